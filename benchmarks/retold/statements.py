"""Statements on RETOLD: precision, recall and F1 at half overlap, recall by form, speakers, and two rivals.

    python -m benchmarks.retold.statements FOLDER [--folds FOLDER] [--list] [--all] [--write]

Counts as tools/retold.py does, on the English W, R2, R3 and I1 (`--all`: those in other languages too).
Rows:
  direct quotes only   textacy's direct_quotations in our words: pairs of marks with a cue verb within a few
                       words, the nearest name as speaker (textacy 0.13, extract/triples.py)
  rules                our fallback without a model, in the manner of the Gender Gap Tracker's rules
                       (Asr et al. 2021): cue verbs, layouts, quotations, floating quotations
  gold spans           RETOLD's own spans, so that only the speaker is ours
  tagged               with --folds: taggers that never saw the story, FOLDER/K/tagger.onnx for the stories
                       whose number leaves K of five (training/tagger.py --fold K, training/export.py tagger);
                       only the stories of the folds at hand are scored, in all rows;
                       without: the shipped tagger (it saw these stories: no figure to quote)
"""

import argparse
import collections
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.retold import gold
from benchmarks.tables import Cell, put, table
from variorum.data import Form, Span, Statement, Telling
from variorum.errors import ModelError
from variorum.models import tagger
from variorum.models.tags import Tagger
from variorum.quotation import quotations
from variorum.statements import extract, masks, resolve
from variorum.statements.headlines import seen_inside
from variorum.statements.names import find_names, tokens
from variorum.statements.pieces import speech_for

ROOT = Path(__file__).resolve().parents[2]
SCORED = ("W", "R2", "R3", "I1")
FOLDS = 5
HALF = 0.5  # least overlap over union of a hit
Extract = Callable[[Telling], tuple[Statement, ...]]


def last_name(name: str | None) -> str:
    return ((name or "").replace(".", "").split() or [""])[-1].lower()


def overlap(s: Statement, content: Span) -> float:
    """Return the overlap of a statement's content with a span, over their union."""
    shared = sum(c.overlap(content) for c in s.content)
    union = sum(len(c) for c in s.content) + len(content) - shared
    return shared / union if union else 0.0


def direct_only(telling: Telling) -> tuple[Statement, ...]:
    """Quotations of four words and more with a cue verb within eight words, as textacy pairs them."""
    cues = speech_for(telling.lang).verbs
    known = seen_inside([telling])
    out = []
    for q in quotations(telling.text, telling.paragraphs):
        if q.depth or len(q.inner.of(telling.text).split()) < 4:
            continue
        near = tokens(telling.text, q.span.end, q.span.end + 60)[:8]
        near += tokens(telling.text, max(0, q.span.start - 60), q.span.start)[-8:]
        cue = next((t for t in near if t.low in cues), None)
        if cue is None:
            continue
        lo, hi = max(0, q.span.start - 100), min(len(telling.text), q.span.end + 100)
        names = find_names(telling, lo, q.span.start, known) + find_names(telling, q.span.end, hi, known)
        name = min(names, key=lambda n: abs(n.span.start - cue.span.start), default=None)
        out += [
            Statement(
                telling=telling.id, source=name.span if name else None, cue=cue.span, form=Form.DIRECT,
                content=(Span(max(s.start, q.span.start), min(s.end, q.span.end)),),
                speaker=name.text if name else None, by="direct-only", confidence=1.0,
            )
            for s in telling.sentences if s.overlap(q.span)
        ]  # fmt: skip
    return tuple(out)


class Score:
    def __init__(self) -> None:
        self.n: collections.Counter[str] = collections.Counter()
        self.lines: list[str] = []

    def add(self, telling: Telling, found: Sequence[Statement], answers: Sequence[Statement]) -> None:
        used: set[int] = set()
        for g in answers:
            scored = [(overlap(p, g.content[0]), -n) for n, p in enumerate(found) if n not in used]
            best = max(scored, default=(0.0, 0))
            hit = best[0] >= HALF
            self.n["hit" if hit else "miss"] += 1
            self.n[f"{g.form} {'hit' if hit else 'miss'}"] += 1
            if not hit:
                self.lines.append(f"{telling.id} MISS {g.form} | {g.content[0].of(telling.text)}")
                continue
            used.add(-best[1])
            p = found[-best[1]]
            right = last_name(p.speaker) == last_name(g.speaker)
            self.n["right" if right else "wrong"] += 1
            self.n["null"] += p.speaker is None
            if not right:
                source = g.source.of(telling.text) if g.source else ""
                self.lines.append(f"{telling.id} SPEAKER {source} | {g.speaker} | {p.speaker}")
        for n, p in enumerate(found):
            if n not in used:
                self.n["extra"] += 1
                words = " ... ".join(c.of(telling.text) for c in p.content)
                self.lines.append(f"{telling.id} EXTRA {p.form} {p.confidence:.2f} | {words}")

    def figures(self) -> list[float]:
        """Return precision, recall, F1, recall by form, and the share of speakers right."""
        hit, miss, extra = self.n["hit"], self.n["miss"], self.n["extra"]
        p, r = hit / max(1, hit + extra), hit / max(1, hit + miss)
        speaker = self.n["right"] / max(1, self.n["right"] + self.n["wrong"])
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return [p, r, f1, *(self.recall(f.value) for f in Form), speaker]

    def row(self) -> str:
        return " ".join(f"{x:.3f}" for x in self.figures()) + f" {self.n['null']:5d}"

    def recall(self, form: str) -> float:
        return self.n[f"{form} hit"] / max(1, self.n[f"{form} hit"] + self.n[f"{form} miss"])


