// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QKeyEvent;
class QMenu;

namespace runwatch {

// The verbs of the log, for its menus and keys. Their keys mean this while the log has the focus, and the
// log pane looks them up by actionOf(): single letters and Ctrl+F are others' elsewhere.
class LogActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogActions)

public:
    explicit LogActions(QObject *parent = nullptr);

    void fillMenu(QMenu &menu) const; // all but the labels
    [[nodiscard]] QAction *actionOf(const QKeyEvent &event) const; // null: the key means nothing here

    QAction *const search;
    QAction *const searchFromAnywhere; // the one key that is the window's
    QAction *const nextMatch;
    QAction *const previousMatch;
    QAction *const filter; // on or off
    QAction *const showInContext;
    QAction *const nextError;
    QAction *const previousError;
    QAction *const nextWarning;
    QAction *const previousWarning;
    QAction *const toggleMark;
    QAction *const nextMark;
    QAction *const previousMark;
    QAction *const clearMarks;
    QAction *const follow; // on or off
    QAction *const pause; // on or off
    QAction *const wrap; // on or off
    QAction *const zoomIn;
    QAction *const zoomOut;
    QAction *const resetZoom;
    QAction *const cycleTime;
    QAction *const showOverview; // on or off
    QAction *const editHighlights;
    QList<QAction *> labels; // nine; each for the text that is selected
};

} // namespace runwatch
