// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/errorgroups.h"

#include "app/log/errorsignature.h"
#include "app/log/terminaltext.h"
#include "app/stream/utf8.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace runwatch {

namespace {

constexpr quint32 OtherJobs = ~quint32(0); // all that have no share of their own
constexpr qsizetype MostRaw = 4 * SignatureBytes; // of a line, escapes included

quint64 shareKey(int group, quint32 job)
{
    return quint64(group) << 32 | job;
}

// At most so many bytes, without half a character at the end.
QByteArrayView cut(QByteArrayView utf8, qsizetype most)
{
    if (utf8.size() <= most)
        return utf8;
    qsizetype end = most;
    while (end > most - 4 && (quint8(utf8[end]) & 0xc0) == 0x80)
        --end;
    return utf8.first(end);
}

// The i-th value of a mark.
QByteArrayView valueOf(QByteArrayView mark, int i)
{
    for (; i > 0; --i) {
        const qsizetype at = mark.indexOf(LogMarkSeparator);
        if (at < 0)
            return {};
        mark = mark.sliced(at + 1);
    }
    const qsizetype end = mark.indexOf(LogMarkSeparator);
    return end < 0 ? mark : mark.first(end);
}

size_t seed(int which)
{
    static const size_t Seeds[2] = {size_t(QRandomGenerator::system()->generate64()),
                                    size_t(QRandomGenerator::system()->generate64())};
    return Seeds[which];
}

} // namespace

qint64 &ErrorCounts::operator[](ErrorSource source)
{
    switch (source) {
    case ErrorSource::Log:
        break;
    case ErrorSource::Results:
        return inResults;
    case ErrorSource::JobEnd:
        return inEnds;
    }
    return inLog;
}

ErrorSources ErrorCounts::sources() const
{
    ErrorSources sources;
    sources.setFlag(ErrorSource::Log, inLog > 0);
    sources.setFlag(ErrorSource::Results, inResults > 0);
    sources.setFlag(ErrorSource::JobEnd, inEnds > 0);
    return sources;
}

void ErrorGroups::clear()
{
    *this = {};
}

bool ErrorGroups::takeLine(LineNumber number, const LogLine &line)
{
    const bool isEnd = line.kind == LogKind::JobEnded;
    if (line.level != LogLevel::Error || (!isEnd && line.kind != LogKind::ServerText))
        return false;
    const QByteArrayView raw = isEnd ? valueOf(line.text, 1) : line.text;
    m_plain.resize(0);
    appendPlain(raw.first(std::min(raw.size(), MostRaw)), m_plain);
    const bool isWordless = isEnd && m_plain.isEmpty();
    if (isWordless)
        m_plain.append(LogMarkSeparator).append(valueOf(line.text, 0)); // a text that no server's has
    const int kind = groupFor(isWordless ? Key{qHash(QByteArrayView(m_plain), seed(0)), 0} : keyOf(m_plain));
    if (kind < 0) {
        ++m_unlisted;
        return true;
    }
    const bool isNew = m_groups[size_t(kind)].count == 0;
    add(kind, line.jobIndex, isEnd ? ErrorSource::JobEnd : ErrorSource::Log, 1, line.arrivalTime, line.arrivalTime);
    ErrorGroup &group = m_groups[size_t(kind)];
    if (isNew && isWordless)
        group.endState = fromUtf8(valueOf(line.text, 0));
    else if (isNew)
        group.text = fromUtf8(cut(m_plain, SampleBytes));
    group.firstLine = std::min(group.firstLine.value_or(number), number);
    group.lastLine = std::max(group.lastLine.value_or(number), number);
    return true;
}

