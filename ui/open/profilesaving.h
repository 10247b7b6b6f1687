// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"

#include <QWidget>

class QLabel;

namespace runwatch {

class InlineError;
class ProfileLibrary;
class ProfileNameBar;

// Asks in the dialog itself what a profile is to be called, saves it, and says how that went. It
// takes no room until it has something to ask or to say.
class ProfileSaving final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileSaving)

public:
    explicit ProfileSaving(ProfileLibrary *library, QWidget *parent = nullptr); // null: it is not to be used

    void ask(const Profile &profile, const QString &suggestion); // with no name yet
    void clear(); // what was asked and said

private:
    void save(const QString &name, const QString &id);

    ProfileLibrary *m_library;
    Profile m_profile;
    ProfileNameBar *m_naming;
    InlineError *m_error;
    QLabel *m_said;
};

} // namespace runwatch
