// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobresults.h"
#include "app/model/errorlistmodel.h"
#include "tests/log/loglines.h"
#include "tests/ui/warnings.h"
#include "ui/log/errorpane.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_ErrorPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsEqualErrorsOnce();
    void listsTheErrorLinesOfTheJob();
    void listsHowTheJobFailed();
    void tellsItsCountOnlyWhenItChanges();
    void saysThatThereIsNone();
    void saysWhatIsNotListed();
    void takesMarkupForText();
    void copiesRowsAsText();
    void copiesRowsAsMarkdown();
    void beginsAnewForAnotherJob();
    void joinsWhatResultsAndLogTell();
    void showsAllJobsOfTheStream();
    void asksForTheFirstAndTheLastLine();
    void cannotShowWhatTheResultsAloneTell();
    void walksFromKindToKind();
    void sortsByClickAndByMenu();
    void readsManyErrorsInSlices();

private:
    [[nodiscard]] QString text(int row, int column) const;

    std::unique_ptr<ErrorPane> m_pane;
    QTableView *m_table = nullptr;
    Job m_job;
};

void tst_ErrorPane::init()
{
    failOnWarnings();
    m_job = {};
    m_job.id = {RunId(1), 1};
    m_job.lastEventAt = RunStart;
    (void)takeResults(m_job, BatchResults{.success = 7, .failed = 3, .total = 10, .errors = {u"timeout"_qs, u"disk full"_qs, u"timeout"_qs}}, RunStart);
    m_pane = std::make_unique<ErrorPane>();
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    m_table = m_pane->findChild<QTableView *>();
}

QString tst_ErrorPane::text(int row, int column) const
{
    return m_table->model()->index(row, column).data().toString();
}

void tst_ErrorPane::listsEqualErrorsOnce()
{
    m_pane->setJob(&m_job);
    QCOMPARE(m_table->model()->rowCount(), 2);
    QCOMPARE(text(0, 0), u"2"_qs);
    QCOMPARE(text(0, 1), u"timeout"_qs);
    QCOMPARE(text(0, ErrorListModel::FirstSeenColumn), u"12:00:00"_qs);
    QCOMPARE(text(1, 1), u"disk full"_qs);
    QVERIFY(m_table->isColumnHidden(ErrorListModel::JobsColumn));
}

void tst_ErrorPane::listsTheErrorLinesOfTheJob()
{
    const auto store = std::make_shared<LogStore>();
    append(*store, "timeout", LogLevel::Error, 1);
    append(*store, "another's", LogLevel::Error, 2);
    append(*store, "no error", LogLevel::Log, 1);
    append(*store, "404", LogLevel::Error, 1, LogKind::Disconnected);
    m_pane->setJob(&m_job);
    m_pane->setLog(store);
    QCOMPARE(m_table->model()->rowCount(), 2);
    QCOMPARE(text(0, 0), u"2"_qs); // told twice by the results, of which the log has one
    append(*store, "new", LogLevel::Error, 1);
    m_pane->takeLines(0, qint64(store->end()));
    QCOMPARE(text(2, 1), u"new"_qs);
}

void tst_ErrorPane::listsHowTheJobFailed()
{
    const auto store = std::make_shared<LogStore>();
    append(*store, "Failed\x1f" "disk is full\x1f" "60", LogLevel::Error, 1, LogKind::JobEnded);
    append(*store, "Failed\x1f\x1f", LogLevel::Error, 1, LogKind::JobEnded);
    append(*store, "Completed\x1f\x1f", LogLevel::Complete, 1, LogKind::JobEnded);
    m_job.errorsTold.clear();
    m_pane->setJob(&m_job);
    m_pane->setLog(store);
    QCOMPARE(m_table->model()->rowCount(), 2);
    QCOMPARE(text(0, 1), u"disk is full"_qs);
    QCOMPARE(text(0, ErrorListModel::SourceColumn), u"Job's end"_qs);
    QCOMPARE(text(1, 1), u"Failed, without a message"_qs);
}

void tst_ErrorPane::tellsItsCountOnlyWhenItChanges()
{
    const QSignalSpy counts(m_pane.get(), &ErrorPane::countChanged);
    m_pane->setJob(&m_job);
    m_pane->setJob(&m_job);
    QCOMPARE(counts.count(), 1);
    QCOMPARE(counts.at(0).at(0).toInt(), 3);
    m_pane->setJob(nullptr);
    QCOMPARE(counts.count(), 2);
    QCOMPARE(counts.at(1).at(0).toInt(), 0);
}

