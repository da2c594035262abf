# Sourced by try.sh and test.sh: makes .venv with Python 3.11 or later, and installs Variorum into it.
# Usage after sourcing: make_venv "<extras>", e.g. make_venv "" or make_venv "[dev,browser,parquet]".

find_python() {
    for name in "${PYTHON:-}" python3.11 python3.12 python3.13 python3.14 python3 python; do
        [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 || continue
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return 0
        fi
    done
    echo "Variorum needs Python 3.11 or later; none was found. Set PYTHON to one." >&2
    return 1
}

make_venv() {
    if [ ! -x .venv/bin/python ]; then
        python=$(find_python) || return 1
        echo "Making .venv with $python"
        "$python" -m venv .venv || {
            rm -rf .venv
            echo "$python can't make a virtual environment. On Debian: apt-get install python3-venv" >&2
            return 1
        }
    fi
    # One stamp a set of extras: a second run installs nothing, a changed pyproject.toml installs again.
    wanted=$(cksum pyproject.toml)" $1"
    if [ "$(cat .venv/installed 2>/dev/null)" != "$wanted" ]; then
        echo "Installing Variorum$1 (takes a minute or two the first time)"
        .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --editable ".$1" || return 1
        printf '%s' "$wanted" >.venv/installed
    fi
}
