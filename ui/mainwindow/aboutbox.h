// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace runwatch {

// What this program is, and under which licence. Not waited for.
void showAbout(QWidget *window);

} // namespace runwatch
