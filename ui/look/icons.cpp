// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/look/icons.h"

#include "ui/look/tintediconengine.h"

#include <QLatin1StringView>

namespace runwatch {
namespace {

QLatin1StringView fileOf(Icon name)
{
    switch (name) {
    case Icon::OpenStream:
        return QLatin1StringView("plus");
    case Icon::Cancel:
        return QLatin1StringView("x");
    case Icon::Retry:
        return QLatin1StringView("rotate-ccw");
    case Icon::Reconnect:
        return QLatin1StringView("plug");
    case Icon::ClearFinished:
        return QLatin1StringView("list-x");
    case Icon::Filter:
        return QLatin1StringView("search");
    case Icon::Sidebar:
        return QLatin1StringView("panel-left");
    case Icon::Columns:
        return QLatin1StringView("columns-3");
    case Icon::Quit:
        return QLatin1StringView("log-out");
    case Icon::Log:
        return QLatin1StringView("scroll-text");
    case Icon::Errors:
        return QLatin1StringView("circle-alert");
    case Icon::Events:
        return QLatin1StringView("list");
    case Icon::Details:
        return QLatin1StringView("info");
    case Icon::FollowEnd:
        return QLatin1StringView("arrow-down-to-line");
    case Icon::Doctor:
        return QLatin1StringView("stethoscope");
    case Icon::Pause:
        return QLatin1StringView("pause");
    case Icon::Previous:
        return QLatin1StringView("chevron-up");
    case Icon::Next:
        return QLatin1StringView("chevron-down");
    case Icon::Show:
        return QLatin1StringView("eye");
    case Icon::Hide:
        return QLatin1StringView("eye-off");
    case Icon::Copy:
        return QLatin1StringView("copy");
    case Icon::Paste:
        return QLatin1StringView("clipboard-paste");
    case Icon::Demo:
        return QLatin1StringView("play");
    case Icon::Link:
        return QLatin1StringView("link");
    case Icon::Runwatch:
        return QLatin1StringView("activity");
    case Icon::All:
        return QLatin1StringView("layers");
    case Icon::Attention:
        return QLatin1StringView("triangle-alert");
    case Icon::Server:
        return QLatin1StringView("server");
    case Icon::System:
        return QLatin1StringView("monitor");
    case Icon::Light:
        return QLatin1StringView("sun");
    case Icon::Dark:
        return QLatin1StringView("moon");
    case Icon::Live:
        return QLatin1StringView("radio");
    case Icon::Phase:
        return QLatin1StringView("circle");
    case Icon::Connecting:
        return QLatin1StringView("plug");
    case Icon::Queued:
        return QLatin1StringView("circle-dashed");
    case Icon::Running:
        return QLatin1StringView("circle-play");
    case Icon::Stalled:
        return QLatin1StringView("hourglass");
    case Icon::Reconnecting:
        return QLatin1StringView("refresh-cw");
    case Icon::Cancelling:
        return QLatin1StringView("circle-stop");
    case Icon::Completed:
        return QLatin1StringView("circle-check");
    case Icon::CompletedWithErrors:
        return QLatin1StringView("circle-alert");
    case Icon::Failed:
        return QLatin1StringView("circle-x");
    case Icon::EndedEarly:
        return QLatin1StringView("scissors");
    case Icon::Cancelled:
        return QLatin1StringView("circle-slash");
    case Icon::Lost:
        return QLatin1StringView("unplug");
    case Icon::Refused:
        return QLatin1StringView("ban");
    }
    return {};
}

} // namespace

QIcon tintedIcon(Icon name, Tone tone)
{
    return QIcon(new TintedIconEngine(QStringLiteral(":/icons/%1.svg").arg(fileOf(name)), tone));
}

Icon iconOf(JobState state)
{
    switch (state) {
    case JobState::Connecting:
        return Icon::Connecting;
    case JobState::Queued:
        return Icon::Queued;
    case JobState::Running:
        return Icon::Running;
    case JobState::Stalled:
        return Icon::Stalled;
    case JobState::Reconnecting:
        return Icon::Reconnecting;
    case JobState::Cancelling:
        return Icon::Cancelling;
    case JobState::Completed:
        return Icon::Completed;
    case JobState::CompletedWithErrors:
        return Icon::CompletedWithErrors;
    case JobState::Failed:
        return Icon::Failed;
    case JobState::EndedEarly:
        return Icon::EndedEarly;
    case JobState::Cancelled:
        return Icon::Cancelled;
    case JobState::Lost:
        return Icon::Lost;
    case JobState::Refused:
        return Icon::Refused;
    }
    return Icon::Running;
}

Icon iconOf(PhaseState state)
{
    switch (state) {
    case PhaseState::Pending:
        return Icon::Phase;
    case PhaseState::Running:
        return Icon::Running;
    case PhaseState::Completed:
        return Icon::Completed;
    case PhaseState::Failed:
        return Icon::Failed;
    case PhaseState::Cancelled:
        return Icon::Cancelled;
    }
    return Icon::Phase;
}

QIcon stateIcon(JobState state)
{
    return tintedIcon(iconOf(state), toneOf(state));
}

QIcon stateIcon(PhaseState state)
{
    return tintedIcon(iconOf(state), toneOf(state));
}

} // namespace runwatch
