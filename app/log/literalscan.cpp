// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/literalscan.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace runwatch {

namespace {

bool isLowerLetter(uchar byte)
{
    return byte >= 'a' && byte <= 'z';
}

// How often a byte is met in logs, roughly: the smaller the rarer.
int frequency(uchar byte)
{
    if (byte == ' ' || byte == '0' || byte == 'e')
        return 10;
    if (QByteArrayView("123456789-:.").contains(char(byte)))
        return 8;
    if (QByteArrayView("tanoirs").contains(char(byte)))
        return 7;
    if (isLowerLetter(byte))
        return QByteArrayView("jqxzvkw").contains(char(byte)) ? 2 : 5;
    return byte >= 0x80 ? 4 : 1;
}

uchar toLower(uchar byte)
{
    return byte >= 'A' && byte <= 'Z' ? uchar(byte + 0x20) : byte;
}

} // namespace

LiteralScan::LiteralScan(const Needles &needles, bool isCaseBlind)
    : m_isCaseBlind(isCaseBlind)
{
    for (const QByteArray &needle : needles) {
        Probe probe = {needle, 0, {}, {}};
        int rarest = 100;
        for (qsizetype i = 0; i + 1 < needle.size(); ++i) {
            const int sum = frequency(uchar(needle[i])) + frequency(uchar(needle[i + 1]));
            if (sum < rarest) {
                rarest = sum;
                probe.pair = i;
            }
        }
        for (size_t i = 0; i < 2; ++i) {
            probe.bytes[i] = uchar(needle[probe.pair + qsizetype(i)]);
            probe.masks[i] = isCaseBlind && isLowerLetter(probe.bytes[i]) ? 0x20 : 0;
        }
        m_probes.push_back(std::move(probe));
    }
}

bool LiteralScan::isThere(const Probe &probe, QByteArrayView text, qsizetype from, qsizetype at) const
{
    const qsizetype begin = at - probe.pair;
    if (begin < from || begin + probe.needle.size() > text.size())
        return false;
    const char *bytes = text.data() + begin;
    if (!m_isCaseBlind)
        return std::memcmp(bytes, probe.needle.data(), size_t(probe.needle.size())) == 0;
    return std::equal(probe.needle.begin(), probe.needle.end(), bytes,
                      [](char wanted, char byte) { return uchar(wanted) == toLower(uchar(byte)); });
}

bool LiteralScan::isAt(QByteArrayView text, qsizetype from, qsizetype at) const
{
    return std::any_of(m_probes.begin(), m_probes.end(),
                       [&](const Probe &probe) { return isThere(probe, text, from, at); });
}

qsizetype LiteralScan::find(QByteArrayView text, qsizetype from) const
{
    qsizetype at = from;
#ifdef __SSE2__
    constexpr size_t Most = 8; // probes that are looked for at once
    struct Wide
    {
        __m128i bytes[2];
        __m128i masks[2];
    };
    std::array<Wide, Most> probes;
    const size_t count = m_probes.size();
    if (count <= Most) {
        for (size_t i = 0; i < count; ++i) {
            for (size_t part = 0; part < 2; ++part) {
                probes[i].bytes[part] = _mm_set1_epi8(char(m_probes[i].bytes[part]));
                probes[i].masks[part] = _mm_set1_epi8(char(m_probes[i].masks[part]));
            }
        }
        for (; at + 17 <= text.size(); at += 16) {
            const __m128i first = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + at));
            const __m128i second = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text.data() + at + 1));
            __m128i found = _mm_setzero_si128();
            for (size_t i = 0; i < count; ++i) {
                const Wide &probe = probes[i];
                found = _mm_or_si128(
                    found,
                    _mm_and_si128(_mm_cmpeq_epi8(_mm_or_si128(first, probe.masks[0]), probe.bytes[0]),
                                  _mm_cmpeq_epi8(_mm_or_si128(second, probe.masks[1]), probe.bytes[1])));
            }
            for (unsigned bits = unsigned(_mm_movemask_epi8(found)); bits != 0; bits &= bits - 1) {
                const qsizetype place = at + std::countr_zero(bits);
                if (isAt(text, from, place))
                    return place;
            }
        }
    }
#endif
    for (; at < text.size(); ++at) {
        if (isAt(text, from, at))
            return at;
    }
    return -1;
}

qsizetype LiteralScan::count(QByteArrayView text) const
{
    qsizetype count = 0;
    for (qsizetype at = find(text, 0); at >= 0; at = find(text, at + 1))
        ++count;
    return count;
}

} // namespace runwatch
