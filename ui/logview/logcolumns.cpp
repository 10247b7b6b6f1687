// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logcolumns.h"

#include "ui/look/tone.h"
#include "ui/words/logwords.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace runwatch {

namespace {

constexpr int JobCharacters = 16;
constexpr int TriangleCharacters = 2; // the gap before the text, where it stands

Tone toneOf(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return Tone::Faint;
    case LogLevel::Log:
        break;
    case LogLevel::Warning:
        return Tone::Stalled;
    case LogLevel::Error:
        return Tone::Failed;
    case LogLevel::Complete:
        return Tone::Done;
    }
    return Tone::Text;
}

qreal widestLevelWord(const LogFont &font)
{
    qreal widest = 0;
    for (const LogLevel level :
         {LogLevel::Debug, LogLevel::Log, LogLevel::Warning, LogLevel::Error, LogLevel::Complete})
        widest = std::max(widest, font.width(levelWord(level)));
    return widest;
}

} // namespace

LogColumns::LogColumns(const LogFont &font, TimeMode timeMode, JobColumn jobColumn, const FieldColumns &fields, qreal mostForFields)
    : m_font(font)
    , m_gutter(1.5 * font.characterWidth())
    , m_timeWidth(font.width(widestLogTime(timeMode)))
    , m_jobWidth(jobColumn == JobColumn::Shown ? (JobCharacters + 1) * font.characterWidth() : 0)
    , m_levelWidth(widestLevelWord(font))
{
    qreal all = 0; // with the gaps before them
    for (const FieldColumn &field : fields)
        all += (field.characters + 1) * characterWidth();
    const qreal scale = all > mostForFields ? mostForFields / all : 1;
    for (const FieldColumn &field : fields)
        m_fieldWidths << std::max(1.0, std::floor((field.characters + 1) * characterWidth() * scale - characterWidth()));
}

qreal LogColumns::textLeft() const
{
    return fieldLeft(m_fieldWidths.size()) + (TriangleCharacters - 1) * characterWidth();
}

qreal LogColumns::fieldLeft(qsizetype column) const
{
    qreal left = m_gutter + m_timeWidth + characterWidth() + m_jobWidth + m_levelWidth + characterWidth();
    for (qsizetype i = 0; i < column; ++i)
        left += m_fieldWidths.at(i) + characterWidth();
    return left;
}

qsizetype LogColumns::fieldAt(qreal x) const
{
    for (qsizetype i = 0; i < m_fieldWidths.size(); ++i) {
        if (x >= fieldLeft(i) && x < fieldLeft(i) + m_fieldWidths.at(i))
            return i;
    }
    return -1;
}

QRectF LogColumns::triangleRect(const QRectF &line) const
{
    const qreal width = TriangleCharacters * characterWidth();
    return {textLeft() - width, line.top(), width, line.height()};
}

void LogColumns::paintWords(QPainter &painter, const QString &words, qreal left, const QRectF &rect) const
{
    const QPointF baseline(left, rect.top() + m_font.ascent());
    if (isPlainText(words))
        m_font.drawPlain(painter, baseline, words);
    else
        painter.drawText(baseline, words);
}

QString LogColumns::elided(const QString &words, qreal width, Qt::TextElideMode mode) const
{
    return m_font.width(words) <= width ? words
                                        : QFontMetricsF(m_font.font()).elidedText(words, mode, width);
}

void LogColumns::paintBeginning(QPainter &painter, const ShownLine &line, const QRectF &rect, const QPalette &palette) const
{
    painter.setPen(toneColour(Tone::Faint, palette));
    paintWords(painter, line.time, m_gutter, rect);
    const qreal jobLeft = m_gutter + m_timeWidth + characterWidth();
    if (m_jobWidth > 0)
        paintWords(painter, elided(line.job, m_jobWidth - characterWidth(), Qt::ElideMiddle), jobLeft, rect);
    painter.setPen(toneColour(toneOf(line.level), palette));
    paintWords(painter, levelWord(line.level), jobLeft + m_jobWidth, rect);
    painter.setPen(toneColour(Tone::Text, palette));
    for (qsizetype i = 0; i < std::min(line.fields.size(), m_fieldWidths.size()); ++i)
        paintField(painter, line.fields.at(i), i, rect);
}

