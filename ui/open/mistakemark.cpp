// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/open/mistakemark.h"

#include "ui/look/tone.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QPlainTextEdit>

#include <algorithm>

namespace runwatch {

QFont monospace(const QFont &around)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QFontInfo(around).pointSizeF());
    return font;
}

void markMistake(QPlainTextEdit &text, qsizetype position)
{
    if (position < 0)
        return text.setExtraSelections({});
    QTextEdit::ExtraSelection mistake;
    mistake.cursor = text.textCursor();
    mistake.cursor.setPosition(int(std::min<qsizetype>(position, text.document()->characterCount() - 1)));
    if (!mistake.cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor))
        mistake.cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
    mistake.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mistake.format.setUnderlineColor(toneColour(Tone::Failed, text.palette()));
    text.setExtraSelections({mistake});
}

} // namespace runwatch
