// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace runwatch {

// The event as a server would send it, byte for byte: id, event and data lines, then the blank line that ends it.
// A field the event does not have is left out, as is the type "message".
[[nodiscard]] QByteArray asEventStream(QByteArrayView type, QByteArrayView id, QByteArrayView data);

// Sixteen bytes a line: where they stand, in hexadecimal digits, and those that are ASCII as text.
// Ends after LongestDump bytes.
[[nodiscard]] QString hexDump(QByteArrayView bytes);

inline constexpr qsizetype LongestDump = 64 << 10; // bytes

// The same JSON on many lines, its keys in the order and its numbers in the form they were sent.
// Empty when the text is no JSON object or array.
[[nodiscard]] QString prettyJson(const QString &json);

} // namespace runwatch
