"""The stemma on RETOLD dev by fold: dates true, hidden, shuffled; sources taken out; credits; baselines.

    python -m benchmarks.retold.stemma --data FOLDER [--cache FILE] [--folds FILE] [--errors] [--write]

`--folds` names the coefficients that `training/stemma.py --folds` wrote, each fitted without the stories
it is used on; without it the shipped ones are used, which have seen every story. Links, relations and
differences are the shipped program's. Scoring follows the benchmark's own scorer. `--write` puts the tables
into docs/benchmarks.md.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

from benchmarks.retold.baselines import BASELINES
from benchmarks.retold.judged import Judged, read
from benchmarks.tables import Cell, put, table
from variorum.data import Alignment, Edge, Stemma, Telling
from variorum.stemma import stemma
from variorum.stemma.crediting import crediting
from variorum.stemma.names import holders
from variorum.stemma.weigh import Coefficients, weights

Parents = dict[str, tuple[str, ...]]
FOLDS = 5
ROOT = Path(__file__).resolve().parents[2]
BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.99), (0.99, 1.01))


def undated(tellings: Sequence[Telling]) -> list[Telling]:
    return [replace(t, article=replace(t.article, published=None)) for t in tellings]


def shuffled(tellings: Sequence[Telling], seed: int) -> list[Telling]:
    dates = [t.article.published for t in tellings]
    random.Random(seed).shuffle(dates)
    return [replace(t, article=replace(t.article, published=d)) for t, d in zip(tellings, dates, strict=True)]


def short(telling: str) -> str:
    return telling.split(".", 1)[-1]


def held(parents: Parents, child: str) -> set[str]:
    return {p for p in parents.get(child, ()) if not p.startswith("lost:")}


def elders(parents: Parents, child: str) -> set[str]:
    """Return every ancestor, lost sources walked through and left out."""
    seen: set[str] = set()
    todo = [child]
    while todo:
        for p in parents.get(todo.pop(), ()):
            if p not in seen:
                seen.add(p)
                todo.append(p)
    return {p for p in seen if not p.startswith("lost:")}


def true_elders(story: Judged, name: str) -> set[str]:
    out, p = set(), story.parent(name)
    while p:
        out.add(p)
        p = story.parent(p)
    return out


def of(found: Stemma) -> Parents:
    out: dict[str, list[str]] = defaultdict(list)
    for e in found.edges:
        out[short(e.child)].append(short(e.parent))
    return {k: tuple(v) for k, v in out.items()}


def score(story: Judged, parents: Parents, count: Counter[str], errors: list[str], tag: str) -> None:
    """Add exact parents and ancestors as the benchmark's scorer counts them."""
    for name in story.tellings:
        gold = story.parent(name)
        want = {gold} if gold else set()
        got = held(parents, name) if name != "I1" else set(parents.get(name, ()))
        count["right" if got == want else "wrong"] += 1
        if got != want:
            errors.append(f"{tag}: {story.id}.{name} hangs from {sorted(got)}, not {sorted(want)}")
        if name != "I1":
            true, found = true_elders(story, name), elders(parents, name)
            count["tp"] += len(true & found)
            count["fn"] += len(true - found)
            count["fp"] += len(found - true)


def f1(count: Counter[str]) -> float:
    return 2 * count["tp"] / max(1, 2 * count["tp"] + count["fp"] + count["fn"])


def without_wire(found: Stemma, story: Judged) -> bool:
    """One lost source over all that drew on the wire, and nobody its elder's parent."""
    parents = of(found)
    family = [k for k in story.tellings if k not in {"W", "I1"}]
    roots = set().union(*(_tops(parents, k) for k in family))
    one = len(roots) == 1 and next(iter(roots)).startswith("lost:")
    return one and all(k not in elders(parents, p) for k in family for p in true_elders(story, k))


def _tops(parents: Parents, name: str) -> set[str]:
    if not parents.get(name):
        return {name}
    return set().union(*(_tops(parents, p) for p in parents[name]))


def without_r3(found: Stemma) -> str:
    """Where R4 hangs: from a lost source below W ("step"), from W, or elsewhere."""
    parents = of(found)
    above = parents.get("R4", ())
    if len(above) == 1 and above[0].startswith("lost:"):
        return "step" if "W" in held(parents, above[0]) else "lost, not below W"
    return "W" if set(above) == {"W"} else "elsewhere"


def parts(story: Judged, found: Stemma) -> bool:
    """Whether the origins are the independent report and everybody else."""
    got = {frozenset(short(k) for k in g) for g in found.origins}
    return got == {frozenset({"I1"}), frozenset(story.tellings) - {"I1"}}


def credit_right(story: Judged, name: str) -> tuple[bool, bool]:
    """Whether a credit has the gold's words, and whether it means the gold's outlet."""
    gold = next(t["credit"] for t in story.raw["tellings"] if t["id"] == name)
    got = story.tellings[name].credit
    if got is None or gold is None:
        return got == gold, got == gold
    outlets = [t["outlet"] for t in story.raw["tellings"]]
    one, two = holders(got, outlets), holders(gold, outlets)
    return got == gold, got == gold or (one == two and bool(one)) or got in gold or gold in got


