// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QString>

namespace runwatch {

// The certificates of a PEM file; none when it cannot be read or holds none.
[[nodiscard]] QList<QSslCertificate> readCertificates(const QString &fileName);

// The private key of a PEM file, RSA, elliptic curve or DSA; null when it cannot be read, holds
// none, or wants a passphrase.
[[nodiscard]] QSslKey readPrivateKey(const QString &fileName);

} // namespace runwatch
