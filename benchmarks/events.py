"""Real news of one event by several newsrooms: who is said to draw on whom, who to tell it for itself.

    python -m benchmarks.events DATA [--vectors FILE.npz] [--write]

Nobody has labelled who read whom here. What is known: articles of one event (`newswcl50`, five newsrooms an
event; a subtopic of `ecbplus`) and of two events of one kind (two subtopics of a topic: another fire,
another film). All are older than machine rewriting, and hands that rework another's text leave runs of its
words: so in pairs of one event the share of runs of three words that the linked sentences share outside
quotation marks tells what can be expected. Below APART of them each text is told for itself, though both
quote the same speech; from REUSED up one has words of the other's. Between the two nothing is expected, and
pairs there are left out. `newswcl50` and the dev part of `ecbplus` took no part in any fitting;
`training/relations.py` reads the train part, and `allsides_background`.

Beside ours stands the best that could be done on these very pairs by one threshold on the share of linked
text.
"""

import argparse
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.reuse import ROOT, Judge
from benchmarks.reuse import rows as lines
from benchmarks.tables import Cell, put, table
from variorum.align import align
from variorum.candidates import propose
from variorum.data import DERIVED, Alignment, Article, Relation, Telling
from variorum.furniture import unfurnished
from variorum.models import rough
from variorum.pipeline import tell
from variorum.relate import relate
from variorum.relate.features import features

APART, REUSED = 0.1, 0.3
DAYS = 2  # between two articles of newsrooms that may be of one event
LEAST, LONG = 4, 12  # sentences of a text that its word runs say something of, and of one that is no brief
_CLOSE = re.compile(r"[,.;:?!%)\]”’…]+|n['’]t|['’](?:s|re|ve|ll|d|m)", re.IGNORECASE)
_MARKS = ("``", "''", '"')
_GLUE = ("-", "/", "(", "[", "“", "$", "£", "€", "#")
DRAWN = DERIVED | {Relation.PARTIAL}


@dataclass(frozen=True)
class Couple:
    """Two articles, aligned, and what is known of them. `group` keeps together what folds must not part."""

    a: Telling
    b: Telling
    x: Alignment
    group: str
    one_event: bool | None  # None: not known
    f: dict[str, float]

    @property
    def told(self) -> float:
        """The share of word runs outside quotation marks that the linked sentences have in common."""
        return self.f["told_linked"]

    @property
    def sentences(self) -> int:
        return min(len(self.a.sentences), len(self.b.sentences))


HEAD = ["Real news, called", "each for itself", "so, briefs", "two events of a kind", "one another's words"]


def joined(tokens: Sequence[str]) -> str:
    """Return a sentence from its tokens, with marks where a writer puts them."""
    out, inside, glue = "", False, True
    for t in tokens:
        if t in _MARKS:
            if inside:
                out, glue = out.rstrip() + "”", False
            else:
                out, glue = out + ("" if not out or out.endswith(_GLUE) else " ") + "“", True
            inside = not inside
            continue
        glue = glue or t in ("-", "/") or out.endswith(_GLUE) or bool(_CLOSE.fullmatch(t))
        out += t if glue else f" {t}"
        glue = False
    return out


def _paragraphs(sentences: Iterable[Sequence[str]]) -> str:
    """Return a text whose tokens hold line ends."""
    out: list[list[str]] = [[]]
    for s in sentences:
        for is_end, part in itertools.groupby(s, lambda t: t in ("\n", "\\n")):
            if is_end:
                out.append([])
            else:
                out[-1].append(joined(list(part)))
    return "\n\n".join(" ".join(p) for p in out if p)


def newswcl50(data: Path) -> Iterator[tuple[Telling, Telling, str, bool]]:
    """Yield the pairs of articles of one event by five newsrooms."""
    found = lines(data / "newswcl50/train.jsonl")
    told = {r["id"]: tell(Article(id=r["id"], text=_paragraphs(r["sentences"]))) for r in found}
    for a, b in itertools.combinations(found, 2):
        if a["event"] == b["event"]:
            yield told[a["id"]], told[b["id"]], a["event"], True


