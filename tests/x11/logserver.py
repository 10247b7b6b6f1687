# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""A server on loopback that sends one job's log as fast as it is read: numbered
lines of about a hundred bytes, no two alike. Standard library only."""

import hashlib
import json
import socketserver
import threading

BLOCK = 10_000  # lines in one HTTP chunk, as a proxy merges them


def line(number):
    """What the server says in line `number`, counted from 0."""
    level = "error" if number % 5_000 == 4_999 else "warning" if number % 500 == 499 else "info"
    return level, ("%09d worker-%02d fetched page %d of the catalogue in %d ms, checksum %08x of part-%05d.csv"
                   % (number, number % 40, number * 7 % 1_000_003, number * 31 % 977, number * 2_654_435_761 % (1 << 32),
                      number % 99_991))


class LogServer:
    """Answers each request with `count` lines, holding it open after `pause_at` lines until go_on(), and then
    with the end of the job. `digest` is of the lines as they were sent, each with a line feed."""

    def __init__(self, count, pause_at=None):
        self._count = count
        self._pause_at = pause_at if pause_at is not None else count
        self._going_on = threading.Event()
        self.digest = hashlib.sha256()
        self.paused = threading.Event()
        self.sent = threading.Event()
        outer = self

        class Connection(socketserver.BaseRequestHandler):
            def handle(self):
                outer._serve(self.request)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Connection)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def url(self, path):
        return "http://127.0.0.1:%d%s" % (self._server.server_address[1], path)

    def go_on(self):
        self._going_on.set()

    def stop(self):
        self._going_on.set()
        self._server.shutdown()
        self._server.server_close()

    def _serve(self, connection):
        head = b""
        while b"\r\n\r\n" not in head:
            head += connection.recv(65536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
        try:
            self._send_lines(connection, 0, self._pause_at)
            self.paused.set()
            self._going_on.wait()
            self._send_lines(connection, self._pause_at, self._count)
            self._send(connection, b"data: " + json.dumps({"status": "complete", "message": "All read"}).encode() + b"\n\n")
            connection.sendall(b"0\r\n\r\n")
            self.sent.set()
        except OSError:
            pass  # the reader has gone

    def _send_lines(self, connection, first, end):
        for begin in range(first, end, BLOCK):
            lines = [line(number) for number in range(begin, min(begin + BLOCK, end))]
            self.digest.update("".join(text + "\n" for _, text in lines).encode())
            self._send(connection, "".join('data: {"type": "log", "level": "%s", "message": "%s"}\n\n' % one for one in lines).encode())

    @staticmethod
    def _send(connection, data):
        connection.sendall(b"%x\r\n%s\r\n" % (len(data), data))
