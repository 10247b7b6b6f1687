// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <map>
#include <optional>

namespace runwatch {

// The number an id stands for: decimal digits, no leading zero, below 10^18.
[[nodiscard]] std::optional<qint64> idNumber(QByteArrayView id);

// A set of ids that are numbers. Those that follow one another cost nothing; of others the
// lowest are forgotten beyond a limit.
class IdNumbers
{
public:
    void insert(QByteArrayView id); // nothing when it is no number
    [[nodiscard]] bool contains(QByteArrayView id) const;

private:
    std::map<qint64, qint64> m_ranges; // first to last; they neither touch nor overlap
};

} // namespace runwatch
