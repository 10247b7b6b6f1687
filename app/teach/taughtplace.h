// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/jsonnodes.h"
#include "app/profile/value.h"

#include <QByteArrayList>
#include <QHashFunctions>

#include <optional>

namespace runwatch {

// Where in an event a value stands.
struct TaughtPlace
{
    enum class Kind : quint8 { EventName, Data, Field }; // Data: all of it, which is no JSON

    Kind kind = Kind::Field;
    QByteArrayList names; // of a Field: the way to it, from the root

    friend bool operator==(const TaughtPlace &, const TaughtPlace &) = default;
};

// One event an operator can point at.
struct SampledEvent
{
    qint64 number = 0; // counted from 1 in its run
    qint64 arrivalTime = 0; // ms since 1970 UTC
    bool hasId = false;
    QByteArray type;
    QByteArray id;
    QByteArray data;
    QList<JsonNode> nodes; // none: the data is no JSON
};

// The scalar that stands there, as text; nothing where there is none.
[[nodiscard]] std::optional<QByteArray> textAt(const SampledEvent &event, const TaughtPlace &place);
[[nodiscard]] const JsonNode *nodeAt(const SampledEvent &event, const QByteArrayList &names); // null likewise

// How a profile's rule picks it out.
[[nodiscard]] Value valueAt(const TaughtPlace &place);

} // namespace runwatch
