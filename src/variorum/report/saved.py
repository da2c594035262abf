"""The contract's JSON object back to a collation: what `--json` wrote serves as well as the articles.

Fields that the contract promises must be there; those added since may be missing, and unknown ones are
passed over. What is read is checked as the program's own records are by construction: every id is known,
every span lies in its text, the stemma has no circle.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

import msgspec

from variorum.data import (
    Alignment,
    Article,
    Collation,
    Credit,
    Crediting,
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
    Undirected,
    Variant,
)
from variorum.errors import BadCollation
from variorum.report.json import CONTRACT
from variorum.segment import unwrapped

_Pair = tuple[int, int]


class _SightingRow(msgspec.Struct):
    source: str
    sha256: str
    reader: str
    id: str | None = None
    outlet: str = ""
    url: str | None = None
    published: str | None = None


class _TellingRow(msgspec.Struct):
    id: str
    title: str
    outlet: str
    published: str | None
    lang: str
    credit: str | None
    text: str
    sentences: list[_Pair]
    paragraphs: list[_Pair] = []
    url: str | None = None
    credit_span: _Pair | None = None
    sightings: list[_SightingRow] = []


class _LinkedPair(msgspec.Struct):
    a: int
    b: int
    score: float


class _LinkRow(msgspec.Struct):
    a: str
    b: str
    relation: Relation | None
    confidence: float
    coverage_a: float
    coverage_b: float
    pairs: list[_LinkedPair]
    by: str = ""


class _EvidenceRow(msgspec.Struct):
    kind: str
    note: str
    weight: float = 0.0


class _EdgeRow(msgspec.Struct):
    parent: str
    child: str
    confidence: float
    evidence: list[_EvidenceRow] = []


class _ReadingRow(msgspec.Struct):
    telling: str
    span: _Pair


class _LostRow(msgspec.Struct):
    id: str
    note: str = ""
    held: list[_ReadingRow] = []


class _CreditRow(msgspec.Struct):
    telling: str
    named: str | None
    means: list[str]
    drew_on: list[str]
    how: Crediting
    note: str = ""


class _UndirectedRow(msgspec.Struct):
    tellings: list[str]
    confidence: float
    evidence: list[_EvidenceRow] = []


class _StemmaRow(msgspec.Struct):
    edges: list[_EdgeRow]
    lost: list[str]
    lost_sources: list[_LostRow] = []
    undirected: list[_UndirectedRow] = []
    rivals: list[list[_EdgeRow]] = []
    rival_odds: list[float] = []
    credits: list[_CreditRow] = []


class _VariantRow(msgspec.Struct):
    kind: Kind
    base: _ReadingRow | None
    reading: _ReadingRow | None
    confidence: float
    by: str
    note: str
    weight: float = 0.0
    compared: tuple[str, str] | None = None


class _StoryRow(msgspec.Struct):
    id: str
    tellings: list[str]
    links: list[_LinkRow]
    stemma: _StemmaRow
    variants: list[_VariantRow]
    title: str = ""
    said: list[list[int]] = []
    origin_tellings: list[list[str]] = []


class _StatementRow(msgspec.Struct):
    telling: str
    source: _Pair | None
    cue: _Pair | None
    content: list[_Pair]
    form: Form
    speaker: str | None
    confidence: float
    within: int | None = None
    flags: list[str] = []
    by: str = ""


class _RejectedRow(msgspec.Struct):
    source: str
    error: str
    message: str


class _Saved(msgspec.Struct):
    contract: int
    tellings: list[_TellingRow]
    stories: list[_StoryRow]
    statements: list[_StatementRow]
    rejected: list[_RejectedRow]
    models: list[str] = []
    settings: dict[str, str] = {}


def loads(data: bytes, source: str = "the JSON") -> Collation:
    """Return the collation that `report.json.dumps` wrote; `source` names it in messages.

    Raises BadCollation where the bytes are no such object, or one that contradicts itself.
    """
    try:
        saved = msgspec.json.decode(data, type=_Saved)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        raise BadCollation(_told(source, str(e))) from None
    if saved.contract != CONTRACT:
        raise BadCollation(
            _told(source, f"it is of contract {saved.contract}, and this version reads {CONTRACT}")
        )
    places = _Places(source)
    tellings = tuple(_telling(t, places) for t in saved.tellings)
    places.know(tellings)
    statements = tuple(_statement(s, places) for s in saved.statements)
    return Collation(
        tellings=tellings,
        stories=tuple(_story(s, places, statements) for s in saved.stories),
        statements=statements,
        rejected=tuple(Rejected(source=r.source, error=r.error, message=r.message) for r in saved.rejected),
        models=tuple(saved.models),
        settings=tuple(saved.settings.items()),
    )


def _told(source: str, what: str) -> str:
    return (
        f"{source} can't be read as findings: {what}. Expected the JSON that 'variorum collate --json' "
        "writes. Name such a file, or the articles themselves."
    )


class _Places:
    """What ids and spans of one file may point to; raises BadCollation where one points elsewhere."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.tellings: dict[str, Telling] = {}

    def know(self, tellings: Iterable[Telling]) -> None:
        """Take in the tellings that everything else may point to."""
        for t in tellings:
            if not t.id:
                raise BadCollation(_told(self.source, "it has a telling without an id"))
            if t.id in self.tellings:
                raise BadCollation(_told(self.source, f"it has two tellings {t.id!r}"))
            self.tellings[t.id] = t

    def telling(self, name: str) -> Telling:
        """Return a telling by id."""
        found = self.tellings.get(name)
        if found is None:
            raise BadCollation(_told(self.source, f"it speaks of a telling {name!r} that it doesn't hold"))
        return found

    def span(self, pair: _Pair, text: str) -> Span:
        """Return a span that lies in a text."""
        if not 0 <= pair[0] <= pair[1] <= len(text):
            raise BadCollation(
                _told(self.source, f"span {list(pair)} lies outside its text of {len(text)} characters")
            )
        return Span(*pair)

    def spans(self, pairs: Iterable[_Pair], text: str) -> tuple[Span, ...]:
        """Return spans that lie in a text, in order, none before the end of the last."""
        out = tuple(self.span(p, text) for p in pairs)
        for a, b in pairwise(out):
            if b.start < a.end:
                raise BadCollation(
                    _told(self.source, f"span {[b.start, b.end]} begins before {[a.start, a.end]} ends")
                )
        return out

    def reading(self, row: _ReadingRow | None) -> Reading | None:
        """Return a reading whose span lies in its telling."""
        if row is None:
            return None
        return Reading(telling=row.telling, span=self.span(row.span, self.telling(row.telling).text))

    def moment(self, text: str | None) -> datetime | None:
        """Return a date and time."""
        try:
            return datetime.fromisoformat(text) if text else None
        except ValueError:
            raise BadCollation(_told(self.source, f"{text!r} is no date of ISO 8601")) from None


