// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/stream/streamend.h"

#include <QNetworkReply>

namespace runwatch {

class TlsWatch;

// How far a request came before its connection was over.
struct RequestFate
{
    bool isPost = false;
    bool isTls = false;
    bool isEncrypted = false; // the TLS handshake was done
    bool showsCertificate = false; // a client certificate of ours
    bool isCertificateWanted = false; // isClientCertificateAlert()
    QString failedCheck; // of the server's certificate; see TlsWatch
    bool wasSent = false;
    int httpStatus = 0; // 0: no answer
};

// What an end means. Takes no word of errorString(): it holds the whole URL and the server's own
// words.
[[nodiscard]] StreamEnd streamEndOf(QNetworkReply::NetworkError error, const RequestFate &fate);

// The same of a reply that has failed or finished. `fate` says how far it came, as the caller has
// seen it; what concerns TLS is filled in here.
[[nodiscard]] StreamEnd endOfReply(const QNetworkReply &reply, const TlsWatch &tls, const StreamRequest &request,
                                   RequestFate fate);

} // namespace runwatch