def crediting_right(story: Judged, found: Stemma) -> int:
    """Count the tellings whose credit is set against their source as the gold's credits and parents say."""
    by = {t["id"]: t for t in story.raw["tellings"]}
    true = [replace(t, credit=by[k]["credit"]) for k, t in story.tellings.items()]
    edges = [
        Edge(parent=f"{story.id}.{t['parent']}", child=f"{story.id}.{k}", confidence=1.0)
        for k, t in by.items()
        if t["parent"]
    ]
    want = {c.telling: c.how for c in crediting(true, edges, ())}
    return sum(c.how is want[c.telling] for c in found.credits)


@dataclass
class Tally:
    """What was counted over all stories."""

    trees: dict[str, dict[str, Counter[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter))
    )  # by method, by mode
    other: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    sure: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


MODES: dict[str, Callable[[Sequence[Telling], int], list[Telling]]] = {
    "with dates": lambda ts, _: list(ts),
    "dates hidden": lambda ts, _: undated(ts),
    "dates shuffled": shuffled,
}
OURS = "Variorum"


def examine(story: Judged, n: int, tally: Tally) -> None:
    """Count one story: its tree in each mode, sources taken out, credits, baselines."""
    tellings = list(story.tellings.values())
    for mode, change in MODES.items():
        changed = change(tellings, n)
        found = stemma(changed, story.alignments, story.variants)
        score(story, of(found), tally.trees[OURS][mode], tally.errors, mode)
        if mode == "dates hidden":
            tally.other["I1 alone"] += not of(found).get("I1")
            tally.other["origins"] += parts(story, found)
            tally.other["crediting"] += crediting_right(story, found)
            tally.sure += [
                (e.confidence, story.parent(short(e.child)) == short(e.parent))
                for e in found.edges
                if not (e.parent + e.child).count("lost:")
            ]
        for name, baseline in BASELINES.items():
            tree: Parents = {short(c): (short(p),) for c, p in baseline(changed, story.alignments).items()}
            score(story, tree, tally.trees[name][mode], [], name)
    hidden = undated(tellings)

    def without(name: str) -> Stemma:
        left = [t for t in hidden if short(t.id) != name]
        return stemma(left, _only(story, name), story.variants)

    tally.other["W out"] += without_wire(without("W"), story)
    tally.steps[without_r3(without("R3"))] += 1
    for name in story.tellings:
        exact, meant = credit_right(story, name)
        tally.other["credit, exact"] += exact
        tally.other["credit"] += meant
        tally.other["tellings"] += 1


def trees_table(tally: Tally) -> str:
    rows: list[list[Cell]] = []
    for name, modes in tally.trees.items():
        right: list[Cell] = [c["right"] / (c["right"] + c["wrong"]) for c in modes.values()]
        rows.append([name, *right, f1(modes["dates hidden"])])
    return table(["Exact parent", *MODES, "ancestors F1, dates hidden"], rows)


def rest_table(tally: Tally, stories: int) -> str:
    one, all_ = tally.other, tally.other["tellings"]
    steps = ", ".join(f"{k} {v}/{stories}" for k, v in tally.steps.most_common())
    rows: list[list[Cell]] = [
        ["W taken out: one lost source, no child its elder's parent, of stories", one["W out"] / stories],
        ["R3 taken out: R4 hangs from", steps],
        ["independent report has no parent", one["I1 alone"] / stories],
        ["origins counted right", one["origins"] / stories],
        ["credit read right: the outlet meant", one["credit"] / all_],
        ["credit read right: word for word", one["credit, exact"] / all_],
        ["credit against copying as the gold has it", one["crediting"] / all_],
    ]
    return table(["Dates hidden", "Variorum"], rows)


def sure_table(tally: Tally) -> str:
    rows: list[list[Cell]] = []
    for low, high in BINS:
        these = [(c, ok) for c, ok in tally.sure if low <= c < high]
        if these:
            mean, right = (sum(x) / len(these) for x in zip(*these, strict=True))
            rows.append([f"{low:.2f} to {min(high, 1.0):.2f}", len(these), float(mean), float(right)])
    return table(["Edge said to be sure", "edges", "mean said", "right"], rows)


def _only(story: Judged, gone: str) -> list[Alignment]:
    return [a for a in story.alignments if gone not in {short(a.left), short(a.right)}]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--cache", type=Path)
    p.add_argument("--folds", type=Path)
    p.add_argument("--errors", action="store_true")
    p.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    o = p.parse_args()
    raw = [json.loads(f.read_text("utf-8")) for f in sorted(o.data.glob("[0-9]*.json"))]
    models = json.loads(o.folds.read_text("utf-8")) if o.folds else None
    tally = Tally()
    judged = read(raw, o.cache)
    for n, story in enumerate(judged):
        number = int(story.id)
        model: Coefficients = models[(36 if number == 37 else number) % FOLDS] if models else weights()
        with patch("variorum.stemma.weigh.weights", lambda model=model: model):
            examine(story, n, tally)
    body = "\n\n".join([trees_table(tally), rest_table(tally, len(judged)), sure_table(tally)])
    print(body)
    if o.errors:
        print("\n".join(tally.errors))
    if o.write:
        put(ROOT / "docs" / "benchmarks.md", "stemma", body)


if __name__ == "__main__":
    main()
