// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/jsoncursor.h"
#include "app/profile/requesttemplate.h"

namespace runwatch {

// What a request of a profile is for. It decides about its methods, and the first is what it has unsaid.
enum class RequestUse : quint8 {
    Source, // GET, POST; with a body POST
    Retry, // the same
    Before, // GET, POST, PUT, PATCH, DELETE; with a body POST
    Cancel, // POST, PUT, PATCH, DELETE
};

// `cursor` may have more keys than those of a request when it is the source.
[[nodiscard]] RequestTemplate readRequest(const JsonCursor &cursor, RequestUse use);

} // namespace runwatch
