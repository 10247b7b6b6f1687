// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/searchpattern.h"

#include "app/log/compiledpattern.h"

#include <QElapsedTimer>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

SearchQuery regex(const QString &text)
{
    return {text, true, true, false, false};
}

SearchPattern pattern(const SearchQuery &query)
{
    const auto compiled = compile(query);
    if (const auto *error = std::get_if<PatternError>(&compiled))
        qFatal("%s", qPrintable(error->reason));
    return std::get<SearchPattern>(compiled);
}

} // namespace

class tst_SearchPattern : public QObject
{
    Q_OBJECT

private slots:
    void matchesAsAsked_data();
    void matchesAsAsked();
    void saysWhereAPatternIsWrong_data();
    void saysWhereAPatternIsWrong();
    void saysWhereAllMatchesAre_data();
    void saysWhereAllMatchesAre();
    void givesUpWhatExplodes();
    void givesUpWhatGrowsWithTheSquareOfALine();
    void readsLongLinesToTheEnd();
    void knowsWhatMustBeThere_data();
    void knowsWhatMustBeThere();
    void knowsWhatLooksBeyondALine_data();
    void knowsWhatLooksBeyondALine();
};

void tst_SearchPattern::matchesAsAsked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("options"); // r regex, c case-sensitive, w whole word
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isMatch");

    const auto row = [](const char *name, const QString &text, const QString &options, const QByteArray &line,
                        bool isMatch) { QTest::newRow(name) << text << options << line << isMatch; };
    row("plain", u"a.c"_qs, u"c"_qs, "xa.cx"_qba, true);
    row("plain is no regex", u"a.c"_qs, u"c"_qs, "abc"_qba, false);
    row("plain of special characters", u"\\E[(*+?{|^$)"_qs, u""_qs, "x\\E[(*+?{|^$)x"_qba, true);
    row("plain NUL and line feed", QString::fromUtf8("a\0b\nc", 5), u"c"_qs, QByteArray("xa\0b\ncx", 7),
        true);
    row("case", u"error"_qs, u"c"_qs, "ERROR"_qba, false);
    row("no case", u"error"_qs, u""_qs, "ERROR"_qba, true);
    row("no case beyond ASCII", u"straße ÄÖ"_qs, u""_qs, "STRAßE äö"_qba, true);
    row("Kelvin", u"k"_qs, u""_qs, "\xe2\x84\xaa"_qba, true);
    row("long s", u"disks"_qs, u""_qs, "di\xc5\xbfk\xc5\xbf"_qba, true);
    row("regex", u"a.c$"_qs, u"rc"_qs, "xabc"_qba, true);
    row("regex, no case", u"ERR[o]r"_qs, u"r"_qs, "error"_qba, true);
    row("a dot is a character", u"^a.c$"_qs, u"rc"_qs, "a日c"_qba, true);
    row("classes are Unicode's", u"^\\w+$"_qs, u"rc"_qs, "größe"_qba, true);
    row("ends of rows", u"^b$"_qs, u"rc"_qs, "a\nb\nc"_qba, true);
    row("after the last line feed", u"^$"_qs, u"rc"_qs, "a\n"_qba, true);
    row("beside invalid UTF-8", u"abc"_qs, u"rc"_qs,
        "\xff\xfe"
        "abc\xc3"_qba,
        true);
    row("not across invalid UTF-8", u"ab.*c"_qs, u"rc"_qs,
        "ab\xff"
        "c"_qba,
        false);
    row("whole word", u"err"_qs, u"cw"_qs, "an err, or"_qba, true);
    row("part of a word", u"err"_qs, u"cw"_qs, "error"_qba, false);
    row("part of a word beyond ASCII", u"gr"_qs, u"cw"_qs, "größe"_qba, false);
    row("whole word with other ends", u"[err]"_qs, u"cw"_qs, "x[err]y"_qba, true);
    row("one other end", u"[err"_qs, u"cw"_qs, "[error"_qba, false);
    row("whole word, regex", u"e\\w\\w|warn"_qs, u"rcw"_qs, "err"_qba, true);
    row("whole word, regex, part", u"e\\w\\w|warn"_qs, u"rcw"_qs, "error warning"_qba, false);
    row("whole word, regex, other ends", u"\\[e+\\]"_qs, u"rcw"_qs, "x[ee]y"_qba, true);
    row("whole word, open quote", u"\\Qa.b"_qs, u"rcw"_qs, "a.b"_qba, true);
    row("empty matches all", u""_qs, u""_qs, ""_qba, true);
}

void tst_SearchPattern::matchesAsAsked()
{
    QFETCH(const QString, text);
    QFETCH(const QString, options);
    QFETCH(const QByteArray, line);
    QFETCH(const bool, isMatch);

    const SearchQuery query = {text, options.contains(u'r'), options.contains(u'c'), options.contains(u'w'),
                               false};
    QCOMPARE(pattern(query).matches(line), isMatch);
}

