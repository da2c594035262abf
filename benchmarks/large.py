"""Large collations made by hand, seeded, of sentences of ours: no model takes part."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from variorum.data import (
    Alignment,
    Collation,
    Edge,
    Evidence,
    Form,
    Kind,
    Link,
    Reading,
    Relation,
    Span,
    Statement,
    Stemma,
    Story,
    Telling,
    Variant,
)
from variorum.testing import tell

WHO = ("The harbour board", "A spokeswoman for the line", "The mayor", "One engineer", "The union")
DID = ("said on Monday that", "denied that", "had warned that", "told reporters that", "did not say that")
WHAT = ("the ferry", "the north quay", "a crane", "the old bridge", "the night train", "the tunnel")
WAS = ("was closed after", "would stay shut until", "had failed at least", "cost more than")
HOW = ("people", "inspections", "crowns a day", "passengers", "days", "complaints")
SENTENCES = 24  # of a telling: the length of a wire report
FINDINGS = 4  # of an edge
STATEMENTS = 5  # of a telling
BEGAN = datetime(2025, 3, 1, 6, 0, tzinfo=UTC)
KINDS = (Kind.NUMBER, Kind.STRENGTH, Kind.CERTAINTY, Kind.OMISSION, Kind.ADDITION, Kind.QUOTE)


def sentence(rng: random.Random) -> str:
    parts = [rng.choice(x) for x in (WHO, DID, WHAT, WAS)]
    return f"{' '.join(parts)} {rng.randint(2, 900)} {rng.choice(HOW)}."


def story(name: str, size: int, rng: random.Random) -> tuple[Story, list[Telling], list[Statement]]:
    """Return a story whose tellings each draw on an earlier one and change a sentence of it.

    Every telling is aligned with every other, as they are where a wire report is copied all over.
    """
    base = [sentence(rng) for _ in range(SENTENCES)]
    texts, edges = [base], []
    for i in range(1, size):
        parent = min(int(rng.expovariate(0.15)), i - 1)
        text = list(texts[parent])
        text[rng.randrange(len(text))] = sentence(rng)
        texts.append(text)
        edges.append(
            Edge(
                parent=f"{name}-{parent}",
                child=f"{name}-{i}",
                confidence=round(rng.uniform(0.5, 0.99), 3),
                evidence=(Evidence(kind="containment", note="has what no other one has", weight=1.5),
                          Evidence(kind="date", note="later", weight=0.5)),
            )
        )  # fmt: skip
    held = [
        tell(*text, id=f"{name}-{i}", title=text[0].rstrip("."), outlet=f"The {name.title()} Gazette {i}",
             published=BEGAN + timedelta(minutes=7 * i))
        for i, text in enumerate(texts)
    ]  # fmt: skip
    by = {t.id: t for t in held}
    pairs = [(a, b) for i, a in enumerate(held) for b in held[i + 1 :]]
    links = tuple(Link(i, i, 0.97) for i in range(SENTENCES))
    alignments = tuple(
        Alignment(left=a.id, right=b.id, links=links, by="align@1", relation=Relation.EDIT, confidence=0.9,
                  coverage_left=0.96, coverage_right=0.96)
        for a, b in pairs
    )  # fmt: skip
    variants = [v for e in edges for v in changes(by[e.parent], by[e.child], rng)]
    said = [statement(t, i) for t in held for i in range(0, SENTENCES, SENTENCES // STATEMENTS)]
    made = Story(
        id=name,
        title=held[0].article.title,
        tellings=tuple(sorted(by)),
        alignments=alignments,
        variants=tuple(variants),
        stemma=Stemma(edges=tuple(edges), origins=(tuple(by),)),
    )
    return made, held, said


def changes(a: Telling, b: Telling, rng: random.Random) -> Iterator[Variant]:
    for kind in rng.sample(KINDS, FINDINGS):
        left, right = (words(t, rng) for t in (a, b))
        yield Variant(
            kind=kind,
            base=None if kind is Kind.ADDITION else Reading(telling=a.id, span=left),
            reading=None if kind is Kind.OMISSION else Reading(telling=b.id, span=right),
            confidence=round(rng.uniform(0.5, 0.99), 3),
            by=f"{kind}@1",
            note="differs here",
            weight=round(rng.uniform(0, 9), 3),
        )


def words(t: Telling, rng: random.Random) -> Span:
    """Return where two words in the middle of some sentence stand."""
    s = rng.choice(t.sentences)
    start = t.text.index(" ", s.start) + 1
    return Span(start, t.text.index(" ", start + 5))


def statement(t: Telling, i: int) -> Statement:
    s = t.sentences[i]
    text = s.of(t.text)
    who = next(w for w in WHO if text.startswith(w))
    cue = next(d for d in DID if text[len(who) + 1 :].startswith(d))
    at = s.start + len(who) + 1
    return Statement(
        telling=t.id,
        source=Span(s.start, s.start + len(who)),
        cue=Span(at, at + len(cue)),
        content=(Span(at + len(cue) + 1, s.end),),
        form=Form.INDIRECT,
        speaker=who,
        by="said@1",
        confidence=0.9,
    )


def large(size: int) -> Collation:
    """Return one story of many tellings, every one aligned with every other."""
    made, held, said = story("harbour", size, random.Random(7))
    return Collation(tellings=tuple(held), stories=(made,), statements=tuple(said))


def many(stories: int) -> Collation:
    """Return many stories of three to eight tellings."""
    rng = random.Random(11)
    out, tellings, statements = [], [], []
    for n in range(stories):
        made, held, said = story(f"town {n:04}", rng.randint(3, 8), rng)
        out.append(made)
        tellings += held
        statements += said
    return Collation(tellings=tuple(tellings), stories=tuple(out), statements=tuple(statements))


def edited(collation: Collation) -> Collation:
    """Return the same run after one word of one telling was mended, its length kept."""
    t = collation.tellings[-1]
    text = t.text[:-2] + "X" + t.text[-1]
    mended = replace(t, article=replace(t.article, text=text))
    return replace(collation, tellings=(*collation.tellings[:-1], mended))
