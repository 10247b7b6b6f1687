// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/inlineerror.h"

#include "ui/look/tone.h"

#include <QAccessible>
#include <QEvent>
#include <QGuiApplication>

namespace runwatch {

InlineError::InlineError(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    takeColour();
    hide();
}

void InlineError::say(const QString &sentence)
{
    if (sentence == text())
        return;
    setText(sentence);
    setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void InlineError::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        takeColour();
}

void InlineError::takeColour()
{
    QPalette colours = QGuiApplication::palette();
    colours.setColor(QPalette::WindowText, toneColour(Tone::Failed, colours));
    setPalette(colours);
}

} // namespace runwatch
