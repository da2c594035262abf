"""The stemma on RETOLD dev by fold: dates true, hidden and shuffled, sources taken out; baselines beside it.

    python -m benchmarks.retold.stemma --data ../shared/data/retold [--cache FILE] [--folds FILE] [--errors]

`--folds` names the coefficients that `training/stemma.py --folds` wrote, each fitted without the stories
it is used on; without it the shipped ones are used, which have seen every story. Scoring follows the
benchmark's own scorer.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from benchmarks.retold.baselines import BASELINES
from benchmarks.retold.judged import Judged, read
from variorum.data import Alignment, Stemma, Telling
from variorum.stemma import stemma
from variorum.stemma.weigh import Coefficients, weights

Parents = dict[str, tuple[str, ...]]
FOLDS = 5


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


def report(judged: Sequence[Judged], models: Sequence[Coefficients] | None, *, show: bool) -> None:
    modes: dict[str, Callable[[Sequence[Telling], int], list[Telling]]] = {
        "with dates": lambda ts, _: list(ts),
        "dates hidden": lambda ts, _: undated(ts),
        "dates shuffled": shuffled,
    }
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    other: Counter[str] = Counter()
    steps: Counter[str] = Counter()
    sure: list[tuple[float, bool]] = []
    errors: list[str] = []
    for n, story in enumerate(judged):
        number = int(story.id)
        model = models[(36 if number == 37 else number) % FOLDS] if models else weights()
        with patch("variorum.stemma.weigh.weights", lambda model=model: model):
            tellings = list(story.tellings.values())
            for mode, change in modes.items():
                found = stemma(change(tellings, n), story.alignments)
                score(story, of(found), counts[mode], errors, mode)
                if mode == "dates hidden":
                    other["I1 alone"] += not of(found).get("I1")
                    other["origins"] += parts(story, found)
                    sure += [
                        (e.confidence, story.parent(short(e.child)) == short(e.parent))
                        for e in found.edges
                        if not (e.parent + e.child).count("lost:")
                    ]
            hidden = undated(tellings)
            apart = stemma([t for t in hidden if short(t.id) != "W"], _only(story, "W"))
            other["W out"] += without_wire(apart, story)
            steps[without_r3(stemma([t for t in hidden if short(t.id) != "R3"], _only(story, "R3")))] += 1
        for name, baseline in BASELINES.items():
            tree = baseline(tellings, story.alignments)
            score(story, {short(c): (short(p),) for c, p in tree.items()}, counts[name], [], name)
        for t in story.raw["tellings"]:
            other["credit"] += (story.tellings[t["id"]].credit or None) == t["credit"]
            other["credits"] += 1
    total = len(judged)
    for name, count in counts.items():
        right = count["right"] / (count["right"] + count["wrong"])
        print(f"{name:32s} parent {right:.3f}   ancestors F1 {f1(count):.3f}")
    print(f"{'W taken out, one lost source':32s} {other['W out'] / total:.3f} of stories")
    places = ", ".join(f"{k} {v / total:.3f}" for k, v in steps.most_common())
    print(f"{'R3 taken out, R4 hangs from':32s} {places}")
    print(f"{'I1 has no parent':32s} {other['I1 alone'] / total:.3f}")
    print(f"{'origins counted right':32s} {other['origins'] / total:.3f}")
    print(f"{'credit as in the gold, exact':32s} {other['credit'] / other['credits']:.3f}")
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.99), (0.99, 1.01)):
        these = [(c, ok) for c, ok in sure if low <= c < high]
        if these:
            mean, right = (sum(x) / len(these) for x in zip(*these, strict=True))
            print(f"  edges said to be sure {mean:.2f}: {right:.2f} right of {len(these)}")
    if show:
        print("\n".join(errors))


def _only(story: Judged, gone: str) -> list[Alignment]:
    return [a for a in story.alignments if gone not in {short(a.left), short(a.right)}]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--cache", type=Path)
    p.add_argument("--folds", type=Path)
    p.add_argument("--errors", action="store_true")
    o = p.parse_args()
    raw = [json.loads(f.read_text("utf-8")) for f in sorted(o.data.glob("[0-9]*.json"))]
    models = json.loads(o.folds.read_text("utf-8")) if o.folds else None
    report(read(raw, o.cache), models, show=o.errors)


if __name__ == "__main__":
    main()
