"""Whom pronouns stand for.

The likeliest of those told of before it takes a pronoun, named or not: by recency, by who leads the
sentence, by gender, and by who spoke last (the preferences of centring: Grosz, Joshi & Weinstein 1995;
Brennan, Friedman & Pollard 1987). What each counts for was fitted as a ranking of candidates (Denis &
Baldridge 2008) by `training/pronouns.py`; the coefficients stand in `weights.json`.
"""

import math
from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from variorum.data import Span, Telling
from variorum.models.shipped import coefficients
from variorum.quotation import quotations
from variorum.statements.articles import GENDERED, gender, governed
from variorum.statements.callings import adjectival
from variorum.statements.cast import Seen
from variorum.statements.mention import Mention
from variorum.statements.mentions import WHOSE, parse
from variorum.statements.names import Token, tokens
from variorum.statements.pieces import speech_for
from variorum.statements.roles import Words, singular, words_for
from variorum.statements.state import ONE_OF, Key, State, Turn, Who
from variorum.statements.together import heading

if TYPE_CHECKING:
    from variorum.statements.figure import Figure

_FADE = 0.6  # of a mention one sentence back; the decay of Lappin & Leass (1994) is 0.5
_BESIDE = 40  # characters before a name read for a preposition
_NOUNS = 2  # sentences back in which nouns are looked for
_NEW = frozenset(("a", "an", "one", "some"))
_IS = frozenset(("is", "was", "are", "were", "be", "been", "being", "as", "became"))
_CROWD = 64  # names looked back on, so that a huge text stays linear
_GROUPS = 4  # sentences "they" reaches back for a plural noun
_BEFORE = 4  # words before a noun taken into its phrase
WINDOW = 8  # sentences a pronoun reaches back
_LONGEST = 24  # sentences it reaches back where the ones between go on about somebody by pronoun
_ONCE = 1  # times a name is told that tell nothing of how much a text is about it
_OPENING = 6  # words of a sentence in which a pronoun goes on about somebody


