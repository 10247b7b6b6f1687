// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/jobcanceller.h"

#include "app/net/controlcall.h"
#include "app/net/shownurl.h"
#include "app/run/runjobs.h"
#include "app/run/runlog.h"

#include <QDateTime>

namespace runwatch {

namespace {

constexpr int answerTimeout = 30'000; // ms; an answer that comes late is still worth knowing

qint64 currentTime()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

JobCanceller::JobCanceller(RunJobs &jobs, RunLog &log, int patience, QObject *parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_log(log)
    , m_patience(this)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] { closeIfAlone(m_patienceFor); });
}

JobCanceller::~JobCanceller() = default;

bool JobCanceller::cancel(const StreamRequest &stream, const Way &way, quint32 jobIndex)
{
    const Job *job = m_jobs.job(jobIndex);
    if (!job || way.requests.isEmpty() || !ControlCall::isComplete(way.requests.first(), job->key))
        return false;
    if (m_cancellings.contains(jobIndex))
        return true;
    m_cancellings[jobIndex] = {stream, way, nullptr};
    m_log.mark(jobIndex, LogKind::CancelAsked, {}, currentTime());
    m_jobs.beginCancelling(jobIndex);
    sendNext(jobIndex);
    if (!job->sharesItsStream && !way.waits) {
        m_patienceFor = jobIndex;
        m_patience.start();
    }
    emit jobsChanged();
    return true;
}

void JobCanceller::sendNext(quint32 jobIndex)
{
    Cancelling &cancelling = m_cancellings.at(jobIndex);
    if (cancelling.call)
        cancelling.call.release()->deleteLater(); // it is calling us
    cancelling.call = std::make_unique<ControlCall>(cancelling.stream, cancelling.way.requests.takeFirst(),
                                                    m_jobs.job(jobIndex)->key, answerTimeout);
    ControlCall *call = cancelling.call.get();
    connect(call, &ControlCall::confirmed, this, [this, jobIndex](int status) { takeAnswer(jobIndex, status); });
    connect(call, &ControlCall::refused, this, [this, jobIndex](const StreamEnd &end) { takeRefusal(jobIndex, end); });
    m_log.mark(jobIndex, LogKind::CancelSent, {call->method(), shownPath(call->url(), cancelling.stream.everySecret()).toUtf8()}, currentTime());
    call->send();
}

void JobCanceller::stop()
{
    m_patience.stop();
    m_cancellings.clear();
}

void JobCanceller::takeAnswer(quint32 jobIndex, int httpStatus)
{
    if (m_cancellings.at(jobIndex).way.requests.isEmpty())
        takeConfirmation(jobIndex, httpStatus);
    else
        sendNext(jobIndex);
}

void JobCanceller::takeConfirmation(quint32 jobIndex, int httpStatus)
{
    m_log.mark(jobIndex, LogKind::CancelConfirmed, {QByteArray::number(httpStatus)}, currentTime());
    if (m_cancellings.at(jobIndex).way.waits) {
        m_cancellings.at(jobIndex).call.release()->deleteLater(); // it is calling us
        m_cancellings.erase(jobIndex);
        return; // the job is Cancelling until the stream says what became of it
    }
    m_jobs.confirmCancelling(jobIndex, currentTime());
    forget(jobIndex);
}

void JobCanceller::takeRefusal(quint32 jobIndex, const StreamEnd &end)
{
    m_log.markCancelRefused(jobIndex, end, currentTime());
    if (m_jobs.job(jobIndex)->sharesItsStream)
        m_jobs.endCancelling(jobIndex);
    forget(jobIndex);
}

void JobCanceller::forget(quint32 jobIndex)
{
    if (const auto found = m_cancellings.find(jobIndex); found != m_cancellings.end()) {
        found->second.call.release()->deleteLater(); // it is calling us
        m_cancellings.erase(found);
    }
    emit jobsChanged();
    closeIfAlone(jobIndex);
}

// Others may have come to the stream since: they were not asked to be cancelled.
void JobCanceller::closeIfAlone(quint32 jobIndex)
{
    const Job &job = *m_jobs.job(jobIndex);
    if (!job.sharesItsStream && (job.state == JobState::Cancelling || job.state == JobState::Cancelled))
        emit closeDue();
}

} // namespace runwatch
