#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
#
# keyring_session.sh COMMAND... : runs the command on a bus of its own, with a home of its own and
# an unlocked GNOME keyring, then once more on no bus at all with KEYRING=none.
set -eu
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM
export HOME="$scratch" XDG_RUNTIME_DIR="$scratch" XDG_DATA_HOME="$scratch/data" XDG_CONFIG_HOME="$scratch/config"
unset DISPLAY WAYLAND_DISPLAY XDG_CURRENT_DESKTOP

# shellcheck disable=SC2016
KEYRING=gnome dbus-run-session -- sh -eu -c '
    # Before anything touches the name: an activated daemon would be locked, and ask.
    printf "keyring" >"$HOME/password"
    gnome-keyring-daemon --unlock --components=secrets --foreground <"$HOME/password" >/dev/null &
    daemon=$!
    trap "kill $daemon" EXIT
    until dbus-send --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner \
        string:org.freedesktop.secrets | grep -q "boolean true"; do
        kill -0 "$daemon"
        sleep 0.1
    done
    "$@"
' sh "$@"
KEYRING=none DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent "$@"
