// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/linelayout.h"

#include <QPainter>
#include <QTextBoundaryFinder>
#include <QTextLine>

#include <algorithm>
#include <cmath>

namespace runwatch {

namespace {

constexpr qreal Unbounded = 8'000'000; // pixels; what Qt's fixed-point layout bears

} // namespace

LineLayout::LineLayout(ScreenText text, FormatRanges formats, const LogFont &font, std::optional<qreal> width)
    : m_text(std::move(text))
    , m_formats(std::move(formats))
    , m_font(&font)
{
    m_begins.push_back(0);
    if (!m_text.isPlain())
        shape(width);
    else if (width)
        wrapPlain(*width);
}

// Breaks after the last space that fits, or anywhere in a word as long as the line.
void LineLayout::wrapPlain(qreal width)
{
    const qsizetype columns = std::max<qsizetype>(1, qsizetype(width / m_font->characterWidth()));
    const QString &text = m_text.text;
    for (qsizetype begin = 0; text.size() - begin > columns;) {
        qsizetype end = begin + columns;
        if (text[end] == u' ') {
            while (end < text.size() && text[end] == u' ')
                ++end; // spaces hang over the edge
        } else if (const qsizetype space = text.lastIndexOf(u' ', end - 1); space >= begin) {
            end = space + 1;
        }
        if (end >= text.size())
            return;
        m_begins.push_back(end);
        begin = end;
    }
}

void LineLayout::shape(std::optional<qreal> width)
{
    m_shaped = std::make_unique<QTextLayout>(m_text.text, m_font->font());
    QTextOption option;
    option.setTextDirection(m_text.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(width ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::NoWrap);
    m_shaped->setTextOption(option);
    m_shaped->setCacheEnabled(true);
    m_shaped->setFormats(m_formats);
    m_shaped->beginLayout();
    for (QTextLine line = m_shaped->createLine(); line.isValid(); line = m_shaped->createLine()) {
        line.setLineWidth(width.value_or(Unbounded));
        // A font for emoji or CJK may be higher than the log's: its baseline is put on ours.
        line.setPosition({0, qreal(line.lineNumber()) * m_font->lineHeight() + m_font->ascent() - line.ascent()});
    }
    m_shaped->endLayout();
}

int LineLayout::lineCount() const
{
    return m_shaped ? std::max(1, m_shaped->lineCount()) : int(m_begins.size());
}

qreal LineLayout::width() const
{
    qreal widest = 0;
    for (int line = 0; line < lineCount(); ++line)
        widest = std::max(widest, m_shaped ? m_shaped->lineAt(line).naturalTextWidth()
                                           : qreal(lineEnd(line) - lineBegin(line)) * m_font->characterWidth());
    return widest;
}

qsizetype LineLayout::lineBegin(int line) const
{
    return m_shaped ? m_shaped->lineAt(line).textStart() : m_begins[size_t(line)];
}

qsizetype LineLayout::lineEnd(int line) const
{
    return line + 1 < lineCount() ? lineBegin(line + 1) : m_text.text.size();
}

int LineLayout::lineOf(qsizetype position) const
{
    if (m_shaped)
        return m_shaped->lineForTextPosition(int(position)).lineNumber();
    return int(std::upper_bound(m_begins.begin(), m_begins.end(), position) - m_begins.begin()) - 1;
}

qreal LineLayout::xOf(qsizetype position) const
{
    if (m_shaped)
        return m_shaped->lineForTextPosition(int(position)).cursorToX(int(position));
    return qreal(position - lineBegin(lineOf(position))) * m_font->characterWidth();
}

qsizetype LineLayout::positionAt(int line, qreal x) const
{
    if (m_shaped)
        return shapedPositionAt(line, x);
    const auto column = qsizetype(std::llround(std::max(0.0, x) / m_font->characterWidth()));
    const qsizetype last = line + 1 < lineCount() ? lineEnd(line) - 1 : lineEnd(line);
    return std::min(lineBegin(line) + column, last);
}

// Qt 6.4 answers with the line's end for a point right behind some emoji: then the nearest place is looked for.
qsizetype LineLayout::shapedPositionAt(int line, qreal x) const
{
    const QTextLine shaped = m_shaped->lineAt(line);
    qsizetype nearest = shaped.xToCursor(x);
    if (std::abs(shaped.cursorToX(int(nearest)) - x) > m_font->characterWidth() * 0.6 && x < shaped.naturalTextWidth()) {
        for (qsizetype at = lineBegin(line); at < lineEnd(line); at = next(at)) {
            if (std::abs(shaped.cursorToX(int(at)) - x) < std::abs(shaped.cursorToX(int(nearest)) - x))
                nearest = at;
        }
    }
    return m_text.isStop(nearest) ? nearest : previous(nearest);
}

qsizetype LineLayout::characterAt(int line, qreal x) const
{
    if (m_shaped) {
        const qsizetype position = shapedPositionAt(line, x);
        const bool isBehind = m_shaped->lineAt(line).cursorToX(int(position)) > x && position > lineBegin(line);
        return isBehind && !m_text.text.isRightToLeft() ? previous(position) : position;
    }
    const auto column = qsizetype(std::max(0.0, x) / m_font->characterWidth());
    return std::min(lineBegin(line) + column, lineEnd(line));
}

qsizetype LineLayout::next(qsizetype position) const
{
    if (!m_shaped)
        return std::min(position + 1, m_text.text.size());
    do {
        position = m_shaped->nextCursorPosition(int(position));
    } while (!m_text.isStop(position));
    return position;
}

qsizetype LineLayout::previous(qsizetype position) const
{
    if (!m_shaped)
        return std::max<qsizetype>(position - 1, 0);
    do {
        position = m_shaped->previousCursorPosition(int(position));
    } while (!m_text.isStop(position));
    return position;
}

qsizetype LineLayout::nextWord(qsizetype position) const
{
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, m_text.text);
    words.setPosition(position);
    while (words.toNextBoundary() >= 0) {
        if (words.boundaryReasons().testFlag(QTextBoundaryFinder::StartOfItem) && m_text.isStop(words.position()))
            return words.position();
    }
    return m_text.text.size();
}

qsizetype LineLayout::previousWord(qsizetype position) const
{
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, m_text.text);
    words.setPosition(position);
    while (words.toPreviousBoundary() >= 0) {
        if (words.boundaryReasons().testFlag(QTextBoundaryFinder::StartOfItem) && m_text.isStop(words.position()))
            return words.position();
    }
    return 0;
}

