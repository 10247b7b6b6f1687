// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/terminaltext.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

using Colour = TextStyle::Colour;

class tst_TerminalText : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatATerminalShows_data();
    void showsWhatATerminalShows();
    void readsStyles_data();
    void readsStyles();
    void keepsStylesWithWhatIsWrittenOver();
    void joinsNeighboursOfOneStyle();
    void saysWhetherATerminalIsNeeded();
    void givesTheSameTextEitherWay();
    void takesTimeThatGrowsWithTheBytesAlone_data();
    void takesTimeThatGrowsWithTheBytesAlone();
    void boundsWhatEscapesLeaveEmpty();
};

void tst_TerminalText::showsWhatATerminalShows_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("shown");

    QTest::newRow("empty") << ""_qba
                           << ""_qba;
    QTest::newRow("plain") << "Sending block 7"_qba
                           << "Sending block 7"_qba;
    QTest::newRow("tab stays") << "a\tb\x1b[m"_qba
                               << "a\tb"_qba;
    QTest::newRow("NUL and bell stay") << QByteArray("a\0b\a\x1b[m", 7) << QByteArray("a\0b\a", 4);
    QTest::newRow("invalid UTF-8 stays") << "a\xff\xfe!\x1b[m\xe2\x82"_qba
                                         << "a\xff\xfe!\xe2\x82"_qba;
    QTest::newRow("C1 that is no escape") << "a\xc2\x85z"_qba
                                          << "a\xc2\x85z"_qba;
    QTest::newRow("colours") << "\x1b[1;31mred\x1b[0m text"_qba
                             << "red text"_qba;
    QTest::newRow("one-character CSI") << "\xc2\x9b"
                                          "31mred"_qba
                                       << "red"_qba;
    QTest::newRow("title, BEL") << "\x1b]0;owned\x07"
                                   "after"_qba
                                << "after"_qba;
    QTest::newRow("link, ST") << "\x1b]8;;http://x\x1b\\text\x1b]8;;\x1b\\"_qba
                              << "text"_qba;
    QTest::newRow("one-character OSC and ST") << "\xc2\x9d"
                                                 "0;x\xc2\x9cz"_qba
                                              << "z"_qba;
    QTest::newRow("DCS") << "a\x1bPq#0\x1b\\b"_qba
                         << "ab"_qba;
    QTest::newRow("string cut by an escape") << "\x1b]0;x\x1b[31mred"_qba
                                             << "red"_qba;
    QTest::newRow("string without end") << "ab\x1b]0;cd"_qba
                                        << "ab\x1b]0;cd"_qba;
    QTest::newRow("string ends before a line feed or not") << "\x1b]0;a\nb\x07"_qba
                                                           << "\x1b]0;a\nb\x07"_qba;
    QTest::newRow("sequence cut short") << "ab\x1b[12"_qba
                                        << "ab"_qba;
    QTest::newRow("sequence of many bytes")
        << "a\x1b[" + QByteArray(300, '1') << "a\x1b[" + QByteArray(300, '1');
    QTest::newRow("lone escape") << "ab\x1b"_qba
                                 << "ab\x1b"_qba;
    QTest::newRow("escape before a character") << "\x1b\xc3\xa4"_qba
                                               << "\x1b\xc3\xa4"_qba;
    QTest::newRow("charset") << "\x1b(Bx"_qba
                             << "x"_qba;
    QTest::newRow("private mode") << "\x1b[?25lx\x1b[?25h"_qba
                                  << "x"_qba;
    QTest::newRow("reset") << "\x1b"
                              "cx\x1b=y\x1bMz"_qba
                           << "xyz"_qba;

    QTest::newRow("progress") << " 10 %\r 20 %\r100 %"_qba
                              << "100 %"_qba;
    QTest::newRow("a shorter text leaves the rest") << "abcdef\rxy"_qba
                                                    << "xycdef"_qba;
    QTest::newRow("return at the end") << "abc\r"_qba
                                       << "abc"_qba;
    QTest::newRow("return before a line feed") << "abc\r\nd"_qba
                                               << "abc\nd"_qba;
    QTest::newRow("rows of their own") << "abc\rx\nabc\ry\n"_qba
                                       << "xbc\nybc\n"_qba;
    QTest::newRow("backspaces") << "50%\b\b\b100%"_qba
                                << "100%"_qba;
    QTest::newRow("backspace at the left") << "\b\bab"_qba
                                           << "ab"_qba;
    QTest::newRow("overstrike") << "_\bX"_qba
                                << "X"_qba;
    QTest::newRow("erase to the right") << "long text\rab\x1b[K"_qba
                                        << "ab"_qba;
    QTest::newRow("erase all and write") << "long text\x1b[2K\rab"_qba
                                         << "ab"_qba;
    QTest::newRow("erase all stays where it is") << "abc\x1b[2Kd"_qba
                                                 << "   d"_qba;
    QTest::newRow("erase all, nothing behind") << "abc\x1b[2K"_qba
                                               << ""_qba;
    QTest::newRow("erase to the left") << "abcdef\x1b[3G\x1b[1K"_qba
                                       << "   def"_qba;
    QTest::newRow("erased, then written anew") << "abcdef\x1b[3G\x1b[1K\rx"_qba
                                               << "x  def"_qba;
    QTest::newRow("a wider erasure wins") << "abcdef\x1b[2G\x1b[1K\x1b[4G\x1b[1K"_qba
                                          << "    ef"_qba;
    QTest::newRow("erase display") << "abc\x1b[2Jd\x1b[3J"_qba
                                   << "   d"_qba;
    QTest::newRow("column") << "abc\x1b[2GX"_qba
                            << "aXc"_qba;
    QTest::newRow("column beyond the end") << "abc\x1b[6GX"_qba
                                           << "abc  X"_qba;
    QTest::newRow("forward and back") << "abc\x1b[2CX\x1b[4DY"_qba
                                      << "abY  X"_qba;
    QTest::newRow("no further than a screen") << "\x1b[999999999CX"_qba << QByteArray(1'024, ' ') + 'X';
    QTest::newRow("but to the end of what is there")
        << QByteArray(3'000, 'a') + "\r\x1b[2999CX" << QByteArray(2'999, 'a') + 'X';

    QTest::newRow("wide") << "日本語\rx"_qba
                          << "x 本語"_qba;
    QTest::newRow("second half of a wide one") << "日本\x1b[2Gx"_qba
                                               << " x本"_qba;
    QTest::newRow("wide over two") << "abc\r日"_qba
                                   << "日c"_qba;
    QTest::newRow("wide over two halves") << "日本\x1b[2G語"_qba
                                          << " 語"_qba;
    QTest::newRow("half of a wide one erased") << "日本\x1b[2D\x1b[1Kx"_qba
                                               << "  x"_qba;
    QTest::newRow("right half erased") << "日本\x1b[4G\x1b[K"_qba
                                       << "日"_qba;
    QTest::newRow("emoji") << "👍👍\rx"_qba
                           << "x 👍"_qba;
    QTest::newRow("emoji of many") << "👩‍👩‍👧b\rx"_qba
                                   << "x b"_qba;
    QTest::newRow("skin tone") << "👍🏽b\rx"_qba
                               << "x b"_qba;
    QTest::newRow("combining") << "e\xcc\x81z\rx"_qba
                               << "xz"_qba;
    QTest::newRow("combining stays with its letter") << "ae\xcc\x81z\rx"_qba
                                                     << "xe\xcc\x81z"_qba;
    QTest::newRow("combining at the left") << "\xcc\x81\x1b[m"
                                              "a\rb"_qba
                                           << "ba"_qba;
    QTest::newRow("invalid bytes are cells") << "a\xff\xff"
                                                "d\r12"_qba
                                             << "12\xff"
                                                "d"_qba;

    QTest::newRow("tab moves over what is there") << "progress1\r\tX"_qba
                                                  << "progressX"_qba;
    QTest::newRow("tab partly over what is there") << "abc\r\tX"_qba
                                                   << "abc\tX"_qba;
    QTest::newRow("tab written over") << "ab\tcd\r123"_qba
                                      << "123     cd"_qba;
    QTest::newRow("text before a tab written over") << "ab\tcd\rx"_qba
                                                    << "xb\tcd"_qba;
}

