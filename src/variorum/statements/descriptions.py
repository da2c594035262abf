"""Whom a description stands for: an office, an age, a body, a document, several people.

An office goes to the figure it is known to belong to in any telling of the story, a body's noun to the
body that bears it, a document to whoever it is by. People and bodies without a name keep the words
they are first called by.
"""

from bisect import bisect_left

from variorum.statements.callings import base
from variorum.statements.countrymen import of_a_land
from variorum.statements.eastern import ADJECTIVAL
from variorum.statements.figure import Figure
from variorum.statements.firms import Firms
from variorum.statements.houses import two_fields
from variorum.statements.kinds import one_more, unlike
from variorum.statements.matching import of_state, one_body
from variorum.statements.mention import Mention, Sort
from variorum.statements.mentions import INDEFINITE, parse
from variorum.statements.names import Name, tokens
from variorum.statements.roles import Words, singular
from variorum.statements.seats import akin, another, governs
from variorum.statements.shortened import shortened
from variorum.statements.state import Unnamed, Who
from variorum.statements.together import AND
from variorum.statements.whose import another_s, several
from variorum.states import states
from variorum.text import fold

_UNNAMED = 200  # unnamed sources and turns looked back on, so that a huge text stays linear
_AGAINST = 1.2  # taken from an office's match where all its other words differ
_OTHER = 0.5  # taken for each word a kindred office does not share: "finance director" is no "council leader"
_CROWD = 64  # people of a text beyond which nobody is the only one
_PARAGRAPH = 6  # sentences of a paragraph looked back on
_FIELD = 0.8  # "the minister for trade", called the trade minister in one word
_SILENT = 0.3  # taken where the text gives the office without other words
_ENOUGH = 0.5  # least match of an office


