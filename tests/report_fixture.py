"""A story written for the report's tests: an invented ferry, told seven ways, with all a page can show."""

from dataclasses import replace
from datetime import UTC, datetime

from variorum.data import (
    Alignment,
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
    Variant,
)
from variorum.statements import join
from variorum.testing import tell


def _at(hour: int, minute: int = 0, day: int = 4) -> datetime:
    return datetime(2025, 3, day, hour, minute, tzinfo=UTC)


WIRE = tell(
    "PORT ELLORY (Northgate Wire) - A ferry with 214 people aboard ran onto a sandbank outside Port Ellory on Tuesday, and 12 passengers were slightly hurt.",
    "All were brought ashore by noon, the coast guard said.",
    "",
    "“The ship may have left the marked channel,” harbour master Ilse Varn told reporters.",
    "She did not rule out a fault in the steering.",
    "",
    "The operator, Halden Line, said it would wait for the inquiry before it commented.",
    "Some members of the town council asked for the route to be closed until then.",
    "“We have no sign that anyone was careless,” deputy mayor Tomas Brekke said.",
    "",
    "The same ferry was held in port for two days in January after its radar failed.",
    id="wire",
    title="Ferry with 214 aboard runs aground off Port Ellory",
    outlet="Northgate Wire",
    published=_at(12, 40),
)
EDIT = tell(
    "A ferry with 214 people aboard ran onto a sandbank outside Port Ellory on Tuesday, and 12 passengers were slightly hurt, Northgate Wire reports.",
    "All were brought ashore by noon, the coast guard said.",
    "",
    "“The ship may have left the marked channel,” harbour master Ilse Varn told reporters.",
    "She did not rule out a fault in the steering.",
    "",
    "The operator, Halden Line, said it would wait for the inquiry before it commented.",
    "Some members of the town council asked for the route to be closed until then.",
    id="edit",
    title="Ferry runs aground off Port Ellory",
    outlet="Ellory Evening Post",
    published=_at(13, 55),
    credit="Northgate Wire",
)
SLANT = tell(
    "Nearly 30 people were injured when a packed ferry smashed into a sandbank off Port Ellory.",
    "The same ferry had already been banned from sailing for two days in January because of a broken radar.",
    "",
    "“The ship left the marked channel,” said harbour master Ilse Varn, who ruled out a fault in the steering.",
    "Most members of the town council now demand that the dangerous route be closed.",
    "Its captain is a cousin of the company’s owner.",
    id="slant",
    title="Packed ferry smashes into sandbank",
    outlet="The Daily Lantern",
    published=_at(16, 10),
)
RUSSIAN = tell(
    "Почти 30 человек пострадали, когда переполненный паром налетел на мель у Порт-Эллори.",
    "«Судно вышло из фарватера», — сказала капитан порта Ильзе Варн, исключившая отказ рулевого управления.",
    "Большинство членов городского совета требуют закрыть опасный маршрут.",
    id="russian",
    lang="ru",
    title="Переполненный паром налетел на мель",
    outlet="Вечерний маяк",
    published=_at(19, 30),
)
MORNING = tell(
    "Engineers will look at the steering of the ferry that ran aground off Port Ellory, two people who know of the inquiry said on Wednesday.",
    "The passengers, 214 of them, were taken off in fishing boats.",
    "A cook broke her wrist.",
    id="morning",
    title="Inquiry turns to the steering",
    outlet="Coastal Morning",
    published=_at(7, 15, 5),
)
DIGEST = tell(
    "The passengers, all 214 of them, were carried off in fishing boats.",
    "Engineers are to look at the ferry’s steering, according to two people close to the inquiry.",
    "A cook broke an arm.",
    id="digest",
    title="In brief: the Ellory ferry",
    outlet="Digest Five",
    published=_at(8, 40, 5),
)
OWN = tell(
    "I was on the upper deck when the Ellory ferry stopped as if it had met a wall.",
    "Nobody shouted.",
    "We waited for the fishing boats, about two hundred of us, and someone made tea.",
    id="own",
    title="What it was like on the ferry",
    outlet="A reader’s letter",
    published=_at(9, 0, 6),
)
GARDEN = tell(
    "The tulip beds behind the library will be dug over in April.",
    "“Everyone is welcome to bring a spade,” said head gardener Per Lund.",
    id="garden",
    title="Tulip beds to be dug over",
    outlet="Ellory Evening Post",
)
ALL = (WIRE, EDIT, SLANT, RUSSIAN, MORNING, DIGEST, OWN)


