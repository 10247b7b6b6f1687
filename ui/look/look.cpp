// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/look/look.h"

#include "ui/look/flatstyle.h"
#include "ui/look/tone.h"

#include <QApplication>
#include <QStyleHints>

namespace runwatch {
namespace {

struct Colours
{
    QRgb window, base, text, faint, button, highlight, highlightedText, link, edge;
};

QPalette paletteOf(const Colours &colours)
{
    const QColor text = colours.text;
    const QColor faint = colours.faint;
    QPalette palette(colours.button, colours.window);
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::Base, colours.base);
    palette.setColor(QPalette::AlternateBase, colours.window);
    palette.setColor(QPalette::ToolTipBase, colours.base);
    palette.setColor(QPalette::Button, colours.button);
    palette.setColor(QPalette::Mid, colours.edge);
    palette.setColor(QPalette::Highlight, colours.highlight);
    palette.setColor(QPalette::Link, colours.link);
    palette.setColor(QPalette::LinkVisited, colours.link);
    palette.setColor(QPalette::PlaceholderText, faint);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText,
                            QPalette::HighlightedText}) {
        palette.setColor(role, role == QPalette::HighlightedText ? QColor(colours.highlightedText) : text);
        palette.setColor(QPalette::Disabled, role, faint);
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.edge);
    return palette;
}

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    QApplication::setPalette(QPalette());
    return isDark(QApplication::palette());
#endif
}

} // namespace

QPalette lightPalette()
{
    return paletteOf({.window = 0xfff5f6f8,
                      .base = 0xffffffff,
                      .text = 0xff1b1f24,
                      .faint = 0xff6b727b,
                      .button = 0xfffbfbfc,
                      .highlight = 0xffd9e8f7,
                      .highlightedText = 0xff10151b,
                      .link = 0xff0062a8,
                      .edge = 0xffc3c8cf});
}

QPalette darkPalette()
{
    return paletteOf({.window = 0xff202429,
                      .base = 0xff171a1e,
                      .text = 0xffe6e8eb,
                      .faint = 0xff969da6,
                      .button = 0xff2b3036,
                      .highlight = 0xff23405c,
                      .highlightedText = 0xfff5f7f9,
                      .link = 0xff6cb8f0,
                      .edge = 0xff454c55});
}

void applyLook(Appearance appearance)
{
    if (!qobject_cast<FlatStyle *>(QApplication::style()))
        QApplication::setStyle(new FlatStyle);
    const bool dark = appearance == Appearance::Dark || (appearance == Appearance::System && systemIsDark());
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

} // namespace runwatch
