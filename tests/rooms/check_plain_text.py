# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Looks for places in ui/ where a server's words could be taken for HTML: Qt guesses
the format of a label, a message box and a tooltip from the text itself.

It reads no C++: it asks that whoever makes a label gives it Qt::PlainText or nothing
but a picture, and that the text of a tooltip is either ours, tr("…"), or escaped.

    check_plain_text.py [ROOT]
"""

import re
import sys
from pathlib import Path

from sources import code_files, line_of, without_comments

MADE = re.compile(r"\b(\w+)\s*[=({]\s*new\s+Q(?:Label|MessageBox)\b|\bQ(?:Label|MessageBox)\s+(\w+)\s*[({;]")
DERIVED = re.compile(r":\s*public\s+Q(?:Label|MessageBox)\b")
MADE_ANYHOW = re.compile(r"\bnew\s+Q(?:Label|MessageBox)\b")
BOX_AT_ONCE = re.compile(r"\bQMessageBox::(question|information|warning|critical|about)\s*\(")
PLAIN = r"setTextFormat\s*\(\s*Qt::PlainText\s*\)"
TOOLTIP = re.compile(r"\b(?:setToolTip|setWhatsThis|showText)\s*\(([^;]*);")
TOOLTIP_ROLE = re.compile(r"case\s+Qt::ToolTipRole\s*:|role\s*==\s*Qt::ToolTipRole")
ESCAPED = re.compile(r"\btr\s*\(|escapedToolTip|toHtmlEscaped|convertFromPlainText|QString\s*\(\s*\)|\{\s*\}|^\s*\)\s*$")
OUR_WORDS = {"m_counts->text()"}  # numbers and tr("…")
TOOLTIP_MADE = re.compile(r"\b[a-z]*[tT]ool[tT]ip\w*\s*\(")  # by a function whose file escapes
ESCAPES = re.compile(r"escapedToolTip|toHtmlEscaped|convertFromPlainText|\b(?!set)[a-z]+ToolTip\s*\(|->toolTip\(\)")


def is_plain(name, text):
    if re.search(rf"\b{name}\s*(->|\.)\s*{PLAIN}", text):
        return True
    shows_picture = re.search(rf"\b{name}\s*(->|\.)\s*setPixmap\s*\(", text)
    return shows_picture and not re.search(rf"\b{name}\s*(->|\.)\s*setText\s*\(", text)


def check_labels(path, text, both):
    """`both` is the text of the class and of its .cpp."""
    for found in MADE.finditer(text):
        name = found.group(1) or found.group(2)
        if not is_plain(name, both):
            yield f"{path}:{line_of(text, found.start())}: {name} is not set to Qt::PlainText"
    for found in DERIVED.finditer(text):
        if not re.search(rf"(?<![>.])\b{PLAIN}", both):
            yield f"{path}:{line_of(text, found.start())}: a label of its own that is not set to Qt::PlainText"
    named = {found.end() for found in MADE.finditer(text)}
    for found in MADE_ANYHOW.finditer(text):
        if found.end() not in named:
            yield f"{path}:{line_of(text, found.start())}: a label without a name cannot be set to Qt::PlainText"
    for found in BOX_AT_ONCE.finditer(text):
        yield f"{path}:{line_of(text, found.start())}: {found.group()}…) guesses the format of its text"


def check_tooltips(path, text):
    for found in TOOLTIP.finditer(text):
        words = found.group(1)
        is_ours = ESCAPED.search(words) or any(ours in words for ours in OUR_WORDS)
        if not is_ours and not (TOOLTIP_MADE.search(words) and ESCAPES.search(text)):
            yield f"{path}:{line_of(text, found.start())}: a tooltip that is neither tr(\"…\") nor escaped"
    for found in TOOLTIP_ROLE.finditer(text):
        if not ESCAPES.search(text):
            yield f"{path}:{line_of(text, found.start())}: answers Qt::ToolTipRole and escapes nothing"


def check(root):
    found = []
    seen = 0
    texts = {path: without_comments((root / path).read_text()) for path in code_files(root) if path.parts[0] == "ui"}
    for path, text in texts.items():
        seen += len(MADE.findall(text))
        both = "".join(texts.get(path.with_suffix(suffix), "") for suffix in (".h", ".cpp"))
        found += [*check_labels(path, text, both), *check_tooltips(path, text)]
    return found if seen else ["no label was found: the check itself is broken"]


def main():
    found = check(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
    print("\n".join(found) or "the server's words are plain text")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
