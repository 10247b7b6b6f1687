// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventtext.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_EventText : public QObject
{
    Q_OBJECT

private slots:
    void writesAnEventAsAServerWould();
    void dumpsBytes();
    void breaksJsonIntoLines_data();
    void breaksJsonIntoLines();
};

void tst_EventText::writesAnEventAsAServerWould()
{
    QCOMPARE(asEventStream("update", "7", "a\nb\xff"), QByteArray("id: 7\nevent: update\ndata: a\ndata: b\xff\n\n"));
    QCOMPARE(asEventStream("message", {}, "a"), QByteArray("data: a\n\n"));
}

void tst_EventText::dumpsBytes()
{
    QCOMPARE(hexDump(QByteArrayView("a\0\xff", 3)), u"000000  61 00 ff                                         a..\n"_qs);
    QCOMPARE(hexDump(QByteArray(17, 'x')).split(u'\n').at(1), u"000010  78                                               x"_qs);
    QCOMPARE(hexDump({}), QString());
}

void tst_EventText::breaksJsonIntoLines_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("pretty");

    QTest::newRow("keys in their order")
        << u"{\"b\":1.0,\"a\":[1,2]}"_qs << u"{\n  \"b\": 1.0,\n  \"a\": [\n    1,\n    2\n  ]\n}"_qs;
    QTest::newRow("empty ones") << u"{\"a\":{ },\"b\":[]}"_qs << u"{\n  \"a\": {},\n  \"b\": []\n}"_qs;
    QTest::newRow("signs in strings") << u"[\"a,{\\\"b\\\\\"]"_qs << u"[\n  \"a,{\\\"b\\\\\"\n]"_qs;
    QTest::newRow("empty string inside") << u"[\"[\"]"_qs << u"[\n  \"[\"\n]"_qs;
    QTest::newRow("spaces go") << u" {\n\"a\" :\t1 } "_qs << u"{\n  \"a\": 1\n}"_qs;
    QTest::newRow("not JSON") << u"eof"_qs << QString();
    QTest::newRow("cut") << u"{\"a\":1"_qs << QString();
    QTest::newRow("empty") << QString() << QString();
}

void tst_EventText::breaksJsonIntoLines()
{
    QFETCH(const QString, json);
    QFETCH(const QString, pretty);

    QCOMPARE(prettyJson(json), pretty);
}

QTEST_GUILESS_MAIN(tst_EventText)
#include "tst_eventtext.moc"
