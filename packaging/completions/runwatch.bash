# shellcheck shell=bash
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0

_runwatch()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    case $previous in
        -X)
            mapfile -t COMPREPLY < <(compgen -W 'GET POST' -- "$current")
            return ;;
        --token-file | --cacert | --cert | --key | --screenshot)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return ;;
        -d | -H)
            [[ $current == @* ]] || return
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -P @ -f -- "${current#@}")
            return ;;
        --proxy)
            mapfile -t COMPREPLY < <(compgen -W 'system none http:// socks5://' -- "$current")
            return ;;
        --reconnect)
            mapfile -t COMPREPLY < <(compgen -W 'get-only get same never' -- "$current")
            return ;;
        --profile)
            compopt -o filenames
            mapfile -t COMPREPLY < <(compgen -W "$(runwatch --list-profiles 2> /dev/null | cut -d ' ' -f 1)" -- "$current" || true
                compgen -f -X '!*.json' -- "$current")
            return ;;
        --timeout | --log-limit | --cancel | --set)
            return ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W '-X -d -H --token-file --cacert --cert --key --proxy --cancel
        --profile --set --list-profiles --reconnect --new-window --log-limit --demo --screenshot --headless
        --events --no-reconnect --timeout --help --version' -- "$current")
}
complete -F _runwatch runwatch
