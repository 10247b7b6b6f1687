// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/copiedtext.h"

#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace runwatch {

namespace {

bool hasControls(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto byte = uchar(text[i]);
        if (byte == 0x08 || byte == 0x0d || byte == 0x1b)
            return true;
        if (byte == 0xc2 && i + 1 < text.size() && uchar(text[i + 1]) >= 0x80 && uchar(text[i + 1]) < 0xa0)
            return true;
    }
    return false;
}

#ifdef __SSE2__

constexpr qsizetype Width = 16;

// All bits set where a byte may be, or begin, a control.
__m128i copySixteen(char *to, const char *from)
{
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(from));
    _mm_storeu_si128(reinterpret_cast<__m128i *>(to), bytes);
    const __m128i below32 = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
    return _mm_or_si128(below32, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(char(0xc2))));
}

#endif

} // namespace

bool copyAndFindControls(char *to, QByteArrayView text)
{
#ifdef __SSE2__
    if (text.size() >= Width) {
        const char *from = text.data();
        const qsizetype last = text.size() - Width; // the last sixteen may overlap those before
        __m128i found = copySixteen(to + last, from + last);
        for (qsizetype i = 0; i < last; i += Width)
            found = _mm_or_si128(found, copySixteen(to + i, from + i));
        return _mm_movemask_epi8(found) != 0 && hasControls(text);
    }
#endif
    if (!text.isEmpty())
        std::memcpy(to, text.data(), size_t(text.size()));
    return hasControls(text);
}

} // namespace runwatch
