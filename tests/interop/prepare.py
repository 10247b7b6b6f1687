# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""prepare.py FOLDER: copies the servers into FOLDER, installs the packages of the
lockfile there and builds the Next.js application. Does only what has changed."""
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = ["package.json", "package-lock.json"]
SERVERS = ["shapes.mjs", "express", "fastify", "nextjs"]
ENVIRONMENT = {**os.environ, "NEXT_TELEMETRY_DISABLED": "1", "NEXT_IGNORE_INCORRECT_LOCKFILE": "1",
               "CI": "1", "npm_config_update_notifier": "false"}


def fingerprint(names):
    """Of the files' names and bytes, and of the Node that is to run them."""
    node = subprocess.run(["node", "--version"], check=True, capture_output=True).stdout
    seen = hashlib.sha256(node)
    for name in names:
        for file in sorted([HERE / name, *(HERE / name).rglob("*")]):
            if file.is_file():
                seen.update(str(file.relative_to(HERE)).encode() + file.read_bytes())
    return seen.hexdigest()


def once(stamp, names, action):
    """Runs `action` unless it has succeeded with just these files before."""
    now = fingerprint(names)
    if stamp.exists() and stamp.read_text() == now:
        return
    stamp.unlink(missing_ok=True)
    action()
    stamp.write_text(now)


def main():
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)

    def install():
        for name in PACKAGES:
            shutil.copy(HERE / name, folder)
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                       cwd=folder, env=ENVIRONMENT, check=True)

    def build():
        for name in SERVERS:
            if (HERE / name).is_dir():
                shutil.rmtree(folder / name, ignore_errors=True)
                shutil.copytree(HERE / name, folder / name)
            else:
                shutil.copy(HERE / name, folder)
        subprocess.run([folder / "node_modules/.bin/next", "build"], cwd=folder / "nextjs",
                       env=ENVIRONMENT, check=True)

    once(folder / "installed", PACKAGES, install)
    once(folder / "built", PACKAGES + SERVERS, build)


if __name__ == "__main__":
    main()
