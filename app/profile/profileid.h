// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

// A name for people as the name of a profile's file: the letters a to z, digits and "-", 100 of them
// at most. Empty when nothing is left of it.
[[nodiscard]] QString profileIdOf(const QString &name);

} // namespace runwatch
