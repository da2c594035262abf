"""The pages of a report as data: what a template or a terminal needs, and nothing else.

Made by `view.py`, shown by `html.py` and `terminal.py`. All text in here is safe to read (see
`passages.visible`) and not escaped: that is the template's work. Addresses are relative.
"""

from dataclasses import dataclass

from variorum.data import Kind
from variorum.report.passages import Passage, Piece
from variorum.report.rows import Rank, Row, Sentence
from variorum.report.svg import Drawing
from variorum.report.voices import Speaker, Voice

# A story's page stays small however many tell it: what is over these goes on further pages of its folder.
STORY_FINDINGS = 50
STORY_TELLINGS = 30
SAID_VOICES = 150  # wordings on one page of who said what
BRANCHES_SHOWN = 40  # lines of the stemma on a narrow screen
FINDINGS_OPEN = 12  # differences of a story shown at once; the rest of a page is folded
DESCENTS_OPEN = 6  # edges whose reasons are shown at once; of more, each has its own folded
SIGLA_SHOWN = 12  # letters in one place; the number of the others stands behind them


def changes_page(k: int) -> str:
    """Return the name of the page that holds part `k` of a story's findings."""
    return "index.html" if k == 0 else f"changes-{k + 1}.html"


def tellings_page(k: int) -> str:
    """Return the name of the page that lists part `k` of a story's tellings."""
    return "index.html" if k == 0 else f"tellings-{k + 1}.html"


