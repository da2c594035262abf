"""Fit how likely it is that a pronoun stands for each of those a text told of before it, and report it by folds.

    python training/pronouns.py --data ../shared/data [--write]

Material: statements whose source is "he", "she" or "it", of our own articles (`training/said`) and of RETOLD dev, with
who truly speaks, and the train part of GAP, where nobody does. A conditional logit over the candidates of one pronoun (a ranking model: Denis & Baldridge 2008) by gradient
ascent with a quadratic penalty. Who spoke before depends on the weights in force, so the candidates are listed
anew with each round's weights. Stories and articles are left out whole for the figures.
"""

import argparse
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
from benchmarks.gap import Passage
from benchmarks.retold import gold
from benchmarks.tables import put, table
from corpora import mouths

from variorum.data import Article, Form, Span, Statement
from variorum.pipeline import tell
from variorum.statements import cast, pronouns, resolve, translit
from variorum.statements.mentions import parse
from variorum.statements.resolve import TellingReader

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/variorum/statements/weights.json"
FOLDS, ROUNDS, PENALTY = 5, 3, 3.0
NOTE = re.compile(r"\s*\([^)]*\)$")
SMALL = frozenset(("the", "a", "an", "of", "at", "in", "on", "by", "from", "for", "with", "and", "to", "one", "some", "two"))


def material(data):
    """Return (group, tellings, statements, names) of each article of ours and each story of RETOLD."""
    out = []
    for name, text, told in mouths(ROOT / "training/said"):
        t = tell(Article(id=name, text=text))
        rows = [(s, q, who) for s, c, q, who in told if q and s]
        said = [
            Statement(
                telling=name, source=Span(*s[0]), cue=None, content=tuple(Span(*x) for x in q),
                form=Form.INDIRECT, by="said", confidence=1.0,
            )
            for s, q, _ in rows
        ]  # fmt: skip
        out.append((name, [t], said, [who for *_, who in rows]))
    for path in sorted(Path(data, "retold").glob("[0-9][0-9][0-9].json")):
        story = json.loads(path.read_text("utf-8"))
        told = {t["id"]: gold.telling(story, t) for t in story["tellings"]}
        said = [s for t in story["tellings"] for s in gold.statements(t, told[t["id"]])]
        out.append((path.stem, list(told.values()), [replace(s, speaker=None) for s in said], [s.speaker for s in said]))
    return out


def passages(path):
    """Return rows as `listed` does of GAP's passages (Webster et al. 2018, Apache-2.0), in which nobody speaks."""
    out = []
    for n, line in enumerate(Path(path).read_text("utf-8").splitlines()):
        p = Passage(json.loads(line))
        met = p.reader.candidates(p.span, p.pronoun, owns=False)
        right = {f for f, yes in p.asked if yes}
        at = [k for k, f in enumerate(met) if f in right]
        if at:
            out.append((f"gap.{n}", True, list(met.values()), at))
    return out


def same(found, right):
    """Return whether two names are one: the last word, or of people without a name any word that matters."""
    if not found or not right:
        return False
    right = NOTE.sub("", right)
    a, b = found.split()[-1].casefold(), right.split()[-1].casefold()
    if a == b or translit.same(a, b):
        return True
    if found[:1].isupper() and right[:1].isupper():
        return False
    x, y = ({w for w in re.findall(r"\w+", n.casefold()) if w not in SMALL} for n in (found, right))
    return bool(x & y)


def listed(given, weights):
    """Return (group, personal, [features], index of the right one) of every pronoun, and how many were right, wrong, none."""
    met, out, count = {}, [], Counter()
    plain = TellingReader.candidates

    def kept(self, span, pronoun, *, owns):
        found = plain(self, span, pronoun, owns=owns)
        if not owns and not self.inside:
            personal = pronoun in self.words.he or pronoun in self.words.she
            names = [self.known(k)[0] if isinstance(k, int) else k for k in found]
            met[self.telling.id, span] = (personal, names, list(found.values()))
        return found

    TellingReader.candidates = kept
    pronouns.weights = lambda: weights
    try:
        for group, told, said, names in given:
            met.clear()
            found = resolve(told, said)
            for s, f, right in zip(said, found, names, strict=True):
                row = met.get((s.telling, s.source))
                if row is None or not right:
                    continue
                count[group, "right" if same(f.speaker, right) else "wrong" if f.speaker else "none"] += 1
                at = [n for n, name in enumerate(row[1]) if same(name, right)]
                if at:
                    out.append((group, row[0], row[2], at))
    finally:
        TellingReader.candidates = plain
    return out, count


