// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/open/requesterror.h"

#include <QString>

#include <variant>

namespace runwatch {

// Whether the text starts like a curl command, as copied from a browser or a shell.
[[nodiscard]] bool looksLikeCurl(const QString &text);

// Reads a pasted `curl …` command: shell quoting ('…', "…", $'…', \ at line ends), -X, -H, -d and
// its relatives, --json, -u is refused, -b becomes a Cookie header, -N -s -S -L -i … that say how
// to print or retry are passed over, -k is refused; an option it does not know is an error that names it.
// A `Authorization: Bearer` header becomes the token.
[[nodiscard]] std::variant<StreamRequest, RequestError> parseCurlCommand(const QString &text);

} // namespace runwatch
