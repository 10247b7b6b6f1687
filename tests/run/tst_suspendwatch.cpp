// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/suspendwatch.h"

#include <QSignalSpy>
#include <QTest>

using namespace runwatch;

// A machine cannot be put to sleep by a test, so its clocks are given.
class TestSuspendWatch final : public QObject
{
    Q_OBJECT

private slots:
    void tellsAClockThatWentOnWithoutTheOther_data()
    {
        QTest::addColumn<qint64>("asleep");
        QTest::addColumn<int>("times");
        QTest::newRow("an hour") << qint64(3'600'000) << 1;
        QTest::newRow("16 s") << qint64(16'000) << 1;
        QTest::newRow("a clock set by 15 s") << qint64(15'000) << 0;
        QTest::newRow("awake") << qint64(0) << 0;
        QTest::newRow("a clock set back") << qint64(-3'600'000) << 0;
    }

    void tellsAClockThatWentOnWithoutTheOther()
    {
        QFETCH(const qint64, asleep);
        QFETCH(const int, times);
        qint64 wall = 1'000'000;
        qint64 steady = 5'000;
        int looks = 0;
        SuspendWatch watch({[&] { return wall; }, [&] { ++looks; return steady; }}, 1);
        QSignalSpy slept(&watch, &SuspendWatch::slept);
        watch.start();
        steady += 2'000;
        wall += 2'000 + asleep;
        QTRY_VERIFY(looks >= 4);
        QCOMPARE(slept.count(), times);
        if (times > 0)
            QCOMPARE(slept.first(), (QVariantList{qint64(1'002'000), qint64(1'002'000) + asleep}));
    }

    void readsClocksThatRunTogether()
    {
        const SuspendWatch::Clocks clocks = SuspendWatch::systemClocks();
        const qint64 wall = clocks.wall();
        const qint64 steady = clocks.steady();
        QTRY_VERIFY(clocks.steady() - steady >= 50);
        QVERIFY(qAbs((clocks.wall() - wall) - (clocks.steady() - steady)) < 50);
    }
};

QTEST_GUILESS_MAIN(TestSuspendWatch)
#include "tst_suspendwatch.moc"
