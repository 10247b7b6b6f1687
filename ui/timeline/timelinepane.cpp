// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/timelinepane.h"

#include "ui/log/rowtable.h"
#include "ui/timeline/stripdelegate.h"
#include "ui/timeline/timeaxis.h"
#include "ui/timeline/timelinemodel.h"

#include <QDateTime>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace runwatch {

TimelinePane::TimelinePane(QWidget *parent)
    : QWidget(parent)
    , m_model(new TimelineModel(this))
    , m_table(makeRowTable(m_model, tr("Timeline")))
    , m_axis(new TimeAxis(TimelineModel::StripColumn, m_table))
    , m_note(new QLabel(tr("Nothing has begun yet."), this))
{
    const int character = fontMetrics().averageCharWidth();
    m_table->setHorizontalHeader(m_axis);
    m_table->setItemDelegateForColumn(TimelineModel::StripColumn, new StripDelegate(TimelineModel::RowRole, TimelineModel::TimeRole, m_table));
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 9 / 5);
    m_axis->resizeSection(TimelineModel::NameColumn, character * 22);
    m_axis->resizeSection(TimelineModel::StartColumn, character * 12);
    m_axis->resizeSection(TimelineModel::DurationColumn, character * 14);
    m_axis->resizeSection(TimelineModel::ShareColumn, character * 9);
    m_axis->setSectionResizeMode(TimelineModel::StripColumn, QHeaderView::Stretch);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setForegroundRole(QPalette::PlaceholderText);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    m_seconds.setInterval(1'000);
    connect(&m_seconds, &QTimer::timeout, this, &TimelinePane::showJob);
    connect(m_model, &TimelineModel::timeChanged, this, [this] { m_axis->setTime(m_model->time()); });
    setJob(nullptr, nullptr);
}

void TimelinePane::setJob(const Job *job, const StreamStatus *stream)
{
    const bool isOther = (job ? job->id : JobId()) != (m_job ? m_job->id : JobId());
    m_job = job ? std::optional(*job) : std::nullopt;
    m_stream = stream ? std::optional(*stream) : std::nullopt;
    // Batches come thirty times a second; the seconds are enough for those who look.
    if (isOther || !isVisible() || !m_seconds.isActive())
        showJob();
}

void TimelinePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showJob();
    m_seconds.start();
}

void TimelinePane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_seconds.stop();
}

void TimelinePane::showJob()
{
    m_note->setVisible(!m_job);
    m_model->setJob(m_job ? &*m_job : nullptr, m_stream ? &*m_stream : nullptr, QDateTime::currentMSecsSinceEpoch());
}

} // namespace runwatch
