"""Time and memory of what runs in this process, and on what."""

import os
import platform
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Measured:
    seconds: float = 0.0
    cpu_seconds: float = 0.0  # of all threads: what to compare on a machine that others share
    peak_mib: float = 0.0  # of the process so far, not of the block alone


@contextmanager
def measured() -> Iterator[Measured]:
    """Measure wall time of a block and the process's peak memory at its end."""
    out, began, cpu = Measured(), time.perf_counter(), time.process_time()
    try:
        yield out
    finally:
        out.seconds = time.perf_counter() - began
        out.cpu_seconds = time.process_time() - cpu
        # Linux counts in KiB, macOS in bytes.
        unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
        out.peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def machine() -> str:
    """Return what a figure of time should be read with."""
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