class Described(Firms):
    """A reader that knows people and bodies by description."""

    def _owner(self, m: Mention) -> Who | None:
        """Return whoever "Karsk's" or "her" is in "her office"."""
        if m.inner is not None and not m.pronoun:
            return self.of(parse(self.telling, m.inner, self.state.cast.known))
        if m.owner is not None:
            f = self.state.cast.find(m.owner)
            return self.known(f) if f is not None else (m.owner.text, None, m.owner.body, False)
        if m.pronoun:
            return self.pronoun(m.pronoun, m.span, owns=True)
        return None

    def _office(self, m: Mention) -> Who | None:
        if m.other:
            return self._unnamed(m, group=False)
        best, owns = self._by_office(m), self._owner(m) if m.owner is not None or m.pronoun else None
        if best is not None and not another_s(owns and owns[1], best, self.figures, self.state.cast.seen):
            return self.known(best)
        if self.telling.lang != "en" and (who := self._surname(m) or self.again(m)) is not None:
            return who
        told = {x for x in m.marks if not any(c.isdigit() for c in x)}
        articled = self.articled(m) and not told and not m.pronoun and m.owner is None
        if m.definite and articled and self._met(m) is None:
            only = self._only_person(m)
            if only is not None:
                return self.known(only)
        on = self._goes_on(m) if m.definite and self._met(m) is None else self._told_next(m)
        return self.known(on) if on is not None else self._unnamed(m, group=False)

    def _goes_on(self, m: Mention) -> int | None:
        """Return who was told of just before where a quotation goes on by another word for them: `Vale, 19,
        said it was late. "We went home," the striker said.`

        In one paragraph that tells of nobody else; nobody new comes in behind a quotation by a bare noun.
        """
        k, at = self.sentence_of(m.span.start), m.span.start
        if m.age is not None or m.pronoun or m.owner or m.inner is not None or m.tail is not None:
            return None
        begins = self.sentence(k).start
        here = self._paragraph(at)
        last = bisect_left(self.quoted, at, key=lambda q: q.start) - 1
        behind = last >= 0 and begins <= self.quoted[last].start and self.quoted[last].end <= at
        told = {
            x.figure
            for x in self.seen_from(k - _PARAGRAPH, at)
            if self._paragraph(x.span.start) == here
            and self.figures[x.figure].is_person
            and not self.in_quotes(x.span)
            and not x.owns
        }
        if not behind or len(told) != 1:
            return None
        f = told.pop()
        spoke = any(t.figure == f and k - t.sentence <= 1 for t in self.state.turns[-1:])
        named = any(x.figure == f for x in self.seen_from(k - 1, at))
        return f if (spoke or named) and self.figures[f].takes(m.head, self.words) else None

    def _told_next(self, m: Mention) -> int | None:
        """Return whom the sentence behind a report's first names: "A gran says she was shocked. Ada Vale, 81,
        says ..." keeps the name of who speaks for the second, as leads do.
        """
        if m.definite or m.count or self.sentence_of(m.span.start) != 0 or m.head not in self.words.people:
            return None
        if any(self.figures[x.figure].is_person for x in self.seen if x.sentence == 0):
            return None
        second = self.telling.sentences[1:2]
        first = next((x for x in self.seen if x.sentence == 1 and self.figures[x.figure].is_person), None)
        if not second or first is None or first.owns or self.in_quotes(first.span):
            return None
        lead = tokens(self.telling.text, second[0].start, first.span.start)
        plain = all(t.low in self.words.determiners | self.words.titles or t.low == m.head for t in lead)
        speaks = any(n.start == first.span.start for n in self.sources)
        fits = plain and speaks and self.figures[first.figure].takes(m.head, self.words)
        return first.figure if fits else None

    def _surname(self, m: Mention) -> Who | None:
        """Return whose last name a mention is that looks like none: "Fischer", "Von der Leyen"."""
        row = tuple(fold(t.bare) for t in tokens(self.telling.text, m.span.start, m.span.end))
        last = self.state.cast.called_by(*row[-1:])
        parts = {f: tuple(fold(p) for p in self.figures[f].parts) for f in last}
        named = [f for f, own in parts.items() if len(row) < len(own) and own[-len(row) :] == row]
        return self.known(named[0]) if len(named) == 1 else None

    def _only_person(self, m: Mention) -> int | None:
        """Return the one person the last two sentences tell of, if nothing known speaks against it.

        Without an age only where nobody else was named before, and not at the head of a sentence: "the
        foreman" there is somebody new oftener than not.
        """
        k, she_or_he = self.sentence_of(m.span.start), {f for f, _ in self.by_pronoun}
        near = {
            s.figure
            for s in self.seen_from(k - 2, m.span.start)
            if s.sentence < k and self.figures[s.figure].is_person and not self.in_quotes(s.span)
        }
        near |= {
            t.figure
            for t in self.state.turns[-1:]
            if t.figure is not None and k - t.sentence <= 2 and not (t.body and t.figure not in she_or_he)
        }
        if m.age is not None and not near and not self._somebody_new(k, m.span.start):
            near = self._told_of(m.span.start)  # a text about one person: whoever has an age is that one
        if len(near) != 1:
            return None
        f = near.pop()
        if m.age is None and not of_a_land(m.head) and not self._spoken_of(m, f):
            return None  # "the Frenchman" is nobody new
        if m.age is not None and self.figures[f].ages and m.age not in self.figures[f].ages:
            return None
        return f if self.figures[f].takes(m.head, self.words) else None

    def _told_of(self, before: int) -> set[int]:
        """Return the people named before a place, none in a crowd."""
        last = self._last_seen(before)
        return {x for x in last if self.figures[x].is_person} if len(last) <= _CROWD else set()

    def _somebody_new(self, k: int, before: int) -> bool:
        """Return whether the sentences up to a place bring in somebody without a name: "a driver"."""
        phrases = (x for j in range(max(0, k - 2), k + 1) for x in self._phrases(j, before, personal=True))
        return any(tokens(self.telling.text, p.start, p.end)[0].low in INDEFINITE for p, _, _ in phrases)

    def _spoken_of(self, m: Mention, f: int) -> bool:
        """Return whether a text is about one person so far, and a description does not open its sentence."""
        k = self.sentence_of(m.span.start)
        begins = self.sentence(k).start
        if not any(c.isalnum() for c in self.telling.text[begins : m.span.start]):
            return False
        people = {x for x in self._last_seen(m.span.start) if self.figures[x].is_person}
        return people <= {f} and any(x.figure == f for x in self.seen_from(k - 1, m.span.start))

    def _by_office(self, m: Mention) -> int | None:
        """Return the figure known for an office, the last seen where several are; None without one."""
        w = self.words
        like = w.like.get(m.head, frozenset((m.head,)))
        scored: list[tuple[float, int, int]] = []
        last = self._last_seen(m.span.start)
        for f in self.state.cast.called_by(*like, base(m.head, w), *([str(m.age)] * (m.age is not None))):
            figure = self.figures[f]
            if not figure.is_person or figure.told_a_body(w):
                continue
            score = self._office_score(m, figure, like, w)
            if m.age is not None:
                score = 3.0 if m.age in figure.ages else (score - 3 if figure.ages else score)
            if score <= _ENOUGH or (not m.definite and score < 4 and f not in last):
                continue
            scored.append((score + (0.5 if f in last else 0.0), last.get(f, -1), f))
        top = max(scored, default=None)
        if top is None or (not m.definite and top[0] < 4):
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
            elif (head in like and head) or m.head == base(head, w):
                score = 1.0
            elif head == base(m.head, w):
                score = _FIELD
            else:
                continue
            shared = sum(any(akin(a, b) for b in marks | around) for a in m.marks)
            if m.marks and not shared and w.declines and not all(x.endswith(ADJECTIVAL) for x in marks):
                continue  # "глава государства" is not the "глава города"
            if m.marks and not shared:
                score -= _AGAINST if marks or head != m.head else _SILENT
            elif head != m.head:
                score -= _OTHER * (len(m.marks) - shared)
            best = max(best, score + shared)
        return best

    def called(self, n: Name) -> int | None:
        """Return whom a name names: the figure of the cast, for a body's noun alone the body named last."""
        whole = shortened(n, self._last_seen(n.span.start), self.figures, self.words)
        return self.state.cast.find(n) if whole is None else whole

    def _body(self, m: Mention) -> Who | None:
        w = self.words
        if m.head in w.mixed and (person := self._by_office(m)) is not None:
            return self.known(person)  # "the owner", told of before as Ada Vale
        last = self._last_seen(m.span.start)
        bare = not m.marks and m.owner is None and not m.pronoun
        if (known_as := self.spoke_as(m)) is not None:
            return known_as
        if governs(m.head, self.telling.lang):
            lead = m.span.of(self.telling.text).casefold().partition(m.plain.casefold())[0]
            words = [x for x in sorted(m.marks) if x in lead or self._seat(x)]  # "the government in Dvorin"
            state = next((x for word in words if (x := self._state(word)) is not None), None)
            if state is not None:
                return state
        known, firmly = self._by_body(m, last)
        if (towned := self.firm(m)) is not None and self.towned(m):
            known, firmly = towned, True
        if bare and m.definite and not firmly and m.head in w.general:
            near = next((f for f in (self._body_here(m), self._spoke_last(m)) if f is not None), None)
            if near is None and known is not None and known not in last and m.head in w.firms:
                near = self._oftener(self._commonest_body(m.head, last), known)
            known = near if near is not None else known
        known = known if known is not None else self.firm(m)
        if known is not None:
            return self.known(self.of_its_state(known, m))
        if bare and m.definite and (who := self._bare_body(m, last)) is not None:
            return who
        return self._unnamed(m, group=False, body=True)

    def _bare_body(self, m: Mention, last: dict[int, int]) -> Who | None:
        """Return who a noun for a body is that no name has: one met before, the firm told of most, a fuller
        description, or for "the agency" the body told of most.
        """
        if (old := self._met(m)) is not None:
            return old.label, None, True, False
        common = self._commonest_body(m.head, last) if m.head in self.words.general else None
        firm = common is not None and self.figures[common].is_firm(self.words)
        if common is not None and firm and m.head in self.words.firms:
            return self.known(common)  # before "a larger company" of which nothing else is told
        fuller = self.state.described.get(m.head)
        if fuller is not None:
            return fuller, None, True, False
        return self.known(common) if common is not None else None

    def _by_body(self, m: Mention, last: dict[int, int]) -> tuple[int | None, bool]:
        """Return the figure a body's description fits, and whether it is called by this very noun."""
        w = self.words
        like = w.like.get(m.head, frozenset((m.head,)))
        scored: list[tuple[float, int, int]] = []
        bare = not m.marks and m.owner is None
        for f in self.state.cast.called_by(*like, m.head, singular(m.head)):
            figure = self.figures[f]
            if figure.is_person:
                continue
            names = {fold(p) for p in figure.parts}
            if several(m, names, w):
                continue
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
            shared = sum(any(akin(a, b) for b in around) for a in m.marks)
            if m.marks and (not shared or another(m.marks, names - {fold(m.head)}, w.lang)):
                continue
            if two_fields(m.marks, names, w.lang):
                continue  # "the Karsk finance ministry", "the Karsk Ministry of Foreign Affairs"
            score += shared - 0.8 * (len(m.marks) - shared)
            if score > 0 and m.definite:
                scored.append((score + (0.5 if f in last else 0), last.get(f, -1), f))
        if scored and (bare or max(scored)[0] > 2):
            return max(scored)[2], max(scored)[0] >= 2
        return None, False

    def of_its_state(self, f: int, m: Mention) -> int:
        """Return whose body "the Foreign Ministry" is where two states have one: the one told of last."""
        if of_state(self.figures[f]) or not self.figures[f].body:
            return f
        what = frozenset(fold(p) for p in self.figures[f].spelt)
        last = self._last_seen(m.span.start)
        near = [g for g in last if self.figures[g].body and one_body(self.figures[g], what)]
        return max((g for g in near if of_state(self.figures[g])), key=lambda g: last[g], default=f)

    def together(self, m: Mention) -> Who:
        """Return who "Vale and Reyl" are, one voice: by their names in full, in one order everywhere."""
        one = [who for n in m.joined if (who := self.of(Mention(span=m.span, sort=Sort.NAME, name=n)))]
        *names, last = sorted({who[0] for who in one}) or [m.label]
        spelt = {self.figures[who[1]].lang for who in one if who[1] is not None}
        joins = AND.get(min(spelt, default=""), m.head)  # as the names are spelt, in every telling
        return f"{', '.join(names)} {joins} {last}" if names else last, None, False, True

    def _seat(self, word: str) -> bool:
        return fold(word) in self.state.seats or fold(word) in states()

    def _state(self, word: str) -> Who | None:
        """Return the state that a capital, a demonym or its own name stands for."""
        name = self.state.seats.get(fold(word)) or states().get(fold(word)) or word
        kin = [f for f in self.state.cast.places if akin(self.figures[f].parts[-1], name.split()[-1])]
        if kin:
            listed = name in states().values()

            def rank(f: int) -> tuple[bool, int]:
                itself = fold(self.figures[f].canonical) == fold(name)
                return itself == listed, sum(self.figures[f].forms.values())  # a demonym is no state's name

            return self.known(max(kin, key=rank))
        return (name, None, True, False) if name != word and name in states().values() else None

    def _met(self, m: Mention) -> Unnamed | None:
        plain = m.plain.casefold()
        table = self.words.like
        like = table.get(m.head, frozenset((m.head,))) | table.get(plain, frozenset())
        lang = self.telling.lang
        rows = self.state.unnamed[-_UNNAMED:]
        met = [u for u in rows if not (unlike(m, u, lang) or one_more(m, u, self.place))]
        for u in reversed(met):
            if u.head == m.head and (not m.marks or m.marks & u.marks or not u.marks):
                return u
        for u in reversed(met):
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
        owned = bool(m.pronoun) or self._possessor(m) is not None
        whose = m.owner is not None and body  # "Karsk's army" is not the army that another telling tells of
        old = None if owned or whose else self._met(m)
        alike = old is not None and (old.group == group or body or (old.body and m.definite))
        if old is not None and alike and (old.count == m.count or m.definite):
            if not m.definite:
                old.called(self._label(m), self.place)
            return old.label, None, old.body, old.group
        label = self._owned(m) if owned else self._label(m)
        if not label:
            return None
        same = next((u for u in self.state.unnamed[-_UNNAMED:] if fold(u.label) == fold(label)), None)
        if same is not None:
            same.called(label, self.place)
            return same.label, None, body, group
        if m.definite and not m.marks and not group and not body and m.owner is None and not m.pronoun:
            like = self.words.like.get(m.head, frozenset((m.head,)))
            if any(self.figures[f].is_person for f in self.state.cast.called_by(*like)):
                return None  # "the minister", where the story has several
        self.state.unnamed.append(Unnamed(label, m.head, m.marks, m.count, group, body, m.other))
        self.state.unnamed[-1].called(label, self.place)
        return label, None, body, group

    def _owned(self, m: Mention) -> str:
        """Return a body or people by whose they are: "her press office" is the "press office of Ada Vale"."""
        owner = self._possessor(m) or self._owner(m)
        noun = " ".join((*m.between, m.plain))
        if owner is None:
            return f"{m.pronoun} {noun}" if m.pronoun in self.words.selves else ""  # "my wife"
        if owner[3] and owner[1] is None:
            return noun  # "their doctors", of people without a name
        of = self.words.of
        if owner[0] == noun or owner[0].startswith((f"{noun} of ", f"{noun} {of or '('}")):
            return owner[0]  # "it", the staff spoken of, and "its general staff"
        article = "the " if owner[1] is not None and self.figures[owner[1]].takes_article else ""
        return f"{noun} {of} {article}{owner[0]}" if of else f"{noun} ({owner[0]})"

    def _possessor(self, m: Mention) -> Who | None:
        """Return the figure behind a possessor told by description: "the bloc's farm council"."""
        if m.inner is None or m.pronoun or m.count:
            return None
        by = parse(self.telling, m.inner, self.state.cast.known)
        f = self._by_body(by, self._last_seen(m.span.start))[0] if by.sort is Sort.BODY else None
        return self.known(f) if f is not None else None

    def _label(self, m: Mention) -> str:
        """Return a description as it can stand alone: whose it is told by name, where that is known."""
        if m.tail is None:
            return m.label
        tail = parse(self.telling, m.tail, self.state.cast.known)
        f = None
        if tail.sort is Sort.BODY:
            f = self._by_body(tail, self._last_seen(m.span.start))[0]
        elif tail.sort is Sort.OFFICE:
            f = self._by_office(tail)
        words = m.tail.of(self.telling.text)
        at = m.label.rfind(words)
        named = f is not None and (self.figures[f].is_person or self.figures[f].lang == self.telling.lang)
        if f is None or at < 0 or not named:
            return m.label  # no English commission in a French phrase
        article = "the " if self.figures[f].takes_article else ""
        return m.label[:at] + article + self.figures[f].canonical + m.label[at + len(words) :]

    def _says(self, m: Mention) -> bool:
        """Return whether a possession is what its owner says, "Vale's view", or the owner alone, "Vale's"."""
        w = self.words
        own = m.owner is not None and fold(m.owner.parts[-1]) == fold(m.plain)
        return own or not w.sayings or {m.head, m.plain.casefold()} & w.sayings != frozenset()

    def _other(self, m: Mention) -> Who | None:
        if self.words.compounds and self._by_whom(m):
            return self._document(m)  # "nach Einschätzung der Ermittler"
        if m.owner is not None or m.pronoun or m.inner is not None:
            if self._says(m):
                return self._owner(m)
            label = self._owned(m)  # "Vale's family" is not Vale
            return (label, None, False, False) if label else None
        if m.definite and m.head:
            if (who := self._surname(m)) is not None:
                return who
            person = self._by_office(m)
            if person is not None:
                return self.known(person)  # "the landowner", told of before as Ada Vale, a landowner
            body = self._by_body(m, self._last_seen(m.span.start))[0]
            if body is not None:
                return self.known(body)
        return (m.label, None, False, False) if m.label else None
