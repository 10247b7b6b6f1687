// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stream/utf8.h"

#include <QStringDecoder>

namespace runwatch {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
constexpr QByteArrayView replacement("\xEF\xBF\xBD");

// What may stand at the beginning of a character: how many bytes follow it, and
// the range of the first of them. WHATWG Encoding, section 8.1.1.
struct Lead
{
    int following = 0;
    uchar lowest = 0x80;
    uchar highest = 0xBF;
};

// An invalid lead has -1 following.
Lead leadOf(uchar byte)
{
    if (byte < 0x80)
        return {0};
    if (byte < 0xC2 || byte > 0xF4)
        return {-1};
    if (byte < 0xE0)
        return {1};
    if (byte < 0xF0)
        return {2, uchar(byte == 0xE0 ? 0xA0 : 0x80), uchar(byte == 0xED ? 0x9F : 0xBF)};
    return {3, uchar(byte == 0xF0 ? 0x90 : 0x80), uchar(byte == 0xF4 ? 0x8F : 0xBF)};
}

struct Part
{
    qsizetype size = 1;
    bool isValid = false;
};

// The first character, or the maximal invalid part that stands for one.
Part firstPart(QByteArrayView bytes)
{
    Lead lead = leadOf(uchar(bytes.front()));
    if (lead.following < 0)
        return {};
    for (int i = 1; i <= lead.following; ++i) {
        if (i == bytes.size() || uchar(bytes[i]) < lead.lowest || uchar(bytes[i]) > lead.highest)
            return {i, false};
        lead.lowest = 0x80;
        lead.highest = 0xBF;
    }
    return {lead.following + 1, true};
}

} // namespace

QByteArrayView toValidUtf8(QByteArrayView bytes, QByteArray &repaired)
{
    if (bytes.isValidUtf8())
        return bytes;
    repaired.resize(0);
    repaired.reserve(bytes.size() + replacement.size());
    while (!bytes.isEmpty()) {
        const Part part = firstPart(bytes);
        repaired.append(part.isValid ? bytes.first(part.size) : replacement);
        bytes = bytes.sliced(part.size);
    }
    return repaired;
}

QString fromUtf8(QByteArrayView bytes)
{
    QByteArray repaired;
    const QByteArrayView valid = toValidUtf8(bytes, repaired);
    if (!valid.startsWith(byteOrderMark))
        return QString::fromUtf8(valid);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder.decode(valid); // QString::fromUtf8 would take the mark away
}

} // namespace runwatch
