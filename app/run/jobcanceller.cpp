// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/jobcanceller.h"

#include "app/net/controlcall.h"
#include "app/run/runjobs.h"
#include "app/run/runlog.h"

#include <QDateTime>
#include <QMetaEnum>

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

bool JobCanceller::cancel(const StreamRequest &stream, quint32 jobIndex)
{
    const Job *job = m_jobs.job(jobIndex);
    if (!job || !stream.cancelRequest || !ControlCall::isComplete(*stream.cancelRequest, job->key))
        return false;
    if (m_calls.contains(jobIndex))
        return true;
    auto call = std::make_unique<ControlCall>(stream, *stream.cancelRequest, job->key, answerTimeout);
    connect(call.get(), &ControlCall::confirmed, this, [this, jobIndex](int status) { takeConfirmation(jobIndex, status); });
    connect(call.get(), &ControlCall::refused, this, [this, jobIndex](const StreamEnd &end) { takeRefusal(jobIndex, end); });
    m_log.mark(jobIndex, LogKind::CancelAsked, {}, currentTime());
    m_log.mark(jobIndex, LogKind::CancelSent, {call->method(), call->url().path(QUrl::FullyEncoded).toUtf8()}, currentTime());
    m_jobs.beginCancelling(jobIndex);
    call->send();
    m_calls.emplace(jobIndex, std::move(call));
    if (!job->sharesItsStream) {
        m_patienceFor = jobIndex;
        m_patience.start();
    }
    emit jobsChanged();
    return true;
}

void JobCanceller::stop()
{
    m_patience.stop();
    m_calls.clear();
}

void JobCanceller::takeConfirmation(quint32 jobIndex, int httpStatus)
{
    m_log.mark(jobIndex, LogKind::CancelConfirmed, {QByteArray::number(httpStatus)}, currentTime());
    m_jobs.confirmCancelling(jobIndex, currentTime());
    forget(jobIndex);
}

void JobCanceller::takeRefusal(quint32 jobIndex, const StreamEnd &end)
{
    const QByteArray kind = QMetaEnum::fromType<StreamEnd::Kind>().valueToKey(int(end.kind));
    m_log.mark(jobIndex, LogKind::CancelRefused, {QByteArray::number(end.httpStatus), kind}, currentTime());
    if (m_jobs.job(jobIndex)->sharesItsStream)
        m_jobs.endCancelling(jobIndex);
    forget(jobIndex);
}

void JobCanceller::forget(quint32 jobIndex)
{
    if (const auto found = m_calls.find(jobIndex); found != m_calls.end()) {
        found->second.release()->deleteLater(); // it is calling us
        m_calls.erase(found);
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
