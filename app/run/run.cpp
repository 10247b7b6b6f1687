// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/run.h"

#include "app/log/eventstore.h"
#include "app/log/logstore.h"
#include "app/net/shownurl.h"
#include "app/run/outcome.h"

#include <QDateTime>

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

EventReading readingOf(const Decoded &decoded)
{
    return {decoded.isRecognised ? EventReading::Kind::BuiltIn : EventReading::Kind::NotUnderstood, -1};
}

} // namespace

Run::Run(RunId id, StreamRequest request, SessionOptions options, std::shared_ptr<LogStore> log,
         std::shared_ptr<EventStore> events, const Shared &shared)
    : m_request(std::move(request))
    , m_options(std::move(options))
    , m_decoder(shared.decoder)
    , m_log(std::move(log))
    , m_jobs(streamsOwnJob(id, m_request), m_log)
    , m_events(std::move(events))
    , m_ledger(id, m_request, m_log)
    , m_canceller(m_jobs, m_log, m_options.cancelPatience, this)
    , m_batcher(shared.batcher)
    , m_lingerTimer(this)
{
    connect(&m_canceller, &JobCanceller::jobsChanged, this, &Run::noteChange);
    connect(&m_canceller, &JobCanceller::closeDue, this, &Run::close);
    m_lingerTimer.setSingleShot(true);
    m_lingerTimer.setInterval(m_options.lingerTime);
    connect(&m_lingerTimer, &QTimer::timeout, this, [this] { finish({}); });
}

Run::~Run()
{
    m_batcher.forget(*this);
}

void Run::open()
{
    connectStream();
    m_batcher.hurry(*this);
}

void Run::cancel(quint32 jobIndex)
{
    const Job *job = m_jobs.job(jobIndex);
    if (!job || isEnd(job->state))
        return;
    const bool isAskedAgain = job->state == JobState::Cancelling && !job->sharesItsStream;
    if (!isAskedAgain && m_canceller.cancel(m_request, jobIndex))
        return;
    m_log.mark(jobIndex, LogKind::CancelAsked, {}, currentTime());
    close();
}

void Run::close()
{
    if (m_ledger.status().isOver)
        return;
    if (!m_isStreamOver)
        m_log.mark(0, LogKind::ConnectionClosed, {}, currentTime());
    finish({StreamEnd::Kind::ClosedByUs, 0, {}});
}

void Run::reconnectNow()
{
    if (!m_source || m_ledger.status().isOver)
        return;
    if (m_source->isPaused())
        m_log.mark(0, LogKind::StreamUnpaused, {}, currentTime());
    m_source->reconnectNow();
}

void Run::unpause()
{
    if (m_source && m_source->isPaused())
        reconnectNow();
}

void Run::pause()
{
    if (m_source && !m_isStreamOver && !m_ledger.status().isOver)
        m_source->pause();
}

void Run::wake(qint64 from, qint64 to)
{
    if (!m_source || m_isStreamOver || m_ledger.status().isOver)
        return;
    m_log.mark(0, LogKind::MachineSlept, {QByteArray::number(from), QByteArray::number(to)}, currentTime());
    m_sleptFrom = from;
    m_source->wake();
    noteChange();
}

void Run::retry()
{
    if (!m_ledger.status().isOver)
        return;
    // A GET that was refused for a while (a proxy's 404 during a deploy) is resumed.
    if (!m_request.isPost() && isRefusal(m_ledger.status().lastEnd) && m_source->sendsIds())
        return goOn(m_request);
    m_canceller.stop();
    m_ledger.beginRunAttempt();
    m_isStreamOver = false;
    m_runAttempt += 1;
    m_log.mark(0, LogKind::AttemptStarted, {QByteArray::number(m_runAttempt)}, currentTime());
    m_jobs.startAgain(m_runAttempt, currentTime());
    connectStream();
    m_batcher.hurry(*this);
}

void Run::goOn(const StreamRequest &request)
{
    if (!m_ledger.status().isOver || !isRefusal(m_ledger.status().lastEnd))
        return;
    if (request.token != m_request.token || request.pinnedCertificate != m_request.pinnedCertificate)
        m_log.mark(0, LogKind::CredentialsChanged, {}, currentTime());
    m_request = request;
    m_isStreamOver = false;
    m_canceller.stop();
    m_ledger.goOn();
    m_jobs.revive();
    m_source->openAgain(m_request);
    m_batcher.hurry(*this);
}

