// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logcolours.h"

#include "ui/look/tone.h"

#include <array>
#include <utility>

namespace runwatch {

namespace {

constexpr double LeastContrast = 4.5; // WCAG 2.1, AA
constexpr qsizetype MostKept = 4'096; // colours; a server may send sixteen millions

constexpr std::array<QRgb, 16> FirstColours = {
    0xff000000, 0xffcd3131, 0xff0f9d58, 0xffb58900, 0xff2472c8, 0xffbc3fbc, 0xff1196b8, 0xffcccccc,
    0xff767676, 0xfff14c4c, 0xff23d18b, 0xfff5d543, 0xff3b8eea, 0xffd670d6, 0xff29b8db, 0xffffffff};

// Light and dark grounds of the highlights, in the order of HighlightKind.
struct TwoGrounds
{
    QRgb light;
    QRgb dark;
};
constexpr std::array<TwoGrounds, 11> HighlightGrounds = {{
    {0xffffe680, 0xff5c4d00}, // Match
    {0xffffa94d, 0xff9c4a00}, // CurrentMatch
    {0xffffd6d6, 0xff5e2323},
    {0xffffe3c4, 0xff5a3a12},
    {0xfff4f1b0, 0xff4a4a10},
    {0xffd3f2c6, 0xff24501a},
    {0xffc2f0e4, 0xff0f4d40},
    {0xffc8ebfb, 0xff12465c},
    {0xffd3dcff, 0xff2a3470},
    {0xffe8d6ff, 0xff472a6b},
    {0xfff7d0ec, 0xff5e2250},
}};

QColor indexedColour(quint32 index)
{
    if (index < FirstColours.size())
        return QColor::fromRgb(FirstColours[index]);
    if (index >= 232) {
        const int grey = 8 + 10 * int(std::min(index, 255u) - 232);
        return {grey, grey, grey};
    }
    const auto level = [](quint32 part) { return part == 0 ? 0 : int(55 + 40 * part); }; // xterm's cube
    const quint32 cube = index - 16;
    return {level(cube / 36), level(cube / 6 % 6), level(cube % 6)};
}

QColor halfway(const QColor &one, const QColor &other)
{
    return {(one.red() + other.red()) / 2, (one.green() + other.green()) / 2, (one.blue() + other.blue()) / 2};
}

} // namespace

QColor madeReadable(const QColor &colour, const QColor &ground)
{
    if (contrastRatio(colour, ground) >= LeastContrast)
        return colour;
    const bool isLighter = contrastRatio(Qt::white, ground) >= contrastRatio(Qt::black, ground);
    float hue = 0;
    float saturation = 0;
    float lightness = 0;
    colour.getHslF(&hue, &saturation, &lightness);
    float unreadable = lightness;
    float readable = isLighter ? 1 : 0;
    const auto drawn = [&](float light) { return QColor::fromRgb(QColor::fromHslF(hue, saturation, light).rgb()); };
    for (int i = 0; i < 12; ++i) { // to a part in four thousand
        const float middle = (unreadable + readable) / 2;
        (contrastRatio(drawn(middle), ground) >= LeastContrast ? readable : unreadable) = middle;
    }
    return drawn(readable); // at worst black or white
}

LogColours::LogColours(QPalette palette)
    : m_palette(std::move(palette))
{
}

QTextCharFormat LogColours::format(const TextStyle &style) const
{
    const bool hasGround = style.inverse || style.background.kind != TextStyle::Colour::Default;
    QColor text = ink(style.foreground, QPalette::Text);
    QColor ground = ink(style.background, QPalette::Base);
    if (style.inverse)
        std::swap(text, ground);
    if (style.faint)
        text = halfway(text, ground);
    QTextCharFormat format;
    format.setForeground(readable(text, ground));
    if (hasGround)
        format.setBackground(ground);
    if (style.bold)
        format.setFontWeight(QFont::Bold);
    if (style.italic)
        format.setFontItalic(true);
    format.setFontUnderline(style.underline);
    format.setFontStrikeOut(style.strikeOut);
    return format;
}

QTextCharFormat LogColours::highlight(HighlightKind kind) const
{
    const TwoGrounds &grounds = HighlightGrounds[size_t(kind)];
    const QColor ground = QColor::fromRgb(isDark(m_palette) ? grounds.dark : grounds.light);
    QTextCharFormat format;
    format.setBackground(ground);
    format.setForeground(readable(m_palette.color(QPalette::Text), ground));
    return format;
}

QTextCharFormat LogColours::selection() const
{
    QTextCharFormat format;
    format.setBackground(m_palette.brush(QPalette::Highlight));
    format.setForeground(m_palette.brush(QPalette::HighlightedText));
    return format;
}

QTextCharFormat LogColours::link() const
{
    QTextCharFormat format;
    format.setForeground(readable(m_palette.color(QPalette::Link), m_palette.color(QPalette::Base)));
    format.setFontUnderline(true);
    return format;
}

QColor LogColours::currentLine() const
{
    QColor tint = m_palette.color(QPalette::Highlight);
    tint.setAlphaF(0.08F);
    return tint;
}

QColor LogColours::ink(TextStyle::Ink ink, QPalette::ColorRole fallback) const
{
    switch (ink.kind) {
    case TextStyle::Colour::Default:
        break;
    case TextStyle::Colour::Indexed:
        return indexedColour(ink.value);
    case TextStyle::Colour::Rgb:
        return QColor::fromRgb(ink.value | 0xff000000);
    }
    return m_palette.color(fallback);
}

QColor LogColours::readable(const QColor &colour, const QColor &on) const
{
    const quint64 key = (quint64(colour.rgb()) << 32) | on.rgb();
    if (const auto known = m_readable.constFind(key); known != m_readable.constEnd())
        return QColor::fromRgb(*known);
    if (m_readable.size() >= MostKept)
        m_readable.clear();
    const QColor made = madeReadable(colour, on);
    m_readable.insert(key, made.rgb());
    return made;
}

} // namespace runwatch
