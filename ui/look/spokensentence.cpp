// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/look/spokensentence.h"

#include <QAccessible>
#include <QWidget>

namespace runwatch {

void speak(QWidget *speaker, const QString &sentence)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(speaker, sentence);
#else
    speaker->setAccessibleDescription(sentence);
    QAccessibleEvent event(speaker, QAccessible::Alert);
#endif
    QAccessible::updateAccessibility(&event);
}

} // namespace runwatch
