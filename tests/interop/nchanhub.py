# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""The hub of the README, on free ports of 127.0.0.1: nginx with nchan before a Redis that
keeps the messages. Each of the two can be stopped and started again."""
import re
import socket
import subprocess
import time
from pathlib import Path

from freeport import free_port

README = Path(__file__).resolve().parent.parent.parent / "README.md"
MODULE = "/usr/lib/nginx/modules/ngx_nchan_module.so"
AROUND = """
load_module {module};
daemon off;
worker_processes 2;
error_log {work}/error.log;
pid {work}/nginx.pid;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
{hub}
}}
"""


def _block(language):
    """The one block of that language in the README's section about the hub."""
    section = README.read_text().split("\n## More servers than one window should watch: a hub\n")[1].split("\n## ")[0]
    (block,) = re.findall(rf"^```{language}\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return block


def _replaced(text, old, new):
    assert text.count(old) == 1, f"the README says {old!r} {text.count(old)} times"
    return text.replace(old, new)


class Hub:
    def __init__(self, work):
        work.mkdir(parents=True, exist_ok=True)
        self._redis_port, self.port = free_port(), free_port()
        hub = _replaced(_block("nginx"), "listen 8090;", f"listen 127.0.0.1:{self.port};")
        hub = _replaced(hub, "redis://127.0.0.1:6379", f"redis://127.0.0.1:{self._redis_port}")
        self._configuration = work / "nginx.conf"
        self._configuration.write_text(AROUND.format(module=MODULE, work=work, hub=hub))
        self._store = work / "redis.conf"
        self._store.write_text(f"{_block('text')}\nbind 127.0.0.1\nport {self._redis_port}\ndir {work}\n")
        for left in work.glob("appendonlydir/*"):
            left.unlink()
        self._work = work
        self._nginx = self._redis = None

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def start_redis(self):
        self._redis = self._start(["/usr/bin/redis-server", str(self._store)], "redis.log", self._redis_port)
        _wait_for("Redis answers", lambda: self._ask_redis(b"PING\r\n").startswith(b"+PONG"))

    def start_nginx(self):
        self._nginx = self._start(["/usr/sbin/nginx", "-c", str(self._configuration)], "nginx.log", self.port)

    def kill_redis(self):
        """As the power does: whatever it had answered is in its file."""
        self._redis.kill()
        self._redis.wait(10)

    def stop_nginx(self):
        self._nginx.terminate()
        self._nginx.wait(10)

    def stop(self):
        for process in (self._nginx, self._redis):
            if process and process.poll() is None:
                process.terminate()
                process.wait(10)

    def _start(self, command, log, port):
        with open(self._work / log, "ab") as said:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _wait_for(f"{command[0]} listens", lambda: _is_listening(process, port))
        return process

    def _ask_redis(self, words):
        with socket.create_connection(("127.0.0.1", self._redis_port), 1) as redis:
            redis.sendall(words)
            return redis.recv(100)


def _is_listening(process, port):
    assert process.poll() is None, f"{process.args[0]} did not start"
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait_for(what, condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        time.sleep(0.02)
