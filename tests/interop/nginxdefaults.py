# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Streams through nginx as it comes: buffering, gzip, and a time-out that cuts the silent."""
import argparse
import sys
from pathlib import Path

import watched
from idserver import IdServer
from plainnginx import PlainNginx


def check_buffered_and_compressed(options):
    """It holds lines back and would compress: all arrive, as they were."""
    server = IdServer(lines=200, rate=100)
    nginx = PlainNginx(options.work / "defaults", server.port, "gzip on; gzip_types *; gzip_min_length 1; gzip_proxied any;")
    nginx.start()
    try:
        run = watched.watch(options.runwatch, "--events", f"http://127.0.0.1:{nginx.port}/s/1")
    finally:
        nginx.kill()
        server.stop()
    assert [event["data"] for event in run.events] == [server.line("/s/1", n) for n in range(1, 201)]


def check_cut_by_time_out(options):
    """A silent stream is cut again and again: it goes on where it was, and nothing comes twice."""
    server = IdServer(lines=6, rate=0.7)  # an event every 1.4 s
    nginx = PlainNginx(options.work / "timeout", server.port, "proxy_buffering off; proxy_read_timeout 1s;")
    nginx.start()
    try:
        run = watched.watch(options.runwatch, "--events", f"http://127.0.0.1:{nginx.port}/s/1", seconds=120)
    finally:
        nginx.kill()
        server.stop()
    assert [event["data"] for event in run.events] == [server.line("/s/1", n) for n in range(1, 7)]
    assert server.resumed >= 3, server.resumed


def check_posts_are_sent_once(options):
    """Cut in mid-stream a POST is lost, cut before the head nginx answers 504: neither is sent again."""
    server = IdServer(lines=6, rate=0.1)
    nginx = PlainNginx(options.work / "posts", server.port, "proxy_buffering off; proxy_read_timeout 1s;")
    nginx.start()
    base = f"http://127.0.0.1:{nginx.port}"
    try:
        cut = watched.watch(options.runwatch, "-X", "POST", "-d", "{}", f"{base}/p")
        assert (cut.end["end"], server.posts) == ("lost", 1), (cut.end, server.posts)
        late = watched.watch(options.runwatch, "-X", "POST", "-d", "{}", f"{base}/p?quiet=5")
        assert (late.end["end"], late.end["status"], server.posts) == ("refused", 504, 2), (late.end, server.posts)
    finally:
        nginx.kill()
        server.stop()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runwatch", required=True)
    options.add_argument("--work", type=Path, required=True)
    options = options.parse_args()
    for check in (check_buffered_and_compressed, check_cut_by_time_out, check_posts_are_sent_once):
        check(options)
        print(f"{check.__name__}: right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
