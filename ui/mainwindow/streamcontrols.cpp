// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/streamcontrols.h"

#include "app/run/session.h"
#include "ui/jobs/jobheader.h"
#include "ui/jobs/jobview.h"
#include "ui/mainwindow/cancelbanner.h"
#include "ui/mainwindow/cancelpolicy.h"
#include "ui/mainwindow/streambanner.h"
#include "ui/words/jobwords.h"

#include <QWidget>

namespace runwatch {

StreamControls::StreamControls(Session &session, const Askers &askers, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_askers(askers)
    , m_policy(new CancelPolicy(session, window))
{
    connectCancelling();
    connect(&askers.view, &JobView::retryRequested, &session, &Session::retry);
    connect(&askers.view, &JobView::reconnectRequested, &session, &Session::reconnectNow);
    connect(&askers.view, &JobView::removeRequested, &session, &Session::remove);
    connect(&askers.header, &JobHeader::retryRequested, &session, &Session::retry);
    connect(&askers.banner, &StreamBanner::retryRequested, &session, &Session::retry);
    connect(&askers.banner, &StreamBanner::reconnectRequested, &session, &Session::reconnectNow);
}

void StreamControls::connectCancelling()
{
    connect(&m_askers.view, &JobView::cancelRequested, m_policy, &CancelPolicy::cancel);
    connect(&m_askers.header, &JobHeader::cancelRequested, m_policy, [this](JobId job) { m_policy->cancel({job}); });
    connect(m_policy, &CancelPolicy::cancelDecided, &m_session, &Session::cancel);
    connect(m_policy, &CancelPolicy::closeDecided, &m_session, &Session::close);
    connect(m_policy, &CancelPolicy::delayDecided, this, &StreamControls::delayCancelling);
    connect(&m_askers.cancelBanner, &CancelBanner::cancelDue, &m_session, &Session::cancel);
}

void StreamControls::delayCancelling(const QList<JobId> &jobs)
{
    QList<CancelBanner::Candidate> candidates;
    for (const JobId &id : jobs) {
        if (const Job *job = m_session.jobs().job(id))
            candidates << CancelBanner::Candidate{id, nameAndProgress(*job), m_policy->asksServer(*job)};
    }
    m_askers.cancelBanner.offer(candidates);
}

} // namespace runwatch
