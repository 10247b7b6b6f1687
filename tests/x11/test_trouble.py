# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""A stream that is refused, and a server that is paused, with keys and mouse alone."""

import sys
import unittest

from program import Program, Role
from streamserver import StreamServer, event

HALF = [event({"progress": 40, "message": "half", "status": "progress"})]


class Trouble(unittest.TestCase):
    def watch(self, server):
        self.server = server
        self.addCleanup(server.stop)
        self.program = Program(PROGRAM, server.url("/nightly"))
        self.addCleanup(self.program.stop)

    def test_a_refused_stream_goes_on_with_another_token(self):
        self.watch(StreamServer(HALF, token="right"))
        self.program.click(self.program.find(Role.PASSWORD_TEXT, "Token"))
        self.program.write("right")
        self.program.press("Return")
        self.assertTrue(self.server.opened.wait(5), "the token was not sent")
        self.program.find(Role.TABLE_CELL, "40 percent")
        self.program.wait_until_gone(Role.PASSWORD_TEXT, "Token")

    def test_a_key_pauses_the_server_and_lets_it_go_on(self):
        self.watch(StreamServer(HALF))
        self.program.click(self.program.find(Role.TABLE_CELL, "40 percent"))
        self.program.press("F7")
        self.assertTrue(self.server.closed.wait(5), "the pause closed nothing")
        self.program.find(Role.TABLE_CELL, "Paused")
        self.server.opened.clear()
        self.program.press("F7")
        self.assertTrue(self.server.opened.wait(5), "the stream was not opened again")

    def test_the_menu_key_pauses_a_server(self):
        self.watch(StreamServer(HALF))
        self.program.click(self.program.find(Role.LIST_ITEM, "127.0.0.1"))
        self.program.press("Menu")
        self.program.wait_for_windows(2)
        self.program.press("Down", "Return")  # its first entry
        self.assertTrue(self.server.closed.wait(5), "the menu closed nothing")

    def test_escape_closes_the_stream_doctor(self):
        self.watch(StreamServer(HALF))
        self.program.click(self.program.find(Role.TABLE_CELL, "40 percent"))
        self.program.press("ctrl+d")
        self.program.find(Role.PUSH_BUTTON, "Copy report")
        self.program.press("Escape")
        self.program.wait_until_gone(Role.PUSH_BUTTON, "Copy report")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
