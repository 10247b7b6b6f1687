// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"

#include <initializer_list>
#include <memory>

namespace runwatch {

// Rules as a profile's file says them, in short: "/a" is a pointer, "//a" one from the root,
// "$event", "$id" and "$data" are themselves, "{name}" is a variable, all else a literal.
[[nodiscard]] Value value(const char *text);
[[nodiscard]] Value of(Value::Kind kind, std::initializer_list<Value> parts);
[[nodiscard]] Value mapped(Value from, std::initializer_list<std::pair<const char *, const char *>> to);

[[nodiscard]] Demand demand(Demand::Kind kind, const char *text = "");
[[nodiscard]] Demand demand(Demand::Kind kind, std::initializer_list<Demand> parts);
[[nodiscard]] Condition when(const char *subject, Demand demand); // also "$json"
[[nodiscard]] Condition when(const char *subject, const char *equals);

[[nodiscard]] JsonPointer pointer(const char *text);
[[nodiscard]] std::shared_ptr<Profile> profileOf(std::initializer_list<Rule> rules);

} // namespace runwatch
