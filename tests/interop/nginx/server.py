# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""nginx in front of the Express server: TLS, a bearer token on every path, and no
buffering. server.py PREPARED FOLDER finds Express in PREPARED, where prepare.py put
it, and keeps its files in FOLDER; authority.pem is among them."""
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

from authority import make_certificates

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import shapes  # noqa: E402


def start_express(prepared):
    """Its lines, but the first, pass through to our standard output."""
    express = subprocess.Popen(["node", prepared / "express" / "server.mjs"],
                               stdout=subprocess.PIPE, text=True, encoding="utf-8")
    port = express.stdout.readline().removeprefix("PORT ").strip()
    threading.Thread(target=pass_through, args=(express.stdout,), daemon=True).start()
    return express, port


def pass_through(lines):
    for line in lines:
        print(line, end="", flush=True)


def start_nginx(folder, upstream):
    """nginx takes over the socket opened here, so nobody can take its port meanwhile."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    values = {"prefix": folder, "port": port, "upstream": upstream, "token": shapes.TOKEN,
              "user": "user root;" if os.getuid() == 0 else ""}
    text = (HERE / "nginx.conf.in").read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    path = os.pathsep.join([os.environ["PATH"], "/usr/sbin"])
    nginx = subprocess.Popen(["nginx", "-p", folder, "-e", "stderr", "-c", folder / "nginx.conf"],
                             pass_fds=[listening.fileno()],
                             env={**os.environ, "PATH": path, "NGINX": f"{listening.fileno()};"})
    shapes.say_port(port)
    return nginx


def main():
    prepared, folder = (Path(argument).resolve() for argument in sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    make_certificates(folder)
    express, upstream = start_express(prepared)
    nginx = start_nginx(folder, upstream)
    signal.signal(signal.SIGTERM, lambda *_: nginx.terminate())
    nginx.wait()
    express.terminate()
    express.wait()


if __name__ == "__main__":
    main()
