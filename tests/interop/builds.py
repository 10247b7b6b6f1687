# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Watches a real Buildbot with `--profile buildbot`: builds as jobs, steps as phases,
results, and a build that Runwatch stops. Runs inside of tests/support/x11_session.sh.
builds.py --runwatch PATH --work DIR [unittest options]"""
import argparse
import sys
import unittest
from pathlib import Path

from buildmaster import CANCELLED, FAILURE, SUCCESS, BuildMaster
from follower import Follower

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "x11"))
from program import Program, Role  # noqa: E402

PREPARED = "worker_preparation"  # the step that Buildbot puts before the builder's own


class Builds(unittest.TestCase):
    options: argparse.Namespace
    master: BuildMaster

    def test_watches_builds_to_their_ends(self):
        follower = Follower(self.options.runwatch, "--profile", "buildbot", self.master.base + "/")
        self.addCleanup(follower.terminate)
        follower.wait_for("the open stream", lambda seen: seen.jobs and seen.jobs[None]["state"] == "running")
        good, bad = self.master.force("good"), self.master.force("bad")
        self.assertEqual(self.master.wait_for_result(good), SUCCESS)
        self.assertEqual(self.master.wait_for_result(bad), FAILURE)
        follower.wait_for("both ends", lambda seen: seen.ended == 2)
        self.assertIsNone(follower.end, "Buildbot goes on, and so does the watching")
        self.assertEqual(follower.terminate(), 1)
        self.assertEqual((follower.end["profile"], follower.end["unrecognised"]), ("buildbot", 0))

        last = follower.jobs[str(good)]
        self.assertEqual((last["state"], last["message"]), ("completed", "build successful"))
        self.assertEqual([(phase["name"], phase["state"]) for phase in last["phases"]],
                         [(name, "completed") for name in (PREPARED, "fetch", "compile", "test")])
        running = [line["phase"] for line in follower.lines if line["job"] == str(good) and line["state"] == "running"]
        self.assertIn("compile", running)
        self.assertLess(running.index("compile"), running.index("test"))

        last = follower.jobs[str(bad)]
        self.assertEqual(last["state"], "failed")
        self.assertIn("failed", last["message"])
        self.assertEqual([phase["name"] for phase in last["phases"]], [PREPARED, "fetch", "compile"])
        self.assertEqual(last["phases"][-1]["state"], "failed")
        self.assertGreaterEqual(last["errors"], 1)

    def test_knows_buildbot_without_being_told(self):
        follower = Follower(self.options.runwatch, self.master.base + "/sse/listen/builds/*/*")
        self.addCleanup(follower.terminate)
        follower.wait_for("the open stream", lambda seen: seen.jobs and seen.jobs[None]["state"] == "running")
        build = self.master.force("good")
        follower.wait_for("its end", lambda seen: seen.jobs.get(str(build), {}).get("state") == "completed")
        follower.terminate()
        self.assertEqual((follower.end["profile"], follower.end["unrecognised"]), ("buildbot", 0))

    def test_stops_a_build(self):
        program = Program(self.options.runwatch, "--profile", "buildbot", self.master.base + "/")
        self.addCleanup(program.stop)
        program.find(Role.TABLE_CELL, "Running")
        build, other = self.master.force("endless"), self.master.force("lasting")
        self.addCleanup(self.master.stop_build, other)
        row = program.find(Role.TABLE_CELL, f"#{self.master.number(build)}, Running")
        program.find(Role.TABLE_CELL, "compile")
        program.click(row)
        self.assertTrue(self.master.is_running(build))
        program.press("Delete")

        self.assertEqual(self.master.wait_for_result(build), CANCELLED)
        sentence = program.find(Role.TABLE_CELL, f"#{self.master.number(build)}, Cancelled").get_name()
        self.assertIn("server confirmed", sentence)
        self.assertTrue(self.master.is_running(other), "only the one was stopped")
        program.find(Role.TABLE_CELL, f"#{self.master.number(other)}, Running")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runwatch", required=True)
    parser.add_argument("--work", type=Path, required=True)
    Builds.options, rest = parser.parse_known_args()
    Builds.master = BuildMaster(Builds.options.work)
    try:
        tests = unittest.main(argv=[sys.argv[0], *rest], exit=False, verbosity=2)
    finally:
        Builds.master.stop()
    sys.exit(not tests.result.wasSuccessful())


if __name__ == "__main__":
    main()