def fitted(rows):
    """Return weights by feature for rows of (features of each candidate, indices of right ones)."""
    names = sorted({n for abouts, _ in rows for a in abouts for n in a})
    mats = [np.array([[a.get(n, 0.0) for n in names] for a in abouts]) for abouts, _ in rows]
    w = np.zeros(len(names))
    step = np.full(len(names), 0.1)
    last = np.zeros(len(names))
    for _ in range(300):  # resilient steps: the surface is concave (Riedmiller & Braun 1993)
        g = -PENALTY * w
        for x, (_, at) in zip(mats, rows, strict=True):
            z = x @ w
            p = np.exp(z - z.max())
            q = np.zeros(len(p))
            q[at] = p[at]
            g += (q / q.sum() - p / p.sum()) @ x
        step = np.clip(np.where(g * last > 0, step * 1.2, np.where(g * last < 0, step * 0.5, step)), 1e-5, 0.5)
        w += np.sign(g) * step
        last = g
    return {n: round(float(v), 3) for n, v in zip(names, w, strict=True)}


def both(rows):
    return {
        "person": fitted([(a, at) for _, personal, a, at in rows if personal]),
        "thing": fitted([(a, at) for _, personal, a, at in rows if not personal]),
    }


def named(given):
    """Return rows of a table: how many speakers of our own articles are right, by how their source names them."""
    count = Counter()
    for group, told, said, names in given:
        if group.isdigit():
            continue
        known, by = cast.build(told).known, {t.id: t for t in told}
        for s, found, right in zip(said, resolve(told, said), names, strict=True):
            if right:
                how = "right" if same(found.speaker, right) else "wrong" if found.speaker else "none"
                for row in ("all", f"by {parse(by[s.telling], s.source, known).sort.value}"):
                    count[row, how] += 1
    rows = []
    for row in sorted({r for r, _ in count}):
        n = {how: count[row, how] for how in ("right", "wrong", "none")}
        rows.append([row, sum(n.values()), n["right"] / sum(n.values()), n["wrong"], n["none"]])
    return rows


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--write", action="store_true")
    o = p.parse_args()
    given = material(o.data)
    others = passages(Path(o.data, "gap_coref/train.jsonl"))
    fold = {g[0]: n % FOLDS for n, g in enumerate(given)}
    weights = json.loads(OUT.read_text("utf-8")) if OUT.exists() else {"person": {}, "thing": {}}
    for _ in range(ROUNDS):
        rows, count = listed(given, weights)
        print(Counter(k for (_, k), n in count.items() for _ in range(n)), len(rows), "with the right one among them", flush=True)
        weights = both(rows + others)
    total = Counter()
    for k in range(FOLDS):
        part = [g for g in given if fold[g[0]] == k]
        held = both([r for r in rows if fold[r[0]] != k] + others)
        for (group, how), n in listed(part, held)[1].items():
            total["RETOLD" if group.isdigit() else "our own articles", how] += n
    lines = []
    for name in ("our own articles", "RETOLD"):
        n = {how: total[name, how] for how in ("right", "wrong", "none")}
        lines.append([name, sum(n.values()), n["right"] / max(1, sum(n.values())), n["wrong"], n["none"]])
    pronouns.weights = lambda: weights
    rest = ["statements", "right", "wrong", "none"]
    body = table(['"he", "she", "it", by five folds', *rest], lines)
    body += "\n\n" + table(["Our own articles, all that have a source", *rest], named(given))
    print(body)
    if o.write:
        put(ROOT / "docs/benchmarks.md", "pronouns", body)
        OUT.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
