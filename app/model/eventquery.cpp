// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/eventquery.h"

#include "app/stream/utf8.h"

#include <algorithm>

namespace runwatch {

namespace {

constexpr uchar folded(uchar c)
{
    return c >= 'A' && c <= 'Z' ? uchar(c + ('a' - 'A')) : c;
}

// Horspool's search, letters of ASCII in any case. `needle` is folded and not empty.
bool contains(QByteArrayView text, QByteArrayView needle)
{
    const qsizetype length = needle.size();
    std::array<qsizetype, 256> shift;
    shift.fill(length);
    for (qsizetype i = 0; i + 1 < length; ++i)
        shift[uchar(needle[i])] = length - 1 - i;
    for (qsizetype at = 0; at + length <= text.size();) {
        const uchar last = folded(uchar(text[at + length - 1]));
        if (last == uchar(needle[length - 1])
            && std::equal(needle.begin(), needle.end(), text.begin() + at,
                          [](char wanted, char c) { return uchar(wanted) == folded(uchar(c)); }))
            return true;
        at += shift[last];
    }
    return false;
}

// Words between spaces; what stands between quotation marks is one.
QStringList wordsOf(const QString &text)
{
    QStringList words{QString()};
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        else if (c.isSpace() && !isQuoted)
            words << QString();
        else
            words.last() += c;
    }
    words.removeAll(QString());
    return words;
}

bool takePrefix(QString &word, QLatin1StringView prefix)
{
    if (word.size() == prefix.size() || !word.startsWith(prefix, Qt::CaseInsensitive))
        return false;
    word.remove(0, prefix.size());
    return true;
}

} // namespace

EventQuery::EventQuery(const QString &text)
{
    const QStringList words = wordsOf(text);
    for (QString word : words) {
        Word wanted;
        if (takePrefix(word, QLatin1StringView("event:")))
            wanted.field = Field::Type;
        else if (takePrefix(word, QLatin1StringView("id:")))
            wanted.field = Field::Id;
        wanted.text = word.toUtf8();
        wanted.isAscii = std::all_of(wanted.text.cbegin(), wanted.text.cend(), [](char c) { return uchar(c) < 0x80; });
        if (wanted.isAscii)
            std::transform(wanted.text.cbegin(), wanted.text.cend(), wanted.text.begin(), [](char c) { return char(folded(uchar(c))); });
        m_words << wanted;
    }
}

bool EventQuery::fits(const StoredEvent &event) const
{
    return std::all_of(m_words.cbegin(), m_words.cend(), [&](const Word &word) { return fits(word, event); });
}

bool EventQuery::fits(const Word &word, const StoredEvent &event)
{
    const auto isIn = [&](QByteArrayView field) {
        if (word.isAscii)
            return contains(field, word.text);
        return fromUtf8(field).contains(QString::fromUtf8(word.text), Qt::CaseInsensitive);
    };
    switch (word.field) {
    case Field::Type:
        return isIn(event.type);
    case Field::Id:
        return isIn(event.lastEventId);
    case Field::Any:
        break;
    }
    return isIn(event.data) || isIn(event.type) || isIn(event.lastEventId);
}

void EventMatches::read(const EventStore::Events &events)
{
    for (qsizetype i = 0; i < events.size(); ++i) {
        if (m_query.fits(events[i]))
            m_found.push_back(events.first() + i);
    }
}

} // namespace runwatch
