"""Fit the two models of `stemma` and the weight of dates.

    python training/stemma.py --data ../shared/data [--cache FILE] [--lines FILE] [--write] [--folds FILE]

Both are fitted on pools drawn from RETOLD: whole stories, stories without their wire (whose children then hang from
the ground), without R3, small random pools and single pairs; and all of these a second time with credits and
signatures hidden, so that neither is leant on where a text has none. Beside them stand lines of other people's texts
(`benchmarks/lineages.py`), whole and pair by pair: news is cut, an encyclopedia grows, and what holds for one alone is
no evidence. First model: logistic, Newton's method.
Second: the conditional model over directed trees (Koo et al. 2007), gradient from exact marginals. Stories are left
out whole: `--folds` writes, for each fold, coefficients that never saw its stories (`benchmarks/retold/stemma.py`
reads them), `--write` those fitted on all.
"""

import argparse
import json
import random
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from benchmarks import direction, lineages
from benchmarks.retold.judged import read
from corpora import fold_of, stories

from variorum.data import Alignment, Article, Link, Relation, Span, Telling
from variorum.stemma import features
from variorum.stemma.features import ALONE, AT, BEFORE, FEATURES, field
from variorum.stemma.tree import marginals, total
from variorum.stemma.weigh import ancestry, believe, choose, raw

FOLDS = 5
PENALTY = 2.0  # quadratic, on coefficients of unit-spread features
STEPS, RATE = 120, 0.1
POOLS, PAIRS = 5, 14  # random pools and random pairs drawn from a story
WEIGHT = {"full": 1.0, "no-wire": 1.0, "no-r3": 1.0, "pool": 0.5, "pair": 0.25, "round-up": 1.0}
ROUND_UPS = 40
# What all cases of a set of lines weigh together, in whole stories of RETOLD.
LINES = {lineages.VERSIONS: 300.0, lineages.REWRITES: 100.0, lineages.ANSWERS: 50.0}
# Share of that in the second model: which of several elders is the nearest, news tells best.
LINES_NEAREST = 0.3
COUNTS = (160, 50, 40)
BARE = 0.7  # weight of a pool with credits and signatures hidden, times the pool's own
HIDDEN = [AT[n] for n in FEATURES if "signed" in n or "credit" in n]
PARENT = [
    "ancestor", "no-ancestor",
    *[n for n in FEATURES if n.startswith("prefers:")],
    "order", "credit", "credit-elsewhere", "language", "doubt", "company", *ALONE,
]  # fmt: skip
DATES = np.arange(0.0, 6.1, 0.5)  # weights of a date tried
OUT = Path(__file__).parent.parent / "src/variorum/stemma/weights.json"


@dataclass(frozen=True)
class Case:
    """A pool of tellings and its true tree. Node 0 is the ground."""

    story: str
    tag: str
    x: np.ndarray
    allowed: np.ndarray
    later: np.ndarray
    gold: tuple
    elders: tuple  # ancestors by node
    weight: float
    dates: tuple


def remember():
    """Keep what a telling holds, and what of it another one has: each stands in many pools."""
    features.witness = cache(features.witness)
    held, known = features.held, {}

    def kept(child, other, alignment):
        key = (child.telling.text, other.telling.text)
        if key not in known:
            known[key] = held(child, other, alignment)
        return known[key]

    features.held = kept


def case(story, names, tag):
    tellings = sorted((story.tellings[k] for k in names), key=lambda t: (t.text, t.lang, t.id))
    order = [t.id.split(".")[1] for t in tellings]
    evidence = field(tellings, story.alignments)
    x, allowed, dated = raw(evidence)
    gold = [0]
    for i, k in enumerate(order):
        p = story.parent(k)
        # A text that names a source which isn't here hangs from none that is: a step is lost.
        lost = p is not None and p not in order and tellings[i].credit and not evidence.credits[i]
        while p is not None and p not in order and not lost:
            p = story.parent(p)
        p = None if lost else p
        gold.append(order.index(p) + 1 if p else 0)
    elders = []
    for i in range(len(gold)):
        found, p = set(), story.parent(order[i - 1]) if i else None
        while p:
            found |= {order.index(p) + 1} if p in order else set()
            p = story.parent(p)
        elders.append(frozenset(found))
    dates = tuple(t.article.published for t in tellings)
    return Case(story.id, tag, x, allowed, dated, tuple(gold), tuple(elders), WEIGHT[tag], dates)


