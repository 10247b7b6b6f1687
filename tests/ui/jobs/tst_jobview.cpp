// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/jobs/livelyjobs.h"
#include "tests/ui/warnings.h"
#include "ui/jobs/jobcolumns.h"
#include "ui/jobs/jobfilter.h"
#include "ui/jobs/jobpresentation.h"
#include "ui/jobs/jobview.h"
#include "ui/look/look.h"
#include "ui/look/profileband.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace runwatch;

class tst_JobView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void cancelsByDelete();
    void cancelsByTheCrossInTheRow();
    void cancelsByTheContextMenu();
    void cancelsAllThatAreSelected();
    void retriesAnEndedJobByItsRow();
    void saysWhyAVerbDoesNotApply();
    void keepsTheSelectionWhenJobsChange();
    void selectsWhatIsLeftWhenTheSelectedRowGoes();
    void selectsARunAsSoonAsItIsThere();
    void selectsTheRowThatTheFocusMakesCurrent();
    void copiesRowsAsTabSeparatedValues();
    void threeClicksOnAHeaderGiveTheOrderOfArrivalBack();
    void keepsItsColumns();
    void passesOverColumnsOfAnotherTime();
    void givesTheMessageWhatIsLeft();
    void showsAndHidesColumns();
    void marksTheRowsOfAProfile_data();
    void marksTheRowsOfAProfile();

private:
    void select(int row);
    void clickActionOf(int row);

    std::unique_ptr<JobListModel> m_jobs;
    std::unique_ptr<JobPresentation> m_shown;
    std::unique_ptr<JobFilter> m_filter;
    std::unique_ptr<JobView> m_view;
};

static QList<JobId> jobsOf(const QSignalSpy &spy)
{
    return spy.constLast().constFirst().value<QList<JobId>>();
}

void tst_JobView::init()
{
    failOnWarnings();
    m_jobs = std::make_unique<JobListModel>();
    m_shown = std::make_unique<JobPresentation>();
    m_filter = std::make_unique<JobFilter>();
    m_view = std::make_unique<JobView>();
    m_shown->setJobs(m_jobs.get());
    m_filter->setSourceModel(m_shown.get());
    m_view->setJobs(m_shown.get(), m_filter.get());
    m_jobs->apply(LivelyJobs().batch);
    m_view->resize(1200, 600);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
}

void tst_JobView::cleanup()
{
    m_view.reset();
    m_filter.reset();
    m_shown.reset();
    m_jobs.reset();
}

void tst_JobView::select(int row)
{
    m_view->setCurrentIndex(m_filter->index(row, 0));
}

void tst_JobView::clickActionOf(int row)
{
    const QModelIndex cell = m_filter->index(row, JobListModel::ActionsColumn);
    m_view->scrollTo(cell);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::NoModifier, m_view->visualRect(cell).center());
}

void tst_JobView::cancelsByDelete()
{
    QSignalSpy cancelled(m_view.get(), &JobView::cancelRequested);
    select(0);
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(jobsOf(cancelled), (QList{JobId{RunId(1), 1}}));
}

void tst_JobView::cancelsByTheCrossInTheRow()
{
    QSignalSpy cancelled(m_view.get(), &JobView::cancelRequested);
    clickActionOf(2);
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(jobsOf(cancelled), (QList{JobId{RunId(1), 3}}));
}

void tst_JobView::cancelsByTheContextMenu()
{
    QSignalSpy cancelled(m_view.get(), &JobView::cancelRequested);
    QCOMPARE(m_view->contextMenuPolicy(), Qt::ActionsContextMenu);
    select(1);
    QAction *cancel = m_view->actions().constFirst();
    QCOMPARE(cancel, m_view->verbs().cancel);
    cancel->trigger();
    QCOMPARE(jobsOf(cancelled), (QList{JobId{RunId(1), 2}}));
}

void tst_JobView::cancelsAllThatAreSelected()
{
    QSignalSpy cancelled(m_view.get(), &JobView::cancelRequested);
    m_view->selectAll();
    QVERIFY(m_view->verbs().cancel->text().contains(QStringLiteral("8 jobs")));
    m_view->verbs().cancel->trigger();
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(jobsOf(cancelled).size(), 15);
}

void tst_JobView::retriesAnEndedJobByItsRow()
{
    QSignalSpy cancelled(m_view.get(), &JobView::cancelRequested);
    QSignalSpy retried(m_view.get(), &JobView::retryRequested);
    clickActionOf(5);
    QCOMPARE(cancelled.count(), 0);
    QCOMPARE(retried.count(), 1);
    QCOMPARE(retried.constFirst().constFirst().value<RunId>(), RunId(1));
}

