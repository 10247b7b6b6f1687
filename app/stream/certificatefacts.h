// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace runwatch {

// What an operator must see of a server's certificate before trusting it.
struct CertificateFacts
{
    QByteArray sha256; // of the DER form, 32 bytes
    QString subject; // its common name, else its organisation; the server's words
    QString issuer; // likewise
    QStringList names; // the DNS names and addresses it is for
    QDateTime validFrom;
    QDateTime validUntil;
    bool isSelfSigned = false;
    QByteArray pem;

    friend bool operator==(const CertificateFacts &, const CertificateFacts &) = default;
};

} // namespace runwatch
