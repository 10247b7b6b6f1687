// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/updatebatcher.h"

#include <QSignalSpy>
#include <QTest>

using namespace runwatch;

namespace {

class CountingSource final : public UpdateBatcher::Source
{
public:
    explicit CountingSource(quint32 run = 1) : m_run(run) {}

    UpdateBatch takeBatch() override
    {
        ++taken;
        UpdateBatch batch;
        batch.stream.run = RunId(m_run);
        return batch;
    }

    int taken = 0;

private:
    const quint32 m_run;
};

QList<quint32> runsIn(const QList<QVariant> &arguments)
{
    QList<quint32> runs;
    for (const UpdateBatch &batch : arguments.at(0).value<QList<UpdateBatch>>())
        runs << quint32(batch.stream.run);
    return runs;
}

} // namespace

class TestUpdateBatcher final : public QObject
{
    Q_OBJECT

private slots:
    void manyChangesMakeOneBatch()
    {
        UpdateBatcher batcher(0);
        CountingSource run;
        QSignalSpy ready(&batcher, &UpdateBatcher::batchesReady);
        for (int i = 0; i < 1'000; ++i)
            batcher.noteChange(run);
        QVERIFY(ready.wait());
        QCOMPARE(ready.count(), 1);
        QCOMPARE(run.taken, 1);
    }

    void allRunsGoTogetherInOrder()
    {
        UpdateBatcher batcher(0);
        CountingSource first(1);
        CountingSource second(2);
        CountingSource quiet(3);
        QSignalSpy ready(&batcher, &UpdateBatcher::batchesReady);
        batcher.noteChange(second);
        batcher.noteChange(first);
        batcher.noteChange(second);
        QVERIFY(ready.wait());
        QCOMPARE(ready.count(), 1);
        QCOMPARE(runsIn(ready.at(0)), (QList<quint32>{2, 1}));
        QCOMPARE(quiet.taken, 0);
    }

    void waitsUntilTheLastBatchesWereTaken()
    {
        UpdateBatcher batcher(0);
        CountingSource run;
        CountingSource other;
        QSignalSpy ready(&batcher, &UpdateBatcher::batchesReady);
        batcher.noteChange(run);
        QVERIFY(ready.wait());
        batcher.noteChange(run);
        batcher.hurry(other);
        QVERIFY(!ready.wait(50)); // the window is busy
        batcher.acknowledge();
        QVERIFY(ready.wait());
        QCOMPARE(ready.count(), 2);
        QCOMPARE(run.taken, 2);
        QCOMPARE(other.taken, 1);
    }

    void isSilentWhenNothingChanges()
    {
        UpdateBatcher batcher(0);
        QSignalSpy ready(&batcher, &UpdateBatcher::batchesReady);
        batcher.acknowledge();
        QVERIFY(!ready.wait(50));
    }

    void aHurriedChangeTakesTheOthersAlong()
    {
        UpdateBatcher batcher(60'000);
        CountingSource run(1);
        CountingSource over(2);
        QSignalSpy ready(&batcher, &UpdateBatcher::batchesReady);
        batcher.noteChange(run);
        batcher.hurry(over);
        QVERIFY(ready.wait());
        QCOMPARE(runsIn(ready.at(0)), (QList<quint32>{1, 2}));
    }

    void hurriesAfterWaitingForTheWindow()
    {
        UpdateBatcher batcher(60'000);
        CountingSource run;
        QSignalSpy ready(&batcher, &UpdateBatcher::batchesReady);
        batcher.hurry(run);
        QVERIFY(ready.wait());
        batcher.hurry(run);
        batcher.acknowledge();
        QVERIFY(ready.wait());
        QCOMPARE(run.taken, 2);
    }

    void aRunThatDiesIsNotAsked()
    {
        UpdateBatcher batcher(0);
        QSignalSpy ready(&batcher, &UpdateBatcher::batchesReady);
        CountingSource stays(2);
        {
            CountingSource dies(1);
            batcher.noteChange(dies);
            batcher.forget(dies);
        }
        QVERIFY(!ready.wait(50));
        batcher.noteChange(stays);
        QVERIFY(ready.wait());
        QCOMPARE(runsIn(ready.at(0)), QList<quint32>{2});
    }
};

QTEST_GUILESS_MAIN(TestUpdateBatcher)
#include "tst_updatebatcher.moc"
