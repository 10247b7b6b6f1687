// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/profilechooser.h"

#include "ui/logview/visibletext.h"
#include "ui/words/eventwords.h"

#include <QActionGroup>
#include <QMenu>
#include <QStyle>

namespace runwatch {

namespace {

// A menu takes an ampersand for the key of its entry.
QString entryText(const QString &name)
{
    return visibleText(QStringView(name)).replace(u'&', QStringLiteral("&&"));
}

} // namespace

ProfileChooser::ProfileChooser(QWidget *parent)
    : QToolButton(parent)
    , m_menu(new QMenu(this))
{
    setPopupMode(InstantPopup);
    setMenu(m_menu);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::TabFocus);
    setStream({});
    connect(m_menu, &QMenu::aboutToShow, this, &ProfileChooser::fillMenu);
}

void ProfileChooser::setStream(const StreamStatus &stream)
{
    m_profile = stream.profile;
    m_isAsked = stream.profileReason == StreamStatus::ProfileReason::Asked;
    //: %1 is what reads the events: a profile's name, or "Built-in shapes"
    const QString text = tr("Read by: %1").arg(entryText(profileNameText(stream)));
    if (text != this->text())
        setText(text);
    const QString whole = tr("Read by: %1").arg(visibleText(QStringView(profileText(stream))));
    if (whole != accessibleName())
        setAccessibleName(whole);
    //: %1 is a reason: "since the address fits"
    setToolTip(tr("Chosen %1. Click to have the events read in another way.").arg(profileReasonText(stream.profileReason)));
}

void ProfileChooser::setChoices(const QList<Choice> &choices)
{
    m_choices = choices;
}

QSize ProfileChooser::sizeHint() const
{
    return QToolButton::sizeHint() + QSize(2 * style()->pixelMetric(QStyle::PM_MenuButtonIndicator, nullptr, this), 0);
}

void ProfileChooser::fillMenu()
{
    m_menu->clear();
    auto *group = new QActionGroup(m_menu);
    const auto add = [&](const QString &name, const QString &id, bool isChecked) {
        QAction *action = m_menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(isChecked);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, id] { emit chosen(id); });
    };
    add(tr("&Automatic"), QString(), !m_isAsked);
    add(tr("&Built-in Shapes"), QStringLiteral("default"), m_isAsked && m_profile.isEmpty());
    m_menu->addSeparator();
    for (const Choice &choice : std::as_const(m_choices))
        add(entryText(choice.name.isEmpty() ? choice.id : choice.name), choice.id, m_isAsked && choice.id == m_profile);
}

} // namespace runwatch
