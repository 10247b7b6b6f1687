// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/bar.h"

#include <QProgressBar>

namespace runwatch {

// The big bar of one job, with the strip of its phases. A progress bar for those who do not see it;
// painted here, as one in the list is.
class JobBar final : public QProgressBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobBar)

public:
    explicit JobBar(QWidget *parent = nullptr);

    void setJob(const Job &job);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Bar m_bar;
    QList<Phase> m_phases;
};

} // namespace runwatch
