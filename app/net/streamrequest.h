// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <utility>

namespace runwatch {

// What to ask for: one HTTP request whose answer is an event stream. A value;
// app/open checks it before it gets here.
struct StreamRequest
{
    QString given; // the URL exactly as the operator gave it
    QUrl url; // http or https, no userinfo
    QByteArray method = "GET"; // "GET" or "POST"
    QByteArray body; // POST only
    QList<std::pair<QByteArray, QByteArray>> headers; // no control characters
    QByteArray token; // sent as Authorization: Bearer to this origin alone; never shown
    QString certificateAuthorityFile; // PEM; empty: the system's

    [[nodiscard]] bool isPost() const { return method == "POST"; }
};

} // namespace runwatch
