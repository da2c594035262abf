#!/bin/sh
# Sets Variorum up in .venv and collates the example story. Needs Python 3.11 and pip's package index, nothing else.
# Usage: sh scripts/try.sh [OUTPUT_FOLDER]
set -eu
cd "$(dirname "$0")/.."
. scripts/python.sh
make_venv ""

out=${1:-out}
.venv/bin/variorum collate examples/ferry -o "$out"
echo
echo "The report is at $(cd "$out" && pwd)/index.html"