void tst_ErrorPane::saysThatThereIsNone()
{
    QVERIFY(m_pane->findChild<QLabel *>()->isVisible());
    m_pane->setJob(&m_job);
    QVERIFY(!m_pane->findChild<QLabel *>()->isVisible());
}

void tst_ErrorPane::saysWhatIsNotListed()
{
    m_job.errorsToldNotKept = 12;
    m_pane->setJob(&m_job);
    QVERIFY(m_pane->findChild<QLabel *>()->text().contains(u"12"));
}

void tst_ErrorPane::takesMarkupForText()
{
    m_job.errorsTold[0].text = u"<img src=file:/dev/zero>\u202e"_qs;
    m_pane->setJob(&m_job);
    QCOMPARE(text(0, 1), u"<img src=file:/dev/zero>⟨U+202E⟩"_qs);
}

void tst_ErrorPane::copiesRowsAsText()
{
    m_pane->setJob(&m_job);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"2\ttimeout\t1\tResults\t12:00:00\t12:00:00\n1\tdisk full\t1\tResults\t12:00:00\t12:00:00"_qs);
}

void tst_ErrorPane::copiesRowsAsMarkdown()
{
    m_job.errorsTold[0].text = u"a|b <i>\x1b[31m*"_qs;
    m_pane->setJob(&m_job);
    m_table->selectRow(0);
    QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"| Count | Error | Jobs | Told by | First | Last |\n| --: | --- | --: | --- | --- | --- |\n"
             u"| 2 | a\\|b \\<i\\>\\* | 1 | Results | 12:00:00 | 12:00:00 |\n"_qs);
}

void tst_ErrorPane::beginsAnewForAnotherJob()
{
    const auto store = std::make_shared<LogStore>();
    append(*store, "one", LogLevel::Error, 1);
    append(*store, "two", LogLevel::Error, 2);
    m_pane->setLog(store);
    m_pane->setJob(&m_job);
    Job other;
    other.id = {RunId(1), 2};
    m_pane->setJob(&other);
    QCOMPARE(m_table->model()->rowCount(), 1);
    QCOMPARE(text(0, 1), u"two"_qs);
}

void tst_ErrorPane::joinsWhatResultsAndLogTell()
{
    const auto store = std::make_shared<LogStore>();
    append(*store, "timeout", LogLevel::Error, 1);
    m_pane->setJob(&m_job);
    m_pane->setLog(store);
    QCOMPARE(text(0, ErrorListModel::SourceColumn), u"Log, Results"_qs);
    const QString tip = m_table->model()->index(0, 1).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"Lines of the log: 1<br>In the results: 2"), qPrintable(tip));
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_table);
    QVERIFY(table && table->tableInterface());
    QCOMPARE(table->text(QAccessible::Name), u"Errors"_qs);
    QCOMPARE(table->tableInterface()->cellAt(0, 0)->text(QAccessible::Name),
             u"timeout, count 2, jobs 1, told by Log, Results, first 12:00:00, last 12:00:00"_qs);
}

void tst_ErrorPane::showsAllJobsOfTheStream()
{
    const auto store = std::make_shared<LogStore>();
    append(*store, "timeout", LogLevel::Error, 2);
    Job other = m_job;
    other.id.index = 3;
    m_job.sharesItsStream = true;
    m_pane->setJobTitles([](quint32 index) { return index == 2 ? u"<b>two"_qs : QString(); });
    m_pane->setJobsOf([&](RunId run) { return run == RunId(1) ? QList<const Job *>{&m_job, &other} : QList<const Job *>{}; });
    m_pane->setJob(&m_job);
    m_pane->setLog(store);
    QCOMPARE(text(0, 0), u"2"_qs);
    auto *scope = m_pane->findChild<QComboBox *>();
    QVERIFY(scope->isVisible());
    QCOMPARE(scope->accessibleName(), u"Errors of"_qs);
    const QSignalSpy counts(m_pane.get(), &ErrorPane::countChanged);
    QTest::keyClick(scope, Qt::Key_Down);
    QVERIFY(!m_table->isColumnHidden(ErrorListModel::JobsColumn));
    QCOMPARE(text(0, 0), u"5"_qs);
    QCOMPARE(text(0, ErrorListModel::JobsColumn), u"3"_qs);
    QCOMPARE(counts.last().at(0).toInt(), 7);
    QVERIFY(m_table->model()->index(0, 1).data(Qt::ToolTipRole).toString().contains(u"Jobs: #1, #3, &lt;b&gt;two"));
    (void)takeResults(other, BatchResults{.failed = 9, .errors = {u"new"_qs}}, RunStart);
    m_pane->takeJobs({other});
    QCOMPARE(text(2, 1), u"new"_qs);
    QTest::keyClick(scope, Qt::Key_Up);
    QCOMPARE(text(0, 0), u"2"_qs);
    QCOMPARE(m_table->model()->rowCount(), 2);
}

