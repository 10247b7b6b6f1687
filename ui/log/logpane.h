// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logrows.h"
#include "ui/log/logcommands.h"
#include "ui/logview/shownline.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QComboBox;
class QToolButton;

namespace runwatch {

class LogView;

// The Log tab: the lines of one run, and above them which levels and jobs are shown, whether the end
// is followed, and how the time is told.
class LogPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogPane)

public:
    explicit LogPane(QWidget *parent = nullptr);

    // Shows a run's log from its end; null shows nothing. `jobIndex` is the job the scope "This job"
    // means; without one there is nothing to choose. The same log again with another job keeps what
    // the reader has chosen. `runStartedAt` is ms since 1970 UTC.
    void setLog(std::shared_ptr<const LogStore> log, std::optional<quint32> jobIndex, qint64 runStartedAt);
    void setJobTitles(JobTitles titles); // for the lines of many jobs; without it they are #1, #2, …
    void takeLines(qint64 first, qint64 end); // LogStore::first() and end() as of the last batch

    // Goes to a line. Where the scope or the levels hide it, all lines are shown; where it has gone, the
    // oldest there is.
    void showLine(LineNumber line);

    [[nodiscard]] LogCommands &commands() { return *m_commands; } // what is taken out of the log
    [[nodiscard]] LogView &view() { return *m_view; }

private:
    struct Chip
    {
        ShownLevel level;
        QToolButton *button;
    };

    void addChips(QLayout *toolbar);
    void addChoices(QLayout *toolbar);
    void showCounts();
    void showAlone(ShownLevel level);
    void showLevels();
    void showScope();
    void showSource(); // of the log and the job that are chosen
    void showWanted();
    void showAll(); // all jobs, all levels
    void readOn(); // a slice of the rows, then the event loop's turn

    LogRows m_rows;
    QTimer m_readTimer;
    LogView *m_view;
    LogCommands *m_commands;
    QList<Chip> m_chips;
    QToolButton *m_follow;
    QComboBox *m_time;
    QComboBox *m_scope;
    std::shared_ptr<const LogStore> m_log;
    std::optional<quint32> m_jobIndex;
    std::optional<LogPlace> m_wanted; // to be gone to when its row is known
};

} // namespace runwatch
