# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Holds each room to the plan in app/README.md: what it includes is named by its
DEPENDS, what its DEPENDS names is allowed by the plan, and no arrow turns round.

    check_rooms.py [ROOT]
"""

import re
import sys
from pathlib import Path

from sources import code_files, includes, line_of, without_comments

ROOM = re.compile(r"runwatch_room\(\s*(\w+)(.*?)\)", re.S)
PLAN_ROW = re.compile(r"^\|\s*(`(?:app|ui)/[^|]*)\|([^|]*)\|", re.M)
NOUNS = "app/jobs"  # every room that is not below them may name them

FORBIDDEN_IN_APP = [
    (re.compile(r"\btr\s*\(|\btranslate\s*\(|\bQT_TR\w*\s*\("), "words are made in ui/"),
    (re.compile(r"\bQ(Color|Icon|Pixmap|Image|Font|Palette|Brush|Pen|Painter)\b"), "looks are made in ui/"),
]
WIDGETS_OR_GUI = re.compile(
    r"^(QtWidgets|QtGui)\b"
    r"|^Q(Widget|Application|GuiApplication|Action|Label|Dialog|MessageBox|MainWindow|Window|Screen|Style\w*|Menu|\w*Button"
    r"|Color|Icon|Pixmap|Image|Font\w*|Palette|Brush|Pen|Painter\w*|Clipboard|DesktopServices|KeySequence"
    r"|Text(Document|Cursor|Layout|Edit|Browser)|PlainTextEdit|StandardItem\w*|Validator|\w*Delegate"
    r"|(AbstractItem|Table|Tree|List|Graphics)View)$")


class Room:
    def __init__(self, folder, arguments):
        self.folder = folder
        depends = arguments.partition("DEPENDS")[2].split()
        self.targets = [name.removeprefix("runwatch::") for name in depends if name.startswith("runwatch::")]
        self.libraries = [name for name in depends if not name.startswith("runwatch::")]


def read_rooms(root):
    """Target name -> Room, from the CMakeLists.txt of each folder."""
    rooms = {}
    for path in sorted(root.glob("app/*/CMakeLists.txt")) + sorted(root.glob("ui/*/CMakeLists.txt")):
        text = re.sub(r"#[^\n]*", "", path.read_text())
        for found in ROOM.finditer(text):
            rooms[found.group(1)] = Room(path.parent.relative_to(root).as_posix(), found.group(2))
    return rooms


def read_plan(text):
    """Folder -> folders it may include, or None where it may include all."""
    rows = [(re.findall(r"`([^`]+)`", names), allowed) for names, allowed in PLAN_ROW.findall(text)]
    known = [folder for folders, _ in rows for folder in folders]

    def folder_of(name):
        name = name.strip().strip("`")
        return next((folder for folder in (name, "app/" + name, "ui/" + name) if folder in known), None)

    plan = {}
    for folders, allowed in rows:
        everything = "all of" in allowed
        named = {folder_of(name) for name in allowed.split(",")} - {None}
        for folder in folders:
            plan[folder] = None if everything else named | {NOUNS}
    return plan


def check_plan(rooms, plan):
    for room in rooms.values():
        if room.folder not in plan:
            yield f"{room.folder}: has no row in the plan, app/README.md"
            continue
        for target in room.targets:
            if target not in rooms:
                yield f"{room.folder}: DEPENDS names runwatch::{target}, which is no room"
                continue
            folder = rooms[target].folder
            if room.folder.startswith("app/") and folder.startswith("ui/"):
                yield f"{room.folder}: DEPENDS names {folder}: an arrow goes up"
            elif plan[room.folder] is not None and folder not in plan[room.folder]:
                yield f"{room.folder}: DEPENDS names {folder}, which the plan does not allow"
        if room.folder.startswith("app/"):
            for library in room.libraries:
                if library in ("Qt6::Widgets", "Qt6::Gui", "Qt6::Svg"):
                    yield f"{room.folder}: DEPENDS names {library}: app/ draws nothing"


def check_cycles(rooms):
    finished = set()

    def walk(name, path):
        if name in path:
            yield "a cycle: " + " -> ".join(path[path.index(name):] + [name])
        elif name in rooms and name not in finished:
            for target in rooms[name].targets:
                yield from walk(target, path + [name])
            finished.add(name)

    for name in rooms:
        yield from walk(name, [])


def folder_of_include(path):
    parts = path.split("/")
    return "/".join(parts[:2]) if parts[0] in ("app", "ui", "tests") and len(parts) > 2 else None


def check_includes(root, rooms):
    allowed = {room.folder: {room.folder} | {rooms[t].folder for t in room.targets if t in rooms}
               for room in rooms.values()}
    for path in code_files(root):
        folder = folder_of_include(path.as_posix())
        if path.parts[0] not in ("app", "ui"):
            continue
        for line, is_ours, included in includes((root / path).read_text()):
            where = f"{path}:{line}"
            if not is_ours:
                if path.parts[0] == "app" and WIDGETS_OR_GUI.search(included):
                    yield f"{where}: includes <{included}>: app/ draws nothing"
                continue
            target = folder_of_include(included)
            if included.startswith("tests/"):
                yield f"{where}: includes {included}: a room knows no test"
            elif path.parts[0] == "app" and included.startswith("ui/"):
                yield f"{where}: includes {included}: an include goes up"
            elif target is None and folder is not None and not included.endswith(".moc"):
                yield f"{where}: includes {included}: not by its path from the root, or outside of every room"
            elif folder in allowed and target is not None and target not in allowed[folder]:
                yield f"{where}: includes {included}, but DEPENDS does not name {target}"


def check_tests(root, rooms):
    """The tests of a room include that room, what is below it, and tests/support."""
    folders = {room.folder: room for room in rooms.values()}

    def below(folder, seen):
        if folder in folders and folder not in seen:
            seen.add(folder)
            for target in folders[folder].targets:
                if target in rooms:
                    below(rooms[target].folder, seen)
        return seen

    for path in code_files(root):
        if path.parts[0] != "tests" or len(path.parts) < 3 or "app/" + path.parts[1] not in folders:
            continue
        allowed = below("app/" + path.parts[1], set()) | {"tests/support", "/".join(path.parts[:2])}
        for line, is_ours, included in includes((root / path).read_text()):
            target = folder_of_include(included)
            if is_ours and target is not None and target not in allowed:
                yield f"{path}:{line}: includes {included}: not the tested room, nor below it"


def check_app_is_data(root):
    for path in code_files(root):
        if path.parts[0] != "app":
            continue
        text = without_comments((root / path).read_text())
        for pattern, reason in FORBIDDEN_IN_APP:
            for found in pattern.finditer(text):
                yield f"{path}:{line_of(text, found.start())}: {found.group().strip()}: {reason}"


def check(root):
    rooms = read_rooms(root)
    plan = read_plan((root / "app/README.md").read_text())
    if not rooms or not plan:
        return ["no room or no plan was found: the check itself is broken"]
    return [*check_plan(rooms, plan), *check_cycles(rooms), *check_includes(root, rooms), *check_tests(root, rooms),
            *check_app_is_data(root)]


def main():
    found = check(Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve())
    print("\n".join(found) or "every include keeps to the plan")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
