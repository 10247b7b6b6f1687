// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <optional>

namespace runwatch {

// The counts of a batch as the server sent them last; they are cumulative.
struct BatchResults
{
    qint64 success = 0;
    qint64 failed = 0;
    bool hasSuccess = true; // false: this one was not sent, and what was known stays
    bool hasFailed = true; // likewise
    std::optional<qint64> total = {};
    QStringList errors = {}; // the server's words, at most MaxErrors of them
    qint64 errorsNotKept = 0; // how many more it sent

    static constexpr int MaxErrors = 10'000;
    friend bool operator==(const BatchResults &, const BatchResults &) = default;
};

// The same words among a job's errors, as often as the server has told of them. Times are when it
// did, in ms since 1970 UTC on this machine's clock.
struct ErrorTold
{
    QString text;
    qint64 count = 0; // in the list that named it most often; the lists are cumulative
    qint64 firstAt = 0;
    qint64 lastAt = 0; // when the count grew last

    friend bool operator==(const ErrorTold &, const ErrorTold &) = default;
};

} // namespace runwatch
