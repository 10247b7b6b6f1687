// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/warnings.h"
#include "ui/look/icons.h"
#include "ui/look/look.h"
#include "ui/look/profileband.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace runwatch;

class tst_Look : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void tonesCanBeReadOnTheirBase_data();
    void tonesCanBeReadOnTheirBase();
    void bandsCanBeSeen_data() { tonesCanBeReadOnTheirBase_data(); }
    void bandsCanBeSeen();
    void textCanBeReadEverywhere_data() { tonesCanBeReadOnTheirBase_data(); }
    void textCanBeReadEverywhere();
    void everyStateHasAShapeOfItsOwn();
    void iconsTakeThePaletteOfTheMoment();
    void iconsAreSharpAtEveryScale();
    void disabledIconsAreFaint();
};

namespace {

constexpr double ReadableText = 4.5; // WCAG 2.1, AA

QColor darkestOpaque(const QImage &image)
{
    QColor strongest;
    int strength = -1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > strength) {
                strength = image.pixelColor(x, y).alpha();
                strongest = image.pixelColor(x, y);
            }
        }
    }
    return strongest;
}

} // namespace

void tst_Look::tonesCanBeReadOnTheirBase_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void tst_Look::tonesCanBeReadOnTheirBase()
{
    QFETCH(const QPalette, palette);
    for (int tone = 0; tone <= int(Tone::Cancelled); ++tone) {
        const double ratio = contrastRatio(toneColour(Tone(tone), palette), palette.color(QPalette::Base));
        QVERIFY2(ratio >= ReadableText, qPrintable(QStringLiteral("tone %1: %2").arg(tone).arg(ratio)));
    }
}

void tst_Look::bandsCanBeSeen()
{
    QFETCH(const QPalette, palette);
    constexpr double Seen = 3; // WCAG 2.1, 1.4.11
    QVERIFY(!bandColour(ProfileColour::None, palette));
    for (int colour = int(ProfileColour::Red); colour <= int(ProfileColour::Grey); ++colour) {
        for (const auto ground : {QPalette::Base, QPalette::Window, QPalette::Highlight}) {
            const double ratio = contrastRatio(*bandColour(ProfileColour(colour), palette), palette.color(ground));
            QVERIFY2(ratio >= Seen, qPrintable(QStringLiteral("colour %1 on %2: %3").arg(colour).arg(int(ground)).arg(ratio)));
        }
    }
}

void tst_Look::textCanBeReadEverywhere()
{
    QFETCH(const QPalette, palette);
    using Roles = std::pair<QPalette::ColorRole, QPalette::ColorRole>;
    for (const auto &[text, ground] :
         {Roles(QPalette::Text, QPalette::Base), Roles(QPalette::WindowText, QPalette::Window),
          Roles(QPalette::ButtonText, QPalette::Button), Roles(QPalette::Link, QPalette::Base),
          Roles(QPalette::HighlightedText, QPalette::Highlight),
          Roles(QPalette::ToolTipText, QPalette::ToolTipBase),
          Roles(QPalette::PlaceholderText, QPalette::Base)})
        QVERIFY(contrastRatio(palette.color(text), palette.color(ground)) >= ReadableText);
}

void tst_Look::everyStateHasAShapeOfItsOwn()
{
    QList<QImage> shapes;
    for (int state = 0; state <= int(JobState::Refused); ++state) {
        const QImage shape = tintedIcon(iconOf(JobState(state))).pixmap(QSize(32, 32)).toImage();
        QVERIFY(!shape.isNull());
        QVERIFY(darkestOpaque(shape).alpha() > 200);
        QVERIFY(!shapes.contains(shape));
        shapes << shape;
    }
}

void tst_Look::iconsTakeThePaletteOfTheMoment()
{
    const QIcon made = stateIcon(JobState::Running);
    for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
        applyLook(appearance);
        const QColor colour = darkestOpaque(made.pixmap(QSize(48, 48)).toImage());
        QCOMPARE(colour.rgb(), toneColour(Tone::Running, QGuiApplication::palette()).rgb());
    }
}

void tst_Look::iconsAreSharpAtEveryScale()
{
    const QPixmap pixmap = tintedIcon(Icon::Cancel).pixmap(QSize(16, 16), 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.devicePixelRatio(), 2.0);
}

void tst_Look::disabledIconsAreFaint()
{
    applyLook(Appearance::Light);
    const QIcon cancel = tintedIcon(Icon::Cancel);
    const QColor usual = darkestOpaque(cancel.pixmap(QSize(48, 48)).toImage());
    const QColor disabled = darkestOpaque(cancel.pixmap(QSize(48, 48), QIcon::Disabled).toImage());
    QVERIFY(disabled.lightness() > usual.lightness());
}

QTEST_MAIN(tst_Look)
#include "tst_look.moc"