void Run::connectStream()
{
    const EventSource::Dispatch dispatch{
        .event = [this](const ServerSentEvent &event) { takeEvent(event); },
        .comment = [this](const Comment &) { ++m_ledger.status().comments; },
        .oversized = [this](const Oversized &oversized) { takeOversized(oversized); },
        .idReused = [this](QByteArrayView id) { m_ledger.takeIdReused(id, sliceTime()); },
    };
    m_source = std::make_unique<EventSource>(m_request, m_options.eventSource, dispatch);
    connect(m_source.get(), &EventSource::attemptStarted, this, [this](int attempt) {
        m_ledger.beginAttempt(attempt);
        noteChange();
    });
    connect(m_source.get(), &EventSource::requestSent, this, [this] {
        m_ledger.noteSent(currentTime());
        noteChange();
    });
    connect(m_source.get(), &EventSource::opened, this, &Run::takeHead);
    connect(m_source.get(), &EventSource::sliceRead, this, &Run::takeSlice);
    connect(m_source.get(), &EventSource::disconnected, this, &Run::takeDisconnect);
    connect(m_source.get(), &EventSource::reconnectScheduled, this, &Run::scheduleReconnect);
    connect(m_source.get(), &EventSource::paused, this, &Run::takePause);
    connect(m_source.get(), &EventSource::finished, this, &Run::finish);
    m_source->open();
}

void Run::takeEvent(const ServerSentEvent &event)
{
    if (m_options.eventTap)
        m_options.eventTap(m_ledger.status().run, event);
    m_ledger.takeEvent(event, *m_source, sliceTime());
    const Decoded decoded = m_decoder.decode(event);
    if (!decoded.isRecognised)
        m_ledger.status().unrecognised += 1;
    if (m_events)
        m_events->append({0, sliceTime(), event.data.size(), event.hasId, readingOf(decoded), event.type, event.lastEventId, event.data});
    for (const Update &update : decoded.updates) {
        if (update.log)
            m_ledger.takeServerTime(update.log->serverTime);
        if (decoded.isRecognised)
            m_jobs.apply(update, sliceTime());
        else
            m_jobs.keepUnrecognised(update, sliceTime());
    }
    noteChange();
    if (!decoded.updates.empty())
        lingerWhenOver();
}

void Run::takeOversized(const Oversized &oversized)
{
    const LogKind kind = oversized.what == Oversized::What::EventTooLarge ? LogKind::EventTooLarge : LogKind::LineTooLong;
    m_log.mark(m_jobs.lastIndex(), kind, {QByteArray::number(oversized.limit)}, sliceTime());
    m_jobs.countOversized(sliceTime());
    m_ledger.status().oversized += 1;
    noteChange();
}

void Run::takeHead()
{
    m_ledger.open(*m_source, currentTime());
    m_jobs.openStream(currentTime());
    noteChange();
}

void Run::takeSlice()
{
    m_ledger.takeSlice(*m_source, sliceTime());
    m_sliceTime = 0;
    noteChange();
}

// Without keys a stream is over at the terminal event; with keys at a clean end when
// all jobs have ended, and not long before: else it is a hub that has nothing to tell.
void Run::takeDisconnect(const StreamEnd &end)
{
    m_sliceTime = 0;
    const qint64 now = currentTime();
    m_ledger.disconnect(end, *m_source, end.kind == StreamEnd::Kind::Slept ? m_sleptFrom : now);
    const bool isEndOfAll = m_options.judges && m_jobs.hasKeys() && m_jobs.haveAllEnded()
        && now - m_jobs.lastEndAt() < m_options.hubIdleTime;
    m_isStreamOver |= isEndOfAll && end.kind == StreamEnd::Kind::EndOfStream;
    if (m_isStreamOver)
        finish(end);
}

void Run::takePause()
{
    m_ledger.pause();
    m_log.mark(0, LogKind::StreamPaused, {}, currentTime());
    m_jobs.loseStream();
    noteChange();
}

void Run::scheduleReconnect(int delay)
{
    m_ledger.wait(delay, currentTime());
    m_jobs.loseStream();
    noteChange();
}

void Run::lookForStalls()
{
    using enum StreamStatus::Connection;
    if (m_ledger.status().connection == Open && m_jobs.markStalled(currentTime(), m_options.stallTime))
        noteChange();
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
    if (m_ledger.status().isOver)
        return;
    m_lingerTimer.stop();
    m_source->close();
    m_ledger.finish(end, currentTime());
    // A stream that was over ends as its jobs did, whatever became of the connection.
    m_jobs.endAll(m_isStreamOver ? JobState::EndedEarly : outcomeOf(end), currentTime());
    JobState worst = m_jobs.worstEnd();
    if (!m_isStreamOver && !(m_jobs.haveAllEnded() && outcomeOf(end) == JobState::EndedEarly))
        worst = worstOf(worst, outcomeOf(end));
    m_ledger.status().end = worst;
    m_batcher.hurry(*this);
}

UpdateBatch Run::takeBatch()
{
    UpdateBatch batch;
    batch.stream = m_ledger.status();
    batch.stream.jobsNotShown = m_jobs.notShown();
    batch.jobs = m_jobs.takeChanged();
    batch.hidesStreamsOwnJob = !m_jobs.isStreamsOwnShown();
    batch.firstLogLine = qint64(m_log.store().first());
    batch.endLogLine = qint64(m_log.store().end());
    batch.endEvent = m_events ? m_events->end() : 0;
    return batch;
}

void Run::noteChange()
{
    m_batcher.noteChange(*this);
}

// The time of the slice being read, asked for once.
qint64 Run::sliceTime()
{
    if (m_sliceTime == 0)
        m_sliceTime = currentTime();
    return m_sliceTime;
}

} // namespace runwatch
