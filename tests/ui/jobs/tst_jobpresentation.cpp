// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/jobs/livelyjobs.h"
#include "tests/ui/warnings.h"
#include "ui/jobs/jobpresentation.h"

#include <QAbstractItemModelTester>
#include <QIcon>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;

static constexpr qint64 Now = 1'800'000'000'000;

class tst_JobPresentation : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void wordsEachCell();
    void everyColumnHasAName();
    void everyRowReadsAsASentence();
    void everyCellReadsWithItsName();
    void stateIsAWordAndAShape();
    void tooltipsAreEscaped();
    void hiddenCharactersAreShown();
    void tellsTimeOnceForEachCountingColumn();
    void isQuietWhenNothingRuns();
    void passesFactsOn();
    void saysTheTimeLeft();
    void saysWhatWasSent();

private:
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        return m_shown->index(row, column).data(role).toString();
    }
    void show(const Job &job);

    std::unique_ptr<JobListModel> m_jobs;
    std::unique_ptr<JobPresentation> m_shown;
};

void tst_JobPresentation::init()
{
    failOnWarnings();
    m_jobs = std::make_unique<JobListModel>();
    m_shown = std::make_unique<JobPresentation>([] { return Now; });
    m_shown->setJobs(m_jobs.get());
    new QAbstractItemModelTester(m_shown.get(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 m_shown.get());
    m_jobs->apply(LivelyJobs(RunId(1), Now).batch);
}

void tst_JobPresentation::cleanup()
{
    m_shown.reset();
    m_jobs.reset();
}

void tst_JobPresentation::show(const Job &job)
{
    UpdateBatch batch;
    batch.stream.run = job.id.run;
    batch.jobs << job;
    m_jobs->apply(batch);
}

void tst_JobPresentation::wordsEachCell()
{
    QCOMPARE(cell(0, JobListModel::StateColumn), QStringLiteral("Running"));
    QCOMPARE(cell(0, JobListModel::TitleColumn), QStringLiteral("Nightly import"));
    QCOMPARE(cell(0, JobListModel::ProgressColumn), QStringLiteral("63 %"));
    QCOMPARE(cell(0, JobListModel::PhaseColumn), QStringLiteral("3/5 Upload"));
    QCOMPARE(cell(0, JobListModel::MessageColumn), QStringLiteral("Sending block 126 of 200"));
    QCOMPARE(cell(0, JobListModel::ElapsedColumn), QStringLiteral("59:34"));
    QVERIFY(cell(1, JobListModel::ResultsColumn).contains(QStringLiteral("37")));
    QCOMPARE(cell(3, JobListModel::ProgressColumn), QStringLiteral("412 done"));
    QCOMPARE(cell(4, JobListModel::ProgressColumn), QString());
}

void tst_JobPresentation::everyColumnHasAName()
{
    for (int column = 0; column < JobListModel::ColumnCount; ++column)
        QVERIFY(!m_shown->headerData(column, Qt::Horizontal, Qt::AccessibleTextRole).toString().isEmpty());
}

void tst_JobPresentation::everyRowReadsAsASentence()
{
    const QString sentence = cell(0, 0, Qt::AccessibleTextRole);
    QVERIFY(sentence.startsWith(QStringLiteral("Nightly import, Running")));
    QVERIFY(sentence.contains(QStringLiteral("phase 3 of 5 Upload")));
}

void tst_JobPresentation::everyCellReadsWithItsName()
{
    QCOMPARE(cell(0, JobListModel::ProgressColumn, Qt::AccessibleTextRole), QStringLiteral("Progress: 63 %"));
    QCOMPARE(cell(4, JobListModel::ProgressColumn, Qt::AccessibleTextRole),
             QStringLiteral("Progress: unknown"));
}

void tst_JobPresentation::stateIsAWordAndAShape()
{
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        QVERIFY(!cell(row, JobListModel::StateColumn).isEmpty());
        QVERIFY(
            !m_shown->index(row, JobListModel::StateColumn).data(Qt::DecorationRole).value<QIcon>().isNull());
    }
}

void tst_JobPresentation::tooltipsAreEscaped()
{
    Job job = *m_jobs->job({RunId(1), 1});
    job.title = QStringLiteral("<img src=file:///etc/passwd>");
    job.message = QStringLiteral("<b>bold</b> & more");
    show(job);
    for (int column = 0; column < JobListModel::ColumnCount; ++column) {
        const QString tip = cell(0, column, Qt::ToolTipRole);
        QVERIFY(!tip.contains(QStringLiteral("<img")));
        QVERIFY(!tip.contains(QStringLiteral("<b>")));
    }
    QVERIFY(cell(0, JobListModel::MessageColumn, Qt::ToolTipRole).contains(QStringLiteral("&lt;b&gt;bold")));
}

