// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace runwatch {

// Where the window of this user on this display can be reached: the path of a socket in a folder
// that no other user can look into, made when it is not there. Empty when there can be none, as
// where the folder belongs to somebody else. `display` names the platform and the display; two
// displays have two addresses. Elsewhere than on Unix, the name of a pipe.
[[nodiscard]] QString windowAddress(const QString &display);

} // namespace runwatch
