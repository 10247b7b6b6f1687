// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/logcolumns.h"

#include "ui/look/tone.h"
#include "ui/words/logwords.h"

#include <QFontMetricsF>
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

qreal widestLevelWord(const LogFont &font)
{
    qreal widest = 0;
    for (const LogLevel level :
         {LogLevel::Debug, LogLevel::Log, LogLevel::Warning, LogLevel::Error, LogLevel::Complete})
        widest = std::max(widest, font.width(levelWord(level)));
    return widest;
}

} // namespace

LogColumns::LogColumns(const LogFont &font, TimeMode timeMode, JobColumn jobColumn)
    : m_font(font)
    , m_gutter(1.5 * font.characterWidth())
    , m_timeWidth(font.width(widestLogTime(timeMode)))
    , m_jobWidth(jobColumn == JobColumn::Shown ? (JobCharacters + 1) * font.characterWidth() : 0)
    , m_levelWidth(widestLevelWord(font))
{
}

qreal LogColumns::textLeft() const
{
    return m_gutter + m_timeWidth + characterWidth() + m_jobWidth + m_levelWidth + characterWidth();
}

void LogColumns::paintWords(QPainter &painter, const QString &words, qreal left, const QRectF &rect) const
{
    const QPointF baseline(left, rect.top() + m_font.ascent());
    if (isPlainText(words))
        m_font.drawPlain(painter, baseline, words);
    else
        painter.drawText(baseline, words);
}

QString LogColumns::elided(const QString &words, qreal width) const
{
    return m_font.width(words) <= width ? words
                                        : QFontMetricsF(m_font.font()).elidedText(words, Qt::ElideRight, width);
}

void LogColumns::paintBeginning(QPainter &painter, const ShownLine &line, const QRectF &rect, const QPalette &palette) const
{
    painter.setPen(toneColour(Tone::Faint, palette));
    paintWords(painter, line.time, m_gutter, rect);
    const qreal jobLeft = m_gutter + m_timeWidth + characterWidth();
    if (m_jobWidth > 0)
        paintWords(painter, elided(line.job, m_jobWidth - characterWidth()), jobLeft, rect);
    painter.setPen(toneColour(toneOf(line.level), palette));
    paintWords(painter, levelWord(line.level), jobLeft + m_jobWidth, rect);
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
    paintRule(painter, QString::fromUtf8(line.text), m_gutter + m_timeWidth + characterWidth(), rect,
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
