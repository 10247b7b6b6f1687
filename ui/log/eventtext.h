// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace runwatch {

// The event as a server would send it: id, event and data lines, then the blank line that ends it.
// A field the event does not have is left out, as is the type "message".
[[nodiscard]] QString asEventStream(const QString &type, const QString &id, const QString &data);

// The same JSON on many lines, its keys in the order and its numbers in the form they were sent.
// Empty when the text is no JSON object or array.
[[nodiscard]] QString prettyJson(const QString &json);

} // namespace runwatch
