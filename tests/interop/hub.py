# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Ten thousand jobs, published through the hub of the README and watched on one stream,
while nginx and then Redis go away and come back: each job's right end, each line once.
hub.py --runwatch PATH --work DIR [unittest options]"""
import argparse
import json
import sys
import unittest
from pathlib import Path

import publisher
from follower import Follower
from nchanhub import Hub

ENDS = {"complete": "completed", "error": "failed", "cancelled": "cancelled"}


class HubTest(unittest.TestCase):
    options: argparse.Namespace

    def setUp(self):
        self.hub = Hub(self.options.work / self.id().rsplit(".", 1)[1])
        self.addCleanup(self.hub.stop)
        self.hub.start_redis()
        self.hub.start_nginx()

    def watch(self, *arguments):
        watcher = Follower(self.options.runwatch, *arguments, self.hub.url("/jobs/imports"))
        self.addCleanup(watcher.terminate)
        return watcher

    def assert_jobs(self, watcher, jobs):
        """As published: state, progress and lines. A line lost or twice is a wrong count."""
        expected = {}
        for job in jobs:
            end = ENDS[publisher.events(job)[-1]["status"]]
            expected[f"job-{job}"] = (f"Import {job}", end, 100 if end == "completed" else 60, 1)
        seen = {key: (line["title"], line["state"], line["progress"], line["logLines"])
                for key, line in watcher.jobs.items() if key is not None}
        wrong = {key: (seen.get(key), expected.get(key)) for key in seen.keys() | expected.keys()
                 if seen.get(key) != expected.get(key)}
        self.assertFalse(wrong, f"{len(wrong)} of {len(expected)} jobs, seen and published")

    def test_watches_ten_thousand_jobs_while_nginx_restarts(self):
        jobs = range(10_000)
        published = publisher.Publisher(self.hub.port, "/publish/imports", jobs)
        watcher = self.watch()
        for count in (10_000, 25_000):
            published.wait_for(count)
            published.hold()
            self.hub.stop_nginx()
            self.hub.start_nginx()
            published.release()
        published.join()
        watcher.wait_for("each job's end", lambda seen: seen.ended == len(jobs))
        self.assertEqual(watcher.terminate(), 1)  # some have failed
        self.assert_jobs(watcher, jobs)

    def test_goes_on_after_a_restart_between_two_runs(self):
        """A hub that has nothing to tell is not at its end."""
        watcher = self.watch("--profile", "nchan")
        for first in (0, 50):
            publisher.Publisher(self.hub.port, "/publish/imports", range(first, first + 50)).join()
            watcher.wait_for("each job's end", lambda seen: seen.ended == first + 50)
            self.hub.stop_nginx()
            self.hub.start_nginx()
        self.assertIsNone(watcher.end)
        watcher.terminate()
        self.assert_jobs(watcher, range(100))

    def test_loses_nothing_when_redis_restarts(self):
        jobs = range(2_000)
        watcher = self.watch("--events")
        published = publisher.Publisher(self.hub.port, "/publish/imports", jobs)
        published.wait_for(3_000)
        published.hold()
        self.hub.kill_redis()
        self.hub.stop_nginx()  # with it, as the README has it: nchan does not always find the next one
        self.hub.start_redis()
        self.hub.start_nginx()
        published.release()
        published.join()
        sent = [json.dumps(event) for job in jobs for event in publisher.events(job)]
        watcher.wait_for("each event", lambda seen: len(seen.events) >= len(sent))
        late = self.watch()  # and a window that is opened now is told all of it
        late.wait_for("each job's end", lambda seen: seen.ended == len(jobs))
        self.assertEqual(late.terminate(), 1)
        self.assert_jobs(late, jobs)
        watcher.terminate()
        read = [event["data"] for event in watcher.events]
        self.assertEqual(sorted(read), sorted(sent))
        ids = [event["id"] for event in watcher.events]
        self.assertEqual(len(set(ids)), len(ids))
        self.assert_in_order(read)

    def assert_in_order(self, read):
        seen = {}
        for data in map(json.loads, read):
            seen.setdefault(data["jobId"], []).append(data)
        for job in range(len(seen)):
            self.assertEqual(seen[f"job-{job}"], publisher.events(job))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runwatch", required=True)
    parser.add_argument("--work", type=Path, required=True)
    HubTest.options, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)


if __name__ == "__main__":
    main()
