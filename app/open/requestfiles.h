// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/requesterror.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace runwatch {

// The whole file; "-" is standard input.
[[nodiscard]] std::variant<QByteArray, RequestError> readFile(const QString &name);

// The file's first line, without blanks around it.
[[nodiscard]] std::variant<QByteArray, RequestError> readToken(const QString &name);

// Nothing when the file has the mark of a certificate in PEM form. Whether it can be read as one is
// the connection's business: Qt's reader wants an application object, and there is none yet.
[[nodiscard]] std::optional<RequestError> checkCertificateFile(const QString &name);

// The same for a private key.
[[nodiscard]] std::optional<RequestError> checkKeyFile(const QString &name);

} // namespace runwatch
