// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace runwatch {

// JSON.stringify() writes a character that was cut in two as half a pair of
// \u escapes. It is JSON, but no text, and simdjson refuses it. The data itself
// when it has none, else a copy in `repaired` with \ufffd in their places.
[[nodiscard]] QByteArrayView withoutHalfSurrogates(QByteArrayView json, QByteArray &repaired);

} // namespace runwatch
