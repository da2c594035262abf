"""Whom a description calls again: "die Managerin", "la letrada", "женщина", told of before by name.

News outside English seldom repeats a name: who spoke in one sentence is "the scientist" in the next. What
somebody is by trade or kind may be said of anybody; what a place has one of ("the mayor", "the lawyer") may
be somebody new, and is taken for nobody known for something else.
"""

from variorum import lexicon
from variorum.data import Span
from variorum.statements.callings import base, gender
from variorum.statements.cases import nominative_noun, several
from variorum.statements.complements import declined, genitive_like
from variorum.statements.declined import nominative
from variorum.statements.eastern import AGREEING
from variorum.statements.houses import STATE, read
from variorum.statements.kinds import usual_office
from variorum.statements.mention import Mention, Sort
from variorum.statements.mentions import parse
from variorum.statements.names import tokens
from variorum.statements.relatives import Relatives
from variorum.statements.state import Who

_BACK = 2  # sentences back in which somebody is looked for
_TURNS = 8  # turns looked back on
_TALK = 6  # sentences back in which the other of two who talk spoke
_LEAST = 0.4  # least fit of a gender: a name's ending may speak against it
_WORDS = 2  # words of a description that may be said of anybody: "die Managerin", "der 66-Jährige"
_ROOT = 5  # letters
_ELISION = ("'", "’")
_ARTICLES = {
    "de": {"die": "she", "der": "he", "dem": "he", "den": "he", "des": "he"},
    "fr": {"la": "she", "le": "he", "du": "he", "au": "he"},
    "es": {"la": "she", "el": "he", "del": "he", "al": "he"},
}


