// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/eventstore.h"
#include "app/teach/taughtplace.h"

namespace runwatch {

// The newest events of one stream, to point at and to try rules on. A value, and a copy of their bytes.
class StreamSample final
{
public:
    static constexpr qsizetype MaxEvents = 500;
    static constexpr qsizetype MaxBytes = 2 << 20; // of data; older events are left out then, since JSON read takes fifty times the room
    static constexpr qsizetype LongestWord = 60; // bytes; what is longer tells no kind of event

    StreamSample() = default;
    explicit StreamSample(const EventStore &store);

    [[nodiscard]] const QList<SampledEvent> &events() const { return m_events; } // oldest first
    [[nodiscard]] const SampledEvent *event(qint64 number) const; // null when it is not among them
    [[nodiscard]] qsizetype eventNames() const; // how many different ones

    // The field whose text tells which kind of event this is, such as "type": one that all events of
    // this name have, and that goes with what other fields they have. Nothing where none does.
    [[nodiscard]] std::optional<TaughtPlace> kindField(const SampledEvent &of) const;

    // The different texts that stand there, in order of first appearance; no more than `limit`.
    [[nodiscard]] QByteArrayList wordsAt(const TaughtPlace &place, qsizetype limit) const;

private:
    QList<SampledEvent> m_events;
};

} // namespace runwatch
