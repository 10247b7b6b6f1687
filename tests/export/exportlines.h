// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/export/exportedfile.h"

namespace runwatch {

inline constexpr RunId FirstRun{3};
inline constexpr qint64 RunStart = 1'768'651'200'000; // 2026-01-17T12:00:00Z

inline void append(LogStore &store, QByteArrayView text, LogLevel level = LogLevel::Log, quint32 job = 0, LogKind kind = LogKind::ServerText)
{
    store.append({job, level, kind, 0, RunStart + qint64(store.end()) * 120, text});
}

inline void appendMany(LogStore &store, int count, LogLevel level = LogLevel::Log, quint32 job = 0)
{
    for (int i = 0; i < count; ++i)
        append(store, "line " + QByteArray::number(qint64(store.end())), level, job);
}

// All rows of a log, or those of some jobs and levels.
inline RowSnapshot rowsOf(const std::shared_ptr<LogStore> &log, std::optional<std::set<quint32>> jobs = {}, ShownLevels levels = AllLevels)
{
    LogRows rows;
    rows.setSources({{FirstRun, log, std::move(jobs)}});
    rows.setLevels(levels);
    while (rows.read(QDeadlineTimer(100))) { }
    return snapshotOf(rows, rows.first(), rows.size());
}

inline LineWords wordsOfTests()
{
    JobNames names;
    names[{FirstRun, 0}] = {"Build", ""};
    names[{FirstRun, 1}] = {"=cmd|' /C calc'!A0", "job-1"};
    return {std::make_shared<const JobNames>(names), [](const LogLine &line) { return "mark of " + line.text.toByteArray().replace(LogMarkSeparator, '/'); }};
}

} // namespace runwatch
