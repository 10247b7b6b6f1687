# shellcheck shell=sh
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0

# build PRESET [OPTION...] : configures once, then leaves it to the build system to
# see what has changed. Work from the repository's root.
build() {
    preset=$1
    shift
    case $(locale charmap 2>/dev/null) in
        UTF-8) ;;
        *) LC_ALL=C.UTF-8; export LC_ALL ;;
    esac
    [ -f ".build/$preset/build.ninja" ] || cmake --preset "$preset"
    cmake --build --preset "$preset" --parallel "$(nproc)" "$@"
}
