#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
#
# profiles_listed.sh PROGRAM : --list-profiles has a line for each profile that is shipped, for one in
# the user's folder and for one that is broken, and begins it with the name.
set -eu
program=$1
cd "$(dirname "$0")/../../resources/profiles"
data=$(mktemp -d)
trap 'rm -r "$data"' EXIT
mkdir -p "$data/runwatch/profiles"
printf '{"runwatch-profile": 1, "name": "Mine", "rules": []}' > "$data/runwatch/profiles/mine.json"
printf '{"runwatch-profile": 1,\n"rulse": []}' > "$data/runwatch/profiles/wrong.json"

# Without a display: none is needed to print a text.
env -u DISPLAY -u WAYLAND_DISPLAY XDG_DATA_HOME="$data" XDG_DATA_DIRS=/nonexistent "$program" --list-profiles > "$data/list"
{ for file in *.json; do [ "$file" = profile.schema.json ] || echo "${file%.json}"; done; echo mine; echo wrong; } | sort > "$data/expected"
cut -d ' ' -f 1 "$data/list" | LC_ALL=C sort | diff - "$data/expected"
grep -q '^mine  *Mine$' "$data/list"
grep -q '^wrong  *.*/wrong.json:2:10: There is no key "rulse" here' "$data/list"
