// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/joblistmodel.h"
#include "tests/ui/jobs/livelyjobs.h"
#include "tests/ui/warnings.h"
#include "ui/sidebar/filtermenu.h"
#include "ui/sidebar/sidebar.h"

#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;

class tst_Sidebar : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsNothingButAllAtFirst();
    void countsEachState();
    void keepsItsRowsWhileOnlyCountsChange();
    void choosesByClick();
    void addsWithCtrl();
    void clearsByASecondClick();
    void joinsStatesAndServers();
    void asksForAllThatNeedsAttention();
    void keepsAChosenRowOfNoJob();
    void choosesByKey();
    void offersTheSameInAMenu();
    void countsAServerDown();
    void asksForAServersMenu();

private:
    QModelIndex row(const QString &text) const;
    void click(const QString &text, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    std::unique_ptr<JobListModel> m_jobs;
    std::unique_ptr<Sidebar> m_sidebar;
};

void tst_Sidebar::init()
{
    failOnWarnings();
    m_jobs = std::make_unique<JobListModel>();
    m_sidebar = std::make_unique<Sidebar>();
    new QAbstractItemModelTester(&m_sidebar->rows(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                 m_sidebar.get());
    m_jobs->apply(LivelyJobs().batch);
    m_sidebar->setJobs(m_jobs.get());
    m_sidebar->resize(300, 600);
    m_sidebar->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_sidebar.get()));
}

void tst_Sidebar::cleanup()
{
    m_sidebar.reset();
    m_jobs.reset();
}

QModelIndex tst_Sidebar::row(const QString &text) const
{
    for (int i = 0; i < m_sidebar->rows().rowCount(); ++i) {
        if (m_sidebar->rows().index(i).data().toString() == text)
            return m_sidebar->rows().index(i);
    }
    return {};
}

void tst_Sidebar::click(const QString &text, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(m_sidebar->viewport(), Qt::LeftButton, modifiers,
                      m_sidebar->visualRect(row(text)).center());
}

void tst_Sidebar::showsNothingButAllAtFirst()
{
    const JobListModel none;
    m_sidebar->setJobs(&none);
    QCOMPARE(m_sidebar->rows().rowCount(), 2);
    QVERIFY(row(QStringLiteral("All")).data(SidebarModel::IsChosenRole).toBool());
    m_sidebar->setJobs(m_jobs.get());
}

void tst_Sidebar::countsEachState()
{
    QCOMPARE(row(QStringLiteral("All")).data(SidebarModel::CountRole).toInt(), 15);
    QCOMPARE(row(QStringLiteral("Running")).data(SidebarModel::CountRole).toInt(), 3);
    QCOMPARE(row(QStringLiteral("Attention")).data(SidebarModel::CountRole).toInt(), 5);
    QCOMPARE(row(QStringLiteral("https://prod.example")).data(SidebarModel::CountRole).toInt(), 15);
    QVERIFY(row(QStringLiteral("Running"))
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(QStringLiteral("Running, 3")));
}

void tst_Sidebar::keepsItsRowsWhileOnlyCountsChange()
{
    QSignalSpy resets(&m_sidebar->rows(), &QAbstractItemModel::modelReset);
    QSignalSpy changes(&m_sidebar->rows(), &QAbstractItemModel::dataChanged);
    m_jobs->apply(LivelyJobs(RunId(2)).batch);
    m_sidebar->rows().countAnew();
    QCOMPARE(resets.count(), 0);
    QVERIFY(changes.count() > 0);
    QCOMPARE(row(QStringLiteral("All")).data(SidebarModel::CountRole).toInt(), 30);
}

void tst_Sidebar::choosesByClick()
{
    QSignalSpy chosen(&m_sidebar->rows(), &SidebarModel::choiceChanged);
    click(QStringLiteral("Running"));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(m_sidebar->rows().choice().states, QSet{JobState::Running});
    click(QStringLiteral("Failed"));
    QCOMPARE(m_sidebar->rows().choice().states, QSet{JobState::Failed});
}

void tst_Sidebar::addsWithCtrl()
{
    click(QStringLiteral("Running"));
    click(QStringLiteral("Failed"), Qt::ControlModifier);
    QCOMPARE(m_sidebar->rows().choice().states, (QSet{JobState::Running, JobState::Failed}));
    click(QStringLiteral("Running"), Qt::ControlModifier);
    QCOMPARE(m_sidebar->rows().choice().states, QSet{JobState::Failed});
}

void tst_Sidebar::clearsByASecondClick()
{
    click(QStringLiteral("Running"));
    click(QStringLiteral("Running"));
    QVERIFY(m_sidebar->rows().choice().isAll());
}

