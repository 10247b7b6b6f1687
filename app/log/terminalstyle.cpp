// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/terminalescapes.h"

#include <algorithm>
#include <vector>

namespace runwatch {

namespace {

using Colour = TextStyle::Colour;
using Ink = TextStyle::Ink;

// Numbers between semicolons, each with those behind it that are joined by colons. -1: left out.
using Group = std::vector<int>;

std::vector<Group> groupsIn(QByteArrayView parameters)
{
    std::vector<Group> groups(1, Group(1, -1));
    for (const char byte : parameters) {
        if (byte == ';') {
            groups.emplace_back(1, -1);
        } else if (byte == ':') {
            groups.back().push_back(-1);
        } else {
            int &number = groups.back().back();
            number = std::min(std::max(number, 0) * 10 + (byte - '0'), 9'999);
        }
    }
    return groups;
}

bool isByte(int number)
{
    return number <= 255;
}

quint32 part(int number)
{
    return quint32(std::max(number, 0));
}

// `values` begins behind the 5 or the 2. Nothing where a value is no byte.
void setInk(Ink &ink, int space, const int *values)
{
    if (space == 5 && isByte(values[0]))
        ink = {Colour::Indexed, part(values[0])};
    else if (space == 2 && isByte(values[0]) && isByte(values[1]) && isByte(values[2]))
        ink = {Colour::Rgb, (part(values[0]) << 16) | (part(values[1]) << 8) | part(values[2])};
}

int valueCount(int space)
{
    return space == 5 ? 1 : space == 2 ? 3 : 0;
}

// 38 or 48 in groups[i]; returns the last group that belongs to it. In the form with colons the name of
// a colour space may stand between the 2 and its values.
size_t readInk(const std::vector<Group> &groups, size_t i, Ink &ink)
{
    const Group &own = groups[i];
    if (own.size() > 1) {
        const size_t count = size_t(valueCount(own[1]));
        const size_t begin = own[1] == 2 && own.size() > 5 ? 3 : 2;
        if (count > 0 && own.size() >= begin + count)
            setInk(ink, own[1], own.data() + begin);
        return i;
    }
    if (i + 1 == groups.size())
        return i;
    const int space = groups[i + 1][0];
    const size_t count = size_t(valueCount(space));
    if (i + 1 + count >= groups.size())
        return groups.size() - 1;
    int values[3] = {};
    for (size_t value = 0; value < count; ++value)
        values[value] = groups[i + 2 + value][0];
    if (count > 0)
        setInk(ink, space, values);
    return i + 1 + count;
}

void applyFlag(int number, int variant, TextStyle &style)
{
    switch (number) {
    case 1:
        style.bold = true;
        break;
    case 2:
        style.faint = true;
        break;
    case 3:
        style.italic = true;
        break;
    case 4:
        style.underline = variant != 0;
        break; // 4:0 is none, 4:3 a curly one
    case 7:
        style.inverse = true;
        break;
    case 8:
        style.conceal = true;
        break;
    case 9:
        style.strikeOut = true;
        break;
    case 21:
        style.underline = true;
        break;
    case 22:
        style.bold = style.faint = false;
        break;
    case 23:
        style.italic = false;
        break;
    case 24:
        style.underline = false;
        break;
    case 27:
        style.inverse = false;
        break;
    case 28:
        style.conceal = false;
        break;
    case 29:
        style.strikeOut = false;
        break;
    default:
        break;
    }
}

void applyNumber(int number, int variant, TextStyle &style)
{
    if (number == 0)
        style = {};
    else if (number >= 30 && number <= 37)
        style.foreground = {Colour::Indexed, quint32(number - 30)};
    else if (number >= 90 && number <= 97)
        style.foreground = {Colour::Indexed, quint32(number - 90 + 8)};
    else if (number >= 40 && number <= 47)
        style.background = {Colour::Indexed, quint32(number - 40)};
    else if (number >= 100 && number <= 107)
        style.background = {Colour::Indexed, quint32(number - 100 + 8)};
    else if (number == 39)
        style.foreground = {};
    else if (number == 49)
        style.background = {};
    else
        applyFlag(number, variant, style);
}

} // namespace

void applyStyle(QByteArrayView parameters, TextStyle &style)
{
    const std::vector<Group> groups = groupsIn(parameters);
    for (size_t i = 0; i < groups.size(); ++i) {
        const int number = std::max(groups[i][0], 0); // left out is 0
        Ink underline; // its colour is read and not kept
        if (number == 38)
            i = readInk(groups, i, style.foreground);
        else if (number == 48)
            i = readInk(groups, i, style.background);
        else if (number == 58)
            i = readInk(groups, i, underline);
        else
            applyNumber(number, groups[i].size() > 1 ? groups[i][1] : -1, style);
    }
}

} // namespace runwatch
