// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/profilewords.h"

#include <QRegularExpression>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;
using Kind = ProfileError::Kind;

class TestProfileWords final : public QObject
{
    Q_OBJECT

private slots:
    void saysEveryKindInASentence()
    {
        for (int kind = 0; kind <= int(Kind::PatternUnreadable); ++kind) {
            const QString sentence = describe(ProfileError{Kind(kind), {}, 1, 1, u"it"_s});
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(QString::number(kind)));
            static const QRegularExpression place(u"%[0-9]"_s);
            QVERIFY2(!sentence.contains(place), qPrintable(sentence));
        }
    }

    void saysThePlace()
    {
        QCOMPARE(describe(ProfileError{Kind::NotAText, u"/rules/0/name"_s, 3, 14, {}}, u"./mine.json"_s),
                 u"./mine.json:3:14: A text is expected. (at /rules/0/name)"_s);
        QCOMPARE(describe(ProfileError{Kind::NotJson, {}, 3, 1, u"illegal value"_s}, u"x.json"_s),
                 u"x.json:3:1: This is not JSON: illegal value."_s);
        QCOMPARE(describe(ProfileError{Kind::FileTooLarge, {}, 0, 0, {}}, u"x.json"_s), u"x.json: The file is larger than 1 MiB."_s);
    }

    void keepsWhatTheFileSaysAsItIs()
    {
        QVERIFY(describe(ProfileError{Kind::KeyUnknown, u"/%1"_s, 1, 1, u"%2"_s}, u"a%3"_s).startsWith(u"a%3:1:1: There is no key \"%2\""_s));
    }
};

QTEST_APPLESS_MAIN(TestProfileWords)
#include "tst_profilewords.moc"
