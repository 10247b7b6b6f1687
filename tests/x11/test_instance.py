# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Runwatch started a second time, and by a link: real processes of the real program."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from program import Program, Role, wait_for
from streamserver import StreamServer, event

ONE_JOB = [event({"progress": 40, "message": "Processing step 4 of 10...", "status": "progress"})]
NO_NEW_WINDOW = 8  # s: far beyond what a second start needs, and less than a window would stay


class Instance(unittest.TestCase):
    def setUp(self):
        self.server = StreamServer(ONE_JOB)
        self.addCleanup(self.server.stop)
        self.program = Program(PROGRAM)
        self.addCleanup(self.program.stop)

    def start(self, *arguments, **environment):
        """Starts it a second time and returns it when it has left."""
        return subprocess.run([PROGRAM, *arguments], env=os.environ | environment, timeout=NO_NEW_WINDOW,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def start_another(self, *arguments):
        """Starts it a second time, and expects a window of its own."""
        another = Program(PROGRAM, *arguments)
        self.addCleanup(another.stop)
        return another

    def link(self):
        """A link to the server: https, which it does not speak, so that every try is a connection."""
        return self.server.url("/linked").replace("http://", "runwatch://")

    def assert_nobody_connects(self):
        """Whatever a link had sent by now would have come before this."""
        self.assertEqual(self.start(self.server.url("/after")).returncode, 0)
        self.assertTrue(self.server.opened.wait(5))
        self.assertEqual(self.server.request_line, "GET /after HTTP/1.1")
        self.assertEqual(self.server.connections, 1)

    def test_second_start_hands_the_whole_request_over(self):
        with tempfile.NamedTemporaryFile("w") as token:
            token.write("hunter2\n")
            token.flush()
            second = self.start("-d", '{"a":1}', "-H", "X-Team: night", "--token-file", token.name,
                                self.server.url("/nightly"))
        self.assertEqual((second.returncode, second.stdout, second.stderr), (0, "", ""))
        self.assertTrue(self.server.opened.wait(5), "the first window opened nothing")
        self.program.find(Role.TABLE_CELL, "/nightly")
        self.assertEqual(self.server.request_line, "POST /nightly HTTP/1.1")
        self.assertIn("authorization: bearer hunter2", self.server.head.lower())
        self.assertIn("x-team: night", self.server.head.lower())
        self.assertEqual(self.server.connections, 1)

    def test_second_start_without_a_url_brings_the_window_to_the_front(self):
        another = self.start_another("--new-window")
        wait_for("the other window in front", lambda: active_process() == another.pid)
        self.assertEqual(self.start().returncode, 0)
        wait_for("our window in front", lambda: active_process() == self.program.pid)

    def test_minimised_window_comes_back(self):
        self.program.minimise()
        self.assertEqual(self.start().returncode, 0)
        wait_for("our window", lambda: active_process() == self.program.pid)

    def test_new_window_stays_its_own_and_is_the_heir(self):
        another = self.start_another("--new-window")
        self.program.activate()
        self.assertEqual(self.program.leave(), 0)
        wait_for("the heir to listen", is_somebody_listening)
        self.assertEqual(self.start(self.server.url("/heir")).returncode, 0)
        self.assertTrue(self.server.opened.wait(5))
        another.find(Role.TABLE_CELL, "/heir")

    def test_crashed_window_is_no_hindrance(self):
        self.program.kill()
        another = self.start_another(self.server.url("/nightly"))
        another.find(Role.TABLE_CELL, "/nightly")
        self.assertEqual(self.start().returncode, 0)

    def test_hung_window_is_left_alone_and_opens_nothing_later(self):
        os.kill(self.program.pid, signal.SIGSTOP)
        try:
            started = time.monotonic()
            another = self.start_another("-X", "POST", self.server.url("/nightly"))
            self.assertLess(time.monotonic() - started, NO_NEW_WINDOW)
            another.find(Role.TABLE_CELL, "/nightly")
        finally:
            os.kill(self.program.pid, signal.SIGCONT)
        self.assertEqual(self.start().returncode, 0)  # it has read all that came before
        self.assertEqual(self.server.connections, 1)

    def test_link_connects_only_after_yes(self):
        second = self.start("--", self.link(), RUNWATCH_TOKEN="hunter2")
        self.assertEqual((second.returncode, second.stderr), (0, ""))
        url = self.program.find(Role.TEXT, "URL of the link").get_text_iface()
        self.assertEqual(url.get_text(0, url.get_character_count()), self.link().replace("runwatch://", "https://"))
        self.assertEqual(self.server.connections, 0)
        self.program.click(self.program.find_enabled(Role.PUSH_BUTTON, "Connect"))
        wait_for("the connection", lambda: self.server.connections > 0)
        self.program.find(Role.TABLE_CELL, "/linked")

    def test_link_connects_to_nobody_after_no(self):
        self.start(self.link())
        self.program.click(self.program.find(Role.PUSH_BUTTON, "Do not connect"))
        self.program.wait_until_gone(Role.PUSH_BUTTON, "Do not connect")
        self.assert_nobody_connects()

    def test_escape_and_return_mean_no(self):
        for key in ("Escape", "Return"):
            self.start(self.link())
            self.program.find_enabled(Role.PUSH_BUTTON, "Connect")
            self.program.press(key)
            self.program.wait_until_gone(Role.PUSH_BUTTON, "Do not connect")
        self.assert_nobody_connects()

    def test_link_asks_in_a_fresh_window_too(self):
        self.program.leave()
        fresh = self.start_another(self.link())
        fresh.do(fresh.find(Role.PUSH_BUTTON, "Do not connect"))
        fresh.wait_until_gone(Role.PUSH_BUTTON, "Do not connect")
        self.assert_nobody_connects()

    def test_open_question_keeps_no_window_from_closing(self):
        self.start(self.link())
        self.program.find(Role.PUSH_BUTTON, "Do not connect")
        self.program.activate()
        self.assertEqual(self.program.leave(), 0)
        self.assertEqual(self.server.connections, 0)

    def test_headless_takes_no_link_and_no_window(self):
        refused = self.start("--headless", self.link())
        self.assertEqual(refused.returncode, 2)
        self.assertIn("asks before it connects", refused.stderr)
        watched = self.start("--headless", "--timeout", "1", self.server.url("/nightly"))
        self.assertIn('"progress":40', watched.stdout.replace(" ", ""))


def is_somebody_listening():
    sockets = Path(os.environ["XDG_RUNTIME_DIR"], "runwatch").iterdir()
    return any(path.is_socket() for path in sockets)


def active_process():
    """Of the window in front; None when there is none."""
    found = subprocess.run(["xdotool", "getactivewindow", "getwindowpid"], capture_output=True, text=True)
    return int(found.stdout) if found.returncode == 0 and found.stdout.strip() else None


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
