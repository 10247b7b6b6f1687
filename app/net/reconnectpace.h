// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <set>

namespace runwatch {

// Spreads the automatic reconnects to one origin: at most five in any second, however many
// streams it cut at once (hostile.md, section 1, row 31). One for all event sources of a
// thread, which it must outlive.
class ReconnectPace
{
public:
    static constexpr qint64 Spacing = 220; // ms; timers may be late, and five a second is the most

    // When to connect, at `wanted` or the first free moment after it; that moment is taken.
    // Both, and `now`, in ms of one steady clock.
    [[nodiscard]] qint64 take(const QString &origin, qint64 wanted, qint64 now);

private:
    QHash<QString, std::set<qint64>> m_taken;
};

} // namespace runwatch
