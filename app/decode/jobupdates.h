// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/updatelist.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace runwatch {

// The updates of one event by rules: all that is said of one job becomes one update, but for
// lines of its log, of which an update has one.
class JobUpdates
{
public:
    enum Part : quint32 {
        Title = 1 << 0,
        State = 1 << 1,
        Progress = 1 << 2,
        Count = 1 << 3,
        Phase = 1 << 4,
        PhaseProgress = 1 << 5,
        Phases = 1 << 6,
        Message = 1 << 7,
        Results = 1 << 8,
        Log = 1 << 9,
        Everything = (1 << 10) - 1,
    };
    struct Job
    {
        std::string_view key; // of the event, as long as it is read
        std::string_view result; // the message when it ends, and nothing else says one
        std::size_t at = 0; // its update in the list
        std::size_t lastLine = 0; // the update with the last line of its log
    };

    void begin(UpdateList &list);
    // The number of the job with this key, new or known.
    [[nodiscard]] int numberOf(std::string_view key);
    [[nodiscard]] bool hasRoomFor(std::string_view key) const { return !m_list->isFull() || find(key) >= 0; }
    [[nodiscard]] Job &job(int number) { return m_jobs[std::size_t(number)]; }
    [[nodiscard]] const Job &job(int number) const { return m_jobs[std::size_t(number)]; }
    [[nodiscard]] int jobCount() const { return int(m_jobs.size()); }
    [[nodiscard]] Update &update(int number) { return (*m_list)[job(number).at]; }
    [[nodiscard]] bool hasSaid(int number, Part part) const
    {
        return (m_said[m_jobs[std::size_t(number)].at] & part) != 0;
    }
    // The part of the job's update, which is about to be set.
    [[nodiscard]] Update &say(int number, Part part);

    // The next line of the job's log; in an update of its own where it has one. Where there are
    // too many updates the line joins the last one.
    void addLine(int number, LogLevel level, qint64 serverTime, std::string_view prefix,
                 std::string_view text);

    // Updates that somebody else has added to the list are left as they are, but for a missing key.
    void adopt(std::string_view key);

    // Takes out of the updates what was not said. The last line of a job that ends comes with its end.
    void finish();

private:
    [[nodiscard]] std::size_t addUpdate(std::string_view key, quint32 said);
    [[nodiscard]] int find(std::string_view key) const;
    void clearUnsaid(std::size_t at);
    void endWithLastLine(Job &job);

    UpdateList *m_list = nullptr;
    std::vector<Job> m_jobs;
    std::vector<quint32> m_said; // of each update of the list
    std::unordered_map<std::string_view, int> m_numbers; // of many jobs
};

} // namespace runwatch