def _telling(t: _TellingRow, places: _Places) -> Telling:
    article = Article(
        id=t.id,
        text=t.text,
        title=t.title,
        outlet=t.outlet,
        url=t.url,
        published=places.moment(t.published),
        sightings=tuple(
            Sighting(
                source=s.source,
                sha256=s.sha256,
                reader=s.reader,
                id=s.id,
                outlet=s.outlet,
                url=s.url,
                published=places.moment(s.published),
            )
            for s in t.sightings
        ),
    )
    sentences = places.spans(t.sentences, t.text)
    return Telling(
        article=article,
        lang=t.lang,
        sentences=sentences,
        unwrapped=unwrapped(t.text, sentences),
        paragraphs=places.spans(t.paragraphs, t.text),
        credit=t.credit,
        credit_span=places.span(t.credit_span, t.text) if t.credit_span else None,
    )


def _story(s: _StoryRow, places: _Places, statements: Sequence[Statement]) -> Story:
    members = {k: places.telling(k) for k in s.tellings}
    inside = _Places(places.source)
    inside.know(members.values())
    return Story(
        id=s.id,
        title=s.title,
        tellings=tuple(s.tellings),
        alignments=tuple(_alignment(x, inside) for x in s.links),
        said=tuple(_said(row, members, places, statements) for row in s.said),
        variants=tuple(
            Variant(
                kind=v.kind,
                base=inside.reading(v.base),
                reading=inside.reading(v.reading),
                confidence=v.confidence,
                by=v.by,
                note=v.note,
                weight=v.weight,
                compared=v.compared if v.compared and {*v.compared} <= {*s.tellings} else None,
            )
            for v in s.variants
        ),
        stemma=_stemma(s, inside),
    )


