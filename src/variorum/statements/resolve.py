"""Who each statement belongs to: every mention to one name a person or body goes by in the story.

Tellings are read in order of publication, statements in order of place. Names go to the figure of
the cast they fit; offices and ages to the figure they are known for in any telling; pronouns to the
most salient figure of fitting gender, by recency, by who leads the sentence, and by who spoke last
(the preferences of centring: Grosz, Joshi & Weinstein 1995; Brennan, Friedman & Pollard 1987). What
stays open is None. People and bodies without a name keep the words they are first called by.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from variorum.data import Span, Statement, Telling
from variorum.statements import cast as casting
from variorum.statements.cast import Figure
from variorum.statements.mentions import Mention, Sort, parse
from variorum.statements.names import Words, singular, tokens
from variorum.statements.pronouns import Reader, State, Turn, Unnamed, Who
from variorum.text import fold

_UNNAMED = 200  # unnamed sources and turns looked back on, so that a huge text stays linear
_AGAINST = 1.2  # taken from an office's match where all its other words differ
_SILENT = 0.3  # taken where the text gives the office without other words
_ENOUGH = 0.5  # least match of an office
_SAME_STEM = 4  # letters two words share to count as one family: "Karsk", "Karskian"


def resolve(tellings: Sequence[Telling], statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements of one story in their order, each with its `speaker` filled where it is sure.

    `tellings` are the story's; a statement of a telling not among them comes back as it is. The order
    of either changes nothing.
    """
    place = {t.id: i for i, t in enumerate(tellings)}
    state = State(cast=casting.build(tellings))
    out = list(statements)
    by_telling: dict[int, list[int]] = {}
    for n, s in enumerate(statements):
        if s.telling in place:
            by_telling.setdefault(place[s.telling], []).append(n)
    for i in casting.order_of(tellings):
        state.turns = []
        reader = _Reader(tellings[i], i, state)
        for n in sorted(by_telling.get(i, ()), key=lambda n: (_start(statements[n]), n)):
            speaker = reader.speaker(statements[n])
            out[n] = replace(statements[n], speaker=speaker)
    return tuple(out)


def _start(s: Statement) -> int:
    return min(x.start for x in (s.source, s.cue, *s.content) if x is not None)


class _Reader(Reader):
    """Reads one telling's statements in order."""

    # -- one statement ---------------------------------------------------------------------------------

    def speaker(self, s: Statement) -> str | None:
        """Return a statement's speaker and remember the turn."""
        k = self.sentence_of(_start(s))
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
        self.state.turns.append(Turn(k, speaker, figure, body, group))
        return speaker

    def _standing(self, s: Statement, k: int) -> str | None:
        """Return a lone quotation's speaker: the one person the sentence before tells of."""
        near = {
            x.figure
            for x in self.seen_from(k - 1, s.content[0].start)
            if x.sentence == k - 1 and self.figures[x.figure].is_person and not self.in_quotes(x.span)
        }
        if not near and k:
            found = self._lead_pronoun(k - 1)
            near = {found} if found is not None else set()
        if len(near) != 1:
            return None
        speaker, figure, body, group = self.known(near.pop())
        self.state.turns.append(Turn(k, speaker, figure, body, group))
        return speaker

    def _lead_pronoun(self, k: int) -> int | None:
        """Return whom the pronoun that leads a sentence stands for."""
        s = self.telling.sentences[k]
        for t in tokens(self.telling.text, s.start, s.end)[:6]:
            if t.low in ("he", "she") or (
                t.low in self.words.he | self.words.she and self.telling.lang != "en"
            ):
                found = self.pronoun(t.low, t.span)
                return found[1] if found is not None else None
        return None

    # -- one mention -----------------------------------------------------------------------------------

    def of(self, m: Mention) -> Who | None:
        """Return who a mention is: the speaker's name, the figure, whether a body, whether several."""
        if m.sort is Sort.NAME and m.name is not None:
            return self._named(m)
        if m.sort is Sort.PRONOUN:
            return self.pronoun(m.pronoun, m.span)
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

    def _named(self, m: Mention) -> Who:
        assert m.name is not None
        f = self.state.cast.find(m.name)
        if f is None:
            return m.name.text, None, m.name.body, False
        return self.known(f)

    # -- descriptions ----------------------------------------------------------------------------------

    def _owner(self, m: Mention) -> Who | None:
        """Return whoever "Karsk's" or "her" is in "her office"."""
        if m.inner is not None and not m.pronoun:
            return self.of(parse(self.telling, m.inner, self.state.cast.known))
        if m.owner is not None:
            f = self.state.cast.find(m.owner)
            return self.known(f) if f is not None else (m.owner.text, None, m.owner.body, False)
        if m.pronoun:
            return self.pronoun(m.pronoun, m.span)
        return None

    def _office(self, m: Mention) -> Who | None:
        best = self._by_office(m)
        if best is not None:
            return self.known(best)
        if m.definite and not m.pronoun and m.owner is None and self._met(m) is None:
            only = self._only_person(m)
            if only is not None:
                return self.known(only)
        return self._unnamed(m, group=False)

    def _only_person(self, m: Mention) -> int | None:
        """Return the one person the last two sentences tell of, if nothing known speaks against it."""
        k = self.sentence_of(m.span.start)
        near = {
            s.figure
            for s in self.seen_from(k - 2, m.span.start)
            if s.sentence < k and self.figures[s.figure].is_person and not self.in_quotes(s.span)
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

    def _body(self, m: Mention) -> Who | None:
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
            if m.marks and not shared:
                continue
            score += shared - 0.8 * (len(m.marks) - shared)
            if score > 0 and m.definite:
                scored.append((score + (0.5 if f in last else 0), last.get(f, -1), f))
        if scored and (bare or max(scored)[0] > 2):
            return self.known(max(scored)[2])
        if bare and m.definite:
            old = self._met(m)
            if old is not None:
                return old.label, None, True, False
            if firm or m.head in ("bloc", "regulator", "agency", "watchdog"):
                common = self._commonest_body(last)
                if common is not None:
                    return self.known(common)
        owner = self._owner(m) if m.pronoun else None
        if m.pronoun:
            return (f"{m.head} of {owner[0]}", None, True, False) if owner is not None else None
        return self._unnamed(m, group=False, body=True)

    def _commonest_body(self, last: dict[int, int]) -> int | None:
        """Return the firm a telling speaks of most before this place; without one, the body."""
        firms: dict[int, int] = {}
        others: dict[int, int] = {}
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

    def _document(self, m: Mention) -> Who | None:
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

    def _met(self, m: Mention) -> Unnamed | None:
        like = self.words.like.get(m.head, frozenset((m.head,)))
        for u in reversed(self.state.unnamed[-_UNNAMED:]):
            if u.head == m.head and (not m.marks or m.marks & u.marks or not u.marks):
                return u
        for u in reversed(self.state.unnamed[-_UNNAMED:]):
            bare = m.definite and not m.marks and (u.body or u.group)
            if u.head in like and m.count == u.count and (m.marks & u.marks or m.count or bare):
                return u
        return None

    def _unnamed(self, m: Mention, *, group: bool, body: bool = False) -> Who | None:
        """Return the words an unnamed source is first called by in the story."""
        if group and m.head in self.words.firms:
            near = self.nearest_group(m.span, firms=True)
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
        self.state.unnamed.append(Unnamed(label, m.head, m.marks, m.count, group, body))
        return label, None, body, group

    def _other(self, m: Mention) -> Who | None:
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
