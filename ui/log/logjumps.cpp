// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/logjumps.h"

#include "app/log/terminaltext.h"
#include "ui/log/logreading.h"
#include "ui/logview/logview.h"

#include <algorithm>
#include <utility>

namespace runwatch {
namespace {

struct Words
{
    QString forward;
    QString backward;
};

Words wordsFor(LogRows::RowKind kind)
{
    switch (kind) {
    case LogRows::RowKind::Error:
        return {LogJumps::tr("No more errors below"), LogJumps::tr("No more errors above")};
    case LogRows::RowKind::Warning:
        return {LogJumps::tr("No more warnings below"), LogJumps::tr("No more warnings above")};
    case LogRows::RowKind::Match:
    case LogRows::RowKind::Connection:
    case LogRows::RowKind::Phase:
        break;
    }
    return {LogJumps::tr("No more matches below"), LogJumps::tr("No more matches above")};
}

} // namespace

LogJumps::LogJumps(LogView &view, LogReading &reading, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_reading(reading)
{
    connect(&m_view, &LogView::currentPlaceChanged, this, [this] {
        if (!m_isShowing)
            m_origin.reset(); // the reader has gone there himself
    });
}

void LogJumps::go(RowKind kind, Direction direction)
{
    m_origin.reset();
    m_wantsFirst = false;
    const LogRows &rows = m_reading.rows();
    const std::optional<qint64> row =
        rows.size() > 0 ? rows.nextRow(startingRow(direction), direction, kind) : std::nullopt;
    const Words words = wordsFor(kind);
    if (row)
        show(*row);
    emit noteMade(row ? QString() : direction == Direction::Forward ? words.forward : words.backward);
}

void LogJumps::goToMark(Direction direction)
{
    const LogRows &rows = m_reading.rows();
    const std::optional<qint64> row =
        rows.size() > 0 ? m_reading.marks().nextRow(rows, startingRow(direction), direction) : std::nullopt;
    m_origin.reset();
    if (row)
        show(*row);
    emit noteMade(row                                   ? QString()
                      : direction == Direction::Forward ? tr("No more marks below")
                                                        : tr("No more marks above"));
}

void LogJumps::showMiddle(qint64 row)
{
    m_origin.reset();
    m_view.setFollowing(false);
    m_view.scrollTo(std::max(m_reading.rows().first(), row - m_view.linesInView().size() / 2));
}

void LogJumps::beginSearch()
{
    if (!m_origin)
        m_origin = here();
    m_wantsFirst = true;
}

// The first one after where the reader was; when there is none, the last one before.
void LogJumps::takeMatches()
{
    const LogRows &rows = m_reading.rows();
    if (!m_wantsFirst || rows.size() == 0 || !m_reading.searching().pattern())
        return;
    const qint64 from = rows.rowAtOrAfter(searchFrom());
    std::optional<qint64> row = rows.nextRow(from - 1, Direction::Forward, RowKind::Match);
    if (!row)
        row = rows.nextRow(from, Direction::Backward, RowKind::Match);
    if (!row)
        return;
    m_wantsFirst = false;
    show(*row);
}

void LogJumps::endSearch()
{
    m_wantsFirst = false;
    m_filterPlace.reset();
    if (const std::optional<Origin> origin = std::exchange(m_origin, std::nullopt))
        returnTo(*origin);
    emit noteMade({});
}

void LogJumps::forget()
{
    m_origin.reset();
    m_filterPlace.reset();
}

LogPlace LogJumps::searchFrom() const
{
    const Origin origin = m_origin.value_or(here());
    const LogRows &rows = m_reading.rows();
    if (rows.size() == 0)
        return {};
    if (origin.isFollowing)
        return rows.place(rows.end() - 1);
    return origin.current.value_or(origin.top.value_or(rows.place(rows.first())));
}

void LogJumps::showInContext()
{
    const std::optional<LogPlace> current = m_view.currentPlace();
    if (m_reading.rows().matchMode() != LogRows::MatchMode::Filter || !current)
        return;
    m_origin.reset();
    m_filterPlace = here();
    emit modeWanted(LogRows::MatchMode::Highlight);
    if (const std::optional<qint64> row = m_reading.rows().rowOf(*current))
        show(*row);
    emit noteMade(tr("All lines around this one. Esc goes back to those that match."));
}

bool LogJumps::leaveContext()
{
    const std::optional<Origin> place = std::exchange(m_filterPlace, std::nullopt);
    if (!place)
        return false;
    emit modeWanted(LogRows::MatchMode::Filter);
    returnTo(*place);
    emit noteMade({});
    return true;
}

// The caret goes to the first match in the line, so that it is in view however long the line is.
void LogJumps::show(qint64 row)
{
    const std::optional<SearchPattern> &pattern = m_reading.searching().pattern();
    qsizetype byte = 0;
    LogPlace shown;
    m_reading.rows().forEach(row, 1, [&](LogPlace place, const LogLine &line) {
        shown = place;
        if (!pattern || line.kind != LogKind::ServerText)
            return;
        QByteArray text;
        appendPlain(line.text, text);
        const QList<ByteRange> ranges = pattern->ranges(text, 1);
        byte = ranges.isEmpty() ? 0 : ranges.constFirst().begin;
    });
    if (shown == LogPlace())
        return; // it has just gone
    m_isShowing = true;
    m_view.showPlace(shown, byte);
    m_isShowing = false;
}

qint64 LogJumps::startingRow(Direction direction) const
{
    const LogRows &rows = m_reading.rows();
    const bool isForward = direction == Direction::Forward;
    if (const std::optional<LogPlace> current = m_view.currentPlace()) {
        if (const std::optional<qint64> row = rows.rowOf(*current))
            return *row;
        return rows.rowAtOrAfter(*current) - (isForward ? 1 : 0); // it is hidden now
    }
    if (m_view.isFollowing())
        return rows.end() - (isForward ? 1 : 0);
    return m_view.topRow() - (isForward ? 1 : 0);
}

LogJumps::Origin LogJumps::here() const
{
    const LogRows &rows = m_reading.rows();
    const qint64 top = m_view.topRow();
    const bool hasTop = top >= rows.first() && top < rows.end();
    return {hasTop ? std::optional(rows.place(top)) : std::nullopt, m_view.currentPlace(),
            m_view.isFollowing()};
}

void LogJumps::returnTo(const Origin &origin)
{
    const LogRows &rows = m_reading.rows();
    if (origin.isFollowing)
        return m_view.setFollowing(true);
    if (origin.current) {
        m_isShowing = true;
        m_view.showPlace(*origin.current);
        m_isShowing = false;
    } else {
        m_view.clearSelection();
    }
    if (origin.top && rows.size() > 0)
        m_view.scrollTo(rows.rowAtOrAfter(*origin.top));
}

} // namespace runwatch
