"""A generated tradition of any size with a known tree: the time and memory a stemma takes, how right it is.

    python -m benchmarks.synthetic_stemma [--tellings 200 1000] [--seed 1] [--pairs] [--write]

Texts are invented words. A child keeps most sentences of its parent, rewords some words of each, drops a
few and adds one of its own; alignments are true links between sentences of one content, for the pairs that
share enough. `--pairs` also counts the pairs that the program would look at, were each sentence's vector made
of its words: what one large story costs before its stemma. `--write` puts the table into docs/benchmarks.md.
"""

import argparse
import random
import time
from pathlib import Path
from zlib import crc32

import numpy as np

from benchmarks.measure import machine, measured
from benchmarks.tables import Cell, put, table
from variorum.candidates import candidates
from variorum.data import Alignment, Article, Link, Relation, Span, Telling
from variorum.stemma import stemma

ROOT = Path(__file__).resolve().parents[1]
SYLLABLES = ("ba", "do", "fi", "gu", "ke", "la", "mo", "ni", "pe", "ru", "sa", "ti", "vo", "zu")
SENTENCES, WORDS = 18, 14
KEPT, REWORDED = 0.9, 0.15  # share of sentences a child keeps, of words it changes
MOST_PAIRS = 24  # alignments kept for one telling: a pile of a thousand is not aligned all with all
DIM = 128  # of a made-up sentence vector
Facts = dict[int, list[str]]


def word(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4)))


def tradition(n: int, seed: int) -> tuple[list[Telling], list[Alignment], dict[str, str]]:
    """Return tellings, alignments and the true parents of a tradition of `n`."""
    rng = random.Random(seed)
    facts: list[Facts] = [{k: [word(rng) for _ in range(WORDS)] for k in range(SENTENCES)}]
    parents: dict[str, str] = {}
    fresh = SENTENCES
    for c in range(1, n):
        p = rng.randrange(c)
        parents[f"t{c}"] = f"t{p}"
        kept = [k for k in facts[p] if rng.random() < KEPT] or list(facts[p])
        own = {k: [word(rng) if rng.random() < REWORDED else w for w in facts[p][k]] for k in kept}
        own[fresh] = [word(rng) for _ in range(WORDS)]
        fresh += 1
        facts.append(own)
    tellings = [telling(f"t{i}", f) for i, f in enumerate(facts)]
    return tellings, list(aligned(tellings, facts)), parents


def telling(name: str, facts: Facts) -> Telling:
    spans, at, parts = [], 0, []
    for words in facts.values():
        s = " ".join(words).capitalize() + "."
        spans.append(Span(at, at + len(s)))
        parts.append(s)
        at += len(s) + 1
    return Telling(article=Article(id=name, text=" ".join(parts)), lang="und", sentences=tuple(spans))


def aligned(tellings: list[Telling], facts: list[Facts]) -> list[Alignment]:
    keys = [{k: i for i, k in enumerate(f)} for f in facts]
    wanted: set[tuple[int, int]] = set()
    for a in range(len(keys)):
        near = sorted(range(len(keys)), key=lambda b: (-len(keys[a].keys() & keys[b].keys()), b))
        wanted |= {(min(a, b), max(a, b)) for b in near[: MOST_PAIRS + 1] if b != a}
    out = []
    for a, b in sorted(wanted):
        shared = keys[a].keys() & keys[b].keys()
        if len(shared) > 1:
            links = sorted(Link(keys[a][k], keys[b][k], 0.9) for k in shared)
            out.append(
                Alignment(
                    left=tellings[a].id,
                    right=tellings[b].id,
                    links=tuple(links),
                    by="generated",
                    relation=Relation.REWRITE,
                    confidence=0.95,
                    coverage_left=len(shared) / len(keys[a]),
                    coverage_right=len(shared) / len(keys[b]),
                )
            )
    return out


def vectors(tellings: list[Telling]) -> dict[str, np.ndarray]:
    """Return unit rows by telling: each word a random direction, a sentence their sum."""
    known: dict[str, np.ndarray] = {}
    out = {}
    for t in tellings:
        rows = []
        for i in range(len(t.sentences)):
            words = t.sentence(i).casefold().rstrip(".").split()
            for w in words:
                if w not in known:
                    known[w] = np.random.default_rng(crc32(w.encode())).standard_normal(DIM)
            rows.append(np.sum([known[w] for w in words], axis=0))
        found = np.array(rows)
        out[t.id] = found / np.linalg.norm(found, axis=1, keepdims=True)
    return out


def line(n: int, seed: int, pairs: bool) -> list[Cell]:
    """Return a row of the table: a tradition of `n`, its stemma, what it took."""
    tellings, alignments, parents = tradition(n, seed)
    if pairs:
        start = time.perf_counter()
        looked_at = len(candidates(tellings, vectors(tellings)))
        took = time.perf_counter() - start
        print(f"pairs looked at: {looked_at}, {2 * looked_at / n:.1f} for a telling; {took:.1f} s")
    with measured() as cost:
        found = stemma(tellings, alignments)
    held = [(e.parent, e.child) for e in found.edges if not f"{e.parent}{e.child}".count("lost:")]
    right = sum(parents.get(c) == p for p, c in held)
    return [
        str(n), len(alignments), right / len(parents), right / max(1, len(held)), len(found.lost),
        f"{cost.seconds:.0f}", f"{cost.cpu_seconds:.0f}", f"{cost.peak_mib:.0f}",
    ]  # fmt: skip


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--tellings", type=int, nargs="+", default=[200, 1000])
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--pairs", action="store_true")
    p.add_argument("--write", action="store_true")
    o = p.parse_args()
    head = [
        "Tellings of a made-up story", "alignments", "parents right", "edges right, of those drawn",
        "lost sources", "s", "CPU s", "peak MiB",
    ]  # fmt: skip
    body = table(head, [line(n, o.seed, o.pairs) for n in sorted(o.tellings)]) + f"\n\n{machine()}."
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "generations", body)


if __name__ == "__main__":
    main()
