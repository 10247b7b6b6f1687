// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/mainwindow/clearbutton.h"

#include <QAction>
#include <QLineEdit>

namespace runwatch {

void addClearButton(QLineEdit *edit, const QString &name)
{
    edit->setClearButtonEnabled(true);
    if (auto *clear = edit->findChild<QAction *>(QStringLiteral("_q_qlineeditclearaction")))
        clear->setText(name);
}

} // namespace runwatch
