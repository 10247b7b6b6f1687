// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/profiles/profileverbs.h"

#include "ui/profiles/profilerows.h"

#include <QPushButton>

namespace runwatch {
namespace {

QAction *makeVerb(const QString &text, const QKeySequence &keys, QObject *parent)
{
    auto *action = new QAction(text, parent);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // of the list
    return action;
}

// An empty reason: it applies.
void setApplies(QAction *action, const QString &sentence, const QString &reason)
{
    action->setEnabled(reason.isEmpty());
    action->setToolTip((reason.isEmpty() ? sentence : reason).toHtmlEscaped()); // ours, and may be shown as HTML
}

} // namespace

ProfileVerbs::ProfileVerbs(QObject *parent)
    : QObject(parent)
    , edit(makeVerb(tr("&Edit…"), Qt::Key_F2, this))
    , duplicate(makeVerb(tr("&Duplicate…"), {}, this))
    , bringIn(makeVerb(tr("&Import…"), {}, this))
    , giveOut(makeVerb(tr("E&xport…"), {}, this))
    , remove(makeVerb(tr("&Remove"), Qt::Key_Delete, this))
{
    setApplies(bringIn, tr("Take a profile from a file into your own"), {});
    setEntry(nullptr);
}

void ProfileVerbs::setEntry(const ProfileLibrary::Entry *entry)
{
    const QString none = entry ? QString() : tr("No profile is selected");
    const QString notYours = entry && !entry->isUsers ? tr("This profile is not yours: duplicate it, and change the copy") : none;
    const QString unreadable = entry && !profileIn(*entry) ? tr("This profile cannot be read") : none;
    setApplies(edit, tr("Change the text of the profile (F2)"), notYours);
    setApplies(duplicate, tr("Make a copy under a name of your own"), unreadable);
    setApplies(giveOut, tr("Write the profile to a file, without the values of secret variables"), unreadable);
    setApplies(remove, tr("Remove the profile (Delete)"),
               entry && !entry->isUsers ? tr("This profile is not yours: it cannot be removed") : none);
}

QPushButton *buttonFor(QAction *action)
{
    auto *button = new QPushButton(action->text());
    button->setAutoDefault(false);
    const auto tell = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip().toHtmlEscaped());
    };
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, tell);
    tell();
    return button;
}

} // namespace runwatch
