// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace runwatch {

// A server's words for a file or the clipboard. `raw` is as it was sent; what is written is its shown
// text (terminaltext.h), always valid UTF-8: what was not becomes U+FFFD as in WHATWG Encoding.

// In one line, with nothing hidden: control characters as their pictures (U+2400…), those that turn the
// direction of text, or take no room, as ⟨U+202E⟩. Tabs stay, and joiners between letters.
void appendVisible(QByteArrayView raw, QByteArray &out);

// Inside of a JSON string (RFC 8259). Control characters, and what appendVisible() would make visible,
// are escapes: nothing is lost.
void appendJsonText(QByteArrayView raw, QByteArray &out);

// A cell of RFC 4180, as appendVisible() but with its line feeds. It is in quotation marks, and begins
// with an apostrophe where a spreadsheet would take it for a formula.
void appendCsvCell(QByteArrayView raw, QByteArray &out);

// As it was sent, but without escapes and control characters other than tab and line feed, so that
// pasting it runs nothing.
void appendClean(QByteArrayView raw, QByteArray &out);

} // namespace runwatch
