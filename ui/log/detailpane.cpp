// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/detailpane.h"

#include "ui/log/factform.h"
#include "ui/look/icons.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace runwatch {

namespace {

constexpr int ClockInterval = 1'000; // ms

} // namespace

DetailPane::DetailPane(QWidget *parent)
    : QWidget(parent)
    , m_page(new QWidget)
    , m_form(new FactForm)
{
    auto *copy = new QPushButton(tintedIcon(Icon::Copy), tr("&Copy All"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });

    auto *pageLayout = new QVBoxLayout(m_page);
    pageLayout->addWidget(m_form);
    pageLayout->addWidget(copy, 0, Qt::AlignLeft);
    pageLayout->addStretch(1);

    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Details"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    m_clock.setInterval(ClockInterval);
    connect(&m_clock, &QTimer::timeout, this, &DetailPane::showFacts);
    showFacts();
}

void DetailPane::setJob(const Job *job, const StreamStatus *stream)
{
    const bool isAnother = !job || !m_job || job->id != m_job->id || !stream != !m_stream;
    m_job = job ? std::optional(*job) : std::nullopt;
    m_stream = stream ? std::optional(*stream) : std::nullopt;
    if (isAnother && isVisible())
        showFacts(); // what changes otherwise is told by the clock
}

QString DetailPane::asText() const
{
    return m_form->asText();
}

void DetailPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_clock.start();
    showFacts();
}

void DetailPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

void DetailPane::showFacts()
{
    m_page->setVisible(m_stream.has_value());
    if (m_stream)
        m_form->setFacts(streamFacts(*m_stream, m_job ? &*m_job : nullptr, QDateTime::currentMSecsSinceEpoch()));
}

} // namespace runwatch
