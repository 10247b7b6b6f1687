// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/patterntraits.h"

#include <array>

namespace runwatch {

// Finds needles at the speed of memory, sixteen places at a time: first two neighbouring bytes of each,
// the rarest in logs, then the whole of it. It says where a pattern may match; PCRE2 says whether it does.
class LiteralScan final
{
public:
    LiteralScan(const Needles &needles, bool isCaseBlind);

    // A byte of the first needle that lies between `from` and the end, or -1. "First" is by that byte.
    [[nodiscard]] qsizetype find(QByteArrayView text, qsizetype from) const;

    [[nodiscard]] qsizetype count(QByteArrayView text) const; // how many, to tell which scan is the rarest

private:
    struct Probe
    {
        QByteArray needle;
        qsizetype pair = 0; // where in the needle the two bytes stand
        std::array<uchar, 2> bytes = {};
        std::array<uchar, 2> masks = {}; // 0x20 where the case of the byte does not matter
    };

    [[nodiscard]] bool isAt(QByteArrayView text, qsizetype from, qsizetype at) const;
    [[nodiscard]] bool isThere(const Probe &probe, QByteArrayView text, qsizetype from, qsizetype at) const;

    std::vector<Probe> m_probes;
    bool m_isCaseBlind;
};

} // namespace runwatch
