// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/searchfield.h"

#include "ui/look/tone.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QTextCharFormat>

#include <algorithm>
#include <utility>

namespace runwatch {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent)
{
}

// A line edit has no formats of its own but those of text that is being composed: an input method
// that composes nothing may still say how the text around it looks.
void SearchField::markMistake(qsizetype at)
{
    if (std::exchange(m_mistake, at) < 0 && at < 0)
        return;
    QList<QInputMethodEvent::Attribute> formats;
    if (at >= 0 && !text().isEmpty()) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(toneColour(Tone::Failed, palette()));
        const int wrong = int(std::min(at, text().size() - 1));
        formats.append({QInputMethodEvent::TextFormat, wrong - cursorPosition(), 1, format});
    }
    QInputMethodEvent event(QString(), formats);
    QCoreApplication::sendEvent(this, &event);
}

} // namespace runwatch