void tst_TerminalText::showsWhatATerminalShows()
{
    QFETCH(const QByteArray, raw);
    QFETCH(const QByteArray, shown);

    QCOMPARE(readTerminal(raw).text, shown);
    QByteArray plain = "before "_qba;
    appendPlain(raw, plain);
    QCOMPARE(plain, "before " + shown);
}

void tst_TerminalText::readsStyles_data()
{
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<TextStyle>("style");

    const auto styled = [](auto set) {
        TextStyle style;
        set(style);
        return style;
    };
    QTest::newRow("none") << ""_qba << TextStyle();
    QTest::newRow("reset") << "1;0"_qba << TextStyle();
    QTest::newRow("left out is reset") << "1;;3"_qba << styled([](TextStyle &style) { style.italic = true; });
    QTest::newRow("flags") << "1;2;3;4;7;8;9"_qba << styled([](TextStyle &style) {
        style.bold = style.faint = style.italic = style.underline = true;
        style.inverse = style.conceal = style.strikeOut = true;
    });
    QTest::newRow("flags off") << "1;2;3;4;7;8;9;22;23;24;27;28;29"_qba << TextStyle();
    QTest::newRow("underlines") << "4:3"_qba << styled([](TextStyle &style) { style.underline = true; });
    QTest::newRow("no underline") << "4;4:0"_qba << TextStyle();
    QTest::newRow("double underline") << "21"_qba << styled([](TextStyle &style) { style.underline = true; });
    QTest::newRow("eight colours") << "31;42"_qba << styled([](TextStyle &style) {
        style.foreground = {Colour::Indexed, 1};
        style.background = {Colour::Indexed, 2};
    });
    QTest::newRow("bright colours") << "97;100"_qba << styled([](TextStyle &style) {
        style.foreground = {Colour::Indexed, 15};
        style.background = {Colour::Indexed, 8};
    });
    QTest::newRow("colours off") << "31;42;39;49"_qba << TextStyle();
    const TextStyle indexed = styled([](TextStyle &style) {
        style.foreground = {Colour::Indexed, 208};
        style.bold = true;
    });
    QTest::newRow("256, semicolons") << "38;5;208;1"_qba << indexed;
    QTest::newRow("256, colons") << "38:5:208;1"_qba << indexed;
    const TextStyle rgb = styled([](TextStyle &style) {
        style.background = {Colour::Rgb, 0x0a80ff};
        style.italic = true;
    });
    QTest::newRow("true colour, semicolons") << "48;2;10;128;255;3"_qba << rgb;
    QTest::newRow("true colour, colons") << "48:2:10:128:255;3"_qba << rgb;
    QTest::newRow("true colour, colour space") << "48:2::10:128:255;3"_qba << rgb;
    QTest::newRow("true colour, tolerance") << "48:2:1:10:128:255:0:1;3"_qba << rgb;
    QTest::newRow("no such colour") << "38;5;256;48;2;1;2;999"_qba << TextStyle();
    QTest::newRow("cut short") << "38;2;1;2"_qba << TextStyle();
    QTest::newRow("cut shorter") << "38"_qba << TextStyle();
    QTest::newRow("the underline's colour") << "58;5;1;58:2::1:2:3"_qba << TextStyle();
    QTest::newRow("unknown") << "10;53;73;107777"_qba << TextStyle();
}

