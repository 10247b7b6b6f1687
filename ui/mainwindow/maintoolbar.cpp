// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/maintoolbar.h"

#include "ui/jobs/jobverbs.h"
#include "ui/look/icons.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/clearbutton.h"

#include <QAction>
#include <QEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace runwatch {

MainToolBar::MainToolBar(const Actions &actions, const JobVerbs &verbs, QWidget *parent)
    : QToolBar(tr("Main toolbar"), parent)
    , m_filter(new QLineEdit(this))
{
    setObjectName(QStringLiteral("mainToolBar"));
    setMovable(false);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addActions({actions.openStream, verbs.cancel, verbs.retry, verbs.reconnect});
    addSeparator();
    addAction(actions.clearFinished);
    auto *stretch = new QWidget(this);
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(stretch);

    m_filter->setPlaceholderText(tr("Filter jobs"));
    m_filter->setToolTip(tr("Words to look for in names, messages, phases and servers"));
    m_filter->setAccessibleName(tr("Filter jobs"));
    addClearButton(m_filter, tr("Clear filter"));
    QAction *sign = m_filter->addAction(tintedIcon(Icon::Filter, Tone::Faint), QLineEdit::LeadingPosition);
    sign->setText(tr("Filter jobs"));
    m_filterPlace = addWidget(m_filter);
    fitFont();
}

void MainToolBar::setFilterMenu(QMenu *menu)
{
    auto *button = new QToolButton(this);
    button->setText(menu->title());
    button->setIcon(tintedIcon(Icon::All));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setToolTip(tr("Show jobs by status and server"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    m_filterMenu = insertWidget(m_filterPlace, button);
}

void MainToolBar::showFilterMenu(bool shown)
{
    m_filterMenu->setVisible(shown);
}

void MainToolBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitFont();
}

void MainToolBar::fitFont()
{
    const int unit = fontMetrics().height();
    setIconSize({unit + 2, unit + 2});
    setContentsMargins(unit / 4, unit / 5, unit / 4, unit / 5);
    m_filter->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    m_filter->setMaximumWidth(fontMetrics().averageCharWidth() * 38);
}

} // namespace runwatch
