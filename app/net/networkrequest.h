// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"

#include <QList>
#include <QNetworkRequest>
#include <QSslCertificate>

namespace runwatch {

// What QNetworkAccessManager is to send for `request` to `url`, which has the same
// origin. A header of the request's own wins over ours, but for those that say how
// the connection itself works. An empty `authorities` means the system's.
[[nodiscard]] QNetworkRequest networkRequest(const StreamRequest &request, const QUrl &url,
                                             const QByteArray &lastEventId,
                                             const QList<QSslCertificate> &authorities);

} // namespace runwatch