void tst_TerminalText::readsStyles()
{
    QFETCH(const QByteArray, parameters);
    QFETCH(const TextStyle, style);

    const TerminalText shown = readTerminal("a\x1b[" + parameters + "mb\x1b[mc");
    QCOMPARE(shown.text, "abc"_qba);
    QList<StyledSpan> spans;
    if (style != TextStyle())
        spans.append({1, 2, style});
    QVERIFY(shown.spans == spans);
}

void tst_TerminalText::keepsStylesWithWhatIsWrittenOver()
{
    const TerminalText shown = readTerminal("\x1b[31mabcd\x1b[32m\rxy\x1b[m");
    QCOMPARE(shown.text, "xycd"_qba);
    QCOMPARE(shown.spans.size(), 2);
    QCOMPARE(shown.spans[0].begin, 0);
    QCOMPARE(shown.spans[0].end, 2);
    QCOMPARE(shown.spans[0].style.foreground.value, 2u);
    QCOMPARE(shown.spans[1].end, 4);
    QCOMPARE(shown.spans[1].style.foreground.value, 1u);
}

void tst_TerminalText::joinsNeighboursOfOneStyle()
{
    for (const QByteArray &moved : {""_qba, "x\r"_qba}) {
        const TerminalText shown = readTerminal(moved + "\x1b[1mab\x1b[1mc\x1b[22;1md");
        QCOMPARE(shown.text, "abcd"_qba);
        QCOMPARE(shown.spans.size(), 1);
        QCOMPARE(shown.spans[0].end, 4);
    }
}

