// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <compare>

namespace runwatch {

// Names one watched stream for as long as the program runs. Numbers start at 1
// and are never given twice; 0 is no run.
enum class RunId : quint32 { None = 0 };

// Names one job of one run. Index 0 is the stream's own job, fed by events
// without a key; keyed jobs count from 1 in order of first mention.
struct JobId
{
    RunId run = RunId::None;
    quint32 index = 0;

    [[nodiscard]] bool isNull() const { return run == RunId::None; }
    [[nodiscard]] bool isStreamsOwn() const { return index == 0; }
    friend auto operator<=>(const JobId &, const JobId &) = default;
};

inline size_t qHash(JobId id, size_t seed = 0) noexcept
{
    return qHashMulti(seed, quint32(id.run), id.index);
}

} // namespace runwatch

Q_DECLARE_METATYPE(runwatch::JobId)
