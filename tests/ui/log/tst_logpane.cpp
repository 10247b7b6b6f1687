// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/log/loglines.h"
#include "tests/ui/warnings.h"
#include "ui/log/logpane.h"
#include "ui/logview/logview.h"

#include <QComboBox>
#include <QTest>
#include <QToolButton>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

QToolButton *button(QWidget &pane, QStringView word)
{
    for (QToolButton *button : pane.findChildren<QToolButton *>()) {
        if (button->text().startsWith(word))
            return button;
    }
    return nullptr;
}

QComboBox *choice(QWidget &pane, QStringView name)
{
    for (QComboBox *box : pane.findChildren<QComboBox *>()) {
        if (box->accessibleName() == name)
            return box;
    }
    return nullptr;
}

} // namespace

class tst_LogPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void countsTheLevelsOfTheScope();
    void countsNothingForAJobWithoutLines();
    void hidesALevel();
    void showsOneLevelAloneWithAlt();
    void showsTheLinesOfAllJobs();
    void namesTheJobsAmongMany();
    void tellsTheTimeInFourWays();
    void followsByTheButton();
    void keepsTheChoicesForAnotherJob();
    void goesToALine();
    void clipsNothingWhenNarrow();
    void hasANameForEachControl();

private:
    std::shared_ptr<LogStore> m_store;
    std::unique_ptr<LogPane> m_pane;
};

