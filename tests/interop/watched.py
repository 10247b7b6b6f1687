# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Runs `runwatch --headless` and reads its lines."""
import json
import os
import subprocess
import time

JOB_KEYS = {"stream", "job", "title", "state", "progress", "phase", "phases", "message", "results",
            "logLines", "warnings", "errors"}
END_KEYS = {"stream", "end", "status", "detail"}


class Watched:
    """What one run of the program printed. `jobs` are the lines of each job, by stream
    and key; `ends` the last line of each stream, by URL."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err
        self.lines = [json.loads(line) for line in out.splitlines()]
        self.ends = {line["stream"]: line for line in self.lines if "end" in line}
        self.events = [line for line in self.lines if "event" in line]
        self.jobs = {}
        for line in self.lines:
            if "job" in line:
                self.jobs.setdefault((line["stream"], line["job"]), []).append(line)

    @property
    def end(self):
        (line,) = self.ends.values()
        return line

    @property
    def job(self):
        """The lines of the stream's own job, when it is the only one."""
        (lines,) = self.jobs.values()
        return lines

    @property
    def keyed(self):
        """The lines of each job by its key, when there is one stream."""
        return {key: lines for (_, key), lines in self.jobs.items()}


def _start(runwatch, arguments, environment):
    return subprocess.Popen([runwatch, "--headless", *arguments], encoding="utf-8",
                            env={**os.environ, **(environment or {})},
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def watch(runwatch, *arguments, environment=None, seconds=60):
    """Watches to the end."""
    process = _start(runwatch, arguments, environment)
    out, err = process.communicate(timeout=seconds)
    return Watched(process.returncode, out, err)


def watch_and_terminate(runwatch, *arguments, when):
    """Sends SIGTERM after the first line for which `when` is true. Also tells when it
    was sent, in ms since 1970 UTC, and how many seconds the program took to leave."""
    process = _start(runwatch, arguments, None)
    seen = ""
    for line in process.stdout:
        seen += line
        if when(json.loads(line)):
            break
    sent, clock = time.time() * 1000, time.monotonic()
    process.terminate()
    out, err = process.communicate(timeout=10)
    return Watched(process.returncode, seen + out, err), sent, time.monotonic() - clock
