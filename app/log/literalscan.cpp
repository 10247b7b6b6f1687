// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/literalscan.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

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
    for (const QByteArray &needle : needles)
        m_probes.push_back({needle, 0});
    m_pairs.resize(m_probes.size());
    choosePairs([](uchar, uchar) { return 0; });
}

void LiteralScan::tune(QByteArrayView sample)
{
    std::vector<quint16> counts(1 << 16);
    const auto fold = [this](char byte) { return m_isCaseBlind ? toLower(uchar(byte)) : uchar(byte); };
    const auto index = [](uchar first, uchar second) { return size_t(first) << 8 | second; };
    for (qsizetype i = 0; i + 1 < std::min(sample.size(), LargestSample); ++i)
        ++counts[index(fold(sample[i]), fold(sample[i + 1]))];
    choosePairs([&](uchar first, uchar second) { return int(counts[index(first, second)]); });
}

// The pair that was seen least; of those, the one of bytes that are rarest in logs.
template <typename Seen>
void LiteralScan::choosePairs(Seen &&seen)
{
    for (size_t i = 0; i < m_probes.size(); ++i) {
        const QByteArray &needle = m_probes[i].needle;
        int rarest = std::numeric_limits<int>::max();
        for (qsizetype at = 0; at + 1 < needle.size(); ++at) {
            const auto first = uchar(needle[at]);
            const auto second = uchar(needle[at + 1]);
            const int rank = seen(first, second) * 32 + frequency(first) + frequency(second);
            if (rank < rarest) {
                rarest = rank;
                m_probes[i].pair = at;
            }
        }
        for (size_t part = 0; part < 2; ++part) {
            const auto byte = uchar(needle[m_probes[i].pair + qsizetype(part)]);
            m_pairs[i].bytes[part] = byte;
            m_pairs[i].masks[part] = m_isCaseBlind && isLowerLetter(byte) ? 0x20 : 0;
        }
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

// The bytes are read in steps of a vector; behind the last whole step they are read one by one.
qsizetype LiteralScan::find(QByteArrayView text, qsizetype from) const
{
    qsizetype at = from;
    if (m_pairs.size() <= BytePairs::Most) {
        for (;;) {
            const BytePairs::Found found = m_find(m_pairs, text, at);
            at = found.at;
            if (found.bits == 0)
                break;
            for (quint64 bits = found.bits; bits != 0; bits &= bits - 1) {
                const qsizetype place = at + std::countr_zero(bits);
                if (isAt(text, from, place))
                    return place;
            }
            at += found.step;
        }
    }
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
