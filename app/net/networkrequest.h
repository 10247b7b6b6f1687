// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"

#include <QNetworkRequest>
#include <QSslConfiguration>

namespace runwatch {

// What QNetworkAccessManager is to send for `request` to `url`, which has the same
// origin. A header of the request's own wins over ours, but for those that say how
// the connection itself works. A null `tls` means the default.
[[nodiscard]] QNetworkRequest networkRequest(const StreamRequest &request, const QUrl &url,
                                             const QByteArray &lastEventId,
                                             const QSslConfiguration &tls);

// Whether an event's id can be sent as Last-Event-ID: no controls, and not above 1 KiB, which
// a server may refuse for ever. hostile.md, section 1, row 29.
[[nodiscard]] bool isFitForResuming(QByteArrayView id);

} // namespace runwatch
