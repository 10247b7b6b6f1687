// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/kindnames.h"

namespace runwatch {

QByteArrayView levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Log:
        return "log";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    case LogLevel::Complete:
        return "complete";
    }
    return {};
}

QByteArrayView kindName(LogKind kind)
{
    switch (kind) {
    case LogKind::ServerText:
        return "line";
    case LogKind::Connected:
        return "connected";
    case LogKind::Disconnected:
        return "disconnected";
    case LogKind::Resumed:
        return "resumed";
    case LogKind::GapJudged:
        return "gapJudged";
    case LogKind::IdsReused:
        return "idsReused";
    case LogKind::PhaseStarted:
        return "phaseStarted";
    case LogKind::PhaseEnded:
        return "phaseEnded";
    case LogKind::JobEnded:
        return "jobEnded";
    case LogKind::ProgressWentBack:
        return "progressWentBack";
    case LogKind::ProgressOvershot:
        return "progressOvershot";
    case LogKind::ProgressUnitChanged:
        return "progressUnitChanged";
    case LogKind::LineTooLong:
        return "lineTooLong";
    case LogKind::EventTooLarge:
        return "eventTooLarge";
    case LogKind::SpoolFull:
        return "spoolFull";
    case LogKind::SpoolHasRoom:
        return "spoolHasRoom";
    case LogKind::OldestLinesDropped:
        return "oldestLinesDropped";
    case LogKind::JobsNotShown:
        return "jobsNotShown";
    case LogKind::PhasesNotShown:
        return "phasesNotShown";
    case LogKind::CancelAsked:
        return "cancelAsked";
    case LogKind::RequestAnswered:
        return "requestAnswered";
    case LogKind::ReadAnew:
        return "readAnew";
    case LogKind::CancelSent:
        return "cancelSent";
    case LogKind::CancelConfirmed:
        return "cancelConfirmed";
    case LogKind::CancelRefused:
        return "cancelRefused";
    case LogKind::ConnectionClosed:
        return "connectionClosed";
    case LogKind::StreamPaused:
        return "streamPaused";
    case LogKind::StreamUnpaused:
        return "streamUnpaused";
    case LogKind::CredentialsChanged:
        return "credentialsChanged";
    case LogKind::MachineSlept:
        return "machineSlept";
    case LogKind::AttemptStarted:
        return "attemptStarted";
    }
    return {};
}

} // namespace runwatch
