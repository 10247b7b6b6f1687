// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <array>

namespace runwatch {

// How a job got to where it is: a bounded number of points, evenly in time. Parts are of
// the whole, 0 to 1, and rates parts a second. Times are ms since 1970 UTC.
class ProgressCurve final
{
public:
    static constexpr int MaxPoints = 64;
    static constexpr double Resolution = 1e-6; // parts closer than that are the same
    static constexpr quint32 LeastSpacing = 250; // ms; what comes closer moves the newest point

    // A part smaller than before begins the curve anew.
    void take(double part, qint64 now);

    [[nodiscard]] int points() const { return m_count; }
    [[nodiscard]] double part() const { return m_count == 0 ? 0 : double(m_points[size_t(m_count - 1)].part); }
    [[nodiscard]] qint64 firstAt() const { return m_firstAt; }
    [[nodiscard]] qint64 lastAt() const;
    [[nodiscard]] qint64 duration() const { return lastAt() - m_firstAt; }

    [[nodiscard]] double partAt(qint64 time) const; // between two points: on the line through them
    [[nodiscard]] double meanRate(qint64 from, qint64 to) const;
    // The median of the rates between points half the window apart: some bursts and pauses do not
    // move it. 0 when the window holds less than four points.
    [[nodiscard]] double medianRate(qint64 from) const;

private:
    struct Point
    {
        quint32 after = 0; // ms since m_firstAt
        float part = 0;
    };

    void thin();

    std::array<Point, MaxPoints> m_points{};
    int m_count = 0;
    quint32 m_spacing = LeastSpacing; // ms; grows with the time that is covered
    qint64 m_firstAt = 0;
};

} // namespace runwatch