void tst_JobView::saysWhyAVerbDoesNotApply()
{
    m_view->clearSelection();
    QVERIFY(!m_view->verbs().cancel->isEnabled());
    QCOMPARE(m_view->verbs().cancel->toolTip(), QStringLiteral("No job is selected"));
    select(5); // failed
    QVERIFY(!m_view->verbs().cancel->isEnabled());
    QCOMPARE(m_view->verbs().cancel->toolTip(), QStringLiteral("The job has ended already"));
    select(0);
    QVERIFY(m_view->verbs().cancel->isEnabled());
    QVERIFY(!m_view->verbs().retry->isEnabled());
}

void tst_JobView::keepsTheSelectionWhenJobsChange()
{
    select(3);
    UpdateBatch batch = LivelyJobs().batch;
    batch.jobs[0].message = QStringLiteral("Another");
    m_jobs->apply(batch);
    m_jobs->apply(LivelyJobs(RunId(2)).batch);
    QCOMPARE(m_view->currentJob(), (JobId{RunId(1), 4}));
    QCOMPARE(m_view->selectedJobs().size(), 1);
}

void tst_JobView::selectsWhatIsLeftWhenTheSelectedRowGoes()
{
    m_jobs->apply(LivelyJobs(RunId(2)).batch);
    select(0);
    m_jobs->remove(RunId(1));
    QCOMPARE(m_view->currentJob().run, RunId(2));
    QCOMPARE(m_view->selectedJobs(), QList{m_view->currentJob()});
    QVERIFY(m_view->verbs().cancel->isEnabled());
}

void tst_JobView::selectsARunAsSoonAsItIsThere()
{
    select(0);
    m_view->selectRun(RunId(2));
    QCOMPARE(m_view->currentJob().run, RunId(1));
    m_jobs->apply(LivelyJobs(RunId(2)).batch);
    QCOMPARE(m_view->currentJob(), (JobId{RunId(2), 1}));
    QCOMPARE(m_view->selectedJobs(), QList{m_view->currentJob()});
    select(0);
    m_jobs->apply(LivelyJobs(RunId(3)).batch); // nobody asked for that one
    QCOMPARE(m_view->currentJob().run, RunId(1));
}

void tst_JobView::selectsTheRowThatTheFocusMakesCurrent()
{
    QVERIFY(m_view->hasFocus());
    QVERIFY(!m_view->currentJob().isNull());
    QCOMPARE(m_view->selectedJobs(), QList{m_view->currentJob()});
    QVERIFY(m_view->verbs().cancel->isEnabled());
}

void tst_JobView::copiesRowsAsTabSeparatedValues()
{
    select(0);
    m_view->verbs().copy->trigger();
    const QStringList cells = QGuiApplication::clipboard()->text().split(u'\t');
    QCOMPARE(cells.at(0), QStringLiteral("Running"));
    QCOMPARE(cells.at(1), QStringLiteral("Nightly import"));
    QCOMPARE(cells.at(2), QStringLiteral("63 %"));
}

void tst_JobView::threeClicksOnAHeaderGiveTheOrderOfArrivalBack()
{
    const auto click = [this] {
        const JobColumns &columns = m_view->columns();
        const QPoint middle(columns.sectionViewportPosition(JobListModel::TitleColumn) + 20,
                            columns.height() / 2);
        QTest::mouseClick(m_view->columns().viewport(), Qt::LeftButton, Qt::NoModifier, middle);
    };
    const auto first = [this] { return m_filter->index(0, JobListModel::TitleColumn).data().toString(); };
    QCOMPARE(first(), QStringLiteral("Nightly import"));
    click();
    const QString afterOne = first();
    QVERIFY(afterOne != QStringLiteral("Nightly import"));
    click();
    QVERIFY(first() != afterOne);
    click();
    QCOMPARE(first(), QStringLiteral("Nightly import"));
}

void tst_JobView::keepsItsColumns()
{
    m_view->columns().setSectionHidden(JobListModel::ServerColumn, false);
    m_view->columns().resizeSection(JobListModel::PhaseColumn, 333);
    const QByteArray layout = m_view->columns().layout();
    m_view->columns().reset();
    QVERIFY(m_view->columns().isSectionHidden(JobListModel::ServerColumn));
    m_view->columns().restore(layout);
    QVERIFY(!m_view->columns().isSectionHidden(JobListModel::ServerColumn));
    QCOMPARE(m_view->columns().sectionSize(JobListModel::PhaseColumn), 333);
}

