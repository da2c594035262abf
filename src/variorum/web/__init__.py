"""The report served on this machine alone: the pages that are saved, made on demand, and a review kept."""