void tst_LogPane::init()
{
    failOnWarnings();
    m_store = std::make_shared<LogStore>();
    appendMany(*m_store, 3, LogLevel::Log, 1);
    appendMany(*m_store, 2, LogLevel::Error, 1);
    appendMany(*m_store, 4, LogLevel::Warning, 2);
    m_pane = std::make_unique<LogPane>();
    m_pane->resize(800, 400);
    m_pane->setLog(m_store, 1, 0);
    m_pane->setLog(m_store, 1, RunStart); // known by now
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void tst_LogPane::countsTheLevelsOfTheScope()
{
    QVERIFY(button(*m_pane, u"Log 3"));
    QVERIFY(button(*m_pane, u"Error 2"));
    QVERIFY(button(*m_pane, u"Warning 0"));
    appendMany(*m_store, 1, LogLevel::Warning, 1);
    m_pane->takeLines(0, qint64(m_store->end()));
    QVERIFY(button(*m_pane, u"Warning 1"));
}

void tst_LogPane::countsNothingForAJobWithoutLines()
{
    m_pane->setLog(m_store, 7, RunStart);
    QVERIFY(button(*m_pane, u"Log 0"));
    QVERIFY(button(*m_pane, u"Error 0"));
}

void tst_LogPane::hidesALevel()
{
    QCOMPARE(m_pane->view().linesInView().size(), 5);
    QTest::mouseClick(button(*m_pane, u"Log"), Qt::LeftButton);
    QCOMPARE(m_pane->view().linesInView().size(), 2);
    QVERIFY(button(*m_pane, u"Log 3")); // still counted
    QTest::mouseClick(button(*m_pane, u"Log"), Qt::LeftButton);
    QCOMPARE(m_pane->view().linesInView().size(), 5);
}

void tst_LogPane::showsOneLevelAloneWithAlt()
{
    QTest::mouseClick(button(*m_pane, u"Error"), Qt::LeftButton, Qt::AltModifier);
    QCOMPARE(m_pane->view().linesInView().size(), 2);
    QVERIFY(!button(*m_pane, u"Log")->isChecked());
    QVERIFY(button(*m_pane, u"Error")->isChecked());
}

void tst_LogPane::showsTheLinesOfAllJobs()
{
    QComboBox *scope = choice(*m_pane, u"Lines of");
    QTest::keyClick(scope, Qt::Key_Down);
    QCOMPARE(scope->currentText(), u"All jobs of the stream"_qs);
    QCOMPARE(m_pane->view().linesInView().size(), 9);
    QVERIFY(button(*m_pane, u"Warning 4"));
}

void tst_LogPane::namesTheJobsAmongMany()
{
    m_pane->setJobTitles([](quint32 index) { return u"Job <b>%1</b>"_qs.arg(index); });
    QCOMPARE(m_pane->view().linesInView().first().job, QString()); // the title stands above the pane
    QTest::keyClick(choice(*m_pane, u"Lines of"), Qt::Key_Down);
    QCOMPARE(m_pane->view().linesInView().first().job, u"Job <b>1</b>"_qs);
    QCOMPARE(m_pane->view().linesInView().last().job, u"Job <b>2</b>"_qs);
}

void tst_LogPane::tellsTheTimeInFourWays()
{
    QComboBox *time = choice(*m_pane, u"Time of the lines");
    QCOMPARE(m_pane->view().linesInView().at(1).time, u"12:00:00.120"_qs);
    QTest::keyClick(time, Qt::Key_Down);
    QCOMPARE(m_pane->view().linesInView().at(1).time, u"12:00:00.120"_qs);
    QTest::keyClick(time, Qt::Key_Down);
    QCOMPARE(m_pane->view().linesInView().at(1).time, u"+0:00:00.120"_qs);
    QTest::keyClick(time, Qt::Key_Down);
    QCOMPARE(m_pane->view().linesInView().at(0).time, QString());
    QCOMPARE(m_pane->view().linesInView().at(1).time, u"+0.120 s"_qs);
}

void tst_LogPane::followsByTheButton()
{
    QToolButton *follow = button(*m_pane, u"Follow");
    QVERIFY(follow->isChecked());
    QTest::keyClick(&m_pane->view(), Qt::Key_F);
    QVERIFY(!follow->isChecked());
    QTest::mouseClick(follow, Qt::LeftButton);
    QVERIFY(m_pane->view().isFollowing());
}

void tst_LogPane::keepsTheChoicesForAnotherJob()
{
    QTest::mouseClick(button(*m_pane, u"Log"), Qt::LeftButton);
    m_pane->setLog(m_store, 2, RunStart);
    QCOMPARE(m_pane->view().linesInView().size(), 4);
    QVERIFY(!button(*m_pane, u"Log")->isChecked());
    m_pane->setLog({}, {}, 0);
    QCOMPARE(m_pane->view().linesInView().size(), 0);
    QVERIFY(!choice(*m_pane, u"Lines of")->isVisible());
}

void tst_LogPane::goesToALine()
{
    m_pane->showLine(LineNumber(3));
    QCOMPARE(m_pane->view().currentPlace()->line, LineNumber(3));
    QVERIFY(!m_pane->view().isFollowing());
    QCOMPARE(choice(*m_pane, u"Lines of")->currentIndex(), 0);
    QTest::mouseClick(button(*m_pane, u"Warning"), Qt::LeftButton);
    m_pane->showLine(LineNumber(6)); // hidden by its level, and another job's
    QTRY_COMPARE(m_pane->view().currentPlace()->line, LineNumber(6));
    QVERIFY(button(*m_pane, u"Warning")->isChecked());
    QCOMPARE(choice(*m_pane, u"Lines of")->currentIndex(), 1);
}

void tst_LogPane::clipsNothingWhenNarrow()
{
    m_pane->resize(260, 500);
    for (const QWidget *child : m_pane->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (child->isHidden())
            continue;
        QVERIFY2(m_pane->rect().contains(child->geometry()), child->metaObject()->className());
        QVERIFY(child->width() >= child->minimumSizeHint().width());
    }
}

void tst_LogPane::hasANameForEachControl()
{
    for (const QToolButton *child : m_pane->findChildren<QToolButton *>())
        QVERIFY(!child->text().isEmpty());
    for (const QComboBox *child : m_pane->findChildren<QComboBox *>())
        QVERIFY(!child->accessibleName().isEmpty());
    QVERIFY(!m_pane->view().accessibleName().isEmpty());
}

QTEST_MAIN(tst_LogPane)
#include "tst_logpane.moc"
