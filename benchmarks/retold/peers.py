"""Direct quotations and who said them: ours beside the rules of others, on the same articles.

    python -m benchmarks.retold.peers --data FOLDER [--textacy PYTHON] [--spacy MODEL] [--write]

FOLDER holds `retold`, `polnear` and `quotes_de_wikinews`. Rows are textacy's `direct_quotations` (run
by PYTHON in a process of its own, which has it and the spaCy model), the sieves of CoreNLP's quote
annotator in our words (`sieve.py`), our rules without a model, and the shipped program.

RETOLD: direct statements of the English W, R2, R3 and I1, a speaker right by the last name; names are
resolved within the one telling for all alike. The tagger was trained on these stories: its figures
there flatter, its rivals' don't. PolNeAR, dev part, the first articles: quotations that are the content
of an attribution; where the source marked ends in a name, a speaker is right that ends in it too, or
whose source touches it. German news, dev part: all that is marked, direct or not. A hit overlaps by
half. Sentences a second, by the clock and of processor time, are those of the whole statements stage,
texts to speakers; memory is the process's peak so far.
"""

import argparse
import json
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Measured, machine, measured
from benchmarks.retold import gold
from benchmarks.retold.sieve import sieved
from benchmarks.retold.statements import HALF, SCORED, last_name, overlap
from benchmarks.tables import Cell, put, table
from variorum.data import Article, Form, Span, Statement, Telling
from variorum.models import tagger
from variorum.quotation import Quotation, quotations
from variorum.segment import segment
from variorum.statements import extract, masks, resolve

DIRECT = 0.9  # least share of a content that stands in marks, as our own forms have it
SCRIPT = Path(__file__).with_name("textacy_quotes.py")
DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
Read = Callable[[Sequence[Telling]], list[list[Statement]]]


@dataclass(frozen=True)
class Said:
    """What the data marks: stretches of content, whose they are by name or by place."""

    content: Span
    speaker: str | None
    source: tuple[Span, ...]


def ours(told: Sequence[Telling]) -> list[list[Statement]]:
    found = tagger()(told, standins={t.id: masks(t) for t in told})
    return [list(resolve([t], extract(t, x))) for t, x in zip(told, found, strict=True)]


def by_rules(told: Sequence[Telling]) -> list[list[Statement]]:
    return [list(resolve([t], extract(t, None))) for t in told]


def by_sieves(told: Sequence[Telling]) -> list[list[Statement]]:
    return [list(sieved(t)) for t in told]


def by_textacy(python: Path, model: str) -> Read:
    def read(told: Sequence[Telling]) -> list[list[Statement]]:
        lines = "".join(json.dumps(t.text) + "\n" for t in told)
        done = subprocess.run(
            [python, SCRIPT, model], input=lines, stdout=subprocess.PIPE, text=True, check=True
        )
        return [
            [_quoted(t, Span(a, b), who) for a, b, who in json.loads(line) or ()]
            for t, line in zip(told, done.stdout.splitlines(), strict=True)
        ]

    return read


def _quoted(t: Telling, span: Span, who: str) -> Statement:
    at = t.text.rfind(who, 0, span.start) if who else -1
    at = at if at >= 0 else t.text.find(who) if who else -1
    source = Span(at, at + len(who)) if at >= 0 and who else None
    return Statement(
        telling=t.id, source=source, cue=None, content=(span,), form=Form.DIRECT, speaker=who or None,
        by="textacy", confidence=1.0,
    )  # fmt: skip


def retold(folder: Path) -> tuple[list[Telling], list[list[Said]]]:
    told, said = [], []
    for path in sorted(folder.glob("[0-9][0-9][0-9].json")):
        story = json.loads(path.read_text("utf-8"))
        for t in story["tellings"]:
            telling = gold.telling(story, t)
            if t["id"] in SCORED and telling.lang == "en":
                told.append(telling)
                rows = [s for s in gold.statements(t, telling) if s.form is Form.DIRECT]
                said.append([Said(s.content[0], s.speaker, (s.source,) if s.source else ()) for s in rows])
    return told, said


def polnear(path: Path, articles: int) -> tuple[list[Telling], list[list[Said]]]:
    rows: dict[str, dict[str, object]] = {}
    for line in path.read_text("utf-8").splitlines():
        r = json.loads(line)
        rows.setdefault(r["id"], r)  # of an article with several annotators the first
    told, said = [], []
    for r in list(rows.values())[:articles]:
        t = segment(Article(id=str(r["id"]), text=str(r["text"]), lang="en"), "en")
        marked, marks = [], [q for q in quotations(t.text, t.paragraphs) if not q.depth]
        direct = [a for a in r["attributions"] if _inside(a["content"], marks)]  # type: ignore[attr-defined]
        for q in marks:
            inside = [a for a in direct if _covers(a["content"], q.inner)]
            if inside:
                source = tuple(Span(*x) for x in inside[0]["source"])
                marked += [Said(c, None, source) for s in t.sentences if len(c := _shared(s, q.span)) > 2]
        told.append(t)
        said.append(marked)
    return told, said