def _said(
    row: Sequence[int], members: Mapping[str, Telling], places: _Places, statements: Sequence[Statement]
) -> tuple[Statement, ...]:
    if not all(0 <= n < len(statements) and statements[n].telling in members for n in row):
        raise BadCollation(_told(places.source, f"statements {list(row)} of 'said' are not all the story's"))
    return tuple(statements[n] for n in row)


def _alignment(x: _LinkRow, places: _Places) -> Alignment:
    left, right = len(places.telling(x.a).sentences), len(places.telling(x.b).sentences)
    for p in x.pairs:
        if not (0 <= p.a < left and 0 <= p.b < right):
            raise BadCollation(
                _told(places.source, f"sentences {p.a} of {x.a!r} and {p.b} of {x.b!r} are not both there")
            )
    return Alignment(
        left=x.a,
        right=x.b,
        links=tuple(sorted(Link(p.a, p.b, p.score) for p in x.pairs)),
        by=x.by,
        relation=x.relation,
        confidence=x.confidence,
        coverage_left=x.coverage_a,
        coverage_right=x.coverage_b,
    )


def _stemma(s: _StoryRow, places: _Places) -> Stemma:
    told = {x.id: x for x in s.stemma.lost_sources}
    lost = [told.get(name, _LostRow(name)) for name in s.stemma.lost]
    known = {*s.tellings, *s.stemma.lost}
    return Stemma(
        edges=_edges(s.stemma.edges, known, places.source),
        lost=tuple(
            Lost(id=x.id, note=x.note, held=tuple(r for h in x.held if (r := places.reading(h))))
            for x in lost
        ),
        undirected=tuple(
            Undirected(
                tellings=tuple(u.tellings), confidence=u.confidence, evidence=_evidence(u.evidence)
            )
            for u in s.stemma.undirected
            if known.issuperset(u.tellings)
        ),
        rivals=tuple(_edges(tree, known | _unseen(tree), places.source) for tree in s.stemma.rivals),
        rival_odds=tuple(s.stemma.rival_odds),
        origins=tuple(tuple(group) for group in s.origin_tellings),
        credits=tuple(
            Credit(
                telling=c.telling,
                named=c.named,
                means=tuple(c.means),
                drew_on=tuple(c.drew_on),
                how=c.how,
                note=c.note,
            )
            for c in s.stemma.credits
        ),
    )


def _unseen(tree: Sequence[_EdgeRow]) -> set[str]:
    """Return the lost sources of a rival tree: those that the tree shown lacks are listed nowhere else."""
    return {x for e in tree for x in (e.parent, e.child) if x.startswith("lost:")}


def _edges(rows: Sequence[_EdgeRow], known: set[str], source: str) -> tuple[Edge, ...]:
    graph: dict[str, list[str]] = {}
    for e in rows:
        strange = next((x for x in (e.parent, e.child) if x not in known), None)
        if strange is not None:
            raise BadCollation(
                _told(source, f"an edge names {strange!r}, which is neither in its story nor a lost source")
            )
        graph.setdefault(e.child, []).append(e.parent)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as e:
        raise BadCollation(_told(source, f"a stemma runs in a circle: {' <- '.join(e.args[1])}")) from None
    return tuple(
        Edge(
            parent=e.parent,
            child=e.child,
            confidence=e.confidence,
            evidence=_evidence(e.evidence),
        )
        for e in rows
    )


def _evidence(rows: Sequence[_EvidenceRow]) -> tuple[Evidence, ...]:
    return tuple(Evidence(kind=x.kind, note=x.note, weight=x.weight) for x in rows)


def _statement(s: _StatementRow, places: _Places) -> Statement:
    text = places.telling(s.telling).text
    return Statement(
        telling=s.telling,
        source=places.span(s.source, text) if s.source else None,
        cue=places.span(s.cue, text) if s.cue else None,
        content=tuple(places.span(c, text) for c in s.content),
        form=s.form,
        speaker=s.speaker,
        within=s.within,
        flags=tuple(s.flags),
        by=s.by,
        confidence=s.confidence,
    )
