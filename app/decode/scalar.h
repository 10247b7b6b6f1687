// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <optional>
#include <string_view>

namespace runwatch {

// A value of JSON that is no object and no list. What is asked for another kind
// than it is, is absent and no error: servers send NaN, null and objects anywhere,
// and the rest of the event still counts.
struct Scalar
{
    enum class Kind : quint8 { None, String, Number, True, False };

    Kind kind = Kind::None; // of null, of NaN and its like, and of what is no scalar
    std::string_view text; // a string without its escapes, a number as it was written
};

[[nodiscard]] std::optional<double> numberOf(const Scalar &scalar);
[[nodiscard]] std::optional<qint64> counterOf(const Scalar &scalar); // saturated
[[nodiscard]] qint64 timeOf(const Scalar &scalar); // 0 when unreadable

} // namespace runwatch
