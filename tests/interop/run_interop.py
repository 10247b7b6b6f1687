# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Watches one real server without a window, shape by shape and state by state.
run_interop.py --server NAME --runwatch PATH --prepared DIR --work DIR [unittest options]"""
import argparse
import json
import sys
import unittest
from pathlib import Path

import shapes
from realserver import NAMES, RealServer
from watched import END_KEYS, JOB_KEYS, watch, watch_and_terminate

BODY = '{"run":"nightly"}'
DELAY = 50  # ms between two events: lines come at most ten a second


def said(name):
    """The data of the events of one path."""
    return [line["data"] for line in shapes.lines(name, {}, None) if "data" in line]


class Interop(unittest.TestCase):
    server: RealServer
    runwatch: str

    def get(self, name, *options, **query):
        query.setdefault("delay", DELAY)
        arguments = [*self.server.options, *options, self.server.url(name, **query)]
        return self.judged(watch(self.runwatch, *arguments))

    def post(self, name, *options, body=BODY):
        return self.get(name, "-X", "POST", "-d", body, *options)

    def judged(self, watched):
        """What holds for every stream, whatever it says."""
        for lines in watched.jobs.values():
            self.judge_lines(lines)
        for line in watched.ends.values():
            self.assertEqual(set(line), END_KEYS)
        self.assertNotIn(shapes.TOKEN, watched.out + watched.err)
        return watched

    def judge_lines(self, lines):
        drawn = [line["progress"] for line in lines if line["progress"] is not None]
        self.assertEqual(drawn, sorted(drawn), "progress never goes back")
        for before, line in zip([lines[0], *lines], lines):
            self.assertEqual(set(line), JOB_KEYS)
            if not line["state"].startswith("completed") and line["progress"] is not None:
                self.assertLessEqual(line["progress"], 99)
            for count in ("logLines", "warnings", "errors"):
                self.assertGreaterEqual(line[count], before[count])
            named = [phase["name"] for phase in line["phases"]]
            self.assertEqual([phase["name"] for phase in before["phases"]], named[:len(before["phases"])])
        for before, line in zip(lines, lines[1:]):
            self.assertNotEqual(before, line, "a line is a change")

    def assert_in_order(self, seen, allowed):
        """`seen` is `allowed` with some left out; at least three were seen."""
        rest = iter(allowed)
        for one in seen:
            self.assertIn(one, rest, f"out of order or never sent, in {seen}")
        self.assertGreaterEqual(len(seen), min(3, len(allowed)))

    def assert_ended(self, watched, end, status, http=200):
        self.assertEqual((watched.end["end"], watched.end["status"], watched.status), (end, http, status),
                         watched.err or watched.end)

    # Every shape of wire.md, section 1

    def test_draws_a_percentage(self):
        watched = self.post("progress")
        self.assert_ended(watched, "completed", 0)
        running = [line for line in watched.job if line["state"] == "running"]
        self.assert_in_order([(line["progress"], line["message"]) for line in running],
                             [(data["progress"], data["message"]) for data in said("progress")[:-1]])
        last = watched.job[-1]
        self.assertEqual((last["state"], last["progress"], last["message"]),
                         ("completed", 100, "All 10 steps processed"))
        self.assertEqual((last["job"], last["title"], last["results"]), (None, "/api/progress", None))

    def test_draws_each_phase_and_the_job(self):
        watched = self.post("phases")
        self.assert_ended(watched, "completed", 0)
        running = [line for line in watched.job if line["state"] == "running"]
        seen = [(line["phase"], line["phases"][-1]["progress"], line["progress"], line["message"])
                for line in running]
        sent = [(data["phase"], data["phaseProgress"], data["overallProgress"], data["message"])
                for data in said("phases")]
        self.assert_in_order(seen, sent[:-1])
        for line in running:
            *before, current = [phase["state"] for phase in line["phases"]]
            self.assertEqual((set(before) - {"completed"}, current), (set(), "running"))
        last = [(phase["name"], phase["progress"], phase["state"]) for phase in watched.job[-1]["phases"]]
        self.assertEqual(last, [(name, 100, "completed") for name in ("fetch", "process", "save")])

    def test_counts_log_lines_where_no_percentage_exists(self):
        watched = self.post("logs")
        self.assert_ended(watched, "completed", 0)
        for line in watched.job[:-1]:
            self.assertIsNone(line["progress"])
        last = watched.job[-1]
        self.assertEqual((last["logLines"], last["warnings"], last["errors"]), (8, 2, 1))
        self.assertEqual((last["state"], last["message"]), ("completed", "Catalogue read"))

    def test_tells_what_failed_in_a_batch(self):
        watched = self.post("batch")
        self.assert_ended(watched, "completed", 1)
        running = [line for line in watched.job if line["state"] == "running"]
        self.assert_in_order([(line["progress"], line["results"]) for line in running],
                             [(data["progress"], data["results"]) for data in said("batch")[:-1]])
        last = watched.job[-1]
        self.assertEqual((last["state"], last["progress"]), ("completed-with-errors", 100))
        self.assertEqual(last["results"], {"success": 9, "failed": 1, "errors": ["Item 3: timeout"]})

    def test_keeps_the_bar_where_the_server_failed(self):
        watched = self.post("error")
        self.assert_ended(watched, "failed", 1)
        last = watched.job[-1]
        self.assertEqual((last["state"], last["progress"], last["message"]),
                         ("failed", 40, "Database connection lost"))
        self.assertEqual(last["results"], said("error")[-1]["results"])

    def test_makes_a_row_of_each_job_key(self):
        watched = self.post("keyed")
        self.assert_ended(watched, "failed", 1)
        self.assertLessEqual(set(watched.keyed), {None, "north", "south", "east"})
        ends = {key: lines[-1] for key, lines in watched.keyed.items() if key}
        rows = {key: (line["title"], line["state"], line["progress"]) for key, line in ends.items()}
        self.assertEqual(rows, {"north": ("Import north", "completed", 100),
                                "south": ("Import south", "completed", 100),
                                "east": ("Import east", "failed", 50)})
        self.assert_in_order([line["state"] for line in watched.keyed["north"] if line["state"] != "running"],
                             ["queued", "completed"])
        self.assertEqual((ends["south"]["logLines"], ends["east"]["errors"]), (1, 1))
        self.assertEqual([(phase["name"], phase["state"]) for phase in ends["east"]["phases"]],
                         [("scan", "completed"), ("write", "failed")])

    def test_reads_named_events(self):
        watched = self.get("events")
        self.assert_ended(watched, "completed", 0)
        drawn = [line["progress"] for line in watched.job if line["state"] == "running"]
        self.assertLessEqual(set(drawn), {None, 0, 25, 40, 75})
        last = watched.job[-1]
        self.assertEqual((last["state"], last["progress"]), ("completed", 100))
        self.assertEqual((last["logLines"], last["warnings"], last["errors"]), (4, 1, 0))
        self.assertEqual([phase["name"] for phase in last["phases"]], ["scan"])

    def test_shows_no_percentage_of_an_unknown_total(self):
        watched = self.get("counter", "--no-reconnect")
        self.assert_ended(watched, "ended-early", 1)
        self.assertEqual({line["progress"] for line in watched.job}, {None})
        self.assertEqual(watched.job[-1]["state"], "ended-early")

    def test_does_not_take_an_end_for_a_completion(self):
        watched = self.post("unfinished")
        self.assert_ended(watched, "ended-early", 1)
        self.assertEqual((watched.job[-1]["state"], watched.job[-1]["progress"]), ("ended-early", 60))

    # Events as they come

    def test_prints_each_event(self):
        watched = self.get("events", "--events", "--no-reconnect")
        self.assertEqual(watched.status, 0)
        sent = [line for line in shapes.lines("events", {}, None) if "data" in line]
        self.assertEqual([(line["event"], json.loads(line["data"]), line["id"]) for line in watched.events],
                         [(line.get("event", "message"), line["data"], line["id"]) for line in sent])

    def test_resumes_where_a_time_limit_cut_the_stream(self):
        watched = self.get("counter", "--events", to=10, cut=4, delay=5)
        self.assertEqual([line["id"] for line in watched.events], [str(count) for count in range(10)])
        self.assertEqual((watched.status, watched.end["status"]), (0, 204))

    def test_watches_many_at_once(self):
        urls = [self.server.url("events", delay=5, watcher=number) for number in range(12)]
        watched = self.judged(watch(self.runwatch, *self.server.options, *urls))
        self.assertEqual(watched.status, 0)
        self.assertEqual({url: watched.ends[url]["end"] for url in urls}, dict.fromkeys(urls, "completed"))

    # Who may come in

    def test_shows_the_token_of_a_file(self):
        options = [] if self.server.options else ["--token-file", str(self.server.token_file)]
        watched = self.get("secure", *options)
        self.assert_ended(watched, "completed", 0)
        self.assertEqual(watched.job[-1]["message"], "Secret part 4 of 4")

    def test_shows_the_token_of_the_environment(self):
        watched = watch(self.runwatch, *self.server.trust, self.server.url("secure"),
                        environment={"RUNWATCH_TOKEN": shapes.TOKEN})
        self.assert_ended(self.judged(watched), "completed", 0)

    def test_is_refused_without_a_token(self):
        watched = watch(self.runwatch, *self.server.trust, self.server.url("secure"))
        self.assert_ended(self.judged(watched), "refused", 3, http=401)

    def test_is_refused_with_another_body(self):
        watched = self.post("logs", body="{}")
        self.assertEqual((watched.end["end"], watched.status), ("refused", 3))
        self.assertIn(watched.end["status"], (400, 422))

    def test_trusts_no_unknown_authority(self):
        if not self.server.trust:
            return
        watched = watch(self.runwatch, "--token-file", str(self.server.token_file), self.server.url("secure"))
        self.assert_ended(self.judged(watched), "refused", 3, http=None)

    # The server learns of a cancel only by the closed connection

    def test_lets_go_after_the_timeout(self):
        watched = self.get("endless", "--timeout", "1")
        self.assert_ended(watched, "cancelled", 1)
        self.assertEqual(watched.job[-1]["state"], "cancelled")
        self.server.wait_for_close("endless")

    def test_lets_go_when_terminated(self):
        watched, sent, took = watch_and_terminate(
            self.runwatch, *self.server.options, self.server.url("endless", delay=20),
            when=lambda line: line.get("logLines", 0) > 3)
        self.assert_ended(self.judged(watched), "cancelled", 1)
        self.assertLess(self.server.wait_for_close("endless") - sent, 1000)
        self.assertLess(took, 1)
        last = watched.job[-1]
        self.assertEqual((last["state"], last["progress"], last["phase"]), ("cancelled", 31, "process"))
        self.assertEqual([phase["state"] for phase in last["phases"]], ["completed", "cancelled"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", choices=NAMES, required=True)
    parser.add_argument("--runwatch", required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    options, rest = parser.parse_known_args()
    Interop.runwatch = options.runwatch
    Interop.server = RealServer(options.server, options.prepared, options.work)
    try:
        tests = unittest.main(argv=[sys.argv[0], *rest], exit=False, verbosity=2)
    finally:
        Interop.server.stop()
    sys.exit(not tests.result.wasSuccessful())


if __name__ == "__main__":
    main()
