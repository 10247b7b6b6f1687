// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/removedprofile.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace runwatch {

RemovedProfile::RemovedProfile(int time, QWidget *parent)
    : QWidget(parent)
    , m_sentence(new QLabel)
{
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    auto *undo = new QPushButton(tr("&Undo"));
    undo->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_sentence, 1);
    row->addWidget(undo);
    hide();

    m_time.setSingleShot(true);
    m_time.setInterval(time);
    connect(&m_time, &QTimer::timeout, this, &QWidget::hide);
    connect(undo, &QPushButton::clicked, this, &RemovedProfile::undo);
}

void RemovedProfile::tell(const QString &sentence, const QString &id, const QByteArray &json)
{
    m_sentence->setText(sentence);
    m_id = id;
    m_json = json;
    m_time.start();
    show();
    QAccessibleEvent event(m_sentence, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void RemovedProfile::undo()
{
    if (!m_time.isActive())
        return;
    m_time.stop();
    hide();
    emit undoRequested(m_id, m_json);
}

} // namespace runwatch
