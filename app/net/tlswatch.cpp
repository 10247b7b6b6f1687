// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/tlswatch.h"

#include "app/net/certificatefactsof.h"

#include <QMetaEnum>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>
#include <array>

namespace runwatch {

namespace {

QByteArray derOf(const QByteArray &pem)
{
    return pem.isEmpty() ? QByteArray() : QSslCertificate(pem, QSsl::Pem).toDer();
}

// OpenSSL takes a certificate for its own authority only when it is self-signed.
bool isAboutWhoSigned(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
        return true;
    default:
        return false;
    }
}

} // namespace

TlsWatch::TlsWatch(const QByteArray &pinnedPem)
    : m_pinned(derOf(pinnedPem))
{
}

void TlsWatch::watch(QNetworkReply *reply)
{
    if (m_reply)
        m_reply->disconnect(this);
    m_reply = reply;
    m_isEncrypted = false;
    m_failedCheck.clear();
    connect(reply, &QNetworkReply::encrypted, this, [this] { m_isEncrypted = true; });
    connect(reply, &QNetworkReply::sslErrors, this, &TlsWatch::takeErrors);
    connect(reply, &QObject::destroyed, this, [this] { m_reply = nullptr; });
}

void TlsWatch::takeErrors(const QList<QSslError> &errors)
{
    if (errors.isEmpty())
        return;
    QSslCertificate shown = m_reply->sslConfiguration().peerCertificate();
    if (shown.isNull())
        shown = errors.first().certificate();
    if (!m_pinned.isEmpty() && shown.toDer() == m_pinned
        && std::all_of(errors.begin(), errors.end(), isAboutWhoSigned)) {
        m_reply->ignoreSslErrors(errors);
        return;
    }
    m_certificate = certificateFacts(shown);
    const auto worst = std::find_if_not(errors.begin(), errors.end(), isAboutWhoSigned);
    const auto names = QMetaEnum::fromType<QSslError::SslError>();
    m_failedCheck = QString::fromLatin1(names.valueToKey((worst == errors.end() ? errors.first() : *worst).error()));
}

bool isClientCertificateAlert(const QString &errorString)
{
    using namespace Qt::StringLiterals;
    // RFC 8446, section 6.2; a server of TLS 1.2 that misses one says no more than "handshake failure".
    constexpr std::array alerts{"alert certificate required"_L1, "alert bad certificate"_L1,
                                "alert unsupported certificate"_L1, "alert certificate revoked"_L1,
                                "alert certificate expired"_L1, "alert certificate unknown"_L1,
                                "alert unknown ca"_L1, "alert access denied"_L1, "alert handshake failure"_L1};
    return std::any_of(alerts.begin(), alerts.end(), [&errorString](QLatin1StringView alert) {
        return errorString.contains(alert);
    });
}

} // namespace runwatch
