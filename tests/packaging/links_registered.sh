#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
#
# A desktop that reads our file sends runwatch: links here, behind "--", where no link can be taken
# for an option; and it sends nothing else.
set -euo pipefail
id=io.github.runwatch.Runwatch
cd "$(dirname "$0")/../../packaging/linux"
applications=$(mktemp -d)
trap 'rm -r "$applications"' EXIT

cp $id.desktop "$applications"
update-desktop-database "$applications"
grep -v '^\[' "$applications/mimeinfo.cache" | diff - <(echo "x-scheme-handler/runwatch=$id.desktop;")
grep -qx 'Exec=runwatch -- %U' $id.desktop
grep -q '<mediatype>x-scheme-handler/runwatch</mediatype>' $id.metainfo.xml
