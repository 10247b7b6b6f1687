// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobbar.h"

#include "ui/jobs/progresspainter.h"
#include "ui/words/jobwords.h"

#include <QPainter>

namespace runwatch {

JobBar::JobBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Progress"));
}

void JobBar::setJob(const Job &job)
{
    m_bar = barOf(job);
    m_phases = job.phases;
    const QString text = progressText(job);
    setAccessibleDescription(text.isEmpty() ? tr("unknown") : text);
    update();
}

QSize JobBar::sizeHint() const
{
    const int unit = fontMetrics().height();
    return {unit * 20, unit * 18 / 13};
}

void JobBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect bar = rect();
    if (m_phases.size() > 1) {
        const int strip = std::max(2, fontMetrics().height() / 5);
        bar.setHeight(height() - strip - std::max(1, strip / 2));
        const QRect below(0, height() - strip, width(), strip);
        paintPhaseStrip(painter, below, m_phases, palette(), layoutDirection());
    }
    paintBar(painter, bar, m_bar, palette(), layoutDirection());
}

} // namespace runwatch
