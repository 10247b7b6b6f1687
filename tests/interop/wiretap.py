# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Stands before a server on 127.0.0.1, hands every byte on, and knows what was asked."""
import json
import socket
import threading
import time


class Connection:
    def __init__(self):
        self.asked = self.answered = b""
        self.closed_by = None  # "client" or "server", whichever was first

    def requests(self):
        """Method, headers in lower case, and JSON body of each whole request."""
        rest = self.asked
        while b"\r\n\r\n" in rest:
            head, rest = rest.split(b"\r\n\r\n", 1)
            first, *lines = head.decode().split("\r\n")
            headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
            length = int(headers.get("content-length", 0))
            if len(rest) < length:
                return
            body, rest = rest[:length], rest[length:]
            yield first.split()[0], headers, json.loads(body) if body else None


class WireTap:
    def __init__(self, port):
        self._port = port
        self.connections = []
        self._changed = threading.Condition()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self):
        self._listener.shutdown(socket.SHUT_RDWR)

    def messages(self):
        """Each JSON-RPC message that a client posted: the headers, the message, its connection."""
        return [(headers, body, connection) for connection in self.connections
                for method, headers, body in connection.requests() if method == "POST"]

    def wait_for(self, what, condition, seconds=10):
        end = time.monotonic() + seconds
        with self._changed:
            while not (answer := condition()):
                assert self._changed.wait(end - time.monotonic()), f"not within {seconds} s: {what}"
            return answer

    def wait_for_message(self, method):
        return self.wait_for(method, lambda: next(
            (message for message in self.messages() if message[1]["method"] == method), None))

    def _accept(self):
        with self._listener:
            while True:
                try:
                    client, _ = self._listener.accept()
                except OSError:
                    return  # stopped
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client):
        connection = Connection()
        self.connections.append(connection)
        with client, socket.create_connection(("127.0.0.1", self._port)) as server:
            back = threading.Thread(target=self._hand_on, args=(connection, server, client, "server"), daemon=True)
            back.start()
            self._hand_on(connection, client, server, "client")
            back.join()

    def _hand_on(self, connection, source, sink, end):
        try:
            while some := source.recv(65536):
                with self._changed:
                    if end == "client":
                        connection.asked += some
                    else:
                        connection.answered += some
                    self._changed.notify_all()
                sink.sendall(some)
        except OSError:
            pass  # closed with bytes under way: an end like any other
        with self._changed:
            if connection.closed_by is None:
                connection.closed_by = end
            self._changed.notify_all()
        try:
            sink.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the other direction was first
