// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/idleclock.h"

#include <QTest>

using namespace runwatch;

class TestIdleClock final : public QObject
{
    Q_OBJECT

private slots:
    void waitsByWhetherADropWouldLoseSomething()
    {
        const IdleClock clock{EventSourceOptions()};
        QCOMPARE(clock.limit(true), 60'000);
        QCOMPARE(clock.limit(false), 300'000);
    }

    void learnsTheKeepAliveGap()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        for (qint64 now = 30'000; now <= 120'000; now += 30'000)
            clock.takeBytes(now, false);
        QCOMPARE(clock.keepAliveGap(), 30'000);
        QCOMPARE(clock.limit(true), 90'000);
        QCOMPARE(clock.limit(false), 90'000);
        QCOMPARE(clock.silence(121'000), 1'000);
    }

    void hasALeastLimit()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        clock.takeBytes(5'000, false);
        clock.takeBytes(10'000, false);
        QCOMPARE(clock.limit(true), 45'000);
    }

    // Between these comments the server was busy with events, or not: their distance says nothing.
    void learnsNothingAcrossAnEvent()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        clock.takeBytes(30'000, false);
        clock.takeBytes(40'000, true);
        clock.takeBytes(60'000, false);
        QCOMPARE(clock.keepAliveGap(), 0);
    }

    void takesABurstOfCommentsForOneSign()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        clock.takeBytes(30'000, false);
        clock.takeBytes(30'002, false);
        QCOMPARE(clock.keepAliveGap(), 0);
    }

    void learnsNothingFromTheTimeBetweenTwoConnections()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        clock.takeBytes(30'000, false);
        clock.beginConnection(900'000);
        clock.takeBytes(900'010, false);
        QCOMPARE(clock.keepAliveGap(), 0);
    }
};

QTEST_GUILESS_MAIN(TestIdleClock)
#include "tst_idleclock.moc"
