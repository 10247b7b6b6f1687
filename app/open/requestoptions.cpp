// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/requestoptions.h"

#include <QUrl>

#include <algorithm>

namespace runwatch {

using Kind = RequestError::Kind;
using Reconnect = StreamRequest::Reconnect;
using namespace Qt::StringLiterals;

std::variant<ProxyChoice, RequestError> parseProxy(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == "system"_L1)
        return ProxyChoice{ProxyChoice::Kind::System, {}, 0};
    if (trimmed == "none"_L1)
        return ProxyChoice{ProxyChoice::Kind::None, {}, 0};
    if (trimmed.contains('@'_L1))
        return RequestError{Kind::ProxyHasUserInfo, {}};
    const QUrl url(trimmed);
    const bool isHttp = url.scheme() == "http"_L1;
    const bool isSocks = url.scheme() == "socks5"_L1 || url.scheme() == "socks5h"_L1; // Qt never looks a name up for it
    const bool hasMore = url.hasQuery() || url.hasFragment() || url.path().size() > 1;
    if (!url.isValid() || (!isHttp && !isSocks) || url.host().isEmpty() || url.port() <= 0 || hasMore)
        return RequestError{Kind::ProxyUnreadable, {}};
    return ProxyChoice{isHttp ? ProxyChoice::Kind::Http : ProxyChoice::Kind::Socks5, url.host(), quint16(url.port())};
}

std::variant<ControlRequest, RequestError> parseCancel(const QString &text)
{
    const QString words = text.simplified();
    const qsizetype blank = words.indexOf(' '_L1);
    const auto isLetter = [](QChar character) { return character.isLetter(); };
    if (blank < 0 || !std::all_of(words.begin(), words.begin() + blank, isLetter)) // a URL may hold a secret
        return RequestError{Kind::CancelUnreadable, {}};
    ControlRequest request;
    request.method = words.first(blank).toUpper().toUtf8();
    request.url = words.sliced(blank + 1);
    return request;
}

std::variant<Reconnect, RequestError> parseReconnect(const QString &text)
{
    if (text == "get-only"_L1)
        return Reconnect::GetOnly;
    if (text == "get"_L1)
        return Reconnect::Get;
    if (text == "same"_L1)
        return Reconnect::Same;
    if (text == "never"_L1)
        return Reconnect::Never;
    return RequestError{Kind::OptionValue, u"--reconnect"_s};
}

} // namespace runwatch
