// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/words/requestwords.h"

#include "ui/words/profilewords.h"

#include <QCoreApplication>

namespace runwatch {

namespace {

struct RequestWords
{
    Q_DECLARE_TR_FUNCTIONS(RequestWords)
};

} // namespace

QString describe(const RequestError &error)
{
    switch (error.kind) {
    case RequestError::Kind::NoUrl:
        return RequestWords::tr("No URL was given.");
    case RequestError::Kind::UrlUnreadable:
        return RequestWords::tr("This is not a URL that can be read. Example: https://host/api/progress");
    case RequestError::Kind::UrlScheme:
        return RequestWords::tr("Runwatch opens http and https URLs, not %1.").arg(error.detail);
    case RequestError::Kind::UrlHasUserInfo:
        return RequestWords::tr("The URL holds a user name or a password. Take it out, and give a token instead.");
    case RequestError::Kind::MethodUnknown:
        return RequestWords::tr("The method is GET or POST, not %1.").arg(error.detail);
    case RequestError::Kind::BodyWithGet:
        return RequestWords::tr("A GET request has no body. Use POST, or leave the body out.");
    case RequestError::Kind::BodyNotJson:
        return error.position < 0 ? RequestWords::tr("The body is not JSON: %1.").arg(error.detail)
                                  : RequestWords::tr("The body is not JSON: %1 at character %2.").arg(error.detail).arg(error.position + 1);
    case RequestError::Kind::HeaderWithoutColon:
        return RequestWords::tr("A header has the form \"Name: value\".");
    case RequestError::Kind::HeaderName:
        return RequestWords::tr("A header's name has a character that is not allowed there.");
    case RequestError::Kind::HeaderControlCharacter:
        return RequestWords::tr("The header %1 has a control character in its value, perhaps a line break from pasting.").arg(error.detail);
    case RequestError::Kind::HeaderReserved:
        return RequestWords::tr("The header %1 is set by Runwatch itself. Leave it out.").arg(error.detail);
    case RequestError::Kind::TokenControlCharacter:
        return RequestWords::tr("The token has a control character in it, perhaps a line break from pasting.");
    case RequestError::Kind::FileUnreadable:
        return RequestWords::tr("The file %1 cannot be read.").arg(error.detail);
    case RequestError::Kind::FileNotACertificate:
        return RequestWords::tr("The file %1 holds no certificate in PEM form.").arg(error.detail);
    case RequestError::Kind::FileNotAKey:
        return RequestWords::tr("The file %1 holds no private key in PEM form.").arg(error.detail);
    case RequestError::Kind::KeyWithoutCertificate:
        return RequestWords::tr("A key is given without the client certificate it belongs to.");
    case RequestError::Kind::ProxyUnreadable:
        return RequestWords::tr("A proxy has the form http://host:port or socks5://host:port.");
    case RequestError::Kind::ProxyHasUserInfo:
        return RequestWords::tr("The proxy holds a user name or a password. Take it out: Runwatch does not sign in to proxies.");
    case RequestError::Kind::CancelUnreadable:
        //: METHOD and URL stand as they do on the command line
        return RequestWords::tr("A cancel request has the form \"METHOD URL\". Example: DELETE /jobs/{job}");
    case RequestError::Kind::CancelMethod:
        return RequestWords::tr("The method of a cancel request is POST, PUT, PATCH or DELETE, not %1.").arg(error.detail);
    case RequestError::Kind::CancelElsewhere:
        return RequestWords::tr("The cancel request would go to another server than the stream's. It may not: the token would go with it.");
    case RequestError::Kind::CertificateUnchecked:
        return RequestWords::tr("The option %1 would have any server trusted. Leave it out: Runwatch shows the certificate, "
                                "and you may trust that one.").arg(error.detail);
    case RequestError::Kind::OptionUnknown:
        return RequestWords::tr("There is no option %1.").arg(error.detail);
    case RequestError::Kind::OptionNeedsValue:
        return RequestWords::tr("The option %1 needs a value.").arg(error.detail);
    case RequestError::Kind::OptionValue:
        return RequestWords::tr("The value of the option %1 cannot be used.").arg(error.detail);
    case RequestError::Kind::OptionNeedsHeadless:
        return RequestWords::tr("The option %1 goes with --headless.").arg(error.detail);
    case RequestError::Kind::LinkNeedsWindow:
        return RequestWords::tr("A runwatch: link asks before it connects, and needs the window for that. Give the https URL instead.");
    case RequestError::Kind::LinkWithOption:
        return RequestWords::tr("The option %1 does not go with a runwatch: link. Give the https URL instead.").arg(error.detail);
    case RequestError::Kind::OptionNeedsProfile:
        return RequestWords::tr("The option %1 goes with --profile.").arg(error.detail);
    case RequestError::Kind::ProfileUnknown:
        return RequestWords::tr("There is no profile of that name. There are: %1. A file is given with its path, such as ./mine.json.").arg(error.detail);
    case RequestError::Kind::ProfileUnreadable:
        return describe(error.profile.value_or(ProfileError{}), error.detail);
    case RequestError::Kind::ProfileUrlUnreadable:
        return error.detail.isEmpty() ? RequestWords::tr("The profile's URL cannot be read.")
                                      : RequestWords::tr("The profile's URL cannot be read with this value of %1. Example of a server: https://host:8080").arg(error.detail);
    case RequestError::Kind::ProfileElsewhere:
        return RequestWords::tr("The value of %1 leads to another server than the profile's. It may not: the token would go with it.").arg(error.detail);
    case RequestError::Kind::SettingUnreadable:
        return RequestWords::tr("A variable is set by NAME=VALUE. Example: base=https://host:8080");
    case RequestError::Kind::VariableUnknown:
        return RequestWords::tr("The profile has no variable %1.").arg(error.detail);
    case RequestError::Kind::VariableMissing:
        //: %1 is the name of a variable, to be given in the dialog or by --set NAME=VALUE
        return RequestWords::tr("The profile needs a value for %1.").arg(error.detail);
    case RequestError::Kind::VariableControlCharacter:
        return RequestWords::tr("The value of %1 has a control character in it, perhaps a line break from pasting.").arg(error.detail);
    case RequestError::Kind::QuoteNotClosed:
        return RequestWords::tr("A quotation mark is not closed.");
    case RequestError::Kind::NotACurlCommand:
        return RequestWords::tr("This is not a curl command.");
    }
    return {};
}

} // namespace runwatch
