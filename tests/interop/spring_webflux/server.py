# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Spring WebFlux, by its exact bytes: no space after a colon, the order id, event,
retry, comment, data, and an object in three HTTP chunks. No Java is needed."""
import json
import select
import socket
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import shapes  # noqa: E402


def chunks(line):
    """ServerSentEventHttpMessageWriter.encodeEvent(), as HTTP chunks."""
    if "comment" in line:
        return [f":{line['comment']}\n\n"]
    head = "".join(f"{name}:{line[name]}\n" for name in ("id", "event", "retry") if name in line)
    return [f"{head}data:", json.dumps(line["data"], separators=(",", ":"), ensure_ascii=False), "\n\n"]


class WebFlux(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(shapes.GOTTEN)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            self.run = json.loads(body)["run"]
        except (ValueError, KeyError, TypeError):
            return self.refuse(400)
        self.answer(shapes.POSTED)

    def answer(self, known):
        url = urlsplit(self.path)
        name, query = url.path.removeprefix("/api/"), dict(parse_qsl(url.query))
        last_event_id = self.headers.get("Last-Event-ID")
        if name not in known:
            return self.refuse(404)
        if name == "secure" and self.headers.get("Authorization") != f"Bearer {shapes.TOKEN}":
            return self.refuse(401)
        if shapes.is_over(name, query, last_event_id):
            self.send_response(204)
            return self.end_headers()
        self.send_response(200)
        self.send_header("transfer-encoding", "chunked")
        self.send_header("Content-Type", "text/event-stream;charset=UTF-8")
        self.end_headers()
        try:
            for line in shapes.lines(name, query, last_event_id):
                for text in chunks(line):
                    self.write_chunk(text.encode())
                if self.has_gone(shapes.delay(query)):
                    raise ConnectionResetError
            self.write_chunk(b"")
        except ConnectionError:
            self.close_connection = True
            shapes.say_closed(url.path)

    def refuse(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def write_chunk(self, data):
        self.wfile.write(b"%X\r\n%b\r\n" % (len(data), data))

    def has_gone(self, seconds):
        """Waits for so long, or until the client closes."""
        readable, _, _ = select.select([self.connection], [], [], seconds)
        return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), WebFlux)
    server.daemon_threads = True
    shapes.say_port(server.server_port)
    server.serve_forever()
