// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#ifdef __SSE2__
#include <bit>
#include <emmintrin.h>
#else
#include <algorithm>
#endif

namespace runwatch {

[[nodiscard]] inline bool isLineEnd(char byte)
{
    return byte == '\n' || byte == '\r';
}

#ifdef __SSE2__

// 0xFF where the byte is CR or LF.
[[nodiscard]] inline __m128i markLineEnds(const char *bytes)
{
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
    return _mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(text, _mm_set1_epi8('\r')));
}

// Whether there is no CR or LF in the 64 bytes.
[[nodiscard]] inline bool isOneLine(const char *bytes)
{
    const __m128i low = _mm_or_si128(markLineEnds(bytes), markLineEnds(bytes + 16));
    const __m128i high = _mm_or_si128(markLineEnds(bytes + 32), markLineEnds(bytes + 48));
    return _mm_movemask_epi8(_mm_or_si128(low, high)) == 0;
}

// The first CR or LF in [begin, end), else `end`. Reads nothing outside.
[[nodiscard]] inline const char *findLineEnd(const char *begin, const char *end)
{
    if (begin != end && isLineEnd(*begin))
        return begin; // every second line is blank
    const char *at = begin;
    for (; end - at >= 16; at += 16) {
        if (const int marks = _mm_movemask_epi8(markLineEnds(at)))
            return at + std::countr_zero(static_cast<unsigned>(marks));
        if (at - begin >= 48) // a long line
            while (end - at >= 16 + 64 && isOneLine(at + 16))
                at += 64;
    }
    while (at != end && !isLineEnd(*at))
        ++at;
    return at;
}

#else

// The first CR or LF in [begin, end), else `end`.
[[nodiscard]] inline const char *findLineEnd(const char *begin, const char *end)
{
    return std::find_if(begin, end, isLineEnd);
}

#endif

} // namespace runwatch
