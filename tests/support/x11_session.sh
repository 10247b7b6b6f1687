#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
#
# x11_session.sh COMMAND... : runs COMMAND on a screen of its own, with a window
# manager, a D-Bus session and a home that are thrown away afterwards. It picks a
# free display by itself, so that two never meet. RUNWATCH_SCREEN: 1280x900x24.
set -euo pipefail

scratch=$(mktemp -d)
screen=
manager=
# shellcheck disable=SC2317
tidy() {
    for process in $manager $screen; do kill "$process" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$scratch"
}
trap tidy EXIT
trap 'exit 143' INT TERM

# until_true WHAT COMMAND... : asks for ten seconds, then gives up.
until_true() {
    local what=$1
    shift
    for _ in $(seq 200); do
        if "$@"; then return; fi
        sleep 0.05
    done
    echo "x11_session.sh: $what did not come up" >&2
    cat "$scratch"/*.log >&2
    exit 1
}
has_window_manager() {
    xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'
}

export HOME=$scratch/home XDG_RUNTIME_DIR=$scratch/run
export XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache XDG_DATA_HOME=$HOME/.local/share
mkdir -p "$HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"

Xvfb -displayfd 9 -screen 0 "${RUNWATCH_SCREEN:-1280x900x24}" -dpi 96 -nolisten tcp -noreset \
    9>"$scratch/display" >"$scratch/screen.log" 2>&1 &
screen=$!
until_true Xvfb test -s "$scratch/display"
DISPLAY=:$(cat "$scratch/display")
export DISPLAY QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 LC_ALL=${LC_ALL:-C.UTF-8}
unset WAYLAND_DISPLAY

openbox --sm-disable >"$scratch/manager.log" 2>&1 &
manager=$!
until_true openbox has_window_manager
dbus-run-session -- "$@"
