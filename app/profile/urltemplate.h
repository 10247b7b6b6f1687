// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

// The URL of a profile's request, before anything is filled in: "https://host/path?query",
// "{base}/path", "https://{host}/path", or "/path" for the origin of the stream.

[[nodiscard]] bool isUrlTemplate(const QString &text);

// "https://host:1", "{base}", "https://{host}"; empty when it begins with the path.
[[nodiscard]] QString originPart(const QString &text);
// "/path?query"; may be empty.
[[nodiscard]] QString pathPart(const QString &text);

// The name in braces that is all of the origin part; empty when it is something else.
[[nodiscard]] QString originName(const QString &text);

} // namespace runwatch