qsizetype LineLayout::wordBegin(qsizetype position) const
{
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, m_text.text);
    words.setPosition(position);
    if (!words.isAtBoundary())
        words.toPreviousBoundary();
    return std::max<qsizetype>(words.position(), 0);
}

qsizetype LineLayout::wordEnd(qsizetype position) const
{
    QTextBoundaryFinder words(QTextBoundaryFinder::Word, m_text.text);
    words.setPosition(position);
    const qsizetype end = words.toNextBoundary();
    return end < 0 ? m_text.text.size() : end;
}

void LineLayout::paint(QPainter &painter, QPointF at, int line, const FormatRanges &marked, const QRectF &clip) const
{
    if (!m_shaped) {
        paintPlain(painter, at, line, marked, clip);
        return;
    }
    const QRectF stripe(clip.left(), at.y(), clip.width(), m_font->lineHeight());
    painter.save();
    painter.setClipRect(stripe, Qt::IntersectClip);
    m_shaped->draw(&painter, {at.x(), at.y() - qreal(line) * m_font->lineHeight()}, marked, stripe);
    painter.restore();
}

// How the character at `position` is drawn, and up to where the same is true.
QTextCharFormat LineLayout::formatAt(qsizetype position, const FormatRanges &marked, qsizetype &end) const
{
    QTextCharFormat format;
    for (const FormatRanges *ranges : {&m_formats, &marked}) {
        for (const QTextLayout::FormatRange &range : *ranges) {
            if (range.start > position)
                end = std::min<qsizetype>(end, range.start);
            else if (position < range.start + range.length) {
                end = std::min<qsizetype>(end, range.start + range.length);
                format.merge(range.format);
            }
        }
    }
    return format;
}

// Of a long line only what is in view is drawn: all characters are of one width.
void LineLayout::paintPlain(QPainter &painter, QPointF at, int line, const FormatRanges &marked, const QRectF &clip) const
{
    const qreal width = m_font->characterWidth();
    const qsizetype begin = lineBegin(line);
    const qsizetype end = std::min(lineEnd(line), begin + std::max<qsizetype>(0, qsizetype((clip.right() - at.x()) / width) + 1));
    qsizetype from = begin + std::max<qsizetype>(0, qsizetype((clip.left() - at.x()) / width));
    const QPen pen = painter.pen();
    while (from < end) {
        qsizetype to = end;
        const QTextCharFormat format = formatAt(from, marked, to);
        const QPointF left(at.x() + qreal(from - begin) * width, at.y());
        if (format.hasProperty(QTextFormat::BackgroundBrush))
            painter.fillRect(QRectF(left, QSizeF(qreal(to - from) * width, m_font->lineHeight())), format.background());
        painter.setPen(format.hasProperty(QTextFormat::ForegroundBrush) ? QPen(format.foreground(), 1) : pen);
        m_font->drawPlain(painter, {left.x(), left.y() + m_font->ascent()}, QStringView(m_text.text).sliced(from, to - from), format);
        from = to;
    }
    painter.setPen(pen);
}

} // namespace runwatch
