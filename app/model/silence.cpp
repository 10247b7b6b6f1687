// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/silence.h"

#include <algorithm>

namespace runwatch {

namespace {

using Connection = StreamStatus::Connection;

// In ms.
constexpr qint64 QuietAfter = 15'000;
constexpr qint64 NoBytesAfter = 60'000;
constexpr qint64 NoLineAfter = 120'000;

qint64 sinceEvent(const StreamStatus &stream, qint64 now)
{
    return now - std::max(stream.lastEventAt, stream.openedAt);
}

} // namespace

Silence silenceOf(const StreamStatus &stream, qint64 now)
{
    if (stream.connection != Connection::Open)
        return Silence::None;
    const bool areBytesOld = stream.lastByteAt > 0 && now - stream.lastByteAt >= NoBytesAfter;
    if (areBytesOld && stream.idleLimit == 0)
        return Silence::NoBytes;
    if (!areBytesOld && stream.lastLineAt > 0 && now - stream.lastLineAt >= NoLineAfter)
        return Silence::NoLine;
    return sinceEvent(stream, now) >= QuietAfter ? Silence::Quiet : Silence::None;
}

qint64 silenceTime(const StreamStatus &stream, qint64 now)
{
    switch (silenceOf(stream, now)) {
    case Silence::None:
        return 0;
    case Silence::Quiet:
        return sinceEvent(stream, now);
    case Silence::NoLine:
        return now - stream.lastLineAt;
    case Silence::NoBytes:
        return now - stream.lastByteAt;
    }
    return 0;
}

bool countsTime(const StreamStatus &stream, qint64 now)
{
    switch (stream.connection) {
    case Connection::Connecting:
        return stream.sentAt > 0;
    case Connection::Waiting:
        return true;
    case Connection::Open:
        return silenceOf(stream, now) != Silence::None;
    case Connection::Paused:
    case Connection::Closed:
        break;
    }
    return false;
}

} // namespace runwatch
