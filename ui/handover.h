// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/instance/openingsender.h"
#include "app/open/commandline.h"

class QWidget;

namespace runwatch {

// Where windows on this program's display are reached. Needs a QGuiApplication.
[[nodiscard]] QString windowAddress(const CommandLine &commandLine);

// Gives what the command line asks for to the window that is open, and returns when that has been
// decided; after some seconds at the latest. `activationToken`: of the desktop, read before Qt
// takes it.
[[nodiscard]] OpeningSender::Outcome handOver(const CommandLine &commandLine, const QByteArray &activationToken);

// Says on standard error why a window of its own is opened, or why none is; nothing where that is
// as expected.
void tell(OpeningSender::Outcome outcome);

// As far as the desktop allows it: some only mark the window as wanting attention.
void bringToFront(QWidget &window, const QByteArray &activationToken);

} // namespace runwatch
