# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""A real Buildbot master on a free port of 127.0.0.1, as buildbot/master.cfg says."""
import json
import os
import shutil
import subprocess
import time
import urllib.request
from pathlib import Path

from freeport import free_port

HERE = Path(__file__).resolve().parent / "buildbot"
SUCCESS, FAILURE, CANCELLED = 0, 2, 6


class BuildMaster:
    def __init__(self, work):
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
        port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "PYTHONPATH": str(HERE), "RUNWATCH_PORT": str(port),
                       "PYTHONDONTWRITEBYTECODE": "1"}
        buildbot = "/usr/bin/buildbot"
        subprocess.run([buildbot, "create-master", "--quiet", "--relocatable", work], env=environment, check=True)
        shutil.copy(HERE / "master.cfg", work)
        with open(work / "said.log", "wb") as said:
            self._process = subprocess.Popen([buildbot, "start", "--nodaemon", work], env=environment,
                                             stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        try:
            self._wait("a worker", self._has_worker)
        except BaseException:
            self.stop()
            raise
        self._builders = {one["name"]: one["builderid"] for one in self._get("builders")["builders"]}

    def stop(self):
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)

    def force(self, builder):
        """The id of the build that this starts."""
        result = self._do("forceschedulers/force", "force", builderid=str(self._builders[builder]))
        (asked,) = result[1].values()
        return self._wait(f"a build of {builder}", lambda: next(
            (build["buildid"] for build in self._get(f"builds?buildrequestid={asked}")["builds"]), None))

    def stop_build(self, build):
        self._do(f"builds/{build}", "stop", reason="the test is over")
        self.wait_for_result(build)

    def wait_for_result(self, build):
        self._wait(f"the end of build {build}", lambda: self._build(build)["complete"])
        return self._build(build)["results"]

    def is_running(self, build):
        return not self._build(build)["complete"]

    def number(self, build):
        """Counts the builds of its builder."""
        return self._build(build)["number"]

    def _build(self, build):
        return self._get(f"builds/{build}")["builds"][0]

    def _has_worker(self):
        assert self._process.poll() is None, "Buildbot did not start"
        try:
            workers = self._get("workers")["workers"]
        except OSError:
            return False
        return any(one["connected_to"] and len(one["configured_on"]) == 4 for one in workers)

    def _do(self, path, method, **parameters):
        words = {"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters}
        request = urllib.request.Request(f"{self.base}/api/v2/{path}", json.dumps(words).encode(),
                                         {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)["result"]

    def _get(self, path):
        with urllib.request.urlopen(f"{self.base}/api/v2/{path}", timeout=10) as answer:
            return json.load(answer)

    @staticmethod
    def _wait(what, question, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if answer := question():
                return answer
            time.sleep(0.05)
        raise AssertionError(f"not within {seconds} s: {what}")
