// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/jobresults.h"
#include "tests/log/loglines.h"
#include "tests/ui/warnings.h"
#include "ui/log/errorpane.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
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
    void copiesTheErrors();
    void beginsAnewForAnotherJob();

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
    QCOMPARE(text(0, 2), u"12:00:00"_qs);
    QCOMPARE(text(1, 1), u"disk full"_qs);
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
    QCOMPARE(text(0, 0), u"3"_qs);
    append(*store, "new", LogLevel::Error, 1);
    m_pane->takeLines(0, qint64(store->end()));
    QCOMPARE(text(2, 1), u"new"_qs);
}

void tst_ErrorPane::listsHowTheJobFailed()
{
    const auto store = std::make_shared<LogStore>();
    append(*store, "Failed\x1f" "disk is full\x1f" "60", LogLevel::Error, 1, LogKind::JobEnded);
    append(*store, "Completed\x1f\x1f", LogLevel::Complete, 1, LogKind::JobEnded);
    m_job.errorsTold.clear();
    m_pane->setJob(&m_job);
    m_pane->setLog(store);
    QCOMPARE(m_table->model()->rowCount(), 1);
    QCOMPARE(text(0, 1), u"Failed at 60 %: disk is full"_qs);
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

void tst_ErrorPane::copiesTheErrors()
{
    m_pane->setJob(&m_job);
    m_table->setFocus();
    QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"timeout\ndisk full"_qs);
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

QTEST_MAIN(tst_ErrorPane)
#include "tst_errorpane.moc"
