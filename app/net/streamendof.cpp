// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/streamendof.h"

namespace runwatch {

namespace {

using Kind = StreamEnd::Kind;

Kind kindOf(QNetworkReply::NetworkError error, const RequestFate &fate)
{
    switch (error) {
    case QNetworkReply::NoError:
        return fate.httpStatus == 0 ? Kind::ProtocolError : Kind::EndOfStream;
    case QNetworkReply::ConnectionRefusedError:
        return Kind::ConnectionRefused;
    case QNetworkReply::HostNotFoundError:
        return Kind::HostNotFound;
    case QNetworkReply::TimeoutError:
        return Kind::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return Kind::TlsFailed;
    case QNetworkReply::UnknownNetworkError: // how TLS 1.3 reports a client certificate it misses
        return fate.isEncrypted && fate.httpStatus == 0 ? Kind::TlsFailed : Kind::ConnectionCut;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return Kind::ConnectionCut;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Kind::ProxyFailed;
    case QNetworkReply::ContentReSendError:
        return Kind::LostBeforeAnswer;
    default:
        return Kind::ProtocolError;
    }
}

// A POST that may have arrived, and nobody knows.
bool isInDoubt(Kind kind, const RequestFate &fate)
{
    if (!fate.isPost || fate.httpStatus != 0)
        return false;
    return kind == Kind::ConnectionCut || kind == Kind::ProtocolError || kind == Kind::LostBeforeAnswer
        || (kind == Kind::TimedOut && fate.wasSent);
}

} // namespace

StreamEnd streamEndOf(QNetworkReply::NetworkError error, const RequestFate &fate)
{
    Kind kind = kindOf(error, fate);
    if (isInDoubt(kind, fate))
        kind = Kind::LostBeforeAnswer;
    else if (kind == Kind::LostBeforeAnswer)
        kind = Kind::ConnectionCut;
    return {kind, fate.httpStatus, {}};
}

} // namespace runwatch
