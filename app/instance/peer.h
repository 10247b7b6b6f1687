// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLocalSocket;

namespace runwatch {

// Whether the other end of a connected socket is a program of the same user, as the kernel says.
// Where the system cannot be asked (Windows), the pipe's own access list has to do, and this is true.
[[nodiscard]] bool isSameUser(const QLocalSocket &socket);

} // namespace runwatch
