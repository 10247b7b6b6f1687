// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/handover.h"

#include "app/instance/windowaddress.h"

#include <QApplication>
#include <QEventLoop>
#include <QTextStream>
#include <QWidget>

namespace runwatch {

using Outcome = OpeningSender::Outcome;

namespace {

struct HandOver
{
    Q_DECLARE_TR_FUNCTIONS(HandOver)
};

QString describe(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Silent:
        return HandOver::tr("the window that is open does not answer; opening another one");
    case Outcome::OtherVersion:
        return HandOver::tr("the window that is open is of another version; opening another one");
    case Outcome::Refused:
        return HandOver::tr("the window that is open did not take this; opening another one");
    case Outcome::Unknown:
        return HandOver::tr("the window that is open did not say whether it has opened this; look there before "
                            "trying again");
    case Outcome::Taken:
    case Outcome::NoWindow:
        break;
    }
    return {};
}

// ":0.1" is another screen of the same display.
QString withoutScreen(const QString &display)
{
    const qsizetype dot = display.lastIndexOf(QLatin1Char('.'));
    return dot > display.lastIndexOf(QLatin1Char(':')) ? display.first(dot) : display;
}

} // namespace

QString windowAddress(const CommandLine &commandLine)
{
    const QString platform = QGuiApplication::platformName();
    QString display = commandLine.display;
    if (platform.startsWith(QLatin1StringView("wayland")))
        display = qEnvironmentVariable("WAYLAND_DISPLAY", QStringLiteral("wayland-0"));
    else if (display.isEmpty() && platform == QLatin1StringView("xcb"))
        display = qEnvironmentVariable("DISPLAY");
    return windowAddress(platform + QLatin1Char(' ') + withoutScreen(display));
}

Outcome handOver(const CommandLine &commandLine, const QByteArray &activationToken)
{
    OpeningSender sender;
    QEventLoop untilFinished; // the only one so far: there is no window yet
    Outcome outcome = Outcome::NoWindow;
    QObject::connect(
        &sender, &OpeningSender::finished, &untilFinished,
        [&](Outcome what) {
            outcome = what;
            untilFinished.quit();
        },
        Qt::QueuedConnection);
    sender.send({commandLine.requests, commandLine.links, activationToken}, windowAddress(commandLine));
    untilFinished.exec();
    return outcome;
}

void tell(Outcome outcome)
{
    const QString words = describe(outcome);
    if (!words.isEmpty())
        QTextStream(stderr) << "runwatch: " << words << '\n';
}

void bringToFront(QWidget &window, const QByteArray &activationToken)
{
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken); // Qt's Wayland takes it from there
    if (window.isMinimized())
        window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    QApplication::alert(&window);
}

} // namespace runwatch
