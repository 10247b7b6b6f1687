# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Calls the tools of a real MCP server with `--profile mcp` and watches them, without a
window and with one: progress, end, failure, cancel. Runs inside of tests/support/x11_session.sh.
mcp.py --runwatch PATH --prepared DIR --work DIR [unittest options]"""
import argparse
import json
import sys
import time
import unittest
import urllib.request
from pathlib import Path

from realserver import RealServer
from watched import watch, watch_and_terminate
from wiretap import WireTap

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "x11"))
from program import Program, Role  # noqa: E402

LONG = "trigger-long-running-operation"


def call(tool, **arguments):
    """The options of a call, but for the address."""
    return ["--profile", "mcp", "--set", f"tool={tool}", "--set", f"arguments={json.dumps(arguments)}"]


class Mcp(unittest.TestCase):
    options: argparse.Namespace

    def setUp(self):
        self.server = RealServer("mcp", self.options.prepared, self.options.work)
        self.addCleanup(self.server.stop)
        self.tap = WireTap(int(self.server.base.rsplit(":", 1)[1]))
        self.addCleanup(self.tap.stop)
        self.address = self.tap.base + "/"

    def watch(self, tool, **arguments):
        return watch(self.options.runwatch, *call(tool, **arguments), self.address)

    def test_follows_a_call_to_its_end(self):
        watched = self.watch(LONG, duration=2, steps=8)
        self.assertEqual((watched.status, watched.end["end"], watched.end["status"]), (0, "completed", 200),
                         watched.err)
        drawn = [line["progress"] for line in watched.job if line["progress"] is not None]
        self.assertEqual(drawn, sorted(drawn), "in order")
        self.assertLessEqual(set(drawn[:-1]), {step * 12.5 for step in range(8)} | {99})
        self.assertGreaterEqual(len(set(drawn)), 5, drawn)
        last = watched.job[-1]
        self.assertEqual((last["state"], last["progress"]), ("completed", 100))
        self.assertEqual(last["message"], "Long running operation completed. Duration: 2 seconds, Steps: 8.")
        self.assertEqual((watched.end["profile"], watched.end["unrecognised"]), ("mcp", 0))
        self.assert_called(LONG, {"duration": 2, "steps": 8})

    def assert_called(self, tool, arguments):
        """As the protocol asks: initialize, initialized, then the call, in one session."""
        messages = self.tap.messages()
        self.assertEqual([message["method"] for _, message, _ in messages],
                         ["initialize", "notifications/initialized", "tools/call"])
        headers, message, _ = messages[2]
        self.assertEqual(message["params"]["name"], tool)
        self.assertEqual(message["params"]["arguments"], arguments)
        self.assertTrue(message["params"]["_meta"]["progressToken"])
        self.assertEqual(headers["mcp-session-id"], messages[1][0]["mcp-session-id"])
        self.assertEqual({part.strip() for part in headers["accept"].split(",")},
                         {"application/json", "text/event-stream"})

    def test_tells_that_a_tool_failed(self):
        for tool, arguments, reason in (("no-such-tool", {}, "not found"),
                                        (LONG, {"duration": "long"}, "Invalid arguments")):
            watched = self.watch(tool, **arguments)
            self.assertEqual((watched.status, watched.end["end"]), (1, "failed"), watched.err)
            last = watched.job[-1]
            self.assertEqual(last["state"], "failed")
            self.assertIn(reason, last["message"])

    def test_closes_when_terminated(self):
        watched, _, took = watch_and_terminate(
            self.options.runwatch, *call(LONG, duration=30, steps=300), self.address,
            when=lambda line: (line.get("progress") or 0) >= 1)
        self.assertEqual((watched.status, watched.end["end"]), (1, "cancelled"), watched.err)
        self.assertLess(took, 1)
        _, _, connection = self.tap.wait_for_message("tools/call")
        self.tap.wait_for("the closed connection", lambda: connection.closed_by == "client")

    def test_cancels_by_the_protocol(self):
        steps, duration = 40, 8
        program = Program(self.options.runwatch, *call(LONG, duration=duration, steps=steps), self.address)
        self.addCleanup(program.stop)
        _, asked, connection = self.tap.wait_for_message("tools/call")
        program.click(program.find(Role.TABLE_CELL, " percent"))
        program.press("Delete")

        headers, cancelled, _ = self.tap.wait_for_message("notifications/cancelled")
        self.assertEqual(cancelled["params"]["requestId"], asked["id"])
        self.tap.wait_for("the closed connection", lambda: connection.closed_by == "client")
        program.find(Role.TABLE_CELL, ", Cancelled")
        self.assert_no_result(headers, connection, duration)

    def assert_no_result(self, headers, connection, duration):
        """The server has understood: when the tool is through, what it kept of that
        stream for those who ask again is progress, and no result."""
        first = next(line[4:] for line in connection.answered.decode().splitlines() if line.startswith("id: "))
        end = time.monotonic() + duration + 10
        while time.monotonic() < end:
            kept = self.kept_since(first, headers)
            if kept and kept[-1].get("params", {}).get("progress") == 40:
                return
            self.assertFalse([message for message in kept if "result" in message], "a result after the cancel")
        self.fail("the tool did not come to its end")

    def kept_since(self, event, headers):
        request = urllib.request.Request(self.server.base + "/mcp", headers={
            "Accept": "text/event-stream", "Last-Event-ID": event,
            "Mcp-Session-Id": headers["mcp-session-id"]})
        messages = []
        with urllib.request.urlopen(request, timeout=1) as answer:
            try:
                for line in answer:
                    if line.startswith(b"data: {"):
                        messages.append(json.loads(line[6:]))
            except TimeoutError:
                pass  # it has said all, and stays open
        return messages


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runwatch", required=True)
    parser.add_argument("--prepared", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    Mcp.options, rest = parser.parse_known_args()
    unittest.main(argv=[sys.argv[0], *rest], verbosity=2)


if __name__ == "__main__":
    main()
