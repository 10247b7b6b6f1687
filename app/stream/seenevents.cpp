// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stream/seenevents.h"

#include <QHashFunctions>

#include <utility>

namespace runwatch {

namespace {

constexpr qsizetype generationSize = 4'096; // events
constexpr qsizetype firstSize = 1'024; // where a server that begins anew would begin

quint64 hashOf(QByteArrayView bytes)
{
    return qHashBits(bytes.data(), size_t(bytes.size()));
}

quint32 contentOf(const ServerSentEvent &event)
{
    return quint32(qHashBits(event.data.data(), size_t(event.data.size()), size_t(hashOf(event.type))));
}

} // namespace

void SeenEvents::beginConnection()
{
    m_connection += 1;
    m_mayRepeat = std::exchange(m_areUnique, true) && !isEmpty();
}

SeenEvents::Verdict SeenEvents::take(const ServerSentEvent &event)
{
    if (!m_areUnique)
        return Verdict::New;
    const quint64 id = hashOf(event.lastEventId);
    const Seen now{contentOf(event), m_connection};
    const Seen *before = find(id);
    if (m_mayRepeat) {
        if (before ? before->content == now.content : m_numbers.contains(event.lastEventId))
            return Verdict::Repeated;
        m_mayRepeat = false;
        if (before) {
            forget();
            remember(id, now);
            m_numbers.insert(event.lastEventId);
            return Verdict::IdReused;
        }
    } else if (before && before->connection == m_connection) {
        m_areUnique = false;
        forget();
        return Verdict::New;
    }
    remember(id, now);
    m_numbers.insert(event.lastEventId);
    return Verdict::New;
}

const SeenEvents::Seen *SeenEvents::find(quint64 id) const
{
    for (const QHash<quint64, Seen> *some : {&m_recent, &m_older, &m_first}) {
        if (const auto found = some->constFind(id); found != some->constEnd())
            return &*found;
    }
    return nullptr;
}

void SeenEvents::remember(quint64 id, Seen seen)
{
    if (m_recent.size() >= generationSize)
        m_older = std::exchange(m_recent, {});
    m_recent.insert(id, seen);
    if (m_first.size() < firstSize)
        m_first.insert(id, seen);
}

void SeenEvents::forget()
{
    m_recent = {};
    m_older = {};
    m_first = {};
    m_numbers = {};
}

} // namespace runwatch
