// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/open/requesterror.h"

#include <variant>

namespace runwatch {

// A link is what a web page or a chat hands to the program: runwatch://host[:port]/path?query.
// Nobody knows who wrote it, so it is a URL and nothing else, and it is asked about before it
// is opened.
[[nodiscard]] bool isLink(const QString &text);

// The https URL the link stands for, without a fragment. A user name or password, and a link of
// more than MaxLinkLength characters, are refused.
[[nodiscard]] std::variant<QUrl, RequestError> parseLink(const QString &text);
inline constexpr qsizetype MaxLinkLength = 2'000;

// Whether parseLink() may have given this URL.
[[nodiscard]] bool isLinkTarget(const QUrl &url);

// A GET without a token, a body or a header.
[[nodiscard]] StreamRequest requestOfLink(const QUrl &url);

} // namespace runwatch
