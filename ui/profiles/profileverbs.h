// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profilelibrary.h"

#include <QAction>
#include <QObject>

class QPushButton;

namespace runwatch {

// What can be done with profiles, as actions for the list, its context menu and the buttons alike.
// One that does not apply is disabled and its tooltip says why.
class ProfileVerbs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileVerbs)

public:
    explicit ProfileVerbs(QObject *parent = nullptr);

    void setEntry(const ProfileLibrary::Entry *entry); // the selected one; null: none
    [[nodiscard]] QList<QAction *> all() const { return {edit, duplicate, bringIn, giveOut, remove}; }

    QAction *const edit;
    QAction *const duplicate;
    QAction *const bringIn;
    QAction *const giveOut;
    QAction *const remove;
};

// Does what the action does, and is enabled and explained as it is.
[[nodiscard]] QPushButton *buttonFor(QAction *action);

} // namespace runwatch
