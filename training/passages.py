"""What the checker learns from: passages beside faithful and changed retellings, as (base, reading, marks).

Three kinds of material:

- items with labelled changes: `retold_pairs`, and those in `training/written/*.txt`, written for this program;
- faithful pairs without labels (human texts beside model rewrites), into which `edits.py` puts changes by rule;
- pairs whose change is what they differ by: `conjnli`, and news sentences that lose who says it (PolNeAR).

A mark is (kind, (start, end) in the base or None, (start, end) in the reading or None).
"""

import difflib
import re
from dataclasses import dataclass, field
from pathlib import Path

from corpora import near, polnear, rows
from edits import NAME, Pool, edited, nothing, twice

MARK = re.compile(r"\[\[([a-z]+)\|([^|\[\]]*)\|([^|\[\]]*)\]\]")
SENTENCE = re.compile(r"(?<=[.?!»”\"]) +(?=[\"“«„A-ZА-ЯІЇЄÄÖÜÉ—])")


@dataclass
class Item:
    """A passage, faithful retellings of it, and changed ones with their marks."""

    source: str
    faithful: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    across: bool = False
    file: str = ""  # of training/written


def marked(source, text):
    """Return a changed text without its markup, and its marks."""
    out, marks, at, last = "", [], 0, None
    for m in MARK.finditer(text):
        out += text[at : m.start()]
        kind, was, now = m.groups()
        if not now and (not out or out[-1] == " ") and text[m.end() : m.end() + 1] in " ,.;:":
            out = out.rstrip(" ")  # something was taken out: no blank on both sides of the gap
        last = (len(out), len(out) + len(now))
        out += now
        where = near(source, was, int(last[0] * len(source) / max(1, len(text)))) if was else None
        marks.append((kind, where, last if now else None))
        at = m.end()
    return out + text[at:], marks


def written(folder):
    """Return the items of the files `*.txt` of a folder: # head, S: source, F: faithful, C: changed."""
    out = []
    for path in sorted(Path(folder).glob("*.txt")):
        across = False
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.startswith("#"):
                parts = [p.strip() for p in line[1:].split("|")]
                across = len(parts) == 3 and parts[1] != parts[2]
            elif line.startswith("S: "):
                out.append(Item(line[3:].strip(), across=across, file=path.stem))
            elif line.startswith("F: "):
                out[-1].faithful.append(line[3:].strip())
            elif line.startswith("C: "):
                out[-1].changed.append(marked(out[-1].source, line[3:].strip()))
    return out


def located(a, b, changes):
    """Return marks for (kind, was, now) given as words; None where one is not found."""
    out = []
    for kind, was, now in changes:
        w = near(a, was, 0) if was else None
        n = near(b, now, 0) if now else None
        if (was and not w) or (now and not n) or not (w or n):
            return None
        out.append((kind, w, n))
    return out


def labelled(data, part):
    """Return the items of `retold_pairs`."""
    out = []
    for r in rows(f"{data}/retold_pairs/{part}.jsonl"):
        item = Item(r["source"], list(r["faithful"]), across=r["lang"] != r["lang_to"])
        for c in r["changed"]:
            marks = located(r["source"], c["text"], [(x["type"], x["was"], x["now"]) for x in c["changes"]])
            if marks is not None:
                item.changed.append((c["text"], marks))
        out.append(item)
    return out


def pool_of(texts):
    """Return the names and sentences of some texts."""
    names = sorted({m.group() for t in texts for m in NAME.finditer(t)})
    sentences = [s for t in texts for s in SENTENCE.split(t) if 30 < len(s) < 260]
    return Pool(names, sentences)


def cut(rng, text, marks):
    """Return one part of a reading of several sentences, with the marks that lie in it."""
    ends = [m.end() for m in SENTENCE.finditer(text)]
    if not ends:
        return text, marks
    at = rng.choice(ends)
    lo, hi = (0, at) if rng.random() < 0.5 else (at, len(text))
    kept = []
    for kind, was, now in marks:
        if now is None:
            if lo == 0:
                kept.append((kind, was, None))
        elif now[0] < hi and lo < now[1]:
            kept.append((kind, was, (max(now[0], lo) - lo, min(now[1], hi) - lo)))
    return text[lo:hi].rstrip(), [(k, w, n and (n[0], min(n[1], len(text[lo:hi].rstrip())))) for k, w, n in kept]


def beside(rng, base, marks, pool):
    """Return a base with sentences of other texts before or behind it: a bead seldom comes alone."""
    if rng.random() > 0.4:
        return base, marks
    other = rng.choice(pool.sentences)
    if rng.random() < 0.5:
        return base.rstrip() + " " + other, marks
    n = len(other) + 1
    return other + " " + base, [(k, w and (w[0] + n, w[1] + n), x) for k, w, x in marks]


