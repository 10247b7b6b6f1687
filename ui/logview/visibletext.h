// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace runwatch {

// A server's words as they may be shown in one line: ANSI escapes are gone, tabs are spaces up to
// the next multiple of TabWidth, and what cannot be seen can be: control characters as their
// pictures (U+2400…), those that turn the direction of text, or hide, as ⟨U+202E⟩. Beyond
// LongestShown characters it is cut, with a mark that says so.
[[nodiscard]] QString visibleText(QStringView text);
[[nodiscard]] QString visibleText(QByteArrayView utf8);

// The same for a text of many lines: each of them in a line of its own.
[[nodiscard]] QString visibleLines(QStringView text);

// The same words for the clipboard: whole, as they were sent, but without escapes and without
// control characters other than tabs and line feeds, so that pasting them runs nothing.
[[nodiscard]] QString cleanText(QByteArrayView utf8);

// Whether the character is a control, turns the direction of text, or takes no room.
[[nodiscard]] bool isInvisible(char32_t character);
[[nodiscard]] QString pictureOf(char16_t invisible); // what stands for it

inline constexpr int TabWidth = 8;
inline constexpr qsizetype LongestShown = 4'096; // characters

} // namespace runwatch
