// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace runwatch {

// A part of a line's shown text as it stands on the screen, and which of its bytes each character
// comes from. Positions are UTF-16 units of `text`, as Qt counts; bytes are counted from the part's
// beginning.
struct ScreenText
{
    QString text;
    QList<qint32> bytes; // where each position begins, and the end; empty when each is one byte

    [[nodiscard]] bool isPlain() const { return bytes.isEmpty(); } // printable ASCII alone
    [[nodiscard]] qsizetype byteAt(qsizetype position) const; // clamped
    [[nodiscard]] qsizetype positionAt(qsizetype byte) const; // of the character that holds it; clamped
    // Whether the caret may stand there: not inside of what stands for one character.
    [[nodiscard]] bool isStop(qsizetype position) const;
};

// Invalid bytes become U+FFFD as in WHATWG Encoding, tabs are spaces up to the next multiple of
// TabWidth, and what cannot be seen can be, as in visibleText(). Joiners stay where they join.
[[nodiscard]] ScreenText screenText(QByteArrayView shownText);

// How many characters (code points; an invalid byte is one) there are.
[[nodiscard]] qsizetype characterCount(QByteArrayView shownText);

// The bytes of the first `most` characters.
[[nodiscard]] qsizetype bytesOfCharacters(QByteArrayView shownText, qsizetype most);

} // namespace runwatch
