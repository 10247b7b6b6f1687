// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/reconnectpace.h"

namespace runwatch {

qint64 ReconnectPace::take(const QString &origin, qint64 wanted, qint64 now)
{
    std::set<qint64> &taken = m_taken[origin];
    taken.erase(taken.begin(), taken.lower_bound(now - 1'000));
    qint64 moment = wanted;
    for (auto next = taken.upper_bound(moment - Spacing); next != taken.end() && *next < moment + Spacing; ++next)
        moment = *next + Spacing;
    taken.insert(moment);
    return moment;
}

} // namespace runwatch
