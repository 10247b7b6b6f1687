// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/look/tone.h"

#include <QIcon>

namespace runwatch {

// The bundled pictures, by what they are used for. A bare machine has no icon theme.
enum class Icon : quint8 {
    OpenStream,
    Cancel,
    Retry,
    Reconnect,
    ClearFinished,
    Filter,
    Sidebar,
    Columns,
    Quit,
    Log,
    Errors,
    Events,
    Details,
    FollowEnd,
    Doctor,
    Pause,
    Previous,
    Next,
    Show,
    Hide,
    Copy,
    Paste,
    Demo,
    Link,
    Runwatch,
    All,
    Attention,
    Server,
    System,
    Light,
    Dark,
    Live,
    Phase,
    Connecting,
    Queued,
    Running,
    Stalled,
    Reconnecting,
    Cancelling,
    Completed,
    CompletedWithErrors,
    Failed,
    EndedEarly,
    Cancelled,
    Lost,
    Refused,
};

// Tinted with the application's palette each time it is painted, sharp at every scale, faint when
// disabled. Beside text it has the colour of the text unless a tone is asked for.
[[nodiscard]] QIcon tintedIcon(Icon name, Tone tone = Tone::Text);

[[nodiscard]] Icon iconOf(JobState state);
[[nodiscard]] Icon iconOf(PhaseState state);
[[nodiscard]] QIcon stateIcon(JobState state);
[[nodiscard]] QIcon stateIcon(PhaseState state);

} // namespace runwatch
