// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/reconnectdelay.h"

#include <QTest>

using namespace runwatch;

class ReconnectDelayTest : public QObject
{
    Q_OBJECT

private slots:
    void waitsTheReconnectionTimeFirst();
    void doublesAfterEachFailureUpToTheLongest();
    void spreadsByChanceOverTheUpperHalf();
    void beginsAgainAfterAnEvent();
    void bringsTheServersTimeIntoRange_data();
    void bringsTheServersTimeIntoRange();
    void neverWaitsLessThanTheServerAsked();
    void staysAtZeroForTests();
};

void ReconnectDelayTest::waitsTheReconnectionTimeFirst()
{
    ReconnectDelay delay(1'000, 60'000);
    QCOMPARE(delay.next(0.0), 1'000);
}

void ReconnectDelayTest::doublesAfterEachFailureUpToTheLongest()
{
    ReconnectDelay delay(1'000, 60'000);
    for (const int expected : {1'000, 2'000, 4'000, 8'000, 16'000, 32'000, 60'000, 60'000})
        QCOMPARE(delay.next(1.0), expected);
    for (int failures = 0; failures < 100; ++failures)
        QCOMPARE(delay.next(1.0), 60'000);
}

void ReconnectDelayTest::spreadsByChanceOverTheUpperHalf()
{
    ReconnectDelay delay(1'000, 60'000);
    QCOMPARE(delay.next(0.0), 1'000);
    QCOMPARE(delay.next(0.0), 1'000);
    QCOMPARE(delay.next(0.0), 2'000);
    QCOMPARE(delay.next(0.5), 6'000);
}

void ReconnectDelayTest::beginsAgainAfterAnEvent()
{
    ReconnectDelay delay(1'000, 60'000);
    QCOMPARE(delay.next(1.0), 1'000);
    QCOMPARE(delay.next(1.0), 2'000);
    delay.reset();
    QCOMPARE(delay.next(1.0), 1'000);
}

void ReconnectDelayTest::bringsTheServersTimeIntoRange_data()
{
    QTest::addColumn<qint64>("asked");
    QTest::addColumn<int>("kept");

    QTest::newRow("zero") << qint64(0) << 100;
    QTest::newRow("in range") << qint64(2'500) << 2'500;
    QTest::newRow("a month") << qint64(1'000'000'000'000) << 300'000;
    QTest::newRow("the largest") << std::numeric_limits<qint64>::max() << 300'000;
}

void ReconnectDelayTest::bringsTheServersTimeIntoRange()
{
    QFETCH(const qint64, asked);
    ReconnectDelay delay(1'000, 60'000);
    delay.setReconnectionTime(asked);
    QTEST(delay.next(0.0), "kept");
}

void ReconnectDelayTest::neverWaitsLessThanTheServerAsked()
{
    ReconnectDelay delay(1'000, 60'000);
    delay.setReconnectionTime(90'000);
    for (int failures = 0; failures < 10; ++failures)
        QCOMPARE(delay.next(0.0), 90'000);
}

void ReconnectDelayTest::staysAtZeroForTests()
{
    ReconnectDelay delay(0, 60'000);
    for (int failures = 0; failures < 30; ++failures)
        QCOMPARE(delay.next(1.0), 0);
}

QTEST_GUILESS_MAIN(ReconnectDelayTest)
#include "tst_reconnectdelay.moc"
