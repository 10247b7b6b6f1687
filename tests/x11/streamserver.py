# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""A server on loopback that opens one kind of event stream and then holds it, to
notice when the program lets go. Standard library only."""

import json
import socketserver
import threading
import time


def event(data, name=None):
    lines = [f"event: {name}"] if name else []
    lines.append("data: " + json.dumps(data))
    return ("\n".join(lines) + "\n\n").encode()


class StreamServer:
    """Answers every request with `events`, then keeps the connection open. With a `token`, whoever
    does not bring it is refused with 401."""

    def __init__(self, events, token=None):
        self._token = token
        self.opened = threading.Event()
        self.closed = threading.Event()
        self.closed_at = None  # time.monotonic()
        self.request_line = None
        self.head = None
        self.connections = 0

        self._counting = threading.Lock()
        outer = self

        class Connection(socketserver.BaseRequestHandler):
            def handle(self):
                with outer._counting:
                    outer.connections += 1
                outer._serve(self.request, events)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Connection)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def url(self, path):
        return "http://127.0.0.1:%d%s" % (self._server.server_address[1], path)

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def _serve(self, connection, events):
        head = b""
        while b"\r\n\r\n" not in head:
            received = connection.recv(65536)
            if not received:
                return
            head += received
        self.head = head.decode()
        self.request_line = self.head.split("\r\n")[0]
        if self._token and f"Authorization: Bearer {self._token}\r\n".encode() not in head:
            connection.sendall(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            return
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                           b"Transfer-Encoding: chunked\r\n\r\n")
        for one in events:
            connection.sendall(b"%x\r\n%s\r\n" % (len(one), one))
        self.opened.set()
        try:
            while connection.recv(65536):
                pass
        except ConnectionError:
            pass  # reset is as good as closed
        self.closed_at = time.monotonic()
        self.closed.set()
