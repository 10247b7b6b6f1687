// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/eventmeaning.h"
#include "app/decode/paddedjson.h"
#include "app/decode/updatelist.h"

#include <QByteArrayView>

namespace runwatch {

// Reads the shapes of wire.md, section 1.
class ShapeReader
{
public:
    // Adds to the list what the data of one event says. False when that is nothing we know;
    // a text of any length is kept as a line of the log even then.
    [[nodiscard]] bool read(QByteArrayView data, const EventName &name, UpdateList &updates);

private:
    enum class Reading : quint8 { NotJson, Nothing, Known };

    [[nodiscard]] Reading readRoot(simdjson::ondemand::document &document, const EventName &name);
    [[nodiscard]] Reading readScalar(simdjson::ondemand::document &document,
                                     simdjson::ondemand::json_type type, const EventName &name);
    [[nodiscard]] Reading readArray(simdjson::ondemand::array &array, const EventName &name, int depth);
    [[nodiscard]] Reading readObject(simdjson::ondemand::object &object, const EventName &name);
    [[nodiscard]] Reading readFields(EventFields &&fields, const EventName &name);
    [[nodiscard]] Reading readText(std::string_view text, const EventName &name);
    [[nodiscard]] Reading readEmptyEnd(const EventName &name);

    PaddedJson m_json;
    UpdateList *m_updates = nullptr; // while reading
};

} // namespace runwatch
