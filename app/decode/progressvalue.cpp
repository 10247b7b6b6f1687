// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/numbertext.h"
#include "app/decode/valuereader.h"

namespace runwatch {
namespace {

using Scale = ProgressReading::Scale;

// A part of nothing is a count of an unknown total.
ProgressSaid said(const std::optional<ProgressReading> &reading)
{
    if (reading && reading->scale == Scale::Ratio && reading->total <= 0)
        return {.progress = {}, .count = reading->value};
    return {.progress = reading, .count = {}};
}

ProgressSaid ratio(std::optional<double> done, std::optional<double> total)
{
    if (!done)
        return {};
    return said(ProgressReading{.value = *done, .total = total.value_or(0), .scale = Scale::Ratio});
}

// "3/7" and "3 of 7"; a number alone is a count.
ProgressSaid fraction(std::string_view text)
{
    constexpr std::string_view Of = " of ";
    if (const std::size_t at = text.find(Of); at != std::string_view::npos) {
        const std::optional<double> total = numberIn(text.substr(at + Of.size()));
        return total ? ratio(numberIn(text.substr(0, at)), total) : ProgressSaid();
    }
    const std::optional<ProgressReading> reading = progressIn(text);
    if (reading && reading->scale == Scale::Unsaid)
        return {.progress = {}, .count = reading->value};
    return said(reading);
}

} // namespace

std::optional<double> ValueReader::numberOf(const CompiledValue &value) const
{
    const JsonPiece piece = pieceOf(value);
    const bool isNumber = piece.kind == JsonPiece::Kind::Number || piece.kind == JsonPiece::Kind::String;
    return isNumber ? numberIn(piece.text) : std::nullopt;
}

ProgressSaid ValueReader::progressOf(const CompiledValue &value) const
{
    switch (value.kind) {
    case Value::Kind::Percent:
    case Value::Kind::Unit: {
        if (value.parts.empty())
            return {};
        ProgressSaid inner = progressOf(value.parts.front());
        if (inner.progress && inner.progress->scale == Scale::Unsaid) {
            const bool isPercent = value.kind == Value::Kind::Percent;
            inner.progress->scale = isPercent ? Scale::Percent : Scale::Ratio;
            inner.progress->total = isPercent ? 0 : 1;
        }
        return inner;
    }
    case Value::Kind::Ratio:
        return value.parts.size() == 2 ? ratio(numberOf(value.parts[0]), numberOf(value.parts[1]))
                                       : ProgressSaid();
    case Value::Kind::Count:
        return {.progress = {}, .count = numberOf(value)};
    case Value::Kind::FirstOf:
        for (const CompiledValue &part : value.parts) {
            if (const ProgressSaid found = progressOf(part); found.isSaid())
                return found;
        }
        return {};
    case Value::Kind::Map: {
        const CompiledValue *meaning = meaningOf(value);
        return meaning ? progressOf(*meaning) : ProgressSaid();
    }
    default:
        break;
    }
    const JsonPiece piece = pieceOf(value);
    if (piece.kind == JsonPiece::Kind::Number && value.kind != Value::Kind::Fraction) {
        const std::optional<double> number = numberIn(piece.text);
        return number ? ProgressSaid{.progress = ProgressReading{.value = *number}, .count = {}}
                      : ProgressSaid();
    }
    if (piece.kind != JsonPiece::Kind::Number && piece.kind != JsonPiece::Kind::String)
        return {};
    return value.kind == Value::Kind::Fraction ? fraction(piece.text) : said(progressIn(piece.text));
}

} // namespace runwatch