void tst_SearchPattern::saysWhereAPatternIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("reason");

    QTest::newRow("parenthesis") << u"ab(c"_qs << 4 << u"missing closing parenthesis"_qs;
    QTest::newRow("too many") << u"ab)c"_qs << 2 << u"unmatched closing parenthesis"_qs;
    QTest::newRow("nothing to repeat")
        << u"日本+*x"_qs << 3 << u"quantifier does not follow a repeatable item"_qs;
    QTest::newRow("behind a surrogate pair") << u"😀)"_qs << 2 << u"unmatched closing parenthesis"_qs;
    QTest::newRow("a group that only closes what is around it")
        << u"a)|(b"_qs << 1 << u"unmatched closing parenthesis"_qs;
}

void tst_SearchPattern::saysWhereAPatternIsWrong()
{
    QFETCH(const QString, text);
    QFETCH(const int, at);
    QFETCH(const QString, reason);

    for (const bool isWholeWord : {false, true}) {
        const auto compiled = compile({text, true, true, isWholeWord, false});
        const auto *error = std::get_if<PatternError>(&compiled);
        QVERIFY(error);
        QCOMPARE(error->at, at);
        QCOMPARE(error->reason, reason);
    }
}

void tst_SearchPattern::saysWhereAllMatchesAre_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QList<ByteRange>>("ranges");

    QTest::newRow("none") << u"x"_qs << "abc"_qba << QList<ByteRange>();
    QTest::newRow("some") << u"ab"_qs << "ab cab"_qba << QList<ByteRange>{{0, 2}, {4, 6}};
    QTest::newRow("at most three") << u"a"_qs << "aaaaa"_qba << QList<ByteRange>{{0, 1}, {1, 2}, {2, 3}};
    QTest::newRow("empty ones are left out") << u"b*"_qs << "日abb"_qba << QList<ByteRange>{{4, 6}};
    QTest::newRow("bytes") << u"本."_qs << "日本語"_qba << QList<ByteRange>{{3, 9}};
    QTest::newRow("invalid bytes between") << u"a"_qs
                                           << "\xff"
                                              "a\x80\x80"
                                              "a"_qba
                                           << QList<ByteRange>{{1, 2}, {4, 5}};
    QTest::newRow("looks behind") << u"(?<=a)b|a"_qs << "abab"_qba
                                  << QList<ByteRange>{{0, 1}, {1, 2}, {2, 3}};
    QTest::newRow("starts later than it looks")
        << u"a\\Kb"_qs << "abab"_qba << QList<ByteRange>{{1, 2}, {3, 4}};
}

void tst_SearchPattern::saysWhereAllMatchesAre()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, line);
    QFETCH(const QList<ByteRange>, ranges);

    SearchQuery query = regex(text);
    QVERIFY(pattern(query).ranges(line, 3) == ranges);
    query.isInverse = true;
    QVERIFY(pattern(query).ranges(line, 3).isEmpty());
}

