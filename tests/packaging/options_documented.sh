#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
#
# options_documented.sh PROGRAM : every option that PROGRAM --help prints stands in
# the man page and in the completions of all three shells.
set -eu
program=$1
cd "$(dirname "$0")/../../packaging"

# Without a display and without a home: neither is needed to print a text.
help=$(env -u DISPLAY -u WAYLAND_DISPLAY HOME=/nonexistent "$program" --help)
options=$(printf '%s\n' "$help" | grep -oE '(^|[ ,[])--?[A-Za-z][A-Za-z-]*' | grep -oE -- '-[A-Za-z-]+' | sort -u)
[ -n "$options" ] || { echo "--help prints no option"; exit 1; }

missing=0
# says FILE OPTION PATTERN
says() {
    grep -qE -- "$3" "$1" || { echo "$1 does not know $2"; missing=1; }
}
for option in $options; do
    name=${option#-}
    says man/runwatch.1 "$option" "Fl $name( |$)"
    says completions/runwatch.bash "$option" "(^|[^A-Za-z-])$option([^A-Za-z-]|$)"
    says completions/_runwatch "$option" "(^|[^A-Za-z-])$option([^A-Za-z-]|$)"
    case $name in
        -*) says completions/runwatch.fish "$option" "-l ${name#-}( |$)" ;;
        *) says completions/runwatch.fish "$option" "-s $name( |$)" ;;
    esac
done
printf '%s options looked for\n' "$(printf '%s\n' "$options" | wc -l)"
exit $missing
