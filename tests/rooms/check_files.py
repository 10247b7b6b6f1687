# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Holds every file to the house: two licence lines, #pragma once, a length that can
be read, a name that says something, and nothing strange at the top level.

    check_files.py [ROOT]
"""

import re
import sys
from pathlib import Path

from sources import code_files, tracked

LICENCE = ["// SPDX-FileCopyrightText: 2026 The Runwatch authors", "// SPDX-License-Identifier: Apache-2.0"]
LONGEST = 300  # lines, in app/ and ui/
LONG_FILES = "tests/rooms/long_files.txt"  # "path: the reason why it is longer"
EMPTY_NAMES = re.compile(r"task|worker|manager|handler|helper|util(?!f)")
TOP_LEVEL = {
    ".ci", ".clang-format", ".clang-tidy", ".git", ".github", ".gitignore", "CMakeLists.txt", "CMakePresets.json",
    "LICENSE", "README.md", "app", "packaging", "resources", "tests", "ui",
}


def check_heads(root):
    for path in code_files(root):
        lines = (root / path).read_text().split("\n")
        if lines[:2] != LICENCE:
            yield f"{path}: does not begin with the two SPDX lines"
        if path.suffix == ".h" and "#pragma once" not in lines:
            yield f"{path}: has no #pragma once"


def check_lengths(root):
    listed = {}
    if (root / LONG_FILES).exists():
        for line in (root / LONG_FILES).read_text().splitlines():
            if line and not line.startswith("#"):
                path, _, reason = line.partition(":")
                listed[path.strip()] = reason.strip()
    for path in code_files(root):
        if path.parts[0] not in ("app", "ui"):
            continue
        count = (root / path).read_text().count("\n")
        reason = listed.pop(path.as_posix(), None)
        if count > LONGEST and not reason:
            yield f"{path}: has {count} lines, and {LONG_FILES} gives no reason"
        elif count <= LONGEST and reason is not None:
            yield f"{path}: is not long any more: take it out of {LONG_FILES}"
    for path in listed:
        yield f"{path}: stands in {LONG_FILES} and nowhere else"


def check_names(root):
    for path in code_files(root):
        if found := EMPTY_NAMES.search(path.stem):
            yield f"{path}: '{found.group()}' in a name stands for an idea that is missing"


def check_top_level(root):
    for name in sorted({path.parts[0] for path in tracked(root)} - TOP_LEVEL):
        yield f"{name}: does not belong to the top level"


def check(root):
    if not code_files(root):
        return ["no file was found: the check itself is broken"]
    return [*check_heads(root), *check_lengths(root), *check_names(root), *check_top_level(root)]


def main():
    found = check(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
    print("\n".join(found) or "every file keeps to the house")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
