// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/phaselistmodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

Job makeJob(quint32 index, const QStringList &phases)
{
    Job job;
    job.id = {RunId{1}, index};
    for (const QString &name : phases)
        job.phases.append(Phase{.name = name, .state = PhaseState::Pending});
    return job;
}

} // namespace

class TestPhaseListModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void showsThePhasesOfAJob();
    void touchesOnlyWhatChanged();
    void marksTheCurrentPhase();
    void startsAnewWithAnotherJob();
    void dropsWhatANewAttemptHasNot();
    void insertsWhatBeginsUnannounced();
    void countsNoPauses();
};

void TestPhaseListModel::showsThePhasesOfAJob()
{
    Job job = makeJob(1, {u"fetch"_s, u"upload"_s});
    job.phases[0] = Phase{.name = u"fetch"_s, .state = PhaseState::Completed, .progress = 100.0, .startedAt = 1'000, .endedAt = 3'500};
    PhaseListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setJob(&job);
    QCOMPARE(model.job(), job.id);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, PhaseListModel::StateColumn).data().value<PhaseState>(), PhaseState::Completed);
    QCOMPARE(model.index(0, PhaseListModel::NameColumn).data().toString(), u"fetch"_s);
    QCOMPARE(model.index(0, PhaseListModel::ProgressColumn).data().toDouble(), 100.0);
    QCOMPARE(model.index(0, PhaseListModel::DurationColumn).data().toLongLong(), 2'500);
    QVERIFY(!model.index(1, PhaseListModel::ProgressColumn).data().isValid());
    QVERIFY(!model.index(1, PhaseListModel::DurationColumn).data().isValid());
    QCOMPARE(model.index(0, 0).data(PhaseListModel::PhaseRole).value<Phase>(), job.phases[0]);
    QCOMPARE(model.index(0, 0).data(PhaseListModel::JobIdRole).value<JobId>(), job.id);
}

void TestPhaseListModel::insertsWhatBeginsUnannounced()
{
    PhaseListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Job job = makeJob(1, {u"a"_s, u"b"_s, u"c"_s});
    model.setJob(&job);
    const QPersistentModelIndex b = model.index(1, PhaseListModel::NameColumn);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    job.phases.insert(1, Phase{.name = u"x"_s, .state = PhaseState::Running});
    model.setJob(&job);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(b.row(), 2);
    QCOMPARE(b.data().toString(), u"b"_s);
    QCOMPARE(model.index(1, PhaseListModel::NameColumn).data().toString(), u"x"_s);
}

void TestPhaseListModel::countsNoPauses()
{
    PhaseListModel model;
    Job job = makeJob(1, {u"a"_s});
    job.phases[0] = Phase{.name = u"a"_s, .state = PhaseState::Completed, .startedAt = 1'000, .endedAt = 9'000, .cameBackAt = 8'000, .earlierTime = 500};
    model.setJob(&job);
    QCOMPARE(model.index(0, PhaseListModel::DurationColumn).data().toLongLong(), 1'500);
}

void TestPhaseListModel::touchesOnlyWhatChanged()
{
    Job job = makeJob(1, {u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    PhaseListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setJob(&job);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setJob(&job);
    QCOMPARE(changed.size(), 0);

    job.phases[1].progress = 10;
    job.phases[2].state = PhaseState::Running;
    job.phases.append({Phase{.name = u"e"_s, .state = PhaseState::Pending}, Phase{.name = u"f"_s, .state = PhaseState::Pending}});
    model.setJob(&job);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(changed[0][1].toModelIndex().row(), 2);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(reset.size(), 0);
}

void TestPhaseListModel::marksTheCurrentPhase()
{
    Job job = makeJob(1, {u"a"_s, u"b"_s, u"c"_s});
    job.currentPhase = 0;
    PhaseListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setJob(&job);
    QVERIFY(model.index(0, 0).data(PhaseListModel::IsCurrentRole).toBool());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    job.currentPhase = 2;
    model.setJob(&job);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!model.index(0, 0).data(PhaseListModel::IsCurrentRole).toBool());
    QVERIFY(model.index(2, 0).data(PhaseListModel::IsCurrentRole).toBool());
}

void TestPhaseListModel::startsAnewWithAnotherJob()
{
    const Job first = makeJob(1, {u"a"_s, u"b"_s});
    const Job second = makeJob(2, {u"c"_s});
    PhaseListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setJob(&first);
    model.setJob(&second);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, PhaseListModel::NameColumn).data().toString(), u"c"_s);
    model.setJob(nullptr);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.job().isNull());
    model.setJob(nullptr);
    QCOMPARE(reset.size(), 3);
}

void TestPhaseListModel::dropsWhatANewAttemptHasNot()
{
    PhaseListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Job job = makeJob(1, {u"a"_s, u"b"_s, u"c"_s});
    model.setJob(&job);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    job = makeJob(1, {u"b"_s});
    model.setJob(&job);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, PhaseListModel::NameColumn).data().toString(), u"b"_s);
}

QTEST_GUILESS_MAIN(TestPhaseListModel)
#include "tst_phaselistmodel.moc"