def ecbplus(data: Path, part: str) -> Iterator[tuple[Telling, Telling, str, bool]]:
    """Yield the pairs of articles of a topic, and whether they tell the same event of it."""
    found = lines(data / f"ecbplus/{part}.jsonl")
    told = {}
    for r in found:
        kept = r["sentences"][1:] if r["sentences"][0][0].startswith("http") else r["sentences"]
        told[r["id"]] = tell(Article(id=r["id"], text="\n\n".join(map(joined, kept))))
    for a, b in itertools.combinations(found, 2):
        if a["topic"] == b["topic"]:
            yield told[a["id"]], told[b["id"]], str(a["topic"]), a["subtopic"] == b["subtopic"]


def neighbours(data: Path) -> Iterator[tuple[Telling, Telling, str, None]]:
    """Yield pairs of news by two newsrooms within DAYS of one another that a first look takes for related."""
    every = lines(data / "allsides_background/train.jsonl.gz")
    found = [r for r in every if r["text"].strip() and len(r["date"]) == 10]
    day = {r["id"]: date.fromisoformat(r["date"]) for r in found}
    source = {r["id"]: r["source"] for r in found}
    made = [tell(Article(id=r["id"], text=r["text"], title=r["title"] or "")) for r in found]
    tellings = unfurnished(sorted(made, key=lambda t: t.id))
    by = {t.id: t for t in tellings}
    for p in propose(tellings, rough(tellings)):
        if abs((day[p.left] - day[p.right]).days) <= DAYS and source[p.left] != source[p.right]:
            yield by[p.left], by[p.right], str(day[p.left].toordinal() // 7), None


def couples(pairs: Iterable[tuple[Telling, Telling, str, bool | None]], judge: Judge) -> list[Couple]:
    """Return the pairs aligned, with what `relate` knows of them."""
    found = list(pairs)
    judge.read(t for a, b, *_ in found for t in (a, b))
    out = []
    for a, b, group, one in found:
        x = align(a, b, judge.rows(a), judge.rows(b))
        out.append(Couple(a, b, x, group, one, features(a, b, x)))
    return out


def _best(
    found: Sequence[Couple], measure: Callable[[Couple], float], gold: Sequence[bool]
) -> Callable[[Couple], bool]:
    """Return the threshold on a measure that gives the best F1 on these very pairs, as a judgement."""
    values = sorted({measure(c) for c in found})

    def f1(cut: float) -> float:
        yes = [measure(c) >= cut for c in found]
        hit = sum(y and g for y, g in zip(yes, gold, strict=True))
        return 2 * hit / max(1, sum(yes) + sum(gold))

    cut = max(values, key=f1)
    return lambda c: measure(c) >= cut


def rows(name: str, found: Sequence[Couple]) -> list[list[Cell]]:
    """Return a row for our relations and one for a simpler way, on pairs of which something is expected."""
    mine = [c for c in found if c.sentences >= LEAST]
    apart = [c for c in mine if c.one_event and c.told < APART]
    reused = [c for c in mine if c.one_event and c.told >= REUSED]
    other = [c for c in mine if not c.one_event]
    brief = [c for c in apart if c.sentences < LONG]
    parts = [[c for c in apart if c.sentences >= LONG], brief, other, reused]
    relation = {id(c): relate(c.a, c.b, c.x, c.f).relation for c in mine}
    every = [*apart, *other, *reused]
    simple = _best(every, lambda c: c.f["cover_high"], [c in reused for c in every])
    same = [sum(relation[id(c)] is Relation.SAME_EVENT for c in part) for part in parts]
    return [
        [f"{name}: pairs", *map(len, parts)],
        _shares(f"{name}: drawn, Variorum", parts, [sum(relation[id(c)] in DRAWN for c in p) for p in parts]),
        _shares(f"{name}: drawn, linked text, best threshold", parts, [sum(map(simple, p)) for p in parts]),
        _shares(f"{name}: the same event, Variorum", parts, same),
    ]


def _shares(name: str, parts: Sequence[Sequence[Couple]], counts: Sequence[int]) -> list[Cell]:
    return [name, *(n / len(part) if part else None for n, part in zip(counts, parts, strict=True))]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("data", type=Path)
    p.add_argument("--vectors", type=Path, help="keeps sentence vectors between runs")
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    judge = Judge(o.vectors)
    body = table(
        HEAD,
        [
            *rows("newswcl50", couples(newswcl50(o.data), judge)),
            *rows("ecbplus dev", couples(ecbplus(o.data, "dev"), judge)),
        ],
    )
    print(body)
    if o.write:
        put(ROOT / "docs/benchmarks.md", "events", body)


if __name__ == "__main__":
    main()
