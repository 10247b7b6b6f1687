// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/streammarks.h"

#include "app/log/eventstore.h"

namespace runwatch {

namespace {

constexpr qsizetype linesAtOnce = 4'096;

bool isTheConnections(LogKind kind)
{
    switch (kind) {
    case LogKind::Connected:
    case LogKind::Disconnected:
    case LogKind::Resumed:
    case LogKind::GapJudged:
    case LogKind::IdsReused:
    case LogKind::LineTooLong:
    case LogKind::EventTooLarge:
    case LogKind::ConnectionClosed:
    case LogKind::StreamPaused:
    case LogKind::StreamUnpaused:
    case LogKind::CredentialsChanged:
    case LogKind::MachineSlept:
    case LogKind::AttemptStarted:
    case LogKind::RequestAnswered:
    case LogKind::ReadAnew:
        return true;
    default:
        return false;
    }
}

} // namespace

StreamMarks::StreamMarks(const LogStore &log)
    : m_log(log)
    , m_lines(log.lines(log.first(), linesAtOnce))
{
}

std::optional<LogLine> StreamMarks::takeUntil(qint64 time)
{
    while (m_next < m_lines.size() || LineNumber(qint64(m_lines.first()) + m_lines.size()) < m_log.end()) {
        if (m_next == m_lines.size()) {
            m_lines = m_log.lines(LineNumber(qint64(m_lines.first()) + m_lines.size()), linesAtOnce);
            m_next = 0;
            continue; // the oldest may have gone: others needed the room
        }
        LogLine line = m_lines[m_next];
        if (line.arrivalTime > time)
            return std::nullopt;
        ++m_next;
        if (isTheConnections(line.kind)) {
            line.jobIndex = 0; // the jobs are others now
            return line;
        }
    }
    return std::nullopt;
}

ServerSentEvent asSent(const StoredEvent &event)
{
    return {.type = event.type, .data = event.data, .lastEventId = event.lastEventId, .hasId = event.hasId};
}

} // namespace runwatch
