# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Forty streams through an nginx that is killed and started again at random: every line arrives
once, in order."""
import argparse
import random
import sys
import threading
import time
from pathlib import Path

import watched
from idserver import IdServer
from plainnginx import PlainNginx

STREAMS, LINES, RATE = 40, 250, 10  # 25 s of events
KILLS = 3


def kill_and_start(nginx, done):
    chance = random.Random(1)
    for _ in range(KILLS):
        if done.wait(2 + 4 * chance.random()):
            return
        nginx.kill()
        time.sleep(chance.random())  # how long it is away is the matter, not a condition
        nginx.start()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runwatch", required=True)
    options.add_argument("--work", type=Path, required=True)
    options = options.parse_args()

    server = IdServer(LINES, RATE)
    nginx = PlainNginx(options.work, server.port, "proxy_buffering off; proxy_read_timeout 60s;")
    nginx.start()
    urls = [f"http://127.0.0.1:{nginx.port}/s/{number}" for number in range(STREAMS)]
    done = threading.Event()
    killer = threading.Thread(target=kill_and_start, args=(nginx, done))
    killer.start()
    try:
        run = watched.watch(options.runwatch, "--events", *urls, seconds=240)
    finally:
        done.set()
        killer.join()
        nginx.kill()
        server.stop()

    assert run.status == 0, (run.status, run.err)
    for number, url in enumerate(urls):
        read = [event["data"] for event in run.events if event["stream"] == url]
        sent = [server.line(f"/s/{number}", line) for line in range(1, LINES + 1)]
        assert read == sent, f"{url}: {len(read)} of {len(sent)}, first difference at " + str(
            next((i for i, (a, b) in enumerate(zip(read, sent)) if a != b), min(len(read), len(sent))))
    assert server.resumed >= STREAMS * 2, server.resumed  # it was cut, and not only once
    print(f"{STREAMS} streams, {STREAMS * LINES} lines, {KILLS} restarts, {server.resumed} resumed: each line once")
    return 0


if __name__ == "__main__":
    sys.exit(main())
