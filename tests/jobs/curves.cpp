// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "curves.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace runwatch {

namespace {

using Random = std::mt19937; // the same numbers everywhere; the library's distributions are not

double between(Random &random, double least, double most)
{
    return least + (most - least) * double(random()) / double(Random::max());
}

// How long each of `pieces` equal pieces takes, against the others.
using Slowness = std::function<double(int piece)>;

Curve fromPieces(int pieces, double length, const Slowness &slowness, const std::function<int(int)> &phase = {})
{
    QList<double> ends;
    double sum = 0;
    for (int i = 0; i < pieces; ++i)
        ends.append(sum += slowness(i));
    Curve curve;
    curve.advances.append({0, 0, phase ? phase(0) : -1});
    for (int i = 0; i < pieces; ++i) {
        const auto at = qint64(ends.at(i) / sum * length);
        curve.advances.append({at, 100.0 * (i + 1) / pieces, phase ? phase(std::min(i + 1, pieces - 1)) : -1});
    }
    curve.end = qint64(length);
    return curve;
}

// Exponential, with a mean of 1.
double waiting(Random &random)
{
    return -std::log(between(random, 1e-6, 1));
}

// Whole bursts: the pieces of one come together, after a wait for all of them.
Slowness inBursts(int size, const std::function<double()> &wait)
{
    return [size, wait](int piece) { return piece % size == 0 ? wait() * size : 0.001; };
}

} // namespace

Curve makeCurve(CurveKind kind, quint32 seed)
{
    Random random(seed * 7'919 + quint32(kind));
    const double length = 20'000 * std::pow(1'000, between(random, 0, 1)); // 20 s to 5.5 h
    const int pieces = int(between(random, 100, 2'000));
    const auto part = [pieces](int piece) { return (piece + 0.5) / pieces; };
    switch (kind) {
    case CurveKind::Steady:
        return fromPieces(pieces, length, [](int) { return 1; });
    case CurveKind::SteadySteps:
        return fromPieces(100, length, [](int) { return 1; });
    case CurveKind::SteadyNoisy:
        return fromPieces(pieces, length, [&](int) { return between(random, 0.5, 1.5); });
    case CurveKind::Slowing:
        return fromPieces(pieces, length, [&](int i) { return 1 + 2 * part(i); });
    case CurveKind::SlowingForEver:
        return fromPieces(pieces, length, [&](int i) { return 1 / (1.01 - part(i)); });
    case CurveKind::Quickening:
        return fromPieces(pieces, length, [&](int i) { return 1 / (1 + 2 * part(i)); });
    case CurveKind::Bursty:
        return fromPieces(pieces, length, inBursts(10, [&] { return between(random, 0.5, 1.5); }));
    case CurveKind::VeryBursty:
        return fromPieces(pieces, length, inBursts(pieces / 50, [&] { return waiting(random) + 0.1; }));
    case CurveKind::ByPhase: {
        const int phases = int(between(random, 3, 7));
        QList<double> paces;
        for (int i = 0; i < phases; ++i)
            paces.append(between(random, 1, 2));
        const auto phaseOf = [=](int piece) { return piece * phases / pieces; };
        return fromPieces(pieces, length, [=](int i) { return paces.at(phaseOf(i)); }, phaseOf);
    }
    case CurveKind::LongTail:
        return fromPieces(pieces, length, [&](int i) { return part(i) < 0.9 ? 1 : 1 + 20 * (part(i) - 0.9); });
    case CurveKind::SuddenTail: {
        Curve curve = fromPieces(pieces, length, [&](int i) { return part(i) < 0.9 ? 1 : 8; });
        const auto isSlow = [](const Advance &advance) { return advance.percent > 90; };
        const auto slow = std::ranges::find_if(curve.advances, isSlow);
        const qint64 second = (slow + std::min<qptrdiff>(2, curve.advances.end() - slow - 1))->at;
        curve.foretoldFrom = std::max(second, slow->at + slow->at / 15);
        return curve;
    }
    case CurveKind::Pauses:
        return fromPieces(pieces, length, [&](int i) {
            const int fourth = pieces / 4;
            return i > 0 && i % fourth == 0 && i < pieces - 3 ? pieces / 7.0 : 1;
        });
    }
    return {};
}

Curve readCurve(const QString &file)
{
    QFile lines(file);
    if (!lines.open(QIODevice::ReadOnly))
        return {};
    Curve curve;
    while (!lines.atEnd()) {
        const QList<QByteArray> numbers = lines.readLine().trimmed().split('\t');
        if (numbers.size() == 2)
            curve.advances.append({qint64(numbers.at(0).toDouble() * 1'000), numbers.at(1).toDouble()});
    }
    if (curve.advances.isEmpty())
        return {};
    curve.end = curve.advances.constLast().at;
    const double all = curve.advances.constLast().percent;
    for (Advance &advance : curve.advances)
        advance.percent *= 100 / all;
    return curve;
}

} // namespace runwatch
