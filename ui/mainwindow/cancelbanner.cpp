// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/cancelbanner.h"

#include "ui/jobs/elidedlabel.h"
#include "ui/jobs/jobtooltip.h"
#include "ui/logview/visibletext.h"
#include "ui/look/icons.h"
#include "ui/words/timewords.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace runwatch {

CancelBanner::CancelBanner(int delay, QWidget *parent)
    : QFrame(parent)
    , m_undo(new QAction(tintedIcon(Icon::Retry), tr("&Undo cancel"), this))
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_names(new ElidedLabel(this))
    , m_undoButton(new QPushButton(tr("Undo"), this))
    , m_now(new QPushButton(tr("Cancel now"), this))
{
    m_undo->setShortcut(QKeySequence::Undo);
    m_undo->setEnabled(false);
    m_undoButton->setToolTip(tr("Cancel nothing (%1)").arg(m_undo->shortcut().toString(QKeySequence::NativeText)));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    // Where reading begins, whatever the direction of the words themselves.
    m_text->setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    setAccessibleName(tr("About to cancel"));
    auto *lines = new QVBoxLayout;
    lines->addWidget(m_text);
    lines->addWidget(m_names);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_icon);
    layout->addLayout(lines, 1);
    layout->addWidget(m_undoButton);
    layout->addWidget(m_now);
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::PreciseTimer);
    m_due.setInterval(delay);
    m_seconds.setInterval(std::clamp(delay, 1, 1'000));
    connect(&m_due, &QTimer::timeout, this, &CancelBanner::cancelNow);
    connect(&m_seconds, &QTimer::timeout, this, &CancelBanner::tell);
    connect(m_undo, &QAction::triggered, this, &CancelBanner::undoAll);
    connect(m_undoButton, &QPushButton::clicked, this, &CancelBanner::undoAll);
    connect(m_now, &QPushButton::clicked, this, &CancelBanner::cancelNow);
    takeIcon();
    hide();
}

void CancelBanner::offer(const QList<Candidate> &jobs)
{
    for (const Candidate &job : jobs) {
        const auto isThis = [&job](const Candidate &known) { return known.job == job.job; };
        if (std::ranges::none_of(m_jobs, isThis))
            m_jobs << job;
    }
    m_due.start();
    m_seconds.start();
    m_undo->setEnabled(true);
    tell();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void CancelBanner::undoAll()
{
    m_due.stop();
    m_seconds.stop();
    m_undo->setEnabled(false);
    m_jobs.clear();
    hide();
}

void CancelBanner::cancelNow()
{
    const QList<Candidate> jobs = m_jobs;
    undoAll();
    for (const Candidate &job : jobs)
        emit cancelDue(job.job);
}

void CancelBanner::tell()
{
    QStringList names;
    for (const Candidate &job : std::as_const(m_jobs))
        names << visibleText(job.name);
    //: %1 is a duration, such as "4 s"
    const QString what = tr("%n job(s) will be cancelled in %1.", nullptr, int(m_jobs.size()))
                             .arg(durationText(std::max(0, m_due.remainingTime()) + 999));
    m_text->setText(what + u' ' + consequence());
    m_names->setText(names.join(QStringLiteral(", ")));
    m_names->setToolTip(escapedToolTip(names.join(u'\n')));
    setAccessibleDescription(m_text->text() + u' ' + m_names->text());
    fitHeight();
}

QString CancelBanner::consequence() const
{
    const auto asked = std::ranges::count_if(m_jobs, &Candidate::asksServer);
    if (asked == 0)
        return tr("This closes the connections; the server may continue.");
    if (asked == m_jobs.size())
        return tr("The server is asked to cancel them.");
    return tr("The server is asked where it can be; else the connection is closed, and the server may continue.");
}

void CancelBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        takeIcon();
}

void CancelBanner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitHeight();
}

// A splitter does not ask how high wrapped text is.
void CancelBanner::fitHeight()
{
    setMinimumHeight(std::max(0, layout()->totalHeightForWidth(width())));
}

void CancelBanner::takeIcon()
{
    const int side = fontMetrics().height() + 2;
    m_icon->setPixmap(stateIcon(JobState::Cancelling).pixmap(QSize(side, side), devicePixelRatioF()));
}

} // namespace runwatch
