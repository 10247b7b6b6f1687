#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
#
# What bash completes, asked as bash asks.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=packaging/completions/runwatch.bash
. packaging/completions/runwatch.bash
compopt() { :; } # outside of a completion bash refuses it

# completes WORDS... -- EXPECTED...
completes() {
    COMP_WORDS=()
    while [ "$1" != -- ]; do COMP_WORDS+=("$1"); shift; done
    shift
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _runwatch || true # nothing to offer
    if [ "${COMPREPLY[*]}" != "$*" ]; then
        echo "${COMP_WORDS[*]}: got '${COMPREPLY[*]}', expected '$*'"
        exit 1
    fi
}

completes runwatch --to -- --token-file
completes runwatch -X P -- POST
completes runwatch -X "" -- GET POST
completes runwatch --cacert LIC -- LICENSE
completes runwatch --key LIC -- LICENSE
completes runwatch --proxy n -- none
completes runwatch --reconnect ge -- get-only get
runwatch() { printf 'buildbot          Builds\nmcp               Tools\n'; } # what the installed one says
completes runwatch --profile b -- buildbot
completes runwatch --profile resources/profiles/def -- resources/profiles/default.json
completes runwatch --set x --
completes runwatch -d @LIC -- @LICENSE
completes runwatch -d LIC --
completes runwatch --timeout 1 --
