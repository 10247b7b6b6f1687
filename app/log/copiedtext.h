// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace runwatch {

// Copies the bytes to `to` and answers whether a character is among them that makes a terminal
// show something else than the bytes: ESC, CR, BS or a C1 control (U+0080 to U+009F in UTF-8).
// One pass, about as fast as copying alone.
[[nodiscard]] bool copyAndFindControls(char *to, QByteArrayView text);

} // namespace runwatch
