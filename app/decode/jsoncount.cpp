// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/jsoncount.h"

namespace runwatch {
namespace {

// A string's end, from its first quote.
std::size_t endOfString(std::string_view json, std::size_t at)
{
    for (++at; at < json.size() && json[at] != '"'; ++at) {
        if (json[at] == '\\')
            ++at;
    }
    return at;
}

} // namespace

qint64 countOfElements(std::string_view json)
{
    qint64 commas = 0;
    int depth = 0;
    bool isEmpty = true;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char byte = json[at];
        const bool isSpace = byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
        if (depth > 0 && !isSpace && byte != ']' && byte != '}')
            isEmpty = false;
        if (byte == '"')
            at = endOfString(json, at);
        else if (byte == '[' || byte == '{')
            ++depth;
        else if (byte == ']' || byte == '}')
            --depth;
        else if (byte == ',' && depth == 1)
            ++commas;
    }
    return isEmpty ? 0 : commas + 1;
}

} // namespace runwatch