def span(telling: Telling, words: str) -> Span:
    """Return where words stand in a telling; they must be there once or be the first of their like."""
    start = telling.text.index(words)
    return Span(start, start + len(words))


def reading(telling: Telling, words: str) -> Reading:
    return Reading(telling=telling.id, span=span(telling, words))


def variant(
    kind: Kind, base: Reading | None, read: Reading | None, weight: float, note: str, confidence: float = 0.9
) -> Variant:
    return Variant(
        kind=kind,
        base=base,
        reading=read,
        confidence=confidence,
        by=f"{kind.value}@1",
        note=note,
        weight=weight,
        compared=(base.telling, read.telling) if base and read else None,
    )


def _links(*pairs: tuple[int, int]) -> tuple[Link, ...]:
    return tuple(sorted(Link(a, b, 0.9) for a, b in pairs))


def _alignment(
    a: Telling, b: Telling, relation: Relation, cover: tuple[float, float], links: tuple[Link, ...]
) -> Alignment:
    return Alignment(
        left=a.id,
        right=b.id,
        links=links,
        by="align@1",
        relation=relation,
        confidence=0.93,
        coverage_left=cover[0],
        coverage_right=cover[1],
    )


ALIGNMENTS = (
    _alignment(WIRE, EDIT, Relation.EDIT, (0.78, 1.0), _links(*((i, i) for i in range(6)))),
    _alignment(WIRE, SLANT, Relation.REWRITE, (0.61, 0.83), _links((0, 0), (2, 2), (3, 2), (5, 3), (7, 1))),
    _alignment(EDIT, SLANT, Relation.REWRITE, (0.6, 0.6), _links((0, 0), (2, 2), (3, 2), (5, 3))),
    _alignment(SLANT, RUSSIAN, Relation.TRANSLATION, (0.62, 1.0), _links((0, 0), (2, 1), (3, 2))),
    _alignment(WIRE, RUSSIAN, Relation.TRANSLATION, (0.5, 1.0), _links((0, 0), (2, 1), (3, 1), (5, 2))),
    _alignment(MORNING, DIGEST, Relation.REWRITE, (1.0, 1.0), _links((0, 1), (1, 0), (2, 2))),
    _alignment(WIRE, MORNING, Relation.SAME_EVENT, (0.1, 0.2), _links((0, 1))),
    _alignment(WIRE, OWN, Relation.SAME_EVENT, (0.0, 0.0), ()),
)
VARIANTS = (
    variant(
        Kind.NUMBER,
        reading(WIRE, "12 passengers"),
        reading(SLANT, "Nearly 30 people"),
        9.0,
        "12 passengers -> nearly 30 people",
        0.96,
    ),
    variant(
        Kind.POLARITY,
        reading(WIRE, "did not rule out"),
        reading(SLANT, "ruled out"),
        8.5,
        "did not rule out -> ruled out",
        0.94,
    ),
    variant(
        Kind.QUOTE,
        reading(WIRE, "may have left"),
        reading(SLANT, "left the"),
        8.0,
        "the words in quotation marks lose “may have”",
        0.9,
    ),
    variant(
        Kind.STRENGTH,
        reading(WIRE, "Some members"),
        reading(SLANT, "Most members"),
        6.0,
        "some -> most",
        0.88,
    ),
    variant(
        Kind.CAUSE,
        reading(WIRE, "after its radar failed"),
        reading(SLANT, "because of a broken radar"),
        4.0,
        "after -> because of",
        0.64,
    ),
    variant(
        Kind.OMISSION,
        reading(WIRE, "“We have no sign that anyone was careless,” deputy mayor Tomas Brekke said."),
        None,
        7.0,
        "a denial is left out",
        0.72,
    ),
    variant(
        Kind.ADDITION,
        None,
        reading(SLANT, "Its captain is a cousin of the company’s owner."),
        5.0,
        "a claim the base does not make",
        0.8,
    ),
    variant(Kind.ENTITY, reading(MORNING, "her wrist"), reading(DIGEST, "an arm"), 2.0, "wrist / arm", 0.55),
)
STEMMA = Stemma(
    edges=(
        Edge(parent="wire", child="edit", confidence=0.98, evidence=(
            Evidence(kind="credit", note="names Northgate Wire", weight=3.0),
            Evidence(kind="date", note="75 minutes later", weight=1.0))),
        Edge(parent="wire", child="slant", confidence=0.86, evidence=(
            Evidence(kind="containment", note="has the January passage, which the light edit lacks", weight=2.0),
            Evidence(kind="date", note="three and a half hours later", weight=1.0))),
        Edge(parent="slant", child="russian", confidence=0.91, evidence=(
            Evidence(kind="shared-variant", note="both have “nearly 30” where the wire has 12", weight=4.0),
            Evidence(kind="language", note="a translation stands after its original", weight=1.0))),
        Edge(parent="edit", child="slant", confidence=0.31, evidence=(
            Evidence(kind="order", note="passages in another order", weight=-0.5),)),
        Edge(parent="lost:1", child="morning", confidence=0.7, evidence=(
            Evidence(kind="shared-variant", note="fishing boats and the cook, in no other telling", weight=2.0),)),
        Edge(parent="lost:1", child="digest", confidence=0.7, evidence=(
            Evidence(kind="shared-variant", note="fishing boats and the cook, in no other telling", weight=2.0),)),
    ),
    lost=(Lost(id="lost:1", note="both have what neither took from the other", held=(
        reading(MORNING, "The passengers, 214 of them, were taken off in fishing boats."),)),),
    rivals=(tuple(Edge(parent=a, child=b, confidence=0.4) for a, b in (
        ("wire", "edit"), ("wire", "slant"), ("slant", "russian"), ("edit", "slant"), ("morning", "digest"))),),
    rival_odds=(0.67,),
    origins=(("wire", "edit", "slant", "russian"), ("morning", "digest"), ("own",)),
    credits=(
        Credit(telling="edit", named="Northgate Wire", means=("wire",), drew_on=("wire",), how=Crediting.COPIED),
        Credit(telling="slant", named=None, means=(), drew_on=("edit", "wire"), how=Crediting.UNCREDITED),
        Credit(telling="russian", named=None, means=(), drew_on=("slant",), how=Crediting.UNCREDITED),
    ),
)  # fmt: skip


