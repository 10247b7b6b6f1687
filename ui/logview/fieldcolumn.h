// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <algorithm>

namespace runwatch {

// A field of JSON or logfmt lines that the log shows in a column of its own.
struct FieldColumn
{
    static constexpr int Narrowest = 3; // characters
    static constexpr int Widest = 80;
    static constexpr int Usual = 12;
    static constexpr qsizetype Most = 12; // columns

    QByteArray key; // as LineField's
    int characters = Usual;

    friend bool operator==(const FieldColumn &, const FieldColumn &) = default;
};
using FieldColumns = QList<FieldColumn>; // from left to right, each key once

[[nodiscard]] inline int fittingWidth(int characters)
{
    return std::clamp(characters, FieldColumn::Narrowest, FieldColumn::Widest);
}

[[nodiscard]] inline qsizetype placeOf(const FieldColumns &columns, const QByteArray &key) // -1: it is not there
{
    const auto found = std::find_if(columns.cbegin(), columns.cend(), [&](const FieldColumn &column) { return column.key == key; });
    return found == columns.cend() ? -1 : found - columns.cbegin();
}

} // namespace runwatch
