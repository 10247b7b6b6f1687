// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/stripdelegate.h"

#include "ui/look/tone.h"
#include "ui/timeline/timeaxis.h"
#include "ui/timeline/timelinerow.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace runwatch {

namespace {

// Where the strip lies, and which time it shows.
struct Strip
{
    QRect rect;
    TimeSpan time;
    Qt::LayoutDirection direction;
    QPalette palette;

    [[nodiscard]] QRect part(const TimeSpan &span, int least) const
    {
        const int from = placeOf(time, span.from, rect.width());
        const int width = std::max(least, placeOf(time, span.to, rect.width()) - from);
        return QStyle::visualRect(direction, rect, QRect(rect.left() + std::min(from, rect.width() - least), rect.top(), width, rect.height()));
    }
};

void hatch(QPainter &painter, const QRect &rect, const QColor &colour)
{
    painter.fillRect(rect, QBrush(colour, Qt::BDiagPattern));
    painter.setPen(colour);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

void paintCoverage(QPainter &painter, const Strip &strip, const QList<CoverageSpan> &spans)
{
    for (const CoverageSpan &span : spans) {
        const QRect part = strip.part(span.time, 1);
        if (span.kind == CoverageSpan::Kind::Connected)
            painter.fillRect(part, toneColour(Tone::Done, strip.palette));
        else
            hatch(painter, part.adjusted(0, 0, part.width() < 3 ? 3 - part.width() : 0, 0),
                  toneColour(span.kind == CoverageSpan::Kind::Recovered ? Tone::Waiting : Tone::Failed, strip.palette));
    }
}

void paintRates(QPainter &painter, const Strip &strip, const EventRates &rates)
{
    const quint32 most = rates.counts.isEmpty() ? 0 : *std::max_element(rates.counts.begin(), rates.counts.end());
    for (qsizetype i = 0; i < rates.counts.size() && most > 0; ++i) {
        const qint64 from = rates.from + i * rates.interval;
        QRect column = strip.part({from, from + rates.interval}, 1) & strip.rect;
        const int height = int(double(column.height()) * rates.counts.at(i) / most);
        if (rates.counts.at(i) > 0)
            column.setTop(column.bottom() + 1 - std::max(1, height));
        if (rates.counts.at(i) > 0)
            painter.fillRect(column, toneColour(Tone::Running, strip.palette));
    }
}

// The edge of what still runs is open: an arrow's point, not an end.
void paintOpenEnd(QPainter &painter, const QRect &bar, const Strip &strip, const QColor &colour)
{
    const int depth = bar.height() / 2;
    const bool isMirrored = strip.direction == Qt::RightToLeft;
    const int edge = isMirrored ? bar.left() : bar.right() + 1;
    const int tip = isMirrored ? edge - depth : edge + depth;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygon{QPoint(edge, bar.top()), QPoint(tip, bar.top() + depth), QPoint(edge, bar.bottom() + 1)});
    painter.restore();
}

void paintPhase(QPainter &painter, const Strip &strip, const TimelineRow &row)
{
    const QColor colour = toneColour(toneOf(row.phase.state), strip.palette);
    for (const TimeSpan &span : row.spans)
        painter.fillRect(strip.part(span, 2), colour);
    if (row.phase.state == PhaseState::Running && !row.spans.isEmpty())
        paintOpenEnd(painter, strip.part(row.spans.constLast(), 2), strip, colour);
}

} // namespace

StripDelegate::StripDelegate(int rowRole, int timeRole, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_rowRole(rowRole)
    , m_timeRole(timeRole)
{
}

void StripDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->fillRect(option.rect, option.palette.base()); // the tones are made for it: a selected strip keeps it
    const auto row = index.data(m_rowRole).value<TimelineRow>();
    const int unit = option.fontMetrics.height();
    const int height = row.kind == TimelineRow::Kind::Events ? unit * 5 / 4 : unit * 3 / 5;
    QRect rect = axisRect(option.rect, option.fontMetrics);
    rect = QRect(rect.left(), rect.center().y() - height / 2, rect.width(), height);
    const Strip strip{rect, index.data(m_timeRole).value<TimeSpan>(), option.direction, option.palette};
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), hairlineColour(option.palette));
    switch (row.kind) {
    case TimelineRow::Kind::Coverage:
        paintCoverage(*painter, strip, row.coverage);
        break;
    case TimelineRow::Kind::Events:
        paintRates(*painter, strip, row.rates);
        break;
    case TimelineRow::Kind::Phase:
        paintPhase(*painter, strip, row);
        break;
    }
    painter->restore();
}

QSize StripDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.height() * 16, option.fontMetrics.height() * 9 / 5};
}

} // namespace runwatch
