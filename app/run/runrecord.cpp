// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/runrecord.h"

#include "app/log/eventstore.h"
#include "app/log/logstore.h"
#include "app/run/streammarks.h"

#include <tuple>
#include <utility>

namespace runwatch {

namespace {

constexpr qint64 firstEventsLimit = 1 << 20; // bytes

EventReading readingOf(const Decoded &decoded)
{
    using Kind = EventReading::Kind;
    if (decoded.isIgnored)
        return {Kind::Ignored, decoded.rule};
    if (!decoded.isRecognised)
        return {};
    return decoded.rule >= 0 ? EventReading{Kind::Rule, decoded.rule} : EventReading{Kind::BuiltIn, -1};
}

} // namespace

RunRecord::RunRecord(Job streamsOwn, StreamReading reading, std::shared_ptr<LogStore> log,
                     std::shared_ptr<EventStore> events, qint64 logLimit, std::shared_ptr<Spool> spool)
    : m_streamsOwn(std::move(streamsOwn))
    , m_logLimit(logLimit)
    , m_spool(std::move(spool))
    , m_log(std::move(log))
    , m_jobs(m_streamsOwn, m_log)
    , m_reading(std::move(reading))
    , m_events(std::move(events))
{
}

void RunRecord::nameStreamsOwn(const QString &title)
{
    m_streamsOwn.title = title;
    m_jobs.nameStreamsOwn(title);
}

void RunRecord::beginAttempt(const Variables &variables)
{
    m_variables = variables;
    m_reading.beginAttempt(variables);
}

void RunRecord::takeHead(const QUrl &url, const ResponseHead &head, qint64 now)
{
    if (m_reading.takeHead(url, head))
        readAnewIfBegun(now);
    m_jobs.openStream(now);
}

RunRecord::Taken RunRecord::takeEvent(const ServerSentEvent &event, qint64 now)
{
    if (m_reading.isLooking() && !m_events && !m_firstEvents)
        m_firstEvents = std::make_unique<EventStore>(firstEventsLimit);
    if (m_reading.takeEvent(event))
        readAnewIfBegun(now);
    if (!m_reading.isLooking())
        m_firstEvents.reset();
    return read(event, now);
}

RunRecord::Taken RunRecord::read(const ServerSentEvent &event, qint64 now)
{
    const Decoded decoded = m_reading.read(event);
    if (EventStore *store = kept()) {
        store->append({0, now, event.data.size(), event.hasId, readingOf(decoded), event.type, event.lastEventId,
                       event.data});
    }
    apply(decoded, now);
    return {decoded.updates, decoded.endsStream};
}

void RunRecord::apply(const Decoded &decoded, qint64 now)
{
    m_unrecognised += decoded.isRecognised ? 0 : 1;
    for (const Update &update : decoded.updates) {
        if (decoded.isRecognised)
            m_jobs.apply(update, now);
        else
            m_jobs.keepUnrecognised(update, now);
    }
}

void RunRecord::flush(qint64 now)
{
    for (const Update &update : m_reading.flush().updates)
        m_jobs.apply(update, now);
}

bool RunRecord::readBy(RulesPointer rules, StreamStatus::ProfileReason reason, qint64 now)
{
    m_reading.readBy(std::move(rules), reason);
    return readAnew(now);
}

bool RunRecord::chooseByItself(const QList<RulesPointer> &known, const QUrl &url, const ResponseHead &head, qint64 now)
{
    m_reading.chooseByItself(known);
    std::ignore = m_reading.takeHead(url, head);
    if (m_events) {
        const EventStore::Events events = m_events->events(m_events->first(), StreamReading::FirstEvents);
        for (qsizetype i = 0; i < events.size() && m_reading.isLooking(); ++i)
            std::ignore = m_reading.takeEvent(asSent(events[i]));
    }
    return readAnew(now);
}

void RunRecord::readAnewIfBegun(qint64 now)
{
    const EventStore *events = kept();
    if (events && events->end() > 0)
        readAnew(now);
    else
        m_reading.beginAttempt(m_variables);
}

EventStore *RunRecord::kept() const
{
    return m_events ? m_events.get() : m_firstEvents.get();
}

// The marks of the connection stand where they stood, between the events.
bool RunRecord::readAnew(qint64 now)
{
    EventStore *events = kept();
    const std::shared_ptr<LogStore> old = m_log.begin(std::make_shared<LogStore>(m_logLimit, m_spool));
    m_jobs.beginAnew(m_streamsOwn);
    m_reading.beginAttempt(m_variables);
    m_unrecognised = 0;
    ++m_readings;
    bool endsStream = false;
    StreamMarks marks(*old);
    const auto takeMarksUntil = [&](qint64 time) {
        while (const std::optional<LogLine> mark = marks.takeUntil(time))
            takeMark(*mark);
    };
    // Held, since the log that is written meanwhile may need the room of the oldest.
    const EventStore::Events kept = events ? events->events(events->first(), events->end()) : EventStore().events(0, 0);
    const qint64 first = kept.first();
    for (qsizetype i = 0; i < kept.size(); ++i) {
        const StoredEvent event = kept[i];
        takeMarksUntil(event.arrivalTime);
        // One that was too large to be kept whole cannot be read again.
        const Decoded decoded = event.isWhole() ? m_reading.read(asSent(event)) : Decoded{};
        events->setReading(first + i, readingOf(decoded));
        apply(decoded, event.arrivalTime);
        endsStream |= decoded.endsStream;
    }
    takeMarksUntil(now);
    const Profile *profile = m_reading.profile();
    m_log.mark(0, LogKind::ReadAnew, {profile ? profile->name.toUtf8() : QByteArray(), QByteArray::number(first)}, now);
    return endsStream;
}

void RunRecord::takeMark(const LogLine &mark)
{
    m_log.keep(mark);
    if (mark.kind == LogKind::Connected)
        m_jobs.openStream(mark.arrivalTime);
    else if (mark.kind == LogKind::Disconnected || mark.kind == LogKind::StreamPaused)
        m_jobs.loseStream();
    else if (mark.kind == LogKind::AttemptStarted)
        m_jobs.startAgain(mark.text.toByteArray().toInt(), mark.arrivalTime);
}

} // namespace runwatch
