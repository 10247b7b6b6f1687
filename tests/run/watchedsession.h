// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logstore.h"
#include "app/run/session.h"
#include "tests/support/scriptedserver.h"

#include <QAbstractItemModelTester>
#include <QStringList>

namespace runwatch {

// A Session and the server its streams come from, with short ways to look at both.
class WatchedSession
{
    Q_DISABLE_COPY_MOVE(WatchedSession)

public:
    explicit WatchedSession(SessionOptions options = quickOptions());

    [[nodiscard]] static SessionOptions quickOptions(); // no waiting where none is needed

    ScriptedServer server;
    Session session;

    [[nodiscard]] StreamRequest get(const QString &path) const;
    [[nodiscard]] StreamRequest post(const QString &path) const;

    [[nodiscard]] const StreamStatus &stream(RunId run); // of an open run
    [[nodiscard]] Job job(RunId run, quint32 index = 0); // a null one when it is not shown
    // The log as "kind|value|value", and of a server's line the text.
    [[nodiscard]] QStringList log(RunId run) const;
    [[nodiscard]] QStringList marks(RunId run, LogKind kind) const; // the values of each
    [[nodiscard]] QStringList serverLines(RunId run) const;

private:
    QAbstractItemModelTester m_tester;
};

} // namespace runwatch
