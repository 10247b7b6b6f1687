// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/log/terminaltext.h"

#include <QHash>
#include <QPalette>
#include <QTextCharFormat>

namespace runwatch {

// Why a part of a line stands out. The nine labels are the reader's own rules.
enum class HighlightKind : quint8 { Match, CurrentMatch, Label1, Label2, Label3, Label4, Label5, Label6, Label7, Label8, Label9 };

// The colours a server asked for and those of our highlights, made readable on this palette: any text has
// a contrast of at least 4.5 to what is behind it, light and dark. Keeps what it has worked out.
class LogColours final
{
public:
    explicit LogColours(QPalette palette);

    [[nodiscard]] const QPalette &palette() const { return m_palette; }

    // Bold, italics, underline, strike-out, inverse and faint too. What should be concealed is shown:
    // a log hides nothing.
    [[nodiscard]] QTextCharFormat format(const TextStyle &style) const;
    [[nodiscard]] QTextCharFormat highlight(HighlightKind kind) const;
    [[nodiscard]] QTextCharFormat selection() const;
    [[nodiscard]] QTextCharFormat link() const;
    [[nodiscard]] QColor currentLine() const; // behind the line of the caret

private:
    [[nodiscard]] QColor ink(TextStyle::Ink ink, QPalette::ColorRole fallback) const;
    [[nodiscard]] QColor readable(const QColor &colour, const QColor &on) const;

    QPalette m_palette;
    mutable QHash<quint64, QRgb> m_readable; // of colour and ground
};

// The colour itself when its contrast to the ground is at least 4.5, else one of its hue that is
// lighter or darker by just as much as it takes.
[[nodiscard]] QColor madeReadable(const QColor &colour, const QColor &ground);

} // namespace runwatch
