// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/bytepairs.h"
#include "app/log/patterntraits.h"

#include <vector>

namespace runwatch {

// Finds needles at the speed of memory, many places at a time: first two neighbouring bytes of each,
// the rarest, then the whole of it. It says where a pattern may match; PCRE2 says whether it does.
class LiteralScan final
{
public:
    LiteralScan(const Needles &needles, bool isCaseBlind);

    static constexpr qsizetype LargestSample = 16 << 10; // bytes

    // Looks for those two bytes of each needle that are rarest in a text of this kind.
    void tune(QByteArrayView sample);

    // A byte of the first needle that lies between `from` and the end, or -1. "First" is by that byte.
    [[nodiscard]] qsizetype find(QByteArrayView text, qsizetype from) const;

    [[nodiscard]] qsizetype count(QByteArrayView text) const; // how many, to tell which scan is the rarest

private:
    struct Probe
    {
        QByteArray needle;
        qsizetype pair = 0; // where in the needle the two bytes stand
    };

    template <typename Seen>
    void choosePairs(Seen &&seen);
    [[nodiscard]] bool isAt(QByteArrayView text, qsizetype from, qsizetype at) const;
    [[nodiscard]] bool isThere(const Probe &probe, QByteArrayView text, qsizetype from, qsizetype at) const;

    std::vector<Probe> m_probes;
    std::vector<BytePair> m_pairs; // of each probe
    BytePairs::Find m_find = BytePairs::fastest();
    bool m_isCaseBlind;
};

} // namespace runwatch
