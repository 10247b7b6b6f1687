// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"
#include "app/teach/taughtrule.h"
#include "app/teach/valuewords.h"

#include <QUrl>

namespace runwatch {

// A profile whose rules say what was taught. The rules of `base`, where there is one, stay, and say
// what the taught ones do not; without, what no rule reads is read in the built-in shapes.
[[nodiscard]] Profile makeProfile(const Profile *base, const QList<TaughtRule> &rules, const QList<ValueWords> &words);

// Makes the profile known by the path of a stream that it reads, unless it is by its own, and able to
// open such a stream. A part of the path that looks like an id may be any other: "/jobs/{id}/events".
// The query is left out: it may hold a secret.
void makeKnown(Profile &profile, const QUrl &url, const QByteArray &method);

} // namespace runwatch
