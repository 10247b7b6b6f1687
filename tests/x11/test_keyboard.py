# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""The shortest way through the program, by keys alone: give it a URL, watch, cancel."""

import sys
import time
import unittest

from program import Program, Role, State
from streamserver import StreamServer, event

NIGHTLY = [event({"progress": 40, "message": "Processing step 4 of 10...", "status": "progress"})]


class Keyboard(unittest.TestCase):
    def setUp(self):
        self.server = StreamServer(NIGHTLY)
        self.addCleanup(self.server.stop)
        self.program = Program(PROGRAM)
        self.addCleanup(self.program.stop)

    def open_by_typing(self):
        self.program.find(Role.TEXT, "URL of the stream", state=State.FOCUSED)
        self.program.write(self.server.url("/nightly"))
        self.program.press("Return")
        self.assertTrue(self.server.opened.wait(5), "the typed URL was not opened")

    def test_typed_url_and_return_open_a_stream(self):
        self.open_by_typing()
        self.assertEqual(self.server.request_line, "GET /nightly HTTP/1.1")
        self.program.find(Role.TABLE_CELL, "/nightly")

    def test_delete_closes_the_connection_at_once(self):
        self.open_by_typing()
        row = self.program.find(Role.TABLE_CELL, "/nightly")
        self.program.click(row)
        pressed = time.monotonic()
        self.program.press("Delete")
        self.assertTrue(self.server.closed.wait(5), "Delete closed nothing")
        self.assertLess(self.server.closed_at - pressed, 0.2)
        self.program.find(Role.TABLE_CELL, "Cancelled")

    def test_quit_closes_the_connection_and_ends_well(self):
        self.open_by_typing()
        self.assertEqual(self.program.leave(), 0)
        self.assertTrue(self.server.closed.wait(1))


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
