// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/jobupdates.h"

#include "app/decode/reusedtext.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace runwatch {
namespace {

// As many are found faster by looking at each.
constexpr std::size_t MostWithoutIndex = 8;

void setText(QByteArray &text, std::string_view prefix, std::string_view rest)
{
    text.resize(qsizetype(prefix.size() + rest.size()));
    if (!prefix.empty())
        std::memcpy(text.data(), prefix.data(), prefix.size());
    if (!rest.empty())
        std::memcpy(text.data() + prefix.size(), rest.data(), rest.size());
}

} // namespace

void JobUpdates::begin(UpdateList &list)
{
    m_list = &list;
    m_jobs.clear();
    m_said.clear();
    if (!m_numbers.empty())
        m_numbers.clear();
}

std::size_t JobUpdates::addUpdate(std::string_view key, quint32 said)
{
    assignUtf8(m_list->next().key, key);
    m_list->keepNext();
    m_said.push_back(said);
    return m_list->size() - 1;
}

int JobUpdates::find(std::string_view key) const
{
    if (m_jobs.size() > MostWithoutIndex) {
        const auto found = m_numbers.find(key);
        return found == m_numbers.end() ? -1 : found->second;
    }
    for (std::size_t i = 0; i < m_jobs.size(); ++i) {
        if (m_jobs[i].key == key)
            return int(i);
    }
    return -1;
}

int JobUpdates::numberOf(std::string_view key)
{
    if (const int known = find(key); known >= 0)
        return known;
    m_jobs.push_back({.key = key, .result = {}, .at = addUpdate(key, 0)});
    if (m_jobs.size() == MostWithoutIndex + 1) {
        for (std::size_t i = 0; i + 1 < m_jobs.size(); ++i)
            m_numbers.emplace(m_jobs[i].key, int(i));
    }
    if (m_jobs.size() > MostWithoutIndex)
        m_numbers.emplace(key, jobCount() - 1);
    return jobCount() - 1;
}

Update &JobUpdates::say(int number, Part part)
{
    const std::size_t at = job(number).at;
    m_said[at] |= part;
    return (*m_list)[at];
}

void JobUpdates::addLine(int number, LogLevel level, qint64 serverTime, std::string_view prefix,
                         std::string_view text)
{
    std::size_t at = job(number).at;
    if (hasSaid(number, Log)) {
        if (m_list->isFull()) {
            QByteArray &last = (*m_list)[job(number).lastLine].log->text;
            last.append('\n').append(prefix.data(), qsizetype(prefix.size()));
            last.append(text.data(), qsizetype(text.size()));
            return;
        }
        at = addUpdate(job(number).key, 0);
    }
    job(number).lastLine = at;
    m_said[at] |= Log;
    Update &update = (*m_list)[at];
    if (!update.log)
        update.log.emplace().text = std::exchange(m_list->spareText, {});
    update.log->level = level;
    update.log->serverTime = serverTime;
    setText(update.log->text, prefix, text);
}

void JobUpdates::adopt(std::string_view key)
{
    for (std::size_t at = m_said.size(); at < m_list->size(); ++at) {
        if ((*m_list)[at].key.isEmpty())
            assignUtf8((*m_list)[at].key, key);
        m_said.push_back(Everything);
    }
}

void JobUpdates::clearUnsaid(std::size_t at)
{
    Update &update = (*m_list)[at];
    const auto isUnsaid = [said = m_said[at]](Part part) { return (said & part) == 0; };
    if (isUnsaid(Title) && !update.title.isEmpty())
        assignUtf8(update.title, {});
    if (isUnsaid(State))
        update.state.reset();
    if (!update.keyIfKnown.isEmpty())
        assignUtf8(update.keyIfKnown, {});
    if (!update.unreadProgress.isEmpty())
        assignUtf8(update.unreadProgress, {}); // rules keep none
    if (!update.unreadPhaseProgress.isEmpty())
        assignUtf8(update.unreadPhaseProgress, {});
    if (isUnsaid(Progress))
        update.progress.reset();
    if (isUnsaid(Count))
        update.count.reset();
    if (isUnsaid(Phase) && !update.phase.isEmpty())
        assignUtf8(update.phase, {});
    if (isUnsaid(PhaseProgress))
        update.phaseProgress.reset();
    if (isUnsaid(Phases))
        update.phases.reset();
    if (isUnsaid(Message))
        update.message.reset();
    if (isUnsaid(Results))
        update.results.reset();
    if (isUnsaid(Log) && update.log) {
        m_list->spareText = std::move(update.log->text);
        update.log.reset();
    }
}

// [end, first line] [second line] becomes [first line] [end, second line].
void JobUpdates::endWithLastLine(Job &job)
{
    std::size_t at = job.at;
    for (std::size_t next = at + 1; next < m_list->size(); ++next) {
        if (m_said[next] != Log || (*m_list)[next].key != (*m_list)[at].key)
            continue;
        std::swap((*m_list)[at].log, (*m_list)[next].log);
        std::swap((*m_list)[at], (*m_list)[next]);
        std::swap(m_said[at], m_said[next]);
        at = next;
    }
    job.at = at;
}

void JobUpdates::finish()
{
    for (std::size_t at = 0; at < m_said.size(); ++at) {
        if (m_said[at] != Everything)
            clearUnsaid(at);
    }
    for (std::size_t i = 0; i < m_jobs.size(); ++i) {
        if (const auto &state = (*m_list)[m_jobs[i].at].state;
            state && isEnd(*state) && m_said.size() > m_jobs.size())
            endWithLastLine(m_jobs[i]);
    }
}

} // namespace runwatch
