// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
//
// What the stream tells a run, and what follows from it. run.cpp has what the operator asks of it.
#include "app/run/run.h"

#include "app/run/outcome.h"

#include <QDateTime>

#include <utility>

namespace runwatch {

namespace {

qint64 currentTime()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

void Run::takeEvent(const ServerSentEvent &event)
{
    if (m_options.eventTap)
        m_options.eventTap(m_ledger.status().run, event);
    m_ledger.takeEvent(event, *m_source, sliceTime());
    if (m_wasEnded)
        return noteChange(); // nothing follows, however the bytes were cut
    const RunRecord::Taken taken = m_record.takeEvent(event, sliceTime());
    for (const Update &update : taken.updates) {
        if (update.log)
            m_ledger.takeServerTime(update.log->serverTime);
    }
    noteChange();
    if (taken.endsStream || !taken.updates.empty())
        settle(taken.endsStream);
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
    m_record.takeHead(m_request.url, m_source->head(), currentTime());
    if (const Profile *profile = m_record.reading().profile())
        m_source->setSendsLastEventId(profile->source.sendsLastEventId);
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
    if (end.kind == StreamEnd::Kind::EndOfStream && m_options.judges)
        m_isStreamOver |= isOverAtEnd(now);
    if (m_isStreamOver)
        finish(end);
}

bool Run::isOverAtEnd(qint64 now)
{
    const EndMeaning meaning = endMeaning();
    if (meaning == EndMeaning::Done) {
        m_record.flush(now);
        m_jobs.endAll(JobState::Completed, now);
        return true;
    }
    return meaning != EndMeaning::Reconnect && m_jobs.hasKeys() && m_jobs.haveAllEnded()
        && now - m_jobs.lastEndAt() < m_options.hubIdleTime;
}

Run::EndMeaning Run::endMeaning() const
{
    const Profile *profile = m_record.reading().profile();
    return profile ? profile->source.end : EndMeaning::Unsaid;
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
    const Profile *profile = m_record.reading().profile();
    const qint64 least = profile && profile->stallTime > 0 ? profile->stallTime * qint64(1'000) : m_options.stallTime;
    if (m_ledger.status().connection == Open && m_jobs.markStalled(currentTime(), least))
        noteChange();
}

// A rule that says so ends the stream at once; without keys a terminal event does, and lingers.
void Run::settle(bool endsStream)
{
    m_wasEnded |= endsStream && m_options.judges;
    const bool isOver = endsStream || (!m_jobs.hasKeys() && m_jobs.haveAllEnded());
    if (!isOver || !m_options.judges || (std::exchange(m_isStreamOver, true) && !endsStream))
        return;
    m_lingerTimer.start(endsStream ? 0 : m_options.lingerTime);
}

void Run::finish(const StreamEnd &end)
{
    if (m_ledger.status().isOver)
        return;
    m_lingerTimer.stop();
    m_opening.stop();
    if (m_source)
        m_source->close();
    m_ledger.finish(end, currentTime());
    m_record.flush(currentTime());
    endJobs(end);
    m_batcher.hurry(*this);
}

// A stream that was over ends as its jobs did, whatever became of the connection.
void Run::endJobs(const StreamEnd &end)
{
    JobState outcome = outcomeOf(end);
    if (outcome == JobState::EndedEarly && endMeaning() == EndMeaning::Lost)
        outcome = JobState::Lost;
    m_jobs.endAll(m_isStreamOver ? JobState::EndedEarly : outcome, currentTime());
    JobState worst = m_jobs.worstEnd();
    if (!m_isStreamOver && !(m_jobs.haveAllEnded() && outcome == JobState::EndedEarly))
        worst = worstOf(worst, outcome);
    m_ledger.status().end = worst;
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
