"""Whom pronouns stand for, and the state a story's speakers are resolved in.

The most salient figure of fitting gender takes a pronoun: by recency, by who leads the sentence, and
by who spoke last (the preferences of centring: Grosz, Joshi & Weinstein 1995; Brennan, Friedman &
Pollard 1987; the weights in the manner of Lappin & Leass 1994).
"""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from variorum.data import Span, Telling
from variorum.statements.cast import Cast, Figure, Seen
from variorum.statements.marks import quotations
from variorum.statements.mentions import NUMBERS, Mention, parse
from variorum.statements.names import Token, Words, singular, tokens, words_for

_FADE = 0.6  # weight of a mention one sentence back; the decay of Lappin & Leass (1994) is 0.5
_LEADS = 1.6  # weight of a name that leads its sentence, against one later in it
_TOLD = 0.3  # weight of a name in the words that are being said
_OWNS = 0.7  # weight of a name in the possessive: "Reth's cabinet" is not about Reth
_CROWD = 64  # names looked back on, so that a huge text stays linear
_MAYBE = 0.5  # weight of one unknown word that may be a person: news gives the full name first
_UNSURE = 0.4  # weight of a name that may be a place's, for "it"
_SPOKE = 0.8  # added for whoever spoke last, faded likewise
_GROUPS = 4  # sentences "they" reaches back for a plural noun
_BEFORE = 4  # words before a noun taken into its phrase
WINDOW = 8  # sentences a pronoun reaches back

Who = tuple[str, int | None, bool, bool]  # the speaker's name, the figure, whether a body, whether several


@dataclass(slots=True)
class Unnamed:
    """Somebody without a name: "two officials at the ministry"."""

    label: str
    head: str
    marks: frozenset[str]
    count: int | None
    group: bool
    body: bool
    calls: dict[str, set[int]] = field(default_factory=dict)  # words used for them -> tellings that do

    @property
    def most_called(self) -> str:
        """Return the words that most tellings call them by, of equals the first."""
        return max(self.calls, key=lambda words: len(self.calls[words]), default=self.label)

    def called(self, words: str, telling: int) -> None:
        """Note that a telling calls them so."""
        if words:
            self.calls.setdefault(words, set()).add(telling)


@dataclass(slots=True)
class Turn:
    """Who spoke where, as resolved so far in one telling."""

    sentence: int
    speaker: str
    figure: int | None
    body: bool
    group: bool


@dataclass(slots=True)
class State:
    """Everything known while the tellings of a story are read."""

    cast: Cast
    described: Mapping[str, str] = field(default_factory=dict)  # a body's noun -> its fuller description
    seats: Mapping[str, str] = field(
        default_factory=dict
    )  # a capital -> what its country is called beside it
    unnamed: list[Unnamed] = field(default_factory=list)
    authors: dict[str, str] = field(default_factory=dict)  # a document's noun -> who it is by
    turns: list[Turn] = field(default_factory=list)  # of the telling being read


