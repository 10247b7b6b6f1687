# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Watches one real server through the window: bar, phases, log lines, and a cancel
that the server sees. Runs inside of tests/support/x11_session.sh. Leaves a picture.
window.py --server NAME --runwatch PATH --grabscreen PATH --prepared DIR --work DIR"""
import argparse
import subprocess
import sys
import time
import unittest
from pathlib import Path

from realserver import NAMES, RealServer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "x11"))
from program import Program, Role, wait_for  # noqa: E402


class Window(unittest.TestCase):
    options: argparse.Namespace

    def test_shows_a_run_and_cancels_it(self):
        server = RealServer(self.options.server, self.options.prepared, self.options.work)
        self.addCleanup(server.stop)
        program = Program(self.options.runwatch, *server.options, server.url("endless", delay=50))
        self.addCleanup(program.stop)

        row = program.find(Role.TABLE_CELL, "phase 2 of 2 process, Record")
        sentence = row.get_name()
        for words in ("/api/endless", "Running", "31 percent", "written"):
            self.assertIn(words, sentence)
        program.click(row)
        self.assert_detail(program)
        subprocess.run([self.options.grabscreen, self.options.work / "window.png"], check=True)

        pressed = time.time() * 1000
        program.press("Delete")
        self.assertLess(server.wait_for_close("endless") - pressed, 200)
        cancelled = program.find(Role.TABLE_CELL, "/api/endless, Cancelled").get_name()
        self.assertIn("31 percent", cancelled)
        program.find(Role.LIST_ITEM, "process, Cut short")
        subprocess.run([self.options.grabscreen, self.options.work / "cancelled.png"], check=True)

    def assert_detail(self, program):
        """The panes of the selected job."""
        wait_for("the job's bar at 31 %", lambda: any(
            node.get_name() == "Progress" and node.get_description() == "31 %" for node in program.nodes()))
        for phase in ("fetch, Completed", "process, Running, 30 %"):
            program.find(Role.LIST_ITEM, phase)
        log = program.find(Role.TEXT, "Log").get_text_iface()
        wait_for("five lines in the log",
                 lambda: log.get_text(0, log.get_character_count()).count("written") >= 5)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", choices=NAMES, required=True)
    parser.add_argument("--runwatch", required=True)
    parser.add_argument("--grabscreen", required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    Window.options, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)


if __name__ == "__main__":
    main()
