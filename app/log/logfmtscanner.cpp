// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logfmtscanner.h"

#include <cstring>

namespace runwatch {

namespace {

// One pair, from its first byte to one past its last.
struct Pair
{
    qsizetype equals = 0;
    qsizetype end = 0;
    bool isQuoted = false;
};

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t';
}

bool isLetter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' || (uchar(byte) & 0x80) != 0;
}

bool isInKey(char byte)
{
    return isLetter(byte) || (byte >= '0' && byte <= '9') || byte == '.' || byte == '-' || byte == '/' || byte == '@';
}

std::optional<Pair> pairAt(QByteArrayView text, qsizetype begin)
{
    Pair pair;
    if (begin >= text.size() || !isLetter(text[begin]))
        return std::nullopt;
    qsizetype at = begin;
    while (at < text.size() && isInKey(text[at]))
        ++at;
    if (at >= text.size() || text[at] != '=')
        return std::nullopt;
    pair.equals = at++;
    if (at < text.size() && text[at] == '"') {
        pair.isQuoted = true;
        for (++at; at < text.size() && text[at] != '"'; ++at)
            at += text[at] == '\\' ? 1 : 0;
        if (at >= text.size())
            return std::nullopt;
        ++at;
        pair.end = at;
        return at >= text.size() || isBlank(text[at]) ? std::optional(pair) : std::nullopt;
    }
    for (; at < text.size() && !isBlank(text[at]); ++at) {
        if (text[at] == '"') // "a=b"c" is something else
            return std::nullopt;
    }
    pair.end = at;
    return pair;
}

qsizetype skipBlanks(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at;
}

LineField::Kind kindOf(QByteArrayView value, bool isQuoted)
{
    if (isQuoted)
        return LineField::Kind::Text;
    if (value == "true" || value == "false")
        return value == "true" ? LineField::Kind::True : LineField::Kind::False;
    bool isNumber = false;
    (void)value.toByteArray().toDouble(&isNumber);
    return isNumber ? LineField::Kind::Number : LineField::Kind::Text;
}

QByteArray withoutEscapes(QByteArrayView quoted)
{
    QByteArray text;
    text.reserve(quoted.size());
    for (qsizetype i = 0; i < quoted.size(); ++i) {
        const bool isEscaped = quoted[i] == '\\' && i + 1 < quoted.size();
        const char byte = isEscaped ? quoted[++i] : quoted[i];
        text += isEscaped && byte == 'n' ? '\n' : isEscaped && byte == 't' ? '\t' : byte;
    }
    return text;
}

} // namespace

// What is no pair makes those before it part of the prefix, so each byte is looked at once.
std::optional<qsizetype> findPairs(QByteArrayView text)
{
    if (text.isEmpty() || std::memchr(text.data(), '=', size_t(text.size())) == nullptr)
        return std::nullopt;
    qsizetype begin = 0;
    int pairs = 0;
    for (qsizetype at = skipBlanks(text, 0); at < text.size(); at = skipBlanks(text, at)) {
        if (const std::optional<Pair> pair = pairAt(text, at)) {
            if (pairs++ == 0)
                begin = at;
            at = pair->end;
            continue;
        }
        pairs = 0;
        while (at < text.size() && !isBlank(text[at]))
            ++at;
        if (at > LineFields::MaxPrefix)
            return std::nullopt;
    }
    return pairs >= 2 && begin <= LineFields::MaxPrefix ? std::optional(begin) : std::nullopt;
}

void readPairs(QByteArrayView text, LineFields &fields)
{
    for (qsizetype at = 0; at < text.size();) {
        const std::optional<Pair> pair = pairAt(text, at);
        if (!pair || fields.fields.size() == LineFields::MaxFields) {
            fields.isCut = true;
            return;
        }
        QByteArrayView value = text.sliced(pair->equals + 1, pair->end - pair->equals - 1);
        if (pair->isQuoted)
            value = value.sliced(1, value.size() - 2);
        fields.fields.append({text.sliced(at, pair->equals - at).toByteArray(), pair->isQuoted ? withoutEscapes(value) : value.toByteArray(),
                              kindOf(value, pair->isQuoted)});
        at = skipBlanks(text, pair->end);
    }
}

} // namespace runwatch
