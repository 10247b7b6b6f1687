// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace runwatch {

// Calls touch(first, last) once for each span of neighbouring rows, in order.
// `rows` is sorted and holds each row once.
template <typename Touch>
void forEachSpan(const std::vector<int> &rows, Touch &&touch)
{
    for (auto row = rows.begin(); row != rows.end();) {
        const int first = *row;
        int last = first;
        while (++row != rows.end() && *row == last + 1)
            last = *row;
        touch(first, last);
    }
}

} // namespace runwatch
