// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/eventbar.h"

#include "ui/look/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

namespace runwatch {

EventBar::EventBar(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit)
    , m_count(new QLabel)
    , m_unrecognised(new QToolButton)
    , m_copy(new QPushButton(tintedIcon(Icon::Copy), tr("&Copy as Event Stream")))
    , m_teach(new QPushButton(tr("&Teach…")))
    , m_profile(new ProfileChooser)
{
    m_filter->setPlaceholderText(tr("Filter: words, event:name, id:7"));
    m_filter->setAccessibleName(tr("Filter events"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(20 * fontMetrics().averageCharWidth());
    m_filter->setMaximumWidth(45 * fontMetrics().averageCharWidth());
    m_count->setTextFormat(Qt::PlainText);
    m_unrecognised->setCheckable(true);
    m_unrecognised->setFocusPolicy(Qt::TabFocus);
    m_unrecognised->setToolTip(tr("Show what Runwatch could not read, one row for each shape of event"));
    m_teach->setToolTip(tr("Show Runwatch what the values of these events mean"));
    setNotUnderstood(0);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_unrecognised);
    layout->addWidget(m_copy);
    layout->addStretch(1);
    layout->addWidget(m_profile);
    layout->addWidget(m_teach);

    connect(m_filter, &QLineEdit::textChanged, this, &EventBar::filterChanged);
    connect(m_unrecognised, &QToolButton::toggled, this, &EventBar::shapesToggled);
    connect(m_unrecognised, &QToolButton::toggled, m_filter, &QLineEdit::setDisabled);
    connect(m_copy, &QPushButton::clicked, this, &EventBar::copyRequested);
    connect(m_teach, &QPushButton::clicked, this, &EventBar::teachRequested);
}

void EventBar::setShown(qint64 shown, qint64 total, bool isSearching)
{
    const QLocale locale;
    //: How many events are shown, and of how many
    const QString count = tr("%1 of %2").arg(locale.toString(shown), locale.toString(total));
    m_count->setText(isSearching ? tr("%1 so far").arg(count) : count);
}

void EventBar::setNotUnderstood(qint64 events)
{
    //: %1 is how many
    m_unrecognised->setText(tr("Unrecognised (%1)").arg(QLocale().toString(events)));
}

void EventBar::enableCopying(bool isEnabled)
{
    m_copy->setEnabled(isEnabled);
}

void EventBar::findEvents()
{
    m_unrecognised->setChecked(false);
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void EventBar::clearFilter()
{
    m_filter->clear();
}

QString EventBar::filter() const
{
    return m_filter->text();
}

bool EventBar::showsShapes() const
{
    return m_unrecognised->isChecked();
}

} // namespace runwatch
