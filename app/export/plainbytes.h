// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace runwatch {

// Whose plain bytes: those that stand for themselves.
enum class Writing : quint8 {
    Text, // printable ASCII and tab
    Csv, // the same but for the quotation mark
    Json, // printable ASCII but the quotation mark and the backslash
};

template <Writing writing> constexpr bool isPlain(char byte)
{
    if (byte == '\t')
        return writing != Writing::Json;
    if (byte == '"')
        return writing == Writing::Text;
    if (byte == '\\')
        return writing != Writing::Json;
    return byte >= 0x20 && byte < 0x7f && !(byte & char(0x80));
}

// How many bytes at the beginning are plain.
template <Writing writing> qsizetype plainPrefix(QByteArrayView text)
{
    qsizetype i = 0;
#ifdef __SSE2__
    for (; text.size() - i >= 16; i += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + i));
        const auto are = [bytes](char byte) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)); };
        __m128i unusual = _mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)), are(0x7f)); // signed: also above 0x7f
        if constexpr (writing != Writing::Json)
            unusual = _mm_andnot_si128(are('\t'), unusual);
        else
            unusual = _mm_or_si128(unusual, are('\\'));
        if constexpr (writing != Writing::Text)
            unusual = _mm_or_si128(unusual, are('"'));
        if (const int mask = _mm_movemask_epi8(unusual))
            return i + std::countr_zero(unsigned(mask));
    }
#endif
    while (i < text.size() && isPlain<writing>(text[i]))
        ++i;
    return i;
}

} // namespace runwatch
