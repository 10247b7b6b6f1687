// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/blocksearch.h"
#include "app/log/logstore.h"
#include "app/log/terminaltext.h"

#include <QRandomGenerator>
#include <QTest>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

// Line by line, without any cleverness. With JIT, since beside invalid UTF-8 the interpreter
// answers otherwise where a text ends.
class Reference final
{
    Q_DISABLE_COPY_MOVE(Reference)

public:
    explicit Reference(const SearchQuery &query)
    {
        const QByteArray text = query.text.toUtf8();
        const quint32 options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF
            | (query.isCaseSensitive ? 0 : PCRE2_CASELESS)
            | (query.isRegex ? PCRE2_UCP | PCRE2_MULTILINE | PCRE2_ALT_CIRCUMFLEX : PCRE2_LITERAL);
        int error = 0;
        PCRE2_SIZE offset = 0;
        m_code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), size_t(text.size()), options,
                               &error, &offset, nullptr);
        pcre2_jit_compile(m_code, PCRE2_JIT_COMPLETE);
        m_data = pcre2_match_data_create(1, nullptr);
    }

    ~Reference()
    {
        pcre2_match_data_free(m_data);
        pcre2_code_free(m_code);
    }

    [[nodiscard]] bool matches(const QByteArray &line) const
    {
        return pcre2_match(m_code, reinterpret_cast<PCRE2_SPTR>(line.constData()), size_t(line.size()), 0, 0,
                           m_data, nullptr)
            >= 0;
    }

private:
    pcre2_code *m_code = nullptr;
    pcre2_match_data *m_data = nullptr;
};

QByteArray randomLine(QRandomGenerator &random, const QList<QByteArray> &pieces, int longest)
{
    QByteArray line;
    for (int i = random.bounded(longest); i > 0; --i)
        line += pieces[random.bounded(int(pieces.size()))];
    return line;
}

void appendLines(LogStore &store, QRandomGenerator &random, const QList<QByteArray> &pieces, int count)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray text = randomLine(random, pieces, 8);
        LogLine line;
        line.text = text;
        line.arrivalTime = 1'800'000'000'000 + i;
        if (random.bounded(5) == 0) // a wide line, its header full of line feeds, letters and the like
            line.serverTime =
                random.bounded(2) == 0 ? 0x0a0a'6162'0a61'720a : qint64(random.generate64() >> 1);
        store.append(line);
    }
}

const QList<QByteArray> ascii = {"a"_qba, "b"_qba,  "error"_qba, "ERROR "_qba, "xx"_qba,
                                 " "_qba, "\n"_qba, "12"_qba,    "worker-"_qba};
const QList<QByteArray> unicode = {
    "a"_qba,        "b"_qba,       "error"_qba,        "ä"_qba, "Ä"_qba, "日本"_qba, "\xff"_qba,
    "\xe2\x82"_qba, "\n"_qba,      "\xe2\x84\xaa"_qba, "k"_qba, "K"_qba, "S"_qba,    "\xc5\xbf"_qba,
    "😀"_qba,        "\xc2\x85"_qba};
const QList<QByteArray> hostile = {"a"_qba,  "err"_qba,  "or"_qba,      "\x1b[31m"_qba, "\x1b]0;"_qba,
                                   "\r"_qba, "\b"_qba,   "\x1b[2K"_qba, "\n"_qba,       "\x1b"_qba,
                                   "ä"_qba,  "\x9b"_qba, "b"_qba,       "\xc2\x9b"_qba, "12"_qba};

} // namespace

class tst_BlockSearch : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatLineByLineMatchingFinds_data();
    void findsWhatLineByLineMatchingFinds();
    void saysOnWhichLineItGaveUp();
    void stopsWhenCancelled();
};

