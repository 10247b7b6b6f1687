// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/runjobs.h"

#include "app/jobs/jobupdate.h"
#include "app/run/outcome.h"
#include "app/run/runlog.h"

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

// What the connection's end makes of a job. A stream that is refused says nothing of one it has
// told of before; one whose cancelling was asked for was cancelled, by whomever.
JobState endOf(const Job &job, JobState connections)
{
    if (connections == JobState::Refused)
        return job.events > 0 ? JobState::Lost : JobState::Refused;
    return job.state == JobState::Cancelling ? JobState::Cancelled : connections;
}

} // namespace

RunJobs::RunJobs(const Job &streamsOwn, RunLog &log)
    : m_log(log)
{
    m_jobs.push_back({.job = streamsOwn});
    markChanged(m_jobs.front());
}

void RunJobs::nameStreamsOwn(const QString &title)
{
    m_jobs.front().job.title = title;
    markChanged(m_jobs.front());
}

void RunJobs::beginAnew(const Job &streamsOwn)
{
    m_jobs.clear();
    m_jobs.push_back({.job = streamsOwn});
    m_indexes.clear();
    m_changed.clear();
    m_lastKey.clear();
    m_lastIndex = 0;
    m_notShown = m_lastEndAt = 0;
    m_keyedRunning = 0;
    m_isStreamsOwnFed = false;
    markChanged(m_jobs.front());
}

void RunJobs::apply(const Update &update, qint64 now)
{
    const bool isKnown = update.key.isEmpty() && !update.keyIfKnown.isEmpty() && m_indexes.contains(update.keyIfKnown);
    const QString &key = isKnown ? update.keyIfKnown : update.key;
    Entry *entry = entryFor(key, now);
    if (!entry)
        return;
    m_isStreamsOwnFed |= key.isEmpty();
    applyTo(*entry, update, now);
}

void RunJobs::keepUnrecognised(const Update &text, qint64 now)
{
    applyTo(m_jobs.front(), text, now);
}

void RunJobs::applyTo(Entry &entry, const Update &update, qint64 now)
{
    Job &job = entry.job;
    const bool wasCancelling = job.state == JobState::Cancelling;
    const JobChange change = applyUpdate(job, update, now);
    if (wasCancelling && job.state == JobState::Cancelled)
        job.cancelReach = Job::CancelReach::ServerConfirmed; // by the stream itself
    if (isEnd(job.state))
        job.timeLeft.reset();
    else if (change.hasAdvanced)
        takeAdvance(entry, now);
    if (update.log)
        m_log.takeServerLine(job.id.index, *update.log, now);
    m_log.markChange(job, change, now);
    if (change.hasEnded && !job.id.isStreamsOwn()) {
        --m_keyedRunning;
        m_lastEndAt = now;
    }
    markChanged(entry);
}

void RunJobs::takeAdvance(Entry &entry, qint64 now)
{
    if (!entry.pace)
        entry.pace = std::make_unique<JobPace>();
    entry.pace->takeAdvance(entry.job, entry.waitingSince > 0 ? now - entry.waitingSince : 0, now);
    entry.waitingSince = now;
}

void RunJobs::openStream(qint64 now)
{
    for (Entry &entry : m_jobs) {
        entry.waitingSince = now;
        JobState &state = entry.job.state == JobState::Cancelling ? entry.beforeCancelling : entry.job.state;
        if (state == JobState::Reconnecting)
            state = entry.beforeLoss == JobState::Connecting ? JobState::Running : entry.beforeLoss;
        else if (entry.job.id.isStreamsOwn() && state == JobState::Connecting)
            state = JobState::Running;
        else
            continue;
        if (entry.job.startedAt == 0)
            entry.job.startedAt = now;
        markChanged(entry);
    }
}

void RunJobs::loseStream()
{
    for (Entry &entry : m_jobs) {
        // What is being cancelled stays so, but what it would go back to is lost as well.
        JobState &state = entry.job.state == JobState::Cancelling ? entry.beforeCancelling : entry.job.state;
        if (isEnd(state) || state == JobState::Reconnecting)
            continue;
        entry.beforeLoss = std::exchange(state, JobState::Reconnecting);
        entry.job.timeLeft.reset();
        markChanged(entry);
    }
}

