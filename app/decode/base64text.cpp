// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/base64text.h"

namespace runwatch {
namespace {

int valueOf(char digit)
{
    if (digit >= 'A' && digit <= 'Z')
        return digit - 'A';
    if (digit >= 'a' && digit <= 'z')
        return digit - 'a' + 26;
    if (digit >= '0' && digit <= '9')
        return digit - '0' + 52;
    if (digit == '+' || digit == '-')
        return 62;
    return digit == '/' || digit == '_' ? 63 : -1;
}

} // namespace

bool takeBase64(std::string_view coded, QByteArray &text)
{
    const qsizetype before = text.size();
    quint32 bits = 0;
    int digits = 0;
    int pads = 0;
    bool isGood = true;
    for (const char digit : coded) {
        if (digit == '\n' || digit == '\r')
            continue;
        if (digit == '=') {
            ++pads;
            continue;
        }
        const int value = valueOf(digit);
        if (value < 0 || pads > 0) {
            isGood = false;
            break;
        }
        bits = (bits << 6) | quint32(value);
        if (++digits % 4 != 1)
            text += char((bits >> (6 - 2 * ((digits - 1) % 4))) & 0xff);
    }
    const bool isPadded = pads == 0 || (pads <= 2 && (digits + pads) % 4 == 0);
    if (isGood && isPadded && digits % 4 != 1)
        return true;
    text.truncate(before);
    return false;
}

} // namespace runwatch
