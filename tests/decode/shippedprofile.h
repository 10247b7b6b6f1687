// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/profile/profile.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace runwatch {

// The profiles in resources/profiles, by their names; the built-in shapes are not among them.
[[nodiscard]] QStringList shippedNames();
// Fails the test when it cannot be read.
[[nodiscard]] std::shared_ptr<const Profile> shippedProfile(const QString &name);

// A body in tests/data/profiles: all that a server sends, its head left out.
struct ServerBody
{
    QString name; // "argo-failed"
    QString profile; // "argo": the longest name of a profile that it begins with
    QByteArray bytes;
};
[[nodiscard]] QList<ServerBody> serverBodies();

// What a body says, read by its profile: a line for each event, then one for each job.
[[nodiscard]] QStringList readingOf(const ServerBody &body);
// A job on one line: how it ended, and all that it shows.
[[nodiscard]] QString described(const Job &job);

} // namespace runwatch
