"""Published near-duplicate finders beside ours, where they are installed: datasketch and rensa.

Both estimate the Jaccard similarity of two texts' word shingles by MinHash (Broder 1997); datasketch looks up
candidates by bands of hashes (Leskovec, Rajaraman & Ullman 2014, chapter 3). They are no dependency of ours:
`pip install datasketch rensa` where a benchmark shall show them.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from itertools import combinations
from typing import Any

from variorum.text import fold, words

SHINGLE = 3  # words: on rewrites fewer in common than that are chance, more are none
HASHES = 128  # datasketch's default
# Similarities from which a pair is looked up; the best is shown, which flatters them.
CUTS = (0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5)
Found = set[frozenset[str]]
Peer = Callable[[Mapping[str, str]], list[Found]]


def shingles(text: str) -> list[str]:
    """Return a text's runs of SHINGLE folded words; all of it where it has fewer."""
    w = [fold(x) for x, _ in words(text)]
    return sorted({" ".join(w[k : k + SHINGLE]) for k in range(max(1, len(w) - SHINGLE + 1))})


def datasketch(texts: Mapping[str, str]) -> list[Found]:
    """Return, for each of CUTS, the pairs that datasketch's MinHash LSH proposes and estimates that near."""
    lib: Any = import_module("datasketch")
    made = {}
    for k, text in sorted(texts.items()):
        made[k] = lib.MinHash(num_perm=HASHES)
        made[k].update_batch([s.encode() for s in shingles(text)])
    out = []
    for cut in CUTS:
        index = lib.MinHashLSH(threshold=cut, num_perm=HASHES)
        for k, m in made.items():
            index.insert(k, m)
        near = {frozenset((k, x)) for k, m in made.items() for x in index.query(m) if x != k}
        out.append({p for p in near if _jaccard(made, p) >= cut})
    return out


def rensa(texts: Mapping[str, str]) -> list[Found]:
    """Return, for each of CUTS, the pairs that rensa's MinHash estimates that near, all compared."""
    lib: Any = import_module("rensa")
    made = {}
    for k, text in sorted(texts.items()):
        made[k] = lib.RMinHash(num_perm=HASHES, seed=42)
        made[k].update(shingles(text))
    near = {frozenset(p): _jaccard(made, frozenset(p)) for p in combinations(sorted(made), 2)}
    return [{p for p, v in near.items() if v >= cut} for cut in CUTS]


def _jaccard(made: Mapping[str, Any], pair: frozenset[str]) -> float:
    a, b = sorted(pair)
    return float(made[a].jaccard(made[b]))


def installed() -> dict[str, Peer]:
    """Return the peers that can be run here, by the name a table shows."""
    known: dict[str, tuple[str, Peer]] = {
        "MinHash LSH (datasketch)": ("datasketch", datasketch),
        "MinHash (rensa)": ("rensa", rensa),
    }
    return {name: peer for name, (module, peer) in known.items() if find_spec(module)}
