// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace runwatch {

// What a terminal would show of one line: its *shown text*. This, never the raw escapes, is what is
// searched, highlighted, copied and exported.
//
// SGR (ESC[…m) becomes styles; every other escape of ECMA-48 is dropped. CR and BS move back, and what
// follows overwrites; ESC[K and ESC[J erase, ESC[nG, ESC[nC and ESC[nD move within the line, to the right
// of its end at most to column 1 024, and over 16 empty columns for each byte of the line and 65 536 more
// in all. Wide characters (CJK, emoji) take two columns, combining ones none, a tab those up to the next
// multiple of eight; it stays a tab unless it is written over. A line feed inside the text begins anew at
// the left. A string (OSC, DCS, …) that never ends hides nothing, nor does a control sequence of more than
// 256 bytes. Bytes stay bytes: invalid UTF-8 and other control characters are kept, and ui makes them
// visible. The time and the memory needed grow with the bytes alone.

// How characters look, as far as the server said.
struct TextStyle
{
    enum class Colour : quint8 { Default, Indexed, Rgb };

    struct Ink
    {
        Colour kind = Colour::Default;
        quint32 value = 0; // Indexed: 0 to 255, as xterm counts; Rgb: 0xRRGGBB

        friend bool operator==(const Ink &, const Ink &) = default;
    };

    Ink foreground;
    Ink background;
    bool bold = false;
    bool faint = false;
    bool italic = false;
    bool underline = false;
    bool strikeOut = false;
    bool inverse = false;
    bool conceal = false;

    friend bool operator==(const TextStyle &, const TextStyle &) = default;
};

struct StyledSpan
{
    qsizetype begin = 0; // bytes of TerminalText::text
    qsizetype end = 0;
    TextStyle style;

    friend bool operator==(const StyledSpan &, const StyledSpan &) = default;
};

struct TerminalText
{
    QByteArray text;
    QList<StyledSpan> spans; // where a style was set; in order, never empty, never overlapping
};

// Whether an ESC, CR, BS or C1 control is in it. Where none is, the bytes are the shown text.
[[nodiscard]] bool needsTerminal(QByteArrayView raw);

[[nodiscard]] TerminalText readTerminal(QByteArrayView raw);
void appendPlain(QByteArrayView raw, QByteArray &out); // the text alone

} // namespace runwatch
