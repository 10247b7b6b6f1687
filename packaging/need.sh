#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
#
# need.sh LIST... : installs what is missing of the Debian packages named in the
# LIST files, as root or by sudo, and says what it does. Exit status 3: it cannot,
# and has printed the line that would.
set -eu

missing=
# shellcheck disable=SC2013
for package in $(grep -hv '^#' "$@"); do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "This script installs Debian packages. Install what is, here, the same as:$missing" >&2
    exit 3
fi
as_root=
if [ "$(id -u)" != 0 ]; then
    as_root=sudo
    # Without a terminal sudo cannot ask for a password, so it must not need one.
    [ -t 0 ] || as_root='sudo -n'
    if ! command -v sudo >/dev/null 2>&1 || ! $as_root true; then
        echo "Missing packages, and neither root nor sudo to install them. Run as root:" >&2
        echo "  apt-get install --no-install-recommends$missing" >&2
        exit 3
    fi
fi

echo "Installing:$missing"
# No service is to start because the tests need its program (nginx): policy-rc.d
# says so for as long as this takes, unless the machine has one of its own.
# shellcheck disable=SC2086,SC2016
$as_root env DEBIAN_FRONTEND=noninteractive sh -eu -c '
    policy=/usr/sbin/policy-rc.d
    if ! [ -e "$policy" ]; then
        trap "rm -f $policy" EXIT
        trap "exit 130" INT TERM
        printf "#!/bin/sh\nexit 101\n" >"$policy"
        chmod 755 "$policy"
    fi
    options="-o DPkg::Lock::Timeout=300 -o DPkg::Use-Pty=0"
    apt-get $options update -qq || echo "Not all package lists could be fetched; going on." >&2
    apt-get $options install -y -qq --no-install-recommends "$@" >/dev/null
' sh $missing
