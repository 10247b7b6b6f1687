# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Runs `runwatch --headless` and reads its lines while it prints them."""
import json
import subprocess
import threading

ENDS = ("completed", "completed-with-errors", "failed", "cancelled", "ended-early")


class Follower:
    """The newest line of each job in `jobs`, by its key, and all of them in `lines`."""

    def __init__(self, runwatch, *arguments):
        self._process = subprocess.Popen([runwatch, "--headless", *arguments], encoding="utf-8",
                                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
        self.jobs, self.lines, self.events, self.end = {}, [], [], None
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
            self.lines.append(line)
            was = self.jobs.get(line["job"], {}).get("state")
            self.ended += (line["state"] in ENDS) - (was in ENDS)
            self.jobs[line["job"]] = line
