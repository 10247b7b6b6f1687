// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/scalar.h"

#include "app/decode/progresstext.h"
#include "app/decode/servertime.h"

#include <charconv>

namespace runwatch {
namespace {

bool isText(const Scalar &scalar)
{
    return scalar.kind == Scalar::Kind::String || scalar.kind == Scalar::Kind::Number;
}

} // namespace

std::optional<double> numberOf(const Scalar &scalar)
{
    return isText(scalar) ? numberIn(scalar.text) : std::nullopt;
}

std::optional<qint64> counterOf(const Scalar &scalar)
{
    if (!isText(scalar))
        return std::nullopt;
    qint64 exact = 0;
    const char *const end = scalar.text.data() + scalar.text.size();
    const auto [last, error] = std::from_chars(scalar.text.data(), end, exact);
    if (error == std::errc() && last == end)
        return exact;
    const std::optional<double> number = numberIn(scalar.text);
    return number ? std::optional(saturated(*number)) : std::nullopt;
}

qint64 timeOf(const Scalar &scalar)
{
    if (scalar.kind == Scalar::Kind::String)
        return serverTimeOf(scalar.text);
    return serverTimeOf(numberOf(scalar).value_or(0));
}

} // namespace runwatch
