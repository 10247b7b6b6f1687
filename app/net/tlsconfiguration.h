// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/stream/streamend.h"

#include <QSslConfiguration>

#include <variant>

namespace runwatch {

// Whom the connections of a request trust, and as whom they show themselves. A null configuration
// means the system's authorities and no client certificate. The files are read anew each time, so
// one that was replaced counts from the next connection on; one that cannot be read is the end:
// CertificateAuthorityUnreadable or ClientCertificateUnreadable.
[[nodiscard]] std::variant<QSslConfiguration, StreamEnd> tlsConfiguration(const StreamRequest &request);

} // namespace runwatch
