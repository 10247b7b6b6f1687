#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Runwatch authors
# SPDX-License-Identifier: Apache-2.0
#
# test.sh [OPTION...] : installs what is missing, builds, and runs every test; the
# options go to ctest (-L unit, -R tst_decoder). Its exit status is ctest's.
set -eu
cd "$(dirname "$0")/.."
. packaging/build.sh

has_node() {
    command -v npm >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)'
}

lists=packaging/packages
has_node || sh packaging/need.sh $lists/node
sh packaging/need.sh $lists/build $lists/screen $lists/desktop $lists/interop $lists/checks
build ci
exec ctest --preset ci "$@"
