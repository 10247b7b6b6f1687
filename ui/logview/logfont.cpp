// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logfont.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace runwatch {

LogFont::LogFont(const QFont &font)
    : m_font(font)
{
    const QFontMetricsF metrics(font);
    m_characterWidth = metrics.horizontalAdvance(u'0');
    m_lineHeight = int(std::ceil(metrics.height() * 1.1));
    m_ascent = std::round((m_lineHeight - metrics.height()) / 2 + metrics.ascent());
}

qreal LogFont::width(QStringView text) const
{
    return isPlainText(text) ? qreal(text.size()) * m_characterWidth
                             : QFontMetricsF(m_font).horizontalAdvance(text.toString());
}

void LogFont::loadFace(Face &face, QFont::Weight weight, bool isItalic) const
{
    QFont font = m_font;
    font.setWeight(weight);
    font.setItalic(isItalic);
    face.font = QRawFont::fromFont(font);
    QString characters;
    for (char16_t c = u' '; c <= u'~'; ++c)
        characters.append(c);
    const QList<quint32> glyphs = face.font.glyphIndexesForString(characters);
    std::copy_n(glyphs.begin(), std::min<size_t>(size_t(glyphs.size()), face.glyphs.size()), face.glyphs.begin());
}

void LogFont::drawPlain(QPainter &painter, QPointF baseline, QStringView text, const QTextCharFormat &style) const
{
    const bool isBold = style.fontWeight() >= QFont::Bold;
    Face &face = m_faces[size_t(isBold) + 2 * size_t(style.fontItalic())];
    if (!face.font.isValid())
        loadFace(face, isBold ? QFont::Bold : m_font.weight(), style.fontItalic());
    QList<quint32> glyphs(text.size());
    QList<QPointF> positions(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        glyphs[i] = face.glyphs[size_t(text[i].unicode() - u' ')];
        positions[i] = QPointF(qreal(i) * m_characterWidth, 0);
    }
    QGlyphRun run;
    run.setRawFont(face.font);
    run.setGlyphIndexes(glyphs);
    run.setPositions(positions);
    run.setUnderline(style.fontUnderline());
    run.setStrikeOut(style.fontStrikeOut());
    painter.drawGlyphRun(baseline, run);
}

bool isPlainText(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c < u'\x7f'; });
}

} // namespace runwatch
