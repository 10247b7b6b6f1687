// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stream/streamend.h"

namespace runwatch {

bool isRecoverable(const StreamEnd &end)
{
    switch (end.kind) {
    case StreamEnd::Kind::EndOfStream:
    case StreamEnd::Kind::ConnectionRefused:
    case StreamEnd::Kind::HostNotFound:
    case StreamEnd::Kind::ConnectionCut:
    case StreamEnd::Kind::TimedOut:
    case StreamEnd::Kind::NoAnswer:
    case StreamEnd::Kind::Silent:
    case StreamEnd::Kind::Slept:
    case StreamEnd::Kind::DescriptorsExhausted:
    case StreamEnd::Kind::Paused:
    case StreamEnd::Kind::HandshakeFailed:
    case StreamEnd::Kind::ProtocolError:
        return true;
    case StreamEnd::Kind::ProxyFailed:
        return end.httpStatus != 407;
    case StreamEnd::Kind::HttpStatus:
        return end.httpStatus == 408 || end.httpStatus == 425 || end.httpStatus == 429
            || (end.httpStatus >= 500 && end.httpStatus < 600);
    default:
        return false;
    }
}

bool isRefusal(const StreamEnd &end)
{
    switch (end.kind) {
    case StreamEnd::Kind::ConnectionRefused:
    case StreamEnd::Kind::HostNotFound:
    case StreamEnd::Kind::TlsFailed:
    case StreamEnd::Kind::ClientCertificateWanted:
    case StreamEnd::Kind::ClientCertificateUnreadable:
    case StreamEnd::Kind::DescriptorsExhausted:
    case StreamEnd::Kind::HttpStatus:
    case StreamEnd::Kind::WrongContentType:
    case StreamEnd::Kind::Compressed:
    case StreamEnd::Kind::RedirectRefused:
    case StreamEnd::Kind::TooManyRedirects:
    case StreamEnd::Kind::ProxyFailed:
    case StreamEnd::Kind::CertificateAuthorityUnreadable:
    case StreamEnd::Kind::VariableMissing:
    case StreamEnd::Kind::VariableUnusable:
    case StreamEnd::Kind::AnswerIncomplete:
        return true;
    default:
        return false;
    }
}

} // namespace runwatch
