// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace runwatch {

// One field of a log line that a program can read.
struct LineField
{
    enum class Kind : quint8 { Text, Number, True, False, Null, Object, List };

    QByteArray key; // without escapes; of a field one level deeper both names, as in "error.code"
    QByteArray value; // of a text without quotes and escapes; anything else as it was written
    Kind kind = Kind::Text;

    friend bool operator==(const LineField &, const LineField &) = default;
};

// The fields of one log line, from its shown text. Two kinds of lines have some: those that are one JSON
// object, and those of `key=value key="…"` (logfmt), two pairs at least. Either may stand behind a prefix of at most
// MaxPrefix bytes, such as a time or a level. A line that was cut off by its sender is neither.
struct LineFields
{
    static constexpr qsizetype MaxBytes = 64 * 1'024; // of a line; those that begin behind are left out
    static constexpr qsizetype MaxFields = 200;
    static constexpr qsizetype MaxPrefix = 256;

    enum class Format : quint8 { None, Json, Logfmt };

    Format format = Format::None;
    qsizetype begin = 0; // of the object or the first pair, in the shown text
    qsizetype end = 0; // without trailing blanks
    QList<LineField> fields; // in order; an object stands before its own fields
    bool isCut = false; // there are more of them

    [[nodiscard]] const LineField *find(QByteArrayView key) const; // the last that has it, as in JavaScript; or null
};

// Whether it has any, at the cost of one pass over at most MaxBytes: nothing is kept.
[[nodiscard]] bool hasFields(QByteArrayView shownText);

[[nodiscard]] LineFields readFields(QByteArrayView shownText);

} // namespace runwatch
