// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/jobs/livelyjobs.h"
#include "tests/ui/warnings.h"
#include "ui/jobs/jobfilter.h"
#include "ui/jobs/jobpresentation.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace runwatch;

class tst_JobFilter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void letsAllPassAtFirst();
    void filtersByState();
    void filtersByServer();
    void findsEachWordSomewhere();
    void followsAJobThatChangesItsState();
    void sortsUnknownLastBothWays();
    void keepsTheOrderOfArrival();

private:
    QStringList titles() const;

    std::unique_ptr<JobListModel> m_jobs;
    std::unique_ptr<JobPresentation> m_shown;
    std::unique_ptr<JobFilter> m_filter;
};

void tst_JobFilter::init()
{
    failOnWarnings();
    m_jobs = std::make_unique<JobListModel>();
    m_shown = std::make_unique<JobPresentation>();
    m_filter = std::make_unique<JobFilter>();
    m_shown->setJobs(m_jobs.get());
    m_filter->setSourceModel(m_shown.get());
    new QAbstractItemModelTester(m_filter.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 m_filter.get());
    m_jobs->apply(LivelyJobs().batch);
}

void tst_JobFilter::cleanup()
{
    m_filter.reset();
    m_shown.reset();
    m_jobs.reset();
}

QStringList tst_JobFilter::titles() const
{
    QStringList titles;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        titles << m_filter->index(row, JobListModel::TitleColumn).data().toString();
    return titles;
}

void tst_JobFilter::letsAllPassAtFirst()
{
    QCOMPARE(m_filter->rowCount(), m_jobs->rowCount());
    QVERIFY(!m_filter->hidesAnything());
}

void tst_JobFilter::filtersByState()
{
    m_filter->setStates({JobState::Failed, JobState::Lost});
    QCOMPARE(titles(),
             (QStringList{QStringLiteral("Ledger reconciliation"), QStringLiteral("Fraud model training")}));
    QVERIFY(m_filter->hidesAnything());
}

void tst_JobFilter::filtersByServer()
{
    m_filter->setServers({QStringLiteral("https://other.example")});
    QCOMPARE(m_filter->rowCount(), 0);
    m_filter->setServers({QStringLiteral("https://prod.example")});
    QCOMPARE(m_filter->rowCount(), m_jobs->rowCount());
}

void tst_JobFilter::findsEachWordSomewhere()
{
    m_filter->setText(QStringLiteral("NIGHTLY upload"));
    QCOMPARE(titles(), QStringList{QStringLiteral("Nightly import")});
    m_filter->setText(QStringLiteral("  "));
    QVERIFY(!m_filter->hidesAnything());
}

void tst_JobFilter::followsAJobThatChangesItsState()
{
    m_filter->setStates({JobState::Queued});
    QCOMPARE(titles(), QStringList{QStringLiteral("Thumbnails")});
    UpdateBatch batch = LivelyJobs().batch;
    batch.jobs = {batch.jobs.at(4)};
    batch.jobs[0].state = JobState::Running;
    m_jobs->apply(batch);
    QCOMPARE(m_filter->rowCount(), 0);
}

void tst_JobFilter::sortsUnknownLastBothWays()
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        m_filter->sort(JobListModel::ProgressColumn, order);
        const auto at = [this](int row) {
            return m_filter->index(row, JobListModel::ProgressColumn).data(JobListModel::SortRole);
        };
        QVERIFY(at(0).isValid());
        QVERIFY(!at(m_filter->rowCount() - 1).isValid());
        QCOMPARE(at(0).toDouble() < at(1).toDouble() || at(0) == at(1),
                 order == Qt::AscendingOrder || at(0) == at(1));
    }
}

void tst_JobFilter::keepsTheOrderOfArrival()
{
    const QStringList before = titles();
    m_filter->sort(JobListModel::TitleColumn, Qt::AscendingOrder);
    QVERIFY(titles() != before);
    m_filter->sort(-1);
    QCOMPARE(titles(), before);
}

QTEST_MAIN(tst_JobFilter)
#include "tst_jobfilter.moc"
