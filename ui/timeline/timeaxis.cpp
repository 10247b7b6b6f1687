// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timeaxis.h"

#include "ui/look/tone.h"
#include "ui/words/timewords.h"

#include <QPainter>
#include <QStyleOptionHeader>

#include <algorithm>
#include <array>

namespace runwatch {

QRect axisRect(const QRect &cell, const QFontMetrics &metrics)
{
    const int margin = metrics.height() / 2;
    return cell.adjusted(margin, 0, -margin, 0);
}

int placeOf(const TimeSpan &run, qint64 time, int width)
{
    const qint64 length = std::max<qint64>(1, run.to - run.from);
    const double part = std::clamp(double(time - run.from) / double(length), 0.0, 1.0);
    return qRound(part * width);
}

qint64 markDistance(const TimeSpan &run, int most)
{
    constexpr qint64 Second = 1'000, Minute = 60 * Second, Hour = 60 * Minute, Day = 24 * Hour;
    constexpr std::array round = {Second,      5 * Second,  15 * Second, 30 * Second, Minute,   2 * Minute, 5 * Minute, 15 * Minute,
                                  30 * Minute, Hour,        2 * Hour,    6 * Hour,    12 * Hour};
    const qint64 least = (run.to - run.from) / std::max(1, most);
    const auto found = std::ranges::find_if(round, [least](qint64 distance) { return distance >= least; });
    return found != round.end() ? *found : (least / Day + 1) * Day;
}

TimeAxis::TimeAxis(int axisColumn, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_axisColumn(axisColumn)
{
    setSectionsClickable(false);
    setHighlightSections(false);
}

void TimeAxis::setTime(const TimeSpan &run)
{
    m_run = run;
    viewport()->update();
}

void TimeAxis::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (section != m_axisColumn || m_run.to <= m_run.from) {
        QHeaderView::paintSection(painter, rect, section);
        return;
    }
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    const QRect axis = axisRect(rect, fontMetrics());
    const int widest = fontMetrics().horizontalAdvance(elapsedText(m_run.to - m_run.from)) * 2;
    const qint64 distance = markDistance(m_run, axis.width() / std::max(1, widest));
    painter->save();
    for (qint64 after = 0; after <= m_run.to - m_run.from; after += distance) {
        const int place = placeOf(m_run, m_run.from + after, axis.width());
        const QRect mark = QStyle::visualRect(layoutDirection(), axis, QRect(axis.left() + place, axis.top(), 1, axis.height()));
        painter->fillRect(QRect(mark.left(), axis.bottom() - fontMetrics().height() / 4, 1, fontMetrics().height() / 4), toneColour(Tone::Faint, palette()));
        const int flags = Qt::AlignVCenter | Qt::AlignHCenter | Qt::TextDontClip;
        QRect text(mark.left() - widest / 2, rect.top(), widest, rect.height());
        text.moveLeft(std::clamp(text.left(), rect.left(), std::max(rect.left(), rect.right() - widest)));
        painter->setPen(toneColour(Tone::Faint, palette()));
        painter->drawText(text, after == 0 ? int(Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute) : flags, elapsedText(after));
    }
    painter->restore();
}

} // namespace runwatch