def said_page(k: int) -> str:
    """Return the name of the page that holds part `k` of who said what."""
    return "said.html" if k == 0 else f"said-{k + 1}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that lead somewhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A telling in the list of a story's tellings."""

    siglum: str
    title: str
    outlet: str
    also: tuple[str, ...] = ()  # other outlets that had the very text
    published: str  # in words
    published_iso: str  # "" where unknown
    lang: str
    language: str
    hangs: str  # "rewrite of A", "earliest", "same event, told for itself"
    parents: tuple[str, ...]  # sigla
    shared: int | None  # percent of its text that has a counterpart in its parent
    changes: int  # findings against what it was compared with
    versus: tuple[str, ...] = ()  # sigla of what it was compared with in these
    words: int
    credit: str  # the source its text names, "" where none
    href: str
    origin: int  # which independent origin it goes back to, counted from 1; 0 unknown
    id: str  # the telling's own
    digest: str  # SHA-256 of its text, by which a review names it


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One wording of a finding: the words in context, where they stand, who has them too."""

    siglum: str
    outlet: str
    lang: str
    passage: Passage | None  # None: nothing at this place
    href: str  # to the words in the article, or to where they would stand
    also: tuple[str, ...] = ()  # sigla of other tellings that have the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one reviewer says of a finding."""

    verdict: str  # "accepted", "rejected", "accepted as strength"
    by: str
    when: str  # in words
    iso: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """What stands of a finding in the review."""

    state: str  # "accept", "reject" or "conflict"
    opinions: tuple[Opinion, ...]  # one a reviewer, oldest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A variant, ready to be read."""

    id: str  # anchor
    number: int  # rank by weight, from 1
    kind: Kind
    label: str
    base: Side
    reading: Side
    note: str
    sure: str
    percent: int
    by: str
    pair_href: str  # to both wordings in the parallel reader
    readers: tuple[
        str, ...
    ]  # all parallel readers it is marked in: one that only one side has may be in several
    sigla: tuple[str, ...]  # all tellings it is about
    lacking: tuple[str, ...] = ()  # further tellings compared that lack what only one side has
    cite: str = ""  # one line of plain text to quote it by
    key: str  # what a review calls it: made of texts and spans
    found: Kind  # the kind as found, where reviewers agree on another one
    was: str = ""  # its label then, else ""
    places: tuple[str, str] = ("", "")  # "A 10 12": siglum and span of either wording, "" where none
    reviewed: Reviewed | None = None

    @property
    def between(self) -> tuple[str, ...]:
        """Return the sigla it holds between: the base, the reading, and others that lack the words too."""
        empty = self.base if self.base.passage is None else self.reading
        more = empty.also if empty.passage is None else ()
        return tuple(x for x in (self.base.siglum, self.reading.siglum, *more) if x)

    @property
    def href(self) -> str:
        """Return where it stands in full, from any page of its story."""
        return f"{changes_page((self.number - 1) // STORY_FINDINGS)}#{self.id}"

    @property
    def anchor(self) -> str:
        """Return the same from the story's first page, which may hold it itself."""
        return self.href.removeprefix(changes_page(0))

    @property
    def state(self) -> str:
        """Return what reviewers say of it: "open", "accept", "reject" or "conflict"."""
        return self.reviewed.state if self.reviewed else "open"

    @property
    def rejected(self) -> bool:
        """Return whether reviewers agree that it is none."""
        return self.state == "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One piece of evidence, in words."""

    kind: str
    note: str
    against: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """One edge of the stemma, in words."""

    id: str  # anchor
    parent: str
    child: str
    how: str  # "rewrite"
    sure: str
    percent: int
    reasons: tuple[Reason, ...]
    changes: int
    changed: str  # of which kinds: "2 number, 1 date or time"
    top: tuple[Finding, ...]  # the weightiest of the changes
    carried: int | None  # percent of the child's text that stands in the parent, None where that is lost
    second: bool  # a further parent: contamination
    pair_href: str  # "" where one of the two is lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Tellings tied without direction, in words."""

    id: str  # anchor
    sigla: tuple[str, ...]
    how: str  # "copies of one another"
    sure: str
    percent: int
    reasons: tuple[Reason, ...]
    pairs: tuple[Link, ...]  # their readers


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One line of the stemma in text: a telling or a lost source, and how it hangs from its parent."""

    siglum: str
    parent: str  # siglum, "" for a root
    lead: str  # what draws the branch before the siglum: "│  └─ "
    depth: int  # steps from a root
    outlet: str
    facts: str  # "rewrite, also from B, 3 differences, 4 Mar 16:10, en"
    href: str  # what it hangs by, or itself, on the page of the story that lists it


@dataclass(frozen=True, slots=True, kw_only=True)
class LostSource:
    """A source that nobody holds, and what it must have said."""

    siglum: str
    id: str
    note: str
    children: tuple[str, ...]
    held: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """What only one telling has."""

    siglum: str
    outlet: str
    lang: str
    href: str
    sentences: tuple[Link, ...]
    more: int
    share: int  # percent of its sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Whom a telling names as its source, and what the stemma says of it."""

    siglum: str
    outlet: str
    named: str
    words: Side | None
    verdict: str  # about the texts: "names Northgate Wire, which is A"


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """How many findings of a kind there are, and where the first stands."""

    kind: Kind
    label: str
    meaning: str
    count: int
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCount:
    """How much is put to one speaker."""

    name: str
    statements: int
    tellings: tuple[str, ...]
    href: str
    lead: Voice | None  # what most tellings have of it


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story in the list of stories."""

    title: str
    href: str
    tellings: int
    sigla: tuple[str, ...]
    outlets: str
    languages: str
    relations: str
    origins: str
    dates: str
    findings: int
    top: tuple[Finding, ...]
    unchanged: str  # what to say where there is no finding


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """One story: the head, the stemma, what changed, what only one has, credits."""

    title: str
    lang: str
    tellings: int
    origins: str
    relations: str
    summary: str
    witnesses: tuple[Witness, ...]
    listed: tuple[Witness, ...]  # those that this page lists
    parts: tuple[Link, ...]  # the pages that list them, this one first; empty where one has room for all
    filtered: tuple[Witness, ...]  # those that findings on this page are about
    drawing: Drawing
    descents: tuple[Descent, ...]
    ties: tuple[Tie, ...]
    branches: tuple[Branch, ...]  # the stemma in lines of text, for a narrow screen
    rivals: str  # the readings between which the evidence does not decide, with their odds; "" for none
    lost: tuple[LostSource, ...]
    apart: tuple[str, ...]  # sigla of tellings that hang from nothing and feed nothing
    findings: tuple[Finding, ...]
    unchanged: str  # what to say where there is no finding
    top: tuple[Finding, ...]  # the weightiest that reviewers left standing
    total: int  # findings in the story
    chapter: int  # which part of the findings this page holds, from 0
    chapters: tuple[Link, ...]
    kinds: tuple[KindCount, ...]
    pairs: tuple[Link, ...]
    more_pairs: int
    speakers: tuple[SpeakerCount, ...]
    said_href: str
    alone: tuple[Alone, ...]
    more_alone: int
    credits: tuple[Credit, ...]
    more_credits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingsPage:
    """Further tellings of a story that very many tell, and what each hangs from."""

    title: str
    story_href: str
    listed: tuple[Witness, ...]
    descents: tuple[Descent, ...]
    part: int
    parts: tuple[Link, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BesidePage:
    """Several tellings beside the one they are read against."""

    title: str  # the story's
    story_href: str
    columns: tuple[Witness, ...]  # the base's first
    shown: frozenset[int]  # which of them are shown before anybody chooses
    ranks: tuple[Rank, ...]
    findings: tuple[Finding, ...]  # in the order of the text
    pairs: tuple[Link, ...]
    here: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderPage:
    """Two tellings side by side."""

    title: str  # the story's
    story_href: str
    left: Witness
    right: Witness
    hangs: str
    sure: str
    percent: int
    shared_left: int
    shared_right: int
    reworded: bool  # words that the other text has not are marked, findings aside
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]  # in the order of the text
    moved: int
    gaps_left: int  # sentences of the left without counterpart
    gaps_right: int
    pairs: tuple[Link, ...]
    here: str  # this page's own address, to mark it among the pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPage:
    """Who said what, by speaker, telling by telling; or a part of it, where one page has no room for all."""

    title: str
    story_href: str
    speakers: tuple[Speaker, ...]  # of this page
    goes_on: bool  # the first speaker began on the page before
    part: int
    parts: tuple[Link, ...]  # the pages, each with the speaker it begins with; empty where one holds all
    sigla: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """A sentence of an article with what stands in its margin."""

    sentence: Sentence
    gap: tuple[Piece, ...]  # text before it that belongs to no sentence
    with_sigla: tuple[str, ...]
    only: bool  # no other telling has it


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One telling in full, with its apparatus at the foot."""

    witness: Witness
    story: str
    story_href: str
    url: str  # http or https only, else ""
    id: str
    paragraphs: tuple[tuple[Margin, ...], ...]
    tail: str  # text after the last sentence
    findings: tuple[Finding, ...]  # in the order of the text
    notes: tuple[tuple[str, int], ...]  # finding id -> note number on this page
    statements: tuple[Voice, ...]
    sightings: tuple[str, ...]
    others: tuple[Link, ...]  # the story's other tellings


