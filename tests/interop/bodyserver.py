# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Answers one stream with a body of tests/data/profiles, and the requests that go before it."""
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What the real servers have in their heads that tells them from others.
HEADERS = {"concourse": {"X-ATC-Stream-Version": "2.0"}, "mcp": {"Mcp-Session-Id": "f05e6d28"}}


def before(handler, body):
    """The answer to a request that opens no stream: status, headers, JSON. None: it opens one."""
    path = handler.path.split("?")[0]
    if path == "/gradio_api/queue/join":
        return 200, {}, {"event_id": json.loads(body)["session_hash"]}
    if path == "/sse-gateway/connect":
        return 200, {"Set-Cookie": "JSESSIONID.1=abc; Path=/; HttpOnly"}, {"status": "ok", "data": {"jsessionid": "abc"}}
    if path == "/sse-gateway/configure":
        known = handler.headers["Cookie"] and "subscribe" in json.loads(body)
        return (200, {}, {"status": "ok"}) if known else (403, {}, {})
    if path == "/mcp" and handler.command == "POST":
        method = json.loads(body)["method"]
        if method == "initialize":
            return 200, {"Mcp-Session-Id": "f05e6d28"}, {"jsonrpc": "2.0", "id": 1,
                                                         "result": {"protocolVersion": "2025-06-18"}}
        if handler.headers["Mcp-Session-Id"] != "f05e6d28":
            return 400, {}, {}
        if method == "notifications/initialized":
            return 202, {}, None
    return None


class BodyServer:
    """Serves the body once, and 204 when the stream is asked for again, so that nobody comes back.
    `asked` has the method and path of each request."""

    def __init__(self, profile, body):
        self.profile, self.body, self.asked, self.streams = profile, body, [], 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                size = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(size)
                outer.asked.append((self.command, self.path))
                said = before(self, body)
                if said:
                    self.send_json(*said)
                else:
                    self.send_stream()

            def send_json(self, status, headers, value):
                data = b"" if value is None else json.dumps(value).encode()
                self.send_response(status)
                for name, text in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, text)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def send_stream(self):
                outer.streams += 1
                if outer.streams > 1:
                    self.send_response(204)
                    self.end_headers()
                    return
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                for name, text in HEADERS.get(outer.profile, {}).items():
                    self.send_header(name, text)
                self.end_headers()
                self.wfile.write(outer.body)

            do_GET = do_POST = answer

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
