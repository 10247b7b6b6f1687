// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/stream/streamend.h"

namespace runwatch {

// Whether the request may be sent again by itself: product.md, rule 2. `sendsIds`: the server
// has sent an event with an id, without which a POST never is.
[[nodiscard]] bool isAllowedToReconnect(const StreamRequest &request, bool sendsIds);

// Whether that may help too, after this end.
[[nodiscard]] bool mayReconnect(const StreamRequest &request, bool sendsIds, const StreamEnd &end);

// The GET that goes on with the answer to a POST, as EventSource itself would ask.
[[nodiscard]] StreamRequest asGet(StreamRequest request);

} // namespace runwatch
