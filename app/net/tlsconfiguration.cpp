// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/tlsconfiguration.h"

#include "app/net/pemfile.h"

#include <QSslCertificate>
#include <QSslKey>

#include <optional>

namespace runwatch {

namespace {

using Kind = StreamEnd::Kind;

std::optional<StreamEnd> trust(QSslConfiguration &tls, const StreamRequest &request)
{
    // The one the operator has looked at, and no authority's word for another.
    if (!request.pinnedCertificate.isEmpty()) {
        tls.setCaCertificates(QSslCertificate::fromData(request.pinnedCertificate, QSsl::Pem));
        return {};
    }
    if (request.certificateAuthorityFile.isEmpty())
        return {};
    const QList<QSslCertificate> authorities = readCertificates(request.certificateAuthorityFile);
    if (authorities.isEmpty())
        return StreamEnd{Kind::CertificateAuthorityUnreadable, 0, request.certificateAuthorityFile};
    tls.setCaCertificates(authorities);
    return {};
}

std::optional<StreamEnd> identify(QSslConfiguration &tls, const StreamRequest &request)
{
    if (request.clientCertificateFile.isEmpty())
        return {};
    const QList<QSslCertificate> chain = readCertificates(request.clientCertificateFile);
    if (chain.isEmpty())
        return StreamEnd{Kind::ClientCertificateUnreadable, 0, request.clientCertificateFile};
    const QString keyFile = request.clientKeyFile.isEmpty() ? request.clientCertificateFile : request.clientKeyFile;
    const QSslKey key = readPrivateKey(keyFile);
    if (key.isNull() || key.algorithm() != chain.first().publicKey().algorithm())
        return StreamEnd{Kind::ClientCertificateUnreadable, 0, keyFile};
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    return {};
}

} // namespace

std::variant<QSslConfiguration, StreamEnd> tlsConfiguration(const StreamRequest &request)
{
    if (request.pinnedCertificate.isEmpty() && request.certificateAuthorityFile.isEmpty()
        && request.clientCertificateFile.isEmpty())
        return QSslConfiguration();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (const auto end = trust(tls, request))
        return *end;
    if (const auto end = identify(tls, request))
        return *end;
    return tls;
}

} // namespace runwatch
