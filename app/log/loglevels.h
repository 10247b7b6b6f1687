// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/logline.h"

#include <QFlags>

namespace runwatch {

// The levels a reader may show or hide, a chip each. Debug goes with Log.
enum class ShownLevel : quint8 { Log = 1, Warning = 2, Error = 4, Complete = 8 };
Q_DECLARE_FLAGS(ShownLevels, ShownLevel)
Q_DECLARE_OPERATORS_FOR_FLAGS(ShownLevels)

inline constexpr ShownLevels AllLevels =
    ShownLevel::Log | ShownLevel::Warning | ShownLevel::Error | ShownLevel::Complete;

[[nodiscard]] constexpr ShownLevel shownLevel(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
    case LogLevel::Log:
        break;
    case LogLevel::Warning:
        return ShownLevel::Warning;
    case LogLevel::Error:
        return ShownLevel::Error;
    case LogLevel::Complete:
        return ShownLevel::Complete;
    }
    return ShownLevel::Log;
}

// How many of the server's lines have each level.
struct LevelCounts
{
    qint64 logs = 0;
    qint64 warnings = 0;
    qint64 errors = 0;
    qint64 completes = 0;

    [[nodiscard]] constexpr qint64 &operator[](ShownLevel level)
    {
        switch (level) {
        case ShownLevel::Log:
            break;
        case ShownLevel::Warning:
            return warnings;
        case ShownLevel::Error:
            return errors;
        case ShownLevel::Complete:
            return completes;
        }
        return logs;
    }
    LevelCounts &operator+=(const LevelCounts &other)
    {
        logs += other.logs;
        warnings += other.warnings;
        errors += other.errors;
        completes += other.completes;
        return *this;
    }
    friend bool operator==(const LevelCounts &, const LevelCounts &) = default;
};

} // namespace runwatch
