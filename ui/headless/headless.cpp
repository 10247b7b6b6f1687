// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/headless/headless.h"

#include "app/net/shownurl.h"
#include "app/profile/profilelibrary.h"
#include "app/run/session.h"
#include "ui/headless/interrupt.h"
#include "ui/headless/jobprinter.h"
#include "ui/headless/lineoutput.h"
#include "ui/headless/outputlines.h"

#include <QCoreApplication>

namespace runwatch {

namespace {

constexpr int StandardOutput = 1;
constexpr int StatusCompleted = 0;
constexpr int StatusNotCompleted = 1;
constexpr int StatusNotWatched = 3;

SessionOptions sessionOptions(const CommandLine &commandLine, LineOutput &output)
{
    SessionOptions options;
    options.keepsEvents = false;
    options.logLimit = 1 << 20; // nobody reads it here: jobs carry its counts
    options.judges = !commandLine.printsEvents;
    if (commandLine.printsEvents) {
        QStringList streams{{}}; // runs are numbered from 1 in the order they are opened
        for (const StreamRequest &request : commandLine.requests)
            streams << maskSecrets(request.given);
        options.eventTap = [&output, streams](RunId run, const ServerSentEvent &event) {
            output.writeLine(eventLine(streams.at(qsizetype(run)), event));
        };
    }
    return options;
}

int exitStatus(Session &session, bool judges)
{
    const JobListModel &jobs = session.jobs();
    const QList<RunId> runs = jobs.runs();
    const bool isSomeNotWatched = std::any_of(runs.begin(), runs.end(), [&](RunId run) {
        const JobState end = jobs.stream(run)->end;
        return end == JobState::Lost || end == JobState::Refused;
    });
    if (isSomeNotWatched)
        return StatusNotWatched;
    const bool haveAllCompleted = jobs.rowCount() > 0 && jobs.count(JobState::Completed) == jobs.rowCount();
    return haveAllCompleted || !judges ? StatusCompleted : StatusNotCompleted;
}

} // namespace

int watchHeadless(const CommandLine &commandLine)
{
    LineOutput output(StandardOutput);
    Interrupt interrupt;
    ProfileLibrary profiles;
    SessionOptions options = sessionOptions(commandLine, output);
    options.profiles = &profiles;
    Session session(options);
    std::optional<JobPrinter> printer;
    if (!commandLine.printsEvents)
        printer.emplace(session, output);

    qsizetype open = commandLine.requests.size();
    QObject::connect(&session, &Session::runFinished, &output, [&](RunId run) {
        output.writeLine(endLine(maskSecrets(session.request(run)->given), *session.jobs().stream(run)));
        if (--open == 0)
            QCoreApplication::exit(exitStatus(session, !commandLine.printsEvents));
    });
    QObject::connect(&output, &LineOutput::closed, qApp, [] { QCoreApplication::exit(StatusCompleted); },
                     Qt::QueuedConnection);
    QObject::connect(&interrupt, &Interrupt::requested, &session, &Session::closeAll);
    QTimer timeout;
    timeout.setSingleShot(true);
    QObject::connect(&timeout, &QTimer::timeout, &session, &Session::closeAll);
    if (commandLine.timeout)
        timeout.start(*commandLine.timeout);

    for (const StreamRequest &request : commandLine.requests)
        session.open(request);
    return QCoreApplication::exec();
}

} // namespace runwatch
