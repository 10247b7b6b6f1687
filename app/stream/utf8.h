// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace runwatch {

// The UTF-8 decoding of WHATWG Encoding: each maximal invalid part becomes one
// U+FFFD. (QString::fromUtf8 makes one for each byte.) A byte order mark is kept.

// The bytes themselves when they are valid, else a repaired copy in `repaired`.
[[nodiscard]] QByteArrayView toValidUtf8(QByteArrayView bytes, QByteArray &repaired);

[[nodiscard]] QString fromUtf8(QByteArrayView bytes);

} // namespace runwatch
