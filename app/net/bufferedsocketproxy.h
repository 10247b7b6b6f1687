// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/proxychoice.h"

#include <QNetworkProxyFactory>

namespace runwatch {

// Answers the proxy that was chosen, and "the default one" where there is to be none.
// That is the same connection, since main() switches the application's own proxy
// off with setUseSystemConfiguration(false), but QNetworkAccessManager opens a
// buffered socket for it: four times as fast on a stream of small chunks.
class BufferedSocketProxy final : public QNetworkProxyFactory
{
public:
    explicit BufferedSocketProxy(ProxyChoice choice);

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    const ProxyChoice m_choice;
};

} // namespace runwatch
