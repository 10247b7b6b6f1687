// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/copiedrows.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QAction;
class QMenu;

namespace runwatch {

class CopyBar;
class ExportDialog;
class LogView;

// What is known of the runs whose lines are shown, when lines are taken out of it.
struct LogSubject
{
    QString title; // of the job that is looked at
    QString server;
    JobNames jobs;
    std::function<QString(qint64 time)> phaseAt; // of that job; may be empty
};

// What is done with the lines of a view: copied plain, with context or as Markdown, and exported. The
// verbs are in the view's context menu, and their keys work in the whole pane.
class LogCommands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogCommands)

public:
    LogCommands(LogView &view, CopyBar &bar, QWidget *pane);

    void setSubject(std::function<LogSubject()> subject); // asked when something is taken out

    [[nodiscard]] QList<QAction *> actions() const; // for menus
    void fillMenu(QMenu &menu); // with those that apply

private:
    void greyIn(QMenu &menu);
    void copy(CopiedRows::Form form);
    void openExport();
    [[nodiscard]] LogSubject subject() const { return m_subject ? m_subject() : LogSubject(); }
    [[nodiscard]] LineWords wordsOf(const LogSubject &subject) const;

    LogView &m_view;
    CopyBar &m_bar;
    QWidget *m_pane;
    std::function<LogSubject()> m_subject;
    QAction *m_copyContext;
    QAction *m_copyMarkdown;
    QAction *m_export;
    QPointer<ExportDialog> m_dialog;
    QString m_folder; // of the last file
};

} // namespace runwatch
