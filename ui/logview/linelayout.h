// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/logview/logfont.h"
#include "ui/logview/screentext.h"

#include <QTextLayout>

#include <memory>
#include <optional>
#include <vector>

namespace runwatch {

using FormatRanges = QList<QTextLayout::FormatRange>;

// One part of a line, laid out in visual lines: by counting when it is printable ASCII, by Qt's
// layout when it is not. Positions are those of ScreenText.
class LineLayout final
{
public:
    // `width` is where it wraps, in pixels; nothing: it does not. It wraps between words, and within those
    // that are longer than a line. `formats` may not overlap and come in order.
    LineLayout(ScreenText text, FormatRanges formats, const LogFont &font, std::optional<qreal> width);

    [[nodiscard]] const ScreenText &text() const { return m_text; }
    [[nodiscard]] int lineCount() const;
    [[nodiscard]] qreal width() const; // of the widest visual line
    [[nodiscard]] qsizetype lineBegin(int line) const;
    [[nodiscard]] qsizetype lineEnd(int line) const; // one past its last character
    [[nodiscard]] int lineOf(qsizetype position) const;
    [[nodiscard]] qreal xOf(qsizetype position) const; // in its visual line
    [[nodiscard]] qsizetype positionAt(int line, qreal x) const; // where the caret goes for a point
    [[nodiscard]] qsizetype characterAt(int line, qreal x) const; // the character under a point

    // Where the caret goes from `position`; itself at the ends.
    [[nodiscard]] qsizetype next(qsizetype position) const;
    [[nodiscard]] qsizetype previous(qsizetype position) const;
    [[nodiscard]] qsizetype nextWord(qsizetype position) const;
    [[nodiscard]] qsizetype previousWord(qsizetype position) const;
    [[nodiscard]] qsizetype wordBegin(qsizetype position) const;
    [[nodiscard]] qsizetype wordEnd(qsizetype position) const;

    // Draws one visual line with its top left at `at`, those characters that lie in `clip`. `marked` is
    // drawn over the formats; where its ranges overlap, the later one counts.
    void paint(QPainter &painter, QPointF at, int line, const FormatRanges &marked, const QRectF &clip) const;

private:
    void wrapPlain(qreal width);
    void shape(std::optional<qreal> width);
    [[nodiscard]] qsizetype shapedPositionAt(int line, qreal x) const;
    void paintPlain(QPainter &painter, QPointF at, int line, const FormatRanges &marked, const QRectF &clip) const;
    [[nodiscard]] QTextCharFormat formatAt(qsizetype position, const FormatRanges &marked, qsizetype &end) const;

    ScreenText m_text;
    FormatRanges m_formats;
    const LogFont *m_font; // lives longer: layouts are made anew with another font
    std::vector<qsizetype> m_begins; // plain: of each visual line
    std::unique_ptr<QTextLayout> m_shaped; // what is not plain
};

} // namespace runwatch
