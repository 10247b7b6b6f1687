// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/errorreader.h"

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr qint64 LinesAtOnce = 4'096; // that are no errors: some microseconds
constexpr int ErrorsAtOnce = 100; // before the clock is looked at

// Whether all that was taken is told still: the list has only grown.
template <typename Results>
bool isTold(const Results &results, const QList<ErrorTold> &now)
{
    if (now.size() < qsizetype(results.taken.size()))
        return false;
    for (size_t i = 0; i < results.taken.size(); ++i) {
        const ErrorTold &error = now.at(qsizetype(i));
        if (error.count < results.taken[i] || error.text != results.told.at(qsizetype(i)).text)
            return false;
    }
    return true;
}

} // namespace

void ErrorReader::setLog(std::shared_ptr<const LogStore> log)
{
    m_log = std::move(log);
    m_end = m_log ? qint64(m_log->end()) : 0;
    restart();
    for (auto results = m_results.begin(); results != m_results.end(); ++results) {
        results->taken.clear();
        results->next = 0;
        if (!results->told.isEmpty())
            m_waiting.push_back(results.key());
    }
}

void ErrorReader::setJob(std::optional<quint32> jobIndex)
{
    m_job = jobIndex;
    m_results.clear();
    m_notKept = 0;
    restart();
}

void ErrorReader::restart()
{
    m_groups.clear();
    m_waiting.clear();
    m_read = m_log ? qint64(m_log->first()) : 0;
}

void ErrorReader::takeJob(const Job &job)
{
    const quint32 index = job.id.index;
    if (m_job && *m_job != index)
        return;
    const auto known = m_results.find(index);
    if (known == m_results.end() && job.errorsTold.isEmpty() && job.errorsToldNotKept == 0)
        return;
    Results &results = known == m_results.end() ? m_results[index] : *known;
    m_notKept += job.errorsToldNotKept - std::exchange(results.notKept, job.errorsToldNotKept);
    if (results.told == job.errorsTold)
        return;
    if (!isTold(results, job.errorsTold)) { // a new attempt
        m_groups.forgetTold(index);
        results.taken.clear();
    }
    const bool isWaiting = results.next < results.told.size();
    results.told = job.errorsTold;
    results.next = 0;
    if (!isWaiting)
        m_waiting.push_back(index);
}

void ErrorReader::takeLines(qint64 first, qint64 end)
{
    m_read = std::max(m_read, first);
    m_end = std::max({m_end, m_read, end});
}

bool ErrorReader::read(QDeadlineTimer until)
{
    return readResults(until) || readLines(until);
}

bool ErrorReader::readResults(const QDeadlineTimer &until)
{
    while (!m_waiting.empty()) {
        const quint32 job = m_waiting.front();
        Results &results = m_results[job];
        while (results.next < results.told.size()) {
            const ErrorTold &error = results.told.at(results.next);
            if (results.next == qsizetype(results.taken.size()))
                results.taken.push_back(0);
            qint64 &taken = results.taken[size_t(results.next++)];
            if (error.count > taken)
                m_groups.takeTold(job, error, error.count - std::exchange(taken, error.count));
            if (results.next % ErrorsAtOnce == 0 && until.hasExpired())
                return true;
        }
        m_waiting.pop_front();
    }
    return false;
}

bool ErrorReader::readLines(const QDeadlineTimer &until)
{
    while (m_log && m_read < m_end) {
        const qint64 wanted = std::min(LinesAtOnce, m_end - m_read);
        const qint64 before = std::exchange(m_read, m_read + wanted);
        for (const LogBlock &block : m_log->blocks(LineNumber(before), wanted)) {
            readSome(block);
            if (m_read < before + wanted) // many errors: the rest comes next
                break;
        }
        if (until.hasExpired())
            return m_read < m_end;
    }
    return false;
}

// All lines of the block, or those up to so many errors; then m_read says where to go on.
void ErrorReader::readSome(const LogBlock &block)
{
    int errors = 0;
    for (qsizetype i = 0; i < block.size(); ++i) {
        const LineFacts facts = block.facts(i);
        if (facts.level != LogLevel::Error || (m_job && facts.jobIndex != *m_job))
            continue;
        const LineNumber number = LineNumber(qint64(block.first()) + i);
        if (m_groups.takeLine(number, block.line(i)) && ++errors == ErrorsAtOnce) {
            m_read = qint64(number) + 1;
            return;
        }
    }
}

} // namespace runwatch
