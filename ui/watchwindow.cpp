// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/watchwindow.h"

#include "app/instance/openinglistener.h"
#include "app/log/spool.h"
#include "app/profile/profilelibrary.h"
#include "app/run/session.h"
#include "ui/demothread.h"
#include "ui/handover.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/open/linkquestion.h"
#include "ui/preferences/preferences.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>

#include <memory>

namespace runwatch {

namespace {

constexpr int PictureAfter = 8'000; // ms: by then the demo has something to show

void takePicture(MainWindow &window, const QString &file)
{
    const bool isWritten = window.grab().save(file, "PNG");
    QCoreApplication::exit(isWritten ? 0 : 1);
}

void open(const QList<StreamRequest> &requests, MainWindow &window)
{
    for (const StreamRequest &request : requests)
        window.open(request);
}

void ask(const QList<QUrl> &links, LinkQuestion &question)
{
    for (const QUrl &link : links)
        question.ask(link);
}

} // namespace

int watchInWindow(const CommandLine &commandLine)
{
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.runwatch.Runwatch"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/io.github.runwatch.Runwatch.svg")));
    ProfileLibrary profiles;
    SessionOptions options;
    options.profiles = &profiles;
    SpoolOptions spool;
    options.logLimit = spool.limit = commandLine.logLimit.value_or(spool.limit);
    options.spool = std::make_shared<Spool>(spool);
    Session session(options);
    DemoThread demo;
    MainWindow window(session, Preferences::load());
    QObject::connect(&window, &MainWindow::demoRequested, &session, [&] {
        const QList<StreamRequest> requests = demo.start();
        for (const StreamRequest &request : requests)
            session.open(request);
    });
    LinkQuestion question(&window);
    QObject::connect(&question, &LinkQuestion::openConfirmed, &window, &MainWindow::open);
    OpeningListener listener(windowAddress(commandLine));
    QObject::connect(&listener, &OpeningListener::openingReceived, &window, [&](const Opening &opening) {
        bringToFront(window, opening.activationToken);
        open(opening.requests, window);
        ask(opening.links, question);
    });
    open(commandLine.requests, window);
    if (commandLine.opensDemo)
        emit window.demoRequested();
    window.show();
    ask(commandLine.links, question);
    if (commandLine.screenshotFile.isEmpty())
        listener.start();
    else
        QTimer::singleShot(PictureAfter, &window, [&] { takePicture(window, commandLine.screenshotFile); });
    return QApplication::exec();
}

} // namespace runwatch
