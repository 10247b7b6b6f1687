// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/requesterror.h"

#include <QStringList>

#include <variant>

namespace runwatch {

// Splits a command as a POSIX shell would, with $'…' and with \ or ^ at line ends
// as browsers copy it. Nothing is expanded: $NAME and `…` stay as they are.
[[nodiscard]] std::variant<QStringList, RequestError> splitShellWords(const QString &text);

} // namespace runwatch
