// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/requestplace.h"

namespace runwatch {

RequestPlace placeOf(RequestError::Kind kind)
{
    switch (kind) {
    case RequestError::Kind::MethodUnknown:
        return RequestPlace::Method;
    case RequestError::Kind::BodyWithGet:
    case RequestError::Kind::BodyNotJson:
        return RequestPlace::Body;
    case RequestError::Kind::HeaderWithoutColon:
    case RequestError::Kind::HeaderName:
    case RequestError::Kind::HeaderControlCharacter:
    case RequestError::Kind::HeaderReserved:
        return RequestPlace::Headers;
    case RequestError::Kind::ProxyUnreadable:
    case RequestError::Kind::ProxyHasUserInfo:
    case RequestError::Kind::KeyWithoutCertificate:
    case RequestError::Kind::FileNotAKey:
    case RequestError::Kind::CancelUnreadable:
    case RequestError::Kind::CancelMethod:
    case RequestError::Kind::CancelElsewhere:
        return RequestPlace::Connection;
    case RequestError::Kind::ProfileUnknown:
    case RequestError::Kind::ProfileUnreadable:
    case RequestError::Kind::ProfileUrlUnreadable:
    case RequestError::Kind::ProfileElsewhere:
    case RequestError::Kind::VariableMissing:
    case RequestError::Kind::VariableControlCharacter:
        return RequestPlace::Profile;
    case RequestError::Kind::TokenControlCharacter:
        return RequestPlace::Token;
    case RequestError::Kind::FileUnreadable:
    case RequestError::Kind::FileNotACertificate:
        return RequestPlace::CertificateAuthority;
    default: // or the curl command that stands there
        return RequestPlace::Url;
    }
}

} // namespace runwatch
