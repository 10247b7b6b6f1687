// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/streamstatus.h"
#include "app/stream/serversentevent.h"

#include <QByteArray>
#include <QString>

namespace runwatch {

// The JSON lines of the headless face, without the line feed. The README and
// the man page promise their form. `stream` is the URL as given, secrets masked.
[[nodiscard]] QByteArray eventLine(const QString &stream, const ServerSentEvent &event);
[[nodiscard]] QByteArray jobLine(const QString &stream, const Job &job);
[[nodiscard]] QByteArray endLine(const QString &stream, const StreamStatus &status);

} // namespace runwatch
