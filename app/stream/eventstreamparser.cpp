// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/stream/eventstreamparser.h"

#include "app/stream/lineend.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>

namespace runwatch {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
constexpr QByteArrayView dataField("data:");

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

// Digits only; beyond the range it is the largest.
std::optional<qint64> toMilliseconds(QByteArrayView digits)
{
    if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    constexpr qint64 largest = std::numeric_limits<qint64>::max();
    qint64 value = 0;
    for (const char digit : digits) {
        if (value > (largest - 9) / 10)
            return largest;
        value = value * 10 + (digit - '0');
    }
    return value;
}

QByteArrayView withoutLeadingSpace(QByteArrayView value)
{
    return !value.isEmpty() && value.front() == ' ' ? value.sliced(1) : value;
}

} // namespace

EventStreamParser::EventStreamParser(QByteArray lastEventId)
    : EventStreamParser(std::move(lastEventId), Limits())
{
}

EventStreamParser::EventStreamParser(QByteArray lastEventId, Limits limits)
    : m_limits(limits)
    , m_lastEventId(std::move(lastEventId))
{
}

void EventStreamParser::beginBlock(QByteArrayView bytes)
{
    m_position = bytes.begin();
    m_blockEnd = bytes.end();
    if (!bytes.isEmpty() && std::exchange(m_passesLineFeed, false) && *m_position == '\n')
        ++m_position;
}

EventStreamParser::Finding EventStreamParser::readOn()
{
    while (m_position != m_blockEnd) {
        const char *const lineEnd = findLineEnd(m_position, m_blockEnd);
        QByteArrayView line(m_position, lineEnd);
        if (const qint64 size = m_cutSize + line.size(); size > m_limits.line) {
            if (const Finding found = discardLine(size); found != Finding::Nothing)
                return found; // and come back to the same place
        }
        if (lineEnd == m_blockEnd)
            break;

        if (m_cutSize > 0 && !m_discardsLine)
            line = m_cutLine.append(line);
        m_cutSize = 0;
        passLineEnd(lineEnd);
        if (std::exchange(m_isFirstLine, false) && line.startsWith(byteOrderMark))
            line = line.sliced(byteOrderMark.size());
        if (std::exchange(m_discardsLine, false))
            continue;
        if (const Finding found = takeLine(line); found != Finding::Nothing)
            return found;
    }
    return Finding::Nothing;
}

// The block is about to go away: what is unfinished in it is copied.
void EventStreamParser::endBlock()
{
    m_data.hold(); // these may still look into m_cutLine
    m_type.hold();
    m_id.hold();
    if (m_cutSize == 0)
        forget(m_cutLine);
    const QByteArrayView rest(std::exchange(m_position, nullptr), std::exchange(m_blockEnd, nullptr));
    if (m_isStopped)
        return;
    m_cutSize += rest.size();
    if (!m_discardsLine)
        m_cutLine.append(rest);
}

// Said to be inline, as the others below: every line goes through them, and a call
// for each costs a fifth of the speed (tests/bench/bench_parser).
inline void EventStreamParser::passLineEnd(const char *lineEnd)
{
    m_position = lineEnd + 1;
    if (*lineEnd == '\n')
        return;
    if (m_position == m_blockEnd)
        m_passesLineFeed = true; // a blank line must not wait for it
    else if (*m_position == '\n')
        ++m_position;
}

// Reports each limit the line has passed, once.
EventStreamParser::Finding EventStreamParser::discardLine(qint64 size)
{
    if (!m_discardsLine) {
        m_discardsLine = true;
        const char first = m_cutSize > 0 ? m_cutLine.front() : *m_position;
        m_discardsEvent = m_discardsEvent || first != ':'; // a comment belongs to no event
        if (m_cutSize > 0)
            m_cutLine = QByteArray(); // else it is an earlier line, which fields may look into
        m_oversized = {Oversized::What::LineTooLong, m_limits.line};
        return Finding::Oversized;
    }
    if (size > m_limits.hardLine) {
        stop();
        m_oversized = {Oversized::What::LineWithoutEnd, m_limits.hardLine};
        return Finding::Oversized;
    }
    return Finding::Nothing;
}

inline EventStreamParser::Finding EventStreamParser::takeLine(QByteArrayView line)
{
    if (line.isEmpty())
        return endEvent();
    if (line.size() >= dataField.size() && std::memcmp(line.data(), dataField.data(), dataField.size()) == 0)
        return takeData(withoutLeadingSpace(line.sliced(dataField.size())));

    const qsizetype colon = line.indexOf(':');
    if (colon == 0) {
        m_comment = {line.sliced(1)};
        return Finding::Comment;
    }
    if (colon < 0)
        return takeField(line, {});
    return takeField(line.first(colon), withoutLeadingSpace(line.sliced(colon + 1)));
}

EventStreamParser::Finding EventStreamParser::takeField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data")
        return takeData(value);
    if (name == "event") {
        m_type.set(value);
    } else if (name == "id") {
        if (!value.contains('\0')) {
            m_id.set(value);
            m_hasId = true;
        }
    } else if (name == "retry") {
        if (const std::optional<qint64> milliseconds = toMilliseconds(value)) {
            m_reconnectionTime = {*milliseconds};
            return Finding::ReconnectionTime;
        }
    }
    return Finding::Nothing;
}

inline EventStreamParser::Finding EventStreamParser::takeData(QByteArrayView value)
{
    if (m_discardsEvent)
        return Finding::Nothing;
    const qint64 before = m_hasData ? m_data.view().size() + 1 : 0;
    if (before + value.size() > m_limits.event) {
        m_discardsEvent = true;
        m_data.clear();
        m_oversized = {Oversized::What::EventTooLarge, m_limits.event};
        return Finding::Oversized;
    }
    if (std::exchange(m_hasData, true))
        m_data.appendLine(value);
    else
        m_data.set(value);
    return Finding::Nothing;
}

// At the blank line. The views of what is cleared here live on until the next line.
inline EventStreamParser::Finding EventStreamParser::endEvent()
{
    const bool hasId = std::exchange(m_hasId, false);
    if (hasId) {
        m_lastEventId.resize(0);
        m_lastEventId.append(m_id.view());
    }
    const QByteArrayView type = m_type.view();
    m_event = {type.isEmpty() ? QByteArrayView("message") : type, m_data.view(), m_lastEventId,
               hasId && !m_lastEventId.isEmpty()};
    m_type.clear();
    m_data.clear();
    const bool isDiscarded = std::exchange(m_discardsEvent, false);
    if (!std::exchange(m_hasData, false) || isDiscarded)
        return Finding::Nothing;
    return Finding::Event;
}

} // namespace runwatch
