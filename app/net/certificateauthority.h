// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QSslCertificate>
#include <QString>

namespace runwatch {

// The certificates of a PEM file; none when it cannot be read or holds none.
[[nodiscard]] QList<QSslCertificate> readCertificateAuthority(const QString &fileName);

} // namespace runwatch
