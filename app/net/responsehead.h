// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <utility>

namespace runwatch {

// What the server answered, before any byte of the body was read.
struct ResponseHead
{
    int status = 0;
    QUrl url; // after redirects
    QList<std::pair<QByteArray, QByteArray>> headers; // as received; may hold cookies: never printed whole
    qint64 receivedAfter = 0; // ms since the request was made

    // The value of the first header of that name, whatever the case; empty when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

} // namespace runwatch
