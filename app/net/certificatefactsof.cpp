// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/certificatefactsof.h"

#include <QCryptographicHash>

namespace runwatch {

namespace {

QString nameOf(const QStringList &commonNames, const QStringList &organisations)
{
    return commonNames.isEmpty() ? organisations.value(0) : commonNames.first();
}

} // namespace

std::optional<CertificateFacts> certificateFacts(const QSslCertificate &certificate)
{
    if (certificate.isNull())
        return std::nullopt;
    CertificateFacts facts;
    facts.sha256 = certificate.digest(QCryptographicHash::Sha256);
    facts.subject = nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
                           certificate.subjectInfo(QSslCertificate::Organization));
    facts.issuer = nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
                          certificate.issuerInfo(QSslCertificate::Organization));
    facts.names = certificate.subjectAlternativeNames().values();
    facts.validFrom = certificate.effectiveDate();
    facts.validUntil = certificate.expiryDate();
    facts.isSelfSigned = certificate.isSelfSigned();
    facts.pem = certificate.toPem();
    return facts;
}

} // namespace runwatch
