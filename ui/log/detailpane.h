// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/jobs/job.h"
#include "app/model/streamstatus.h"

#include <QTimer>
#include <QWidget>

#include <optional>

namespace runwatch {

class FactForm;

// The Details tab: all that is known of a job's stream, in words that can be selected and copied.
// It is told anew each second while the pane is shown, and at once for another job.
class DetailPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPane)

public:
    explicit DetailPane(QWidget *parent = nullptr);

    // Both may be null; copies are kept.
    void setJob(const Job *job, const StreamStatus *stream);

    // "Name: value" lines of all that is shown.
    [[nodiscard]] QString asText() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showFacts();

    std::optional<Job> m_job;
    std::optional<StreamStatus> m_stream;
    QWidget *m_page;
    FactForm *m_form;
    QTimer m_clock;
};

} // namespace runwatch
