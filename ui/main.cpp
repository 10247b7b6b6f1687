// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/net/descriptorbudget.h"
#include "app/open/commandline.h"
#include "ui/demothread.h"
#include "ui/handover.h"
#include "ui/headless/headless.h"
#include "ui/standardstreams.h"
#include "ui/usage.h"
#include "ui/watchwindow.h"
#include "ui/words/englishplurals.h"
#include "ui/words/requestwords.h"

#include <QApplication>
#include <QNetworkProxyFactory>
#include <QTextStream>

using namespace runwatch;

namespace {

constexpr int StatusUsage = 2;
constexpr int StatusNotWatched = 3;

int printUsageError(const RequestError &error)
{
    QTextStream(stderr) << "runwatch: " << describe(error) << "\nTry 'runwatch --help'.\n";
    return StatusUsage;
}

int printDemoError(const QString &reason)
{
    QTextStream(stderr) << "runwatch: " << demoError(reason) << '\n';
    return StatusNotWatched;
}

// What is printed in the place of watching.
QString textOf(CommandLine::Action action, const ProfileLibrary &library)
{
    switch (action) {
    case CommandLine::Action::ShowHelp:
        return usageText();
    case CommandLine::Action::ListProfiles:
        return profileListText(library);
    default:
        return versionText();
    }
}

// A window of its own is there to be looked at, or to stand apart.
bool isHandedOver(const CommandLine &commandLine)
{
    return !commandLine.wantsNewWindow && !commandLine.opensDemo && commandLine.screenshotFile.isEmpty();
}

} // namespace

// The arguments are read before Qt sees them: --help, --version and --headless need no display.
int main(int argc, char *argv[])
{
    keepStandardStreamsTaken();
    raiseDescriptorLimit();
    // Each stream's connection has a thread inside Qt. Its event loop needs none of GLib's sources,
    // and without them is 16 kB smaller; the window's own loop keeps them.
    qputenv("QT_NO_THREADED_GLIB", "1");
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const ProfileLibrary library;
    const auto parsed = parseCommandLine(arguments, qgetenv("RUNWATCH_TOKEN"), library);
    if (const auto *error = std::get_if<RequestError>(&parsed))
        return printUsageError(*error);

    auto commandLine = std::get<CommandLine>(parsed);
    if (commandLine.action != CommandLine::Action::Watch) {
        QTextStream(stdout) << textOf(commandLine.action, library);
        return 0;
    }
    if (commandLine.warnsOfSecretOnCommandLine)
        QTextStream(stderr) << "runwatch: " << secretWarning() << '\n';

    QCoreApplication::setApplicationName(QStringLiteral("runwatch"));
    QCoreApplication::setOrganizationName(QStringLiteral("runwatch"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RUNWATCH_VERSION));
    QNetworkProxyFactory::setUseSystemConfiguration(false); // EventSource asks the system itself
    EnglishPlurals plurals;
    if (commandLine.isHeadless) {
        QCoreApplication application(argc, argv);
        QCoreApplication::installTranslator(&plurals);
        DemoThread demo;
        if (commandLine.opensDemo) {
            for (StreamRequest request : demo.start()) {
                request.reconnect = commandLine.reconnect;
                commandLine.requests << request;
            }
        }
        if (commandLine.requests.isEmpty())
            return printDemoError(demo.errorString());
        return watchHeadless(commandLine);
    }
    const QByteArray activationToken = qgetenv("XDG_ACTIVATION_TOKEN"); // Qt takes it out
    QApplication application(argc, argv);
    QCoreApplication::installTranslator(&plurals);
    if (isHandedOver(commandLine)) {
        const auto outcome = handOver(commandLine, activationToken);
        tell(outcome);
        if (outcome == OpeningSender::Outcome::Taken)
            return 0;
        if (outcome == OpeningSender::Outcome::Unknown)
            return StatusNotWatched;
    }
    return watchInWindow(commandLine);
}
