// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/unsavedquestion.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace runwatch {

UnsavedQuestion::UnsavedQuestion(QWidget *parent)
    : QWidget(parent)
    , m_keep(new QPushButton(tr("&Keep editing")))
{
    auto *question = new QLabel(tr("The changes are not saved."));
    question->setTextFormat(Qt::PlainText);
    auto *discard = new QPushButton(tr("&Discard them"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(question, 1);
    row->addWidget(discard);
    row->addWidget(m_keep);
    setAccessibleName(question->text());
    hide();
    connect(discard, &QPushButton::clicked, this, &UnsavedQuestion::discardRequested);
    connect(m_keep, &QPushButton::clicked, this, &UnsavedQuestion::keep);
}

void UnsavedQuestion::keep()
{
    hide();
    emit keepRequested();
}

void UnsavedQuestion::ask()
{
    show();
    m_keep->setFocus();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace runwatch
