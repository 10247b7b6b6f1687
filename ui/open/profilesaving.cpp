// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/profilesaving.h"

#include "app/profile/profilelibrary.h"
#include "app/profile/profilereader.h"
#include "app/profile/profilewriter.h"
#include "ui/open/inlineerror.h"
#include "ui/open/profilenamebar.h"
#include "ui/words/profilewords.h"

#include <QAccessible>
#include <QLabel>
#include <QVBoxLayout>

namespace runwatch {

ProfileSaving::ProfileSaving(ProfileLibrary *library, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_naming(new ProfileNameBar)
    , m_error(new InlineError)
    , m_said(new QLabel)
{
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_naming);
    layout->addWidget(m_error);
    layout->addWidget(m_said);
    connect(m_naming, &ProfileNameBar::nameChosen, this, &ProfileSaving::save);
}

void ProfileSaving::ask(const Profile &profile, const QString &suggestion)
{
    clear();
    m_profile = profile;
    m_naming->ask(*m_library, tr("What is the profile to be called?"), suggestion);
}

void ProfileSaving::clear()
{
    m_naming->stop();
    m_error->say({});
    m_said->hide();
}

// What cannot be read again must not be written.
void ProfileSaving::save(const QString &name, const QString &id)
{
    m_profile.name = name;
    m_profile.id = id;
    const auto read = readProfile(writeProfile(m_profile), id);
    if (const auto *error = std::get_if<ProfileError>(&read))
        return m_error->say(describe(*error, id));
    const auto outcome = m_library->save(m_profile);
    if (const auto *error = std::get_if<ProfileLibrary::SaveError>(&outcome))
        return m_error->say(describe(*error));
    m_said->setText(tr("The profile %1 is saved, without token and other secrets. It will be among the profiles to choose from.").arg(id));
    m_said->show();
    QAccessibleEvent event(m_said, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace runwatch
