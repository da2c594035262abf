"""Findings in real news that readers judged: what of them is worth seeing, and what is not.

    python training/real.py --data ../shared/data

Stories of ours are clean: a page of real news has time stamps, the same place under two names, sentences that are
about two games of one team. So the program, as it was then, went over pairs of public sets (`tg_news_pairs`,
`newswcl50`, `ecbplus`, `l2r_rewrites`, `allsides_background`), and readers judged what it found and what it
nearly reported. `training/judged/findings.tsv` keeps where each finding stands and the verdict, and no word of
the texts. Prints how many of each verdict there are.
"""

import argparse
import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.events import joined
from benchmarks.retold.gold import Case
from benchmarks.retold.variants import Stages
from corpora import drawn_fold, rows

from variorum.data import Article, Span

FILE = Path(__file__).parent / "judged" / "findings.tsv"
RIGHT = ("right", "kind")  # an editor wants to see it; or so, but under another kind
HEAD = 3  # sentences from the top that may be headline and date line, each a paragraph of its own


@dataclass(frozen=True)
class Judged:
    """A finding, by where it stands, and what a reader made of it."""

    base: Span | None
    reading: Span | None
    kind: str
    verdict: str  # "right", "kind", "trifle" or "wrong"


def verdicts():
    """Return what was judged, by the names of base and reading."""
    out = defaultdict(list)
    with FILE.open(encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f, delimiter="\t"):
            spans = [Span(*map(int, r[side].split("-"))) if r[side] else None for side in ("base at", "reading at")]
            out[r["base"], r["reading"]].append(Judged(*spans, r["kind"], r["verdict"]))
    return dict(out)


@cache
def _set(data, name):
    return {str(r["id"]): r for r in rows(Path(data, name))}


def article(data, name):
    """Return a text of a public set by its name here, "ecb/1_10ecb"."""
    part, key = name.split("/", 1)
    if part == "tg":
        key, side = key.rsplit(".", 1)
        r = _set(data, "tg_news_pairs/train.jsonl")[key]
        title, text, lang = r[side]["title"], r[side]["text"], r["lang"]
        return Article(id=name, title=title, text=f"{title}\n\n{text}" if title else text, lang=lang)
    if part == "all":
        r = _set(data, "allsides_background/train.jsonl.gz")[key]
        return Article(id=name, title=r["title"], text=f"{r['title']}\n\n{r['text']}" if r["title"] else r["text"], lang="en")
    texts = {"wcl": _outlet, "ecb": _cluster, "l2r": _rewrite}
    return Article(id=name, title="", text=texts[part](data, key), lang="en")


def _outlet(data, key):
    """Return an article of NewsWCL50, whose tokens hold the ends of its paragraphs."""
    out = [[]]
    for s in _set(data, "newswcl50/train.jsonl")[key]["sentences"]:
        told = [w for w in s if w != "\\n"]
        if told:
            out[-1].append(joined(told))
        if "\\n" in s:
            out.append([])
    return "\n\n".join(" ".join(p) for p in out if p)


def _cluster(data, key):
    """Return an article of ECB+ without the address that it opens with, headline and date line apart."""
    both = _set(data, "ecbplus/train.jsonl") | _set(data, "ecbplus/dev.jsonl")
    told = [re.sub(r"(\d)([:.]) (\d)", r"\1\2\3", joined(s)) for s in both[key]["sentences"]]
    while told and told[0].startswith("http"):
        told.pop(0)
    top = []
    while told and len(top) < HEAD and not told[0].rstrip('"').endswith((".", "!", "?")):
        top.append(told.pop(0))
    return "\n\n".join([*top, " ".join(told)])


def _rewrite(data, key):
    """Return a text that people wrote, or a model's rewrite of it."""
    known = _set(data, "l2r_rewrites/train.jsonl.gz")
    if key in known:
        return known[key]["original"]
    of, model = key.split(".", 1)
    return next(x["text"] for x in known[of]["rewrites"] if x["model"] == model)


def group(name):
    """Return what is left out together when trees are scored by folds: an event, or a text."""
    part, key = name.split("/", 1)
    return part + key.split("_" if part in ("ecb", "wcl") else ".")[0]


def cases(data):
    """Yield (case, fold, what was judged) of every pair, by the program's own stages."""
    judged = verdicts()
    stages = Stages.of([article(data, name) for name in sorted({x for pair in judged for x in pair})])
    for (a, b), found in judged.items():
        links, said = stages.judged(a, b)
        case = Case(b, stages.tellings[a], stages.tellings[b], links, said, (), (), frozenset())
        yield case, drawn_fold(group(a)), found


def right(v, judged):
    """Return whether a finding is worth seeing, None where nobody judged it.

    An omission is right where the words are left out in truth, and an addition that is a trifle teaches nothing: which
    of what is lost or new matters readers saw in ways that nothing known of a finding foretells.
    """
    if v.reading is None:
        here = [j for j in judged if j.reading is None and j.base and j.base.overlap(v.base.span)]
        return any(j.verdict != "wrong" for j in here) if here else None
    here = [j for j in judged if j.reading and j.reading.overlap(v.reading.span)]
    here = [j for j in here if not (j.kind == "addition" and j.verdict == "trifle")]
    same = [j for j in here if j.kind == v.kind.value] or here
    return any(j.verdict in RIGHT for j in same) if same else None


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    o = p.parse_args()
    judged = verdicts()
    for a, b in judged:
        article(o.data, a), article(o.data, b)
    n = Counter((a.split("/")[0], j.verdict) for (a, _), found in judged.items() for j in found)
    for part in sorted({k for k, _ in n}):
        print(part, {v: n[part, v] for v in ("right", "kind", "trifle", "wrong")})


if __name__ == "__main__":
    main()
