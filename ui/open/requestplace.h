// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/open/requesterror.h"

namespace runwatch {

// The part of the Open Stream dialog that a mistake is about.
enum class RequestPlace : quint8 { Method, Url, Token, Profile, CertificateAuthority, Headers, Body, Connection };

[[nodiscard]] RequestPlace placeOf(RequestError::Kind kind);

} // namespace runwatch
