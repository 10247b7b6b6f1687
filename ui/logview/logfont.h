// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QRawFont>
#include <QTextCharFormat>

#include <array>

class QPainter;

namespace runwatch {

// The log's font and its measures. All printable ASCII characters are taken to be of one width, so
// that a text of them is laid out by counting and drawn without being shaped.
class LogFont final
{
public:
    explicit LogFont(const QFont &font);

    [[nodiscard]] const QFont &font() const { return m_font; }
    [[nodiscard]] qreal characterWidth() const { return m_characterWidth; }
    [[nodiscard]] qreal ascent() const { return m_ascent; } // from the top of a line to its baseline
    [[nodiscard]] int lineHeight() const { return m_lineHeight; }
    [[nodiscard]] qreal width(QStringView text) const; // also of what is not ASCII

    // Draws printable ASCII with the painter's pen; with `style`, as bold and italic as it says.
    void drawPlain(QPainter &painter, QPointF baseline, QStringView text, const QTextCharFormat &style = {}) const;

private:
    struct Face
    {
        QRawFont font;
        std::array<quint32, 95> glyphs = {}; // of ' ' to '~'
    };

    void loadFace(Face &face, QFont::Weight weight, bool isItalic) const;

    QFont m_font;
    qreal m_characterWidth;
    qreal m_ascent;
    int m_lineHeight;
    mutable std::array<Face, 4> m_faces; // bold is 1, italic 2; loaded when first drawn
};

[[nodiscard]] bool isPlainText(QStringView text); // printable ASCII alone

} // namespace runwatch
