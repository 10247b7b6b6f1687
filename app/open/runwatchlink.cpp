// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/open/runwatchlink.h"

namespace runwatch {

using Kind = RequestError::Kind;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Scheme = "runwatch://"_L1;

} // namespace

bool isLink(const QString &text)
{
    return text.trimmed().startsWith(Scheme, Qt::CaseInsensitive);
}

std::variant<QUrl, RequestError> parseLink(const QString &text)
{
    const QString link = text.trimmed();
    if (!isLink(link) || link.size() > MaxLinkLength)
        return RequestError{Kind::UrlUnreadable, {}};
    QUrl url("https://"_L1 + link.sliced(Scheme.size()));
    if (url.authority().contains('@'_L1))
        return RequestError{Kind::UrlHasUserInfo, {}};
    if (!url.isValid()) // asked first: setFragment() forgets what was wrong
        return RequestError{Kind::UrlUnreadable, {}};
    url.setFragment({});
    return isLinkTarget(url) ? std::variant<QUrl, RequestError>(url) : RequestError{Kind::UrlUnreadable, {}};
}

bool isLinkTarget(const QUrl &url)
{
    return url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty() && url.userInfo().isEmpty()
        && !url.hasFragment();
}

StreamRequest requestOfLink(const QUrl &url)
{
    StreamRequest request;
    request.given = url.toString(QUrl::FullyEncoded);
    request.url = url;
    return request;
}

} // namespace runwatch
