# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""What the Python servers say at each path. The words come from
tests/data/interop, one line an event; shapes.mjs is the same for JavaScript."""
import itertools
import json
import time
from pathlib import Path

POSTED = ("progress", "phases", "logs", "batch", "error", "keyed", "unfinished")
GOTTEN = ("events", "counter", "endless", "secure")
TOKEN = "interop-secret"
FOLDER = Path(__file__).resolve().parent.parent / "data" / "interop"


def _script(name):
    text = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _counter(query, last_event_id):
    """Counts from where the reader left off. One connection carries `cut` events,
    as on a host that limits how long a response may take."""
    first = int(last_event_id) + 1 if last_event_id else 0
    end = int(query.get("to", 12))
    cut = int(query.get("cut", end))
    return [{"event": "update", "id": str(count), "retry": 50, "data": {"count": count}}
            for count in range(first, min(end, first + cut))]


def _endless():
    yield from _script("endless")
    for line in itertools.count(1):
        yield {"data": {"type": "log", "message": f"Record {line} written"}}


def is_over(name, query, last_event_id):
    """True when a reader that comes back has already seen all there is: answer 204."""
    return name == "counter" and not _counter(query, last_event_id)


def lines(name, query, last_event_id):
    """The events and comments of one path, as dictionaries."""
    if name == "counter":
        return _counter(query, last_event_id)
    return _endless() if name == "endless" else _script(name)


def delay(query):
    """Seconds from one event to the next."""
    return float(query.get("delay", 5)) / 1000


# The tests wait for these lines.
def say_port(port):
    print(f"PORT {port}", flush=True)


def say_closed(path):
    print(f"CLOSED {path} {time.time() * 1000:.0f}", flush=True)
