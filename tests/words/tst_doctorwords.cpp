// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/doctorwords.h"

#include <QSet>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class TestDoctorWords final : public QObject
{
    Q_OBJECT

private slots:
    void everyFindingSaysWhatAndWhatToDo()
    {
        QSet<QString> said;
        for (int kind = 0; kind <= int(Finding::Kind::TokenWanted); ++kind) {
            const FindingWords words = describe(Finding{Finding::Kind(kind), 61'000, u"detail"_s});
            QVERIFY2(words.what.endsWith(u'.'), qPrintable(words.what));
            QVERIFY2(words.advice.endsWith(u'.'), qPrintable(words.advice));
            said.insert(words.what);
        }
        QCOMPARE(said.size(), int(Finding::Kind::TokenWanted) + 1);
    }

    void aMinuteNamesTheUsualSuspects()
    {
        const auto advice = [](qint64 length) { return describe(Finding{Finding::Kind::RegularCutOffs, length, {}}).advice; };
        QVERIFY(advice(60'000).contains(u"proxy_read_timeout"_s));
        QVERIFY(advice(60'900).contains(u"Vercel"_s));
        QVERIFY(advice(55'000).contains(u"Heroku"_s));
        QVERIFY(!advice(47'000).contains(u"nginx"_s));
        QVERIFY(describe(Finding{Finding::Kind::RegularCutOffs, 60'000, {}}).what.contains(u"60 s"_s));
    }

    void coverageIsToldInOneSentence()
    {
        QCOMPARE(coverageText({3'720'000, 0, 0}), u"Observed 1 h 2 min without a gap"_s);
        QCOMPARE(coverageText({60'000, 12'000, 5'000}), u"Observed 1 min, disconnected 12 s; of that, 5 s was told later"_s);
    }
};

QTEST_GUILESS_MAIN(TestDoctorWords)
#include "tst_doctorwords.moc"