class Reader(ABC):
    """One telling as it is read: which names came before a place, and whom a pronoun there stands for."""

    def __init__(self, telling: Telling, place: int, state: State) -> None:
        self.telling, self.place, self.state = telling, place, state
        self.words: Words = words_for(telling.lang)
        self.figures: list[Figure] = state.cast.figures
        self.seen: list[Seen] = state.cast.seen[place]
        self.starts = [x.span.start for x in self.seen]
        self.read = 0  # names read so far
        self.last: dict[int, int] = {}  # figure -> where it was last named
        self.counts: dict[int, int] = {}  # figure -> times named, twice where it leads its sentence
        self.content: tuple[Span, ...] = ()  # of the statement being read
        self.quoted = [q.span for q in quotations(telling.text, telling.paragraphs) if q.depth == 0]

    def sentence_of(self, at: int) -> int:
        """Return the index of the sentence a place stands in, or of the next."""
        k = self.telling.sentence_at(at)
        if k is None:
            k = next(
                (i for i, x in enumerate(self.telling.sentences) if x.start > at), len(self.telling.sentences)
            )
        return k

    @abstractmethod
    def of(self, m: Mention) -> Who | None:
        """Return who a mention is: the speaker's name, the figure, whether a body, whether several."""

    def known(self, f: int) -> Who:
        """Return a figure as the speaker it is; a demonym speaks for whom it is said of."""
        f = self.state.cast.bearer(f)
        figure = self.figures[f]
        return figure.canonical, f, not figure.is_person, " and " in figure.canonical

    def pronoun(self, pronoun: str, span: Span, *, owns: bool = False) -> Who | None:
        """Return whom a pronoun at some place stands for; `owns` where it is the "her" of "her office"."""
        w = self.words
        if pronoun in w.selves:
            return None
        if pronoun in w.who and pronoun not in w.he | w.she:
            return self._relative(span)
        if pronoun in w.they and pronoun not in w.she:
            turn = next((t for t in reversed(self.state.turns) if t.group), None)
            if turn is not None and self.sentence_of(span.start) - turn.sentence <= WINDOW:
                return turn.speaker, turn.figure, turn.body, True
            return self.nearest_group(span)
        weights = self._salience(span, pronoun, owns=owns)
        if not weights:
            return None
        best = max(weights, key=lambda f: (weights[f], -f) if isinstance(f, int) else (weights[f], 0))
        if isinstance(best, str):
            return best, None, True, False
        return self.known(best)

    def _salience(self, span: Span, pronoun: str, *, owns: bool) -> dict[int | str, float]:
        """Return the weight of each figure a pronoun may stand for."""
        w = self.words
        personal = pronoun in w.he or pronoun in w.she
        k = self.sentence_of(span.start)
        weights: dict[int | str, float] = {}
        for seen in reversed(self.seen_from(k - WINDOW, span.start)):
            f = self.state.cast.bearer(seen.figure)  # "the Tarvan army ... its": Tarva's
            figure, adjective = self.figures[f], f != seen.figure
            maybe = personal and figure.may_be_person and not adjective
            if (
                (personal != figure.is_person and not maybe)
                or (not personal and figure.is_place)
                or self.in_quotes(seen.span)
            ):
                continue
            fit = figure.fits(pronoun, w) * (1.0 if personal or figure.body or figure.firm else _UNSURE)
            if fit:
                weight = (
                    (_OWNS if seen.owns or adjective else _LEADS if seen.leads else 1.0)
                    * _FADE ** (k - seen.sentence)
                    * fit
                )
                weight *= _TOLD if self.in_content(seen.span) and not owns else 1.0
                weight *= _MAYBE if maybe and not figure.is_person else 1.0
                weights[f] = weights.get(f, 0.0) + weight
        spoke = next((t for t in reversed(self.state.turns) if t.sentence <= k), None)
        if spoke is not None and k - spoke.sentence <= WINDOW and personal != spoke.body:
            bonus = _SPOKE * _FADE ** (k - spoke.sentence)
            if spoke.figure is not None:
                figure = self.figures[spoke.figure]
                fit = figure.fits(pronoun, w)
                if fit and personal == figure.is_person:
                    weights[spoke.figure] = weights.get(spoke.figure, 0.0) + bonus * fit
            elif spoke.body != personal and not spoke.group and not self._wrong(spoke.speaker, pronoun):
                weights[spoke.speaker] = weights.get(spoke.speaker, 0.0) + bonus
        return weights

    def _wrong(self, label: str, pronoun: str) -> bool:
        """Return whether an unnamed speaker's noun is of the other gender: a "spokesman" is no "she"."""
        w = self.words
        if pronoun in w.he and pronoun in w.she:
            return False
        other = w.male if pronoun in w.she else w.female if pronoun in w.he else frozenset()
        return any(t.low in other for t in tokens(label, 0, len(label)))

    def seen_from(self, sentence: int, before: int) -> list[Seen]:
        """Return the names from a sentence on that stand before a place, in order."""
        j = bisect_left(self.starts, before)
        i = j
        while i > 0 and j - i < _CROWD and self.seen[i - 1].sentence >= sentence:
            i -= 1
        return self.seen[i:j]

    def in_quotes(self, span: Span) -> bool:
        """Return whether a span stands inside quotation marks."""
        lo, hi = 0, len(self.quoted)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.quoted[mid].end <= span.start:
                lo = mid + 1
            else:
                hi = mid
        return lo < len(self.quoted) and self.quoted[lo].start <= span.start

    def in_content(self, span: Span) -> bool:
        """Return whether a span stands in what is being said: "Vale would go, she said" is not Vale speaking.

        Nobody calls himself by name in words that end in "he said" (Principle C: Chomsky 1981); "Vale would
        go, her office said" may well be Vale's office.
        """
        return any(c.holds(span) for c in self.content)

    def _relative(self, span: Span) -> Who | None:
        """Return whom "who" and "which" stand for: the head of the words before the comma."""
        k = self.telling.sentence_at(span.start)
        if k is None:
            return None
        start = self.telling.sentences[k].start
        lead = self.telling.text[start : span.start].rstrip(" ,;–—-")
        cut = max(lead.rfind(c) for c in ',;:“”"«»–—')
        chunk = Span(start + cut + 1, start + len(lead))
        while chunk.start < chunk.end and self.telling.text[chunk.start].isspace():
            chunk = Span(chunk.start + 1, chunk.end)
        here = self.seen_from(k, span.start)
        inside = [s for s in here if s.span.end <= chunk.end and s.span.start >= chunk.start]
        people = [s for s in inside if self.figures[s.figure].is_person]
        if people:
            return self.known(people[-1].figure)
        if inside:
            return self.known(inside[-1].figure)
        turn = next((t for t in reversed(self.state.turns) if t.sentence == k), None)
        if turn is not None:
            return turn.speaker, turn.figure, turn.body, turn.group
        earlier = [s for s in here if s.span.end <= chunk.start]
        people = [s for s in earlier if self.figures[s.figure].is_person]
        return self.known(people[-1].figure) if people else None

    def nearest_group(self, span: Span, *, firms: bool = False) -> Who | None:
        """Return the several people or firms "they" may stand for."""
        k = self.sentence_of(span.start)
        near = [s for s in self.seen_from(k - 2, span.start) if " and " in self.figures[s.figure].canonical]
        if near:
            return self.known(near[-1].figure)
        if firms:
            pairs = self.state.cast.pairs
            return self.known(pairs[0]) if pairs else None
        w = self.words
        for j in range(k, max(-1, k - _GROUPS), -1):
            s = self.telling.sentences[j]
            row = tokens(self.telling.text, s.start, min(s.end, span.start))[:_CROWD]
            plural = [
                i
                for i, t in enumerate(row)
                if (one := singular(t.low)) != t.low
                and (one in w.people or one in w.bodies)
                and not self.in_quotes(t.span)
                and not self.in_content(t.span)
            ]
            if plural:
                return self.of(parse(self.telling, self._noun_phrase(row, plural[0]), self.state.cast.known))
        return None

    def _noun_phrase(self, row: Sequence[Token], i: int) -> Span:
        """Return a noun with the words before it, back to its article or number."""
        w, text = self.words, self.telling.text
        a = i
        while a > 0 and i - a < _BEFORE and text[row[a - 1].span.end : row[a].span.start] == " ":
            low = row[a - 1].low
            if low in w.breaks or (low in w.small and low not in NUMBERS and low not in w.determiners):
                break
            a -= 1
            if low in w.determiners or low in NUMBERS:
                break
        return Span(row[a].span.start, row[i].span.end)

    def _one_of(self) -> Who | None:
        turn = next((t for t in reversed(self.state.turns) if t.group), None)
        return (f"one of {turn.speaker}", None, False, False) if turn is not None else None
