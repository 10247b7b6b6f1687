// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/linelayout.h"

#include <QFontDatabase>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace runwatch;
using namespace Qt::StringLiterals;

class tst_LineLayout : public QObject
{
    Q_OBJECT

private slots:
    void wrapsBetweenWords_data();
    void wrapsBetweenWords();
    void breaksAWordLongerThanTheLine();
    void goesThereAndBack_data();
    void goesThereAndBack();
    void stepsOverWholeCharacters();
    void readsFromRightToLeft();
    void paintsWhatIsInTheClipAlone();

private:
    [[nodiscard]] LineLayout layout(const QByteArray &text, std::optional<int> columns = {}) const;

    LogFont m_font{QFontDatabase::systemFont(QFontDatabase::FixedFont)};
};

LineLayout tst_LineLayout::layout(const QByteArray &text, std::optional<int> columns) const
{
    const auto width = columns ? std::optional((*columns + 0.5) * m_font.characterWidth()) : std::nullopt;
    return LineLayout(screenText(text), {}, m_font, width);
}

void tst_LineLayout::wrapsBetweenWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << "one two three four"_qba;
    QTest::newRow("shaped") << "one two thréé four"_qba;
}

void tst_LineLayout::wrapsBetweenWords()
{
    QFETCH(const QByteArray, text);
    const LineLayout wrapped = layout(text, 9);
    QCOMPARE(wrapped.lineCount(), 3);
    QCOMPARE(wrapped.lineBegin(1), 8);
    QCOMPARE(wrapped.lineBegin(2), 14);
    QCOMPARE(wrapped.lineOf(7), 0);
    QCOMPARE(wrapped.lineOf(8), 1);
    QCOMPARE(wrapped.xOf(8), 0.0);
    QCOMPARE(layout(text).lineCount(), 1);
}

void tst_LineLayout::breaksAWordLongerThanTheLine()
{
    QCOMPARE(layout(QByteArray(25, 'x'), 10).lineCount(), 3);
    QCOMPARE(layout(QByteArray(20, 'x'), 10).lineCount(), 2);
    QCOMPARE(layout("", 10).lineCount(), 1);
}

void tst_LineLayout::goesThereAndBack_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << "one two three four five"_qba;
    QTest::newRow("wide") << "日本語 text"_qba;
    QTest::newRow("combining") << "e\xcc\x81t\xcc\xa3 x"_qba;
    QTest::newRow("emoji") << "a👩‍🚀b🇩🇪c"_qba;
    QTest::newRow("right to left") << "שלום עולם"_qba;
}

// Each place where the caret may stand is found again by its point.
void tst_LineLayout::goesThereAndBack()
{
    QFETCH(const QByteArray, text);
    const LineLayout line = layout(text);
    qsizetype position = 0;
    for (int steps = 0; position < line.text().text.size(); ++steps) {
        QVERIFY(steps < 100);
        QCOMPARE(line.positionAt(0, line.xOf(position)), position);
        const qsizetype next = line.next(position);
        QVERIFY(next > position);
        QCOMPARE(line.previous(next), position);
        position = next;
    }
    QCOMPARE(line.next(position), position);
}

void tst_LineLayout::stepsOverWholeCharacters()
{
    const LineLayout line = layout("a👩‍🚀b");
    QCOMPARE(line.next(1), 6); // five units of UTF-16
    const LineLayout tab = layout("a\tü");
    QCOMPARE(tab.next(1), 8);
    QCOMPARE(tab.previous(8), 1);
}

void tst_LineLayout::readsFromRightToLeft()
{
    const LineLayout hebrew = layout("שלום");
    QVERIFY(hebrew.xOf(0) > hebrew.xOf(4));
    const LineLayout mixed = layout("INFO שלום done");
    QVERIFY(mixed.xOf(0) < mixed.xOf(14)); // the line itself reads from left to right
    QVERIFY(mixed.xOf(6) > mixed.xOf(8));
}

void tst_LineLayout::paintsWhatIsInTheClipAlone()
{
    const LineLayout line = layout(QByteArray(4'000, 'x'));
    QImage image(100, m_font.lineHeight(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::black);
    line.paint(painter, {-1'000 * m_font.characterWidth(), 0}, 0, {}, QRectF(image.rect()));
    painter.end();
    int inked = 0;
    for (int x = 0; x < image.width(); ++x) {
        for (int y = 0; y < image.height(); ++y)
            inked += image.pixelColor(x, y).lightness() < 128;
    }
    QVERIFY(inked > 50);
}

QTEST_MAIN(tst_LineLayout)
#include "tst_linelayout.moc"