void ErrorGroups::takeTold(quint32 job, const ErrorTold &told, qint64 times)
{
    const QByteArray utf8 = QStringView(told.text).left(MostRaw).toUtf8();
    m_plain.resize(0);
    appendPlain(utf8, m_plain);
    const int number = groupFor(keyOf(m_plain));
    if (number < 0) {
        m_unlisted += times;
        m_unlistedTold[job] += times;
        return;
    }
    const bool isNew = m_groups[size_t(number)].count == 0;
    add(number, job, ErrorSource::Results, times, told.firstAt, told.lastAt);
    if (isNew)
        m_groups[size_t(number)].text = fromUtf8(cut(m_plain, SampleBytes));
}

void ErrorGroups::forgetTold(quint32 job)
{
    m_unlisted -= m_unlistedTold.take(job);
    const auto groups = m_groupsOf.find(job);
    if (groups == m_groupsOf.end())
        return;
    std::erase_if(*groups, [this, job](int number) { return forgetTold(number, job); });
    if (groups->empty())
        m_groupsOf.erase(groups);
}

// Answers whether the job has no share in the group any more.
bool ErrorGroups::forgetTold(int number, quint32 job)
{
    const auto share = m_shares.find(shareKey(number, job));
    if (share->inResults == 0)
        return false;
    ErrorGroup &group = m_groups[size_t(number)];
    const qint64 before = share->largest();
    group.told.inResults -= std::exchange(share->inResults, 0);
    const qint64 gone = before - share->largest();
    group.count -= gone;
    m_count -= gone;
    markChanged(number);
    if (share->largest() > 0)
        return false;
    m_shares.erase(share);
    --group.jobs;
    std::erase(group.someJobs, job);
    return true;
}

std::vector<int> ErrorGroups::takeChanged()
{
    std::vector<int> changed = std::exchange(m_changed, {});
    for (const int group : changed)
        m_isChanged[size_t(group)] = false;
    std::sort(changed.begin(), changed.end());
    return changed;
}

ErrorGroups::Key ErrorGroups::keyOf(QByteArrayView text)
{
    m_signature.resize(0);
    appendSignature(text, m_signature);
    return {qHash(QByteArrayView(m_signature), seed(0)), qHash(QByteArrayView(m_signature), seed(1))};
}

int ErrorGroups::groupFor(const Key &key)
{
    if (const auto known = m_numbers.constFind(key); known != m_numbers.cend())
        return *known;
    if (size() == MaxGroups) {
        if (!hasMoreUnlistedKinds())
            m_unlistedKinds.insert(key.one);
        return -1;
    }
    m_numbers.insert(key, size());
    m_groups.emplace_back();
    m_isChanged.push_back(false);
    return size() - 1;
}

ErrorCounts &ErrorGroups::shareOf(int number, quint32 job)
{
    if (const auto known = m_shares.find(shareKey(number, job)); known != m_shares.end())
        return *known;
    ErrorGroup &group = m_groups[size_t(number)];
    if (m_shares.size() >= MaxShares) {
        group.hasMoreJobs = true;
        return m_shares[shareKey(number, OtherJobs)];
    }
    ++group.jobs;
    if (group.someJobs.size() < ErrorGroup::MostNamed)
        group.someJobs.push_back(job);
    m_groupsOf[job].push_back(number);
    return m_shares[shareKey(number, job)];
}

void ErrorGroups::add(int number, quint32 job, ErrorSource source, qint64 times, qint64 firstAt, qint64 lastAt)
{
    ErrorCounts &share = shareOf(number, job);
    const qint64 before = share.largest();
    share[source] += times;
    ErrorGroup &group = m_groups[size_t(number)];
    group.told[source] += times;
    const bool isFirst = group.count == 0;
    group.count += share.largest() - before;
    m_count += share.largest() - before;
    group.firstAt = isFirst ? firstAt : std::min(group.firstAt, firstAt);
    group.lastAt = isFirst ? lastAt : std::max(group.lastAt, lastAt);
    markChanged(number);
}

void ErrorGroups::markChanged(int group)
{
    if (m_isChanged[size_t(group)])
        return;
    m_isChanged[size_t(group)] = true;
    m_changed.push_back(group);
}

} // namespace runwatch