def tagged_by(folder: Path | None) -> Extract | None:
    if folder is not None:
        parts = {int(path.parent.name): Tagger(path) for path in folder.glob("[0-9]/tagger.onnx")}
        return lambda t: extract(t, parts[fold_of(t.id.partition(".")[0])]([t], standins={t.id: masks(t)})[0])
    try:
        model = tagger()
    except ModelError:
        return None
    return lambda t: extract(t, model([t], standins={t.id: masks(t)})[0])


def fold_of(story: str) -> int:
    """Return the fold a story is left out in: by number, 036 and its follow-up 037 together."""
    return (36 if int(story) == 37 else int(story)) % FOLDS


def left_out(folder: Path | None, story: str) -> bool:
    """Return whether a story can be scored: by a tagger that never saw it, where folds are given."""
    return folder is None or (folder / str(fold_of(story)) / "tagger.onnx").is_file()


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("folder", type=Path)
    p.add_argument("--folds", type=Path)
    p.add_argument("--list", action="store_true")
    p.add_argument("--all", action="store_true")
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    o = p.parse_args()
    ways: dict[str, Extract | None] = {
        "direct quotes only": direct_only,
        "rules": lambda t: extract(t, None),
        "gold spans, story": None,
        "gold spans, alone": None,
    }
    tagged = tagged_by(o.folds)
    if tagged is not None:
        ways["tagged"] = tagged
    scores = {k: Score() for k in ways}
    seconds: dict[str, float] = collections.defaultdict(float)
    sentences = 0
    paths = [p for p in sorted(o.folder.glob("[0-9][0-9][0-9].json")) if left_out(o.folds, p.stem)]
    for path in paths:
        story = json.loads(path.read_text(encoding="utf-8"))
        told = {t["id"]: gold.telling(story, t) for t in story["tellings"]}
        answers = {t["id"]: gold.statements(t, told[t["id"]]) for t in story["tellings"]}
        sentences += sum(len(t.sentences) for t in told.values())
        for way, found_by in ways.items():
            began = time.perf_counter()
            found = [s for t in told.values() for s in found_by(t)] if found_by else _bare(answers)
            if way == "gold spans, alone":
                found = [s for k, t in told.items() for s in resolve([t], _bare({k: answers[k]}))]
            elif way != "direct quotes only":
                found = list(resolve(list(told.values()), found))
            seconds[way] += time.perf_counter() - began
            for k in SCORED:
                own = [s for s in found if s.telling == told[k].id]
                if (told[k].lang == "en" or o.all) and (own or way != "tagged"):
                    scores[way].add(told[k], own, answers[k])
    if o.write:
        put(ROOT / "docs/benchmarks.md", "folded", folded_table(scores, len(paths)))
    print(f"{'':20} P     R     F1      direct indir mixed   speaker  null  sentences/s")
    for way, score in scores.items():
        print(f"{way:20} {score.row()} {sentences / seconds[way]:10.0f}")
    if o.list:
        print("\n".join(scores[list(ways)[-1]].lines))


def folded_table(scores: Mapping[str, Score], stories: int) -> str:
    forms = (f"{f.value}, recall" for f in Form)
    head = [f"Statements of {stories} stories", "precision", "recall", "F1", *forms, "speaker right"]
    lines: list[list[Cell]] = [[way, *score.figures()] for way, score in scores.items()]
    return table(head, lines)


def _bare(answers: dict[str, tuple[Statement, ...]]) -> list[Statement]:
    return [replace(s, speaker=None) for row in answers.values() for s in row]


if __name__ == "__main__":
    main()
