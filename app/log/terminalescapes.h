// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/terminaltext.h"

namespace runwatch {

// One escape sequence of ECMA-48, or a control that moves the cursor.
struct TerminalEscape
{
    enum class Kind : quint8 {
        None, // nothing of the kind starts here: the bytes are text
        Ignored,
        Style, // SGR
        EraseRight, // from the cursor on
        EraseLeft, // up to the cursor, and what is under it
        EraseAll,
        Column, // `count` is the column, from 0
        Forward,
        Back,
        Return,
    };

    Kind kind = Kind::None;
    qsizetype end = 0; // one past its last byte
    qsizetype count = 0;
    QByteArrayView parameters; // of a Style
};

// Finds the escapes in one line, from left to right. It remembers where no string ends, so that many
// strings without an end do not each look through the whole line.
class TerminalEscapes final
{
public:
    explicit TerminalEscapes(QByteArrayView raw)
        : m_raw(raw)
    {
    }

    // The first place from `at` on where a byte may be an ESC, CR, BS, LF or C1 control; else the end.
    [[nodiscard]] qsizetype next(qsizetype at) const;
    [[nodiscard]] TerminalEscape read(qsizetype at);

private:
    [[nodiscard]] TerminalEscape controlSequence(qsizetype at, qsizetype begin) const;
    [[nodiscard]] TerminalEscape string(qsizetype begin);
    [[nodiscard]] TerminalEscape introduced(qsizetype at, qsizetype begin, uchar control);

    const QByteArrayView m_raw;
    qsizetype m_unendedUntil = 0; // no string that starts before this has an end
};

// SGR: what `parameters` (between "ESC[" and "m") make of `style`. What is not understood changes nothing.
void applyStyle(QByteArrayView parameters, TextStyle &style);

} // namespace runwatch
