# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Starts one of the servers of this folder, knows where it listens, and hears what it says."""
import os
import re
import subprocess
import threading
import time
from pathlib import Path

import shapes

HERE = Path(__file__).resolve().parent
NAMES = ("nextjs", "express", "fastify", "fastapi", "nginx", "spring_webflux")


def _command(name, prepared, work):
    if name == "nextjs":
        return [prepared / "node_modules/.bin/next", "start", prepared / name, "-H", "127.0.0.1", "-p", "0"]
    if name in ("express", "fastify"):
        return ["node", prepared / name / "server.mjs"]
    if name == "mcp":
        package = prepared / "node_modules/@modelcontextprotocol/server-everything"
        return ["node", "--require", HERE / "mcp/loopback.cjs", package / "dist/index.js", "streamableHttp"]
    return ["/usr/bin/python3", HERE / name / "server.py", *([prepared, work] if name == "nginx" else [])]


class RealServer:
    """`prepared` is the folder of prepare.py, `work` is one of our own."""

    def __init__(self, name, prepared, work):
        self.name = name
        self.trust = []  # what the program needs to be told to speak with it at all
        self.options = []  # and to be let in
        self._lines = []
        self._heard = threading.Condition()
        work.mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, "NEXT_TELEMETRY_DISABLED": "1", "PYTHONDONTWRITEBYTECODE": "1",
                       "RUNWATCH_INTEROP_SHAPES": str(shapes.FOLDER), "PORT": "0"}
        self._process = subprocess.Popen(_command(name, prepared, work), env=environment, encoding="utf-8",
                                         stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()
        # Next.js says its address in words of its own.
        port = self.wait_for(r"(?:PORT |Local: +http://127\.0\.0\.1:)(\d+)", 60)[1]
        self.base = f"http://127.0.0.1:{port}"
        self.token_file = work / "token"
        self.token_file.write_text(shapes.TOKEN)
        if name == "nginx":
            self.base = f"https://127.0.0.1:{port}"
            self.trust = ["--cacert", str(work / "authority.pem")]
            self.options = [*self.trust, "--token-file", str(self.token_file)]

    def url(self, name, **query):
        text = "&".join(f"{key}={value}" for key, value in query.items())
        return f"{self.base}/api/{name}{'?' if text else ''}{text}"

    def wait_for(self, pattern, seconds=10):
        """The first line not yet asked for that holds `pattern`, as a match."""
        end = time.monotonic() + seconds
        with self._heard:
            while True:
                for number, line in enumerate(self._lines):
                    if match := re.search(pattern, line):
                        del self._lines[number]
                        return match
                if not self._heard.wait(end - time.monotonic()):
                    raise AssertionError(f"{self.name} did not say {pattern!r} in {seconds} s")

    def wait_for_close(self, name, seconds=10):
        """When the server saw the client of that path go: ms since 1970 UTC."""
        return int(self.wait_for(rf"^CLOSED /api/{name} (\d+)", seconds)[1])

    def stop(self):
        self._process.terminate()
        self._process.wait(timeout=10)
        self._listening.join(timeout=10)

    def _listen(self):
        with self._process.stdout as said:
            for line in said:
                with self._heard:
                    self._lines.append(line.rstrip("\n"))
                    self._heard.notify_all()