void tst_JobPresentation::hiddenCharactersAreShown()
{
    Job job = *m_jobs->job({RunId(1), 1});
    job.title = QStringLiteral("safe") + QChar(0x202e) + QStringLiteral("exe");
    show(job);
    QVERIFY(cell(0, JobListModel::TitleColumn).contains(QStringLiteral("U+202E")));
}

void tst_JobPresentation::saysTheTimeLeft()
{
    Job job = *m_jobs->job({RunId(1), 1});
    job.state = JobState::Running;
    job.timeLeft = TimeLeft{.likely = 720'000, .least = 480'000, .most = 1'200'000, .madeAt = Now, .basis = 240'000};
    show(job);
    QCOMPARE(cell(0, JobListModel::TimeLeftColumn), QStringLiteral("8–20 m"));
    QCOMPARE(cell(0, JobListModel::TimeLeftColumn, Qt::AccessibleTextRole), QStringLiteral("Time left: between 8 and 20 minute(s) left"));
    QVERIFY(cell(0, JobListModel::TimeLeftColumn, Qt::ToolTipRole).contains(QStringLiteral("from the last 4 min")));
    QCOMPARE(cell(0, JobListModel::TimeLeftColumn, JobListModel::SortRole), QStringLiteral("720000"));
    job.state = JobState::Stalled;
    job.lastAdvanceAt = Now - 180'000;
    job.usualGap = 4'000;
    show(job);
    QCOMPARE(cell(0, JobListModel::TimeLeftColumn), QStringLiteral("stalled"));
    QVERIFY(cell(0, JobListModel::StateColumn, Qt::ToolTipRole).contains(QStringLiteral("no progress for 3 min; usual gap 4 s")));
    QVERIFY(!m_shown->index(0, JobListModel::TimeLeftColumn).data(JobListModel::SortRole).isValid()); // unknown is last
}

void tst_JobPresentation::saysWhatWasSent()
{
    Job job = *m_jobs->job({RunId(1), 1});
    job.progressAsSent = ProgressReading{.value = 150};
    job.isProgressDerived = false;
    job.results = BatchResults{.success = 4, .failed = 1, .total = 10};
    show(job);
    const QString toolTip = cell(0, JobListModel::ProgressColumn, Qt::ToolTipRole);
    QVERIFY(toolTip.contains(QStringLiteral("150, more than 100")));
    QVERIFY(toolTip.contains(QStringLiteral("4 succeeded, 1 failed, 5 left")));
    QCOMPARE(cell(0, JobListModel::ResultsColumn, Qt::AccessibleTextRole), QStringLiteral("OK / Failed: 4 succeeded, 1 failed, 5 left"));
    job.progressAsSent.reset();
    job.isProgressDerived = true;
    show(job);
    QVERIFY(cell(0, JobListModel::ProgressColumn, Qt::ToolTipRole).contains(QStringLiteral("derived")));
    QVERIFY(cell(0, JobListModel::ProgressColumn, Qt::AccessibleTextRole).endsWith(QStringLiteral("derived")));
}

void tst_JobPresentation::tellsTimeOnceForEachCountingColumn()
{
    QSignalSpy changes(m_shown.get(), &QAbstractItemModel::dataChanged);
    m_shown->tellTimeAnew();
    QCOMPARE(changes.count(), 3);
    QCOMPARE(changes.at(0).at(0).toModelIndex().column(), int(JobListModel::TimeLeftColumn));
    QCOMPARE(changes.at(1).at(0).toModelIndex().column(), int(JobListModel::ElapsedColumn));
    QCOMPARE(changes.at(2).at(0).toModelIndex().column(), int(JobListModel::LastEventColumn));
}

void tst_JobPresentation::isQuietWhenNothingRuns()
{
    m_jobs->remove(RunId(1));
    Job job;
    job.id = {RunId(2), 0};
    job.state = JobState::Completed;
    show(job);
    QSignalSpy changes(m_shown.get(), &QAbstractItemModel::dataChanged);
    m_shown->tellTimeAnew();
    QCOMPARE(changes.count(), 0);
}

void tst_JobPresentation::passesFactsOn()
{
    const QModelIndex first = m_shown->index(0, 0);
    QCOMPARE(first.data(JobListModel::StateRole).value<JobState>(), JobState::Running);
    QCOMPARE(first.data(JobListModel::JobIdRole).value<JobId>(), (JobId{RunId(1), 1}));
}

QTEST_MAIN(tst_JobPresentation)
#include "tst_jobpresentation.moc"
