// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logstore.h"

#include <QByteArray>

namespace runwatch {

inline constexpr qint64 RunStart = 1'768'651'200'000; // 2026-01-17T12:00:00Z

inline void append(LogStore &store, QByteArrayView text, LogLevel level = LogLevel::Log, quint32 job = 0,
                   LogKind kind = LogKind::ServerText)
{
    LogLine line;
    line.jobIndex = job;
    line.level = level;
    line.kind = kind;
    line.arrivalTime = RunStart + qint64(store.end()) * 120;
    line.text = text;
    store.append(line);
}

inline void appendMany(LogStore &store, int count, LogLevel level = LogLevel::Log, quint32 job = 0)
{
    for (int i = 0; i < count; ++i)
        append(store, "line " + QByteArray::number(qint64(store.end())), level, job);
}

} // namespace runwatch
