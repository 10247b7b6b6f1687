// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/open/requesterror.h"
#include "app/profile/profilelibrary.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace runwatch {

// What the command line asks for. Files it names (-d @FILE, --token-file, --cacert, --cert, --key) have been read.
struct CommandLine
{
    enum class Action : quint8 { Watch, ShowHelp, ShowVersion, ListProfiles };

    Action action = Action::Watch;
    QList<StreamRequest> requests; // one for each URL, all with the same method, body, headers, token, profile
    QList<QUrl> links; // https, one for each runwatch: link; to be asked about first, and no token goes with them
    bool isHeadless = false;
    bool printsEvents = false; // --events
    StreamRequest::Reconnect reconnect = StreamRequest::Reconnect::GetOnly; // of all requests; --reconnect, --no-reconnect
    bool opensDemo = false;
    bool wantsNewWindow = false; // --new-window: not the one that is open
    QString display; // -display, of Qt; empty: the environment's
    std::optional<int> timeout; // ms
    std::optional<qint64> logLimit; // bytes, for the logs of all streams together; --log-limit
    QString screenshotFile; // --screenshot: a picture of the window, and then leave
    bool warnsOfSecretOnCommandLine = false; // -H with Authorization or Cookie, --set of a secret variable
};

// Never echoes a secret: an error names the option and what is wrong, not its value, unless the
// value cannot hold one. `environmentToken`: RUNWATCH_TOKEN. A profile without a URL beside it is opened
// where it says itself.
[[nodiscard]] std::variant<CommandLine, RequestError>
parseCommandLine(const QStringList &arguments, const QByteArray &environmentToken, const ProfileLibrary &library);

} // namespace runwatch