void tst_ErrorPane::asksForTheFirstAndTheLastLine()
{
    const auto store = std::make_shared<LogStore>();
    appendMany(*store, 7);
    append(*store, "timeout after 3 ms", LogLevel::Error, 1);
    append(*store, "timeout after 5 ms", LogLevel::Error, 1);
    append(*store, "timeout after 9 ms", LogLevel::Error, 1);
    m_job.errorsTold.clear();
    m_pane->setJob(&m_job);
    m_pane->setLog(store);
    QSignalSpy places(m_pane.get(), &ErrorPane::placeRequested);
    const auto asked = [&places] { return places.takeFirst().at(0).value<LogPlace>(); };
    m_table->setFocus();
    m_table->setCurrentIndex(m_table->model()->index(0, 1));
    QTest::keyClick(m_table, Qt::Key_Return);
    QCOMPARE(places.size(), 1);
    QCOMPARE(asked(), (LogPlace{RunId(1), LineNumber(7)}));
    QTest::keyClick(m_table, Qt::Key_Enter, Qt::ShiftModifier);
    QCOMPARE(places.size(), 1);
    QCOMPARE(asked(), (LogPlace{RunId(1), LineNumber(9)}));
    const QPoint at = m_table->visualRect(m_table->model()->index(0, 1)).center();
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(m_table->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(places.size(), 1);
    QCOMPARE(asked(), (LogPlace{RunId(1), LineNumber(7)}));
    m_table->actions().at(1)->trigger(); // of the context menu
    QCOMPARE(asked(), (LogPlace{RunId(1), LineNumber(9)}));
}

void tst_ErrorPane::cannotShowWhatTheResultsAloneTell()
{
    m_pane->setJob(&m_job);
    const QAction *show = m_table->actions().first();
    QVERIFY(!show->isEnabled());
    m_table->setFocus();
    m_table->setCurrentIndex(m_table->model()->index(0, 1));
    QVERIFY(!show->isEnabled());
    QCOMPARE(show->toolTip(), u"The results alone tell of this error."_qs);
    const QSignalSpy places(m_pane.get(), &ErrorPane::placeRequested);
    QTest::keyClick(m_table, Qt::Key_Return);
    QCOMPARE(places.size(), 0);
}

void tst_ErrorPane::walksFromKindToKind()
{
    m_pane->setJob(&m_job);
    m_table->setFocus();
    for (const int row : {0, 1, 1}) {
        QTest::keyClick(m_table, Qt::Key_E);
        QCOMPARE(m_table->currentIndex().row(), row);
        QVERIFY(m_table->selectionModel()->isRowSelected(row));
    }
    QTest::keyClick(m_table, Qt::Key_E, Qt::ShiftModifier);
    QCOMPARE(m_table->currentIndex().row(), 0);
}

void tst_ErrorPane::sortsByClickAndByMenu()
{
    const auto store = std::make_shared<LogStore>();
    for (const char *text : {"disk full", "disk full", "disk full"})
        append(*store, text, LogLevel::Error, 1);
    m_pane->setJob(&m_job);
    m_pane->setLog(store);
    QHeaderView *header = m_table->horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(0) + 20, header->height() / 2));
    QCOMPARE(text(0, 1), u"disk full"_qs); // the largest count first
    QMenu *menu = m_table->actions().last()->menu();
    QVERIFY(menu);
    menu->actions().last()->trigger();
    QCOMPARE(text(0, 1), u"timeout"_qs);
    menu->actions().first()->trigger();
    QCOMPARE(text(0, 1), u"disk full"_qs);
}

void tst_ErrorPane::readsManyErrorsInSlices()
{
    const auto store = std::make_shared<LogStore>();
    constexpr int Errors = 50'000; // enough for many slices in any build
    for (int i = 0; i < Errors; ++i)
        append(*store, "timeout after " + QByteArray::number(i) + " ms", LogLevel::Error, 1);
    m_job.errorsTold.clear();
    m_pane->setJob(&m_job);
    const QSignalSpy counts(m_pane.get(), &ErrorPane::countChanged);
    m_pane->setLog(store);
    QVERIFY(counts.last().at(0).toInt() < Errors);
    QTRY_COMPARE(counts.last().at(0).toInt(), Errors);
    QVERIFY(counts.size() > 2);
    QCOMPARE(m_table->model()->rowCount(), 1);
}

QTEST_MAIN(tst_ErrorPane)
#include "tst_errorpane.moc"