def _near(telling: Telling, words: str, other: str) -> Span:
    """Return where words stand next to others: before or after, whichever is closer."""
    at = telling.text.index(other)
    starts = [i for i in range(len(telling.text)) if telling.text.startswith(words, i)]
    start = min(starts, key=lambda i: min(abs(i + len(words) - at), abs(i - at - len(other))))
    return Span(start, start + len(words))


def said(
    telling: Telling, source: str, cue: str, content: tuple[str, ...], form: Form, speaker: str | None
) -> Statement:
    return Statement(
        telling=telling.id,
        source=_near(telling, source, content[0]) if source else None,
        cue=_near(telling, cue, content[0]) if cue else None,
        content=tuple(span(telling, c) for c in content),
        form=form,
        speaker=speaker,
        by="said@1",
        confidence=0.92,
    )


VARN = "harbour master Ilse Varn"
STATEMENTS = (
    said(WIRE, VARN, "told", ("“The ship may have left the marked channel,”",), Form.DIRECT, "Ilse Varn"),
    said(EDIT, VARN, "told", ("“The ship may have left the marked channel,”",), Form.DIRECT, "Ilse Varn"),
    said(SLANT, VARN, "said", ("“The ship left the marked channel,”",), Form.DIRECT, "Ilse Varn"),
    said(
        RUSSIAN,
        "капитан порта Ильзе Варн",
        "сказала",
        ("«Судно вышло из фарватера»",),
        Form.DIRECT,
        "Ильзе Варн",
    ),
    said(
        WIRE,
        "The operator, Halden Line,",
        "said",
        ("it would wait for the inquiry before it commented",),
        Form.INDIRECT,
        "Halden Line",
    ),
    said(
        EDIT,
        "The operator, Halden Line,",
        "said",
        ("it would wait for the inquiry before it commented",),
        Form.INDIRECT,
        "Halden Line",
    ),
    said(
        WIRE,
        "deputy mayor Tomas Brekke",
        "said",
        ("“We have no sign that anyone was careless,”",),
        Form.DIRECT,
        "Tomas Brekke",
    ),
    said(
        MORNING,
        "two people who know of the inquiry",
        "said",
        ("Engineers will look at the steering of the ferry",),
        Form.INDIRECT,
        None,
    ),
    said(
        GARDEN,
        "head gardener Per Lund",
        "said",
        ("“Everyone is welcome to bring a spade,”",),
        Form.DIRECT,
        "Per Lund",
    ),
)


