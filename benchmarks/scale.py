"""How the program grows: pairs looked at, true pairs among them, time and memory, against the plain path.

    python -m benchmarks.scale --data FOLDER [--against 300] [--tries 5] [--sizes 300 3000 30000] [--write]

FOLDER holds retold, l2r_rewrites and allsides_background. A pile of N articles is stories of RETOLD, texts
of `l2r_rewrites` with two rewrites each (a fifth of N at most), then background news, then made-up
articles: words follow one another as in the background (chains over pairs of words, each sentence begun as
one there begins), so that single words, names and short runs are shared and whole sentences are not.

`--against` is a pile with all of RETOLD in it, read by the plain path too: onnxruntime as it comes, every
sentence as it stands, in input order, 32 at a time; over the encoder's graph in float, which is what there
was before it was rounded, and over the shipped one. Medians of `--tries`, one after another. `--sizes` are
piles of one make-up, so that articles are as long in the large as in the small: one in thirteen is RETOLD's
as far as it goes. Each line is a process of its own; exponents are those of processor time between one size
and the next. `--first` runs only the look that comes before any reading.
"""

import argparse
import gzip
import json
import math
import random
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from benchmarks import plain as plainly
from benchmarks.measure import machine, measured
from benchmarks.retold.gold import telling
from benchmarks.retold.simpler import pair_truth, wire_content
from benchmarks.tables import Cell, put, table
from variorum import pipeline
from variorum.candidates import propose
from variorum.data import DERIVED, Alignment, Article, Relation
from variorum.models import encoder, rough
from variorum.models.stack import Stack

ROOT = Path(__file__).resolve().parents[1]
SHARE = 13  # one article in so many is RETOLD's in a pile of even make-up
REWRITES = 2  # of one text of l2r_rewrites
Pair = tuple[str, str]


def rows(path: Path) -> list[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line]


