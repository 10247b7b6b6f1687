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

std::optional<std::size_t> readBase64(std::string_view coded, char *text)
{
    const char *const begin = text;
    unsigned bits = 0;
    std::size_t digits = 0;
    std::size_t pads = 0;
    for (const char digit : coded) {
        if (digit == '\n' || digit == '\r')
            continue;
        if (digit == '=') {
            ++pads;
            continue;
        }
        const int value = valueOf(digit);
        if (value < 0 || pads > 0)
            return std::nullopt;
        bits = (bits << 6) | unsigned(value);
        if (++digits % 4 != 1)
            *text++ = char((bits >> (6 - 2 * ((digits - 1) % 4))) & 0xff);
    }
    const bool isPadded = pads == 0 || (pads <= 2 && (digits + pads) % 4 == 0);
    return isPadded && digits % 4 != 1 ? std::optional(std::size_t(text - begin)) : std::nullopt;
}

} // namespace runwatch