void tst_Sidebar::joinsStatesAndServers()
{
    click(QStringLiteral("Running"));
    click(QStringLiteral("https://prod.example"));
    QCOMPARE(m_sidebar->rows().choice().states, QSet{JobState::Running});
    QCOMPARE(m_sidebar->rows().choice().servers, QSet{QStringLiteral("https://prod.example")});
    click(QStringLiteral("All"));
    QVERIFY(m_sidebar->rows().choice().states.isEmpty());
    QVERIFY(!m_sidebar->rows().choice().servers.isEmpty());
}

void tst_Sidebar::asksForAllThatNeedsAttention()
{
    click(QStringLiteral("Attention"));
    QCOMPARE(
        m_sidebar->rows().choice().states,
        (QSet{JobState::Failed, JobState::Lost, JobState::Refused, JobState::Stalled, JobState::EndedEarly}));
}

void tst_Sidebar::keepsAChosenRowOfNoJob()
{
    click(QStringLiteral("Stalled"));
    m_jobs->remove(RunId(1));
    m_sidebar->rows().countAnew();
    QCOMPARE(row(QStringLiteral("Stalled")).data(SidebarModel::CountRole).toInt(), 0);
    m_sidebar->rows().clear();
    QVERIFY(!row(QStringLiteral("Stalled")).isValid());
}

void tst_Sidebar::choosesByKey()
{
    m_sidebar->setCurrentIndex(row(QStringLiteral("Queued")));
    QTest::keyClick(m_sidebar.get(), Qt::Key_Return);
    QCOMPARE(m_sidebar->rows().choice().states, QSet{JobState::Queued});
    m_sidebar->setCurrentIndex(row(QStringLiteral("Lost")));
    QTest::keyClick(m_sidebar.get(), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(m_sidebar->rows().choice().states, (QSet{JobState::Queued, JobState::Lost}));
}

void tst_Sidebar::offersTheSameInAMenu()
{
    FilterMenu menu(m_sidebar->rows());
    emit menu.aboutToShow();
    for (QAction *action : menu.actions()) {
        if (action->text().startsWith(QStringLiteral("Running")))
            action->trigger();
    }
    QCOMPARE(m_sidebar->rows().choice().states, QSet{JobState::Running});
}

static qint64 s_now = 1'800'000'000'000;

void tst_Sidebar::countsAServerDown()
{
    SidebarModel rows([] { return s_now; });
    UpdateBatch batch = LivelyJobs(RunId(1), s_now).batch;
    batch.stream.connection = StreamStatus::Connection::Waiting;
    batch.stream.nextAttemptAt = s_now + 4'000;
    batch.stream.attemptInRow = 2;
    JobListModel jobs;
    jobs.apply(batch);
    batch = LivelyJobs(RunId(2), s_now).batch;
    jobs.apply(batch);
    rows.setJobs(&jobs);
    const QModelIndex server = rows.index(rows.rowCount() - 1);
    QCOMPARE(server.data(SidebarModel::DetailRole).toString(), QStringLiteral("1 live, 1 reconnecting in 4 s (3)"));
    QVERIFY(server.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("1 reconnecting in 4 s (3)")));
    QVERIFY(server.data(Qt::ToolTipRole).toString().contains(QStringLiteral("1 reconnecting in 4 s (3)")));

    QSignalSpy changed(&rows, &SidebarModel::dataChanged);
    s_now += 1'000;
    QTRY_COMPARE(changed.count(), 1); // by its own clock
    QCOMPARE(server.data(SidebarModel::DetailRole).toString(), QStringLiteral("1 live, 1 reconnecting in 3 s (3)"));
    rows.countAnew();
    QCOMPARE(changed.count(), 1); // nothing is told twice
}

void tst_Sidebar::asksForAServersMenu()
{
    QSignalSpy asked(m_sidebar.get(), &Sidebar::serverMenuRequested);
    const QPoint server = m_sidebar->visualRect(row(QStringLiteral("https://prod.example"))).center();
    QContextMenuEvent byMouse(QContextMenuEvent::Mouse, server, m_sidebar->viewport()->mapToGlobal(server));
    QCoreApplication::sendEvent(m_sidebar->viewport(), &byMouse);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.constFirst().constFirst().toString(), QStringLiteral("https://prod.example"));
    const QPoint all = m_sidebar->visualRect(row(QStringLiteral("All"))).center();
    QContextMenuEvent onAll(QContextMenuEvent::Mouse, all, m_sidebar->viewport()->mapToGlobal(all));
    QCoreApplication::sendEvent(m_sidebar->viewport(), &onAll);
    QCOMPARE(asked.count(), 1); // a state has none

    m_sidebar->setCurrentIndex(row(QStringLiteral("https://prod.example")));
    QTest::keyClick(m_sidebar.get(), Qt::Key_F10, Qt::ShiftModifier);
    QContextMenuEvent byKey(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(m_sidebar->viewport(), &byKey);
    QCOMPARE(asked.count(), 3);
}

QTEST_MAIN(tst_Sidebar)
#include "tst_sidebar.moc"
