# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Runwatch as a person meets it: started as a process, seen through the window
manager and the accessibility bus, driven by keys and the mouse of the X server.
Runs inside of tests/support/x11_session.sh."""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  the version has to be asked for first

Role = Atspi.Role
State = Atspi.StateType


def wait_for(what, question, seconds=10):
    """Asks until the answer is something, and returns it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = question()
        if answer:
            return answer
        time.sleep(0.02)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


def walk(node):
    """The node and all below it that are there, in the order of the tree."""
    if node is None:
        return
    yield node
    for number in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(number))


class Program:
    def __init__(self, path, *arguments):
        Atspi.get_desktop(0)  # starts the accessibility bus: Qt looks for it only once
        self._process = subprocess.Popen([path, *arguments])
        self._window = wait_for("a window", self._windows)[0]
        self.activate()
        self.root = wait_for("the program on the accessibility bus", self._on_the_bus)

    def stop(self):
        self._process.terminate()
        return self._process.wait(timeout=10)

    def leave(self):
        """Ends it as a person does, and returns the exit status."""
        self.press("ctrl+q")
        return self._process.wait(timeout=10)

    def kill(self):
        self._process.kill()
        self._process.wait(timeout=10)

    @property
    def pid(self):
        return self._process.pid

    def minimise(self):
        self._xdotool("windowminimize", "--sync", self._window)

    def activate(self):
        self._xdotool("windowactivate", "--sync", self._window)

    def wait_for_windows(self, count):
        """A menu is a window of its own, even where the accessibility bus shows none."""
        wait_for(f"{count} windows", lambda: len(self._windows()) == count)

    # Keys and mouse

    def press(self, *keys):
        self._xdotool("key", "--delay", "5", *keys)

    def write(self, text):
        self._xdotool("type", "--delay", "5", text)

    def click(self, node, button=1):
        place = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
        self._xdotool("mousemove", str(place.x + place.width // 2), str(place.y + place.height // 2),
                      "click", str(button))

    def wheel(self, x, y, clicks):
        """Turned towards the reader: down."""
        self._xdotool("mousemove", str(x), str(y), "click", "--repeat", str(clicks), "--delay", "2", "5")

    # What a screen reader sees

    def nodes(self, below=None):
        self.root.clear_cache()
        return walk(below or self.root)

    def find(self, role, name, state=State.SHOWING, below=None):
        """The first node of that role and state whose name holds `name`; waits for it."""

        return wait_for(f"a {role.value_nick} named {name!r}", lambda: self._look(role, name, state, below))

    def find_enabled(self, role, name):
        return self.find(role, name, state=State.ENABLED)

    def wait_until_gone(self, role, name):
        wait_for(f"the {role.value_nick} named {name!r} to go", lambda: not self._look(role, name))

    def _look(self, role, name, state=State.SHOWING, below=None):
        return next((node for node in self.nodes(below)
                     if node.get_role() == role and name in (node.get_name() or "")
                     and node.get_state_set().contains(state)), None)

    @staticmethod
    def do(node):
        """Does what the node is there for, as a screen reader asks it to."""
        if not Atspi.Action.do_action(node, 0):
            raise AssertionError(f"{node.get_name()!r} offers no action")

    def _windows(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self._process.pid)],
                               stdout=subprocess.PIPE, text=True)
        return found.stdout.split()

    def _on_the_bus(self):
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(number)
            if application and application.get_process_id() == self._process.pid:
                return application
        return None

    @staticmethod
    def _xdotool(*arguments):
        subprocess.run(["xdotool", *arguments], check=True, timeout=20)
