# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Watches each body of tests/data/profiles by the program itself: with its profile named, and by
its address alone.  profiles.py --runwatch PATH [unittest options]"""
import argparse
import json
import re
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bodyserver import BodyServer
from watched import watch

ROOT = Path(__file__).parents[2]
SHIPPED = {path.stem: json.loads(path.read_text()) for path in (ROOT / "resources/profiles").glob("*.json")
           if "schema" not in path.name}
WAITING = ("connecting", "reconnecting")
ENDS = {"Completed": "completed", "Failed": "failed", "Cancelled": "cancelled"}
AT_ONCE = 4
PATHS = {"stream": "/v1/predictions/ufawqhfynnddngldkgtslldrkq"}  # variables that are URLs

# Where the real servers have their streams; by the longest name that fits.
ADDRESSES = {
    "argo": "/api/v1/workflow-events/argo",
    "argo-logs": "/api/v1/workflows/argo/build-x7k2p/log?logOptions.follow=true",
    "buildbot": "/sse/listen/*/*/*",
    "concourse": "/api/v1/builds/42/events",
    "dagu": "/api/v1/events/stream?topic=dagrun:etl/0199a",
    "drone": "/api/stream",
    "drone-gitness": "/api/v1/spaces/acme/+/events",
    "drone-logs": "/api/stream/octocat/hello/42/1/2",
    "gradio": "/gradio_api/queue/data?session_hash=abc",
    "graphql-sse": "/graphql",
    "jenkins": "/sse-gateway/listen/runwatch",
    "kestra": "/api/v1/executions/4Xk0aBcDeFgHiJkLmNoPq/follow",
    "kestra-logs": "/api/v1/logs/4Xk0aBcDeFgHiJkLmNoPq/follow",
    "mcp": "/rpc",
    "mercure": "/.well-known/mercure?topic=*",
    "n8n": "/rest/push?pushRef=abc",
    "ntfy": "/builds/sse",
    "replicate": "/v1/predictions/ufawqhfynnddngldkgtslldrkq",
    "stackstorm": "/stream/v1/stream",
    "stackstorm-logs": "/stream/v1/executions/598dbf0c0640fd54bffc688b/output",
    "trpc": "/api/trpc/job.progress?input=%7B%7D",
    "windmill": "/api/w/acme/jobs_u/getupdate_sse/018f2b1c?fast=true",
    "woodpecker": "/api/stream/events",
    "woodpecker-logs": "/api/stream/logs/7/12/1003",
}


def longest(name, names):
    """The longest of the names that `name` is or begins with."""
    return max((one for one in names if name == one or name.startswith(one + "-")), key=len, default=None)


class Body:
    def __init__(self, path):
        self.name = path.stem
        self.profile = longest(self.name, SHIPPED)
        self.bytes = path.read_bytes()
        said = path.with_suffix(".expected").read_text()
        jobs = re.findall(r'^= \[(.*?)\] ".*?" (\w+)', said, re.MULTILINE)
        self.jobs = {key or None: ENDS.get(state) for key, state in jobs}

    @property
    def means_done(self):
        return SHIPPED[self.profile]["source"].get("eof") == "done"

    def values(self):
        """--set for what the operator has to say; the test of the decoder gives the same."""
        for name, value in SHIPPED[self.profile].get("variables", {}).items():
            default = value.get("value") if isinstance(value, dict) else value
            if not default and name != "base":
                yield from ("--set", f"{name}={PATHS.get(name, name)}")


BODIES = [Body(path) for path in sorted((ROOT / "tests/data/profiles").glob("*.sse"))]


class Profiles(unittest.TestCase):
    runwatch: str

    def each(self, bodies, watch_one, judge):
        def one(body):
            with BodyServer(body.profile, body.bytes) as server:
                return watch_one(body, server), server

        with ThreadPoolExecutor(AT_ONCE) as pool:
            for body, (watched, server) in zip(bodies, pool.map(one, bodies)):
                with self.subTest(body.name):
                    judge(body, watched)
                    self.assertGreaterEqual(server.streams, 1)

    def judge(self, body, watched):
        """How each job ended, by its key."""
        self.assertNotIn(watched.status, (2, None), watched.err)
        self.assertEqual((watched.end["profile"], watched.end["unrecognised"]), (body.profile, 0), watched.end)
        ended = {key: lines[-1]["state"] for key, lines in watched.keyed.items()}
        if len(ended) > 1 and ended.get(None) in WAITING:
            del ended[None]  # the row of a stream that has not begun, which its jobs took the place of
        self.assertEqual(watched.status == 0, set(ended.values()) == {"completed"}, ended)
        return ended

    def judge_ends(self, body, watched):
        ended = self.judge(body, watched)
        self.assertEqual(set(ended), set(body.jobs))
        for key, state in body.jobs.items():
            if state or body.means_done:
                self.assertEqual(ended[key], state or "completed")
            else:
                self.assertNotIn(ended[key], ENDS.values())

    def test_reads_by_the_profile_that_is_named(self):
        def watch_one(body, server):
            return watch(self.runwatch, "--profile", body.profile, *body.values(), server.url + "/")

        self.each(BODIES, watch_one, self.judge_ends)

    def test_joins_no_session_that_the_address_names(self):
        (body,) = [body for body in BODIES if body.name == "gradio"]
        with BodyServer("gradio", body.bytes) as server:
            watched = watch(self.runwatch, "--profile", "gradio", server.url + ADDRESSES["gradio"])
            self.judge(body, watched)
            self.assertEqual(server.asked, [("GET", ADDRESSES["gradio"])])

    def test_knows_the_server_by_its_signature(self):
        known = [body for body in BODIES if body.profile != "nchan" and body.name != "gradio-call"]

        def watch_one(body, server):
            post = ("-X", "POST", "-d", "{}") if body.profile in ("mcp", "graphql-sse") else ()
            return watch(self.runwatch, *post, server.url + ADDRESSES[longest(body.name, ADDRESSES)])

        self.each(known, watch_one, self.judge)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runwatch", required=True)
    options.add_argument("--work", type=Path)  # as the others have it
    options, rest = options.parse_known_args()
    Profiles.runwatch = options.runwatch
    unittest.main(argv=[sys.argv[0], *rest])


if __name__ == "__main__":
    main()
