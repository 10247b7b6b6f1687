# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Publishes the events of many jobs through a hub, over a few connections that are kept,
each with many requests under way; and can be held while the hub is away."""
import http.client
import json
import socket
import threading
import time

CONNECTIONS = 4
AT_ONCE = 40  # jobs that one connection runs side by side
PACE = 3_000  # events a second of all connections together, at most


def events(job):
    """What a job says, in order. Of ten jobs one fails and one is cancelled."""
    end = {3: "error", 7: "cancelled"}.get(job % 10, "complete")
    key = {"jobId": f"job-{job}"}
    return [{**key, "title": f"Import {job}", "status": "running", "progress": 10},
            {**key, "type": "log", "message": f"A line of {job}"},
            {**key, "status": "progress", "progress": 60},
            {**key, "status": end}]


class Publisher:
    def __init__(self, port, path, jobs):
        self._port, self._path = port, path
        self._condition = threading.Condition()
        self._is_held = False
        self._busy = CONNECTIONS
        self._published = 0
        self._failure = None
        self._threads = [threading.Thread(target=self._run, args=(jobs[first::CONNECTIONS],), daemon=True)
                         for first in range(CONNECTIONS)]
        for thread in self._threads:
            thread.start()

    def wait_for(self, count):
        """Until that many events were taken by the hub."""
        with self._condition:
            assert self._condition.wait_for(lambda: self._failure or self._published >= count, 120)
        assert not self._failure, self._failure

    def hold(self):
        """Answers when no request is under way; none is begun before release()."""
        with self._condition:
            self._is_held = True
            assert self._condition.wait_for(lambda: self._failure or self._busy == 0, 30)
        assert not self._failure, self._failure

    def release(self):
        with self._condition:
            self._is_held = False
            self._condition.notify_all()

    def join(self):
        for thread in self._threads:
            thread.join(120)
            assert not thread.is_alive(), "the publisher hangs"
        assert not self._failure, self._failure

    def _run(self, jobs):
        try:
            for first in range(0, len(jobs), AT_ONCE):
                self._publish([events(job) for job in jobs[first:first + AT_ONCE]])
        except (OSError, AssertionError, http.client.HTTPException) as failure:
            with self._condition:
                self._failure = self._failure or repr(failure)
        with self._condition:
            self._busy -= 1
            self._condition.notify_all()

    def _publish(self, jobs):
        """Their first events, then their second ones: each after the answer to the one before."""
        for bodies in zip(*jobs):
            began = time.monotonic()
            self._wait_while_held()
            left = [json.dumps(body).encode() for body in bodies]
            while left := self._post(left):
                time.sleep(0.05)
            with self._condition:
                self._published += len(bodies)
                self._condition.notify_all()
            time.sleep(max(0, began + len(bodies) * CONNECTIONS / PACE - time.monotonic()))

    def _wait_while_held(self):
        with self._condition:
            if self._is_held:
                self._busy -= 1
                self._condition.notify_all()
                self._condition.wait_for(lambda: not self._is_held)
                self._busy += 1

    def _post(self, bodies):
        """Those not taken: a hub that has just started answers 503 until it has found its
        store. On a connection of its own, since one that was away has forgotten the others."""
        head = f"POST {self._path} HTTP/1.1\r\nHost: hub\r\nContent-Length: "
        with socket.create_connection(("127.0.0.1", self._port), 30) as hub, hub.makefile("rb") as answers:
            hub.sendall(b"".join(f"{head}{len(body)}\r\n\r\n".encode() + body for body in bodies))
            return [body for body in bodies if not self._is_taken(answers)]

    @staticmethod
    def _is_taken(answers):
        status = int(answers.readline().split()[1])
        answers.read(int(http.client.parse_headers(answers)["Content-Length"]))
        assert status in (201, 202, 503), status
        return status != 503
