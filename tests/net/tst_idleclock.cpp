// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/idleclock.h"

#include <QTest>

using namespace runwatch;
using Bytes = IdleClock::Bytes;

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
            clock.takeBytes(now, Bytes::Sign);
        QCOMPARE(clock.keepAliveGap(), 30'000);
        QCOMPARE(clock.limit(true), 90'000);
        QCOMPARE(clock.limit(false), 90'000);
        QCOMPARE(clock.silence(121'000), 1'000);
    }

    void hasALeastLimit()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        for (qint64 now = 5'000; now <= 15'000; now += 5'000)
            clock.takeBytes(now, Bytes::Sign);
        QCOMPARE(clock.limit(true), 45'000);
    }

    // Between these comments the server was busy with events, or not: their distance says nothing.
    void learnsNothingAcrossAnEvent()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        clock.takeBytes(30'000, Bytes::Sign);
        clock.takeBytes(40'000, Bytes::Event);
        clock.takeBytes(60'000, Bytes::Sign);
        QCOMPARE(clock.keepAliveGap(), 0);
    }

    void learnsNothingFromOneGap()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        clock.takeBytes(1, Bytes::Sign); // a greeting
        clock.takeBytes(20'000, Bytes::Sign);
        QCOMPARE(clock.keepAliveGap(), 0);
        clock.takeBytes(50'000, Bytes::Sign);
        QCOMPARE(clock.keepAliveGap(), 30'000);
    }

    void learnsNothingFromPartsOfAnEvent()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        for (qint64 now = 5'000; now <= 50'000; now += 5'000)
            clock.takeBytes(now, Bytes::Part);
        QCOMPARE(clock.keepAliveGap(), 0);
    }

    void takesABurstOfCommentsForOneSign()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        clock.takeBytes(30'000, Bytes::Sign);
        clock.takeBytes(30'002, Bytes::Sign);
        QCOMPARE(clock.keepAliveGap(), 0);
    }

    void learnsNothingFromTheTimeBetweenTwoConnections()
    {
        IdleClock clock{EventSourceOptions()};
        clock.beginConnection(0);
        clock.takeBytes(30'000, Bytes::Sign);
        clock.beginConnection(900'000);
        clock.takeBytes(900'010, Bytes::Sign);
        QCOMPARE(clock.keepAliveGap(), 0);
    }
};

QTEST_GUILESS_MAIN(TestIdleClock)
#include "tst_idleclock.moc"