class Again(Relatives):
    """A reader that knows somebody told of before by what he or she is."""

    def again(self, m: Mention) -> Who | None:
        """Return who of the last sentences is called by a description without a name; None where unsure.

        It is who spoke last; else the one person told of, or the one of the gender that the noun tells.
        """
        w = self.words
        if not w.posts or {m.head, base(m.head, w)} & w.posts or not self._bare(m):
            return None
        k = self.sentence_of(m.span.start)
        turn = self.state.last_turn
        if turn is not None and (turn.body or turn.group or k - turn.sentence > _BACK):
            turn = None
        told = gender(m.head, w) or self._article(m)
        if turn is not None:
            if turn.figure is None:
                return None  # somebody unnamed spoke last, and may be meant
            if self._may_be(turn.figure, m, told):
                return self.known(turn.figure)
            turns = reversed(self.state.turns[-_TURNS:])
            other = next((t for t in turns if t.figure != turn.figure), turn)
            if told and other.figure is not None and k - other.sentence <= _TALK:  # two who talk in turn
                return self.known(other.figure) if self._may_be(other.figure, m, told) else None
        seen = self.seen_from(k - _BACK, m.span.start)
        told_of = [s for s in seen if not self.in_quotes(s.span) and not self.in_content(s.span)]
        near = {s.figure for s in told_of if self.figures[s.figure].person > 0}
        fit = {f for f in near if self._may_be(f, m, told)}
        return self.known(fit.pop()) if len(fit) == 1 and (told or len(near) == 1) else None

    def spoke_as(self, m: Mention) -> Who | None:
        """Return the body that a noun stands for which stands for any: "ведомство" the one that spoke last,
        "оборонное ведомство" the last that has the adjective's root in its name ("Минобороны").
        """
        if m.head not in lexicon.known("roles", self.telling.lang, "anaphors"):
            return None
        roots = [x[:_ROOT] for x in m.marks if len(x) > _ROOT]
        for t in reversed(self.state.turns[-_TURNS:]):
            if t.body and (not m.marks or any(root in t.speaker.casefold() for root in roots)):
                return t.speaker, t.figure, True, False
        return None

    def presides(self, m: Mention) -> Who | None:
        """Return the one president of a story behind "глава государства"; of several the one told of last."""
        office = usual_office(m, self.telling.lang)
        held = self.state.cast.called_by(office) if office else ()
        own = [f for f in held if any(h == office for h, _ in self.figures[f].offices)]
        people = {f for f in own if self.figures[f].is_person}
        near = [s.figure for s in self.seen_from(self.sentence_of(m.span.start) - _BACK, m.span.start)]
        last = next((f for f in reversed(near) if f in people), None)
        one = next(iter(people)) if len(people) == 1 else last
        return self.known(one) if one is not None else None

    def not_its_owner(self, m: Mention) -> Who | None:
        """Return who a nominative with a name in another case is: "адвокат Петрова" is no Петров, and "мэр
        Карска" whoever is the mayor.
        """
        w, name = self.words, m.name
        row = tokens(self.telling.text, m.span.start, m.span.end)
        if name is None or not w.declines or name.span.end != row[-1].span.end:
            return None
        before = [t for t in row if t.span.end <= name.span.start]
        if before and (nominative_noun(before[0].low, w.lang, governed=True) or before[0].low) in w.documents:
            whose = Span(row[1].span.start, row[-1].span.end)  # "сообщение | Генпрокуратуры"
            return self.of(parse(self.telling, whose, self.state.cast.known))
        label = m.span.of(self.telling.text)
        house = read(label, self.telling.lang) if before and not name.body else None
        if house is not None and house.body != STATE:
            return label, None, True, False  # "Вооружённые силы Карска" are not Карск
        if before and before[0].low in lexicon.known("roles", w.lang, "insiders"):
            noun = nominative_noun(before[0].low, w.lang, governed=True) or before[0].low
            insiders = noun + self.telling.text[before[0].span.end : m.span.end]
            return insiders, None, False, several(noun, w.lang)  # "источники «Вестника»" are not the paper
        at = next((k for k, t in enumerate(before) if t.low in w.people), len(before))
        if at == len(before) or not all(t.low.endswith((*AGREEING, "ій", "ня")) for t in before[:at]):
            return None  # "бывший | президент Карска"
        f = self.state.cast.find(name)
        last = self.figures[f].parts[-1] if f is not None else ""
        of_body = len(name.parts) > 1 and declined(name)
        if f is not None and self.figures[f].is_person and len(self.figures[f].parts) > 1 and not of_body:
            own = nominative(frozenset((last, name.parts[-1]))) == last != name.parts[-1]
            return (f"{before[at].low} ({self.figures[f].canonical})", None, False, False) if own else None
        if not genitive_like(name, self.state.cast.known):
            return None
        office = parse(self.telling, m.span, self.state.cast.known, named=False)
        return self.of(office) if office.sort is Sort.OFFICE else None  # not of several together

    def articled(self, m: Mention) -> bool:
        """Return whether a description has its article, in languages where "Analysten" alone are several."""
        row = tokens(self.telling.text, m.span.start, m.span.end)
        german = self.words.compounds and self.words.generic
        return not german or (bool(row) and row[0].low in self.words.determiners)

    def _bare(self, m: Mention) -> bool:
        """Return whether a description is a noun with its article and no more, an age aside."""
        told = {x for x in m.marks if not any(c.isdigit() for c in x)}
        row = tokens(self.telling.text, m.span.start, m.span.end)
        elided = self.telling.text[m.span.start - 1 : m.span.start] in _ELISION
        words = 1 if self.words.declines or elided else _WORDS
        whose = m.pronoun or m.owner is not None or m.inner is not None
        return m.definite and not told and not whose and len(row) == words

    def _may_be(self, f: int, m: Mention, told: str) -> bool:
        """Return whether nothing known speaks against a figure: its age, its gender."""
        figure, w = self.figures[f], self.words
        if not figure.is_person or (m.age is not None and figure.ages and m.age not in figure.ages):
            return False
        own = w.she - w.he if told == "she" else w.he - w.she
        return not (told or w.declines) or figure.fits(min(own), w) >= _LEAST

    def _article(self, m: Mention) -> str:
        first = tokens(self.telling.text, m.span.start, m.span.end)[:1]
        return _ARTICLES.get(self.telling.lang, {}).get(first[0].low, "") if first else ""
