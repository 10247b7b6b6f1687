// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace runwatch {

// How long a server asks to wait by `Retry-After` (RFC 9110, 10.2.3): seconds or a date; in
// ms, 0 to one hour. None when it cannot be read.
[[nodiscard]] std::optional<int> retryAfter(const QByteArray &value, const QDateTime &now);

} // namespace runwatch