def _shared(a: Span, b: Span) -> Span:
    return Span(max(a.start, b.start), max(a.start, b.start, min(a.end, b.end)))


def _inside(pieces: Sequence[Sequence[int]], marks: Sequence[Quotation]) -> bool:
    shared = sum(Span(*p).overlap(q.span) for p in pieces for q in marks)
    return shared >= DIRECT * sum(b - a for a, b in pieces)


def _covers(pieces: Sequence[Sequence[int]], span: Span) -> bool:
    return sum(Span(*p).overlap(span) for p in pieces) >= HALF * len(span)


def german(path: Path) -> tuple[list[Telling], list[list[Said]]]:
    told, said = [], []
    for line in path.read_text("utf-8").splitlines():
        r = json.loads(line)
        told.append(segment(Article(id=r["id"], text=r["text"], lang="de"), "de"))
        marked = [a for a in r["annotations"] if a["quote"]]
        said.append(
            [
                Said(Span(a["quote"][0][0], a["quote"][-1][1]), None, tuple(Span(*x) for x in a["speaker"]))
                for a in marked
            ]
        )
    return told, said


def score(told: Sequence[Telling], said: Sequence[Sequence[Said]], found: Sequence[Sequence[Statement]],
          *, direct: bool) -> Counter[str]:  # fmt: skip
    """Count hits, misses, what is too much, and the speakers right of the hits."""
    n: Counter[str] = Counter()
    for t, answers, rows in zip(told, said, found, strict=True):
        left = [s for s in rows if not direct or s.form is Form.DIRECT]
        for a in answers:
            best = max(left, key=lambda s: overlap(s, a.content), default=None)
            if best is None or overlap(best, a.content) < HALF:
                n["miss"] += 1
                continue
            left.remove(best)
            n["hit"] += 1
            if a.speaker or any(last_word(x.of(t.text))[:1].isupper() for x in a.source):
                n["judged"] += 1
                n["right"] += _right(t, best, a)
            n["none"] += best.speaker is None
        quotes = [a.content for a in answers]
        n["extra"] += sum(not any(c.overlap(q) for c in s.content for q in quotes) for s in left)
    return n


def last_word(words: str) -> str:
    return (words.split() or [""])[-1]


def _right(t: Telling, s: Statement, a: Said) -> bool:
    if a.speaker is not None:
        return last_name(s.speaker) == last_name(a.speaker)
    words = {last_name(x.of(t.text).strip(" ,;:")) for x in a.source}
    return last_name(s.speaker) in words or any(s.source.overlap(x) for x in a.source if s.source)


def row(name: str, n: Counter[str], cost: Measured, sentences: int) -> list[Cell]:
    p, r = n["hit"] / max(1, n["hit"] + n["extra"]), n["hit"] / max(1, n["hit"] + n["miss"])
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    rates: list[Cell] = [None, None]
    if cost.cpu_seconds > 1 / 10:
        rates = [round(sentences / x) for x in (cost.seconds, cost.cpu_seconds)]
    right = n["right"] / max(1, n["judged"])
    return [name, p, r, f1, right, n["none"], *rates, round(cost.peak_mib) or None]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--textacy", type=Path, help="a Python that has textacy and the model")
    p.add_argument("--spacy", default="en_core_web_sm", help="its spaCy model of English")
    p.add_argument("--articles", type=int, default=40)
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    sets = {
        "RETOLD": (*retold(o.data / "retold"), True),
        "PolNeAR": (*polnear(o.data / "polnear" / "dev.jsonl", o.articles), True),
        "German news": (*german(o.data / "quotes_de_wikinews" / "dev.jsonl"), False),
    }
    ways: dict[str, Read] = {"sieves": by_sieves, "rules": by_rules, "Variorum": ours}
    if o.textacy:
        ways = {"textacy": by_textacy(o.textacy, o.spacy), **ways}
    rows: list[list[Cell]] = []
    for name, (told, said, direct) in sets.items():
        for way, read in ways.items():
            if way == "textacy" and not direct:
                continue  # English only
            with measured() as cost:
                found = read(told)
            if way == "textacy":
                cost.cpu_seconds = cost.peak_mib = 0
            sentences = sum(len(t.sentences) for t in told)
            n = score(told, said, found, direct=direct)
            rows.append(row(f"{name}: {way}", n, cost, sentences))
            print(rows[-1], flush=True)
    head = ["Quotations", "precision", "recall", "F1", "speaker right", "none"]
    head += ["sentences a s", "a CPU s", "MiB"]
    body = table(head, rows) + f"\n\nOn {machine()}."
    print(body)
    if o.write:
        put(DOCUMENT, "peers", body)


if __name__ == "__main__":
    main()
