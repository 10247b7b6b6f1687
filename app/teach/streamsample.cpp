// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/teach/streamsample.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace runwatch {

namespace {

// Names that say it by themselves, and names of what changes in the course of one job.
bool isKindName(const QByteArray &name)
{
    static const QSet<QByteArray> names{"type", "event", "evt", "ev", "kind", "msgtype", "message_type", "msg_type", "eventtype",
                                        "event_type", "action", "method", "op", "topic", "cmd", "what", "t", "e", "msg"};
    return names.contains(name.toLower());
}

bool isOfTheJob(const QByteArray &name)
{
    static const QSet<QByteArray> names{"status", "state", "phase", "stage", "level", "lvl", "severity", "message", "text", "step", "result"};
    return names.contains(name.toLower());
}

QByteArrayList fieldNames(const SampledEvent &event)
{
    QByteArrayList names;
    if (event.nodes.isEmpty() || event.nodes.first().kind != JsonNode::Kind::Object)
        return names;
    for (const int child : event.nodes.first().children)
        names << event.nodes[child].name;
    std::sort(names.begin(), names.end());
    return names;
}

// How many of the events have the fields that are most frequent among those with the same word at
// `place`, or among all without one: the more, the better the word foretells the fields.
qsizetype foretold(const QList<const SampledEvent *> &events, const std::optional<TaughtPlace> &place)
{
    QHash<QByteArray, QHash<QByteArrayList, qsizetype>> kinds;
    for (const SampledEvent *event : events)
        ++kinds[place ? textAt(*event, *place).value_or(QByteArray()) : QByteArray()][fieldNames(*event)];
    qsizetype sum = 0;
    for (const auto &shapes : std::as_const(kinds))
        sum += *std::max_element(shapes.cbegin(), shapes.cend());
    return sum;
}

} // namespace

StreamSample::StreamSample(const EventStore &store)
{
    const EventStore::Events events = store.events(store.end() - MaxEvents, MaxEvents);
    qsizetype bytes = 0;
    for (qsizetype i = events.size() - 1; i >= 0; --i) {
        const StoredEvent event = events[i];
        bytes += event.data.size();
        if (bytes > MaxBytes && !m_events.isEmpty())
            break;
        m_events.prepend({event.number, event.arrivalTime, event.hasId, event.type.toByteArray(),
                          event.lastEventId.toByteArray(), event.data.toByteArray(), jsonNodes(event.data)});
    }
}

const SampledEvent *StreamSample::event(qint64 number) const
{
    const auto at = std::lower_bound(m_events.cbegin(), m_events.cend(), number,
                                     [](const SampledEvent &event, qint64 wanted) { return event.number < wanted; });
    return at != m_events.cend() && at->number == number ? &*at : nullptr;
}

qsizetype StreamSample::eventNames() const
{
    QSet<QByteArray> names;
    for (const SampledEvent &event : m_events)
        names << event.type;
    return names.size();
}

std::optional<TaughtPlace> StreamSample::kindField(const SampledEvent &of) const
{
    constexpr qsizetype MostKinds = 20;
    QList<const SampledEvent *> alike;
    for (const SampledEvent &event : m_events) {
        if (event.type == of.type && !event.nodes.isEmpty())
            alike << &event;
    }
    std::optional<TaughtPlace> best;
    qsizetype bestScore = foretold(alike, std::nullopt) + alike.size() / 20; // to be worth a condition
    const QByteArrayList names = fieldNames(of);
    for (const QByteArray &name : names) {
        const TaughtPlace place{TaughtPlace::Kind::Field, {name}};
        const JsonNode *node = nodeAt(of, place.names);
        if (node->kind != JsonNode::Kind::Text || node->text.size() > LongestWord || isOfTheJob(name))
            continue;
        QSet<QByteArray> words;
        qsizetype present = 0;
        for (const SampledEvent *event : std::as_const(alike)) {
            if (const auto word = textAt(*event, place)) {
                ++present;
                words << *word;
            }
        }
        if (present * 10 < alike.size() * 9 || words.size() > MostKinds)
            continue;
        const qsizetype score = foretold(alike, place) + (isKindName(name) ? alike.size() : 0);
        if (score > bestScore) {
            best = place;
            bestScore = score;
        }
    }
    return best;
}

QByteArrayList StreamSample::wordsAt(const TaughtPlace &place, qsizetype limit) const
{
    QByteArrayList words;
    for (const SampledEvent &event : m_events) {
        const std::optional<QByteArray> word = textAt(event, place);
        if (word && word->size() <= LongestWord && words.size() < limit && !words.contains(*word))
            words << *word;
    }
    return words;
}

} // namespace runwatch
