// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/run/streamreading.h"

#include <QHash>
#include <QString>

namespace runwatch {

class ProfileLibrary;

// What may read a stream.
struct ReadingChoice
{
    RulesPointer asked; // the profile that was named; null: none
    bool wantsBuiltIn = false; // the built-in shapes were named
    QList<RulesPointer> known; // one of them may be chosen by its signature, where nothing was named
};

// The profiles of a library as rules, each compiled once. Lives in the GUI thread; what it hands
// out may be read in any.
class ProfileRules final
{
public:
    explicit ProfileRules(ProfileLibrary *library); // null: there are none

    // By a name or the path of a file; empty: none is named.
    [[nodiscard]] ReadingChoice forRequest(const QString &profile);

private:
    [[nodiscard]] RulesPointer rulesOf(const std::shared_ptr<const Profile> &profile);

    ProfileLibrary *m_library;
    QHash<const Profile *, RulesPointer> m_compiled; // the rules keep the profile
};

} // namespace runwatch
