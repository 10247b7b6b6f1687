// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"

#include <memory>

namespace runwatch {

struct CompiledRules;

// The rules of a profile, made ready to read events with. Immutable: one serves all runs, in
// any thread. How often a profile is used, it is compiled once.
class RuleSet final
{
    Q_DISABLE_COPY_MOVE(RuleSet)

public:
    explicit RuleSet(std::shared_ptr<const Profile> profile); // never null
    ~RuleSet();

    [[nodiscard]] const Profile &profile() const { return *m_profile; }
    [[nodiscard]] const CompiledRules &compiled() const { return *m_compiled; } // for Decoder

private:
    std::shared_ptr<const Profile> m_profile;
    std::unique_ptr<const CompiledRules> m_compiled;
};

} // namespace runwatch
