// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/cancelpolicy.h"

#include "app/model/joblistmodel.h"

#include <QMessageBox>
#include <QPushButton>

#include <set>

namespace runwatch {
namespace {

int jobsUnderWay(const JobListModel &jobs, RunId run)
{
    int count = 0;
    for (int row = 0; row < jobs.rowCount(); ++row) {
        const Job *job = jobs.job(jobs.index(row, 0).data(JobListModel::JobIdRole).value<JobId>());
        count += job && job->id.run == run && !isEnd(job->state) ? 1 : 0;
    }
    return count;
}

} // namespace

CancelPolicy::CancelPolicy(const JobListModel &jobs, QWidget *window)
    : QObject(window)
    , m_jobs(jobs)
    , m_window(window)
{
}

void CancelPolicy::cancel(const QList<JobId> &jobs)
{
    std::set<RunId> runs;
    QList<JobId> sharing;
    int ended = 0;
    for (const JobId &id : jobs) {
        const Job *job = m_jobs.job(id);
        if (!job || isEnd(job->state) || !runs.insert(id.run).second)
            continue;
        if (!job->sharesItsStream) {
            emit cancelDecided(id);
            continue;
        }
        sharing << id;
        ended += jobsUnderWay(m_jobs, id.run);
    }
    if (!sharing.isEmpty())
        ask(sharing, ended);
}

void CancelPolicy::ask(const QList<JobId> &sharing, int ended)
{
    if (m_question)
        return m_question->raise();
    m_question = new QMessageBox(QMessageBox::Question, tr("Close the stream?"),
                                 tr("Closing the stream ends the watching of all %n job(s).", nullptr, ended),
                                 QMessageBox::NoButton, m_window);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setInformativeText(tr("They share one stream. The server may go on with them."));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *close = m_question->addButton(tr("Close the stream"), QMessageBox::DestructiveRole);
    QPushButton *keep = m_question->addButton(tr("Keep watching"), QMessageBox::RejectRole);
    m_question->setDefaultButton(keep);
    m_question->setEscapeButton(keep);
    connect(close, &QPushButton::clicked, this, [this, sharing] {
        for (const JobId &job : sharing)
            emit cancelDecided(job);
    });
    m_question->open();
}

} // namespace runwatch
