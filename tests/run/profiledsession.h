// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profilelibrary.h"
#include "tests/run/watchedsession.h"

#include <QTemporaryDir>

#include <memory>

namespace runwatch {

// A WatchedSession that knows some profiles, and no others.
class ProfiledSession
{
    Q_DISABLE_COPY_MOVE(ProfiledSession)

public:
    // Each by its name and its JSON.
    explicit ProfiledSession(const QList<std::pair<QString, QByteArray>> &profiles,
                             SessionOptions options = WatchedSession::quickOptions());

    [[nodiscard]] WatchedSession &watched() { return *m_watched; }
    [[nodiscard]] RunId open(const QString &path, const QString &profile = {}, const QByteArray &method = "GET");
    [[nodiscard]] RunId open(StreamRequest request, const QString &profile);
    [[nodiscard]] Session &session() { return m_watched->session; }
    [[nodiscard]] ScriptedServer &server() { return m_watched->server; }

    // Titles (or keys) and states of the run's jobs in order of index: "a Running, b Completed".
    [[nodiscard]] QString jobs(RunId run) const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ProfileLibrary> m_library;
    std::unique_ptr<WatchedSession> m_watched;
};

} // namespace runwatch
