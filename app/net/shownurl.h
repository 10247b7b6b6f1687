// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayList>
#include <QString>
#include <QUrl>

namespace runwatch {

// A URL for people and logs: no userinfo, no fragment, and the values of query items named
// token, key, secret, password or signature (also as part of a name, whatever the case) as ***.
[[nodiscard]] QString shownUrl(const QUrl &url);
[[nodiscard]] QString shownUrl(const QUrl &url, const QByteArrayList &secrets); // and without these, wherever they stand

// The path of that alone; "/" where there is none.
[[nodiscard]] QString shownPath(const QUrl &url, const QByteArrayList &secrets);

// The same for the URL as the operator typed it: every other character stays as it was given.
[[nodiscard]] QString maskSecrets(const QString &given);

// Whether what has that name in a query, a form or a body is never shown; percent-encoded or not.
[[nodiscard]] bool namesASecret(QStringView name);
// The same for a header, where also authorization, cookie and session are in such a name.
[[nodiscard]] bool isSecretHeader(const QByteArray &name);

// scheme://host[:port], the port only when it is not the scheme's own.
[[nodiscard]] QString originOf(const QUrl &url);

} // namespace runwatch
