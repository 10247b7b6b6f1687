// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/eventshape.h"
#include "app/teach/streamsample.h"

#include <QSet>

namespace runwatch {

// Events of one kind: the same name, the same word in the field that tells the kind, or the same
// fields where no field does.
struct EventKind
{
    QByteArray type;
    QByteArray word; // in the field that tells the kind; empty: none does
    EventShape shape; // where no field tells it
    SampledEvent example; // the newest
    qsizetype count = 0; // in the sample
    qsizetype notUnderstood = 0; // of these

    [[nodiscard]] bool isSameKind(const EventKind &other) const;
};

// In order of first appearance. `notUnderstood` are numbers of events.
[[nodiscard]] QList<EventKind> eventKinds(const StreamSample &sample, const QSet<qint64> &notUnderstood);

} // namespace runwatch
