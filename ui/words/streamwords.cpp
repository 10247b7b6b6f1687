// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/streamwords.h"

#include "app/model/silence.h"
#include "ui/words/jobwords.h"
#include "ui/words/timewords.h"

#include <QCoreApplication>

namespace runwatch {

namespace {

struct StreamWords
{
    Q_DECLARE_TR_FUNCTIONS(StreamWords)
};

QString describeStatus(int status)
{
    switch (status) {
    case 400:
        return StreamWords::tr("The server did not understand the request (HTTP 400). Check the body and the headers.");
    case 401:
        return StreamWords::tr("The server wants a valid token (HTTP 401).");
    case 403:
        return StreamWords::tr("The token does not allow this stream (HTTP 403).");
    case 404:
        return StreamWords::tr("There is no such path on the server (HTTP 404). Check the URL.");
    case 405:
        return StreamWords::tr("The server does not accept this method here (HTTP 405). Try the other one of GET and POST.");
    case 406:
        return StreamWords::tr("The server cannot answer with an event stream (HTTP 406). It may want another Accept header.");
    case 429:
        return StreamWords::tr("The server has too many requests or connections from here (HTTP 429).");
    default:
        break;
    }
    if (status >= 500)
        return StreamWords::tr("The server, or a proxy before it, is in trouble (HTTP %1).").arg(status);
    if (status >= 400)
        return StreamWords::tr("The server refused the request (HTTP %1).").arg(status);
    return StreamWords::tr("The server answered HTTP %1, which is not an event stream.").arg(status);
}

// `check` is QSslError's key of the check that failed.
QString describeCertificate(const QString &check)
{
    if (check == u"HostNameMismatch")
        return StreamWords::tr("The server's certificate is not for this host name. Check the URL.");
    if (check == u"CertificateExpired")
        return StreamWords::tr("The server's certificate has expired. Its operator must renew it.");
    if (check == u"CertificateNotYetValid")
        return StreamWords::tr("The server's certificate is not valid yet. Is the clock of this machine right?");
    if (check == u"SelfSignedCertificate")
        return StreamWords::tr("The server's certificate is self-signed, so nobody vouches for it. "
                               "Trust this one certificate, or give the certificate authority that signs for the server.");
    return StreamWords::tr("The server's certificate is not trusted. Give the certificate authority that signed it.");
}

QString describeProxy(const StreamEnd &end)
{
    if (end.httpStatus == 407)
        return StreamWords::tr("The proxy wants a user name and a password (HTTP 407), which Runwatch does not give. Choose another proxy.");
    if (end.detail == u"ProxyConnectionRefusedError")
        return StreamWords::tr("The proxy refused the connection. Is it running, and is its port right?");
    if (end.detail == u"ProxyNotFoundError")
        return StreamWords::tr("The proxy's host name is not known. Check the name of the proxy.");
    if (end.detail == u"ProxyTimeoutError")
        return StreamWords::tr("The proxy did not answer in time.");
    return StreamWords::tr("The proxy did not let the connection through.");
}

} // namespace

QString describe(const StreamEnd &end)
{
    switch (end.kind) {
    case StreamEnd::Kind::None:
        return {};
    case StreamEnd::Kind::EndOfStream:
        return StreamWords::tr("The server ended the stream.");
    case StreamEnd::Kind::NoContent:
        return StreamWords::tr("The server says that there is nothing more to read (HTTP 204).");
    case StreamEnd::Kind::ConnectionRefused:
        return StreamWords::tr("Nothing answers at this address: the connection was refused. Is the server running?");
    case StreamEnd::Kind::HostNotFound:
        return StreamWords::tr("The host name is not known. Check the URL.");
    case StreamEnd::Kind::ConnectionCut:
        return StreamWords::tr("The connection was cut in the middle of the stream.");
    case StreamEnd::Kind::TimedOut:
        return StreamWords::tr("No connection could be made in time. Is the server running, and is there a firewall before it?");
    case StreamEnd::Kind::NoAnswer:
        return StreamWords::tr("The server took the request and did not answer it in time. It, or a proxy before it, may hold the answer back.");
    case StreamEnd::Kind::Silent:
        return StreamWords::tr("Nothing came any more, not even a keep-alive, so the connection was taken for dead.");
    case StreamEnd::Kind::Slept:
        return StreamWords::tr("This machine slept, so the connection was made anew.");
    case StreamEnd::Kind::TlsFailed:
        return describeCertificate(end.detail);
    case StreamEnd::Kind::HandshakeFailed:
        return StreamWords::tr("No secure connection (TLS) could be made, and nothing was sent. Does the server speak https at this port?");
    case StreamEnd::Kind::ClientCertificateWanted:
        return StreamWords::tr("The server wants a client certificate, or did not accept the one it was shown.");
    case StreamEnd::Kind::ClientCertificateUnreadable:
        return StreamWords::tr("The client certificate or its key in %1 cannot be read, or they do not belong together.").arg(end.detail);
    case StreamEnd::Kind::HttpStatus:
        return describeStatus(end.httpStatus);
    case StreamEnd::Kind::WrongContentType:
        return end.detail.isEmpty()
            ? StreamWords::tr("The answer has no content type; an event stream is text/event-stream.")
            : StreamWords::tr("The answer is %1, not an event stream (text/event-stream). Is the path right?").arg(end.detail);
    case StreamEnd::Kind::Compressed:
        return StreamWords::tr("The answer is compressed (%1), which was not asked for. Switch compression off for this path.").arg(end.detail);
    case StreamEnd::Kind::RedirectRefused:
        return StreamWords::tr("The server points to %1. Runwatch does not follow there with your request; open that URL if you trust it.").arg(end.detail);
    case StreamEnd::Kind::TooManyRedirects:
        return StreamWords::tr("The server redirects in a circle.");
    case StreamEnd::Kind::LineWithoutEnd:
        return StreamWords::tr("The server sent one line without an end; the connection was closed to save memory.");
    case StreamEnd::Kind::LostBeforeAnswer:
        return StreamWords::tr("The connection was lost before the server answered. The run may have started, so the request is not sent again by itself.");
    case StreamEnd::Kind::ProxyFailed:
        return describeProxy(end);
    case StreamEnd::Kind::ProtocolError:
        return StreamWords::tr("The answer is not HTTP that can be read.");
    case StreamEnd::Kind::CertificateAuthorityUnreadable:
        return StreamWords::tr("The certificate authority in %1 cannot be read.").arg(end.detail);
    case StreamEnd::Kind::VariableMissing:
        //: %1 is the name of a variable
        return StreamWords::tr("The profile needs a value for %1, and there is none. Open the stream again and give one.").arg(end.detail);
    case StreamEnd::Kind::VariableUnusable:
        return end.detail.isEmpty() ? StreamWords::tr("The profile's request is no URL that can be asked for.")
                                    //: %1 is the name of a variable
                                    : StreamWords::tr("The profile's request cannot be made with this value of %1: it leads to another server, or holds characters a request may not have.").arg(end.detail);
    case StreamEnd::Kind::AnswerIncomplete:
        //: %1 is the name of a variable
        return StreamWords::tr("The server's answer to a request before the stream holds no %1, which the profile takes from it. Is it the right profile?").arg(end.detail);
    case StreamEnd::Kind::DescriptorsExhausted:
        return StreamWords::tr("No more connections can be opened: this program has as many files open as the system allows it. Close some streams.");
    case StreamEnd::Kind::Paused:
        return StreamWords::tr("The server is paused here.");
    case StreamEnd::Kind::ClosedByUs:
        return StreamWords::tr("The connection was closed from here.");
    }
    return {};
}

QString silenceText(const StreamStatus &stream, qint64 now)
{
    const QString time = durationText(silenceTime(stream, now));
    switch (silenceOf(stream, now)) {
    case Silence::None:
        return {};
    case Silence::Quiet:
        //: How long no event has come on an open connection
        return StreamWords::tr("Quiet for %1").arg(time);
    case Silence::NoLine:
        return StreamWords::tr("Bytes arrive, but no complete line for %1").arg(time);
    case Silence::NoBytes:
        return StreamWords::tr("No bytes for %1").arg(time);
    }
    return {};
}

QString connectionText(const StreamStatus &stream, qint64 now)
{
    switch (stream.connection) {
    case StreamStatus::Connection::Connecting: {
        const QString text = stream.sentAt == 0
            ? StreamWords::tr("Connecting")
            //: The request is out and nothing has come back for %1
            : StreamWords::tr("No answer yet for %1").arg(durationText(now - stream.sentAt));
        //: %1 is "Connecting" or the like, %2 the number of this attempt
        return stream.attemptInRow > 1 ? StreamWords::tr("%1 (%2)").arg(text).arg(stream.attemptInRow) : text;
    }
    case StreamStatus::Connection::Open: {
        const QString silence = silenceText(stream, now);
        return silence.isEmpty() ? StreamWords::tr("Live") : silence;
    }
    case StreamStatus::Connection::Waiting:
        //: %1 is a duration, %2 the number of the next attempt
        return StreamWords::tr("Reconnecting in %1 (%2)").arg(durationText(stream.nextAttemptAt - now)).arg(stream.attemptInRow + 1);
    case StreamStatus::Connection::Paused:
        return StreamWords::tr("Paused");
    case StreamStatus::Connection::Closed:
        break;
    }
    if (stream.end == JobState::Refused && stream.httpStatus >= 300)
        //: The server said no; %1 is the HTTP status
        return StreamWords::tr("Refused (%1)").arg(stream.httpStatus);
    return stateWord(stream.end);
}

QString serverText(const ServerStreams &streams, qint64 now)
{
    QStringList parts;
    const auto add = [&parts](int count, const QString &text) {
        if (count > 0)
            parts << text;
    };
    add(streams.live, StreamWords::tr("%1 live").arg(streams.live));
    add(streams.quiet, StreamWords::tr("%1 quiet").arg(streams.quiet));
    add(streams.connecting, StreamWords::tr("%1 connecting").arg(streams.connecting));
    const QString next = durationText(streams.nextAttemptAt - now);
    if (streams.waiting == 1)
        //: One stream: %1 is a duration, %2 the number of the next attempt
        parts << StreamWords::tr("1 reconnecting in %1 (%2)").arg(next).arg(streams.nextAttempt);
    else if (streams.waiting > 1)
        //: %1 streams; the first of them in %2, %3 is the number of its next attempt
        parts << StreamWords::tr("%1 reconnecting, next in %2 (%3)").arg(streams.waiting).arg(next).arg(streams.nextAttempt);
    add(streams.paused, StreamWords::tr("%1 paused").arg(streams.paused));
    return parts.isEmpty() ? StreamWords::tr("no open stream") : parts.join(QStringLiteral(", "));
}

QStringList clockTexts(const StreamStatus &stream, qint64 lastAdvanceAt, qint64 now)
{
    const auto ago = [now](qint64 time) { return durationText(now - time); };
    return {stream.lastByteAt == 0 ? StreamWords::tr("No byte yet") : StreamWords::tr("Last byte %1").arg(ago(stream.lastByteAt)),
            stream.lastEventAt == 0 ? StreamWords::tr("No event yet") : StreamWords::tr("Last event %1").arg(ago(stream.lastEventAt)),
            lastAdvanceAt == 0 ? StreamWords::tr("No progress yet") : StreamWords::tr("Last progress %1").arg(ago(lastAdvanceAt))};
}

} // namespace runwatch
