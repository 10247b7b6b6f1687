// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/eventscan.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <deque>

namespace runwatch {

// Which events an operator wants to see: words that must all be there, in any case of letters.
// "event:name" looks at the event's name alone, "id:7" at its id alone; any other word, or several
// in "quotation marks", at its name, its id and its data.
class EventQuery final
{
public:
    EventQuery() = default;
    explicit EventQuery(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] bool fits(const StoredEvent &event) const;
    friend bool operator==(const EventQuery &, const EventQuery &) = default;

private:
    enum class Field : quint8 { Any, Type, Id };
    struct Word
    {
        Field field = Field::Any;
        QByteArray text; // UTF-8, folded when it is ASCII
        bool isAscii = true;

        friend bool operator==(const Word &, const Word &) = default;
    };

    [[nodiscard]] static bool fits(const Word &word, const StoredEvent &event);

    QList<Word> m_words;
};

// The numbers of the events that fit a query.
class EventMatches final : public EventReader
{
public:
    explicit EventMatches(EventQuery query)
        : m_query(std::move(query))
    {
    }

    void read(const EventStore::Events &events) override;
    [[nodiscard]] std::deque<qint64> takeFound() { return std::exchange(m_found, {}); } // since the last call; in order

private:
    EventQuery m_query;
    std::deque<qint64> m_found;
};

} // namespace runwatch