bool RunJobs::markStalled(qint64 now, qint64 least)
{
    bool hasSomeChanged = false;
    for (Entry &entry : m_jobs) {
        if (entry.job.state != JobState::Running || entry.job.events == 0)
            continue;
        const qint64 silence = now - entry.waitingSince;
        const bool isStalled = silence >= std::max(least, entry.pace ? 4 * entry.pace->usualGap() : 0);
        if (isStalled) {
            entry.job.state = JobState::Stalled;
            entry.job.timeLeft.reset();
            entry.job.usualGap = entry.pace ? entry.pace->usualGap() : 0;
        }
        if (!isStalled && !(entry.pace && entry.pace->takeSilence(entry.job, silence)))
            continue;
        markChanged(entry);
        hasSomeChanged = true;
    }
    return hasSomeChanged;
}

void RunJobs::endAll(JobState end, qint64 now)
{
    for (Entry &entry : m_jobs) {
        if (isEnd(entry.job.state))
            continue;
        if (end == JobState::Refused)
            entry.beforeEnd = std::make_unique<Job>(entry.job);
        endFromOutside(entry, endOf(entry.job, end), now);
    }
    m_keyedRunning = 0;
}

void RunJobs::endFromOutside(Entry &entry, JobState end, qint64 now)
{
    if (end == JobState::Cancelled && entry.job.cancelReach == Job::CancelReach::None)
        entry.job.cancelReach = Job::CancelReach::ConnectionClosed;
    entry.job.timeLeft.reset();
    const JobChange change = endJob(entry.job, end, now);
    if (!entry.job.id.isStreamsOwn() || isStreamsOwnShown())
        m_log.markChange(entry.job, change, now);
    markChanged(entry);
}

void RunJobs::revive()
{
    for (Entry &entry : m_jobs) {
        if (!entry.beforeEnd)
            continue;
        const qint64 lines = entry.job.logLines;
        entry.job = *entry.beforeEnd;
        entry.job.timeLeft.reset();
        entry.job.logLines = lines;
        entry.beforeEnd.reset();
        if (entry.job.state == JobState::Cancelling) // nobody asks for it any more
            entry.job.state = entry.beforeCancelling;
        if (entry.job.state != JobState::Reconnecting && entry.job.state != JobState::Connecting)
            entry.beforeLoss = std::exchange(entry.job.state, JobState::Reconnecting);
        m_keyedRunning += entry.job.id.isStreamsOwn() ? 0 : 1;
        markChanged(entry);
    }
}

void RunJobs::beginCancelling(quint32 index)
{
    Entry &entry = m_jobs[index];
    if (isEnd(entry.job.state) || entry.job.state == JobState::Cancelling)
        return;
    entry.beforeCancelling = entry.job.state;
    entry.job.state = JobState::Cancelling;
    entry.job.timeLeft.reset();
    markChanged(entry);
}

void RunJobs::endCancelling(quint32 index)
{
    Entry &entry = m_jobs[index];
    if (entry.job.state != JobState::Cancelling)
        return;
    entry.job.state = entry.beforeCancelling;
    markChanged(entry);
}

void RunJobs::confirmCancelling(quint32 index, qint64 now)
{
    Entry &entry = m_jobs[index];
    if (entry.job.state == JobState::Cancelled && entry.job.cancelReach != Job::CancelReach::None) {
        entry.job.cancelReach = Job::CancelReach::ServerConfirmed; // the connection was closed before
        markChanged(entry);
    } else if (!isEnd(entry.job.state)) {
        entry.job.cancelReach = Job::CancelReach::ServerConfirmed;
        endFromOutside(entry, JobState::Cancelled, now);
        m_keyedRunning -= entry.job.id.isStreamsOwn() ? 0 : 1;
        m_lastEndAt = now;
    }
}

