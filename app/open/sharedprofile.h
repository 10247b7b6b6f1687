// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/profile/profile.h"

namespace runwatch {

// The profile as it may be written and given away. Secret variables have no value. What stands as it
// is in a header, in an item of a query or in a member of a body that is named like a secret becomes
// a secret variable, so that the operator is asked for it.
[[nodiscard]] Profile withoutSecrets(Profile profile);

} // namespace runwatch
