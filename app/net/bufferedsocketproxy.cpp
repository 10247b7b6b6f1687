// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/bufferedsocketproxy.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <utility>

namespace runwatch {

namespace {

bool isLoopback(const QString &host)
{
    return host == u"localhost" || host.endsWith(u".localhost") || QHostAddress(host).isLoopback();
}

QList<QNetworkProxy> systemsProxies(const QNetworkProxyQuery &query)
{
    const QNetworkProxy direct(QNetworkProxy::DefaultProxy);
    if (isLoopback(query.peerHostName()))
        return {direct};
    QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(query);
    for (QNetworkProxy &proxy : proxies)
        if (proxy.type() == QNetworkProxy::NoProxy)
            proxy = direct;
    return proxies;
}

} // namespace

BufferedSocketProxy::BufferedSocketProxy(ProxyChoice choice)
    : m_choice(std::move(choice))
{
}

QList<QNetworkProxy> BufferedSocketProxy::queryProxy(const QNetworkProxyQuery &query)
{
    switch (m_choice.kind) {
    case ProxyChoice::Kind::System:
        return systemsProxies(query);
    case ProxyChoice::Kind::None:
        break;
    case ProxyChoice::Kind::Http:
        return {QNetworkProxy(QNetworkProxy::HttpProxy, m_choice.host, m_choice.port)};
    case ProxyChoice::Kind::Socks5:
        return {QNetworkProxy(QNetworkProxy::Socks5Proxy, m_choice.host, m_choice.port)};
    }
    return {QNetworkProxy(QNetworkProxy::DefaultProxy)};
}

} // namespace runwatch
