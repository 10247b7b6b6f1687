# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""A server of numbered streams that go on where Last-Event-ID says, in a thread of its own.

/s/K sends `lines` events with the ids 1 to `lines`, at `rate` a second, and answers 204 to who
has them all. It goes on a few events before the one it was asked for, as a cautious server does.
POST /p begins the same and counts itself; /p?quiet=S is silent for S seconds before its head."""
import asyncio
import random
import threading
from urllib.parse import parse_qs, urlsplit


class IdServer:
    def __init__(self, lines, rate, seed=7):
        self.lines, self.rate = lines, rate
        self.posts = 0
        self.resumed = 0  # requests with a Last-Event-ID
        self._random = random.Random(seed)
        self._clock = {}  # path: when its first event was there
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait(10)

    @staticmethod
    def line(path, number):
        return f"{path} line {number}"

    def stop(self):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self):
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        answering = asyncio.all_tasks(self._loop)
        for one in answering:
            one.cancel()
        self._loop.run_until_complete(asyncio.gather(*answering, return_exceptions=True))
        self._loop.close()

    async def _serve(self, reader, writer):
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            method, target, _ = head[0].split(" ")
            headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            url = urlsplit(target)
            if method == "POST":
                self.posts += 1
                await reader.readexactly(int(headers.get("content-length", 0)))
            await asyncio.sleep(float(parse_qs(url.query).get("quiet", ["0"])[0]))
            await self._answer(writer, url.path, headers.get("last-event-id"))
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the proxy was killed: that is what this is for
        finally:
            writer.close()

    async def _answer(self, writer, path, last):
        self.resumed += last is not None
        first = int(last or 0) + 1
        if first > self.lines:
            writer.write(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
            return await writer.drain()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\nretry: 100\n\n")
        begun = self._clock.setdefault(path, self._loop.time())
        if last:
            first = max(1, first - self._random.randrange(4))
        for number in range(first, self.lines + 1):
            await asyncio.sleep(begun + number / self.rate - self._loop.time())
            writer.write(f"id: {number}\ndata: {self.line(path, number)}\n\n".encode())
            await writer.drain()
