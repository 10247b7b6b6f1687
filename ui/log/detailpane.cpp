// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/detailpane.h"

#include "ui/log/streamfacts.h"
#include "ui/look/icons.h"

#include <QClipboard>
#include <QDateTime>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace runwatch {

namespace {

constexpr int ClockInterval = 1'000; // ms

QLabel *makeLabel(Qt::TextInteractionFlags flags)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(flags);
    label->setWordWrap(flags != Qt::NoTextInteraction);
    // Where reading begins, whatever the direction of the value itself.
    label->setAlignment(QStyle::visualAlignment(label->layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute
                        | Qt::AlignTop);
    return label;
}

} // namespace

DetailPane::DetailPane(QWidget *parent)
    : QWidget(parent)
    , m_page(new QWidget)
    , m_form(new QFormLayout)
{
    auto *copy = new QPushButton(tintedIcon(Icon::Copy), tr("&Copy All"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(asText()); });

    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    auto *pageLayout = new QVBoxLayout(m_page);
    pageLayout->addLayout(m_form);
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
    QStringList lines;
    for (const Row &row : m_rows)
        lines << row.name->text() + u' ' + row.value->text();
    return lines.join(u'\n');
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

// Labels are kept, and touched only when their text has changed: what is selected stays selected.
void DetailPane::showFacts()
{
    m_page->setVisible(m_stream.has_value());
    if (!m_stream)
        return;
    const QList<Fact> facts =
        streamFacts(*m_stream, m_job ? &*m_job : nullptr, QDateTime::currentMSecsSinceEpoch());
    while (m_rows.size() > facts.size()) {
        m_form->removeRow(int(m_rows.size()) - 1);
        m_rows.removeLast();
    }
    while (m_rows.size() < facts.size()) {
        const Row row{makeLabel(Qt::NoTextInteraction),
                      makeLabel(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard)};
        m_form->addRow(row.name, row.value);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < facts.size(); ++i) {
        const QString name = tr("%1:").arg(facts[i].name);
        if (m_rows[i].name->text() != name)
            m_rows[i].name->setText(name);
        m_rows[i].value->setAccessibleName(facts[i].name);
        if (m_rows[i].value->text() != facts[i].value)
            m_rows[i].value->setText(facts[i].value);
    }
}

} // namespace runwatch