def likely(about: Mapping[str, float], *, personal: bool) -> float:
    """Return the logit of a candidate with these features; only differences between candidates count."""
    w = weights()["person" if personal else "thing"]
    return sum(w.get(name, 0.0) * x for name, x in about.items())


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weight of each feature, for people and for things (`training/pronouns.py`)."""
    return coefficients("variorum.statements", dict[str, dict[str, float]])


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
        self.sources: Sequence[Span] = ()  # of all its statements
        self._grouped = -1  # sentence in which several were told of last
        self.inside = False  # whether a noun's own "his" is being read
        self.carried: dict[bool, list[int]] = {}
        self.by_pronoun: set[tuple[int, bool]] = set()  # figures that spoke as "she" (True) or "he"
        self.quoted = [q.span for q in quotations(telling.text, telling.paragraphs) if q.depth == 0]

    def sentence_of(self, at: int) -> int:
        """Return the index of the sentence a place stands in, or of the next."""
        return self.telling.sentence_from(at)

    def sentence(self, k: int) -> Span:
        """Return where a sentence stands, the last for an index behind all."""
        return self.telling.sentences[min(k, len(self.telling.sentences) - 1)]

    def takes_turn(self, k: int, who: Who) -> str:
        """Note that somebody speaks in a sentence; return the speaker's name."""
        self.state.turns.append(Turn(k, *who))
        return who[0]

    @abstractmethod
    def of(self, m: Mention) -> Who | None:
        """Return who a mention is: the speaker's name, the figure, whether a body, whether several."""

    @abstractmethod
    def voice(self, span: Span) -> Who | None:
        """Return whose own words a place stands in, where the layout tells it."""

    @abstractmethod
    def relative(self, span: Span) -> Who | None:
        """Return whom "who" and "which" stand for."""

    def known(self, f: int) -> Who:
        """Return a figure as the speaker it is; a demonym speaks for whom it is said of."""
        f = self.state.cast.bearer(f)
        figure = self.figures[f]
        return figure.canonical, f, not figure.is_person, " and " in figure.canonical

    def pronoun(self, pronoun: str, span: Span, *, owns: bool = False) -> Who | None:
        """Return whom a pronoun at some place stands for; `owns` where it is the "her" of "her office"."""
        w = self.words
        if pronoun in w.selves:
            return self.voice(span)
        if pronoun in w.who | WHOSE and pronoun not in w.he | w.she:
            return self.relative(span)
        if pronoun in w.they and pronoun not in w.she:
            if (both := self._two(span)) is not None:
                return both
            turn = next((t for t in reversed(self.state.turns) if t.group), None)
            if turn is not None and self.sentence_of(span.start) - turn.sentence <= WINDOW:
                return turn.speaker, turn.figure, turn.body, True
            return self.nearest_group(span)
        body = None if owns else self._body_spoke(span, pronoun)
        met = self.candidates(span, pronoun, owns=owns)
        own = self.voice(span)
        if own is not None:
            met.pop(own[0] if own[1] is None else own[1], None)  # nobody calls himself "he"
        if body is not None or not met:
            return body
        personal = pronoun in w.he or pronoun in w.she
        odds = {who: likely(about, personal=personal) for who, about in met.items()}
        best = max(odds, key=lambda f: (odds[f], -f) if isinstance(f, int) else (odds[f], 0))
        if isinstance(best, str):
            return best, None, not personal, False
        return self.known(best)

    def _body_spoke(self, span: Span, pronoun: str) -> Who | None:
        """Return the body that spoke just before, in languages whose words for he and she stand for bodies:
        "La société regrette. | Elle | précise ...", "La Fiscalía informó. | Añadió ...".

        Nobody else may have been told of since, and its article must not tell another gender.
        """
        turn, k = self.state.last_turn, self.sentence_of(span.start)
        if self.telling.lang not in GENDERED or turn is None or not turn.body or turn.group:
            return None
        if not 0 <= k - turn.sentence <= 1 or governed(self.telling, self.sources, span, self.words):
            return None
        here = [x for x in self.seen_from(turn.sentence, span.start) if not self.in_quotes(x.span)]
        other = any(self.figures[x.figure].is_person for x in here)
        if other or any(self._phrases(j, span.start, personal=True) for j in range(turn.sentence, k + 1)):
            return None
        own = next((x.span for x in here if x.figure == turn.figure), None)
        own = own or next((p for p, _, _ in self._phrases(turn.sentence, span.start, personal=False)), None)
        begins = self.sentence(turn.sentence).start
        row = tokens(self.telling.text, begins, own.end)[:-1] if own is not None else []
        told, w = gender(self.telling.lang, row), self.words
        ways = {way for way, known in (("he", w.he), ("she", w.she), ("it", w.it)) if pronoun in known}
        return (turn.speaker, turn.figure, True, False) if ways and (told is None or told in ways) else None

    def _two(self, span: Span) -> Who | None:
        """Return the two people who head a sentence with "they" in it."""
        here = self.seen_from(self.sentence_of(span.start), span.start)
        people = [x.span for x in here if self.figures[x.figure].is_person]
        pair = heading(self.telling, span.start, people, self.words) if len(people) == len(here) else None
        who = self.of(parse(self.telling, pair, self.state.cast.known)) if pair is not None else None
        return who if who is not None and who[3] and pair is not None and not self.in_quotes(pair) else None

    def candidates(self, span: Span, pronoun: str, *, owns: bool) -> dict[Key, dict[str, float]]:
        """Return whom "he", "she" or "it" may stand for, each with what speaks for and against it."""
        w = self.words
        personal = pronoun in w.he or pronoun in w.she
        k = self.sentence_of(span.start)
        here = self._paragraph(span.start)
        out: dict[Key, dict[str, float]] = {}
        for seen in reversed(self.seen_from(k - (_LONGEST if personal else WINDOW), span.start)):
            back = self._back(seen.sentence, k, pronoun) if personal else k - seen.sentence
            if back > WINDOW:
                continue
            f = self.state.cast.bearer(seen.figure)  # "the Tarvan army ... its": Tarva's
            figure, adjective = self.figures[f], f != seen.figure
            maybe = personal and figure.may_be_person and not adjective
            if (
                (personal != figure.is_person and not maybe)
                or (not personal and (figure.is_place or figure.are_people))
                or self.in_quotes(seen.span)
                or not figure.fits(pronoun, w)
                or (personal and self._other_gender(f, pronoun))
            ):
                continue
            about = out.setdefault(f, {})
            if not about:  # the last mention
                about |= self._place(seen.span, back, here)
                about["leads"] = float(seen.leads)
                about["owns"] = float(seen.owns or adjective)
                about["said"] = float(self.in_content(seen.span) and not owns)
                if personal:
                    about["gender"] = math.log(figure.fits(pronoun, w))
                    alone = float(maybe and not figure.is_person)
                    about["maybe"] = alone
                    about["maybe leads"] = alone * seen.leads
                    about["maybe often"] = alone * (sum(figure.forms.values()) > _ONCE)
                else:
                    about["unsure"] = float(not (figure.body or figure.firm))
            about["named"] = about.get("named", 0.0) + _FADE**back
        for who, noun in self._nouns(span, pronoun, k, here, personal=personal):
            about = out.setdefault(who, {})
            if not about or about["back"] > noun["back"]:
                about |= noun
            about["named"] = about.get("named", 0.0) + _FADE ** noun["back"]
        self._spoke(out, k, pronoun, personal=personal)
        return out

    def speaks_as(self, figure: int | None, pronoun: str) -> None:
        """Note that somebody spoke by a pronoun: who was "she" is no "he" in the next sentence."""
        he, she = pronoun in self.words.he, pronoun in self.words.she
        if figure is not None and he != she:
            self.by_pronoun.add((figure, she))

    def _other_gender(self, figure: int, pronoun: str) -> bool:
        """Return whether somebody spoke by pronouns of the other gender only."""
        he, she = pronoun in self.words.he, pronoun in self.words.she
        return he != she and (figure, not she) in self.by_pronoun and (figure, she) not in self.by_pronoun

    def _back(self, j: int, k: int, pronoun: str) -> int:
        """Return how many sentences lie between two, those aside that open with such a pronoun.

        "Ada Vale came home. She ate. Reyl praised her. Then she spoke": a text stays with whom it is about
        (centring's "continue": Grosz, Joshi & Weinstein 1995).
        """
        female = pronoun in self.words.she
        if female not in self.carried:
            w = self.words
            own = w.she - w.he if female else w.he - w.she
            sums = [0]
            for s in self.telling.sentences:
                row = tokens(self.telling.text, s.start, s.end)[:_OPENING]
                goes_on = any(t.low in own and not self.in_quotes(t.span) for t in row)
                sums.append(sums[-1] + goes_on)
            self.carried[female] = sums
        sums = self.carried[female]
        between = sums[max(j + 1, min(k, len(sums) - 1))] - sums[j + 1] if k > j else 0
        return k - j - between

    def _place(self, span: Span, back: int, here: int) -> dict[str, float]:
        """Return what the place of a mention says: how far back, behind a preposition, which paragraph."""
        begins = max(self.sentence(self.sentence_of(span.start)).start, span.start - _BESIDE)
        before = tokens(self.telling.text, begins, span.start)[-2:]
        after = any(t.low in self.words.breaks or t.low in self.words.places for t in before)
        return {
            "back": float(back),
            "same sentence": float(back == 0),
            "far": float(back > 1),
            "behind": float(after),
            "last paragraph": float(self._paragraph(span.start) == here - 1),
            "older paragraph": float(self._paragraph(span.start) < here - 1),
        }

    def _paragraph(self, at: int) -> int:
        return bisect_right(self.telling.paragraphs, at, key=lambda p: p.start)

    def _spoke(
        self, out: dict[Key, dict[str, float]], k: int, pronoun: str, *, personal: bool
    ) -> None:
        """Add who spoke last to those a pronoun may stand for."""
        spoke = next((t for t in reversed(self.state.turns) if t.sentence <= k), None)
        if spoke is None or k - spoke.sentence > WINDOW or spoke.group:
            return
        who: Key
        if spoke.figure is not None:
            figure, who = self.figures[spoke.figure], spoke.figure
            fitting = figure.is_person or figure.may_be_person if personal else not figure.is_person
            wrong = personal and self._other_gender(spoke.figure, pronoun)
            if not fitting or wrong or not figure.fits(pronoun, self.words):
                return
            gender = math.log(figure.fits(pronoun, self.words)) if personal else 0.0
        else:
            if spoke.body == personal or self._wrong(spoke.speaker, pronoun):
                return
            who, gender = spoke.speaker, math.log(0.5) if personal else 0.0
        back = float(k - spoke.sentence)
        about = out.setdefault(who, {"back": back, "unnamed": float(spoke.figure is None), "gender": gender})
        about["spoke"] = _FADE**back
        about["spoke here"] = float(back == 0)
        about["spoke before"] = float(back == 1)

    def _nouns(
        self, span: Span, pronoun: str, k: int, here: int, *, personal: bool
    ) -> list[tuple[Key, dict[str, float]]]:
        """Return whom nouns before a place tell of: "the driver", "a man in a cap", "the firm"."""
        if self.inside:
            return []  # the "his" of "his driver" is not looked for among drivers
        w = self.words
        both = pronoun in w.he and pronoun in w.she
        own = w.male | w.female if both else w.female if pronoun in w.she else w.male
        other = frozenset[str]() if both else w.male if pronoun in w.she else w.female
        ways = [way for way, known in (("he", w.he), ("she", w.she)) if pronoun in known]
        out: list[tuple[Key, dict[str, float]]] = []
        for j in range(k, max(-1, k - 1 - _NOUNS), -1):
            for phrase, head, leads in self._phrases(j, span.start, personal=personal):
                first = next(iter(tokens(self.telling.text, phrase.start, phrase.end)), None)
                weak = adjectival(head, first.low if first else "", w)
                fits = head in own or weak in ways
                if personal and not fits and (head in other or weak):
                    continue
                self.inside = True
                who = self.of(parse(self.telling, phrase, self.state.cast.known))
                self.inside = False
                if who is None or who[2] == personal or who[3]:
                    continue
                gender = 0.0 if fits else math.log(0.5)
                if who[1] is not None:
                    gender = max(gender, math.log(max(1e-3, self.figures[who[1]].fits(pronoun, w))))
                about = self._place(phrase, k - j, here)
                about |= {"noun": 1.0, "leads": float(leads), "gender": gender if personal else 0.0}
                about["unnamed"] = float(who[1] is None)
                about["noun's gender"] = float(personal and fits)
                about["new"] = float(phrase.of(self.telling.text).partition(" ")[0].casefold() in _NEW)
                out.append((who[0] if who[1] is None else who[1], about))
        return out

    def _phrases(self, k: int, before: int, *, personal: bool) -> list[tuple[Span, str, bool]]:
        """Return the phrases of a sentence that tell of a person, or of a body: span, noun, whether it leads.

        What only says more of a name is none: "Vale, the mayor", "the mayor, Ada Vale", "Vale is the mayor".
        """
        w, text = self.words, self.telling.text
        s = self.sentence(k)
        wanted = w.people | w.mixed if personal else w.bodies | w.firms | w.documents
        row = tokens(text, s.start, min(s.end, before))[:_CROWD]
        named = [x for x in self.seen_from(k, s.end) if x.sentence == k]
        out: list[tuple[Span, str, bool]] = []
        for i, t in enumerate(row):
            if t.low not in wanted or (t.capital and not w.compounds and i) or t.owns:
                continue
            phrase = self._noun_phrase(row, i)
            first = next(n for n, x in enumerate(row) if x.span.start == phrase.start)
            if row[first].low not in w.determiners and row[first].low != "one":
                continue
            follows = row[i + 1] if i + 1 < len(row) else None
            gap = text[t.span.end : follows.span.start] if follows is not None else "."
            if follows is not None and gap in (" ", ", ") and (follows.capital or follows.low in w.people):
                continue
            lead = text[s.start : phrase.start].rstrip()
            beside = lead.endswith((",", "–", "—", "(")) and any(
                x.span.end >= s.start + len(lead) - 2 for x in named if x.span.start < phrase.start
            )
            is_he = bool(first) and row[first - 1].low in _IS
            if beside or is_he or self.in_quotes(t.span) or self.in_content(t.span):
                continue
            first_here = not out and not any(
                x.span.start < phrase.start and self.figures[x.figure].is_person == personal for x in named
            )
            subject = not any(c.isalnum() for c in lead) or lead.endswith(",")
            new = subject and row[first].low in _NEW
            if new or personal or t.low in w.bodies | w.firms:
                out.append((phrase, t.low, first_here))  # a document only where it comes in as a subject
        return out

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
        q = bisect_right(self.quoted, span.start, key=lambda x: x.end)
        return q < len(self.quoted) and self.quoted[q].start <= span.start

    def in_content(self, span: Span) -> bool:
        """Return whether a span stands in what is being said: "Vale would go, she said" is not Vale speaking.

        Nobody calls himself by name in words that end in "he said" (Principle C: Chomsky 1981); "Vale would
        go, her office said" may well be Vale's office.
        """
        return any(c.holds(span) for c in self.content)

    def nearest_group(self, span: Span, *, firms: bool = False, subjects: bool = False) -> Who | None:
        """Return the several people or firms "they" may stand for; with `subjects` none that are spoken to
        or stand behind a preposition.
        """
        k = self.sentence_of(span.start)
        pairs = self.state.cast.pairs
        near = [s for s in self.seen_from(k - 2, span.start) if s.figure in pairs]
        if near:
            return self.known(near[-1].figure)
        if firms:
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
            if subjects:
                plural = [i for i in plural if not self._behind(row, i)]
            if plural:
                self._grouped = j
                return self.of(parse(self.telling, self._noun_phrase(row, plural[0]), self.state.cast.known))
        return None

    def _behind(self, row: Sequence[Token], i: int) -> bool:
        """Return whether a noun stands behind a preposition or a verb with a hearer: "told reporters"."""
        a = next(n for n, t in enumerate(row) if t.span.start == self._noun_phrase(row, i).start)
        told = speech_for(self.telling.lang).told
        behind = a > 0 and row[a - 1].low in self.words.breaks | told
        return behind or row[i].owns or any(t.low in told for t in row[a:i])

    def _noun_phrase(self, row: Sequence[Token], i: int) -> Span:
        """Return a noun with the words before it, back to its article or number."""
        w, text = self.words, self.telling.text
        a = i
        while a > 0 and i - a < _BEFORE and text[row[a - 1].span.end : row[a].span.start] == " ":
            low = row[a - 1].low
            if low == "of" and a > 1 and row[a - 2].low in w.quantities:
                a -= 2  # "a couple of men"
                continue
            if low in w.breaks or (low in w.small and low not in w.counts and low not in w.determiners):
                break
            a -= 1
            if low in w.determiners or low in w.counts:
                break
        return Span(row[a].span.start, row[i].span.end)

    def _one_of(self, span: Span) -> Who | None:
        """Return one of several: of those who spoke last, of those told of since, of those one spoke for."""
        k = self.sentence_of(span.start)
        near = [t for t in self.state.turns if t.group or t.speaker.startswith(ONE_OF)]
        turn = next((t for t in reversed(near) if k - t.sentence <= WINDOW), None)
        group = self.nearest_group(span, subjects=True)
        since = group is not None and (turn is None or turn.sentence < self._grouped)
        if group is not None and since:
            return f"{ONE_OF}{group[0]}", None, False, False
        if turn is None:
            return None
        return turn.speaker if not turn.group else f"{ONE_OF}{turn.speaker}", None, False, False