// Most values are printable ASCII: those are cut by counting.
void LogColumns::paintField(QPainter &painter, const QString &value, qsizetype column, const QRectF &rect) const
{
    if (value.isEmpty())
        return;
    const qreal width = m_fieldWidths.at(column);
    if (!isPlainText(value)) {
        paintWords(painter, elided(value, width), fieldLeft(column), rect);
        return;
    }
    const qsizetype room = std::max<qsizetype>(1, qsizetype((width + 0.01) / characterWidth()));
    if (value.size() <= room) {
        paintWords(painter, value, fieldLeft(column), rect);
        return;
    }
    paintWords(painter, value.first(room - 1), fieldLeft(column), rect);
    paintWords(painter, QStringLiteral("…"), fieldLeft(column) + (room - 1) * characterWidth(), rect);
}

void LogColumns::paintTriangle(QPainter &painter, const QRectF &rect, const QPalette &palette, bool isOpen) const
{
    const qreal size = characterWidth() * 0.4;
    const QPointF middle(textLeft() - characterWidth(), rect.center().y());
    const QPolygonF right{middle + QPointF(-size, -1.3 * size), middle + QPointF(size, 0), middle + QPointF(-size, 1.3 * size)};
    const QPolygonF down{middle + QPointF(-1.3 * size, -size), middle + QPointF(1.3 * size, -size), middle + QPointF(0, size)};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColour(isOpen ? Tone::Text : Tone::Faint, palette));
    painter.drawPolygon(isOpen ? down : right);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void LogColumns::paintMark(QPainter &painter, const ShownLine &line, const QRectF &rect, const QPalette &palette,
                           bool isSelected) const
{
    const QColor selected = palette.color(QPalette::HighlightedText);
    if (isSelected)
        painter.fillRect(rect, palette.brush(QPalette::Highlight));
    painter.setPen(isSelected ? selected : toneColour(Tone::Faint, palette));
    paintWords(painter, line.time, m_gutter, rect);
    const Tone tone = line.level == LogLevel::Log ? Tone::Faint : toneOf(line.level);
    paintRule(painter, line.markWords(), m_gutter + m_timeWidth + characterWidth(), rect,
              isSelected ? selected : hairlineColour(palette), isSelected ? selected : toneColour(tone, palette));
}

void LogColumns::paintHeading(QPainter &painter, const QString &words, const QRectF &rect, const QPalette &palette) const
{
    paintRule(painter, words, m_gutter, rect, hairlineColour(palette), toneColour(Tone::Faint, palette));
}

void LogColumns::paintRule(QPainter &painter, const QString &words, qreal left, const QRectF &rect, const QColor &line,
                           const QColor &text) const
{
    const QRectF room = rect.adjusted(left, 0, -characterWidth(), 0);
    const QString shown = elided(words, room.width() - 6 * characterWidth());
    const qreal begin = room.left() + 3 * characterWidth();
    const qreal middle = std::floor(room.center().y()) + 0.5;
    painter.setPen(line);
    painter.drawLine(QPointF(room.left(), middle), QPointF(begin - characterWidth(), middle));
    painter.drawLine(QPointF(begin + m_font.width(shown) + characterWidth(), middle), QPointF(room.right(), middle));
    painter.setPen(text);
    paintWords(painter, shown, begin, rect);
}

void LogColumns::paintDot(QPainter &painter, const QRectF &rect, const QPalette &palette) const
{
    const qreal size = std::min(m_gutter * 0.6, rect.height() * 0.5);
    const QRectF dot((m_gutter - size) / 2, rect.center().y() - size / 2, size, size);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColour(Tone::Running, palette));
    painter.drawEllipse(dot);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace runwatch