void tst_SearchPattern::givesUpWhatExplodes()
{
    const SearchPattern exploding = pattern(regex(u"(x+x+)+[yz]"_qs));
    QElapsedTimer timer;
    timer.start();
    const PatternMatch match = exploding.compiled().findInLine(QByteArray(100, 'x'));
    QCOMPARE(match.outcome, PatternMatch::Outcome::GivenUp);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(exploding.matches("xxy"));

    // A long line alone is no explosion.
    QVERIFY(pattern(regex(u"^(a|b)*$"_qs)).matches(QByteArray(20'000, 'a')));
}

// No place alone takes long, but there are a hundred thousand. The second limit is the GUI thread's.
void tst_SearchPattern::givesUpWhatGrowsWithTheSquareOfALine()
{
    const QByteArray line(100 << 10, 'a');
    const SearchPattern slow = pattern(regex(u"(a|b)*[cd]"_qs));
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(slow.compiled().findInLine(line).outcome, PatternMatch::Outcome::GivenUp);
    QVERIFY2(timer.restart() < 8'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(slow.ranges(line, 1).isEmpty());
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));

    const std::atomic<bool> isCancelled = true;
    timer.restart();
    QCOMPARE(slow.compiled().findInLine(line, {.isCancelled = &isCancelled}).outcome, PatternMatch::Outcome::None);
    QVERIFY2(timer.elapsed() < 4'000, qPrintable(QString::number(timer.elapsed())));
}

// Whose places are tried a few at a time: the answers are the same, in the middle of characters too.
void tst_SearchPattern::readsLongLinesToTheEnd()
{
    for (const QByteArrayView filling : {"-", "\xc3\xa4", "\xe6\x97\xa5", "\xf0\x9f\x98\x80", "\x80"}) {
        for (const qsizetype count : {1'000, 100'000, 300'001}) {
            const QByteArray line = filling.toByteArray().repeated(count) + "x12";
            const PatternMatch match = pattern(regex(u"(?:x|y)\\d+$"_qs)).compiled().findInLine(line);
            QCOMPARE(match.outcome, PatternMatch::Outcome::Match);
            QCOMPARE(match.begin, line.size() - 3);
            QCOMPARE(match.end, line.size());
            QVERIFY(!pattern(regex(u"x13|^12"_qs)).matches(line));
            QVERIFY(pattern(regex(u"(?<=2)$"_qs)).matches(line));
            QVERIFY(!pattern(regex(u"\\Gx"_qs)).matches(line));
            QVERIFY(!pattern(regex(u"(?:^(*COMMIT)y|x)"_qs)).matches(line));
        }
    }
}

void tst_SearchPattern::knowsWhatMustBeThere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("needles"); // alternatives joined by |, sets by a space

    QTest::newRow("text") << u"error"_qs << u"error"_qs;
    QTest::newRow("parts") << u"ERROR.*worker-0[0-9].*timeout"_qs << u"ERROR worker-0 timeout"_qs;
    QTest::newRow("alternatives") << u"error|warn"_qs << u"error|warn"_qs;
    QTest::newRow("one alternative without") << u"error|\\d+"_qs << u""_qs;
    QTest::newRow("an empty one") << u"error|"_qs << u""_qs;
    QTest::newRow("group") << u"ab(cd|ef)+gh"_qs << u"ab cd|ef gh"_qs;
    QTest::newRow("optional group") << u"ab(cd|ef)?gh"_qs << u"ab gh"_qs;
    QTest::newRow("optional character") << u"abcd?ef"_qs << u"abc ef"_qs;
    QTest::newRow("none or more") << u"abc*de"_qs << u"ab de"_qs;
    QTest::newRow("one or more") << u"abc+de"_qs << u"abc de"_qs;
    QTest::newRow("counted") << u"abc{0,2}de{2}fg"_qs << u"ab de fg"_qs;
    QTest::newRow("escaped") << u"a\\.b\\[c\\d"_qs << u"a.b[c"_qs;
    QTest::newRow("no case") << u"(?i)DiskFull"_qs << u"full"_qs;
    QTest::newRow("no case later") << u"ABC(?i)de"_qs << u"abc de"_qs;
    QTest::newRow("extended") << u"(?x)a b"_qs << u""_qs;
    QTest::newRow("looked at") << u"ab(?!cd)ef"_qs << u"ab ef"_qs;
    QTest::newRow("verb") << u"(*COMMIT)abc"_qs << u""_qs;
    QTest::newRow("mark") << u"(*:abc)def"_qs << u""_qs;
    QTest::newRow("quoted") << u"\\Qab|cd\\E"_qs << u""_qs;
    QTest::newRow("condition") << u"(a)?(?(1)bc|de)"_qs << u""_qs;
    QTest::newRow("comment") << u"(?#abc)def"_qs << u""_qs;
    QTest::newRow("a bracket in brackets") << u"ab[]cd]ef[^]gh]ij[[:alpha:]kl]mn"_qs << u"ab ef ij mn"_qs;
    QTest::newRow("what looks like a class") << u"[[:x]|fo:]]error"_qs << u""_qs;
    QTest::newRow("a bracket and a colon") << u"[a[:]+error"_qs << u""_qs;
    QTest::newRow("named") << u"(?<name>ab)cd"_qs << u"ab cd"_qs;
}

void tst_SearchPattern::knowsWhatMustBeThere()
{
    QFETCH(const QString, text);
    QFETCH(const QString, needles);

    QStringList found;
    const SearchPattern compiled = pattern(regex(text));
    for (const Needles &set : compiled.compiled().traits().needles) {
        QStringList alternatives;
        for (const QByteArray &needle : set)
            alternatives << QString::fromUtf8(needle);
        found << alternatives.join(u'|');
    }
    QCOMPARE(found.join(u' '), needles);
}

void tst_SearchPattern::knowsWhatLooksBeyondALine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("needsLines");

    for (const QString &text :
         {u"abc"_qs, u"^a.*b$"_qs, u"\\d+\\s\\w"_qs, u"[^x]*y"_qs, u"(?i)a|(?:b)"_qs, u"(a)+?b{2,}?"_qs})
        QTest::newRow(qPrintable(text)) << text << false;
    for (const QString &text : {u"\\Aa"_qs, u"a\\z"_qs, u"a\\Z"_qs, u"\\Ga"_qs, u"a\\Kb"_qs, u"(?<!x)a"_qs,
                                u"a(?=b)"_qs, u"a++b"_qs, u"(?>a*)b"_qs, u"a\\R"_qs, u"\\X"_qs,
                                u"(*ANYCRLF)a"_qs, u"(?-m)^a"_qs, u"(a)\\1"_qs, u"(?R)?a"_qs, u"a{2}+b"_qs})
        QTest::newRow(qPrintable(text)) << text << true;
}

void tst_SearchPattern::knowsWhatLooksBeyondALine()
{
    QFETCH(const QString, text);
    QFETCH(const bool, needsLines);

    QCOMPARE(pattern(regex(text)).compiled().traits().needsLines, needsLines);
}

QTEST_GUILESS_MAIN(tst_SearchPattern)
#include "tst_searchpattern.moc"
