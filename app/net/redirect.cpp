// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/redirect.h"

#include "app/net/shownurl.h"

namespace runwatch {

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool isPermanentRedirect(int status)
{
    return status == 301 || status == 308;
}

std::variant<QUrl, StreamEnd> redirectTarget(const StreamRequest &request, const ResponseHead &head,
                                             int redirectsBefore)
{
    const QUrl location = QUrl::fromEncoded(head.header("Location"));
    QUrl target = head.url.resolved(location);
    const bool isSound = !location.isEmpty() && location.isValid() && target.userInfo().isEmpty()
        && originOf(target) == originOf(request.url);
    const bool keepsMethod = !request.isPost() || head.status == 307 || head.status == 308;
    if (!isSound || !keepsMethod)
        return StreamEnd{StreamEnd::Kind::RedirectRefused, head.status, originOf(target)};
    if (redirectsBefore >= mostRedirects)
        return StreamEnd{StreamEnd::Kind::TooManyRedirects, head.status, {}};
    target.setFragment(QString());
    return target;
}

} // namespace runwatch
