// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/logview/newlinesbutton.h"

#include "ui/look/tone.h"

#include <QLocale>

namespace runwatch {

NewLinesButton::NewLinesButton(QWidget *parent)
    : QPushButton(tr("Go to the end"), parent)
{
    setCursor(Qt::ArrowCursor);
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
    setToolTip(tr("Go to the end and follow it (End)"));
    stand(text, colours, margin);
}

void NewLinesButton::sayPaused(qint64 lines, int margin)
{
    //: On a button over the log: it is not drawn any further, though lines come
    const QString text = tr("Paused: %n new line(s)", nullptr, int(lines)).replace(QString::number(lines), QLocale().toString(lines));
    setToolTip(tr("Draw new lines again (Space)"));
    stand(text, parentWidget()->palette(), margin);
}

void NewLinesButton::stand(const QString &text, const QPalette &colours, int margin)
{
    setPalette(colours);
    if (text == this->text() && isVisible() && geometry().bottomRight() == parentWidget()->rect().bottomRight() - QPoint(margin, margin))
        return;
    setText(text);
    resize(sizeHint());
    move(parentWidget()->width() - width() - margin, parentWidget()->height() - height() - margin);
    show();
}

} // namespace runwatch
