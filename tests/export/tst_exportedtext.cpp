// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/exportedtext.h"
#include "app/log/terminaltext.h"
#include "app/stream/utf8.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace runwatch;
using namespace Qt::StringLiterals;

namespace {

template <typename Append> QByteArray made(Append append, QByteArrayView raw)
{
    QByteArray out;
    append(raw, out);
    return out;
}

QString readJson(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson("[\"" + text + "\"]", &error);
    return error.error == QJsonParseError::NoError ? document.array().first().toString() : error.errorString();
}

} // namespace

class TestExportedText : public QObject
{
    Q_OBJECT

private slots:
    void writesWhatATerminalWouldShow_data();
    void writesWhatATerminalWouldShow();
    void keepsJsonWhole();
    void writesPlainBytesAtAnyLength();
    void isAlwaysValid();
};

void TestExportedText::writesWhatATerminalWouldShow_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("visible");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("clean");
    const auto row = [](const char *name, const QByteArray &raw, const QByteArray &visible, const QByteArray &json, const QByteArray &csv,
                        const QByteArray &clean) { QTest::newRow(name) << raw << visible << json << csv << clean; };

    row("nothing", "", "", "", "\"\"", "");
    row("plain", "a ~", "a ~", "a ~", "\"a ~\"", "a ~");
    row("colours", "\x1b[31mred\x1b[0m", "red", "red", "\"red\"", "red");
    row("title", "\x1b]0;evil\x07ok", "ok", "ok", "\"ok\"", "ok");
    row("progress line", "10 %\r20 %", "20 %", "20 %", "\"20 %\"", "20 %");
    row("quotes", R"(say "hi" \n)", R"(say "hi" \n)", R"(say \"hi\" \\n)", R"("say ""hi"" \n")", R"(say "hi" \n)");
    row("bell", "a\x07z", "a\xe2\x90\x87z", "a\\u0007z", "\"a\xe2\x90\x87z\"", "az");
    row("delete", "a\x7fz", "a\xe2\x90\xa1z", "a\\u007fz", "\"a\xe2\x90\xa1z\"", "az");
    row("NUL", QByteArray("a\0z", 3), "a\xe2\x90\x80z", "a\\u0000z", "\"a\xe2\x90\x80z\"", "az");
    row("tab", "a\tz", "a\tz", "a\\tz", "\"a\tz\"", "a\tz");
    row("line feed", "a\nz", "a\xe2\x90\x8az", "a\\nz", "\"a\nz\"", "a\nz");
    row("turned", "a\u202ez", "a⟨U+202E⟩z", "a\\u202ez", "\"a⟨U+202E⟩z\"", "a\u202ez");
    row("no room", "a\u200bz\ufeff\u00ad", "a⟨U+200B⟩z⟨U+FEFF⟩⟨U+00AD⟩", "a\\u200bz\\ufeff\\u00ad", "\"a⟨U+200B⟩z⟨U+FEFF⟩⟨U+00AD⟩\"",
        "a\u200bz\ufeff\u00ad");
    row("joined", "👩\u200d🚀a\u200db", "👩\u200d🚀a⟨U+200D⟩b", "👩\\u200d🚀a\\u200db", "\"👩\u200d🚀a⟨U+200D⟩b\"", "👩\u200d🚀a\u200db");
    row("scripts", "日本 שלום ü", "日本 שלום ü", "日本 שלום ü", "\"日本 שלום ü\"", "日本 שלום ü");
    row("invalid", "a\xff\xfez", "a\xef\xbf\xbd\xef\xbf\xbdz",
        "a\xef\xbf\xbd\xef\xbf\xbdz", "\"a\xef\xbf\xbd\xef\xbf\xbdz\"", "a\xef\xbf\xbd\xef\xbf\xbdz");
    row("lone surrogate", "\xed\xa0\x80z", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz",
        "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz\"", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz");
    for (const QByteArray formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\nx", "＝1"}) {
        const QByteArray json = formula == "\tx" ? "\\tx" : formula == "\nx" ? "\\nx" : formula;
        const QByteArray visible = formula == "\nx" ? "\xe2\x90\x8ax" : formula;
        row("formula " + formula.trimmed(), formula, visible, json, "\"'" + formula + '"', formula);
    }
    row("hidden formula", "\x1b[1m=1+1", "=1+1", "=1+1", "\"'=1+1\"", "=1+1");
    row("no formula", "1=1", "1=1", "1=1", "\"1=1\"", "1=1");
}

void TestExportedText::writesWhatATerminalWouldShow()
{
    QFETCH(const QByteArray, raw);
    QTEST(made(appendVisible, raw), "visible");
    QTEST(made(appendJsonText, raw), "json");
    QTEST(made(appendCsvCell, raw), "csv");
    QTEST(made(appendClean, raw), "clean");
}

// What stands in the JSON is the shown text, character for character.
void TestExportedText::keepsJsonWhole()
{
    const QString hostile = u"\"\\/\u0001\u0007\t\n\u007f\u0085\u200d\u2028\u202e\ufeff日🚀'</script>"_qs;
    const QByteArray json = made(appendJsonText, hostile.toUtf8().replace("\xc2\x85", "")); // a terminal drops it
    QCOMPARE(readJson(json), QString(hostile).remove(QChar(0x85)));
}

// Sixteen bytes are looked at at once: an unusual one at every place, in every length.
void TestExportedText::writesPlainBytesAtAnyLength()
{
    for (int size = 1; size < 70; ++size) {
        for (int at = 0; at < size; ++at) {
            QByteArray text(size, 'x');
            QCOMPARE(made(appendVisible, text), text);
            text[at] = '"';
            QCOMPARE(made(appendVisible, text), text);
            QCOMPARE(made(appendJsonText, text), QByteArray(text).replace('"', "\\\""));
            QCOMPARE(made(appendCsvCell, text), '"' + QByteArray(text).replace('"', "\"\"") + '"');
            text[at] = '\x01';
            QCOMPARE(made(appendVisible, text), QByteArray(text).replace('\x01', "\xe2\x90\x81"));
            QCOMPARE(made(appendClean, text), QByteArray(text).replace("\x01", ""));
        }
    }
}

void TestExportedText::isAlwaysValid()
{
    std::mt19937 random(7);
    constexpr QByteArrayView likely("\x1b[m;\"\\\r\n\t\x08\xe2\x80\xae\xf0\x9f\xc2\x9b\xed\xa0=a");
    for (int round = 0; round < 20'000; ++round) {
        QByteArray raw;
        for (unsigned i = random() % 40; i > 0; --i)
            raw.append(random() % 4 ? likely[qsizetype(random() % size_t(likely.size()))] : char(random()));
        const QByteArray visible = made(appendVisible, raw);
        QVERIFY2(visible.isValidUtf8() && !visible.contains('\n') && !visible.contains('\x1b'), raw.toHex().constData());
        const QByteArray csv = made(appendCsvCell, raw);
        QVERIFY2(csv.isValidUtf8() && csv.startsWith('"') && csv.endsWith('"') && csv.sliced(1, csv.size() - 2).replace("\"\"", "").count('"') == 0, raw.toHex().constData());
        QByteArray shown;
        appendPlain(raw, shown);
        QCOMPARE(readJson(made(appendJsonText, raw)), fromUtf8(shown));
        QVERIFY(made(appendClean, raw).isValidUtf8());
    }
}

QTEST_GUILESS_MAIN(TestExportedText)
#include "tst_exportedtext.moc"
