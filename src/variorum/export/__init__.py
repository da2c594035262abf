"""What a run found, for other programs: tables, annotations, an apparatus, graphs; one file a format.

Each format is a pure function of a collation as `report.saved.loads` gives it, so that a saved JSON and the
articles it was made from come out as the same bytes.
"""
