// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/profile/profilereader.h"

#include <QTextStream>

using namespace runwatch;

// profileverdict FILE... : a line for each, "yes", or "no" and the pointer to what is wrong.
int main(int argc, char *argv[])
{
    QTextStream output(stdout);
    for (int i = 1; i < argc; ++i) {
        const auto read = readProfileFile(QString::fromLocal8Bit(argv[i]));
        if (const auto *error = std::get_if<ProfileError>(&read))
            output << "no " << error->pointer << '\n';
        else
            output << "yes\n";
    }
    return 0;
}
