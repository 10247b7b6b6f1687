// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"

#include <QAction>
#include <QMenu>
#include <QObject>

namespace runwatch {

class Session;

// What can be done with all streams of a server: pause, go on, reconnect, ask the stream doctor. As
// a menu for each server, and as actions with keys for the server of the selected job.
class ServerActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerActions)

public:
    ServerActions(Session &session, QWidget *window);

    void setStream(RunId run); // of the selected job; RunId::None: there is none
    void tellActions(); // when streams have changed

    void showMenu(const QString &server, const QPoint &globalPosition); // at once, not modal
    [[nodiscard]] QMenu &menu() { return *m_menu; } // for the menu bar
    [[nodiscard]] QList<QAction *> all() const { return {pause, reconnect, doctor}; }

    QAction *const pause; // or go on, when it is paused
    QAction *const reconnect;
    QAction *const doctor;

signals:
    void doctorRequested(runwatch::RunId run);

private:
    void fillMenuBarMenu();
    void fillServerMenu(QMenu &menu, const QString &server);
    void pauseOrGoOn();
    [[nodiscard]] QString server() const; // of the selected job; empty: none
    [[nodiscard]] RunId mostTroubled(const QString &server) const;

    Session &m_session;
    QWidget *m_window;
    QMenu *m_menu;
    RunId m_run = RunId::None;
};

} // namespace runwatch
