// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QLineEdit;

namespace runwatch {

// Qt's clear button, with the name for a screen reader that Qt leaves out.
void addClearButton(QLineEdit *edit, const QString &name);

} // namespace runwatch