def cases(judged, rng):
    out = []
    for s in judged:
        names = sorted(s.tellings)
        out.append(case(s, names, "full"))
        out.append(case(s, [k for k in names if k != "W"], "no-wire"))
        out.append(case(s, [k for k in names if k != "R3"], "no-r3"))
        out += [case(s, rng.sample(names, rng.randint(2, 5)), "pool") for _ in range(POOLS)]
        out += [case(s, rng.sample(names, 2), "pair") for _ in range(PAIRS)]
    bare = []
    for c in out:
        x = c.x.copy()
        x[:, :, HIDDEN] = 0.0
        bare.append(replace(c, x=x, tag=c.tag + ", bare", weight=c.weight * BARE))
    # A true parent that no judged pair leads to can't be learnt from.
    return [c for c in out + bare if all(c.allowed[p, i] for i, p in enumerate(c.gold) if i)]


def round_up(rng, judged):
    """Return the case of a telling put together from rewrites of two or three stories, beside their wires.

    Its alignments are those of the rewrites it was made of, cut down; nothing of it is its own.
    """
    picked = rng.sample(judged, rng.randint(2, 3))
    told, links, text, spans = [], [], "", []
    for s in picked:
        wire, part = s.tellings["W"], s.tellings["R2"]
        if wire.lang != part.lang:
            continue
        half = len(part.sentences) // 2
        first = rng.randint(0, len(part.sentences) - half)
        base = len(spans)
        for i in range(first, first + half):
            words = part.sentence(i)
            spans.append(Span(len(text), len(text) + len(words)))
            text += words + " "
        found = next(a for a in s.alignments if {a.left, a.right} == {wire.id, part.id})
        found = found if found.left == wire.id else found.mirrored()
        kept = [Link(x.left, base + x.right - first, x.score) for x in found.links if 0 <= x.right - first < half]
        told.append(wire)
        links.append((wire, sorted(kept)))
    made = Telling(article=Article(id="round-up", text=text), lang=told[0].lang if told else "en", sentences=tuple(spans))
    whole = sum(map(len, spans))
    pairs = [
        Alignment(
            left=wire.id, right=made.id, links=tuple(kept), by="made", relation=Relation.PARTIAL, confidence=0.9,
            coverage_left=sum(len(wire.sentences[i]) for i in {x.left for x in kept}) / sum(map(len, wire.sentences)),
            coverage_right=sum(len(spans[j]) for j in {x.right for x in kept}) / whole,
        )
        for wire, kept in links if kept
    ]  # fmt: skip
    if len(pairs) < 2:
        return None
    # Credits and signatures aside: what tells a round-up is what it holds.
    told = sorted([replace(t, credit=None) for t in told] + [made], key=lambda t: (t.text, t.lang, t.id))
    x, allowed, dated = raw(field(told, pairs))
    x[:, :, HIDDEN] = 0.0
    at = told.index(made) + 1
    sources = frozenset(i + 1 for i, t in enumerate(told) if t is not made and allowed[i + 1, at])
    gold = [0] * (len(told) + 1)
    gold[at] = min(sources, key=lambda p: (x[p, at, AT["own:sentence"]], p))
    elders = [sources if i == at else frozenset() for i in range(len(gold))]
    story = min(s.id for s in picked)
    return Case(story, "round-up", x, allowed, dated, tuple(gold), tuple(elders), WEIGHT["round-up"], (None,) * len(told))


