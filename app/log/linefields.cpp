// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/linefields.h"

#include "app/log/jsonscanner.h"
#include "app/log/logfmtscanner.h"

#include <algorithm>

namespace runwatch {

namespace {

constexpr int MostBeginnings = 4; // of an object, that are tried

bool isBlank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n';
}

QByteArrayView withoutBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

// An object with a field begins there, as far as one can see.
bool canBegin(QByteArrayView text, qsizetype brace)
{
    qsizetype at = brace + 1;
    while (at < text.size() && isBlank(text[at]))
        ++at;
    return at < text.size() && text[at] == '"';
}

bool readObject(QByteArrayView text, qsizetype whole, LineFields &found, LineFields *fields)
{
    int tried = 0;
    for (qsizetype at = text.indexOf('{'); at >= 0 && at <= LineFields::MaxPrefix && tried < MostBeginnings; at = text.indexOf('{', at + 1)) {
        if (!canBegin(text, at))
            continue;
        ++tried;
        if (fields) {
            fields->fields.clear();
            fields->isCut = false;
        }
        JsonScanner scanner(text.sliced(at), fields);
        const JsonScanner::Outcome outcome = scanner.scan();
        const bool isWhole = outcome == JsonScanner::Outcome::Whole && at + scanner.end() == whole;
        const bool isCut = outcome == JsonScanner::Outcome::Cut && whole > text.size();
        if (!isWhole && !isCut)
            continue;
        found.format = LineFields::Format::Json;
        found.begin = at;
        found.end = whole;
        found.isCut = found.isCut || isCut;
        return true;
    }
    return false;
}

// `fields` is null when they are not wanted.
LineFields::Format read(QByteArrayView shownText, LineFields *fields)
{
    const QByteArrayView whole = withoutBlanks(shownText);
    const QByteArrayView text = whole.first(std::min(whole.size(), LineFields::MaxBytes));
    LineFields found;
    LineFields &to = fields ? *fields : found;
    if (!whole.isEmpty() && whole.back() == '}' && readObject(text, whole.size(), to, fields))
        return to.format;
    to = {};
    // The last pair of a long line may be cut off, so it is left out; in the midst of quotes there are no pairs at all.
    const QByteArrayView pairs = text.size() < whole.size() ? text.first(std::max<qsizetype>(0, text.lastIndexOf(' '))) : text;
    if (const std::optional<qsizetype> begin = findPairs(pairs)) {
        to.format = LineFields::Format::Logfmt;
        to.begin = *begin;
        to.end = whole.size();
        if (fields)
            readPairs(pairs.sliced(*begin), *fields);
        to.isCut = to.isCut || text.size() < whole.size();
    }
    return to.format;
}

} // namespace

const LineField *LineFields::find(QByteArrayView key) const
{
    const auto found = std::find_if(fields.crbegin(), fields.crend(), [key](const LineField &field) { return field.key == key; });
    return found == fields.crend() ? nullptr : &*found;
}

bool hasFields(QByteArrayView shownText)
{
    return read(shownText, nullptr) != LineFields::Format::None;
}

LineFields readFields(QByteArrayView shownText)
{
    LineFields fields;
    if (read(shownText, &fields) == LineFields::Format::None)
        return {};
    return fields;
}

} // namespace runwatch
