// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <string_view>

namespace runwatch {

// How many elements or fields a list or an object has. Of what is no JSON any number.
[[nodiscard]] qint64 countOfElements(std::string_view json);

} // namespace runwatch
