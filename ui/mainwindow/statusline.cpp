// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/statusline.h"

#include "app/run/session.h"
#include "ui/jobs/elidedlabel.h"
#include "ui/words/words.h"

#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <array>

namespace runwatch {
namespace {

constexpr std::array toldStates = {
    JobState::Running,  JobState::Stalled, JobState::Queued,     JobState::Failed,
    JobState::Lost,     JobState::Refused, JobState::EndedEarly, JobState::CompletedWithErrors,
    JobState::Completed};

QLabel *makeLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAccessibleName(name);
    label->setContentsMargins(label->fontMetrics().height() / 2, 0, label->fontMetrics().height() / 2, 0);
    return label;
}

} // namespace

StatusLine::StatusLine(Session &session, QWidget *parent)
    : QStatusBar(parent)
    , m_session(session)
    , m_jobs(session.jobs())
    , m_streams(makeLabel(tr("Streams"), this))
    , m_room(makeLabel(tr("Room for more streams"), this))
    , m_counts(new ElidedLabel(this))
    , m_rate(makeLabel(tr("Rate of arrival"), this))
{
    addWidget(m_streams);
    addWidget(m_room);
    m_room->hide();
    addWidget(m_counts, 1);
    addPermanentWidget(m_rate);
    connect(&m_seconds, &QTimer::timeout, this, &StatusLine::tell);
    m_seconds.start(1000);
    tell();
}

void StatusLine::tell()
{
    tellCounts();
    tellDescriptors(m_session.descriptorUse());
    m_rate->setText(rateText());
}

void StatusLine::tellCounts()
{
    m_streams->setText(streamsText());
    m_counts->setText(jobsText());
}

void StatusLine::tellDescriptors(const DescriptorUse &use)
{
    m_room->setText(tr("Near the limit of open files: room for %n more stream(s)", nullptr, use.connectionsLeft()));
    m_room->setToolTip(tr("This program may have %L1 files open and has %L2. Raise the limit (ulimit -n) to watch more streams.")
                           .arg(use.limit)
                           .arg(use.inUse));
    m_room->setVisible(use.isNearLimit());
}

QString StatusLine::streamsText() const
{
    int live = 0;
    int connecting = 0;
    int reconnecting = 0;
    const QList<RunId> runs = m_jobs.runs();
    for (const RunId run : runs) {
        const StreamStatus *stream = m_jobs.stream(run);
        live += stream->connection == StreamStatus::Connection::Open ? 1 : 0;
        connecting += stream->connection == StreamStatus::Connection::Connecting ? 1 : 0;
        reconnecting += stream->connection == StreamStatus::Connection::Waiting ? 1 : 0;
    }
    if (runs.isEmpty())
        return tr("No streams");
    QStringList parts{tr("%n live stream(s)", nullptr, live)};
    if (connecting > 0)
        parts << tr("%1 connecting").arg(connecting);
    if (reconnecting > 0)
        parts << tr("%1 reconnecting").arg(reconnecting);
    return parts.join(QStringLiteral(" · "));
}

QString StatusLine::jobsText() const
{
    QStringList parts;
    for (const JobState state : toldStates) {
        if (const int count = m_jobs.count(state); count > 0) {
            //: A number of jobs and their state: "12 running"
            parts << tr("%L1 %2").arg(count).arg(stateWord(state).toLower());
        }
    }
    return parts.join(QStringLiteral(" · "));
}

QString StatusLine::rateText()
{
    qint64 events = 0;
    qint64 bytes = 0;
    for (const RunId run : m_jobs.runs()) {
        events += m_jobs.stream(run)->events;
        bytes += m_jobs.stream(run)->bytes;
    }
    const qint64 newEvents = std::max<qint64>(0, events - std::exchange(m_events, events));
    const qint64 newBytes = std::max<qint64>(0, bytes - std::exchange(m_bytes, bytes));
    //: Events a second, and an amount of bytes a second
    return tr("%L1 ev/s   %2/s").arg(newEvents).arg(sizeText(newBytes));
}

} // namespace runwatch
