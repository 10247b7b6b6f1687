// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace runwatch {
Q_NAMESPACE

// What is known of a job. The last seven are ends: nothing follows them but a
// new attempt. product.md, section 2, says what each one claims.
enum class JobState : quint8 {
    Connecting, // the request is on its way, no event has been read
    Queued, // the server said so
    Running,
    Stalled, // bytes may arrive, progress does not
    Reconnecting, // the stream was cut and is being opened again
    Cancelling, // asked for, not yet done
    Completed, // only because the stream said so
    CompletedWithErrors, // as above, and some results failed
    Failed, // only because the stream said so
    EndedEarly, // the stream ended properly without a terminal event
    Cancelled, // by us (the connection is closed) or, as the stream said, by the server
    Lost, // the stream was cut and must not be opened again by itself
    Refused, // the stream never opened, and trying again would not help
};
Q_ENUM_NS(JobState)

enum class PhaseState : quint8 {
    Pending,
    Running,
    Completed, // the next phase began, or the job completed
    Failed, // it was running when the job failed
    Cancelled, // it was running when the job was cut short in any other way
};
Q_ENUM_NS(PhaseState)

[[nodiscard]] constexpr bool isEnd(JobState state)
{
    return state >= JobState::Completed;
}

} // namespace runwatch
