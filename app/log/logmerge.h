// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/logstore.h"

#include <QDeadlineTimer>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace runwatch {

// All lines of several stores in one order, by time of arrival; at the same time, by the store's place
// in the list; lines of one store never change places, though the clock goes back. It knows no filter.
// Kept of it are checkpoints: how many lines of each store come before. Between two of them the order
// is that of time and nothing else, so it can be made again from the lines; whatever would break that,
// a clock that went back or a line that was told late, begins at a new checkpoint. What has its place
// keeps it. About a bit for each line. One thread.
class LogMerge final
{
public:
    static constexpr qint64 HoldTime = 100; // ms; several times as long as a batch

    using Log = std::shared_ptr<const LogStore>;
    using Positions = std::vector<LineNumber>; // of each store, the first line that does not come before

    struct Known // a store, and the lines that are known to be in it: [first, end)
    {
        Log log; // may be null
        qint64 first = 0;
        qint64 end = 0;
    };

    void setLogs(std::vector<Known> logs); // begins anew

    // The store holds [first, end) now. `now` is ms of a clock that never goes back.
    void takeLines(size_t log, qint64 first, qint64 end, qint64 now);

    // Gives lines their places until the time is over. False: all have theirs, or wait for lines of other
    // stores that may have come before them: for as long as a store has none to compare with, but no
    // longer than HoldTime after they were told, or until a line so much newer was.
    bool read(QDeadlineTimer until, qint64 now);
    [[nodiscard]] bool isHolding() const { return m_isHolding; } // lines wait: read() again after a while

    [[nodiscard]] const Positions &end() const { return m_end; } // lines before have their places
    [[nodiscard]] size_t checkpoints() const
    {
        return m_checkpoints.size() / std::max<size_t>(m_tracks.size(), 1);
    }
    [[nodiscard]] LineNumber checkpoint(size_t i, size_t log) const
    {
        return m_checkpoints[i * m_tracks.size() + log];
    }
    // The last checkpoint that does not come after this line, which has its place.
    [[nodiscard]] size_t checkpointOf(size_t log, LineNumber line) const;
    [[nodiscard]] qint64 memory() const; // bytes

private:
    struct Told // when the store was said to end here
    {
        qint64 end;
        qint64 at;
    };

    struct Track // one store
    {
        Log log;
        qint64 first = 0; // as told
        qint64 next = 0; // the first line without a place
        qint64 end = 0; // as told
        qint64 released = 0; // lines before this one wait no more
        std::deque<Told> told;
        std::vector<LogBlock> blocks; // ahead of `next`
        size_t block = 0;
        qsizetype inBlock = 0;
        qint64 time = 0; // arrival of `next`
        bool isReady = false; // there is a line, and `time` is its
    };

    struct Key
    {
        qint64 time = 0;
        size_t log = 0;

        friend auto operator<=>(const Key &, const Key &) = default;
    };

    void release(qint64 now);
    void makeReady(Track &track);
    void advance(Track &track);
    [[nodiscard]] std::optional<Key> least() const;
    [[nodiscard]] bool isHeld(const Track &track) const;
    void beginCheckpoint();
    void place(Key key);

    std::vector<Track> m_tracks;
    Positions m_end;
    std::deque<LineNumber> m_checkpoints; // as many as there are stores, for each
    Key m_last; // since the last checkpoint
    qint64 m_sinceCheckpoint = 0;
    qint64 m_newest = 0; // arrival of the line that was told last
    bool m_isHolding = false;
};

} // namespace runwatch
