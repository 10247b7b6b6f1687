// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/logline.h"

#include <QByteArrayView>

namespace runwatch {

// What levels and kinds are called in files. These names are read by programs: they are in no
// language and never change. A server's text is "line".
[[nodiscard]] QByteArrayView levelName(LogLevel level);
[[nodiscard]] QByteArrayView kindName(LogKind kind);

} // namespace runwatch
