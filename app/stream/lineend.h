// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <bit>
#include <emmintrin.h>
#endif

namespace runwatch {

[[nodiscard]] inline bool isLineEnd(char byte)
{
    return byte == '\n' || byte == '\r';
}

#ifdef __SSE2__

inline constexpr int lineEndBlock = 64; // bytes looked at in one turn

// 0xFF where the byte is CR or LF.
[[nodiscard]] inline __m128i markLineEnds(const char *bytes)
{
    const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes));
    return _mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(text, _mm_set1_epi8('\r')));
}

// The first CR or LF of the 64 bytes, else null.
[[nodiscard]] inline const char *findLineEndInBlock(const char *bytes)
{
    const __m128i marks[4]
        = {markLineEnds(bytes), markLineEnds(bytes + 16), markLineEnds(bytes + 32), markLineEnds(bytes + 48)};
    const __m128i any = _mm_or_si128(_mm_or_si128(marks[0], marks[1]), _mm_or_si128(marks[2], marks[3]));
    if (_mm_movemask_epi8(any) == 0)
        return nullptr;
    std::uint64_t bits = 0;
    for (int i = 3; i >= 0; --i)
        bits = bits << 16 | static_cast<std::uint32_t>(_mm_movemask_epi8(marks[i]));
    return bytes + std::countr_zero(bits);
}

#else

inline constexpr int lineEndBlock = 8;

// The first CR or LF of the 8 bytes, else null.
[[nodiscard]] inline const char *findLineEndInBlock(const char *bytes)
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t text;
    std::memcpy(&text, bytes, sizeof text);
    const std::uint64_t lf = text ^ (ones * '\n');
    const std::uint64_t cr = text ^ (ones * '\r');
    // A byte's high bit is set where it was zero before, and perhaps above such a byte.
    if ((((lf - ones) & ~lf) | ((cr - ones) & ~cr)) & (ones << 7)) {
        while (!isLineEnd(*bytes))
            ++bytes;
        return bytes;
    }
    return nullptr;
}

#endif

// The first CR or LF in [begin, end), else `end`. Reads nothing outside.
[[nodiscard]] inline const char *findLineEnd(const char *begin, const char *end)
{
    for (; end - begin >= lineEndBlock; begin += lineEndBlock)
        if (const char *found = findLineEndInBlock(begin))
            return found;
    while (begin != end && !isLineEnd(*begin))
        ++begin;
    return begin;
}

} // namespace runwatch
