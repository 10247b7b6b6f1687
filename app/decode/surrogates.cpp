// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/surrogates.h"

#include <cstring>

namespace runwatch {
namespace {

constexpr qsizetype EscapeSize = 6; // \ud83d

// The code unit that stands as an escape at `at`; 0 is none.
unsigned escapedUnit(QByteArrayView json, qsizetype at)
{
    if (at + EscapeSize > json.size() || json[at] != '\\' || json[at + 1] != 'u')
        return 0;
    bool isHex = false;
    const unsigned unit = json.sliced(at + 2, EscapeSize - 2).toByteArray().toUInt(&isHex, 16);
    return isHex ? unit : 0;
}

bool isHigh(unsigned unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

bool isLow(unsigned unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

qsizetype nextBackslash(QByteArrayView json, qsizetype from)
{
    if (from >= json.size())
        return -1;
    const void *found = std::memchr(json.data() + from, '\\', std::size_t(json.size() - from));
    return found ? static_cast<const char *>(found) - json.data() : -1;
}

} // namespace

QByteArrayView withoutHalfSurrogates(QByteArrayView json, QByteArray &repaired)
{
    bool isRepaired = false;
    for (qsizetype at = nextBackslash(json, 0); at >= 0;) {
        const unsigned unit = escapedUnit(json, at);
        qsizetype size = unit != 0 ? EscapeSize : 2; // \\ is passed as a whole
        if (isHigh(unit) && isLow(escapedUnit(json, at + EscapeSize))) {
            size = 2 * EscapeSize;
        } else if (isHigh(unit) || isLow(unit)) {
            if (!isRepaired)
                repaired = json.toByteArray();
            isRepaired = true;
            std::memcpy(repaired.data() + at, "\\ufffd", EscapeSize);
        }
        at = nextBackslash(json, at + size);
    }
    return isRepaired ? QByteArrayView(repaired) : json;
}

} // namespace runwatch
