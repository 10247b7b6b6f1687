// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stream/idnumbers.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace runwatch;

class TestIdNumbers final : public QObject
{
    Q_OBJECT

private slots:
    void readsCanonicalNumbersAlone_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<qint64>("number");
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("plain") << QByteArray("1043") << qint64(1043);
        QTest::newRow("18 digits") << QByteArray("999999999999999999") << qint64(999'999'999'999'999'999);
        QTest::newRow("19 digits") << QByteArray("1999999999999999999") << qint64(-1);
        QTest::newRow("leading zero") << QByteArray("007") << qint64(-1);
        QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
        QTest::newRow("text") << QByteArray("12a") << qint64(-1);
        QTest::newRow("nothing") << QByteArray() << qint64(-1);
    }

    void readsCanonicalNumbersAlone()
    {
        QFETCH(const QByteArray, id);
        QFETCH(const qint64, number);
        QCOMPARE(idNumber(id).value_or(-1), number);
    }

    void holdsWhatWasPutInWhateverTheOrder()
    {
        std::vector<int> ids(1'000);
        std::iota(ids.begin(), ids.end(), 0);
        std::erase_if(ids, [](int id) { return id % 7 == 3; });
        std::shuffle(ids.begin(), ids.end(), QRandomGenerator(7));
        IdNumbers numbers;
        for (const int id : ids) {
            numbers.insert(QByteArray::number(id));
            numbers.insert(QByteArray::number(id)); // once more changes nothing
        }
        for (int id = -1; id < 1'002; ++id)
            QCOMPARE(numbers.contains(QByteArray::number(id)), id >= 0 && id < 1'000 && id % 7 != 3);
    }

    void forgetsTheLowestOfManyApart()
    {
        IdNumbers numbers;
        for (int id = 0; id < 20'000; id += 2)
            numbers.insert(QByteArray::number(id));
        QVERIFY(!numbers.contains("0"));
        QVERIFY(numbers.contains("19998"));
    }
};

QTEST_GUILESS_MAIN(TestIdNumbers)
#include "tst_idnumbers.moc"
