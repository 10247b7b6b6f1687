// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"

#include <QByteArrayList>

#include <memory>
#include <vector>

namespace runwatch {

// Events of one kind of server, and the profile that reads them.
struct RuledEvents
{
    const char *name;
    std::shared_ptr<const Profile> profile;
    QByteArrayList events; // as bytes of a stream
    qsizetype updates = 0; // how many the rules make of them
};

// The shapes of wire.md, section 1, by eight rules; Buildbot's events, whose state is a number,
// and Kestra's, whose phases are a list in each.
[[nodiscard]] std::vector<RuledEvents> ruledEvents(int count);

} // namespace runwatch
