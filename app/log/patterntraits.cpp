// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/patterntraits.h"

#include <algorithm>

namespace runwatch {

namespace {

bool isAscii(char byte)
{
    return uchar(byte) < 0x80;
}

char toLower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? char(byte + 0x20) : byte;
}

// What bytes are sure to be there. When case does not matter, k and s have relatives beyond ASCII,
// as has every other letter there.
bool isSure(char byte, bool isCaseBlind)
{
    return byte != '\n' && (!isCaseBlind || (isAscii(byte) && toLower(byte) != 'k' && toLower(byte) != 's'));
}

Needles foldedOf(const Needles &needles)
{
    Needles folded;
    for (const QByteArray &needle : needles) {
        QByteArray best;
        QByteArray run;
        for (const char byte : needle) {
            run = isSure(byte, true) ? run + toLower(byte) : QByteArray();
            best = run.size() > best.size() ? run : best;
        }
        folded.push_back(best);
    }
    return folded;
}

} // namespace

qsizetype shortestOf(const Needles &needles)
{
    qsizetype size = needles.empty() ? 0 : needles.front().size();
    for (const QByteArray &needle : needles)
        size = std::min(size, needle.size());
    return size;
}

std::vector<Needles> folded(const std::vector<Needles> &needles)
{
    std::vector<Needles> all;
    for (const Needles &alternatives : needles) {
        if (Needles found = foldedOf(alternatives); shortestOf(found) >= 2)
            all.push_back(std::move(found));
    }
    return all;
}

PatternTraits plainTraits(QByteArrayView text, bool isCaseBlind)
{
    PatternTraits traits;
    traits.isCaseBlind = isCaseBlind;
    traits.isByteSafe = std::all_of(text.begin(), text.end(), isAscii);
    QByteArray run;
    const auto endRun = [&traits, &run] {
        if (run.size() >= 2)
            traits.needles.push_back({run});
        run.clear();
    };
    for (const char byte : text) {
        if (isSure(byte, isCaseBlind))
            run.append(isCaseBlind ? toLower(byte) : byte);
        else
            endRun();
    }
    endRun();
    return traits;
}

} // namespace runwatch
