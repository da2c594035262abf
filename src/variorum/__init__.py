"""Variorum reads a pile of articles and reconstructs what lies behind them.

Which tell the same report, who drew on whom, who is said to have said what, and what each telling
changed, every finding pinned to the words it rests on.
"""

__version__ = "0.1.0"
