"""Who each statement belongs to: every mention to one name a person or body goes by in the story.

Tellings are read in order of publication, statements in order of place. Names go to the figure of
the cast they fit; offices and ages to the figure they are known for in any telling; pronouns to the
most salient figure of fitting gender, by recency, by who leads the sentence, and by who spoke last
(the preferences of centring: Grosz, Joshi & Weinstein 1995; Brennan, Friedman & Pollard 1987). What
stays open is None. People and bodies without a name keep the words they are first called by.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from variorum.data import Span, Statement, Telling
from variorum.statements import cast as casting
from variorum.statements.cast import Cast, Figure, Seen
from variorum.statements.marks import quotations
from variorum.statements.mentions import Mention, Sort, label_of, parse
from variorum.statements.names import Words, singular, tokens, words_for
from variorum.text import fold

_FADE = 0.6  # weight of a mention one sentence back; the decay of Lappin & Leass (1994) is 0.5
_LEADS = 1.6  # weight of a name that leads its sentence, against one later in it
_SPOKE = 0.8  # added for whoever spoke last, faded likewise
_UNNAMED = 200  # unnamed sources and turns looked back on, so that a huge text stays linear
_WINDOW = 8  # sentences a pronoun reaches back
_AGAINST = 1.2  # taken from an office's match where all its other words differ
_SILENT = 0.3  # taken where the text gives the office without other words
_ENOUGH = 0.5  # least match of an office
_SAME_STEM = 4  # letters two words share to count as one family: "Karsk", "Karskian"


@dataclass(slots=True)
class _Unnamed:
    """Somebody without a name: "two officials at the ministry"."""

    label: str
    head: str
    marks: frozenset[str]
    count: int | None
    group: bool
    body: bool


@dataclass(slots=True)
class _Turn:
    """Who spoke where, as resolved so far in one telling."""

    sentence: int
    speaker: str
    figure: int | None
    body: bool
    group: bool


@dataclass(slots=True)
class _State:
    cast: Cast
    unnamed: list[_Unnamed] = field(default_factory=list)
    authors: dict[str, str] = field(default_factory=dict)  # a document's noun -> who it is by
    turns: list[_Turn] = field(default_factory=list)  # of the telling being read


def resolve(tellings: Sequence[Telling], statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements of one story in their order, each with its `speaker` filled where it is sure.

    `tellings` are the story's; a statement of a telling not among them comes back as it is. The order
    of either changes nothing.
    """
    place = {t.id: i for i, t in enumerate(tellings)}
    state = _State(cast=casting.build(tellings))
    out = list(statements)
    by_telling: dict[int, list[int]] = {}
    for n, s in enumerate(statements):
        if s.telling in place:
            by_telling.setdefault(place[s.telling], []).append(n)
    for i in casting._order(tellings):  # noqa: SLF001 - one package, one order
        state.turns = []
        reader = _Reader(tellings[i], i, state)
        for n in sorted(by_telling.get(i, ()), key=lambda n: (_start(statements[n]), n)):
            speaker = reader.speaker(statements[n])
            out[n] = replace(statements[n], speaker=speaker)
    return tuple(out)


def _start(s: Statement) -> int:
    return min(x.start for x in (s.source, s.cue, *s.content) if x is not None)


