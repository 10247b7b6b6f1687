// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/run/profilerules.h"

#include "app/profile/profilelibrary.h"

namespace runwatch {

ProfileRules::ProfileRules(ProfileLibrary *library)
    : m_library(library)
{
}

ReadingChoice ProfileRules::forRequest(const QString &profile)
{
    ReadingChoice choice;
    choice.wantsBuiltIn = profile == BuiltInProfile;
    if (!m_library || choice.wantsBuiltIn)
        return choice;
    if (!profile.isEmpty()) {
        if (const auto found = m_library->profile(profile))
            choice.asked = rulesOf(found);
        return choice;
    }
    for (const ProfileLibrary::Entry &entry : m_library->entries()) {
        if (const auto *known = std::get_if<std::shared_ptr<const Profile>>(&entry.profile))
            choice.known << rulesOf(*known);
    }
    return choice;
}

RulesPointer ProfileRules::rulesOf(const std::shared_ptr<const Profile> &profile)
{
    RulesPointer &rules = m_compiled[profile.get()];
    if (!rules)
        rules = std::make_shared<RuleSet>(profile);
    return rules;
}

} // namespace runwatch
