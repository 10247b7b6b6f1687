# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the tree: which files there are, and what of them is code."""

import re
import subprocess
from pathlib import Path

BUILT = {".git", ".build", "build", ".cache", "node_modules", "__pycache__", ".next"}
CODE = {".h", ".cpp"}

NOT_CODE = re.compile(
    r'(?P<string>R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\')'
    r"|//[^\n]*|/\*.*?\*/",
    re.S)
DIGIT_SEPARATOR = re.compile(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.M)


def without_comments(text):
    """The text with comments gone and strings emptied; lines stay where they are."""
    def blank(found):
        lines = "\n" * found.group().count("\n")
        return '""' + lines if found.group("string") else lines
    return NOT_CODE.sub(blank, DIGIT_SEPARATOR.sub("", text))


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def includes(text):
    """(line, is ours, path) of each #include."""
    return [(line_of(text, found.start(2)), found.group(1) == '"', found.group(2)) for found in INCLUDE.finditer(text)]


def tracked(root):
    """What git keeps, or all files where there is no git; paths from the root."""
    # A file that git knows but that is being moved is not there.
    listing = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, check=False)
    if listing.returncode == 0 and listing.stdout:
        paths = [Path(name) for name in listing.stdout.decode().split("\0") if name]
        return sorted(path for path in paths if (root / path).is_file())
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(path for path in paths if not BUILT & set(path.parts))


def code_files(root):
    return [path for path in tracked(root) if path.suffix in CODE]
