"""The nouns. Frozen, stand-off, standard library only: stages meet here and nowhere else.

A text is stored once, in its `Article`; everything else points into it with half-open spans of
Unicode code points. Every derived record says by which rule or model (`by`) and how sure
(`confidence`, 0 to 1) it is. Terms are those of textual criticism and of attribution studies; the
table in ARCHITECTURE.md defines each.
"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from variorum.groups import Groups

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` of a telling's text, end not included."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words: `Span(0, 4).of("NATO warns") == "NATO"`."""
        return text[self.start : self.end]

    def overlap(self, other: "Span") -> int:
        """Return how many code points both spans hold."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def holds(self, other: "Span") -> bool:
        """Return whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Where an article's bytes came from. The same text seen twice is one article, two sightings."""

    source: str  # the file's path as given, with ":line" for JSON lines
    sha256: str  # of the bytes read
    reader: str  # "plain@1", "html@2", "jsonl@1"
    id: str | None = None  # the id given there, where one was
    outlet: str = ""
    url: str | None = None
    published: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What was read, never changed after ingest. `text` is as it stood in the source."""

    id: str
    text: str
    title: str = ""
    outlet: str = ""
    url: str | None = None
    published: datetime | None = None  # aware; None is "unknown", never "now"
    lang: str | None = None  # BCP 47 hint from the source, if it gave one
    sightings: tuple[Sighting, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Telling:
    """An article as a witness: its text cut into sentences and paragraphs, in one language."""

    article: Article
    lang: str  # BCP 47 primary subtag; "und" where it can't be told
    sentences: tuple[Span, ...]  # in order, disjoint, trimmed of white space
    paragraphs: tuple[Span, ...] = ()  # in order; each holds whole sentences
    credit: str | None = None  # the source the text itself names, if any
    credit_span: Span | None = None
    unwrapped: str | None = None  # the text with the ends of wrapped lines as spaces; None where it has none

    @property
    def id(self) -> str:
        """Return the article's id."""
        return self.article.id

    @property
    def text(self) -> str:
        """Return the article's text as it is read: code point for code point, wrapped lines as one."""
        return self.article.text if self.unwrapped is None else self.unwrapped

    def sentence(self, i: int) -> str:
        """Return the words of sentence `i` (counted from 0)."""
        return self.sentences[i].of(self.text)

    @cached_property
    def paragraph_of(self) -> tuple[int, ...]:
        """Return, for each sentence, the index of the paragraph it stands in (0 where none is known)."""
        out, k = [], 0
        for s in self.sentences:
            while k + 1 < len(self.paragraphs) and self.paragraphs[k].end <= s.start:
                k += 1
            out.append(k)
        return tuple(out)

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence that holds a code point, or None between sentences."""
        i = self.sentence_from(offset)
        return i if i < len(self.sentences) and self.sentences[i].start <= offset else None

    def sentence_from(self, offset: int) -> int:
        """Return the index of the sentence that holds a code point, else of the next; there may be none."""
        return bisect_right(self.sentences, offset, key=lambda s: s.end)


def by_date(t: Telling) -> tuple[bool, float, str]:
    """Return a key that sorts tellings by publication, the earliest first, undated ones last, then by id."""
    when = t.article.published
    return when is None, when.timestamp() if when else 0.0, t.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two tellings that may retell each other, and why they were looked at."""

    left: str  # left < right
    right: str
    by: str
    rare: float = 0.0  # rare words that stand together in both, in units of what chance brings


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Sentence `left` of one telling and sentence `right` of the other carry the same content."""

    left: int
    right: int
    score: float  # probability, 0 to 1


class Relation(StrEnum):
    """How two tellings hang together. The names are the contract's."""

    COPY = "copy"  # word for word, trims aside
    EDIT = "edit"  # mostly the same words
    REWRITE = "rewrite"  # the same report in other words
    TRANSLATION = "translation"  # the same report in another language
    PARTIAL = "partial"  # one borrows a few sentences of the other
    SAME_EVENT = "same-event"  # the same event, each told for itself


