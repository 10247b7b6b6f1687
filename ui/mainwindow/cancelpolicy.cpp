// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/cancelpolicy.h"

#include "app/net/controlcall.h"
#include "app/run/session.h"
#include "ui/logview/visibletext.h"
#include "ui/words/jobwords.h"

#include <QMessageBox>
#include <QPushButton>

namespace runwatch {
namespace {

constexpr qsizetype NamedJobs = 5; // of those that would go; the others are counted
constexpr int LongestName = 60; // characters

QStringList jobsUnderWay(const JobListModel &jobs, const QList<RunId> &runs)
{
    QStringList names;
    for (int row = 0; row < jobs.rowCount(); ++row) {
        const Job *job = jobs.job(jobs.index(row, 0).data(JobListModel::JobIdRole).value<JobId>());
        if (!job || isEnd(job->state) || !runs.contains(job->id.run))
            continue;
        const QString name = visibleText(nameAndProgress(*job));
        names << (name.size() > LongestName ? name.first(LongestName) + u'…' : name);
    }
    return names;
}

} // namespace

CancelPolicy::CancelPolicy(Session &session, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
{
}

bool CancelPolicy::asksServer(const Job &job) const
{
    const StreamStatus *stream = m_session.jobs().stream(job.id.run);
    if (stream && stream->asksToCancel)
        return true;
    const StreamRequest *request = m_session.request(job.id.run);
    return request && request->cancelRequest && ControlCall::isComplete(*request->cancelRequest, job.key);
}

void CancelPolicy::cancel(const QList<JobId> &jobs)
{
    QList<JobId> alone;
    QList<RunId> shared;
    for (const JobId &id : jobs) {
        const Job *job = m_session.jobs().job(id);
        if (!job || isEnd(job->state))
            continue;
        if (!job->sharesItsStream || asksServer(*job))
            alone << id;
        else if (!shared.contains(id.run))
            shared << id.run;
    }
    if (alone.size() > 1)
        emit delayDecided(alone);
    else if (!alone.isEmpty())
        emit cancelDecided(alone.constFirst());
    if (!shared.isEmpty())
        ask(shared);
}

void CancelPolicy::ask(const QList<RunId> &runs)
{
    if (m_question)
        return m_question->raise();
    const QStringList names = jobsUnderWay(m_session.jobs(), runs);
    QStringList lines = names.mid(0, NamedJobs);
    if (const auto others = int(names.size() - lines.size()); others > 0)
        lines << tr("and %n other job(s)", nullptr, others);
    m_question = new QMessageBox(QMessageBox::Question, tr("Close the stream?"),
                                 tr("Closing the stream ends the watching of all %n job(s).", nullptr, int(names.size())),
                                 QMessageBox::NoButton, m_window);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setInformativeText(tr("They share one stream. The server may go on with them.") + QStringLiteral("\n\n")
                                   + lines.join(u'\n'));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *close = m_question->addButton(tr("Close the stream"), QMessageBox::DestructiveRole);
    QPushButton *keep = m_question->addButton(tr("Keep watching"), QMessageBox::RejectRole);
    m_question->setDefaultButton(keep);
    m_question->setEscapeButton(keep);
    connect(close, &QPushButton::clicked, this, [this, runs] {
        for (const RunId run : runs)
            emit closeDecided(run);
    });
    m_question->open();
}

} // namespace runwatch