const Job *RunJobs::job(quint32 index) const
{
    return index < m_jobs.size() ? &m_jobs[index].job : nullptr;
}

void RunJobs::startAgain(int attempt, qint64 now)
{
    const auto hasCompleted = [](const Entry &entry) {
        return entry.job.state == JobState::Completed || entry.job.state == JobState::CompletedWithErrors;
    };
    const auto firstShown = m_jobs.begin() + (isStreamsOwnShown() ? 0 : 1);
    const bool wantsAll = std::all_of(firstShown, m_jobs.end(), hasCompleted);
    for (Entry &entry : m_jobs) {
        if (!wantsAll && hasCompleted(entry))
            continue;
        entry.job = nextAttempt(entry.job, attempt, now);
        entry.beforeLoss = JobState::Connecting;
        entry.beforeEnd.reset();
        entry.waitingSince = 0;
        entry.pace.reset();
        m_keyedRunning += entry.job.id.isStreamsOwn() ? 0 : 1;
        markChanged(entry);
    }
}

void RunJobs::countOversized(qint64 now)
{
    // Which job the lost event was about cannot be known: it stands with the one heard of last.
    Entry &entry = m_jobs[m_lastIndex];
    entry.job.errors += 1;
    entry.job.oversized += 1;
    entry.job.lastEventAt = now;
    markChanged(entry);
}

QList<Job> RunJobs::takeChanged()
{
    std::sort(m_changed.begin(), m_changed.end());
    QList<Job> jobs;
    jobs.reserve(m_changed.size());
    for (const quint32 index : std::as_const(m_changed)) {
        m_jobs[index].isChanged = false;
        if (index > 0 || isStreamsOwnShown())
            jobs.append(m_jobs[index].job);
    }
    m_changed.clear();
    return jobs;
}

bool RunJobs::haveAllEnded() const
{
    return hasKeys() ? m_keyedRunning == 0 : isEnd(m_jobs.front().job.state);
}

JobState RunJobs::worstEnd() const
{
    JobState worst = JobState::Connecting;
    for (const Entry &entry : m_jobs) {
        if (isEnd(entry.job.state) && (!entry.job.id.isStreamsOwn() || isStreamsOwnShown()))
            worst = worstOf(worst, entry.job.state);
    }
    return worst;
}

RunJobs::Entry *RunJobs::entryFor(const QString &key, qint64 now)
{
    if (key == m_lastKey)
        return &m_jobs[m_lastIndex];
    quint32 index = 0;
    if (!key.isEmpty()) {
        const auto found = m_indexes.constFind(key);
        if (found == m_indexes.constEnd() && m_jobs.size() > MaxJobs) {
            if (m_notShown++ == 0)
                m_log.mark(0, LogKind::JobsNotShown, {QByteArray::number(MaxJobs)}, now);
            return nullptr;
        }
        index = found == m_indexes.constEnd() ? addJob(key, now).job.id.index : *found;
    }
    m_lastKey = key;
    m_lastIndex = index;
    return &m_jobs[index];
}

RunJobs::Entry &RunJobs::addJob(const QString &key, qint64 now)
{
    const Job &own = m_jobs.front().job;
    Job job;
    job.id = {own.id.run, quint32(m_jobs.size())};
    job.key = key;
    job.title = key;
    job.server = own.server;
    job.attempt = own.attempt;
    job.startedAt = now;
    m_jobs.push_back({.job = job});
    m_indexes.insert(key, job.id.index);
    const auto shown = m_jobs.size() - (isStreamsOwnShown() ? 0 : 1);
    if (shown == 2) {
        for (Entry &entry : m_jobs) {
            entry.job.sharesItsStream = true;
            markChanged(entry);
        }
    }
    m_jobs.back().job.sharesItsStream = shown > 1;
    ++m_keyedRunning;
    return m_jobs.back();
}

void RunJobs::markChanged(Entry &entry)
{
    if (std::exchange(entry.isChanged, true))
        return;
    m_changed.append(entry.job.id.index);
}

} // namespace runwatch
