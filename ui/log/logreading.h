// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logmarks.h"
#include "app/log/logrows.h"
#include "app/log/logsearch.h"

#include <QObject>
#include <QTimer>

namespace runwatch {

// The rows of a log pane, what is sought in them and what is marked: read in slices, so that the window
// answers while millions of lines are looked at. It knows no widget.
class LogReading final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogReading)

public:
    enum class Progress : quint8 { Going, Done };

    explicit LogReading(QObject *parent = nullptr);

    void setSources(const QList<LogRows::Source> &sources);
    void setLevels(ShownLevels levels);
    void search(std::optional<SearchPattern> pattern, LogPlace near); // nothing: what was sought is forgotten
    void setMode(LogRows::MatchMode mode); // Filter shows all while nothing is sought
    void takeLines(RunId run, qint64 first, qint64 end); // of any run; what is not shown is passed over
    bool toggleMark(LogPlace place); // answers whether it is marked now
    void clearMarks();
    void forget(RunId run); // it has gone, or its lines are others now: so have its marks

    [[nodiscard]] const LogRows &rows() const { return m_rows; }
    [[nodiscard]] const LogSearch &searching() const { return m_search; }
    [[nodiscard]] const LogMarks &marks() const { return m_marks; }
    [[nodiscard]] LogRows::MatchMode mode() const { return m_mode; }

signals:
    void rowsChanged(runwatch::LogReading::Progress progress); // after each slice
    void matchesChanged(); // as often as LogSearch tells, after the rows have taken them
    void marksChanged();

private:
    static constexpr int Slice = 4; // ms

    void readNow();
    void showMatches();
    void takeMatches();

    LogRows m_rows;
    LogSearch m_search;
    LogMarks m_marks;
    LogRows::MatchMode m_mode = LogRows::MatchMode::Highlight;
    QTimer m_next; // slice
    QTimer m_held; // lines that wait for those of other runs
};

} // namespace runwatch
