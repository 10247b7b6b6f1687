// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/teach/eventkinds.h"

#include <QHash>

#include <algorithm>

namespace runwatch {

namespace {

EventShape shapeOf(const SampledEvent &event)
{
    StoredEvent stored;
    stored.type = event.type;
    stored.data = event.data;
    return EventShape::of(stored);
}

} // namespace

bool EventKind::isSameKind(const EventKind &other) const
{
    return type == other.type && word == other.word && shape == other.shape;
}

QList<EventKind> eventKinds(const StreamSample &sample, const QSet<qint64> &notUnderstood)
{
    constexpr qsizetype MostKinds = 100;
    QList<EventKind> kinds;
    QHash<QByteArray, std::optional<TaughtPlace>> kindFields; // by the event's name
    for (const SampledEvent &event : sample.events()) {
        if (!event.nodes.isEmpty() && !kindFields.contains(event.type))
            kindFields.insert(event.type, sample.kindField(event));
        EventKind kind{event.type, {}, {}, event, 1, notUnderstood.contains(event.number) ? 1 : 0};
        const std::optional<TaughtPlace> field = event.nodes.isEmpty() ? std::nullopt : kindFields.value(event.type);
        kind.word = field ? textAt(event, *field).value_or(QByteArray()) : QByteArray();
        if (kind.word.isEmpty())
            kind.shape = shapeOf(event);
        const auto known = std::find_if(kinds.begin(), kinds.end(), [&](const EventKind &k) { return k.isSameKind(kind); });
        if (known == kinds.end()) {
            if (kinds.size() < MostKinds)
                kinds << kind;
            continue;
        }
        if (kind.notUnderstood > 0 || known->notUnderstood == 0) // the one that still needs words
            known->example = event;
        known->count += 1;
        known->notUnderstood += kind.notUnderstood;
    }
    return kinds;
}

} // namespace runwatch
