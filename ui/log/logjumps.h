// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logrows.h"

#include <QObject>

namespace runwatch {

class LogReading;
class LogView;

// The ways through a log: to the next error, warning, match or mark, from a filtered line to what stands
// around it and back, and from a search to where the reader was before. Never begins again at the other end.
class LogJumps final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogJumps)

public:
    using Direction = LogRows::Direction;
    using RowKind = LogRows::RowKind;

    // Both must live as long.
    LogJumps(LogView &view, LogReading &reading, QObject *parent = nullptr);

    void go(RowKind kind, Direction direction);
    void goToMark(Direction direction);
    void showMiddle(qint64 row); // in the middle of the view

    // A search begins or becomes another one: the first match after where the reader was is brought into
    // view as soon as it is found.
    void beginSearch();
    void takeMatches();
    void endSearch(); // back to where the reader was, if all he did was to look at the first match
    void forget(); // the rows are others: there is no way back
    [[nodiscard]] LogPlace searchFrom() const; // where the reader was; null without lines

    void showInContext(); // the current line among all, while lines are filtered by a match
    bool leaveContext(); // false: it was not shown
    [[nodiscard]] bool isInContext() const { return m_filterPlace.has_value(); }

signals:
    void noteMade(const QString &words); // what a reader wants to know now; empty: the last one is over
    void modeWanted(runwatch::LogRows::MatchMode mode);

private:
    struct Origin
    {
        std::optional<LogPlace> top;
        std::optional<LogPlace> current;
        bool isFollowing = false;
    };

    void show(qint64 row);
    [[nodiscard]] qint64 startingRow(Direction direction) const;
    [[nodiscard]] Origin here() const;
    void returnTo(const Origin &origin);

    LogView &m_view;
    LogReading &m_reading;
    std::optional<Origin> m_origin; // since the search began, until the reader goes on by himself
    bool m_wantsFirst = false;
    bool m_isShowing = false; // the line is made current by us
    std::optional<Origin> m_filterPlace;
};

} // namespace runwatch
