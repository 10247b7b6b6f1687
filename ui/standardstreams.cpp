// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/standardstreams.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#endif

namespace runwatch {

void keepStandardStreamsTaken()
{
#ifdef Q_OS_UNIX
    constexpr int StandardError = 2;
    for (int descriptor = 0; descriptor <= StandardError; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) == -1) // open() gives the lowest one that is free
            [[maybe_unused]] const int taken = ::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
    }
#endif
}

} // namespace runwatch
