// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profileerror.h"

#include <QString>

#include <optional>

namespace runwatch {

// What is wrong with a request before it is made. `detail` holds no secret: an
// option's name, a file's name, a position. ui/words makes the sentence.
struct RequestError
{
    enum class Kind : quint8 {
        NoUrl,
        UrlUnreadable,
        UrlScheme, // detail: the scheme
        UrlHasUserInfo, // the URL is not repeated
        MethodUnknown, // detail: the method
        BodyWithGet,
        BodyNotJson, // detail: what is wrong; position
        HeaderWithoutColon,
        HeaderName, // not a token
        HeaderControlCharacter, // detail: the header's name
        HeaderReserved, // detail: the header's name; the transport sets it
        TokenControlCharacter,
        FileUnreadable, // detail: the file
        FileNotACertificate, // detail: the file
        FileNotAKey, // detail: the file
        KeyWithoutCertificate,
        ProxyUnreadable,
        ProxyHasUserInfo, // the proxy is not repeated
        CancelUnreadable, // not a method and a URL
        CancelMethod, // detail: the method
        CancelElsewhere, // it is not for the stream's own server
        CertificateUnchecked, // detail: the option that would have any certificate trusted
        OptionUnknown, // detail: the option
        OptionNeedsValue, // detail: the option
        OptionValue, // detail: the option
        OptionNeedsHeadless, // detail: the option
        LinkNeedsWindow,
        LinkWithOption, // detail: the option
        OptionNeedsProfile, // detail: the option
        ProfileUnknown, // detail: the names that are known
        ProfileUnreadable, // detail: its name or file; `profile`
        ProfileUrlUnreadable, // detail: the variable whose value makes it so; empty: none does
        ProfileElsewhere, // detail: the variable whose value names another server
        SettingUnreadable, // not a name and a value
        VariableUnknown, // detail: the name
        VariableMissing, // detail: the name
        VariableControlCharacter, // detail: the name
        QuoteNotClosed, // position
        NotACurlCommand,
    };

    Kind kind;
    QString detail;
    qsizetype position = -1; // characters from the start, -1 when it has no meaning
    std::optional<ProfileError> profile = {}; // of ProfileUnreadable
};

} // namespace runwatch
