// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QtGlobal>

namespace runwatch {

enum class LogLevel : quint8 { Debug, Log, Warning, Error, Complete };

// A server's text, or one of our marks. A mark carries values, not words: they
// are joined by LogMarkSeparator in `text`, and ui words them.
enum class LogKind : quint8 {
    ServerText,
    Connected, // [HTTP status]
    Disconnected, // [StreamEnd::Kind as its enum key, detail, HTTP status]
    Resumed, // [last event ID, from, to]; the ID empty when the server gives none, times in ms since 1970 UTC
    GapJudged, // ["nothing" or "perhaps" lost, or "untold"; repeated events left out, first event ID after the gap]
    IdsReused, // [event ID]; for another event than before: ids are no cursor here
    PhaseStarted, // [name]
    PhaseEnded, // [name, duration in ms]
    JobEnded, // [JobState as its enum key, message, progress at the end or empty]
    ProgressWentBack, // [from as drawn in percent, to as sent, phase or empty]
    ProgressOvershot, // [as sent, the most it could be, phase or empty]
    ProgressUnitChanged, // ["fraction" or "percent" from now on, as sent, phase or empty]
    LineTooLong, // [limit in bytes]
    EventTooLarge, // [limit in bytes]
    OldestLinesDropped, // [how many lines so far]
    JobsNotShown, // [limit]
    PhasesNotShown, // [limit]
    CancelAsked, // []
    RequestAnswered, // [method, path, HTTP status]; a request that the profile sends before the stream
    ReadAnew, // [profile's name or empty, how many events before the first that is still kept]
    CancelSent, // [method, path]; the profile's request is under way
    CancelConfirmed, // [HTTP status]
    CancelRefused, // [HTTP status, or 0 and StreamEnd::Kind as its enum key, and its detail]
    ConnectionClosed, // []; by us, to cancel
    StreamPaused, // []
    StreamUnpaused, // []
    CredentialsChanged, // []; the operator gave a new token, or trusts the certificate
    MachineSlept, // [from, to] in ms since 1970 UTC
    AttemptStarted, // [number]
    SpoolFull, // [errno's name as in errno.h, bytes of older lines and events that the disk still holds]
    SpoolHasRoom, // []; the disk takes lines again
};

inline constexpr char LogMarkSeparator = '\x1f';

// One line of a run's log. `text` is UTF-8 as the server sent it: it may hold
// control characters and invalid bytes, which the view makes visible.
struct LogLine
{
    quint32 jobIndex = 0; // JobId::index within the run of the store
    LogLevel level = LogLevel::Log;
    LogKind kind = LogKind::ServerText;
    qint64 serverTime = 0; // ms since 1970 UTC as the server said, 0 when it did not
    qint64 arrivalTime = 0; // ms since 1970 UTC on this machine's clock
    QByteArrayView text;
};

} // namespace runwatch
