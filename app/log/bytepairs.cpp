// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/bytepairs.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define RUNWATCH_AVX2 __attribute__((target("avx2")))
#endif

namespace runwatch {

namespace {

using Found = BytePairs::Found;

// Where no vectors are known: everything is left to the one who reads byte by byte.
Found findNothing(const std::vector<BytePair> &, QByteArrayView, qsizetype from)
{
    return {from, 0, 0};
}

#ifdef RUNWATCH_AVX2

struct Narrow
{
    __m128i bytes[2];
    __m128i masks[2];
};

Found findNarrow(const std::vector<BytePair> &pairs, QByteArrayView text, qsizetype from)
{
    constexpr qsizetype Step = 16;
    Narrow wanted[BytePairs::Most];
    const size_t count = pairs.size();
    for (size_t i = 0; i < 2 * count; ++i) {
        wanted[i / 2].bytes[i % 2] = _mm_set1_epi8(char(pairs[i / 2].bytes[i % 2]));
        wanted[i / 2].masks[i % 2] = _mm_set1_epi8(char(pairs[i / 2].masks[i % 2]));
    }
    for (; from + Step < text.size(); from += Step) {
        const auto *place = reinterpret_cast<const __m128i *>(text.data() + from);
        const auto *next = reinterpret_cast<const __m128i *>(text.data() + from + 1);
        const __m128i first = _mm_loadu_si128(place);
        const __m128i second = _mm_loadu_si128(next);
        __m128i found = _mm_setzero_si128();
        for (size_t i = 0; i < count; ++i) {
            const __m128i isFirst =
                _mm_cmpeq_epi8(_mm_or_si128(first, wanted[i].masks[0]), wanted[i].bytes[0]);
            const __m128i isSecond =
                _mm_cmpeq_epi8(_mm_or_si128(second, wanted[i].masks[1]), wanted[i].bytes[1]);
            found = _mm_or_si128(found, _mm_and_si128(isFirst, isSecond));
        }
        if (const int bits = _mm_movemask_epi8(found))
            return {from, quint64(unsigned(bits)), Step};
    }
    return {from, 0, 0};
}

struct Wide
{
    __m256i bytes[2];
    __m256i masks[2];
};

RUNWATCH_AVX2 inline __m256i pairsAt(const char *text, const Wide *wanted, size_t count)
{
    const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text));
    const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(text + 1));
    __m256i found = _mm256_setzero_si256();
    for (size_t i = 0; i < count; ++i) {
        const __m256i isFirst =
            _mm256_cmpeq_epi8(_mm256_or_si256(first, wanted[i].masks[0]), wanted[i].bytes[0]);
        const __m256i isSecond =
            _mm256_cmpeq_epi8(_mm256_or_si256(second, wanted[i].masks[1]), wanted[i].bytes[1]);
        found = _mm256_or_si256(found, _mm256_and_si256(isFirst, isSecond));
    }
    return found;
}

// With a count that is known here the loop over the pairs is none.
template <size_t Count>
RUNWATCH_AVX2 Found findWideOf(const Wide *wanted, size_t counted, QByteArrayView text, qsizetype from)
{
    constexpr qsizetype Step = 64;
    const size_t count = Count == 0 ? counted : Count;
    for (; from + Step < text.size(); from += Step) {
        const __m256i low = pairsAt(text.data() + from, wanted, count);
        const __m256i high = pairsAt(text.data() + from + 32, wanted, count);
        const __m256i both = _mm256_or_si256(low, high);
        if (_mm256_testz_si256(both, both) == 0) {
            const auto bits = [](int mask) { return quint64(unsigned(mask)); };
            return {from, bits(_mm256_movemask_epi8(low)) | (bits(_mm256_movemask_epi8(high)) << 32), Step};
        }
    }
    return {from, 0, 0};
}

RUNWATCH_AVX2 Found findWide(const std::vector<BytePair> &pairs, QByteArrayView text, qsizetype from)
{
    Wide wanted[BytePairs::Most];
    for (size_t i = 0; i < 2 * pairs.size(); ++i) {
        wanted[i / 2].bytes[i % 2] = _mm256_set1_epi8(char(pairs[i / 2].bytes[i % 2]));
        wanted[i / 2].masks[i % 2] = _mm256_set1_epi8(char(pairs[i / 2].masks[i % 2]));
    }
    switch (pairs.size()) {
    case 1:
        return findWideOf<1>(wanted, 1, text, from);
    case 2:
        return findWideOf<2>(wanted, 2, text, from);
    default:
        return findWideOf<0>(wanted, pairs.size(), text, from);
    }
}

#endif

} // namespace

std::vector<BytePairs::Find> BytePairs::all()
{
    std::vector<Find> all = {findNothing};
#ifdef RUNWATCH_AVX2
    all.push_back(findNarrow);
    if (__builtin_cpu_supports("avx2"))
        all.push_back(findWide);
#endif
    return all;
}

BytePairs::Find BytePairs::fastest()
{
    static const Find fastest = all().back();
    return fastest;
}

} // namespace runwatch
