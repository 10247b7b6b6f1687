// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logcolours.h"
#include "ui/look/tone.h"

#include <QTest>

using namespace runwatch;

namespace {

QPalette lightPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::Text, Qt::black);
    palette.setColor(QPalette::Link, Qt::blue);
    return palette;
}

QPalette darkPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Base, QColor(30, 30, 30));
    palette.setColor(QPalette::Text, QColor(230, 230, 230));
    palette.setColor(QPalette::Link, QColor(60, 60, 255));
    return palette;
}

double contrastOf(const QTextCharFormat &format, const QPalette &palette)
{
    const bool hasGround = format.hasProperty(QTextFormat::BackgroundBrush);
    return contrastRatio(format.foreground().color(), hasGround ? format.background().color() : palette.color(QPalette::Base));
}

} // namespace

class tst_LogColours : public QObject
{
    Q_OBJECT

private slots:
    void canAlwaysBeRead_data();
    void canAlwaysBeRead();
    void leavesWhatCanBeRead();
    void keepsTheHue();
    void hidesNothing();
    void drawsTheStyle();
};

void tst_LogColours::canAlwaysBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void tst_LogColours::canAlwaysBeRead()
{
    QFETCH(const QPalette, palette);
    const LogColours colours(palette);
    for (quint32 text = 0; text < 256; ++text) {
        TextStyle style;
        style.foreground = {TextStyle::Colour::Indexed, text};
        for (const bool isFaint : {false, true}) {
            style.faint = isFaint;
            QVERIFY(contrastOf(colours.format(style), palette) >= 4.5);
        }
        for (quint32 ground = 0; ground < 256; ground += 5) {
            style.background = {TextStyle::Colour::Indexed, ground};
            style.inverse = ground % 2 == 0;
            QVERIFY(contrastOf(colours.format(style), palette) >= 4.5);
        }
    }
    for (int kind = 0; kind <= int(HighlightKind::Label9); ++kind)
        QVERIFY(contrastOf(colours.highlight(HighlightKind(kind)), palette) >= 4.5);
    QVERIFY(contrastOf(colours.link(), palette) >= 4.5);
}

void tst_LogColours::leavesWhatCanBeRead()
{
    TextStyle style;
    style.foreground = {TextStyle::Colour::Rgb, 0x990000};
    QCOMPARE(LogColours(lightPalette()).format(style).foreground().color(), QColor(0x99, 0, 0));
}

void tst_LogColours::keepsTheHue()
{
    const QColor made = madeReadable(QColor(255, 255, 0), Qt::white);
    QVERIFY(std::abs(made.hslHue() - 60) <= 2);
    QVERIFY(contrastRatio(made, Qt::white) < 5); // no darker than it takes
}

void tst_LogColours::hidesNothing()
{
    TextStyle style;
    style.conceal = true;
    style.foreground = {TextStyle::Colour::Rgb, 0xffffff};
    QVERIFY(contrastOf(LogColours(lightPalette()).format(style), lightPalette()) >= 4.5);
}

void tst_LogColours::drawsTheStyle()
{
    TextStyle style;
    style.bold = style.italic = style.underline = style.strikeOut = true;
    const QTextCharFormat format = LogColours(lightPalette()).format(style);
    QVERIFY(format.fontWeight() == QFont::Bold && format.fontItalic() && format.fontUnderline() && format.fontStrikeOut());
}

QTEST_MAIN(tst_LogColours)
#include "tst_logcolours.moc"
