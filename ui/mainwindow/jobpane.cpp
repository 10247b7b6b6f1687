// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/jobpane.h"

#include "ui/jobs/jobview.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace runwatch {

JobPane::JobPane(JobListModel &jobs, QWidget *parent)
    : QStackedWidget(parent)
    , m_jobs(jobs)
    , m_view(new JobView(this))
    , m_noMatch(new QLabel(this))
{
    m_presentation.setJobs(&jobs);
    m_filter.setSourceModel(&m_presentation);
    m_view->setJobs(&m_presentation, &m_filter);
    addWidget(m_view);
    addWidget(makeNoMatchPage());
    for (const auto signal : {&JobFilter::rowsInserted, &JobFilter::rowsRemoved})
        connect(&m_filter, signal, this, &JobPane::showFitting);
    for (const auto signal : {&JobListModel::rowsInserted, &JobListModel::rowsRemoved})
        connect(&m_jobs, signal, this, &JobPane::showFitting);
}

QWidget *JobPane::makeNoMatchPage()
{
    auto *page = new QWidget(this);
    m_noMatch->setTextFormat(Qt::PlainText);
    m_noMatch->setAlignment(Qt::AlignCenter);
    auto *clear = new QPushButton(tr("Clear filter"), page);
    auto *layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(m_noMatch);
    layout->addWidget(clear, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(clear, &QPushButton::clicked, this, &JobPane::clearFilterRequested);
    return page;
}

void JobPane::setChoice(const JobChoice &choice)
{
    m_filter.setStates(choice.states);
    m_filter.setServers(choice.servers);
    showFitting();
}

void JobPane::setText(const QString &text)
{
    m_filter.setText(text);
    showFitting();
}

void JobPane::showFitting()
{
    const int all = m_jobs.rowCount();
    const bool hidesAll = all > 0 && m_filter.rowCount() == 0;
    m_noMatch->setText(tr("0 of %n job(s) match", nullptr, all));
    setCurrentIndex(hidesAll ? 1 : 0);
}

} // namespace runwatch
