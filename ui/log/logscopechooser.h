// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logrows.h"
#include "ui/logview/shownline.h"

#include <QComboBox>

namespace runwatch {

// A run whose log can be shown.
struct LoggedRun
{
    RunId run = RunId::None;
    std::shared_ptr<const LogStore> log;
    QString name; // of its server, shown form
    qint64 openedAt = 0; // ms since 1970 UTC, 0 while unknown

    friend bool operator==(const LoggedRun &, const LoggedRun &) = default;
};

// A job that is selected in the list.
struct LoggedJob
{
    JobId id;
    bool sharesItsStream = false; // else all lines of the run are the job's

    friend bool operator==(const LoggedJob &, const LoggedJob &) = default;
};

// Whose lines are shown: of the jobs that are selected, of one job that stays while the selection moves,
// of a stream, or of all.
class LogScopeChooser final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogScopeChooser)

public:
    enum class Kind : quint8 { Selected, ThisJob, Stream, Everything };

    explicit LogScopeChooser(QWidget *parent = nullptr);

    void setRuns(const QList<LoggedRun> &runs); // a locked job whose run has gone is let go
    void setSelected(const QList<LoggedJob> &jobs); // the current one first
    void setTitles(JobTitles titles);
    void setKind(Kind kind);
    void lock(const LoggedJob &job);

    [[nodiscard]] Kind kind() const { return Kind(currentIndex()); }
    [[nodiscard]] QList<LogRows::Source> sources() const;
    [[nodiscard]] const QList<LoggedRun> &runs() const { return m_runs; }
    [[nodiscard]] const LoggedRun *run(RunId run) const; // null when there is none

signals:
    void sourcesChanged(); // they may be others; at once

private:
    void takeKind();
    void showWhose();
    [[nodiscard]] QList<LogRows::Source> sourcesOf(const QList<LoggedJob> &jobs) const;

    QList<LoggedRun> m_runs; // in order of opening
    QList<LoggedJob> m_selected;
    std::optional<LoggedJob> m_locked;
    JobTitles m_titles;
};

} // namespace runwatch
