// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/bufferedsocketproxy.h"

#include <QHostAddress>
#include <QNetworkProxy>

namespace runwatch {

namespace {

bool isLoopback(const QString &host)
{
    return host == u"localhost" || host.endsWith(u".localhost") || QHostAddress(host).isLoopback();
}

} // namespace

QList<QNetworkProxy> BufferedSocketProxy::queryProxy(const QNetworkProxyQuery &query)
{
    const QNetworkProxy direct(QNetworkProxy::DefaultProxy);
    if (isLoopback(query.peerHostName()))
        return {direct};
    QList<QNetworkProxy> proxies = systemProxyForQuery(query);
    for (QNetworkProxy &proxy : proxies)
        if (proxy.type() == QNetworkProxy::NoProxy)
            proxy = direct;
    return proxies;
}

} // namespace runwatch
