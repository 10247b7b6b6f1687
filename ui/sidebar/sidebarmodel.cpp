// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/sidebar/sidebarmodel.h"

#include "app/model/joblistmodel.h"
#include "ui/look/icons.h"
#include "ui/words/jobwords.h"
#include "ui/words/streamwords.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace runwatch {

using namespace Qt::StringLiterals;

namespace {

// In the order of what needs an operator first.
constexpr std::array shownStates = {JobState::Running,      JobState::Connecting,
                                    JobState::Reconnecting, JobState::Cancelling,
                                    JobState::Stalled,      JobState::Queued,
                                    JobState::Failed,       JobState::Lost,
                                    JobState::Refused,      JobState::CompletedWithErrors,
                                    JobState::Completed,    JobState::EndedEarly,
                                    JobState::Cancelled};

constexpr std::array attentionStates = {JobState::Failed, JobState::Lost, JobState::Refused,
                                        JobState::Stalled, JobState::EndedEarly};

// What of its streams needs an operator most.
QIcon iconOfServer(const ServerStreams &streams)
{
    if (streams.waiting > 0)
        return stateIcon(JobState::Reconnecting);
    if (streams.paused > 0)
        return tintedIcon(Icon::Pause, Tone::Waiting);
    if (streams.connecting > 0)
        return stateIcon(JobState::Connecting);
    if (streams.live + streams.quiet > 0)
        return tintedIcon(Icon::Live, streams.live > 0 ? Tone::Running : Tone::Waiting);
    return tintedIcon(Icon::Server, Tone::Faint);
}

QIcon iconOfRow(SidebarModel::RowKind kind, JobState state)
{
    switch (kind) {
    case SidebarModel::RowKind::All:
        return tintedIcon(Icon::All, Tone::Faint);
    case SidebarModel::RowKind::Attention:
        return tintedIcon(Icon::Attention, Tone::Failed);
    case SidebarModel::RowKind::State:
        return stateIcon(state);
    case SidebarModel::RowKind::Server:
    case SidebarModel::RowKind::Heading:
        break;
    }
    return {};
}

} // namespace

SidebarModel::SidebarModel(QObject *parent)
    : SidebarModel(QDateTime::currentMSecsSinceEpoch, parent)
{
}

