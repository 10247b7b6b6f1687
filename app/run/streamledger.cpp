// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/streamledger.h"

#include "app/jobs/logline.h"
#include "app/model/timeline.h"
#include "app/net/curltext.h"
#include "app/net/eventsource.h"
#include "app/net/shownurl.h"
#include "app/run/runlog.h"
#include "app/stream/idnumbers.h"

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

using Connection = StreamStatus::Connection;

constexpr int timesInBurst = 3; // fewer prove nothing
constexpr qint64 longestBurst = 250; // ms, from its first byte to its last

// What may be shown and copied: a cookie is as good as a token.
QList<std::pair<QByteArray, QByteArray>> shownHeaders(QList<std::pair<QByteArray, QByteArray>> headers)
{
    for (auto &[name, value] : headers) {
        if (name.compare("set-cookie", Qt::CaseInsensitive) == 0)
            value = "***";
    }
    return headers;
}

bool follows(QByteArrayView id, QByteArrayView before)
{
    const auto number = idNumber(id);
    const auto numberBefore = idNumber(before);
    return number && numberBefore && *number == *numberBefore + 1;
}

} // namespace

StreamLedger::StreamLedger(RunId run, const StreamRequest &request, RunLog &log)
    : m_log(log)
    , m_secrets(request.secrets)
{
    m_status.run = run;
    setRequest(request);
}

void StreamLedger::setRequest(const StreamRequest &request)
{
    m_status.given = request.given;
    m_status.shownUrl = shownUrl(request.url, request.secrets);
    m_status.server = originOf(request.url);
    m_status.method = QString::fromLatin1(request.method);
    m_status.curlCommand = curlText(request);
}

void StreamLedger::goOn()
{
    m_status.isOver = false;
    m_status.end = JobState::Connecting;
    m_status.lastEnd = {};
    m_status.certificate.reset();
    m_status.httpStatus = 0;
}

void StreamLedger::beginRunAttempt()
{
    StreamStatus next;
    next.run = m_status.run;
    next.given = m_status.given;
    next.shownUrl = m_status.shownUrl;
    next.server = m_status.server;
    next.method = m_status.method;
    next.curlCommand = m_status.curlCommand;
    next.coverage = m_status.coverage;
    next.past = m_status.past;
    next.rates = m_status.rates;
    m_status = next; // what comes is no resume, and all else is counted anew
    m_gap = {};
    m_newestId.clear();
    m_idsCountUp = true;
    m_sliceTimes = {};
    m_burstTimes = {};
}

void StreamLedger::beginAttempt(int attempt)
{
    m_status.connection = Connection::Connecting;
    m_status.attempt = attempt;
    m_status.attemptInRow += 1;
    m_status.httpStatus = 0;
    m_status.sentAt = 0;
}

void StreamLedger::noteSent(qint64 now)
{
    if (m_status.sentAt == 0)
        m_status.sentAt = now;
}

void StreamLedger::open(const EventSource &source, qint64 now)
{
    const ResponseHead &head = source.head();
    m_status.connection = Connection::Open;
    m_status.attemptInRow = 0;
    m_status.sentAt = 0;
    m_status.httpStatus = head.status;
    m_status.finalUrl = shownUrl(head.url, m_secrets);
    m_status.contentType = QString::fromLatin1(head.header("Content-Type"));
    m_status.responseHeaders = shownHeaders(head.headers);
    m_status.headReceivedAfter = head.receivedAfter;
    m_status.firstEventAfter = -1;
    m_status.openedAt = now;
    m_status.lastByteAt = m_status.lastLineAt = now;
    m_status.idleLimit = source.idleLimit();
    const qint64 from = std::exchange(m_status.disconnectedAt, 0);
    if (from == 0) {
        m_log.mark(0, LogKind::Connected, {QByteArray::number(head.status)}, now);
        return;
    }
    m_status.coverage.disconnected += now - from;
    m_gap.length += std::max<qint64>(1, now - from);
    m_gap.lastId = source.lastEventId();
    m_gap.repeatedBefore = source.repeatedEvents();
    m_log.mark(0, LogKind::Resumed, {m_gap.lastId, QByteArray::number(from), QByteArray::number(now)}, now);
}

void StreamLedger::takeEvent(const ServerSentEvent &event, const EventSource &source, qint64 now)
{
    m_status.events += 1;
    m_status.lastEventAt = now;
    countEvent(m_status.rates, now);
    if (m_status.firstEventAfter < 0)
        m_status.firstEventAfter = now - m_status.openedAt;
    if (!event.hasId)
        return;
    if (m_gap.length > 0)
        judgeGap(event, source, now);
    else if (!m_newestId.isEmpty() && m_idsCountUp)
        m_idsCountUp = follows(event.lastEventId, m_newestId);
    m_newestId.resize(0);
    m_newestId.append(event.lastEventId);
}

void StreamLedger::takeIdReused(QByteArrayView id, qint64 now)
{
    m_gap.areIdsNew = true;
    m_log.mark(0, LogKind::IdsReused, {id.toByteArray()}, now);
}

