// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/controlrequest.h"
#include "app/net/streamrequest.h"
#include "app/profile/filling.h"
#include "app/profile/profile.h"

#include <variant>

namespace runwatch {

// A profile's requests, made into those that are sent. `asked` is what the operator gave, with or
// without a URL. All requests go to one server: that of `asked.url`, else the profile's. {job} and
// {random} are the caller's to add to the variables, and what was saved.

// Before anything was sent: the profile's own values, in their place what the path of `asked.url`
// says, in its place what the operator gave; and {token}.
[[nodiscard]] Variables askedVariables(const Profile &profile, const StreamRequest &asked);

// What opens the stream. The path and the query of `asked.url` stand for the source's unless they are
// "/"; its headers stand for the source's of the same name, its body for the source's, and so do POST
// and a reconnect policy that is not the usual one. A token that the source has a place for goes
// there, and into no Authorization header. What the caller has in `given` stays.
[[nodiscard]] std::variant<StreamRequest, FillingError>
sourceRequest(const Profile &profile, const Variables &variables, const StreamRequest &asked);

// The same for the profile's `retry`; its path and body are always the profile's.
[[nodiscard]] std::variant<StreamRequest, FillingError>
retryRequest(const Profile &profile, const Variables &variables, const StreamRequest &asked);

// The `stream` of control requests that come before the source, when not all of its variables are
// known: the server, "/", and the operator's own headers, token and trust.
[[nodiscard]] std::variant<StreamRequest, FillingError>
serverRequest(const Profile &profile, const Variables &variables, const StreamRequest &asked);

// A request beside the stream, to the stream's server whatever the profile says.
[[nodiscard]] std::variant<ControlRequest, FillingError>
controlRequest(const RequestTemplate &request, const Variables &variables, const StreamRequest &stream);

// The URL of the source for people, as far as it is known: a secret is ***, and what is not known
// yet stays a {name}. Empty when the profile names no server.
[[nodiscard]] QString shownSource(const Profile &profile, const Variables &variables);

} // namespace runwatch
