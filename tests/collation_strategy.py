"""Any collation that the program could hand over, made by Hypothesis: texts, ids and notes are arbitrary."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from variorum.data import (
    Alignment,
    Article,
    Collation,
    Edge,
    Evidence,
    Form,
    Kind,
    Link,
    Lost,
    Reading,
    Rejected,
    Relation,
    Sighting,
    Span,
    Statement,
    Stemma,
    Story,
    Telling,
    Variant,
)
from variorum.segment import unwrapped

# Control characters, quotation marks, formula signs, two alphabets, a character beyond the first plane, a
# lone surrogate: what JSON, XML, CSV and a spreadsheet trip over.
LETTERS = st.one_of(
    st.sampled_from(list("\x00\x01\t\n\r =+-@'\",;<>&]\\{}λЖ🌊\ufffe\u2028\u202e\ud800")), st.characters(codec=None)
)
TEXT = st.text(LETTERS, max_size=12)
SCORES = st.floats(0, 1).map(lambda x: round(x, 6))
WEIGHTS = st.floats(-9, 9).map(lambda x: round(x, 6))
MOMENTS = st.one_of(
    st.none(),
    st.integers(600_000_000, 2_200_000_000).map(lambda x: datetime.fromtimestamp(x, UTC)),
    st.integers(600_000_000, 2_200_000_000).map(lambda x: datetime.fromtimestamp(x, timezone(timedelta(hours=5, minutes=30)))),
)  # fmt: skip


@st.composite
def tellings(draw: st.DrawFn, name: str) -> Telling:
    sentences = draw(st.lists(st.text(LETTERS, min_size=1, max_size=20), min_size=1, max_size=4))
    spans, at = [], 0
    for s in sentences:
        spans.append(Span(at, at + len(s)))
        at += len(s) + 1
    text = " ".join(sentences)
    credit = draw(st.one_of(st.none(), TEXT))
    published = draw(MOMENTS)
    article = Article(
        id=name,
        text=text,
        title=draw(TEXT),
        outlet=draw(TEXT),
        url=draw(st.one_of(st.none(), st.just("https://example.org/a?b=c&d"), TEXT)),
        published=published,
        sightings=(Sighting(source=draw(TEXT), sha256="ab" * 32, reader="plain@1", published=published),),
    )
    return Telling(
        article=article,
        lang=draw(st.sampled_from(["en", "ru", "und"])),
        sentences=tuple(spans),
        paragraphs=(Span(0, len(text)),),
        credit=credit,
        credit_span=draw(spans_in(text)) if credit is not None else None,
        unwrapped=unwrapped(text, spans),
    )


@st.composite
def spans_in(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def variants(draw: st.DrawFn, a: Telling, b: Telling) -> Variant:
    kind = draw(st.sampled_from(Kind))
    base = None if kind is Kind.ADDITION else Reading(telling=a.id, span=draw(spans_in(a.text)))
    reading = None if kind is Kind.OMISSION else Reading(telling=b.id, span=draw(spans_in(b.text)))
    compared = draw(st.sampled_from([None, (a.id, b.id)]))
    return Variant(kind=kind, base=base, reading=reading, confidence=draw(SCORES), by=draw(TEXT), note=draw(TEXT), weight=draw(WEIGHTS), compared=compared)  # fmt: skip


@st.composite
def alignments(draw: st.DrawFn, a: Telling, b: Telling) -> Alignment:
    grid = st.tuples(st.integers(0, len(a.sentences) - 1), st.integers(0, len(b.sentences) - 1))
    links = tuple(Link(i, j, draw(SCORES)) for i, j in sorted(draw(st.sets(grid))))
    return Alignment(left=a.id, right=b.id, links=links, by="align@1", relation=draw(st.one_of(st.none(), st.sampled_from(Relation))),
                     confidence=draw(SCORES), coverage_left=draw(SCORES), coverage_right=draw(SCORES))  # fmt: skip


@st.composite
def statements(draw: st.DrawFn, t: Telling) -> Statement:
    source = draw(st.one_of(st.none(), spans_in(t.text)))
    content = tuple(draw(st.lists(spans_in(t.text), min_size=1, max_size=2)))
    return Statement(telling=t.id, source=source, cue=None, content=content, form=draw(st.sampled_from(Form)),
                     speaker=draw(st.one_of(st.none(), TEXT)), by="said@1", confidence=draw(SCORES))  # fmt: skip


@st.composite
def stories(draw: st.DrawFn, name: str, held: list[Telling]) -> Story:
    pairs = [(a, b) for n, a in enumerate(held) for b in held[n + 1 :]]
    lost = Lost(id="lost:1", note=draw(TEXT), held=(Reading(telling=held[0].id, span=draw(spans_in(held[0].text))),))
    edges = [
        Edge(parent=parent, child=b.id, confidence=draw(SCORES), evidence=(Evidence(kind="date", note=draw(TEXT), weight=draw(WEIGHTS)),))
        for a, b in pairs
        if (parent := draw(st.sampled_from(["", "lost:1", a.id])))
    ]
    seen = {(e.parent, e.child): e for e in edges}
    return Story(
        id=name,
        title=draw(TEXT),
        tellings=tuple(t.id for t in held),
        alignments=tuple(draw(alignments(a, b)) for a, b in pairs),
        variants=tuple(draw(st.lists(st.sampled_from(pairs).flatmap(lambda p: variants(*p)), max_size=4))),
        stemma=Stemma(edges=tuple(seen.values()), lost=(lost,), origins=(tuple(t.id for t in held),)),
    )


@st.composite
def collations(draw: st.DrawFn) -> Collation:
    names = draw(st.lists(TEXT.filter(bool), min_size=2, max_size=5, unique_by=lambda x: x.encode("utf-8", "replace")))
    held = [draw(tellings(n)) for n in names]
    cut = draw(st.integers(2, len(held)))
    groups = [g for g in (held[:cut], held[cut:]) if len(g) > 1]
    return Collation(
        tellings=tuple(held),
        stories=tuple(draw(stories(f"story {n}", g)) for n, g in enumerate(groups)),
        statements=tuple(s for t in held for s in draw(st.lists(statements(t), max_size=2))),
        rejected=(Rejected(source=draw(TEXT), error="empty-text", message=draw(TEXT)),),
        models=("encoder@1",),
        settings=(("verb", "collate"), ("sources", draw(TEXT))),
    )
