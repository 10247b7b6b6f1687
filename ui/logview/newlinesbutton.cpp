// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/newlinesbutton.h"

#include "ui/look/tone.h"

namespace runwatch {

NewLinesButton::NewLinesButton(QWidget *parent)
    : QPushButton(tr("Go to the end"), parent)
{
    setCursor(Qt::ArrowCursor);
    setToolTip(tr("Go to the end and follow it (End)"));
    hide();
}

void NewLinesButton::say(qint64 lines, qint64 errors, int margin)
{
    if (lines <= 0) {
        hide();
        return;
    }
    //: On a button over the log; %n lines have come below
    QString text = tr("▼ %n new", nullptr, int(lines));
    if (errors > 0) //: %1 is "128 new"
        text = tr("%1 · %n error(s)", nullptr, int(errors)).arg(text);
    QPalette colours = parentWidget()->palette();
    if (errors > 0)
        colours.setColor(QPalette::ButtonText, toneColour(Tone::Failed, colours));
    setPalette(colours);
    setText(text);
    resize(sizeHint());
    move(parentWidget()->width() - width() - margin, parentWidget()->height() - height() - margin);
    show();
}

} // namespace runwatch
