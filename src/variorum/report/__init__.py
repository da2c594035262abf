"""What a run found, shown: pages that open from disk, the terminal, JSON. One design, the same view objects."""