void tst_BlockSearch::findsWhatLineByLineMatchingFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRegex");

    for (const QString &text : {u"a"_qs, u"error"_qs, u"ERROR"_qs, u"xx"_qs, u"k"_qs, u"ks"_qs, u"ä"_qs,
                                u"日本"_qs, u"\n"_qs, u"a\nb"_qs, u"ab"_qs, u" "_qs})
        QTest::newRow(qPrintable(u"plain "_qs + QString(text).replace(u'\n', u"<LF>"_qs))) << text << false;
    for (const QString &text : {u""_qs,
                                u"^"_qs,
                                u"$"_qs,
                                u"^$"_qs,
                                u"a*"_qs,
                                u"[^x]*"_qs,
                                u"[^x]+y"_qs,
                                u"[^x]*b$"_qs,
                                u"\\s+"_qs,
                                u"a\\sb"_qs,
                                u"\\W{3}"_qs,
                                u"error|worker"_qs,
                                u"(?i)error|warn"_qs,
                                u"ERROR.*worker-[0-9]*12"_qs,
                                u"(?s)a.*b"_qs,
                                u"(?s)error.*b"_qs,
                                u"a\\nb"_qs,
                                u"\\Aa"_qs,
                                u"b\\z"_qs,
                                u"b\\Z"_qs,
                                u"\\Gb"_qs,
                                u"(?<=a)b"_qs,
                                u"(?<![^a])b"_qs,
                                u"b(?!a)"_qs,
                                u"a(?=\\n)"_qs,
                                u"error(?!\\s)"_qs,
                                u"(?>[^x]*)$"_qs,
                                u"[^x]*+$"_qs,
                                u"(a|b)\\1"_qs,
                                u"\\bk\\b"_qs,
                                u"\\w+\\b."_qs,
                                u"^.$"_qs,
                                u"^..$"_qs,
                                u"^[^a]{2}$"_qs,
                                u"(?i)[k-s]+$"_qs,
                                u"\\d\\D\\d"_qs,
                                u"ä+"_qs,
                                u"(?i)Ä|日"_qs,
                                u"\\R"_qs,
                                u"\\X\\X$"_qs,
                                u"\\x{212a}"_qs,
                                u"(?m-s)^b|^$"_qs,
                                u"a(*SKIP)(*FAIL)|b"_qs,
                                u"\\H+$"_qs,
                                u"\\Bb"_qs,
                                u"[[:^alpha:]]+12"_qs,
                                u"err?or"_qs,
                                u"(err|xx)or*$"_qs,
                                u"x{2}|k{1,}s"_qs,
                                u"\\N+\\n^\\N"_qs,
                                u"(?:a|^)(?:b|$)"_qs,
                                u"\\v"_qs,
                                u"a\\Kb"_qs,
                                u"(?i)s"_qs,
                                u"(?i)worK"_qs})
        QTest::newRow(qPrintable(u"regex "_qs + text)) << text << true;
}

void tst_BlockSearch::findsWhatLineByLineMatchingFinds()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isRegex);

    QRandomGenerator random(uint(qHash(text)));
    const std::atomic<bool> isCancelled = false;
    for (int round = 0; round < 24; ++round) {
        const SearchQuery query = {text, isRegex, round % 2 == 0, false, round % 4 == 3};
        const auto compiled = compile(query);
        QVERIFY(std::holds_alternative<SearchPattern>(compiled));
        LogStore store;
        appendLines(store, random, round % 3 == 0 ? ascii : round % 3 == 1 ? unicode : hostile, 400);

        const Reference reference(query);
        BlockSearch search(std::get<SearchPattern>(compiled).compiled(), isCancelled);
        LineSet found;
        std::optional<LineNumber> givenUp;
        const qint64 from = random.bounded(100); // blocks that begin and end anywhere
        const qint64 count = 300 - random.bounded(100);
        for (const LogBlock &block : store.blocks(LineNumber(from), count))
            found.add(search.search(block, givenUp));
        QVERIFY(!givenUp);
        const LogStore::Lines lines = store.lines(LineNumber(0), 400);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QByteArray shown = readTerminal(lines[i].text).text;
            const bool expected =
                i >= from && i < from + count && reference.matches(shown) != query.isInverse;
            QVERIFY2(found.contains(LineNumber(i)) == expected,
                     qPrintable(u"round %1, line %2: %3"_qs.arg(round).arg(i).arg(
                         QString::fromLatin1(lines[i].text.toByteArray().toHex(' ')))));
        }
    }
}

void tst_BlockSearch::saysOnWhichLineItGaveUp()
{
    LogStore store;
    LogLine line;
    const QByteArray hostileText(60, 'x');
    for (int i = 0; i < 20; ++i) {
        line.text = i == 13 ? QByteArrayView(hostileText) : QByteArrayView("xxxy");
        store.append(line);
    }
    const std::atomic<bool> isCancelled = false;
    for (const QString &text : {u"(x+x+)+y"_qs, u"(?:x+x+)+[yz]"_qs, u"(x+x+)+$(?<=y)"_qs}) {
        const auto compiled = compile({text, true, true, false, false});
        BlockSearch search(std::get<SearchPattern>(compiled).compiled(), isCancelled);
        std::optional<LineNumber> givenUp;
        for (const LogBlock &block : store.blocks(LineNumber(0), 20))
            QVERIFY(!search.search(block, givenUp).words.empty());
        QVERIFY2(!givenUp || *givenUp == LineNumber(13), qPrintable(text));
        QVERIFY2(givenUp || text == u"(x+x+)+y",
                 qPrintable(text)); // where a y must be, a line without one is not asked
    }
}

void tst_BlockSearch::stopsWhenCancelled()
{
    LogStore store;
    LogLine line;
    line.text = "abc";
    for (int i = 0; i < 100; ++i)
        store.append(line);
    const std::atomic<bool> isCancelled = true;
    for (const QString &text : {u"abc"_qs, u"[a-c]"_qs, u"(?=a)"_qs}) {
        const auto compiled = compile({text, true, true, false, false});
        BlockSearch search(std::get<SearchPattern>(compiled).compiled(), isCancelled);
        std::optional<LineNumber> givenUp;
        LineSet found;
        found.add(search.search(store.blocks(LineNumber(0), 10).front(), givenUp));
        QCOMPARE(found.size(), 1);
    }
}

QTEST_GUILESS_MAIN(tst_BlockSearch)
#include "tst_blocksearch.moc"
