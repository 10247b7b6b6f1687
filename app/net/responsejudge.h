// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/responsehead.h"
#include "app/stream/streamend.h"

#include <optional>

namespace runwatch {

// Why an answer that is no redirect is not read: WHATWG HTML, section 9.2.3.
// Nothing when it is an event stream.
[[nodiscard]] std::optional<StreamEnd> judgeResponse(const ResponseHead &head);

// The type and subtype in lower case, without parameters; cut where it is too long
// to be one. "Text/Event-Stream;charset=utf-8" gives "text/event-stream".
[[nodiscard]] QString contentTypeOf(const ResponseHead &head);

} // namespace runwatch