def of_item(rng, item, pool, extra=1.0, derived=1.0):
    """Return (base, reading, marks) of an item: as written, the other way about, cut, edited.

    `derived` is the share that stays of what is not as it was written.
    """
    s, out = item.source, []
    for f in item.faithful:
        out.append((s, f, []))
        out.append((s, *cut(rng, f, [])))
        if rng.random() < extra:
            made = twice(rng, s, f, pool)
            if made:
                out.append((s, *made))
        if rng.random() < 0.3:
            made = nothing(rng, s, f, pool)
            if made:
                out.append((s, *made))
    for c, marks in item.changed:
        out.append((s, c, marks))
        if rng.random() < 0.6:
            out.append((s, *cut(rng, c, marks)))
        if len(c) > 0.8 * len(s) and all(w for _, w, _ in marks) and rng.random() < 0.5:
            out.append((c, s, [(k, n, w) for k, w, n in marks]))
        if rng.random() < 0.3:
            made = nothing(rng, s, c, pool)
            if made and not any(n and made[0][n[0] : n[1]] != c[n[0] : n[1]] for _, _, n in marks):
                out.append((s, made[0], marks))
    if rng.random() < 0.3:
        out.append((s, s, []))
    if rng.random() < extra:
        made = twice(rng, s, s, pool)
        if made:
            out.append((s, *made))
    c, _ = rng.choice(item.changed) if item.changed else (s, [])
    if rng.random() < 0.2:
        out.append((c, c, []))
    told = {*item.faithful, *(c for c, _ in item.changed)}
    out = [x for x in out if (x[0] == s and x[1] in told) or rng.random() < derived]
    return [(*beside(rng, a, m, pool), b) for a, b, m in out]


def of_pair(rng, a, b, pool):
    """Return (base, marks, reading) of a faithful pair: as it stands, and edited."""
    out = [(a, b, [])] if rng.random() < 0.5 else []
    made = twice(rng, a, b, pool)
    if made:
        out.append((a, *made))
    elif rng.random() < 0.5:
        made = nothing(rng, a, b, pool)
        if made:
            out.append((a, *made))
    return [(*beside(rng, x, m, pool), y) for x, y, m in out]


def differing(data):
    """Return `conjnli` pairs: the hypothesis differs from the premise in the words that were swapped."""
    out = []
    for r in rows(f"{data}/conjnli/train_auto.jsonl"):
        a, b = r["premise"], r["hypothesis"]
        if r["label"] == "entailment":
            out.append((a, [], b))
            continue
        x, y = [list(re.finditer(r"\S+", t)) for t in (a, b)]
        plain = [[re.sub(r"\W", "", m.group().lower()) for m in side] for side in (x, y)]
        ops = difflib.SequenceMatcher(None, *plain, autojunk=False)
        marks = []
        for op, i, j, k, n in ops.get_opcodes():
            if op in ("replace", "insert"):
                now = (y[k].start(), y[n - 1].end())
                was = (x[i].start(), x[j - 1].end()) if op == "replace" else None
                words = b[now[0] : now[1]]
                kind = "number" if re.search(r"\d", words) else "polarity" if re.search(r"\b(not|no|n't)\b", words) else "entity"
                marks.append((kind, was, now))
        if marks and sum(n[1] - n[0] for _, _, n in marks) < 0.5 * len(b):
            out.append((a, marks, b))
    return out


def translations(data):
    """Return the sentences of Tatoeba beside their translations, both ways round."""
    given = [(r["text"], r["eng"]) for r in rows(f"{data}/tatoeba_ru_uk_en/train.jsonl")]
    return given + [(b, a) for a, b in given]


def unvoiced(data):
    """Return PolNeAR sentences beside themselves without source and cue: told as the outlet's own."""
    out = []
    for _, text, attributions in polnear(data, "train"):
        for source, cue, content in attributions:
            if not source or not cue or len(content) != 1 or not 40 < content[0][1] - content[0][0] < 260:
                continue
            lo, hi = content[0]
            start = max(text.rfind("\n", 0, lo), text.rfind(". ", 0, lo) + 1, 0)
            last = max(hi, *(b for _, b in source), *(b for _, b in cue))
            found = re.search(r"[.?!\n]", text[last:])
            end = last + (found.start() + 1 if found else 0)
            if min(min(a for a, _ in source), min(a for a, _ in cue), lo) < start or end - start > 400:
                continue
            a = text[start:end].strip()
            told = text[lo:hi].strip(" ,\"“”'‘’`.")
            if told.lower().startswith("that "):
                told = told[5:]
            words = told.split()
            if len(words) < 6 or words[0].lower() in ("to", "of", "for", "about", "in", "as", "by", "on", "a"):
                continue
            b = told[0].upper() + told[1:] + "."
            said = near(a, text[cue[0][0] : cue[0][1]], 0)
            out.append((a, [("voice", said, (0, len(b) - 1))], b))
            out.append((a, [], a))
    return out


__all__ = ["Item", "Pool", "differing", "edited", "labelled", "of_item", "of_pair", "pool_of", "translations", "unvoiced", "written"]
