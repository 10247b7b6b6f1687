// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/retryafter.h"

#include <QTest>
#include <QTimeZone>

using namespace runwatch;

class TestRetryAfter final : public QObject
{
    Q_OBJECT

private slots:
    void readsSecondsAndDates_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("milliseconds"); // -1: cannot be read
        QTest::newRow("seconds") << QByteArray("120") << 120'000;
        QTest::newRow("at once") << QByteArray("0") << 0;
        QTest::newRow("spaces") << QByteArray(" 3 ") << 3'000;
        QTest::newRow("more than an hour") << QByteArray("86400") << 3'600'000;
        QTest::newRow("beyond any range") << QByteArray("99999999999999999999999") << 3'600'000;
        QTest::newRow("a date") << QByteArray("Sun, 06 Nov 1994 08:50:07 GMT") << 30'000;
        QTest::newRow("a date gone by") << QByteArray("Sun, 06 Nov 1994 08:49:00 GMT") << 0;
        QTest::newRow("a date far off") << QByteArray("Mon, 07 Nov 1994 08:49:37 GMT") << 3'600'000;
        QTest::newRow("negative") << QByteArray("-1") << -1;
        QTest::newRow("words") << QByteArray("soon") << -1;
        QTest::newRow("nothing") << QByteArray() << -1;
    }

    void readsSecondsAndDates()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const int, milliseconds);
        const QDateTime now(QDate(1994, 11, 6), QTime(8, 49, 37), QTimeZone::utc());
        QCOMPARE(retryAfter(value, now).value_or(-1), milliseconds);
    }
};

QTEST_GUILESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
