// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/streamrequest.h"
#include "app/open/requesterror.h"
#include "app/profile/profilelibrary.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace runwatch {

// Rows of a form: by which profile a stream is asked for and read, and a field for each variable of
// the one that is chosen.
class ProfileFields final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProfileFields)

public:
    // Adds its rows at the end of `form`, which has to live as long.
    ProfileFields(const ProfileLibrary &library, QFormLayout *form, QObject *parent = nullptr);

    void setRequest(const StreamRequest &request);
    void fill(StreamRequest &request) const; // with what was chosen and typed
    [[nodiscard]] std::shared_ptr<const Profile> profile() const { return m_profile; } // null: chosen by signature
    [[nodiscard]] std::optional<RequestError> error() const; // the chosen one is a file that cannot be read
    [[nodiscard]] QString source() const; // where the profile would go by itself, to be shown; may be empty

    void setFocus(const RequestError &error); // to the field that it is about

signals:
    void sourceChanged(); // another profile, or other values

private:
    void addChoices();
    void showVariables();
    void addVariable(const Profile::Variable &variable);

    ProfileLibrary m_library;
    QFormLayout *m_form;
    QComboBox *m_choice;
    QHash<QString, QLineEdit *> m_fields; // by the variable's name
    std::shared_ptr<const Profile> m_profile;
};

} // namespace runwatch
