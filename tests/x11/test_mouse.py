# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Every way to cancel that the mouse has, and the one time it is asked first."""

import sys
import time
import unittest

from program import Program, Role
from streamserver import StreamServer, event

ONE_JOB = [event({"progress": 40, "message": "Processing step 4 of 10...", "status": "progress"})]
TWO_JOBS = [event({"job": "a", "title": "Alpha", "progress": 10}), event({"job": "b", "title": "Beta", "progress": 20})]


class Mouse(unittest.TestCase):
    def watch(self, events):
        self.server = StreamServer(events)
        self.addCleanup(self.server.stop)
        self.program = Program(PROGRAM, self.server.url("/nightly"))
        self.addCleanup(self.program.stop)
        self.assertTrue(self.server.opened.wait(5))

    def assert_closed_by_click(self, node):
        clicked = time.monotonic()
        self.program.click(node)
        self.assertTrue(self.server.closed.wait(5), "the click closed nothing")
        self.assertLess(self.server.closed_at - clicked, 0.2)

    def test_cross_in_the_row_cancels(self):
        self.watch(ONE_JOB)
        self.program.find(Role.TABLE_CELL, "40 percent")
        self.assert_closed_by_click(self.program.find(Role.TABLE_CELL, "Actions"))

    def test_button_in_the_header_cancels(self):
        self.watch(ONE_JOB)
        self.program.click(self.program.find(Role.TABLE_CELL, "40 percent"))
        header = self.program.find(Role.FILLER, "Selected job")
        self.assert_closed_by_click(self.program.find(Role.PUSH_BUTTON, "Cancel", below=header))

    def test_context_menu_cancels(self):
        self.watch(ONE_JOB)
        self.program.click(self.program.find(Role.TABLE_CELL, "40 percent"), button=3)
        self.program.wait_for_windows(2)
        self.program.press("Down", "Return")  # its first entry
        self.assertTrue(self.server.closed.wait(5), "the menu closed nothing")

    def test_menu_bar_cancels(self):
        self.watch(ONE_JOB)
        self.program.click(self.program.find(Role.TABLE_CELL, "40 percent"))
        self.program.click(self.program.find(Role.MENU_ITEM, "Jobs"))
        self.assert_closed_by_click(self.program.find(Role.MENU_ITEM, "Cancel"))

    def test_a_stream_of_many_jobs_is_closed_only_when_asked_twice(self):
        self.watch(TWO_JOBS)
        self.program.click(self.program.find(Role.TABLE_CELL, "Alpha, Running"))
        self.program.press("Delete")
        self.program.find(Role.PUSH_BUTTON, "Keep watching")
        self.assertFalse(self.server.closed.is_set(), "closed without asking")
        self.program.press("Escape")
        self.program.wait_until_gone(Role.PUSH_BUTTON, "Keep watching")
        self.assertFalse(self.server.closed.is_set(), "closed although the answer was no")
        self.program.press("Delete")
        self.assert_closed_by_click(self.program.find(Role.PUSH_BUTTON, "Close the stream"))


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
