// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <optional>

namespace runwatch {

// A place in a JSON value, after RFC 6901. No names: all of it.
struct JsonPointer
{
    QByteArrayList names; // UTF-8, without escapes; "3" may be the fourth of a list or a name

    // "" or "/a/b~1c". Nothing when it does not begin with a slash, or has a "~" that is neither ~0 nor ~1.
    [[nodiscard]] static std::optional<JsonPointer> of(const QString &text);
    [[nodiscard]] QString toString() const;

    friend bool operator==(const JsonPointer &, const JsonPointer &) = default;
};

} // namespace runwatch
