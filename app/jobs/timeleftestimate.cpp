// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/jobs/timeleftestimate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace runwatch {
namespace {

constexpr double Never = std::numeric_limits<double>::infinity();
constexpr double LargestSpread = 2; // between what is likely and what is least or most
constexpr double MostSlowing = 0.25; // of the rate until the end, against that of now
constexpr double LargestNews = 1.4; // between the rate of the newest part and that of the last third
constexpr double LargestSurprise = 2.5; // likewise, of the very latest
constexpr double LargestMiss = 2; // of what was expected before
constexpr double NearlyDone = 0.985; // what is drawn stands at 99 until the end
constexpr double OnePhaseOnly = 0.4; // from there on a job that named one phase is taken to have no other
constexpr double LeastPart = 0.02; // of the whole, before its curve says anything
constexpr qint64 LeastLeft = 3'000; // ms

// Time in ms until the whole is done, if from `part` on the rate changes with what is done as it did:
// a line through the rates of four quarters of the time.
double byChangingRate(const ProgressCurve &curve)
{
    constexpr int Quarters = 4;
    double sumPart = 0, sumRate = 0, sumBoth = 0, sumSquare = 0;
    for (int i = 0; i < Quarters; ++i) {
        const qint64 from = curve.firstAt() + curve.duration() * i / Quarters;
        const qint64 to = curve.firstAt() + curve.duration() * (i + 1) / Quarters;
        const double part = (curve.partAt(from) + curve.partAt(to)) / 2;
        const double rate = curve.meanRate(from, to);
        sumPart += part;
        sumRate += rate;
        sumBoth += part * rate;
        sumSquare += part * part;
    }
    const double spread = Quarters * sumSquare - sumPart * sumPart;
    const double slope = spread > 0 ? (Quarters * sumBoth - sumPart * sumRate) / spread : 0;
    const double offset = (sumRate - slope * sumPart) / Quarters;
    const double now = offset + slope * curve.part();
    const double end = offset + slope;
    if (now <= 0 || end <= now * MostSlowing)
        return Never;
    const double change = end / now;
    const double left = 1 - curve.part();
    // The mean of 1/rate along a line from `now` to `end`.
    const double slowness = std::abs(change - 1) < 1e-6 ? 1 / now : std::log(change) / (end - now);
    return left * slowness * 1'000;
}

// As above, if what is done grows with a power of time.
double byPowerOfTime(const ProgressCurve &curve)
{
    const double first = curve.partAt(curve.firstAt());
    const double half = curve.partAt(curve.firstAt() + curve.duration() / 2) - first;
    const double all = curve.part() - first;
    if (half <= 0 || all <= half)
        return Never;
    const double power = std::log2(all / half);
    return double(curve.duration()) * (std::pow((1 - first) / all, 1 / power) - 1);
}

double timeFor(double left, double rate)
{
    return rate > 0 ? left / rate * 1'000 : Never;
}

} // namespace

std::optional<double> partDone(const Job &job)
{
    if (job.progress)
        return std::clamp(*job.progress / 100, 0.0, 1.0);
    if (!job.results || job.results->total.value_or(0) <= 0)
        return std::nullopt;
    const double done = double(job.results->success) + double(job.results->failed);
    return std::clamp(done / double(*job.results->total), 0.0, 1.0);
}

void TimeLeftEstimate::takeAdvance(const Job &job, qint64 now)
{
    const std::optional<double> part = partDone(job);
    if (!part)
        return;
    if (*part < m_curve.part() - ProgressCurve::Resolution) // read anew, or another batch
        *this = {};
    if (job.currentPhase != m_phase) {
        const double rate = m_curve.meanRate(m_phaseSince, m_curve.lastAt());
        if (m_phasesSeen > 0 && m_curve.lastAt() - m_phaseSince >= 1'000) {
            m_slowestPhase = m_slowestPhase > 0 ? std::min(m_slowestPhase, rate) : rate;
            m_fastestPhase = std::max(m_fastestPhase, rate);
        }
        m_phase = job.currentPhase;
        m_phaseSince = now;
        ++m_phasesSeen;
    }
    m_curve.take(*part, now);
}

// Phases differ in speed: what the first did says little of those to come.
bool TimeLeftEstimate::arePhasesKnown(const Job &job) const
{
    const bool isMoreToCome = std::ranges::any_of(job.phases, [](const Phase &phase) { return phase.state == PhaseState::Pending; });
    return m_phasesSeen > 1 || (!isMoreToCome && (job.phases.isEmpty() || m_curve.part() >= OnePhaseOnly));
}

std::optional<TimeLeftEstimate::Range> TimeLeftEstimate::extrapolated() const
{
    const qint64 duration = m_curve.duration();
    const qint64 last = m_curve.lastAt();
    const double left = 1 - m_curve.part();
    const double recent = m_curve.meanRate(last - duration / 3, last);
    const double newest = m_curve.meanRate(last - newestPart(), last);
    const double latest = m_curve.meanRate(last - duration / 32, last);
    if (newest * LargestNews < recent || latest * LargestSurprise < recent)
        return std::nullopt; // it slows down, and nobody knows how far
    std::array<double, 6> ways = {
        timeFor(left, m_curve.meanRate(m_curve.firstAt(), last)),
        timeFor(left, m_curve.medianRate(last - duration / 3)),
        timeFor(left, recent),
        timeFor(left, m_curve.medianRate(m_curve.firstAt())),
        byChangingRate(m_curve),
        byPowerOfTime(m_curve),
    };
    std::ranges::sort(ways);
    Range range{.likely = std::sqrt(ways[2] * ways[3]), .least = ways.front(), .most = ways.back()};
    if (m_phasesSeen > 1 && m_slowestPhase > 0) {
        range.least = std::min(range.least, timeFor(left, m_fastestPhase));
        range.most = std::max(range.most, timeFor(left, m_slowestPhase));
    }
    if (!std::isfinite(range.most) || range.most > range.likely * LargestSpread || range.likely > range.least * LargestSpread)
        return std::nullopt;
    return range;
}

bool TimeLeftEstimate::held(const Range &range, qint64 now)
{
    bool hasHeld = true;
    qint64 newest = 0;
    for (const Expectation &expected : m_expected) {
        if (expected.at == 0)
            continue;
        newest = std::max(newest, expected.at);
        const double took = double(now - expected.at) + range.likely; // as it seems by now
        hasHeld &= took < expected.left * LargestMiss && expected.left < took * LargestMiss;
    }
    if (now - newest >= std::max<qint64>(1'000, m_curve.duration() / 16)) {
        m_expected[size_t(m_nextExpected)] = {.at = now, .left = range.likely};
        m_nextExpected = (m_nextExpected + 1) % int(m_expected.size());
    }
    return hasHeld;
}

std::optional<TimeLeft> TimeLeftEstimate::made(const Job &job, qint64 least, qint64 now)
{
    const double part = m_curve.part();
    if (m_curve.points() < LeastPoints || m_curve.duration() < LeastTime || part >= NearlyDone
        || part - m_curve.partAt(m_curve.firstAt()) < LeastPart)
        return std::nullopt;
    const std::optional<Range> range = extrapolated();
    if (!range || !held(*range, now) || !arePhasesKnown(job))
        return std::nullopt;
    if (range->likely < double(std::max(LeastLeft, least)))
        return std::nullopt;
    return TimeLeft{.likely = qint64(range->likely),
                    .least = qint64(range->least),
                    .most = qint64(range->most),
                    .madeAt = now,
                    .basis = m_curve.duration()};
}

} // namespace runwatch