def story() -> Story:
    return Story(
        id="wire",
        title="Ferry with 214 aboard runs aground off Port Ellory",
        tellings=tuple(sorted(t.id for t in ALL)),
        alignments=ALIGNMENTS,
        said=tuple(tuple(STATEMENTS[n] for n in row) for row in join(ALL, STATEMENTS, ALIGNMENTS)),
        variants=VARIANTS,
        stemma=STEMMA,
    )


def collation() -> Collation:
    return Collation(
        tellings=tuple(_sighted(t) for t in (*ALL, GARDEN)),
        stories=(story(),),
        statements=STATEMENTS,
        rejected=(
            Rejected(
                source="letters/empty.txt",
                error="empty-text",
                message="nothing to read in “letters/empty.txt”",
            ),
        ),
        models=("encoder@1 (int8, 0123abcd)",),
        settings=(("verb", "collate"), ("sources", "articles"), ("longest article", "2,000,000 characters")),
    )


def _sighted(t: Telling) -> Telling:
    source = Sighting(
        source=f"articles/{t.id}.txt", sha256="ab" * 32, reader="plain@1", outlet=t.article.outlet
    )
    return replace(t, article=replace(t.article, sightings=(source,)))


HOSTILE = "</title><script>window.broken=1</script><img src=x onerror=window.broken=1>\u202eevil\x1b[31m\x00"


def hostile(evil: str = HOSTILE) -> Collation:
    """The same kinds of finding where every text, name and id is out to break the page or leave its folder.

    With harmless words for `evil` the same findings are told of harmless texts.
    """
    a = tell(evil + " said twelve.", "“x" * 500, id="../../etc/passwd", title=evil, outlet=evil)
    b = tell(
        evil + " said thirty.",
        "w" * 100_000,
        id="javascript:alert(1)//\x00\ud800",
        lang=evil,
        title=evil,
        outlet=evil,
        credit=evil,
    )
    a, b = (
        replace(
            t,
            article=replace(
                t.article,
                url="javascript:window.broken=1",
                sightings=(Sighting(source=f"in/{evil}.txt", sha256=evil, reader=evil),),
            ),
        )
        for t in (a, b)
    )
    v = variant(Kind.NUMBER, reading(a, "twelve"), reading(b, "thirty"), 1.0, evil)
    s = said(a, "", "", (evil,), Form.DIRECT, evil)
    return Collation(
        tellings=(a, b),
        stories=(
            Story(
                id="../../" + evil,
                title=evil,
                tellings=(a.id, b.id),
                alignments=(_alignment(a, b, Relation.EDIT, (1.0, 0.2), _links((0, 0))),),
                variants=(v,),
                stemma=Stemma(
                    edges=(
                        Edge(
                            parent=a.id,
                            child=b.id,
                            confidence=0.5,
                            evidence=(Evidence(kind=evil, note=evil),),
                        ),
                    )
                ),
            ),
        ),
        statements=(s,),
        rejected=(Rejected(source=evil, error="input", message=evil),),
        models=(evil,),
        settings=((evil, evil),),
    )
