// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QtGlobal>

namespace runwatch {

// Which proxy a request takes. The system's is never asked for a loopback host; one that
// was given by hand is always taken.
struct ProxyChoice
{
    enum class Kind : quint8 { System, None, Http, Socks5 };

    Kind kind = Kind::System;
    QString host; // Http and Socks5
    quint16 port = 0; // likewise

    friend bool operator==(const ProxyChoice &, const ProxyChoice &) = default;
};

} // namespace runwatch