def line_case(line, kept, tag):
    """Return the case of some texts of a line (indices, oldest first), the others taken out."""
    told = [line.tellings[i] for i in kept]
    order = sorted(range(len(kept)), key=lambda k: (told[k].text, told[k].lang, told[k].id))
    x, allowed, dated = raw(field([told[k] for k in order], line.alignments))
    place = {kept[k]: n + 1 for n, k in enumerate(order)}
    gold, elders = [0] * (len(kept) + 1), [frozenset()] * (len(kept) + 1)
    for i in kept:
        elders[place[i]] = frozenset(place[e] for e in line.elders(i) if e in place)
        p = line.parents[i]
        while p >= 0 and p not in place:
            p = line.parents[p]
        gold[place[i]] = place[p] if p >= 0 else 0
    return Case(line.group, tag, x, allowed, dated, tuple(gold), tuple(elders), 0.0, (None,) * len(kept))


def line_cases(lines):
    out = []
    for line in lines:
        n = len(line.tellings)
        found = [line_case(line, (i, j), "pair") for j in range(n) for i in sorted(line.elders(j))]
        if n > 2:
            found.append(line_case(line, tuple(range(n)), "line"))
        out += [(line.kind, c) for c in found if all(c.allowed[p, i] for i, p in enumerate(c.gold) if i)]
    each = {k: LINES[k] / max(1, sum(kind == k for kind, _ in out)) for k in LINES}
    return [replace(c, weight=each[kind]) for kind, c in out]


def fold(c):
    """Return the fold of a case: by story, or by group of a line."""
    return fold_of(c.story, FOLDS) if c.story.isdecimal() else direction.fold_of(c.story)


def spread(a):
    s = a.std(axis=0)
    s[s < 1e-6] = 1.0
    return s


def fit_before(train):
    at = [AT[n] for n in BEFORE]
    rows, y, weight = [], [], []
    for c in train:
        for p, q in np.argwhere(c.allowed):
            if p:
                rows.append(c.x[p, q, at])
                y.append(p in c.elders[q])
                weight.append(c.weight)
    a, y, weight = np.array(rows), np.array(y, float), np.array(weight)
    scale = spread(a)
    a = np.hstack([a / scale, np.ones((len(a), 1))])
    penalty = PENALTY * np.eye(a.shape[1])
    penalty[-1, -1] = 1e-3
    v = np.zeros(a.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-a @ v))
        step = np.linalg.solve(
            (a.T * (weight * p * (1 - p))) @ a + penalty, a.T @ (weight * (y - p)) - penalty @ v
        )
        v += step
        if np.abs(step).max() < 1e-7:
            break
    return {**{n: float(x) for n, x in zip(BEFORE, v[:-1] / scale, strict=True)}, "intercept": float(v[-1])}


def design(c, before):
    b = ancestry(c.x, c.allowed, before)
    z = np.zeros((*c.allowed.shape, len(PARENT)))
    z[1:, 1:, 0] = -np.logaddexp(0, -np.maximum(b[1:, 1:], -50))
    z[0, :, 1] = -np.logaddexp(0, np.maximum(b.max(axis=0), -50))
    for j, name in enumerate(PARENT[2:], 2):
        z[:, :, j] = c.x[:, :, AT[name]]
    z[~c.allowed] = 0
    return z


def fit_parent(train, before):
    """Adam on the tree model's log-likelihood; pools of one size go through the matrix-tree theorem together."""
    z = [design(c, before) for c in train]
    scale = spread(np.concatenate([a[c.allowed] for a, c in zip(z, train, strict=True)]))
    batches, seen = {}, np.zeros(len(PARENT))
    for a, c in zip(z, train, strict=True):
        batches.setdefault(len(c.gold), []).append((a / scale, c.allowed, c.weight))
        seen += c.weight * sum(a[p, i] / scale for i, p in enumerate(c.gold) if i)
    batches = [tuple(np.stack(part) for part in zip(*b, strict=True)) for b in batches.values()]
    # Before any evidence, what the first model says counts in full.
    prior = np.where(np.isin(PARENT, ("ancestor", "no-ancestor")), scale, 0.0)
    w = prior.copy()
    m = v = np.zeros(len(PARENT))
    for t in range(1, STEPS + 1):
        g = seen - PENALTY * (w - prior)
        for a, allowed, weight in batches:
            g = g - np.einsum("bpc,bpcd->d", together(a @ w, allowed) * weight[:, None, None], a)
        m, v = 0.9 * m + 0.1 * g, 0.99 * v + 0.01 * g * g
        rate = RATE * (1 - 0.9 * t / STEPS)
        w = w + rate * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.99**t)) + 1e-8)
    return {n: float(x) for n, x in zip(PARENT, w / scale, strict=True)}


