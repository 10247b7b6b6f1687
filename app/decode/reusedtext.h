// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace runwatch {

// Sets the string to valid UTF-8, in its own storage while nobody shares it:
// QString::fromUtf8() would allocate for every event.
void assignUtf8(QString &string, std::string_view utf8);

} // namespace runwatch