@dataclass(frozen=True, slots=True, kw_only=True)
class InputLine:
    """One input of the run."""

    id: str
    title: str
    href: str
    source: str
    sha256: str
    reader: str
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrphanLine:
    """Decisions of a review that have no finding in this run."""

    label: str  # of the kind
    wordings: tuple[str, ...]
    opinions: tuple[Opinion, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLines:
    """What "about this run" says of the review."""

    accepted: int
    rejected: int
    conflicts: tuple[Link, ...]
    more_conflicts: int
    orphans: tuple[OrphanLine, ...]
    more_orphans: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What went into a run and with what it was made."""

    version: str
    settings: tuple[tuple[str, str], ...]  # what was asked for and the limits in force
    models: tuple[str, ...]
    tools: tuple[str, ...]  # rules and models that found something: the `by` of the records
    inputs: tuple[InputLine, ...]
    more_inputs: int
    rejected: tuple[tuple[str, str, str], ...]  # source, error, message
    more_rejected: int
    kinds: tuple[tuple[str, str], ...]
    review: ReviewLines


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """The list of stories."""

    stories: tuple[StoryLine, ...]
    first: int  # number of the first story on this page
    total: int
    articles: int
    languages: str
    lone: tuple[Link, ...]  # articles that no other one here retells
    lone_more: int
    rejected: int
    chapters: tuple[Link, ...]
    chapter: int


Page = IndexPage | StoryPage | TellingsPage | ReaderPage | BesidePage | SaidPage | ArticlePage | AboutPage
