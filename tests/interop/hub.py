# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Ten thousand jobs, published through the hub of the README and watched on one stream,
while nginx and then Redis go away and come back: each job's right end, each line once.
hub.py --runwatch PATH --work DIR [unittest options]"""
import argparse
import json
import subprocess
import sys
import threading
import unittest
from pathlib import Path

import publisher
from nchanhub import Hub

ENDS = {"complete": "completed", "error": "failed", "cancelled": "cancelled"}


class Watcher:
    """`runwatch --headless`, read as it prints: the newest line of each job."""

    def __init__(self, runwatch, *arguments):
        self._process = subprocess.Popen([runwatch, "--headless", *arguments], encoding="utf-8",
                                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.jobs, self.events, self.end = {}, [], None
        self.ended = 0
        self._condition = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_for(self, what, condition, seconds=90):
        with self._condition:
            self._condition.wait_for(lambda: self.end or condition(self), seconds)
            assert condition(self), (f"not within {seconds} s: {what}; {len(self.jobs)} jobs, {self.ended} ended, "
                                     f"{len(self.events)} events, {self.end}")

    def terminate(self):
        self._process.terminate()
        self._reader.join(20)
        return self._process.wait(20)

    def _read(self):
        with self._process.stdout as lines:
            for line in lines:
                with self._condition:
                    self._take(json.loads(line))
                    self._condition.notify_all()

    def _take(self, line):
        if "end" in line:
            self.end = line
        elif "event" in line:
            self.events.append(line)
        else:
            was = self.jobs.get(line["job"], {}).get("state")
            self.ended += (line["state"] in ENDS.values()) - (was in ENDS.values())
            self.jobs[line["job"]] = line


class HubTest(unittest.TestCase):
    options: argparse.Namespace

    def setUp(self):
        self.hub = Hub(self.options.work / self.id().rsplit(".", 1)[1])
        self.addCleanup(self.hub.stop)
        self.hub.start_redis()
        self.hub.start_nginx()

    def watch(self, *arguments):
        watcher = Watcher(self.options.runwatch, *arguments, self.hub.url("/jobs/imports"))
        self.addCleanup(watcher.terminate)
        return watcher

    def assert_jobs(self, watcher, jobs):
        """As published: state, progress and lines. A line lost or twice is a wrong count."""
        expected = {}
        for job in jobs:
            end = ENDS[publisher.events(job)[-1]["status"]]
            expected[f"job-{job}"] = (f"Import {job}", end, 100 if end == "completed" else 60, 2)
        seen = {key: (line["title"], line["state"], line["progress"], line["logLines"])
                for key, line in watcher.jobs.items() if key is not None}
        wrong = {key: (seen.get(key), expected.get(key)) for key in seen.keys() | expected.keys()
                 if seen.get(key) != expected.get(key)}
        self.assertFalse(wrong, f"{len(wrong)} of {len(expected)} jobs, seen and published")

    def test_watches_ten_thousand_jobs_while_nginx_restarts(self):
        jobs = range(10_000)
        published = publisher.Publisher(self.hub.port, "/publish/imports", jobs)
        watcher = self.watch()
        for count in (15_000, 35_000):
            published.wait_for(count)
            published.hold()
            self.hub.stop_nginx()
            self.hub.start_nginx()
            published.release()
        published.join()
        watcher.wait_for("each job's end", lambda seen: seen.ended == len(jobs))
        self.assertEqual(watcher.terminate(), 1)  # some have failed
        self.assert_jobs(watcher, jobs)

    def test_loses_nothing_when_redis_restarts(self):
        jobs = range(2_000)
        watcher = self.watch("--events")
        published = publisher.Publisher(self.hub.port, "/publish/imports", jobs)
        published.wait_for(4_000)
        published.hold()
        self.hub.kill_redis()  # nginx looks for it every ten seconds
        self.hub.start_redis()
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