class Pile:
    """N articles and the pairs that truly hang together; `even` keeps RETOLD's share the same at any size."""

    def __init__(self, data: Path, size: int, even: bool = False) -> None:
        paths = sorted((data / "retold").glob("[0-9][0-9][0-9].json"))
        if even:
            paths = paths[:: -(-len(paths) * 8 * SHARE // size)]
        self.stories = [json.loads(p.read_text("utf-8")) for p in paths]
        self.articles = [telling(s, t).article for s in self.stories for t in s["tellings"]]
        self.true = set(_borrowed(self.stories))
        for r in rows(data / "l2r_rewrites/dev.jsonl"):
            told = [w for w in r["rewrites"] if w["aligned"] == "index"][:REWRITES]
            if len(self.articles) + 1 + len(told) > len(paths) * 8 + size // 5 or not told:
                continue
            self.articles.append(Article(id=f"l2r:{r['id']}", text=r["original"]))
            for k, w in enumerate(told):
                self.articles.append(Article(id=f"l2r:{r['id']}.{k}", text=w["text"]))
                self.true.add((f"l2r:{r['id']}", f"l2r:{r['id']}.{k}"))
        found = [r for r in rows(data / "allsides_background/train.jsonl.gz") if r["text"].strip()]
        for r in found[: size - len(self.articles)]:
            self.articles.append(Article(id=f"news:{r['id']}", text=r["text"], title=r["title"] or ""))
        if len(self.articles) < size:
            texts = [r["text"] for r in found[::4]]  # a part: the chains' table counts towards peak memory
            made = chained(texts, size - len(self.articles))
            self.articles += [Article(id=f"made:{k:06}", text=text) for k, text in enumerate(made)]

    def recall(self, looked: set[Pair]) -> float:
        return sum(p in looked for p in self.true) / len(self.true)

    def f1(self, found: Sequence[Alignment]) -> float:
        """Return F1 of retellings among RETOLD's articles, counted as the data's own tool does."""
        relation = {(x.left, x.right): x.relation for x in found}
        ids, truth = pair_truth(self.stories)
        tp = fp = fn = 0
        for (i, j), gold in truth.items():
            a, b = sorted((ids[i], ids[j]))
            r = relation.get((a, b))
            yes = r in DERIVED or (r is Relation.PARTIAL and not {"I1"} & {a.split(".")[1], b.split(".")[1]})
            tp, fp, fn = tp + (yes and gold), fp + (yes and not gold), fn + (gold and not yes)
        return 2 * tp / max(1, 2 * tp + fp + fn)


def _borrowed(stories: Sequence[Mapping[str, Any]]) -> list[Pair]:
    """Return the pairs of RETOLD's tellings that carry a sentence of the same wire."""
    out = []
    for s in stories:
        held = wire_content(s)
        ids = sorted(k for k in held if k != "I1")
        out += [
            (f"{s['id']}.{a}", f"{s['id']}.{b}")
            for i, a in enumerate(ids)
            for b in ids[i + 1 :]
            if held[a] & held[b]
        ]
    return out


def chained(texts: Sequence[str], count: int, sentences: int = 30, longest: int = 45) -> list[str]:
    """Return made-up articles: chains over pairs of words, seeded, so that every run makes the same ones."""
    rng = random.Random(7)
    after: dict[Pair, list[str]] = {}
    begin: list[Pair] = []
    for text in texts:
        words = text.split()
        for a, b, c in zip(words, words[1:], words[2:], strict=False):
            after.setdefault((a, b), []).append(c)
        begin += [(words[i + 1], words[i + 2]) for i in range(len(words) - 2) if words[i][-1] in ".?!"]
    out = []
    for _ in range(count):
        told = []
        for _ in range(sentences):
            chain = list(rng.choice(begin))
            while chain[-1][-1] not in ".?!" and len(chain) < longest:
                chain.append(rng.choice(after.get((chain[-2], chain[-1]), ["."])))
            told.append(" ".join(chain).rstrip(".?!,;") + ".")
        out.append(" ".join(told))
    return out


def whole(pile: Pile, plain: str = "") -> dict[str, Any]:
    """Return what a pile takes and yields, through to relations.

    `plain` names the graph, "float" or "shipped", that the plain path takes; "" is our own path.
    """
    read = [0]
    run = Stack.run

    def counted(self: Stack, rows: Any, *rest: Any, **more: Any) -> Any:
        read[0] += len(rows)
        return run(self, rows, *rest, **more)

    Stack.run = counted  # type: ignore[method-assign]
    encoder()(["The models load before the clock starts."])
    said = _progress(len(pile.articles))
    with measured() as cost:
        tellings = pipeline.read(pile.articles)
        if plain:
            embed = plainly.path(plainly.session(plain == "float"))
            with patch.multiple(pipeline, embed=embed, WHOLE=len(tellings)):
                found = pipeline.related(tellings, said)
        else:
            found = pipeline.related(tellings, said)
    sentences = sum(len(t.sentences) for t in tellings)
    return {
        "articles": len(tellings), "sentences": sentences, "read": sentences if plain else read[0] - 1,
        "pairs": len(found), "recall": pile.recall({(x.left, x.right) for x in found}), "f1": pile.f1(found),
        "seconds": cost.seconds, "peak": cost.peak_mib, "cpu": cost.cpu_seconds,
    }  # fmt: skip


def first(pile: Pile) -> dict[str, Any]:
    """Return what the look before any reading takes and yields."""
    rough([])
    said = _progress(len(pile.articles))
    with measured() as cost:
        tellings = pipeline.read(pile.articles)
        pairs = propose(tellings, rough(tellings, lambda done, total: said("sift", done, total)))
    found = {(p.left, p.right) for p in pairs}
    return {
        "articles": len(tellings), "sentences": sum(len(t.sentences) for t in tellings), "read": 0,
        "pairs": len(pairs), "recall": pile.recall(found), "f1": None, "seconds": cost.seconds,
        "peak": cost.peak_mib, "cpu": cost.cpu_seconds,
    }  # fmt: skip


def _progress(articles: int) -> pipeline.Progress:
    began, last = time.perf_counter(), [0.0]

    def say(stage: str, done: int, total: int) -> None:
        now = time.perf_counter()
        if now - last[0] > 10:
            last[0] = now
            print(f"{articles} articles, {now - began:.0f} s: {stage} {done} of {total}", file=sys.stderr)

    return say


def apart(data: Path, what: str, size: int, again: int, resume: bool) -> dict[str, Any]:
    """Run one line of the table in a process of its own, so that its peak memory is its own."""
    kept = ROOT / "build/scale" / f"{what}-{size}-{again}.json"
    if resume and kept.is_file():
        before: dict[str, Any] = json.loads(kept.read_text("utf-8"))
        return before
    command = [sys.executable, "-m", "benchmarks.scale", "--data", str(data), "--line", what, str(size)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps(found), "utf-8")
    return found


def line(data: Path, what: str, size: int) -> dict[str, Any]:
    """Return one line's figures, measured in this process."""
    pile = Pile(data, size, even=what in ("even", "first"))
    if what == "first":
        return first(pile)
    return whole(pile, {"plain float": "float", "plain shipped": "shipped"}.get(what, ""))


def rivals(data: Path, size: int, tries: int, resume: bool) -> list[list[Cell]]:
    """Return the plain paths and ours over one pile: medians, and how many times as fast as the float one."""
    names = {
        "plain float": "plain path, float graph",
        "plain shipped": "plain path, shipped graph",
        "ours": "Variorum",
    }
    # One after another in turn, so that what else the machine does falls on all of them.
    found: dict[str, list[dict[str, Any]]] = {what: [] for what in names}
    for k in range(tries):
        for what in names:
            found[what].append(apart(data, what, size, k, resume))
    middle = {
        what: {k: median(x[k] for x in runs) for k in ("cpu", "seconds", "peak")}
        for what, runs in found.items()
    }
    base, out = middle["plain float"], []
    for what, name in names.items():
        own, x = middle[what], found[what][0]
        out.append([
            name, x["articles"], f"{x['read']:,}", x["f1"], f"{own['seconds']:.1f}", f"{own['cpu']:.1f}",
            f"{x['articles'] / own['seconds']:.1f}", f"{base['seconds'] / own['seconds']:.2f}",
            f"{base['cpu'] / own['cpu']:.2f}", f"{own['peak']:.0f}",
        ])  # fmt: skip
    return out


def grown(data: Path, what: str, sizes: Sequence[int], resume: bool) -> list[list[Cell]]:
    names = {"even": "through to relations", "first": "first look alone"}
    found = [apart(data, what, n, 0, resume) for n in sizes]
    out: list[list[Cell]] = []
    for k, x in enumerate(found):
        growth: Cell = None
        if k:
            before = found[k - 1]
            growth = math.log(x["cpu"] / before["cpu"]) / math.log(x["articles"] / before["articles"])
        out.append([
            names[what], x["articles"], f"{x['read']:,} of {x['sentences']:,}", f"{x['pairs']:,}",
            x["recall"], f"{x['seconds']:.0f}", f"{x['cpu']:.0f}", f"{x['articles'] / x['cpu']:.1f}",
            f"{x['peak']:.0f}", f"{growth:.2f}" if growth is not None else None,
        ])  # fmt: skip
    return out


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--against", type=int, default=300)
    parser.add_argument("--tries", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=[300, 3000, 30000])
    parser.add_argument("--first", type=int, nargs="*", default=[])
    parser.add_argument("--resume", action="store_true", help="take lines measured before from build/scale")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    parser.add_argument("--line", nargs=2, metavar=("WHAT", "SIZE"), help="one line, as JSON")
    o = parser.parse_args()
    if o.line:
        print(json.dumps(line(o.data, o.line[0], int(o.line[1]))))
        return
    head = [f"Through to relations, median of {o.tries}", "articles", "sentences read", "retellings, F1"]
    head += ["s", "CPU s", "articles a second", "times as fast, clock", "times as fast, CPU", "peak MiB"]
    parts = [table(head, rivals(o.data, o.against, o.tries, o.resume))] if o.against else []
    found = [*grown(o.data, "even", o.sizes, o.resume), *grown(o.data, "first", o.first, o.resume)]
    head = ["Growth", "articles", "sentences read", "pairs looked at", "true pairs among them"]
    head += ["s", "CPU s", "articles a CPU second", "peak MiB", "exponent"]
    body = "\n\n".join([*parts, table(head, found), f"{machine()}."])
    print(body)
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "scale", body)


if __name__ == "__main__":
    main()