void tst_JobView::passesOverColumnsOfAnotherTime()
{
    m_view->columns().restore(QByteArray("not a layout"));
    QVERIFY(!m_view->columns().isSectionHidden(JobListModel::StateColumn));
    QVERIFY(m_view->columns().sectionSize(JobListModel::StateColumn) > 50);
    m_view->columns().restore(QByteArray());
    QVERIFY(m_view->columns().isSectionHidden(JobListModel::KeyColumn));
}

void tst_JobView::givesTheMessageWhatIsLeft()
{
    JobColumns &columns = m_view->columns();
    QCOMPARE(columns.length(), columns.viewport()->width());
    const int before = columns.sectionSize(JobListModel::MessageColumn);
    columns.resizeSection(JobListModel::PhaseColumn, columns.sectionSize(JobListModel::PhaseColumn) + 20);
    QCOMPARE(columns.sectionSize(JobListModel::MessageColumn), before - 20);
}

void tst_JobView::showsAndHidesColumns()
{
    QMenu menu;
    m_view->columns().fillMenu(menu);
    const auto actionOf = [&menu](QLatin1StringView text) {
        const QList<QAction *> actions = menu.actions();
        const auto found = std::ranges::find(actions, text, &QAction::text);
        return found == actions.end() ? nullptr : *found;
    };
    QAction *timeLeft = actionOf(QLatin1StringView("Time left"));
    QVERIFY(timeLeft && timeLeft->isChecked());
    QAction *server = actionOf(QLatin1StringView("Server"));
    QVERIFY(server && !server->isChecked());
    server->trigger();
    QVERIFY(!m_view->columns().isSectionHidden(JobListModel::ServerColumn));
    QVERIFY(m_view->columns().sectionSize(JobListModel::ServerColumn) > 40);
}

void tst_JobView::marksTheRowsOfAProfile_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<Appearance>("appearance");
    QTest::newRow("light") << Qt::LeftToRight << Appearance::Light;
    QTest::newRow("mirrored dark") << Qt::RightToLeft << Appearance::Dark;
}

// At the start edge of each row of that run, selected or not, and nowhere else; and in words.
void tst_JobView::marksTheRowsOfAProfile()
{
    QFETCH(const Qt::LayoutDirection, direction);
    QFETCH(const Appearance, appearance);
    applyLook(appearance);
    m_view->setLayoutDirection(direction);
    UpdateBatch other = LivelyJobs(RunId(2)).batch;
    other.stream.profile = QStringLiteral("kestra-prod");
    other.stream.profileName = QStringLiteral("Kestra <in> production");
    other.stream.profileColour = ProfileColour::Red;
    m_jobs->apply(other);
    int row = 0;
    while (m_filter->index(row, 0).data(JobListModel::JobIdRole).value<JobId>().run != RunId(2))
        ++row;
    select(row);
    m_view->scrollTo(m_filter->index(row, 0), QAbstractItemView::PositionAtTop);
    m_view->columns().moveSection(0, 3); // whichever column is first

    const QImage picture = m_view->viewport()->grab().toImage();
    const QColor red = *bandColour(ProfileColour::Red, m_view->palette());
    const int start = direction == Qt::LeftToRight ? 0 : picture.width() - 1;
    const int inward = direction == Qt::LeftToRight ? 1 : -1;
    const auto isBand = [&](int shown, int from) {
        const int y = m_view->visualRect(m_filter->index(shown, 0)).center().y();
        return picture.pixelColor(start + inward * from, y) == red;
    };
    for (int past = 0; past < BandWidth; ++past)
        QVERIFY(isBand(row, past) && isBand(row + 1, past));
    QVERIFY(!isBand(row, BandWidth));
    m_view->scrollToTop();
    QVERIFY(m_view->viewport()->grab().toImage().pixelColor(start, 5) != red);

    QCOMPARE(m_filter->index(row, JobListModel::ProfileColumn).data().toString(), other.stream.profileName);
    QVERIFY(m_filter->index(row, JobListModel::TitleColumn).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Kestra &lt;in&gt; production")));
    QVERIFY(m_view->columns().isSectionHidden(JobListModel::ProfileColumn));
}

QTEST_MAIN(tst_JobView)
#include "tst_jobview.moc"
