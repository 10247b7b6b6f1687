// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"
#include "app/profile/variables.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace runwatch {

// The path of a URL with {names} in it: "/api/{id}/follow". A name is one segment or a part of
// one, and "**" at the end is anything that is left.
class PathPattern
{
public:
    // Nothing when it does not begin with a slash or its braces are wrong.
    [[nodiscard]] static std::optional<PathPattern> of(const QString &text);

    [[nodiscard]] const QStringList &names() const { return m_names; }
    // The names' values, without percent encoding. Nothing when it does not fit.
    [[nodiscard]] std::optional<Variables> match(const QUrl &url) const;

private:
    QRegularExpression m_expression; // of the encoded path
    QStringList m_names;
};

// By the path of the profile's signature, or of its source where the signature has none.
[[nodiscard]] std::optional<Variables> matchPath(const Profile &profile, const QUrl &url);

} // namespace runwatch
