// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/stream/streamend.h"

#include <QNetworkReply>

namespace runwatch {

// How far a request came before its connection was over.
struct RequestFate
{
    bool isPost = false;
    bool isEncrypted = false; // the TLS handshake was done
    bool wasSent = false;
    int httpStatus = 0; // 0: no answer
};

// What an end means. Never looks at errorString(): it holds the whole URL and the
// server's own words.
[[nodiscard]] StreamEnd streamEndOf(QNetworkReply::NetworkError error, const RequestFate &fate);

} // namespace runwatch
