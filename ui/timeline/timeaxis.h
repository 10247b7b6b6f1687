// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/timeline.h"

#include <QHeaderView>

namespace runwatch {

// Where the axis lies in a cell, with room for the point of what still runs.
[[nodiscard]] QRect axisRect(const QRect &cell, const QFontMetrics &metrics);

// Where a time lies on an axis of that many pixels: 0 to `width`.
[[nodiscard]] int placeOf(const TimeSpan &run, qint64 time, int width);

// The distance of the marks on an axis, in ms: round, and no more than `most` of them.
[[nodiscard]] qint64 markDistance(const TimeSpan &run, int most);

// The headers of the timeline's table. Over the strips it paints the axis: the time since the run began.
class TimeAxis final : public QHeaderView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeAxis)

public:
    TimeAxis(int axisColumn, QWidget *parent = nullptr);

    void setTime(const TimeSpan &run);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;

private:
    int m_axisColumn;
    TimeSpan m_run;
};

} // namespace runwatch