class _Reader:
    """Reads one telling's statements in order."""

    def __init__(self, telling: Telling, place: int, state: _State) -> None:
        self.telling, self.place, self.state = telling, place, state
        self.words: Words = words_for(telling.lang)
        self.figures: list[Figure] = state.cast.figures
        self.seen: list[Seen] = state.cast.seen[place]
        self.starts = [x.span.start for x in self.seen]
        self.read = 0  # names read so far
        self.last: dict[int, int] = {}  # figure -> where it was last named
        self.counts: dict[int, int] = {}  # figure -> times named, twice where it leads its sentence
        self.quoted = [q.span for q in quotations(telling.text, telling.paragraphs) if q.depth == 0]

    # -- one statement ---------------------------------------------------------------------------------

    def speaker(self, s: Statement) -> str | None:
        """Return a statement's speaker and remember the turn."""
        k = self._sentence(_start(s))
        if s.source is None:
            before = self.state.turns[-1] if self.state.turns else None
            if s.cue is not None:
                return None
            if before is None or k - before.sentence > 1:
                return self._standing(s, k)
            self.state.turns.append(replace(before, sentence=k))
            return before.speaker
        found = self.of(parse(self.telling, s.source, self.state.cast.known))
        if found is None:
            return None
        speaker, figure, body, group = found
        self.state.turns.append(_Turn(k, speaker, figure, body, group))
        return speaker

    def _standing(self, s: Statement, k: int) -> str | None:
        """Return the speaker of a quotation that stands alone: the one person the sentence before tells of."""
        near = {
            x.figure
            for x in self._seen(k - 1, s.content[0].start)
            if x.sentence == k - 1 and self.figures[x.figure].is_person and not self._in_quotes(x.span)
        }
        if not near and k:
            found = self._lead_pronoun(k - 1)
            near = {found} if found is not None else set()
        if len(near) != 1:
            return None
        speaker, figure, body, group = self._known(near.pop())
        self.state.turns.append(_Turn(k, speaker, figure, body, group))
        return speaker

    def _lead_pronoun(self, k: int) -> int | None:
        """Return whom the pronoun that leads a sentence stands for."""
        s = self.telling.sentences[k]
        for t in tokens(self.telling.text, s.start, s.end)[:6]:
            if t.low in ("he", "she") or (
                t.low in self.words.he | self.words.she and self.telling.lang != "en"
            ):
                found = self._pronoun(t.low, t.span)
                return found[1] if found is not None else None
        return None

    def _sentence(self, at: int) -> int:
        k = self.telling.sentence_at(at)
        if k is None:
            k = next(
                (i for i, x in enumerate(self.telling.sentences) if x.start > at), len(self.telling.sentences)
            )
        return k

    # -- one mention -----------------------------------------------------------------------------------

    def of(self, m: Mention) -> tuple[str, int | None, bool, bool] | None:
        """Return who a mention is: the speaker's name, the figure, whether a body, whether several."""
        if m.sort is Sort.NAME and m.name is not None:
            return self._named(m)
        if m.sort is Sort.PRONOUN:
            return self._pronoun(m.pronoun, m.span)
        if m.sort is Sort.ONE_OF:
            return self._one_of()
        if m.sort is Sort.DOCUMENT:
            return self._document(m)
        if m.sort is Sort.OFFICE:
            return self._office(m)
        if m.sort is Sort.BODY:
            return self._body(m)
        if m.sort is Sort.GROUP:
            return self._unnamed(m, group=True)
        return self._other(m)

    def _known(self, f: int) -> tuple[str, int | None, bool, bool]:
        figure = self.figures[f]
        return figure.canonical, f, not figure.is_person, " and " in figure.canonical

    def _named(self, m: Mention) -> tuple[str, int | None, bool, bool]:
        assert m.name is not None
        f = self.state.cast.find(m.name)
        if f is None:
            return m.name.text, None, m.name.body, False
        return self._known(f)

    # -- pronouns --------------------------------------------------------------------------------------

    def _pronoun(self, pronoun: str, span: Span) -> tuple[str, int | None, bool, bool] | None:
        w = self.words
        if pronoun in w.selves:
            return None
        if pronoun in w.who and pronoun not in w.he | w.she:
            return self._relative(span)
        if pronoun in w.they and pronoun not in w.she:
            turn = next((t for t in reversed(self.state.turns) if t.group), None)
            if turn is not None and self._sentence(span.start) - turn.sentence <= _WINDOW:
                return turn.speaker, turn.figure, turn.body, True
            return self._nearest_group(span)
        weights = self._salience(span, pronoun)
        if not weights:
            return None
        best = max(weights, key=lambda f: (weights[f], -f) if isinstance(f, int) else (weights[f], 0))
        if isinstance(best, str):
            return best, None, True, False
        return self._known(best)

    def _salience(self, span: Span, pronoun: str) -> dict[int | str, float]:
        """Return the weight of each figure a pronoun may stand for."""
        w = self.words
        personal = pronoun in w.he or pronoun in w.she
        k = self._sentence(span.start)
        weights: dict[int | str, float] = {}
        for seen in reversed(self._seen(k - _WINDOW, span.start)):
            figure = self.figures[seen.figure]
            if (
                personal != figure.is_person
                or (not personal and figure.is_place)
                or self._in_quotes(seen.span)
            ):
                continue
            fit = figure.fits(pronoun, w)
            if fit:
                weight = (_LEADS if seen.leads else 1.0) * _FADE ** (k - seen.sentence) * fit
                weights[seen.figure] = weights.get(seen.figure, 0.0) + weight
        spoke = next((t for t in reversed(self.state.turns) if t.sentence <= k), None)
        if spoke is not None and k - spoke.sentence <= _WINDOW and personal != spoke.body:
            bonus = _SPOKE * _FADE ** (k - spoke.sentence)
            if spoke.figure is not None:
                figure = self.figures[spoke.figure]
                fit = figure.fits(pronoun, w)
                if fit and personal == figure.is_person:
                    weights[spoke.figure] = weights.get(spoke.figure, 0.0) + bonus * fit
            elif spoke.body and not personal:
                weights[spoke.speaker] = weights.get(spoke.speaker, 0.0) + bonus
        return weights

    def _seen(self, sentence: int, before: int) -> list[Seen]:
        """Return the names from a sentence on that stand before a place, in order."""
        j = bisect_left(self.starts, before)
        i = j
        while i > 0 and self.seen[i - 1].sentence >= sentence:
            i -= 1
        return self.seen[i:j]

    def _in_quotes(self, span: Span) -> bool:
        lo, hi = 0, len(self.quoted)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.quoted[mid].end <= span.start:
                lo = mid + 1
            else:
                hi = mid
        return lo < len(self.quoted) and self.quoted[lo].start <= span.start

    def _relative(self, span: Span) -> tuple[str, int | None, bool, bool] | None:
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
        here = self._seen(k, span.start)
        inside = [s for s in here if s.span.end <= chunk.end and s.span.start >= chunk.start]
        people = [s for s in inside if self.figures[s.figure].is_person]
        if people:
            return self._known(people[-1].figure)
        if inside:
            return self._known(inside[-1].figure)
        turn = next((t for t in reversed(self.state.turns) if t.sentence == k), None)
        if turn is not None:
            return turn.speaker, turn.figure, turn.body, turn.group
        earlier = [s for s in here if s.span.end <= chunk.start]
        people = [s for s in earlier if self.figures[s.figure].is_person]
        return self._known(people[-1].figure) if people else None

    def _nearest_group(self, span: Span, *, firms: bool = False) -> tuple[str, int | None, bool, bool] | None:
        k = self._sentence(span.start)
        near = [s for s in self._seen(k - 2, span.start) if " and " in self.figures[s.figure].canonical]
        if near:
            return self._known(near[-1].figure)
        if firms:
            pairs = self.state.cast.pairs
            return self._known(pairs[0]) if pairs else None
        w = self.words
        for j in range(k, max(-1, k - 3), -1):  # a plural noun that leads one of the last sentences
            s = self.telling.sentences[j]
            for t in tokens(self.telling.text, s.start, min(s.end, span.start))[:6]:
                one = singular(t.low)
                if one != t.low and (one in w.people or t.low in w.bodies) and t.span.end <= span.start:
                    label = t.low
                    return label, None, False, True
        return None

    def _one_of(self) -> tuple[str, int | None, bool, bool] | None:
        turn = next((t for t in reversed(self.state.turns) if t.group), None)
        return (f"one of {turn.speaker}", None, False, False) if turn is not None else None

    # -- descriptions ----------------------------------------------------------------------------------

    def _owner(self, m: Mention) -> tuple[str, int | None, bool, bool] | None:
        """Return whoever "Karsk's" or "her" is in "her office"."""
        if m.inner is not None and not m.pronoun:
            return self.of(parse(self.telling, m.inner, self.state.cast.known))
        if m.owner is not None:
            f = self.state.cast.find(m.owner)
            return self._known(f) if f is not None else (m.owner.text, None, m.owner.body, False)
        if m.pronoun:
            return self._pronoun(m.pronoun, m.span)
        return None

    def _office(self, m: Mention) -> tuple[str, int | None, bool, bool] | None:
        best = self._by_office(m)
        if best is not None:
            return self._known(best)
        if m.definite and not m.pronoun and m.owner is None and self._met(m) is None:
            only = self._only_person(m)
            if only is not None:
                return self._known(only)
        return self._unnamed(m, group=False)

    def _only_person(self, m: Mention) -> int | None:
        """Return the one person the last two sentences tell of, if nothing known speaks against it."""
        k = self._sentence(m.span.start)
        near = {
            s.figure
            for s in self._seen(k - 2, m.span.start)
            if s.sentence < k and self.figures[s.figure].is_person and not self._in_quotes(s.span)
        }
        near |= {
            t.figure
            for t in self.state.turns[-1:]
            if t.figure is not None and k - t.sentence <= 2 and not t.body
        }
        if len(near) != 1:
            return None
        f = near.pop()
        figure, w = self.figures[f], self.words
        if m.age is not None and figure.ages and m.age not in figure.ages:
            return None
        wrong = (m.head in w.female and figure.he > figure.she) or (
            m.head in w.male and figure.she > figure.he
        )
        return None if wrong else f

    def _by_office(self, m: Mention) -> int | None:
        """Return the figure known for an office, the last seen where several are; None without one."""
        w = self.words
        like = w.like.get(m.head, frozenset((m.head,)))
        scored: list[tuple[float, int, int]] = []
        last = self._last_seen(m.span.start)
        for f in self.state.cast.called_by(*like, *([str(m.age)] if m.age is not None else [])):
            figure = self.figures[f]
            if not figure.is_person:
                continue
            score = self._office_score(m, figure, like, w)
            if m.age is not None:
                score = 3.0 if m.age in figure.ages else (score - 3 if figure.ages else score)
            if score <= _ENOUGH or (not m.definite and score < 4 and f not in last):
                continue
            scored.append((score + (0.5 if f in last else 0.0), last.get(f, -1), f))
        if not scored or not (m.definite or scored):
            return None
        top = max(scored)
        if not m.definite and top[0] < 4:
            return None
        rivals = [x for x in scored if x[0] == top[0] and x[1] == top[1] and x[2] != top[2]]
        return None if rivals and top[1] < 0 else top[2]

    @staticmethod
    def _office_score(m: Mention, figure: Figure, like: frozenset[str], w: Words) -> float:
        best = 0.0
        around = {x for _, marks in figure.offices for x in marks} | {fold(p) for p in figure.parts}
        for head, marks in figure.offices:
            if head == m.head:
                score = 2.0
            elif head in like and head:
                score = 1.0
            else:
                continue
            shared = sum(any(_akin(a, b) for b in marks | around) for a in m.marks)
            if m.marks and not shared:
                score -= _AGAINST if marks else _SILENT
            best = max(best, score + shared)
        return best

    def _last_seen(self, before: int) -> dict[int, int]:
        """Return where each figure named before a place was last named. Read on, never back."""
        while self.read < len(self.seen) and self.starts[self.read] < before:
            seen = self.seen[self.read]
            self.last[seen.figure] = seen.span.start
            self.counts[seen.figure] = self.counts.get(seen.figure, 0) + 1 + seen.leads
            self.read += 1
        return self.last

    def _body(self, m: Mention) -> tuple[str, int | None, bool, bool] | None:
        w = self.words
        firm = m.head in w.firms
        like = w.like.get(m.head, frozenset((m.head,)))
        last = self._last_seen(m.span.start)
        scored: list[tuple[float, int, int]] = []
        bare = not m.marks and m.owner is None
        for f in self.state.cast.called_by(*like, m.head, singular(m.head)):
            figure = self.figures[f]
            if figure.is_person:
                continue
            names = {fold(p) for p in figure.parts}
            heads = {h for h, _ in figure.offices}
            if fold(m.head) in names or singular(m.head) in {singular(x) for x in names}:
                score = 3.0
            elif m.head in heads:
                score = 2.0
            elif heads & like or names & like:
                score = 1.0
            else:
                continue
            around = names | {x for _, marks in figure.offices for x in marks}
            shared = sum(any(_akin(a, b) for b in around) for a in m.marks)
            score += shared - 0.8 * (len(m.marks) - shared)
            if score > 0 and m.definite:
                scored.append((score + (0.5 if f in last else 0), last.get(f, -1), f))
        if scored and (bare or max(scored)[0] > 2):
            return self._known(max(scored)[2])
        if bare and m.definite:
            old = self._met(m)
            if old is not None:
                return old.label, None, True, False
            if firm or m.head in ("bloc", "regulator", "agency", "watchdog"):
                common = self._commonest_body(last)
                if common is not None:
                    return self._known(common)
        owner = self._owner(m) if m.pronoun else None
        if m.pronoun:
            return (f"{m.head} of {owner[0]}", None, True, False) if owner is not None else None
        return self._unnamed(m, group=False, body=True)

    def _commonest_body(self, last: dict[int, int]) -> int | None:
        """Return the firm a telling speaks of most before this place; without one, the body."""
        firms, others = {}, {}
        for f, n in self.counts.items():
            figure = self.figures[f]
            if figure.is_person or figure.is_place:
                continue
            heads = {h for h, _ in figure.offices}
            firm = (
                figure.firm
                or heads & self.words.firms
                or any(fold(p) in self.words.firms for p in figure.parts)
            )
            (firms if firm else others)[f] = n
        counts = firms or others
        return max(counts, key=lambda f: (counts[f], last[f])) if counts else None

    def _document(self, m: Mention) -> tuple[str, int | None, bool, bool] | None:
        """Return whoever a report, statement or account is by."""
        text = self.telling.text
        row = tokens(text, m.span.start, m.span.end)
        for i, t in enumerate(row[:-1]):
            if t.low in ("from", "by") and i:
                inner = self.of(
                    parse(self.telling, Span(row[i + 1].span.start, m.span.end), self.state.cast.known)
                )
                if inner is not None:
                    self.state.authors.setdefault(m.head, inner[0])
                return inner
        if m.pronoun or m.owner is not None or m.inner is not None:
            owner = self._owner(m)
            if owner is not None:
                self.state.authors.setdefault(m.head, owner[0])
            return owner
        if m.definite and not m.marks - {"same", "own", "joint"}:
            by = self.state.authors.get(m.head)
            if by is not None:
                return by, None, True, False
            turns = self.state.turns[-_UNNAMED:]
            bodies = Counter(t.speaker for t in turns if t.body)
            turn = max((t for t in turns if t.body), key=lambda t: bodies[t.speaker], default=None)
            if turn is not None:
                return turn.speaker, turn.figure, turn.body, turn.group
        return m.label, None, True, False

    def _met(self, m: Mention) -> _Unnamed | None:
        like = self.words.like.get(m.head, frozenset((m.head,)))
        for u in reversed(self.state.unnamed[-_UNNAMED:]):
            if u.head == m.head and (not m.marks or m.marks & u.marks or not u.marks):
                return u
        for u in reversed(self.state.unnamed[-_UNNAMED:]):
            bare = m.definite and not m.marks and (u.body or u.group)
            if u.head in like and m.count == u.count and (m.marks & u.marks or m.count or bare):
                return u
        return None

    def _unnamed(
        self, m: Mention, *, group: bool, body: bool = False
    ) -> tuple[str, int | None, bool, bool] | None:
        """Return the words an unnamed source is first called by in the story."""
        if group and m.head in self.words.firms:
            near = self._nearest_group(m.span, firms=True)
            if near is not None and near[1] is not None:
                return near
        old = self._met(m)
        if old is not None and (old.group == group or body) and (old.count == m.count or m.definite):
            return old.label, None, old.body, old.group
        label = m.label
        if m.pronoun:
            owner = self._owner(m)
            if owner is None:
                return None
            label = f"{m.head} of {owner[0]}"
        if not label:
            return None
        if m.definite and not m.marks and not group and not body and m.owner is None and not m.pronoun:
            return None  # "the minister", and nobody is known for it
        self.state.unnamed.append(_Unnamed(label, m.head, m.marks, m.count, group, body))
        return label, None, body, group

    def _other(self, m: Mention) -> tuple[str, int | None, bool, bool] | None:
        if m.owner is not None or m.pronoun or m.inner is not None:
            return self._owner(m)
        return (m.label, None, False, False) if m.label else None


def _akin(a: str, b: str) -> bool:
    """Return whether two words are one or of one family: "Tarva", "Tarvan"."""
    a, b = fold(a), fold(b)
    if a == b:
        return True
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n >= _SAME_STEM and max(len(a), len(b)) - n <= 3


__all__ = ["Seen", "label_of", "resolve"]