SidebarModel::SidebarModel(Clock clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(clock)
{
    m_seconds.setInterval(1000);
    connect(&m_seconds, &QTimer::timeout, this, &SidebarModel::countAnew);
}

void SidebarModel::setJobs(const JobListModel *jobs)
{
    m_jobs = jobs;
    countAnew();
}

QList<SidebarModel::Row> SidebarModel::rowsNow() const
{
    QList<Row> rows{{.kind = RowKind::Heading, .text = tr("Status")},
                    {.kind = RowKind::All, .text = tr("All"), .count = m_jobs ? m_jobs->rowCount() : 0}};
    if (!m_jobs)
        return rows;
    const auto addCounted = [&](const Row &row) {
        if (row.count > 0 || isChosen(row))
            rows << row;
    };
    int attention = 0;
    for (const JobState state : attentionStates)
        attention += m_jobs->count(state);
    addCounted({.kind = RowKind::Attention, .text = tr("Attention"), .count = attention});
    for (const JobState state : shownStates)
        addCounted({.kind = RowKind::State,
                    .state = state,
                    .text = stateWord(state),
                    .count = m_jobs->count(state)});
    const auto servers = m_jobs->servers();
    if (!servers.isEmpty())
        rows << Row{.kind = RowKind::Heading, .text = tr("Servers")};
    const qint64 now = m_clock();
    const auto streams = serverStreams(*m_jobs, now);
    for (const auto &[server, count] : servers) {
        const ServerStreams ofServer = streams.value(server);
        rows << Row{.kind = RowKind::Server, .text = server, .count = count, .streams = ofServer, .detail = serverText(ofServer, now)};
    }
    return rows;
}

void SidebarModel::countAnew()
{
    const QList<Row> rows = rowsNow();
    const bool isSomeOpen = std::ranges::any_of(rows, [](const Row &row) { return row.streams.underWay() > 0; });
    if (isSomeOpen != m_seconds.isActive())
        isSomeOpen ? m_seconds.start() : m_seconds.stop();
    const bool isSameRows = std::ranges::equal(rows, m_rows, &Row::isSame);
    if (!isSameRows) {
        beginResetModel();
        m_rows = rows;
        return endResetModel();
    }
    for (int row = 0; row < rows.size(); ++row) {
        const bool isChanged = rows[row].count != m_rows[row].count || rows[row].detail != m_rows[row].detail
            || rows[row].streams != m_rows[row].streams;
        m_rows[row] = rows[row];
        if (isChanged)
            emit dataChanged(index(row), index(row), {CountRole, DetailRole, Qt::DecorationRole, Qt::AccessibleTextRole});
    }
}

bool SidebarModel::isChosen(const Row &row) const
{
    const QList<Row> &chosen = row.kind == RowKind::Server ? m_chosenServers : m_chosenStates;
    if (row.kind == RowKind::All)
        return chosen.isEmpty();
    return std::ranges::any_of(chosen, [&](const Row &other) { return row.isSame(other); });
}

void SidebarModel::choose(const QModelIndex &index, Mode mode)
{
    if (!index.isValid() || !checkIndex(index))
        return;
    const Row row = m_rows.at(index.row());
    if (row.kind == RowKind::Heading)
        return;
    if (row.kind == RowKind::All)
        m_chosenStates.clear();
    else
        toggle(row.kind == RowKind::Server ? m_chosenServers : m_chosenStates, row, mode);
    tellChoice();
}

void SidebarModel::toggle(QList<Row> &chosen, const Row &row, Mode mode)
{
    const bool wasChosen = isChosen(row);
    if (mode == Mode::Replace) {
        const bool wasOnlyOne = wasChosen && chosen.size() == 1;
        chosen = wasOnlyOne ? QList<Row>() : QList<Row>{row};
    } else if (wasChosen) {
        chosen.removeIf([&](const Row &other) { return row.isSame(other); });
    } else {
        chosen << row;
    }
}

void SidebarModel::clear()
{
    m_chosenStates.clear();
    m_chosenServers.clear();
    tellChoice();
}

void SidebarModel::tellChoice()
{
    countAnew(); // a row of no job may go when it is no longer chosen
    emit dataChanged(index(0), index(rowCount() - 1), {IsChosenRole, Qt::AccessibleTextRole});
    emit choiceChanged(choice());
}

JobChoice SidebarModel::choice() const
{
    JobChoice choice;
    for (const Row &row : m_chosenStates) {
        if (row.kind == RowKind::State)
            choice.states << row.state;
        else
            choice.states.unite(QSet<JobState>(attentionStates.begin(), attentionStates.end()));
    }
    for (const Row &row : m_chosenServers)
        choice.servers << row.text;
    return choice;
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool isHeading = row.kind == RowKind::Heading;
    switch (role) {
    case Qt::DisplayRole:
        return row.text;
    case Qt::DecorationRole:
        return row.kind == RowKind::Server ? iconOfServer(row.streams) : iconOfRow(row.kind, row.state);
    case Qt::AccessibleTextRole: {
        if (isHeading)
            return row.text;
        QString counted = tr("%1, %n job(s)", nullptr, row.count).arg(row.text);
        if (!row.detail.isEmpty())
            counted += QStringLiteral(", ") + row.detail;
        return isChosen(row) ? tr("%1, chosen").arg(counted) : counted;
    }
    case Qt::ToolTipRole:
        return row.detail.isEmpty() ? QVariant() : QVariant((row.text + u'\n' + row.detail).toHtmlEscaped().replace(u'\n', u"<br>"_s));
    case DetailRole:
        return row.kind == RowKind::Server ? QVariant(row.detail) : QVariant();
    case RowKindRole:
        return QVariant::fromValue(row.kind);
    case CountRole:
        return isHeading ? QVariant() : QVariant(row.count);
    case IsChosenRole:
        return !isHeading && isChosen(row);
    default:
        return {};
    }
}

Qt::ItemFlags SidebarModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !checkIndex(index))
        return {};
    return m_rows.at(index.row()).kind == RowKind::Heading ? Qt::ItemNeverHasChildren
                                                           : Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

} // namespace runwatch
