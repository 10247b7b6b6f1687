// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/shellwords.h"

#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_ShellWords : public QObject
{
    Q_OBJECT

private slots:
    void splitsAsAShellWould_data();
    void splitsAsAShellWould();
    void saysWhichQuoteIsOpen_data();
    void saysWhichQuoteIsOpen();
};

void tst_ShellWords::splitsAsAShellWould_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("words");

    QTest::newRow("nothing") << u""_s << QStringList();
    QTest::newRow("blanks") << u" \t\n "_s << QStringList();
    QTest::newRow("words") << u" a  b\tc\n"_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("single quotes") << uR"('a b' '\n$x"')"_s << QStringList{u"a b"_s, uR"(\n$x")"_s};
    QTest::newRow("double quotes") << uR"("a 'b'" "\"\\\$\`" "\n")"_s
                                   << QStringList{u"a 'b'"_s, uR"("\$`)"_s, uR"(\n)"_s};
    QTest::newRow("empty words") << uR"('' "" $'')"_s
                                 << QStringList{QString(u""_s), QString(u""_s), QString(u""_s)};
    QTest::newRow("parts of one word") << uR"(a'b c'"d e"\ f)"_s << QStringList{u"ab cd e f"_s};
    QTest::newRow("a quote in single quotes") << uR"('it'\''s')"_s << QStringList{u"it's"_s};
    QTest::newRow("$'…'") << uR"($'a\'b\\c\nd\te' $'\u00e9\x41')"_s
                          << QStringList{u"a'b\\c\nd\te"_s, u"éA"_s};
    QTest::newRow("$'…' with a pair of surrogates") << uR"($'\ud83d\ude00')"_s << QStringList{u"😀"_s};
    QTest::newRow("a dollar is a dollar") << u"$HOME a$ `x`"_s << QStringList{u"$HOME"_s, u"a$"_s, u"`x`"_s};
    QTest::newRow("line continued") << u"a \\\n b\\\nc"_s << QStringList{u"a"_s, u"bc"_s};
    QTest::newRow("line continued, CRLF") << u"a \\\r\n b"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("line continued, Windows") << u"a ^\r\n b"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("line continued in double quotes") << u"\"a\\\nb\""_s << QStringList{u"ab"_s};
    QTest::newRow("a backslash at the end") << u"a\\"_s << QStringList{u"a"_s};
}

void tst_ShellWords::splitsAsAShellWould()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, words);

    const auto result = splitShellWords(text);
    QVERIFY(std::holds_alternative<QStringList>(result));
    QCOMPARE(std::get<QStringList>(result), words);
}

void tst_ShellWords::saysWhichQuoteIsOpen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("position");

    QTest::newRow("single") << u"curl 'a"_s << qsizetype(5);
    QTest::newRow("double") << u"curl 'a' \"b"_s << qsizetype(9);
    QTest::newRow("double, escaped end") << u"\"b\\\""_s << qsizetype(0);
    QTest::newRow("double, backslash at the end") << u"\"b\\"_s << qsizetype(0);
    QTest::newRow("$'") << u"a $'b\\'"_s << qsizetype(2);
    QTest::newRow("$', backslash at the end") << u"a $'b\\"_s << qsizetype(2);
}

void tst_ShellWords::saysWhichQuoteIsOpen()
{
    QFETCH(const QString, text);
    QFETCH(const qsizetype, position);

    const auto result = splitShellWords(text);
    QVERIFY(std::holds_alternative<RequestError>(result));
    QCOMPARE(std::get<RequestError>(result).kind, RequestError::Kind::QuoteNotClosed);
    QCOMPARE(std::get<RequestError>(result).position, position);
}

QTEST_APPLESS_MAIN(tst_ShellWords)
#include "tst_shellwords.moc"
