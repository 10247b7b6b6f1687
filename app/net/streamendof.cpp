// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/streamendof.h"

#include "app/net/tlswatch.h"

#include <QMetaEnum>

namespace runwatch {

namespace {

using Error = QNetworkReply::NetworkError;
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
        if (!fate.failedCheck.isEmpty())
            return Kind::TlsFailed;
        return fate.isCertificateWanted ? Kind::ClientCertificateWanted : Kind::HandshakeFailed;
    case QNetworkReply::UnknownNetworkError:
        if (fate.isTls && fate.httpStatus == 0 && fate.isCertificateWanted)
            return Kind::ClientCertificateWanted; // a server of TLS 1.3 says so after the handshake
        if (fate.isTls && !fate.isEncrypted && fate.showsCertificate)
            return Kind::ClientCertificateUnreadable; // OpenSSL has found that the key is not its key
        return Kind::ConnectionCut;
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

// Nothing has been sent before the handshake is done.
bool isCutInHandshake(Error error, const RequestFate &fate)
{
    return fate.isTls && !fate.isEncrypted && error == Error::RemoteHostClosedError;
}

// A POST that may have arrived, and nobody knows.
bool isInDoubt(Kind kind, const RequestFate &fate)
{
    if (!fate.isPost || fate.httpStatus != 0)
        return false;
    return kind == Kind::ConnectionCut || kind == Kind::ProtocolError || kind == Kind::LostBeforeAnswer
        || (kind == Kind::TimedOut && fate.wasSent);
}

// Before anything is sent, it is a proxy given by hand that has failed. Qt does not always say so.
Error withProxy(Error error, const ProxyChoice &proxy, const RequestFate &fate)
{
    const bool isHttp = proxy.kind == ProxyChoice::Kind::Http;
    if ((!isHttp && proxy.kind != ProxyChoice::Kind::Socks5) || fate.wasSent || fate.isEncrypted || fate.httpStatus != 0)
        return error;
    if (error == Error::UnknownNetworkError)
        return Error::UnknownProxyError;
    if (isHttp && !fate.isTls && error == Error::ConnectionRefusedError) // the proxy is all that is connected to
        return Error::ProxyConnectionRefusedError;
    if (isHttp && error == Error::HostNotFoundError) // it looks the server up itself
        return Error::ProxyNotFoundError;
    return error;
}

} // namespace

StreamEnd streamEndOf(QNetworkReply::NetworkError error, const RequestFate &fate)
{
    Kind kind = kindOf(error, fate);
    if (isCutInHandshake(error, fate))
        kind = Kind::HandshakeFailed;
    else if (isInDoubt(kind, fate))
        kind = Kind::LostBeforeAnswer;
    else if (kind == Kind::LostBeforeAnswer)
        kind = Kind::ConnectionCut;
    StreamEnd end{kind, fate.httpStatus, {}};
    if (kind == Kind::TlsFailed)
        end.detail = fate.failedCheck;
    else if (kind == Kind::ProxyFailed)
        end.detail = QString::fromLatin1(QMetaEnum::fromType<Error>().valueToKey(error));
    if (error == Error::ProxyAuthenticationRequiredError)
        end.httpStatus = 407;
    return end;
}

StreamEnd endOfReply(const QNetworkReply &reply, const TlsWatch &tls, const StreamRequest &request, RequestFate fate)
{
    fate.isTls = reply.url().scheme() == u"https";
    fate.isEncrypted = tls.isEncrypted();
    fate.failedCheck = tls.failedCheck();
    fate.showsCertificate = !request.clientCertificateFile.isEmpty();
    fate.isCertificateWanted = isClientCertificateAlert(reply.errorString());
    StreamEnd end = streamEndOf(withProxy(reply.error(), request.proxy, fate), fate);
    if (end.kind == Kind::ClientCertificateUnreadable)
        end.detail = request.clientKeyFile.isEmpty() ? request.clientCertificateFile : request.clientKeyFile;
    return end;
}

} // namespace runwatch