NEAR_COPIES = frozenset({Relation.COPY, Relation.EDIT})  # texts with mostly the same words
DERIVED = NEAR_COPIES | {Relation.REWRITE, Relation.TRANSLATION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """All links between two tellings, and, once judged, how the two hang together.

    Links are sparse and many-to-many: a sentence split in two has two links, a moved paragraph
    breaks the order. `relation` is None where the two have nothing to do with one another.
    """

    left: str
    right: str
    links: tuple[Link, ...]  # sorted by (left, right)
    by: str
    near: float = 0.0  # cosine of the two texts' mean vectors: what links, sentence by sentence, don't say
    relation: Relation | None = None
    confidence: float = 0.0
    drawn: float = 0.0  # probability that one drew on the other, or both on a third, under whatever name
    coverage_left: float = 0.0  # share of the left text (by characters of sentences) with a counterpart
    coverage_right: float = 0.0

    def mirrored(self) -> "Alignment":
        """Return the same alignment seen from the other side."""
        return Alignment(
            left=self.right,
            right=self.left,
            links=tuple(sorted(Link(x.right, x.left, x.score) for x in self.links)),
            by=self.by,
            near=self.near,
            relation=self.relation,
            confidence=self.confidence,
            drawn=self.drawn,
            coverage_left=self.coverage_right,
            coverage_right=self.coverage_left,
        )

    def beads(self) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
        """Return the connected groups of links as (left sentences, right sentences), in left order.

        A bead is the unit in which sentences are compared (Gale & Church 1993): 1-1, 1-2, 2-1, ...
        Unlinked sentences are in no bead.
        """
        ties = [((0, x.left), (1, x.right)) for x in self.links]  # side, sentence
        groups = Groups(sorted({end for tie in ties for end in tie}))
        for left, right in ties:
            groups.join(left, right)
        beads = (
            (tuple(i for side, i in bead if not side), tuple(i for side, i in bead if side))
            for bead in groups.members().values()
        )
        return tuple(sorted(beads))


class Form(StrEnum):
    """How words are reported: inside quotation marks, retold, or both in one."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """What the attribution tagger says of one telling: a distribution over labels for every token.

    `labels` are "O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content". `arcs` ties
    source and content tokens to their cue: for a token, the index of the first token of the cue it
    belongs to, -1 where there is none.
    """

    tokens: tuple[Span, ...]  # in order, code points of the telling's text
    labels: tuple[str, ...]
    probs: "NDArray[np.float32]"  # (tokens, labels), rows sum to 1
    arcs: "NDArray[np.int32]"  # (tokens,)
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words or thoughts put to somebody: an attribution relation (PARC; Pareti 2012)."""

    telling: str
    source: Span | None  # the words that name the speaker: "the NATO leader"
    cue: Span | None  # the words that report: "warned"
    content: tuple[Span, ...]  # broken by the cue, it has several
    form: Form
    speaker: str | None = None  # canonical name in the story; None when unsure
    within: int | None = None  # start of the content of the statement this one is nested in
    flags: tuple[str, ...] = ()  # "unclosed": a quotation mark never closed
    by: str
    confidence: float


class Kind(StrEnum):
    """What a variant changes. A closed list: reports, colours, metrics and docs are complete by it."""

    NUMBER = "number"
    DATE = "date"
    ENTITY = "entity"
    SPEAKER = "speaker"
    ROLE = "role"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    STRENGTH = "strength"
    VOICE = "voice"
    QUOTE = "quote"
    CAUSE = "cause"
    ADDITION = "addition"
    OMISSION = "omission"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the checker says of two passages laid side by side: for every token of each, a distribution
    over "same" and the kinds of change.

    Spans are code points of the two tellings' texts. On the base side a token is marked where the reading
    lost or altered it, on the reading side where the base does not bear it out.
    """

    base: tuple[Span, ...]
    reading: tuple[Span, ...]
    labels: tuple[str, ...]  # "same", then the values of Kind without "omission"
    base_probs: "NDArray[np.float32]"  # (base tokens, labels), rows sum to 1
    reading_probs: "NDArray[np.float32]"  # (reading tokens, labels), rows sum to 1
    untold: "NDArray[np.float32]"  # (reading tokens,), log-odds that the base tells nothing of it
    changed: float  # that anything at all was changed
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one telling has at one place."""

    telling: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A place where a reading differs in meaning from the base.

    An omission has no `reading`, an addition no `base`. Spans hold the words that differ, not the
    sentence. `note` is one line a person understands; `weight` orders variants for an editor.
    """

    kind: Kind
    base: Reading | None
    reading: Reading | None
    confidence: float
    by: str  # rule or model and version: "numbers@1"
    note: str = ""
    weight: float = 0.0
    compared: tuple[str, str] | None = None  # tellings it was found between, base first: who lacks the words


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason for an edge: "date", "credit", "shared-variant", "containment", "order", "language"."""

    kind: str
    note: str
    weight: float = 0.0  # log-odds it adds to the edge, negative where it speaks against


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`child` drew on `parent`. Either may be a lost source ("lost:1")."""

    parent: str
    child: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A source that nobody holds, and what it must have said: sentences of its children."""

    id: str  # "lost:1"
    note: str = ""
    held: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Undirected:
    """Tellings that hang together while nothing shows who had the text from whom.

    They have one text, or one of them holds all of another's: no source beyond them is needed.
    """

    tellings: tuple[str, ...]  # the earliest first, as far as dates tell
    confidence: float  # that they hang together so
    evidence: tuple[Evidence, ...] = ()


class Crediting(StrEnum):
    """How the source that a telling names goes with what it drew on. A closed list."""

    COPIED = "credited-and-copied"  # it names the source its text came from
    UNCREDITED = "copied-without-credit"
    ELSEWHERE = "credited-elsewhere"  # it names a source, and its text did not come from there
    UNSEEN = "credited-unseen"  # it names a source that nobody here holds, and took from nobody here
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Whom a telling names as its source, beside whom it drew on."""

    telling: str
    named: str | None  # as its text writes it
    means: tuple[str, ...]  # tellings of the outlet it names, those that are here
    drew_on: tuple[str, ...]  # its parents in the stemma, lost sources among them
    how: Crediting
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stemma:
    """Who drew on whom: an acyclic graph, several parents allowed, lost sources among its nodes."""

    edges: tuple[Edge, ...] = ()
    lost: tuple[Lost, ...] = ()
    undirected: tuple[Undirected, ...] = ()  # sorted by tellings
    rivals: tuple[tuple[Edge, ...], ...] = ()  # other sets of edges the evidence allows about as well
    rival_odds: tuple[float, ...] = ()  # likelihood of each rival relative to the likeliest tree, 0 to 1
    origins: tuple[tuple[str, ...], ...] = ()  # tellings under each independent origin
    credits: tuple[Credit, ...] = ()  # one a telling, in order of ids

    def parents(self, child: str) -> tuple[str, ...]:
        """Return the ids `child` hangs from, in order."""
        return tuple(sorted(e.parent for e in self.edges if e.child == child))


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The tellings that hang together, and what was found between them."""

    id: str
    title: str
    tellings: tuple[str, ...]
    alignments: tuple[Alignment, ...] = ()
    said: tuple[tuple[Statement, ...], ...] = ()  # statements that are one, telling by telling; two or more
    variants: tuple[Variant, ...] = ()
    stemma: Stemma = field(default_factory=Stemma)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An input that could not be used, and why, in one line."""

    source: str
    error: str  # the error's slug
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """All that one run found. What `--json` prints and the report shows."""

    tellings: tuple[Telling, ...]
    stories: tuple[Story, ...]
    statements: tuple[Statement, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    models: tuple[str, ...] = ()  # ids of the models that took part
    settings: tuple[tuple[str, str], ...] = ()  # name and value: what was asked for, limits in force
