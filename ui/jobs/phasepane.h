// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/phaselistmodel.h"
#include "ui/jobs/phasepresentation.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QListView;

namespace runwatch {

// The phases of one job, each with its icon, bar and duration.
class PhasePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PhasePane)

public:
    explicit PhasePane(QWidget *parent = nullptr);

    void setJob(const Job *job); // null: none

    [[nodiscard]] QSize sizeHint() const override;

private:
    PhaseListModel m_phases;
    PhasePresentation m_presentation;
    QListView *m_list;
    QLabel *m_note;
    QTimer m_seconds;
};

} // namespace runwatch
