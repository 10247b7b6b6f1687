// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"

#include <QDialog>

#include <optional>

class QLabel;
class QTreeView;

namespace runwatch {

class InlineError;
class ProfileLibrary;
class ProfileNameBar;
class ProfileRows;
class ProfileVerbs;
class RemovedProfile;

// All profiles, whose they are and what is wrong with those that cannot be read; and what can be done
// with them. It is not modal. What it has to ask or to say stands in it.
class ProfilesDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfilesDialog)

public:
    static constexpr int DefaultUndoTime = 10'000; // ms

    // The library outlives the dialog, which has it read its files anew when it is shown.
    explicit ProfilesDialog(ProfileLibrary &library, QWidget *parent = nullptr, int undoTime = DefaultUndoTime);

    void bringIn(const QString &file);
    void giveOut(const QString &file); // the selected profile
    [[nodiscard]] QString selected() const; // an id; empty: none

signals:
    void profilesChanged(); // one was saved or removed

protected:
    void showEvent(QShowEvent *event) override;

private:
    void assemble();
    void connectVerbs();
    void tellSelected();
    void edit();
    void duplicate();
    void chooseFileIn();
    void chooseFileOut();
    void remove();
    void putBack(const QString &id, const QByteArray &json);
    void ask(const Profile &profile, const QString &question, const QString &suggestion);
    void save(Profile profile);
    void tellAnew(const QString &selected);
    void say(const QString &sentence); // that went well

    ProfileLibrary &m_library;
    ProfileRows *m_rows;
    ProfileVerbs *m_verbs;
    QTreeView *m_list;
    QLabel *m_said;
    InlineError *m_error;
    ProfileNameBar *m_naming;
    RemovedProfile *m_removed;
    std::optional<Profile> m_unnamed; // waits for its name
};

} // namespace runwatch
