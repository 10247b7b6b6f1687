// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/controlrequest.h"
#include "app/net/proxychoice.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrl>

#include <optional>
#include <utility>

namespace runwatch {

// What to ask for: one HTTP request whose answer is an event stream, and how to go on with
// it. A value; app/open checks it before it gets here.
struct StreamRequest
{
    // How a stream that was cut is opened again. A POST may be only where the server has
    // sent event ids; product.md, rule 2.
    enum class Reconnect : quint8 {
        GetOnly, // a GET is asked again, a POST never
        Get, // also a POST, by a GET of the same URL
        Same, // also a POST, by sending it again: its server has promised that this is safe
        Never,
    };

    QString given; // the URL exactly as the operator gave it
    QUrl url; // http or https, no userinfo
    QByteArray method = "GET"; // "GET" or "POST"
    QByteArray body; // POST only
    QList<std::pair<QByteArray, QByteArray>> headers; // no control characters
    QByteArray token; // sent as Authorization: Bearer to this origin alone; never shown
    QByteArrayList secrets; // what else in headers and URL is never shown

    QString certificateAuthorityFile; // PEM; empty: the system's
    QByteArray pinnedCertificate; // PEM of the one certificate the operator has looked at and trusts; empty: none
    QString clientCertificateFile; // PEM; empty: none
    QString clientKeyFile; // PEM; empty: in the file of the certificate
    ProxyChoice proxy;

    // What reads the events: a profile's name, or the absolute path of its file. Empty: the one whose
    // signature fits, else the built-in shapes. Net knows nothing more of it.
    QString profile;
    QMap<QString, QString> variables; // of the profile, as the operator gave them

    Reconnect reconnect = Reconnect::GetOnly;
    bool sendsLastEventId = true; // false: this server's event ids are no cursor
    bool hasIdleLimit = true; // false: however long a GET is silent, it is left open
    std::optional<ControlRequest> cancelRequest;

    [[nodiscard]] QByteArrayList everySecret() const { return token.isEmpty() ? secrets : secrets + QByteArrayList{token}; }
    [[nodiscard]] bool isPost() const { return method == "POST"; }
};

} // namespace runwatch
