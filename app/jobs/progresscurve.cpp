// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/progresscurve.h"

#include <algorithm>
#include <limits>

namespace runwatch {

void ProgressCurve::take(double part, qint64 now)
{
    if (m_count > 0 && part < this->part() - Resolution)
        m_count = 0;
    if (m_count == 0) {
        m_firstAt = now;
        m_spacing = LeastSpacing;
    }
    const Point point{.after = quint32(std::clamp<qint64>(now - m_firstAt, 0, std::numeric_limits<qint32>::max())), .part = float(part)};
    if (m_count > 1 && point.after - m_points[size_t(m_count - 2)].after < m_spacing) {
        m_points[size_t(m_count - 1)] = point;
        return;
    }
    while (m_count == MaxPoints)
        thin();
    m_points[size_t(m_count++)] = point;
}

// To twice the spacing: the first and the last stay.
void ProgressCurve::thin()
{
    const Point last = m_points[size_t(m_count - 1)];
    m_spacing *= 2;
    int kept = 1;
    for (int i = 1; i < m_count - 1; ++i) {
        if (m_points[size_t(i)].after - m_points[size_t(kept - 1)].after >= m_spacing)
            m_points[size_t(kept++)] = m_points[size_t(i)];
    }
    m_points[size_t(kept++)] = last;
    m_count = kept;
}

qint64 ProgressCurve::lastAt() const
{
    return m_count == 0 ? 0 : m_firstAt + m_points[size_t(m_count - 1)].after;
}

double ProgressCurve::partAt(qint64 time) const
{
    if (m_count == 0)
        return 0;
    const double after = double(time - m_firstAt);
    const auto end = m_points.begin() + m_count;
    const auto next = std::find_if(m_points.begin(), end, [after](const Point &point) { return point.after >= after; });
    if (next == end)
        return part();
    if (next == m_points.begin())
        return double(next->part);
    const auto before = next - 1;
    const double share = (after - before->after) / double(next->after - before->after);
    return double(before->part) + share * double(next->part - before->part);
}

double ProgressCurve::meanRate(qint64 from, qint64 to) const
{
    return to > from ? (partAt(to) - partAt(from)) * 1'000 / double(to - from) : 0;
}

double ProgressCurve::medianRate(qint64 from) const
{
    int first = 0;
    while (first < m_count && m_firstAt + m_points[size_t(first)].after < from)
        ++first;
    const int count = m_count - first;
    if (count < 4)
        return 0;
    const int half = count / 2;
    std::array<double, MaxPoints> rates{};
    int found = 0;
    for (int i = first; i + half < m_count; ++i) {
        const Point &a = m_points[size_t(i)];
        const Point &b = m_points[size_t(i + half)];
        rates[size_t(found++)] = double(b.part - a.part) * 1'000 / std::max(1.0, double(b.after - a.after));
    }
    std::nth_element(rates.begin(), rates.begin() + found / 2, rates.begin() + found);
    return rates[size_t(found / 2)];
}

} // namespace runwatch