def together(scores, allowed):
    """Return edge marginals of a stack of pools of one size (see `variorum.stemma.tree.marginals`)."""
    s = np.where(allowed, scores, -np.inf)[:, :, 1:]
    weight = np.exp(np.maximum(s - s.max(axis=1, keepdims=True), -50.0)) * np.isfinite(s)
    among = weight[:, 1:].copy()
    n = among.shape[1]
    among[:, range(n), range(n)] = 0.0
    inverse = np.linalg.inv(np.eye(n) * weight.sum(axis=1)[:, None, :] - among)
    diagonal = np.diagonal(inverse, axis1=1, axis2=2)
    out = np.zeros(scores.shape)
    out[:, 0, 1:] = weight[:, 0] * diagonal
    out[:, 1:, 1:] = among * (diagonal[:, None, :] - np.swapaxes(inverse, 1, 2))
    return out


def text_scores(c, model):
    return choose(c.x, c.allowed, ancestry(c.x, c.allowed, model["before"]), model["parent"])


def shuffled(c, rng):
    """Return what dates would say had they been dealt out anew among the pool's tellings."""
    dates = list(c.dates)
    rng.shuffle(dates)
    out = np.zeros_like(c.later)
    for p, q in np.argwhere(c.allowed):
        if p:
            out[p, q] = (dates[q - 1] > dates[p - 1]) - (dates[q - 1] < dates[p - 1])
    return out


def fit_dates(train, model, rng):
    """Return the weight under which true trees of whole stories are likeliest, half with true and half with
    shuffled dates."""
    value = np.zeros(len(DATES))
    for c in train:
        if c.tag.split(",")[0] not in {"full", "no-wire", "no-r3"}:
            continue
        s = text_scores(c, model)
        for dated in (c.later, shuffled(c, rng)):
            trust = believe(s, dated)
            for k, w in enumerate(DATES):
                z = s + np.where(c.allowed, w * trust * dated, 0.0)
                value[k] += c.weight * (total(z, list(c.gold)) - marginals(z)[1])
    return {"later": float(DATES[int(np.argmax(value))])}


def fit(train, rng):
    model = {"before": fit_before(train)}
    nearest = [c if c.story.isdecimal() else replace(c, weight=c.weight * LINES_NEAREST) for c in train]
    model["parent"] = fit_parent(nearest, model["before"])
    model["date"] = fit_dates(train, model, rng)
    return model


def rounded(model):
    return {part: {k: round(v, 5) for k, v in row.items()} for part, row in model.items()}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--cache", type=Path)
    p.add_argument("--lines", type=Path)
    p.add_argument("--folds", type=Path)
    p.add_argument("--write", action="store_true")
    o = p.parse_args()
    remember()
    judged = read(stories(o.data), o.cache)
    rng = random.Random(7)
    every = cases(judged, rng)
    # Each from stories of one fold, so that none is seen where it is scored.
    for k in range(ROUND_UPS):
        made = round_up(rng, [s for s in judged if fold_of(s.id, FOLDS) == k % FOLDS])
        every += [made] if made else []
    print(f"{len(every)} pools of {len(judged)} stories")
    every += line_cases(lineages.read(o.data, COUNTS, o.lines))
    print(f"{len(every)} with other people's lines")
    if o.folds:
        models = []
        for k in range(FOLDS):
            models.append(rounded(fit([c for c in every if fold(c) != k], random.Random(k))))
            print(f"fold {k} fitted, dates {models[-1]['date']}")
        o.folds.write_text(json.dumps(models), "utf-8")
    if o.write:
        OUT.write_text(json.dumps(rounded(fit(every, random.Random(7))), indent=1) + "\n", "utf-8")
        print(f"wrote {OUT}")


if __name__ == "__main__":
    main()
