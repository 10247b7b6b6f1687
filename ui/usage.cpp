// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/usage.h"

#include "ui/words/profilewords.h"

#include <QCoreApplication>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

struct Usage
{
    Q_DECLARE_TR_FUNCTIONS(Usage)
};

} // namespace

QString usageText()
{
    return Usage::tr(R"(Usage: runwatch [options] [URL...]

Watches batch runs over Server-Sent Events, in a window or as JSON lines.
Without a URL the window asks for one. A window that is open takes the URLs
of a second start. A link, runwatch://host[:port]/path, means https, and is
asked about before it is opened.

The request:
  -X METHOD            GET (the default) or POST
  -d BODY|@FILE        the body; makes it a POST, as JSON unless -H says otherwise
  -H 'NAME: VALUE'     a header; -H @FILE reads one header a line
  --token-file FILE    sends the token in FILE as Authorization: Bearer;
                       the environment variable RUNWATCH_TOKEN does the same
  --cacert FILE        trusts the certificate authority in FILE (PEM), not the system's
  --cert FILE          shows the client certificate in FILE (PEM)
  --key FILE           the key of --cert, when FILE does not hold it (PEM)
  --proxy PROXY        system (the default), none, http://host:port or socks5://host:port
  --cancel 'METHOD URL'  asks the stream's server so to cancel a job; {job} in the
                       URL stands for the job's key

A profile says how a server is asked and how its events are read. Without one,
the profile whose signature fits a stream reads it, else the built-in shapes do:
  --profile NAME|FILE  reads by this profile; default: by the built-in shapes.
                       Without a URL, opens what the profile says; a URL beside it
                       stands for its server, and for its path unless that is /
  --set NAME=VALUE     a variable of the profile; VALUE may be @FILE
  --list-profiles      prints the names, and what each is for

Watching:
  --reconnect HOW      get-only (the default): a POST is never sent again;
                       get or same: you promise that after a drop a POST whose server
                       sends event ids may be resumed by a GET, or by sending it again;
                       never: one connection for each stream
  --no-reconnect       the same as --reconnect never
  --new-window         opens another window beside the one that is open
  --log-limit GIB      how much log to keep, of all streams together (4); then the oldest lines go
  --demo               starts a sample server in the program and watches it

Without a window:
  --headless           prints a JSON line at each change of a job, and one at a stream's end
  --events             with --headless: prints each event as it comes, and judges nothing
  --timeout SECONDS    closes after that time what is still open

  --screenshot FILE    writes a picture of the window after some seconds, and leaves
  --help, --version

Exit status of --headless: 0 every job completed; 1 some job did not, or there was
none; 2 usage; 3 some stream was lost or refused.
)");
}

QString versionText()
{
    return QStringLiteral("runwatch %1\n").arg(QStringLiteral(RUNWATCH_VERSION));
}

QString profileListText(const ProfileLibrary &library)
{
    QString text;
    for (const ProfileLibrary::Entry &entry : library.entries()) {
        const auto *profile = std::get_if<std::shared_ptr<const Profile>>(&entry.profile);
        const QString what = profile ? (*profile)->name + ((*profile)->description.isEmpty() ? QString() : u": "_s + (*profile)->description)
                                     : describe(std::get<ProfileError>(entry.profile), entry.file);
        text += entry.id.leftJustified(18) + what.simplified() + u'\n';
    }
    return text;
}

QString secretWarning()
{
    return Usage::tr("a secret in -H or --set can be seen by others on this machine; --token-file, -H @FILE or --set NAME=@FILE is safer");
}

QString demoError(const QString &reason)
{
    //: %1 is the system's own sentence
    return Usage::tr("the sample server cannot listen on 127.0.0.1: %1").arg(reason);
}

} // namespace runwatch
