// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>

namespace runwatch {

// Why a connection is over. `detail` is plain text without secrets: no query, no
// userinfo, no server's reason phrase.
struct StreamEnd
{
    Q_GADGET

public:
    enum class Kind : quint8 {
        None,
        EndOfStream, // the server ended the response properly
        NoContent, // HTTP 204: the server says do not come back
        ConnectionRefused,
        HostNotFound,
        ConnectionCut, // in mid-response, or before the answer
        TimedOut, // no connection in time
        NoAnswer, // connected and asked, and no head of an answer in time; GET only
        Silent, // no byte for longer than the idle limit; GET only
        Slept, // this machine did, so the connection is not to be trusted; GET only
        TlsFailed, // the server's certificate; detail: which check failed, as QSslError's key
        HandshakeFailed, // of TLS, before anything was sent: it was cut, or what came is not TLS
        ClientCertificateWanted, // or the one that was shown is not the right one
        ClientCertificateUnreadable, // detail: the file
        HttpStatus, // an answer that is not 200; see httpStatus
        WrongContentType, // detail: the content type, no parameters
        Compressed, // detail: the content coding that was not asked for
        RedirectRefused, // detail: the origin it pointed to
        TooManyRedirects,
        LineWithoutEnd, // one line passed the hard limit
        LostBeforeAnswer, // a POST whose connection died before the answer; the run may have started
        ProxyFailed, // detail: how, as QNetworkReply::NetworkError's key; httpStatus 407: it wants a sign-in
        ProtocolError, // not HTTP, or HTTP that cannot be read
        CertificateAuthorityUnreadable, // detail: the file
        VariableMissing, // a request of the profile needs it; detail: its name
        VariableUnusable, // a request of the profile cannot be made with it; detail: its name
        AnswerIncomplete, // to a request before the stream: it lacks what the profile keeps of it; detail: the variable
        DescriptorsExhausted, // one more connection would pass the process's limit of open files
        Paused, // by the operator
        ClosedByUs,
    };
    Q_ENUM(Kind)

    Kind kind = Kind::None;
    int httpStatus = 0; // 0 when there was no answer
    QString detail;

    friend bool operator==(const StreamEnd &, const StreamEnd &) = default;
};

// Whether opening the stream again may help. It says nothing about being
// allowed to: a POST never is.
[[nodiscard]] bool isRecoverable(const StreamEnd &end);

// Whether the stream never opened and the server, or the way to it, said no.
[[nodiscard]] bool isRefusal(const StreamEnd &end);

} // namespace runwatch
