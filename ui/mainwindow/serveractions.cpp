// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/serveractions.h"

#include "app/model/serverstreams.h"
#include "app/run/session.h"
#include "ui/look/icons.h"

#include <QDateTime>

namespace runwatch {
namespace {

using Connection = StreamStatus::Connection;

QAction *makeAction(const QIcon &icon, const QString &text, const QKeySequence &keys, QObject *parent)
{
    auto *action = new QAction(icon, text, parent);
    action->setShortcut(keys);
    return action;
}

// What pausing would close; POST streams are left open.
int pausable(const ServerStreams &streams)
{
    return streams.underWay() - streams.openPosts;
}

QString pauseText(const ServerStreams &streams)
{
    return streams.openPosts == 0
        ? ServerActions::tr("&Pause")
        : ServerActions::tr("&Pause (%n POST stream(s) stay open)", nullptr, streams.openPosts);
}

QString inMenu(QString server)
{
    return server.replace(u'&', QStringLiteral("&&"));
}

ServerStreams streamsOf(Session &session, const QString &server)
{
    return serverStreams(session.jobs(), QDateTime::currentMSecsSinceEpoch()).value(server);
}

} // namespace

ServerActions::ServerActions(Session &session, QWidget *window)
    : QObject(window)
    , pause(makeAction(tintedIcon(Icon::Pause), tr("&Pause"), Qt::Key_F7, this))
    , reconnect(makeAction(tintedIcon(Icon::Reconnecting), tr("&Reconnect all streams now"), Qt::SHIFT | Qt::Key_F5, this))
    , doctor(makeAction(tintedIcon(Icon::Doctor), tr("Stream &doctor…"), Qt::CTRL | Qt::Key_D, this))
    , m_session(session)
    , m_window(window)
    , m_menu(new QMenu(tr("&Servers"), window))
{
    connect(pause, &QAction::triggered, this, &ServerActions::pauseOrGoOn);
    connect(reconnect, &QAction::triggered, this, [this] { m_session.reconnectServer(server()); });
    connect(doctor, &QAction::triggered, this, [this] { emit doctorRequested(m_run); });
    connect(m_menu, &QMenu::aboutToShow, this, &ServerActions::fillMenuBarMenu);
    window->addActions(all());
    tellActions();
}

void ServerActions::setStream(RunId run)
{
    m_run = run;
    tellActions();
}

QString ServerActions::server() const
{
    const StreamStatus *stream = m_session.jobs().stream(m_run);
    return stream ? stream->server : QString();
}

void ServerActions::tellActions()
{
    const QString server = this->server();
    const ServerStreams streams = streamsOf(m_session, server);
    const bool goesOn = streams.paused > 0;
    const QString text = goesOn ? tr("&Go on") : pauseText(streams);
    //: A verb and a server
    pause->setText(server.isEmpty() ? text : tr("%1: %2").arg(text, inMenu(server)));
    pause->setIcon(tintedIcon(goesOn ? Icon::Demo : Icon::Pause));
    pause->setEnabled(goesOn || pausable(streams) > 0);
    pause->setToolTip(pause->isEnabled() ? QString() : tr("No stream of the selected job's server can be paused"));
    reconnect->setEnabled(streams.waiting + streams.paused > 0);
    reconnect->setToolTip(reconnect->isEnabled() ? QString() : tr("No stream of the selected job's server waits or is paused"));
    doctor->setEnabled(!server.isEmpty());
}

void ServerActions::pauseOrGoOn()
{
    if (streamsOf(m_session, server()).paused > 0)
        m_session.unpause(server());
    else
        m_session.pause(server());
}

void ServerActions::showMenu(const QString &server, const QPoint &globalPosition)
{
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillServerMenu(*menu, server);
    menu->popup(globalPosition);
}

// The selected job's server first, by the actions that have keys; then each server.
void ServerActions::fillMenuBarMenu()
{
    for (QMenu *menu : m_menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly))
        menu->deleteLater();
    m_menu->clear();
    tellActions();
    m_menu->addActions(all());
    m_menu->addSeparator();
    for (const auto &[server, jobs] : m_session.jobs().servers())
        fillServerMenu(*m_menu->addMenu(tintedIcon(Icon::Server, Tone::Faint), inMenu(server)), server);
}

void ServerActions::fillServerMenu(QMenu &menu, const QString &server)
{
    const ServerStreams streams = streamsOf(m_session, server);
    QAction *pauses = menu.addAction(tintedIcon(Icon::Pause), pauseText(streams));
    QAction *goesOn = menu.addAction(tintedIcon(Icon::Demo), tr("&Go on"));
    QAction *reconnects = menu.addAction(tintedIcon(Icon::Reconnecting), tr("&Reconnect now"));
    menu.addSeparator();
    QAction *asks = menu.addAction(tintedIcon(Icon::Doctor), tr("Stream &doctor…"));
    pauses->setEnabled(pausable(streams) > 0);
    goesOn->setEnabled(streams.paused > 0);
    reconnects->setEnabled(streams.waiting + streams.paused > 0);
    connect(pauses, &QAction::triggered, &m_session, [this, server] { m_session.pause(server); });
    connect(goesOn, &QAction::triggered, &m_session, [this, server] { m_session.unpause(server); });
    connect(reconnects, &QAction::triggered, &m_session, [this, server] { m_session.reconnectServer(server); });
    connect(asks, &QAction::triggered, this, [this, server] { emit doctorRequested(mostTroubled(server)); });
}

// Else its first.
RunId ServerActions::mostTroubled(const QString &server) const
{
    RunId first = RunId::None;
    for (const RunId run : m_session.jobs().runs()) {
        const StreamStatus *stream = m_session.jobs().stream(run);
        if (stream->server != server)
            continue;
        if (stream->connection == Connection::Waiting || stream->end == JobState::Refused || stream->end == JobState::Lost)
            return run;
        if (first == RunId::None)
            first = run;
    }
    return first;
}

} // namespace runwatch
