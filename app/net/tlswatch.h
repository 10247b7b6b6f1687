// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/stream/certificatefacts.h"

#include <QByteArray>
#include <QObject>

#include <optional>

class QNetworkReply;
class QSslError;

namespace runwatch {

// Follows the handshake of one reply at a time: whether it came through, and which check the
// server's certificate did not pass. A pinned certificate passes the checks of who signed it,
// which the operator has done; its name and its dates are still checked.
class TlsWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TlsWatch)

public:
    explicit TlsWatch(const QByteArray &pinnedPem); // empty: none

    void watch(QNetworkReply *reply); // until the next one, or until it is gone

    [[nodiscard]] bool isEncrypted() const { return m_isEncrypted; }
    // The check that failed, as QSslError's key; empty: none did.
    [[nodiscard]] const QString &failedCheck() const { return m_failedCheck; }
    // The server's certificate, when it was not trusted. Of the last reply that had one.
    [[nodiscard]] const std::optional<CertificateFacts> &certificate() const { return m_certificate; }

private:
    void takeErrors(const QList<QSslError> &errors);

    const QByteArray m_pinned; // DER; empty: none
    QNetworkReply *m_reply = nullptr;
    bool m_isEncrypted = false;
    QString m_failedCheck;
    std::optional<CertificateFacts> m_certificate;
};

// Whether the peer has ended the handshake because it wants a certificate of ours, or another
// one. `errorString` is QNetworkReply's, where OpenSSL's name of the alert is the only trace.
[[nodiscard]] bool isClientCertificateAlert(const QString &errorString);

} // namespace runwatch