void tst_TerminalText::saysWhetherATerminalIsNeeded()
{
    for (qsizetype before = 0; before < 40; ++before) {
        const QByteArray text(before, 'x');
        for (const QByteArray &control : {"\x1b"_qba, "\r"_qba, "\b"_qba, "\xc2\x9b"_qba, "\xc2\x80"_qba}) {
            QVERIFY(needsTerminal(text + control));
            QVERIFY(needsTerminal(text + control + "yyyyyyyyyyyyyyyyyyyy"));
        }
        for (const QByteArray &other :
             {""_qba, "\t"_qba, "\n"_qba, "\xc2\xa0"_qba, "\xc2"_qba, "\x9b"_qba, "\xc3\x9b"_qba})
            QVERIFY(!needsTerminal(text + other + "yyyyyyyyyyyyyyyyyyyy"));
    }
}

// Where nothing moves the text is read without cells. Both ways must agree, whatever is in it.
void tst_TerminalText::givesTheSameTextEitherWay()
{
    const QList<QByteArray> pieces = {"a"_qba,     "日"_qba,       "e\xcc\x81"_qba, "\t"_qba,
                                      "\xff"_qba,  "\x1b[31m"_qba, "\x1b[m"_qba,    "\x1b]0;t\x07"_qba,
                                      "\x1b]"_qba, "\x1b[K"_qba,   "\x1b"_qba,      "\xc2"_qba,
                                      "\n"_qba,    "\r\n"_qba};
    QRandomGenerator random(5);
    for (int round = 0; round < 5'000; ++round) {
        QByteArray raw;
        for (int i = random.bounded(12); i >= 0; --i)
            raw += pieces[random.bounded(int(pieces.size()))];
        const TerminalText read = readTerminal(raw);
        const TerminalText moved = readTerminal("\r\x1b[1G" + raw);
        QCOMPARE(moved.text, read.text);
        QVERIFY(moved.spans == read.spans);
    }
}

void tst_TerminalText::takesTimeThatGrowsWithTheBytesAlone_data()
{
    QTest::addColumn<QByteArray>("piece");

    QTest::newRow("strings without end") << "\x1b]0;"_qba;
    QTest::newRow("one-character strings without end") << "\xc2\x9d"_qba;
    QTest::newRow("sequences without end") << "\x1b[1;"_qba;
    QTest::newRow("erasing to the left") << "xxxx\x1b[1K"_qba;
    QTest::newRow("erasing all") << "x\x1b[2K"_qba;
    QTest::newRow("far jumps") << "\x1b[K\r\x1b[1024Gx"_qba;
    QTest::newRow("styles") << "\x1b[38;2;1;2;3;4;5;6;7mx"_qba;
    QTest::newRow("returns") << "x\r"_qba;
    QTest::newRow("tabs") << "\t\b"_qba;
    QTest::newRow("combining") << "\xcc\x81"_qba;
    QTest::newRow("joiners") << "\xe2\x80\x8d"_qba;
    QTest::newRow("to and fro") << "x\r\x1b[1000000Cy"_qba;
}

// A 16 times longer line takes 16 times as long; were it the square, it would be 256 times.
void tst_TerminalText::takesTimeThatGrowsWithTheBytesAlone()
{
    QFETCH(const QByteArray, piece);

    const auto shortest = [](const QByteArray &raw) {
        qint64 best = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 3; ++round) {
            QElapsedTimer timer;
            timer.start();
            QByteArray out;
            appendPlain(raw, out);
            best = std::min(best, timer.nsecsElapsed());
        }
        return best;
    };
    const QByteArray large = piece.repeated((1 << 18) / piece.size()) + "\rx";
    const QByteArray small = piece.repeated((1 << 14) / piece.size()) + "\rx";
    const double ratio = double(shortest(large)) / double(shortest(small));
    QVERIFY2(ratio < 80, qPrintable(QString::number(ratio)));
}

// Nine bytes, and a thousand columns: they would make 1 GiB of a line of 10 MiB.
void tst_TerminalText::boundsWhatEscapesLeaveEmpty()
{
    const QByteArray raw = "\x1b[1024GX\n"_qba.repeated(100'000);
    QByteArray shown;
    appendPlain(raw, shown);
    QVERIFY2(shown.size() < 17 * raw.size() + (64 << 10), qPrintable(QString::number(shown.size())));
    QCOMPARE(shown.count('X'), 100'000);
    QVERIFY(shown.startsWith(QByteArray(1'023, ' ') + "X\n"));

    QByteArray progress;
    for (int i = 0; i < 100'000; ++i)
        progress += "\r\x1b[K\x1b[120G" + QByteArray::number(i);
    shown.clear();
    appendPlain(progress, shown);
    QCOMPARE(shown, QByteArray(119, ' ') + "99999");
}

QTEST_GUILESS_MAIN(tst_TerminalText)
#include "tst_terminaltext.moc"
