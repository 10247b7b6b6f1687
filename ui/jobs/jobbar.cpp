// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobbar.h"

#include "ui/jobs/progresspainter.h"
#include "ui/words/progresswords.h"

#include <QPainter>

namespace runwatch {

JobBar::JobBar(QWidget *parent)
    : QProgressBar(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTextVisible(false);
    setAccessibleName(tr("Progress"));
}

void JobBar::setJob(const Job &job)
{
    m_bar = barOf(job);
    m_phases = job.phases;
    setRange(0, m_bar.filled ? 100 : 0); // 0 to 0 is unknown
    setValue(int(m_bar.filled.value_or(0) * 100 + 1e-9));
    const QString text = progressAndOrigin(job);
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
