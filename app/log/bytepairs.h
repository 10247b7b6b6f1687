// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <array>
#include <vector>

namespace runwatch {

// Two neighbouring bytes that are looked for.
struct BytePair
{
    std::array<uchar, 2> bytes = {};
    std::array<uchar, 2> masks = {}; // set in a byte of the text before it is compared
};

// Looks for pairs with the widest vectors that this processor has.
struct BytePairs
{
    static constexpr size_t Most = 8; // at once

    struct Found
    {
        qsizetype at = 0; // where the step begins; with no bits: how far was looked, close to the end
        quint64 bits = 0; // bit i: one of the pairs is at `at` + i
        qsizetype step = 0; // bytes
    };

    using Find = Found (*)(const std::vector<BytePair> &pairs, QByteArrayView text, qsizetype from);

    [[nodiscard]] static Find fastest();
    [[nodiscard]] static std::vector<Find> all(); // of this processor, for tests
};

} // namespace runwatch
