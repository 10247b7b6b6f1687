// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logcolumns.h"

#include "ui/look/tone.h"
#include "ui/words/logwords.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace runwatch {

namespace {

constexpr int JobCharacters = 16;

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

QColor colourOf(Tone tone, const QPalette &palette, bool isSelected)
{
    return isSelected ? palette.color(QPalette::HighlightedText) : toneColour(tone, palette);
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c < u'\x7f'; });
}

qreal widestLevelWord(const QFontMetricsF &metrics)
{
    qreal widest = 0;
    for (const LogLevel level :
         {LogLevel::Debug, LogLevel::Log, LogLevel::Warning, LogLevel::Error, LogLevel::Complete})
        widest = std::max(widest, metrics.horizontalAdvance(levelWord(level)));
    return widest;
}

} // namespace

LogColumns::LogColumns(const QFont &font, TimeMode timeMode, JobColumn jobColumn)
    : m_font(font)
    , m_metrics(font)
    , m_characterWidth(m_metrics.horizontalAdvance(u'0'))
    , m_timeWidth(m_metrics.horizontalAdvance(widestLogTime(timeMode)))
    , m_jobWidth(jobColumn == JobColumn::Shown ? (JobCharacters + 1) * m_characterWidth : 0)
    , m_levelWidth(widestLevelWord(m_metrics))
{
}

int LogColumns::lineHeight() const
{
    return int(std::ceil(m_metrics.height() * 1.1));
}

qreal LogColumns::textLeft() const
{
    return 0.5 * m_characterWidth + m_timeWidth + m_characterWidth + m_jobWidth + m_levelWidth
        + m_characterWidth;
}

qreal LogColumns::textWidth(const ShownLine &line) const
{
    if (line.isMark)
        return 0;
    if (isAscii(line.text))
        return qreal(line.text.size()) * m_characterWidth;
    return m_metrics.horizontalAdvance(line.text);
}

void LogColumns::paintLine(QPainter &painter, const ShownLine &line, const QRectF &rect, qreal scrolled,
                           const QPalette &palette, bool isSelected) const
{
    if (isSelected)
        painter.fillRect(rect, palette.brush(QPalette::Highlight));
    QRectF cell = rect.adjusted(0.5 * m_characterWidth, 0, 0, 0);
    cell.setWidth(m_timeWidth);
    painter.setPen(colourOf(Tone::Faint, palette, isSelected));
    painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line.time);
    if (line.isMark) {
        paintMark(painter, line, rect, palette, isSelected);
        return;
    }
    cell.moveLeft(cell.right() + m_characterWidth);
    if (m_jobWidth > 0) {
        cell.setWidth(m_jobWidth - m_characterWidth);
        painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         m_metrics.elidedText(line.job, Qt::ElideRight, cell.width()));
        cell.moveLeft(cell.right() + m_characterWidth);
    }
    cell.setWidth(m_levelWidth);
    painter.setPen(colourOf(toneOf(line.level), palette, isSelected));
    painter.drawText(cell, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, levelWord(line.level));
    paintText(painter, line.text, rect.adjusted(textLeft(), 0, 0, 0), scrolled);
}

// A rule over the full width with our words in the middle of it.
void LogColumns::paintMark(QPainter &painter, const ShownLine &line, const QRectF &rect,
                           const QPalette &palette, bool isSelected) const
{
    const qreal left = 0.5 * m_characterWidth + m_timeWidth + m_characterWidth;
    const QRectF room = rect.adjusted(left, 0, -m_characterWidth, 0);
    const QString text = m_metrics.elidedText(line.text, Qt::ElideRight, room.width() - 6 * m_characterWidth);
    const qreal width = m_metrics.horizontalAdvance(text);
    const qreal begin = room.left() + 3 * m_characterWidth;
    const qreal middle = std::floor(room.center().y()) + 0.5;
    painter.setPen(isSelected ? palette.color(QPalette::HighlightedText) : hairlineColour(palette));
    painter.drawLine(QPointF(room.left(), middle), QPointF(begin - m_characterWidth, middle));
    painter.drawLine(QPointF(begin + width + m_characterWidth, middle), QPointF(room.right(), middle));
    const Tone tone = line.level == LogLevel::Log ? Tone::Faint : toneOf(line.level);
    painter.setPen(colourOf(tone, palette, isSelected));
    painter.drawText(QRectF(begin, rect.top(), room.right() - begin, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

// Of a long line of plain characters only those in view are shaped: they are all of one width.
void LogColumns::paintText(QPainter &painter, const QString &text, const QRectF &rect, qreal scrolled) const
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    const qreal baseline = rect.top() + (rect.height() - m_metrics.height()) / 2 + m_metrics.ascent();
    if (isAscii(text)) {
        const auto first = qsizetype(scrolled / m_characterWidth);
        const auto count = qsizetype(rect.width() / m_characterWidth) + 2;
        const qreal x = rect.left() - scrolled + qreal(first) * m_characterWidth;
        painter.drawText(QPointF(x, baseline), text.mid(first, count));
    } else {
        painter.drawText(QPointF(rect.left() - scrolled, baseline), text);
    }
    painter.restore();
}

} // namespace runwatch
