// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/phasepane.h"

#include "ui/jobs/phasedelegate.h"

#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace runwatch {

PhasePane::PhasePane(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListView(this))
    , m_note(new QLabel(this))
{
    m_presentation.setSourceModel(&m_phases);
    m_list->setModel(&m_presentation);
    m_list->setModelColumn(PhaseListModel::NameColumn);
    m_list->setItemDelegate(
        new PhaseDelegate(PhaseListModel::PhaseRole, PhasePresentation::ValueRole, m_list));
    m_list->setAccessibleName(tr("Phases"));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setMargin(fontMetrics().height() / 2);
    setMinimumWidth(fontMetrics().averageCharWidth() * 26);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    connect(&m_seconds, &QTimer::timeout, &m_presentation, &PhasePresentation::tellTimeAnew);
    m_seconds.start(1000);
    setJob(nullptr);
}

void PhasePane::setJob(const Job *job)
{
    m_phases.setJob(job);
    const int hidden = job ? job->phasesNotShown : 0;
    m_note->setText(hidden > 0 ? tr("%n more phase(s) not shown", nullptr, hidden) : tr("No phases"));
    const bool isEmpty = m_phases.rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_note->setVisible(isEmpty || hidden > 0);
}

QSize PhasePane::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 42, fontMetrics().height() * 12};
}

} // namespace runwatch
