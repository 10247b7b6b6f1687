// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/updatebatcher.h"

#include <QSignalSpy>
#include <QTest>

using namespace runwatch;

class TestUpdateBatcher final : public QObject
{
    Q_OBJECT

private slots:
    void manyChangesMakeOneBatch()
    {
        UpdateBatcher batcher(0);
        QSignalSpy due(&batcher, &UpdateBatcher::batchDue);
        for (int i = 0; i < 1'000; ++i)
            batcher.noteChange();
        QVERIFY(due.wait());
        QCOMPARE(due.count(), 1);
    }

    void waitsUntilTheLastBatchWasTaken()
    {
        UpdateBatcher batcher(0);
        QSignalSpy due(&batcher, &UpdateBatcher::batchDue);
        batcher.noteChange();
        QVERIFY(due.wait());
        batcher.noteChange();
        QVERIFY(!due.wait(50)); // the window is busy
        batcher.acknowledge();
        QVERIFY(due.wait());
        QCOMPARE(due.count(), 2);
    }

    void isSilentWhenNothingChanges()
    {
        UpdateBatcher batcher(0);
        QSignalSpy due(&batcher, &UpdateBatcher::batchDue);
        batcher.acknowledge();
        QVERIFY(!due.wait(50));
    }

    void flushesAtOnce()
    {
        UpdateBatcher batcher(60'000);
        QSignalSpy due(&batcher, &UpdateBatcher::batchDue);
        batcher.noteChange();
        batcher.flush();
        QCOMPARE(due.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestUpdateBatcher)
#include "tst_updatebatcher.moc"
