// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/jobid.h"
#include "ui/log/jsontree.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace runwatch {

class EventPane;
class Session;
class TeachWindow;

// Joins what an operator asks of a stream's events to the session: read by another profile, teach
// one, save it and have the stream read by it at once.
class EventControls final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventControls)

public:
    EventControls(Session &session, EventPane &pane, QWidget *window);

private:
    void showProfiles(const QString &profile);
    void teach(RunId run, qint64 event);
    void askMeaning(RunId run, qint64 event, const JsonTree::Place &place, const QPoint &at);
    [[nodiscard]] TeachWindow *windowFor(RunId run); // null: there is nothing to teach

    Session &m_session;
    EventPane &m_pane;
    QWidget *m_window;
    // A window for each stream, with all that was said in it, also after it was closed.
    struct Teaching
    {
        QPointer<TeachWindow> window;
        QString profile; // what read its stream when it was opened, or was saved in it since
    };
    QHash<RunId, Teaching> m_teachings;
};

} // namespace runwatch
