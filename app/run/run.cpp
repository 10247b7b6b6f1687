// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/run.h"

#include "app/log/eventstore.h"
#include "app/log/logstore.h"
#include "app/net/shownurl.h"
#include "app/run/outcome.h"

#include <QDateTime>

#include <algorithm>

namespace runwatch {

namespace {

qint64 currentTime()
{
    return QDateTime::currentMSecsSinceEpoch();
}

Job streamsOwnJob(RunId id, const StreamRequest &request)
{
    Job job;
    job.id = {id, 0};
    job.title = request.url.path().isEmpty() ? QStringLiteral("/") : request.url.path();
    job.server = originOf(request.url);
    job.startedAt = currentTime();
    return job;
}

StreamStatus initialStatus(RunId id, const StreamRequest &request)
{
    StreamStatus status;
    status.run = id;
    status.given = request.given;
    status.shownUrl = shownUrl(request.url);
    status.server = originOf(request.url);
    status.method = QString::fromLatin1(request.method);
    return status;
}

// What may be shown and copied: a cookie is as good as a token.
QList<std::pair<QByteArray, QByteArray>> shownHeaders(QList<std::pair<QByteArray, QByteArray>> headers)
{
    for (auto &[name, value] : headers) {
        if (name.compare("set-cookie", Qt::CaseInsensitive) == 0)
            value = "***";
    }
    return headers;
}

} // namespace

Run::Run(RunId id, StreamRequest request, SessionOptions options, std::shared_ptr<LogStore> log,
         std::shared_ptr<EventStore> events)
    : m_request(std::move(request))
    , m_options(std::move(options))
    , m_log(std::move(log))
    , m_jobs(streamsOwnJob(id, m_request), m_log)
    , m_events(std::move(events))
    , m_status(initialStatus(id, m_request))
    , m_batcher(m_options.batchInterval, this)
    , m_lingerTimer(this)
    , m_stallTimer(this)
{
    connect(&m_batcher, &UpdateBatcher::batchDue, this, &Run::sendBatch);
    m_lingerTimer.setSingleShot(true);
    m_lingerTimer.setInterval(m_options.lingerTime);
    connect(&m_lingerTimer, &QTimer::timeout, this, [this] { finish(m_status.lastEnd); });
    m_stallTimer.setInterval(std::max(1, m_options.stallTime / 12));
    connect(&m_stallTimer, &QTimer::timeout, this, &Run::lookForStalls);
}

Run::~Run() = default;

void Run::open()
{
    connectStream();
    m_batcher.flush();
}

void Run::cancel()
{
    if (m_status.isOver)
        return;
    if (!m_isStreamOver)
        m_log.mark(0, LogKind::CancelAsked, {}, currentTime());
    finish({StreamEnd::Kind::ClosedByUs, 0, {}});
}

void Run::reconnectNow()
{
    if (m_source)
        m_source->reconnectNow();
}

void Run::retry()
{
    if (!m_status.isOver)
        return;
    m_status.isOver = false;
    m_status.end = JobState::Connecting;
    m_status.lastEnd = {};
    m_status.httpStatus = 0;
    m_isStreamOver = m_hasBeenOpen = false;
    m_runAttempt += 1;
    m_log.mark(0, LogKind::AttemptStarted, {QByteArray::number(m_runAttempt)}, currentTime());
    m_jobs.startAgain(m_runAttempt, currentTime());
    connectStream();
    m_batcher.flush();
}

void Run::acknowledgeBatch()
{
    m_batcher.acknowledge();
}

void Run::connectStream()
{
    const EventSource::Dispatch dispatch{
        .event = [this](const ServerSentEvent &event) { takeEvent(event); },
        .comment = [this](const Comment &) { ++m_status.comments; },
        .oversized = [this](const Oversized &oversized) { takeOversized(oversized); },
    };
    m_source = std::make_unique<EventSource>(m_request, m_options.eventSource, dispatch);
    connect(m_source.get(), &EventSource::attemptStarted, this, &Run::takeAttempt);
    connect(m_source.get(), &EventSource::opened, this, &Run::takeHead);
    connect(m_source.get(), &EventSource::sliceRead, this, &Run::takeSlice);
    connect(m_source.get(), &EventSource::disconnected, this, &Run::takeDisconnect);
    connect(m_source.get(), &EventSource::reconnectScheduled, this, &Run::scheduleReconnect);
    connect(m_source.get(), &EventSource::finished, this, &Run::finish);
    m_source->open();
}

void Run::takeEvent(const ServerSentEvent &event)
{
    if (m_options.eventTap)
        m_options.eventTap(m_status.run, event);
    m_status.events += 1;
    m_status.lastEventAt = sliceTime();
    const Decoded decoded = m_decoder.decode(event);
    if (!decoded.isRecognised)
        m_status.unrecognised += 1;
    if (m_events) {
        m_events->append({.number = 0,
                          .arrivalTime = sliceTime(),
                          .size = event.data.size(),
                          .isRecognised = decoded.isRecognised,
                          .type = event.type,
                          .lastEventId = event.lastEventId,
                          .data = event.data});
    }
    for (const Update &update : decoded.updates) {
        if (decoded.isRecognised)
            m_jobs.apply(update, sliceTime());
        else
            m_jobs.keepUnrecognised(update, sliceTime());
    }
    m_batcher.noteChange();
    if (!decoded.updates.empty())
        lingerWhenOver();
}

void Run::takeOversized(const Oversized &oversized)
{
    const LogKind kind = oversized.what == Oversized::What::EventTooLarge ? LogKind::EventTooLarge : LogKind::LineTooLong;
    m_log.mark(m_jobs.lastIndex(), kind, {QByteArray::number(oversized.limit)}, sliceTime());
    m_jobs.countOversized(sliceTime());
    m_status.oversized += 1;
    m_batcher.noteChange();
}

void Run::takeAttempt(int attempt)
{
    m_status.connection = StreamStatus::Connection::Connecting;
    m_status.attempt = attempt;
    m_batcher.noteChange();
}

void Run::takeHead()
{
    const ResponseHead &head = m_source->head();
    m_status.connection = StreamStatus::Connection::Open;
    m_status.httpStatus = head.status;
    m_status.finalUrl = shownUrl(head.url);
    m_status.contentType = QString::fromLatin1(head.header("Content-Type"));
    m_status.responseHeaders = shownHeaders(head.headers);
    m_status.headReceivedAfter = head.receivedAfter;
    m_status.openedAt = m_status.lastByteAt = currentTime();
    if (std::exchange(m_hasBeenOpen, true))
        m_log.mark(0, LogKind::Resumed, {m_source->lastEventId()}, currentTime());
    else
        m_log.mark(0, LogKind::Connected, {QByteArray::number(head.status)}, currentTime());
    m_jobs.openStream(currentTime());
    m_stallTimer.start();
    m_batcher.noteChange();
}

void Run::takeSlice()
{
    m_status.bytes = m_source->bytesReceived();
    m_status.lastByteAt = sliceTime();
    m_status.lastEventId = m_source->lastEventId();
    m_sliceTime = 0;
    m_batcher.noteChange();
}

// By the rules of the issue, section 5: without keys a stream is over at the
// terminal event, with keys at a clean end when all jobs have ended.
void Run::takeDisconnect(const StreamEnd &end)
{
    m_stallTimer.stop();
    m_status.lastEnd = end;
    m_status.httpStatus = end.httpStatus > 0 ? end.httpStatus : m_status.httpStatus;
    m_log.markDisconnected(end, currentTime());
    const bool isCleanEndOfAll = m_options.judges && m_jobs.hasKeys() && m_jobs.haveAllEnded()
        && end.kind == StreamEnd::Kind::EndOfStream;
    m_isStreamOver |= isCleanEndOfAll;
    if (m_isStreamOver)
        finish(end);
}

void Run::scheduleReconnect(int delay)
{
    m_status.connection = StreamStatus::Connection::Waiting;
    m_status.nextAttemptAt = currentTime() + delay;
    m_jobs.loseStream();
    m_batcher.noteChange();
}

void Run::lookForStalls()
{
    if (m_jobs.markStalled(currentTime(), m_options.stallTime))
        m_batcher.noteChange();
}

void Run::lingerWhenOver()
{
    if (m_isStreamOver || !m_options.judges || m_jobs.hasKeys() || !m_jobs.haveAllEnded())
        return;
    m_isStreamOver = true;
    m_lingerTimer.start();
}

void Run::finish(const StreamEnd &end)
{
    if (m_status.isOver)
        return;
    m_lingerTimer.stop();
    m_stallTimer.stop();
    m_source->close();
    m_status.lastEnd = end;
    m_status.httpStatus = end.httpStatus > 0 ? end.httpStatus : m_status.httpStatus;
    m_status.connection = StreamStatus::Connection::Closed;
    // A stream that was over ends as its jobs did, whatever became of the connection.
    m_jobs.endAll(m_isStreamOver ? JobState::EndedEarly : outcomeOf(end), currentTime());
    m_status.end = m_jobs.worstEnd();
    if (!m_isStreamOver && !(m_jobs.haveAllEnded() && outcomeOf(end) == JobState::EndedEarly))
        m_status.end = worstOf(m_status.end, outcomeOf(end));
    m_status.isOver = true;
    m_batcher.flush();
}

void Run::sendBatch()
{
    UpdateBatch batch;
    batch.stream = m_status;
    batch.stream.jobsNotShown = m_jobs.notShown();
    batch.jobs = m_jobs.takeChanged();
    batch.hidesStreamsOwnJob = !m_jobs.isStreamsOwnShown();
    batch.firstLogLine = qint64(m_log.store().first());
    batch.endLogLine = qint64(m_log.store().end());
    batch.endEvent = m_events ? m_events->end() : 0;
    emit batchReady(batch);
}

// The time of the slice being read, asked for once.
qint64 Run::sliceTime()
{
    if (m_sliceTime == 0)
        m_sliceTime = currentTime();
    return m_sliceTime;
}

} // namespace runwatch
