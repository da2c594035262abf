"""Take the mean of two trainings' weights, one gone on from the other (Wortsman et al. 2022, "model soups").

    python training/mean.py BEFORE AFTER --share 0.3 --to OUT

BEFORE, AFTER and OUT name the pairs of files that `tagger.py` and `checker.py` keep (`NAME.0.npz`, `NAME.1.npz`).
SHARE is how much of AFTER goes in. Codes of frozen layers are AFTER's, which are BEFORE's.
"""

import argparse
from pathlib import Path

import numpy as np


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("before", type=Path)
    p.add_argument("after", type=Path)
    p.add_argument("--share", type=float, default=0.5)
    p.add_argument("--to", type=Path, required=True)
    o = p.parse_args()
    for part in (0, 1):
        a, b = (np.load(f"{x}.{part}.npz") for x in (o.before, o.after))
        mixed = {
            k: ((1 - o.share) * a[k].astype(np.float32) + o.share * b[k].astype(np.float32)).astype(b[k].dtype)
            if b[k].dtype.kind == "f"
            else b[k]
            for k in b.files
        }
        np.savez(f"{o.to}.{part}.npz", **mixed)


if __name__ == "__main__":
    main()
