// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/reusedtext.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace runwatch {
namespace {

// Most texts are ASCII. False: this one is not, and `to` holds nothing of use.
bool copyAscii(std::string_view text, char16_t *to)
{
    std::size_t i = 0;
    unsigned char all = 0;
#if defined(__SSE2__)
    for (; i + 16 <= text.size(); i += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + i));
        if (_mm_movemask_epi8(bytes) != 0)
            return false;
        const __m128i zero = _mm_setzero_si128();
        _mm_storeu_si128(reinterpret_cast<__m128i *>(to + i), _mm_unpacklo_epi8(bytes, zero));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(to + i + 8), _mm_unpackhi_epi8(bytes, zero));
    }
#endif
    for (; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        to[i] = byte;
        all |= byte;
    }
    return all < 0x80;
}

} // namespace

void assignUtf8(QString &string, std::string_view utf8)
{
    if (utf8.empty() && !string.isDetached()) {
        string.clear();
        return;
    }
    const qsizetype size = qsizetype(utf8.size());
    if (string.isDetached())
        string.resize(size);
    else
        string = QString(size, Qt::Uninitialized);
    if (!copyAscii(utf8, reinterpret_cast<char16_t *>(string.data())))
        string = QString::fromUtf8(utf8.data(), size);
}

} // namespace runwatch
