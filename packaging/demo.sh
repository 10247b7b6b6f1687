#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
#
# demo.sh [OPTION...] : installs what is missing, builds Runwatch and starts it on
# its embedded demo server; options go to Runwatch. With no display it runs on a
# screen in memory and leaves a picture of its window.
set -eu
cd "$(dirname "$0")/.."
. packaging/build.sh

sh packaging/need.sh packaging/packages/build
build release --target runwatch
program=.build/release/ui/runwatch

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" --demo "$@"
fi

sh packaging/need.sh packaging/packages/screen
picture=$PWD/.build/runwatch-demo.png
scratch=$(mktemp -d)
screen=
trap 'kill $screen 2>/dev/null || true; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
Xvfb -displayfd 9 -screen 0 1280x800x24 -nolisten tcp 9>"$scratch/display" >"$scratch/log" 2>&1 &
screen=$!
until [ -s "$scratch/display" ]; do
    kill -0 "$screen" || { cat "$scratch/log" >&2; exit 1; }
    sleep 0.1
done
echo "There is no display here: running the demo for some seconds on a screen in memory…"
# The picture is to show what anybody gets, so nobody's settings.
DISPLAY=:$(cat "$scratch/display") XDG_RUNTIME_DIR=$scratch XDG_CONFIG_HOME=$scratch "$program" --demo --screenshot "$picture" "$@"
echo "A picture of the window: $picture"
