# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""An nginx before a server on 127.0.0.1, on a free port, that can be killed and started again."""
import socket
import subprocess
import time

from freeport import free_port

CONFIGURATION = """
daemon off;
master_process off;
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
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://127.0.0.1:{behind};
            proxy_http_version 1.1;
            {settings}
        }}
    }}
}}
"""


class PlainNginx:
    """`settings` stand in the location; nginx's own hold for all else."""

    def __init__(self, work, behind, settings=""):
        work.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        self._file = work / "nginx.conf"
        self._file.write_text(CONFIGURATION.format(work=work, port=self.port, behind=behind, settings=settings))
        self._process = None

    def start(self):
        self._process = subprocess.Popen(["/usr/sbin/nginx", "-c", str(self._file)], stdin=subprocess.DEVNULL)
        end = time.monotonic() + 10
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except ConnectionRefusedError:
                assert self._process.poll() is None, "nginx did not start"
        raise AssertionError("nginx does not listen")

    def kill(self):
        self._process.kill()
        self._process.wait(10)
