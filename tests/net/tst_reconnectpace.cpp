// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/reconnectpace.h"

#include <QTest>

#include <algorithm>

using namespace runwatch;
using namespace Qt::StringLiterals;

class TestReconnectPace final : public QObject
{
    Q_OBJECT

private slots:
    void givesTheMomentThatWasWanted()
    {
        ReconnectPace pace;
        QCOMPARE(pace.take(u"http://a"_s, 5'000, 4'000), 5'000);
    }

    // hostile.md, section 1, row 31: at most five connects in any second, spread over 30 s and more.
    void spreadsFiveHundredThatWereCutAtOnce()
    {
        ReconnectPace pace;
        QList<qint64> moments;
        for (int i = 0; i < 500; ++i)
            moments << pace.take(u"http://a"_s, 1'000 + i % 3, 0);
        std::sort(moments.begin(), moments.end());
        for (qsizetype i = 5; i < moments.size(); ++i)
            QVERIFY(moments[i] - moments[i - 5] > 1'000);
        QVERIFY(moments.last() - moments.first() >= 30'000);
    }

    void doesNotMakeOneOriginWaitForAnother()
    {
        ReconnectPace pace;
        QCOMPARE(pace.take(u"http://a"_s, 1'000, 0), 1'000);
        QCOMPARE(pace.take(u"http://b"_s, 1'000, 0), 1'000);
    }

    void fillsTheTimeBeforeALaterMoment()
    {
        ReconnectPace pace;
        QCOMPARE(pace.take(u"http://a"_s, 60'000, 0), 60'000);
        QCOMPARE(pace.take(u"http://a"_s, 1'000, 0), 1'000);
        QCOMPARE(pace.take(u"http://a"_s, 59'900, 0), 60'000 + ReconnectPace::Spacing);
    }

    void forgetsMomentsThatHavePassed()
    {
        ReconnectPace pace;
        QCOMPARE(pace.take(u"http://a"_s, 1'000, 1'000), 1'000);
        QCOMPARE(pace.take(u"http://a"_s, 1'000, 5'000), 1'000);
    }
};

QTEST_GUILESS_MAIN(TestReconnectPace)
#include "tst_reconnectpace.moc"
