// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/log/logmerge.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace runwatch {

namespace {

constexpr qint64 LinesPerCheckpoint = 64; // for each store: a position of 64 bits is a bit a line
constexpr qint64 LinesAhead = 4'096;
constexpr int PlacedAtOnce = 1'024; // between two looks at the clock

qint64 lastArrival(const LogStore &log, qint64 end)
{
    const std::vector<LogBlock> blocks = log.blocks(LineNumber(end - 1), 1);
    return blocks.empty() ? 0 : blocks.front().arrivalTime(0);
}

} // namespace

void LogMerge::setLogs(std::vector<Known> logs)
{
    *this = {};
    for (Known &known : logs) {
        Track track;
        track.log = std::move(known.log);
        track.first = known.first;
        track.next = known.first;
        track.end = known.end;
        if (track.next < track.end)
            m_newest = std::max(m_newest, lastArrival(*track.log, track.end));
        track.told.push_back({track.end, std::numeric_limits<qint64>::max()});
        m_end.push_back(LineNumber(track.next));
        m_tracks.push_back(std::move(track));
    }
    beginCheckpoint();
}

void LogMerge::takeLines(size_t log, qint64 first, qint64 end, qint64 now)
{
    Track &track = m_tracks[log];
    track.first = std::max(track.first, first);
    if (end > track.end) {
        track.end = end;
        track.told.push_back({end, now});
        m_newest = lastArrival(*track.log, end);
    }
    if (first > track.next) { // they went before they had their places
        track.next = first;
        track.end = std::max(track.end, first);
        track.blocks.clear();
        track.isReady = false;
        m_end[log] = LineNumber(first);
    }
    const auto isUseless = [this] { // the second one comes before all that is kept, too
        for (size_t i = 0; i < m_tracks.size(); ++i) {
            if (checkpoint(1, i) > LineNumber(m_tracks[i].first))
                return false;
        }
        return true;
    };
    while (checkpoints() > 1 && isUseless())
        m_checkpoints.erase(m_checkpoints.begin(), m_checkpoints.begin() + qsizetype(m_tracks.size()));
}

bool LogMerge::read(QDeadlineTimer until, qint64 now)
{
    release(now);
    m_isHolding = false;
    for (Track &track : m_tracks)
        makeReady(track);
    for (int placed = 0;; ++placed) {
        const std::optional<Key> key = least();
        if (!key)
            return false;
        m_isHolding = isHeld(m_tracks[key->log]);
        if (m_isHolding)
            return false;
        if (placed >= PlacedAtOnce) {
            if (until.hasExpired())
                return true;
            placed = 0;
        }
        place(*key);
    }
}

size_t LogMerge::checkpointOf(size_t log, LineNumber line) const
{
    size_t low = 0; // the first checkpoint comes before all
    for (size_t high = checkpoints(); high - low > 1;) {
        const size_t middle = (low + high) / 2;
        (checkpoint(middle, log) <= line ? low : high) = middle;
    }
    return low;
}

qint64 LogMerge::memory() const
{
    return qint64(m_checkpoints.size() * sizeof(LineNumber));
}

void LogMerge::release(qint64 now)
{
    for (Track &track : m_tracks) {
        for (Told &told : track.told)
            told.at = std::min(told.at, now); // told before there was a clock
        for (; !track.told.empty() && track.told.front().at + HoldTime <= now; track.told.pop_front())
            track.released = track.told.front().end;
    }
}

void LogMerge::makeReady(Track &track)
{
    if (track.isReady || track.next >= track.end)
        return;
    track.blocks = track.log->blocks(LineNumber(track.next), std::min(LinesAhead, track.end - track.next));
    track.block = 0;
    track.inBlock = 0;
    track.isReady = !track.blocks.empty();
    if (track.isReady) {
        track.next = qint64(track.blocks.front().first()); // later, when lines went that had no place yet
        track.time = track.blocks.front().arrivalTime(0);
    } else {
        track.next = std::min(track.end, track.next + LinesAhead); // all of them went
        makeReady(track);
    }
}

void LogMerge::advance(Track &track)
{
    ++track.next;
    if (++track.inBlock == track.blocks[track.block].size()) {
        track.inBlock = 0;
        track.isReady = ++track.block < track.blocks.size();
    }
    if (track.isReady)
        track.time = track.blocks[track.block].arrivalTime(track.inBlock);
    else
        makeReady(track);
}

std::optional<LogMerge::Key> LogMerge::least() const
{
    std::optional<Key> least;
    for (size_t i = 0; i < m_tracks.size(); ++i) {
        if (m_tracks[i].isReady && (!least || m_tracks[i].time < least->time))
            least = Key{m_tracks[i].time, i};
    }
    return least;
}

// Whether a line of another store, not told yet, may come before the next one of this.
bool LogMerge::isHeld(const Track &track) const
{
    if (track.next < track.released || track.time <= m_newest - HoldTime)
        return false;
    return std::any_of(m_tracks.begin(), m_tracks.end(), [](const Track &other) { return !other.isReady; });
}

void LogMerge::beginCheckpoint()
{
    m_checkpoints.insert(m_checkpoints.end(), m_end.begin(), m_end.end());
    m_last = {std::numeric_limits<qint64>::min(), 0};
    m_sinceCheckpoint = 0;
}

void LogMerge::place(Key key)
{
    if (key < m_last || m_sinceCheckpoint >= LinesPerCheckpoint * qint64(m_tracks.size()))
        beginCheckpoint();
    m_last = key;
    ++m_sinceCheckpoint;
    advance(m_tracks[key.log]);
    m_end[key.log] = LineNumber(m_tracks[key.log].next);
}

} // namespace runwatch
