#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
#
# profiles_documented.sh PROGRAM : every profile that PROGRAM --list-profiles prints,
# for somebody who has none of their own, stands in the README's table of them.
set -eu
program=$1
cd "$(dirname "$0")/../.."

names=$(env -u DISPLAY HOME=/nonexistent XDG_DATA_HOME=/nonexistent XDG_DATA_DIRS=/nonexistent \
    "$program" --list-profiles | cut -d' ' -f1)
[ -n "$names" ] || { echo "--list-profiles prints no profile"; exit 1; }

missing=0
for name in $names; do
    grep -qE "^\|.*\`$name\`.*\|.*\|" README.md || { echo "README.md does not know $name"; missing=1; }
done
printf '%s profiles looked for\n' "$(printf '%s\n' "$names" | wc -l)"
exit $missing
