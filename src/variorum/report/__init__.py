"""What a run found, shown: pages that open from disk, the terminal, JSON."""
