// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/stream/certificatefacts.h"

#include <QSslCertificate>

#include <optional>

namespace runwatch {

// What to show of a server's certificate; none of a null one.
[[nodiscard]] std::optional<CertificateFacts> certificateFacts(const QSslCertificate &certificate);

} // namespace runwatch
