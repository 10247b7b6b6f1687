# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Ten million lines through a socket into the window, read by keys and wheel while
they come: none is lost, the window stays small, and it answers."""

import hashlib
import os
import re
import sys
import tempfile
import time
import unittest

from logserver import LogServer, line
from processfacts import anonymous_kilobytes, main_thread_seconds
from program import Atspi, Program, Role, State, wait_for

LINES = int(os.environ.get("RUNWATCH_TEST_LINES", 10_000_000))
LATE = LINES // 10  # come while the log is read
MOST_ANONYMOUS = 64 << 10  # kB


class Millions(unittest.TestCase):
    def setUp(self):
        self.server = LogServer(LINES, pause_at=LINES - LATE)
        self.addCleanup(self.server.stop)
        self.program = Program(PROGRAM, self.server.url("/nightly"))
        self.addCleanup(self.program.stop)
        self.log = self.program.find(Role.TEXT, "Log")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "nightly.log")

    def shown(self):
        return Atspi.Text.get_text(self.log, 0, Atspi.Text.get_character_count(self.log))

    def wait_for_line(self, number, seconds=2):
        wait_for(f"line {number} in view", lambda: line(number)[1] in self.shown(), seconds)

    def first_shown(self):
        found = re.search(r"\b(\d{9}) worker-", self.shown())
        return int(found.group(1)) if found else -1

    def press_in_log(self, *keys):
        Atspi.Component.grab_focus(self.log)
        self.program.press(*keys)

    def test_ten_million_lines(self):
        began, drawn = time.monotonic(), main_thread_seconds(self.program.pid)
        self.assertTrue(self.server.paused.wait(240), "the program reads too slowly")
        self.wait_for_line(LINES - LATE - 1, 10)
        seconds = time.monotonic() - began
        share = (main_thread_seconds(self.program.pid) - drawn) / seconds
        print(f"\n{LINES - LATE} lines in {seconds:.1f} s; the drawing thread was busy for {100 * share:.0f} % of it")
        self.assertLess(share, 0.5)

        self.press_in_log("ctrl+Home")
        self.wait_for_line(0)
        self.server.go_on()
        self.read_about()
        self.assertTrue(self.server.sent.wait(120), "the program reads too slowly while it is read")
        self.press_in_log("ctrl+End")
        self.wait_for_line(LINES - 1, 10)

        anonymous = anonymous_kilobytes(self.program.pid)
        print(f"{anonymous >> 10} MB of memory of its own at {LINES} lines")
        self.assertLess(anonymous, MOST_ANONYMOUS)
        self.assert_exported_as_sent()
        self.program.press("Escape")
        self.assertEqual(self.program.leave(), 0)

    def read_about(self):
        """Far and near, while lines come. The line that is asked for must be there at once."""
        self.press_in_log("Next", "Next", "Prior", "Prior")
        self.wait_for_line(0)
        self.press_in_log("alt+z", "Next", "Prior", "alt+z")
        self.wait_for_line(0)
        place = Atspi.Component.get_extents(self.log, Atspi.CoordType.SCREEN)
        self.program.wheel(place.x + place.width // 3, place.y + place.height // 2, 200)
        wait_for("the wheel to move the page", lambda: self.first_shown() > 300, 2)
        self.press_in_log("ctrl+Home")
        self.wait_for_line(0)

    def assert_exported_as_sent(self):
        """The file holds each line as it was sent, and between them what the window has to say."""
        self.press_in_log("ctrl+e")
        self.program.find(Role.DIALOG, "Export Log")
        self.program.press("alt+t", "alt+l", "alt+j", "Return")  # the text alone
        self.program.find(Role.TEXT, "File name", state=State.FOCUSED)
        self.program.write(self.path)
        self.program.press("Return")
        began = time.monotonic()
        wait_for("the file", lambda: os.path.exists(self.path), 120)
        print(f"exported {os.path.getsize(self.path) >> 20} MB in {time.monotonic() - began:.1f} s")
        received, others = hashlib.sha256(), 0
        with open(self.path, "rb") as file:
            for text in file:
                if text[9:17] == b" worker-":
                    received.update(text)
                else:
                    others += 1
        self.assertEqual(received.hexdigest(), self.server.digest.hexdigest())
        self.assertLess(others, 10)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
