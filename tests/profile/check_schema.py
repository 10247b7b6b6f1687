# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
"""Holds profiles to the JSON schema and to the program's reader, which have to agree: the shipped
ones, the examples of the README, and broken ones.

    check_schema.py PROFILEVERDICT ROOT
"""

import copy
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from jsonschema import Draft202012Validator

WHOLE = json.loads((Path(sys.argv[2]) / "tests/data/profiles/everything.json").read_text())
EXAMPLE = re.compile(r"```json\n(.*?)```", re.S)

# What to put where; the value REMOVED takes the key out.
REMOVED = object()
BROKEN = [
    ("/runwatch-profile", 2), ("/runwatch-profile", "1"), ("/runwatch-profile", REMOVED), ("/nmae", "x"), ("/name", 1),
    ("/description", []), ("/colour", "pink"), ("/stallTime", 0), ("/stallTime", 1.5), ("/stallTime", "9"), ("/builtIn", "yes"),
    ("/rules", {}), ("/rules/0", "x"), ("/rules/0/progess", "/a"), ("/rules/0/at", "a"), ("/rules/0/at", "/~2"),
    ("/rules/0/each", 1), ("/rules/0/last", 1), ("/rules/0/ignore", "true"), ("/rules/0/name", 1),
    ("/rules/0/job", "/a~"), ("/rules/0/job", "$type"), ("/rules/0/job", "{"), ("/rules/0/job", "a}"), ("/rules/0/job", "{}"),
    ("/rules/0/job", "{a b}"), ("/rules/0/job", "{a{b}}"), ("/rules/0/job", "{/a~2}"), ("/rules/0/job", "{$json}"),
    ("/rules/0/job", "{+id}"), ("/rules/0/job", []), ("/rules/0/job", {}), ("/rules/0/job", {"percnt": "/a"}),
    ("/rules/0/job", {"unit": 1, "percent": 1}), ("/rules/0/job", {"ratio": ["/a"]}), ("/rules/0/job", {"ratio": ["/a", 1, 2]}),
    ("/rules/0/job", {"ratio": "/a"}), ("/rules/0/job", {"map": "/a"}), ("/rules/0/job", {"map": "/a", "to": []}),
    ("/rules/0/job", {"map": "/a", "to": {"x": "{"}}), ("/rules/0/job", {"text": 1}), ("/rules/0/job", {"base64": "$x"}),
    ("/rules/0/log", {}), ("/rules/0/log", {"text": "/a", "lvl": 1}), ("/rules/0/log/chunks", 1), ("/rules/0/log", "/text"),
    ("/rules/0/results", []), ("/rules/0/results/ok", 1), ("/rules/0/save", {"a b": "/a"}), ("/rules/0/save", {"token": "/a"}),
    ("/rules/0/when", []), ("/rules/0/when", {"a": 1}), ("/rules/0/when", {"$x": 1}), ("/rules/0/when", {"$json": 1}),
    ("/rules/0/when", {"/a": []}), ("/rules/0/when", {"/a": {}}), ("/rules/0/when", {"/a": {"is": []}}),
    ("/rules/0/when", {"/a": {"prefix": 1}}), ("/rules/0/when", {"/a": {"not": {}}}), ("/rules/0/when", {"/a": {"prefix": "a", "is": 1}}),
    ("/variables", []), ("/variables/a b", ""), ("/variables/job", ""), ("/variables/base", 1), ("/variables/base", {"vlaue": ""}),
    ("/variables/base", {"secret": 1}), ("/signature/path", "a"), ("/signature/path", "/{a"), ("/signature/path", "/{+id}"),
    ("/signature/headers", {"A": 1}), ("/signature/headers", {"A": False}), ("/signature/events", {}), ("/signature/events/0", {"/a": {}}),
    ("/before", {}), ("/before/0/url", REMOVED), ("/before/0/url", "a/b"), ("/before/0/url", "//h/a"), ("/before/0/url", "ftp://h/"),
    ("/before/0/url", "{base}a/b"), ("/before/0/url", "{base}/a#b"), ("/before/0/url", "{base}/a b"), ("/before/0/url", ""),
    ("/before/0/method", "get"), ("/before/0/save", {"x": "a b"}), ("/before/0/save", {"x": "/~2"}), ("/before/0/headers", {"A B": "c"}),
    ("/before/0/headers", {"A": "b\nc"}), ("/before/0/headers", {"A": "{"}), ("/before/0/headers", {"A": 1}), ("/before/0/body", "{/a}"),
    ("/before/0/body", {"a": ["{"]}), ("/source/method", "PUT"), ("/source/method", "GET"), ("/source/uri", "/a"),
    ("/source/reconnect", "always"), ("/source/lastEventId", True), ("/source/eof", "x"), ("/source/save", {}),
    ("/cancel/then", "x"), ("/cancel/requests/0/method", "GET"), ("/cancel/requests/0/save", {}), ("/cancel/request", {}),
    ("/retry/all", {}), ("/retry/failed/method", "DELETE"), ("/retry/failed/url", REMOVED),
]
# Right by the schema, which cannot know better.
ONLY_THE_READER = [
    ("/rules/0/job", "{nobody}"), ("/before/0/url", "https://elsewhere/"), ("/cancel/requests/0/url", "{key}/x"),
]


def changed(pointer, value):
    profile = copy.deepcopy(WHOLE)
    *path, last = [name.replace("~1", "/").replace("~0", "~") for name in pointer.split("/")[1:]]
    place = profile
    for name in path:
        place = place[int(name) if isinstance(place, list) else name]
    last = int(last) if isinstance(place, list) else last
    if value is REMOVED:
        del place[last]
    else:
        place[last] = value
    return profile


def verdicts(program, texts):
    """Whether the program's reader takes each text."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"p{i}.json" for i in range(len(texts))]
        for file, text in zip(files, texts):
            file.write_text(text)
        lines = subprocess.run([program, *files], capture_output=True, text=True, check=True).stdout.splitlines()
    return [line == "yes" for line in lines]


def main(program, root):
    folder = Path(root) / "resources/profiles"
    schema = json.loads((folder / "profile.schema.json").read_text())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    cases = [(path.name, path.read_text(), True, True) for path in sorted(folder.glob("*.json")) if path.name != "profile.schema.json"]
    cases += [(f"example {i + 1}", text, True, True) for i, text in enumerate(EXAMPLE.findall((folder / "README.md").read_text()))]
    cases += [("everything", json.dumps(WHOLE), True, True)]
    cases += [(f"{pointer} {value}", json.dumps(changed(pointer, value)), False, False) for pointer, value in BROKEN]
    cases += [(f"{pointer} {value}", json.dumps(changed(pointer, value)), True, False) for pointer, value in ONLY_THE_READER]

    faults = 0
    for (name, text, by_schema, by_reader), is_read in zip(cases, verdicts(program, [text for _, text, _, _ in cases]), strict=True):
        is_valid = validator.is_valid(json.loads(text))
        if (is_valid, is_read) != (by_schema, by_reader):
            print(f"{name}: schema {is_valid}, reader {is_read}, expected {by_schema}, {by_reader}")
            faults += 1
    print(f"{len(cases)} profiles, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
