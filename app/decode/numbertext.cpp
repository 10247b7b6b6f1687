// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/numbertext.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace runwatch {
namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view Spaces = " \t\r\n";
    const std::size_t first = text.find_first_not_of(Spaces);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(Spaces) - first + 1);
}

// Adds the digits at the front of the text to the number, and takes them off.
std::size_t takeDigits(std::string_view &text, qint64 &number)
{
    std::size_t count = 0;
    for (; count < text.size() && text[count] >= '0' && text[count] <= '9'; ++count)
        number = number * 10 + (text[count] - '0');
    text.remove_prefix(count);
    return count;
}

// What nearly every server sends: up to 15 digits with or without a point. Both
// numbers of the quotient are exact in a double, so it is what from_chars() says,
// in a fifth of the time.
std::optional<double> shortNumberIn(std::string_view text)
{
    constexpr std::size_t MostDigits = 15;
    constexpr double Powers[MostDigits + 1] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                               1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    qint64 digits = 0;
    if (text.size() > MostDigits || takeDigits(text, digits) == 0)
        return std::nullopt;
    if (text.empty())
        return double(digits);
    if (text.front() != '.')
        return std::nullopt;
    text.remove_prefix(1);
    const std::size_t decimals = takeDigits(text, digits);
    return decimals > 0 && text.empty() ? std::optional(double(digits) / Powers[decimals]) : std::nullopt;
}

qint64 saturated(double number)
{
    constexpr double Limit = 9223372036854775808.0; // 2^63
    if (number >= Limit)
        return std::numeric_limits<qint64>::max();
    if (number < -Limit)
        return std::numeric_limits<qint64>::min();
    return qint64(number);
}

} // namespace

std::optional<double> numberIn(std::string_view text)
{
    if (const std::optional<double> number = shortNumberIn(text))
        return number;
    text = trimmed(text);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<ProgressReading> progressIn(std::string_view text)
{
    using Scale = ProgressReading::Scale;
    text = trimmed(text);
    if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
        const std::optional<double> value = numberIn(text.substr(0, slash));
        const std::optional<double> total = numberIn(text.substr(slash + 1));
        if (!value || !total)
            return std::nullopt;
        return ProgressReading{.value = *value, .total = *total, .scale = Scale::Ratio};
    }
    const bool isPercent = text.ends_with('%');
    if (isPercent)
        text.remove_suffix(1);
    const std::optional<double> value = numberIn(text);
    if (!value)
        return std::nullopt;
    return ProgressReading{.value = *value, .total = 0, .scale = isPercent ? Scale::Percent : Scale::Unsaid};
}

std::optional<qint64> counterIn(std::string_view text)
{
    qint64 exact = 0;
    const char *const end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, exact);
    if (error == std::errc() && last == end)
        return exact;
    const std::optional<double> number = numberIn(text);
    return number ? std::optional(saturated(*number)) : std::nullopt;
}

} // namespace runwatch
