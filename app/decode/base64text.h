// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <string_view>

namespace runwatch {

// Decodes Base64 of the standard or the URL alphabet (RFC 4648), padded or not, with line ends
// between; adds it to `text`. False: it is none, and `text` is as it was.
[[nodiscard]] bool takeBase64(std::string_view coded, QByteArray &text);

} // namespace runwatch
