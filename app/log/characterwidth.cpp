// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/characterwidth.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace runwatch {

namespace {

struct CodePoints
{
    char32_t first;
    char32_t last;
};

// Unicode 15.0, EastAsianWidth W and F, with small gaps of unassigned ones closed.
constexpr std::array Wide = {
    CodePoints{0x1100, 0x115f},   CodePoints{0x231a, 0x231b},   CodePoints{0x2329, 0x232a},
    CodePoints{0x23e9, 0x23ec},   CodePoints{0x23f0, 0x23f0},   CodePoints{0x23f3, 0x23f3},
    CodePoints{0x25fd, 0x25fe},   CodePoints{0x2614, 0x2615},   CodePoints{0x2648, 0x2653},
    CodePoints{0x267f, 0x267f},   CodePoints{0x2693, 0x2693},   CodePoints{0x26a1, 0x26a1},
    CodePoints{0x26aa, 0x26ab},   CodePoints{0x26bd, 0x26be},   CodePoints{0x26c4, 0x26c5},
    CodePoints{0x26ce, 0x26ce},   CodePoints{0x26d4, 0x26d4},   CodePoints{0x26ea, 0x26ea},
    CodePoints{0x26f2, 0x26f3},   CodePoints{0x26f5, 0x26f5},   CodePoints{0x26fa, 0x26fa},
    CodePoints{0x26fd, 0x26fd},   CodePoints{0x2705, 0x2705},   CodePoints{0x270a, 0x270b},
    CodePoints{0x2728, 0x2728},   CodePoints{0x274c, 0x274c},   CodePoints{0x274e, 0x274e},
    CodePoints{0x2753, 0x2755},   CodePoints{0x2757, 0x2757},   CodePoints{0x2795, 0x2797},
    CodePoints{0x27b0, 0x27b0},   CodePoints{0x27bf, 0x27bf},   CodePoints{0x2b1b, 0x2b1c},
    CodePoints{0x2b50, 0x2b50},   CodePoints{0x2b55, 0x2b55},   CodePoints{0x2e80, 0x303e},
    CodePoints{0x3041, 0x3247},   CodePoints{0x3250, 0x4dbf},   CodePoints{0x4e00, 0xa4c6},
    CodePoints{0xa960, 0xa97c},   CodePoints{0xac00, 0xd7a3},   CodePoints{0xf900, 0xfaff},
    CodePoints{0xfe10, 0xfe19},   CodePoints{0xfe30, 0xfe6b},   CodePoints{0xff01, 0xff60},
    CodePoints{0xffe0, 0xffe6},   CodePoints{0x16fe0, 0x18cd5}, CodePoints{0x18d00, 0x18d08},
    CodePoints{0x1aff0, 0x1b2fb}, CodePoints{0x1f004, 0x1f004}, CodePoints{0x1f0cf, 0x1f0cf},
    CodePoints{0x1f18e, 0x1f18e}, CodePoints{0x1f191, 0x1f19a}, CodePoints{0x1f200, 0x1f320},
    CodePoints{0x1f32d, 0x1f335}, CodePoints{0x1f337, 0x1f37c}, CodePoints{0x1f37e, 0x1f393},
    CodePoints{0x1f3a0, 0x1f3ca}, CodePoints{0x1f3cf, 0x1f3d3}, CodePoints{0x1f3e0, 0x1f3f0},
    CodePoints{0x1f3f4, 0x1f3f4}, CodePoints{0x1f3f8, 0x1f43e}, CodePoints{0x1f440, 0x1f440},
    CodePoints{0x1f442, 0x1f4fc}, CodePoints{0x1f4ff, 0x1f53d}, CodePoints{0x1f54b, 0x1f54e},
    CodePoints{0x1f550, 0x1f567}, CodePoints{0x1f57a, 0x1f57a}, CodePoints{0x1f595, 0x1f596},
    CodePoints{0x1f5a4, 0x1f5a4}, CodePoints{0x1f5fb, 0x1f64f}, CodePoints{0x1f680, 0x1f6c5},
    CodePoints{0x1f6cc, 0x1f6cc}, CodePoints{0x1f6d0, 0x1f6d2}, CodePoints{0x1f6d5, 0x1f6df},
    CodePoints{0x1f6eb, 0x1f6ec}, CodePoints{0x1f6f4, 0x1f6fc}, CodePoints{0x1f7e0, 0x1f7f0},
    CodePoints{0x1f90c, 0x1f93a}, CodePoints{0x1f93c, 0x1f945}, CodePoints{0x1f947, 0x1f9ff},
    CodePoints{0x1fa70, 0x1faf8}, CodePoints{0x20000, 0x2fffd}, CodePoints{0x30000, 0x3fffd},
};

constexpr char32_t Joiner = 0x200d; // ZERO WIDTH JOINER
constexpr QByteArrayView JoinerBytes = "\xe2\x80\x8d";

struct Decoded
{
    char32_t codePoint = 0;
    qsizetype size = 0; // 0: invalid
};

Decoded decode(QByteArrayView text, qsizetype at)
{
    const auto byte = [&](qsizetype i) { return at + i < text.size() ? uchar(text[at + i]) : uchar(0); };
    const uchar lead = byte(0);
    const qsizetype size = lead < 0x80 ? 1
        : lead < 0xc2                  ? 0
        : lead < 0xe0                  ? 2
        : lead < 0xf0                  ? 3
        : lead < 0xf5                  ? 4
                                       : 0;
    if (size <= 1)
        return {lead, size};
    char32_t codePoint = lead & (0x7f >> size);
    for (qsizetype i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return {};
        codePoint = (codePoint << 6) | (byte(i) & 0x3f);
    }
    constexpr std::array<char32_t, 5> Smallest = {0, 0, 0x80, 0x800, 0x10000};
    const bool isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
    return codePoint < Smallest[size_t(size)] || codePoint > 0x10ffff || isSurrogate
        ? Decoded()
        : Decoded{codePoint, size};
}

bool isWide(char32_t codePoint)
{
    const auto endsBefore = [](const CodePoints &range, char32_t sought) { return range.last < sought; };
    const auto range = std::lower_bound(Wide.begin(), Wide.end(), codePoint, endsBefore);
    return range != Wide.end() && range->first <= codePoint;
}

bool isCombining(char32_t codePoint)
{
    const QChar::Category category = QChar::category(codePoint);
    const bool isSkinTone = codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || codePoint == Joiner
        || isSkinTone;
}

} // namespace

Character characterAt(QByteArrayView text, qsizetype at)
{
    if (uchar(text[at]) < 0x80)
        return {};
    const Decoded decoded = decode(text, at);
    if (decoded.size == 0)
        return {};
    const bool isJoined = text.first(at).endsWith(JoinerBytes);
    return {decoded.size, isWide(decoded.codePoint) ? 2 : 1, isJoined || isCombining(decoded.codePoint)};
}

} // namespace runwatch
