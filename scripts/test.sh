#!/bin/sh
# Sets Variorum up with its development tools in .venv and runs every check: style, types, layers, tests, browser.
# Usage: sh scripts/test.sh [PYTEST_ARGUMENT...]
set -eu
cd "$(dirname "$0")/.."
. scripts/python.sh
make_venv "[dev,browser,parquet]"

# The browser suite drives Debian's Chromium and checks pages with axe-core. Where either can't be had, those
# tests are skipped and say so; nothing else depends on them.
find_browser() {
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" 2>/dev/null && return 0
    done
    return 1
}
if ! find_browser >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser suite"
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium; } \
        >/dev/null 2>&1 || echo "Chromium could not be installed"
fi
if VARIORUM_CHROMIUM=${VARIORUM_CHROMIUM:-$(find_browser)}; then
    export VARIORUM_CHROMIUM
else
    echo "No Chromium: the browser suite is skipped"
fi

axe=.cache/axe/node_modules/axe-core/axe.min.js
if [ ! -f "$axe" ]; then
    if command -v npm >/dev/null 2>&1; then
        npm install --silent --no-audit --no-fund --prefix .cache/axe axe-core@4 >/dev/null 2>&1 || true
    fi
    [ -f "$axe" ] || echo "No axe-core (needs npm): the accessibility checks are skipped"
fi
[ ! -f "$axe" ] || export VARIORUM_AXE="$PWD/$axe"

bin=.venv/bin
step() {
    echo "== $*"
    "$@"
}
step $bin/ruff check .
step $bin/mypy
step $bin/lint-imports
step $bin/pytest "$@"