// Only what is known is said: a repeated event, or the number after the last, shows that the
// server went on where it was left; a higher number where ids count up shows that it did not.
void StreamLedger::judgeGap(const ServerSentEvent &event, const EventSource &source, qint64 now)
{
    const qint64 repeated = source.repeatedEvents() - m_gap.repeatedBefore;
    QByteArray loss = "untold";
    if (m_gap.areIdsNew)
        loss = "perhaps";
    else if (repeated > 0 || follows(event.lastEventId, m_gap.lastId))
        loss = "nothing";
    else if (m_idsCountUp && idNumber(event.lastEventId))
        loss = "perhaps";
    if (loss == "nothing")
        noteRecovered();
    m_log.mark(0, LogKind::GapJudged, {loss, QByteArray::number(repeated), event.lastEventId.toByteArray()}, now);
    m_gap = {};
}

// The gaps since the last event was read, however many attempts they took.
void StreamLedger::noteRecovered()
{
    m_status.coverage.recovered += m_gap.length;
    qint64 length = m_gap.length;
    qint64 until = m_status.openedAt;
    for (auto past = m_status.past.rbegin(); past != m_status.past.rend() && length > 0; ++past) {
        past->isGapRecovered = true;
        length -= until - past->closedAt;
        until = past->openedAt;
    }
}

void StreamLedger::ServerTimes::take(const ServerTimes &others)
{
    if (others.count == 0)
        return;
    from = count == 0 ? others.from : std::min(from, others.from);
    to = count == 0 ? others.to : std::max(to, others.to);
    count += others.count;
}

void StreamLedger::takeServerTime(qint64 time)
{
    if (time != 0)
        m_sliceTimes.take({time, time, 1});
}

void StreamLedger::takeSlice(const EventSource &source, qint64 now)
{
    judgeBurst(now);
    m_status.bytes = source.bytesReceived();
    m_status.lastByteAt = now;
    m_status.lastLineAt = now - source.sinceLastLine();
    m_status.lastEventId = source.lastEventId();
    m_status.keepAliveGap = source.keepAliveGap();
    m_status.idleLimit = source.idleLimit();
    m_status.reconnectionTime = source.reconnectionTime();
    m_status.sendsIds = source.sendsIds();
    m_status.repeatsIds = source.repeatsIds();
    m_status.repeated = source.repeatedEvents();
}

// Events that happened far apart and came at once, after a silence that was as long: something
// on the way holds them back. A history that a server tells on connecting comes without one.
// "At once" may be several slices: how the bytes are cut is chance.
void StreamLedger::judgeBurst(qint64 now)
{
    const bool isFirst = m_status.bytes == 0;
    if (isFirst || now - m_burstAt > longestBurst) {
        m_silenceBefore = isFirst ? m_status.headReceivedAfter + now - m_status.openedAt : now - m_status.lastByteAt;
        m_burstAt = now;
        m_burstTimes = {};
    }
    m_burstTimes.take(std::exchange(m_sliceTimes, {}));
    const qint64 span = m_burstTimes.to - m_burstTimes.from;
    if (m_burstTimes.count >= timesInBurst && m_silenceBefore >= span / 2)
        m_status.burstSpan = std::max(m_status.burstSpan, span);
}

void StreamLedger::disconnect(const StreamEnd &end, const EventSource &source, qint64 now)
{
    m_status.lastEnd = end;
    m_status.httpStatus = end.httpStatus > 0 ? end.httpStatus : m_status.httpStatus;
    m_status.certificate = source.certificate();
    closeConnection(end.kind, now);
    // Of a pause and of sleep the log has marks of their own.
    if (end.kind != StreamEnd::Kind::Paused && end.kind != StreamEnd::Kind::Slept)
        m_log.markDisconnected(end, now);
}

void StreamLedger::closeConnection(StreamEnd::Kind end, qint64 now)
{
    m_status.sentAt = 0;
    if (std::exchange(m_status.connection, Connection::Waiting) != Connection::Open)
        return;
    m_status.coverage.observed += now - m_status.openedAt;
    m_status.disconnectedAt = now;
    m_status.past.append({m_status.openedAt, now, end});
    if (m_status.past.size() > StreamStatus::MaxPastConnections)
        m_status.past.removeFirst();
}

void StreamLedger::wait(int delay, qint64 now)
{
    m_status.connection = Connection::Waiting;
    m_status.nextAttemptAt = now + delay;
}

void StreamLedger::pause()
{
    m_status.connection = Connection::Paused;
}

void StreamLedger::finish(const StreamEnd &end, qint64 now)
{
    closeConnection(end.kind, now);
    m_status.isOver = true;
    m_status.connection = Connection::Closed;
    m_status.lastEnd = end;
    m_status.httpStatus = end.httpStatus > 0 ? end.httpStatus : m_status.httpStatus;
}

} // namespace runwatch
