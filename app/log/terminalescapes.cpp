// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/terminalescapes.h"

#include <algorithm>
#include <array>

namespace runwatch {

namespace {

using Kind = TerminalEscape::Kind;

constexpr uchar Escape = 0x1b;
constexpr uchar C1Lead = 0xc2; // in UTF-8 a C1 control is this and its own byte
constexpr qsizetype LongestSequence = 256; // bytes of parameters
constexpr qsizetype LargestCount = 1 << 20;

bool isIn(uchar byte, uchar from, uchar to)
{
    return byte >= from && byte <= to;
}

constexpr std::array<bool, 256> marks()
{
    std::array<bool, 256> marks = {};
    for (const uchar byte : {uchar('\b'), uchar('\n'), uchar('\r'), Escape, C1Lead})
        marks[byte] = true;
    return marks;
}

constexpr std::array<bool, 256> Marks = marks();

// The first number, or `otherwise` where none is said.
qsizetype numberIn(QByteArrayView parameters, qsizetype otherwise)
{
    qsizetype number = 0;
    qsizetype i = 0;
    for (; i < parameters.size() && isIn(uchar(parameters[i]), '0', '9'); ++i)
        number = std::min(number * 10 + (parameters[i] - '0'), LargestCount);
    return i == 0 ? otherwise : number;
}

TerminalEscape eraser(qsizetype end, QByteArrayView parameters)
{
    switch (numberIn(parameters, 0)) {
    case 0:
        return {Kind::EraseRight, end, 0, {}};
    case 1:
        return {Kind::EraseLeft, end, 0, {}};
    case 2:
        return {Kind::EraseAll, end, 0, {}};
    default:
        return {Kind::Ignored, end, 0, {}};
    }
}

} // namespace

qsizetype TerminalEscapes::next(qsizetype at) const
{
    while (at < m_raw.size() && !Marks[uchar(m_raw[at])])
        ++at;
    return at;
}

TerminalEscape TerminalEscapes::read(qsizetype at)
{
    const auto first = uchar(m_raw[at]);
    if (first == '\r')
        return {Kind::Return, at + 1, 0, {}};
    if (first == '\b')
        return {Kind::Back, at + 1, 1, {}};
    if (at + 1 == m_raw.size() || (first != Escape && first != C1Lead))
        return {};
    const auto second = uchar(m_raw[at + 1]);
    if (first == C1Lead)
        return isIn(second, 0x80, 0x9f) ? introduced(at, at + 2, second) : TerminalEscape();
    if (isIn(second, 0x40, 0x5f)) {
        const TerminalEscape escape =
            introduced(at, at + 2, uchar(second + 0x40)); // the same control in two bytes
        const bool mayBeText = QByteArrayView("PX[]^_").contains(char(second)); // what has no end
        return escape.kind == Kind::None && !mayBeText ? TerminalEscape{Kind::Ignored, at + 2, 0, {}}
                                                       : escape;
    }
    if (!isIn(second, 0x20, 0x7e))
        return {};
    qsizetype end = at + 1;
    while (end < m_raw.size() && end - at < LongestSequence && isIn(uchar(m_raw[end]), 0x20, 0x2f))
        ++end;
    if (end < m_raw.size() && isIn(uchar(m_raw[end]), 0x30, 0x7e))
        ++end;
    return {Kind::Ignored, end, 0, {}};
}

TerminalEscape TerminalEscapes::introduced(qsizetype at, qsizetype begin, uchar control)
{
    switch (control) {
    case 0x9b: // CSI
        return controlSequence(at, begin);
    case 0x90: // DCS
    case 0x98: // SOS
    case 0x9d: // OSC
    case 0x9e: // PM
    case 0x9f: // APC
        return string(begin);
    default:
        return {};
    }
}

TerminalEscape TerminalEscapes::controlSequence(qsizetype at, qsizetype begin) const
{
    qsizetype end = begin;
    while (end < m_raw.size() && isIn(uchar(m_raw[end]), 0x20, 0x3f)) {
        if (++end - at > LongestSequence)
            return {};
    }
    const QByteArrayView parameters = m_raw.sliced(begin, end - begin);
    if (end == m_raw.size() || !isIn(uchar(m_raw[end]), 0x40, 0x7e))
        return {Kind::Ignored, end, 0, {}}; // cut short
    const char function = m_raw[end++];
    const bool isOurs = std::all_of(parameters.begin(), parameters.end(),
                                    [](char byte) { return isIn(uchar(byte), '0', ';'); });
    if (!isOurs) // private, or with intermediate bytes
        return {Kind::Ignored, end, 0, {}};
    const qsizetype count = std::max<qsizetype>(numberIn(parameters, 1), 1);
    switch (function) {
    case 'm':
        return {Kind::Style, end, 0, parameters};
    case 'K':
    case 'J':
        return eraser(end, parameters);
    case 'G':
    case '`':
        return {Kind::Column, end, count - 1, {}};
    case 'C':
        return {Kind::Forward, end, count, {}};
    case 'D':
        return {Kind::Back, end, count, {}};
    default:
        return {Kind::Ignored, end, 0, {}};
    }
}

// Ends with ST or BEL, or where another escape begins.
TerminalEscape TerminalEscapes::string(qsizetype begin)
{
    if (begin < m_unendedUntil)
        return {};
    qsizetype end = begin;
    for (; end < m_raw.size() && m_raw[end] != '\n'; ++end) {
        const auto byte = uchar(m_raw[end]);
        const uchar following = end + 1 < m_raw.size() ? uchar(m_raw[end + 1]) : uchar(0);
        if (byte == 0x07)
            return {Kind::Ignored, end + 1, 0, {}};
        if (byte == C1Lead && following == 0x9c)
            return {Kind::Ignored, end + 2, 0, {}};
        if (byte == Escape)
            return {Kind::Ignored, following == '\\' ? end + 2 : end, 0, {}};
    }
    m_unendedUntil = end;
    return {};
}

} // namespace runwatch
