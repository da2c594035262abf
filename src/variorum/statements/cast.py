"""The cast of a story: everybody and every body its tellings name, with what they are called for.

An office is learnt where it stands beside a name ("Trade Commissioner Ingrid Vale", "Vale, the
bloc's trade commissioner,", "Vale, who heads the council") and then known in every telling of the
story. So is an age, and a gender where a title, a form of address, a feminine surname or an
unambiguous pronoun tells it. Nothing is known from outside the texts.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.quotation import quotations
from variorum.statements import translit
from variorum.statements.declined import genitive
from variorum.statements.gender import called, lean, slavic_gender
from variorum.statements.matching import acronym, lookup
from variorum.statements.names import (
    Name,
    Token,
    Words,
    dateline,
    find_names,
    headline,
    seen_inside,
    singular,
    tokens,
    words_for,
)
from variorum.statements.seats import akin, belongs
from variorum.statements.states import countries
from variorum.text import fold

_AGE_AFTER = re.compile(
    r"\s*(?:,\s*(?:aged\s+|de\s+)?(\d{1,3})(?:\s+(?:ans|años|anni|Jahre|лет|років))?\s*(?:[,.;]|$)|\((\d{1,3})\))"
)
_AGE_NEAR = re.compile(r"(\d{1,3})(?:[- ]year[- ]old|-jährige|-летн|-річн)|aged (\d{1,3})")
_CLOSE = 160  # characters on either side of a name that are read for it
_BESIDE = 30  # characters after a name in which the next word is looked for
_REACH = 10  # words looked at on either side of a name for its office
_SURE = 4  # evidence a single word needs to be taken for a person: two titles, or a title and an age
SUBJECTS = frozenset(
    ("he", "she", "он", "она", "він", "вона", "er", "il", "elle", "él", "ella", "lui", "lei")
)
_SLAVIC = ("ru", "uk")
_STATE = 2  # words of a name a state may go by
_NAMES = 3  # names a person has at most, where nothing else tells it is one
_SURNAME = 1  # evidence for a person that the use of a last name alone gives, however often it is used
_CROWD = 64  # figures kept under one word; keeps a hostile text linear
_CLEAR = 3  # uses of a pronoun that settle a gender
_HARDLY = 0.4  # weight of a name that nothing but its form makes a person's
_ALONE = 2  # sentences back in which one person only makes a pronoun unambiguous


@dataclass(slots=True)
class Figure:
    """Somebody or some body. `offices` are (noun, other words) as the texts put them beside the name."""

    parts: tuple[str, ...]
    first: int  # order of the first mention in the story
    body: bool = False
    person: int = 0  # evidence for a person less evidence against
    site: bool = False  # holds a noun of places: "Karsk Hill"
    placed: int = 0  # times it stood after a preposition of place
    firm: int = 0  # evidence for a business
    article: int = 0  # times "the" stood before it
    owner: str | None = (
        None  # whose body it is, where the name alone does not say: "Karsk's Foreign Ministry"
    )
    offices: Counter[tuple[str, frozenset[str]]] = field(default_factory=Counter)
    ages: set[int] = field(default_factory=set)
    genitive: tuple[tuple[str, ...], str, str] | None = None  # Slavic: a form in it, language, gender told
    he: int = 0
    she: int = 0
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    latin: tuple[str, ...] | None = None  # the fullest spelling in Latin letters, where there is one

    @property
    def spelt(self) -> tuple[str, ...]:
        """Return the words of its name, in Latin letters where a telling has it so."""
        return self.latin or self.parts

    @property
    def canonical(self) -> str:
        """Return the full name as first mentioned, in Latin letters where a telling has it so."""
        full, of = " ".join(self.spelt), self.owner
        known = of is None or " of " in full or any(belongs(p, of) for p in self.spelt)
        return full if known else f"{full} of {of}"  # the Spanish Supreme Court is Spain's

    @property
    def is_person(self) -> bool:
        """Return whether the texts treat it as a person."""
        if self.body or self.site:
            return False
        if len(self.parts) == 1:
            return self.person >= _SURE
        return self.person > 0 or (self.person == 0 and len(self.parts) <= _NAMES)

    @property
    def may_be_person(self) -> bool:
        """Return whether one word names it and nothing tells what it is: "Nessa", met by that alone."""
        if self.body or self.site or self.firm or self.article or self.is_place or self.offices:
            return False
        one = len(self.parts) == 1 and 0 <= self.person < _SURE
        return one and fold(self.parts[0]) not in countries()

    def fits(self, pronoun: str, w: Words) -> float:
        """Return how well a pronoun's gender fits, 0 to 1: the share of what was seen, smoothed."""
        if pronoun not in w.he and pronoun not in w.she:
            return 1.0
        if not (self.is_person or self.may_be_person) or (self.person == 0 and self.is_place):
            return 0.0
        if pronoun in w.he and pronoun in w.she:
            return 1.0 if self.person > 0 else _HARDLY  # "su opinión", "son avis"
        own: float
        other: float
        own, other = (self.he, self.she) if pronoun in w.he else (self.she, self.he)
        if other >= _CLEAR and other > 2 * own:
            return 0.0
        prior = lean(self.latin or self.parts) * (1 if pronoun in w.she else -1)
        own, other = own + max(0.0, prior), other + max(0.0, -prior)
        return (own + 1) / (own + other + 2) * (1.0 if self.person > 0 else _HARDLY)

    @property
    def takes_article(self) -> bool:
        """Return whether the texts put "the" before it as often as not."""
        return 2 * self.article >= sum(self.forms.values())

    @property
    def is_place(self) -> bool:
        """Return whether the texts use it as a place as often as not."""
        return 3 * self.placed >= sum(self.forms.values())


@dataclass(frozen=True, slots=True)
class Seen:
    """A name at its place: which figure, which telling, whether it leads its sentence."""

    figure: int
    telling: int
    span: Span
    sentence: int
    leads: bool
    owns: bool  # stands in the possessive


@dataclass(slots=True)
class Cast:
    """All figures of a story and where they were seen. Built once, then only read."""

    figures: list[Figure]
    seen: list[list[Seen]]  # by telling, in order of place
    known: frozenset[str]
    index: dict[str, list[int]]  # stem of a word of a name -> figures
    called: dict[str, list[int]] = field(
        default_factory=dict
    )  # a word of its name or office, an age -> figures
    places: list[int] = field(default_factory=list)  # figures of one or two words that are no people
    pairs: list[int] = field(default_factory=list)  # bodies of two names: "Karsk Line and Vale Carriers"

    def called_by(self, *words: str) -> list[int]:
        """Return the figures that any of some words is known for, in order."""
        return sorted({f for w in words for f in self.called.get(w, ())})

    def bearer(self, f: int) -> int:
        """Return the figure a demonym is said of, "Karsk" for "Karskian"; any other is its own."""
        word, *more = self.figures[f].spelt
        if more or self.figures[f].is_person:
            return f  # Mayor Karsker is no Karsk
        one = ((g, self.figures[g].spelt) for g in self.places if g != f)
        near = {g: spelt[0] for g, spelt in one if len(spelt) == 1}
        fitting = [g for g, other in near.items() if len(other) < len(word) and akin(other, word)]
        return max(fitting, key=lambda g: (len(near[g]), -g), default=f)

    def find(self, name: Name) -> int | None:
        """Return the figure a name stands for, or None."""
        return lookup(self.figures, self.index, name)


def order_of(tellings: Sequence[Telling]) -> list[int]:
    """Return the tellings' places, earliest published first, undated last, then by id."""

    def when(i: int) -> tuple[int, float, str]:
        p = tellings[i].article.published
        return (0, p.timestamp(), tellings[i].id) if p is not None else (1, 0.0, tellings[i].id)

    return sorted(range(len(tellings)), key=when)


def build(tellings: Sequence[Telling]) -> Cast:
    """Return the cast of the tellings of one story."""
    known = seen_inside(tellings)
    raw: list[list[tuple[int, Name]]] = []
    for t in tellings:
        opening = dateline(t)
        raw.append(
            [
                (k, n)
                for k, s in enumerate(t.sentences)
                if not headline(t.text, s)
                for n in find_names(t, s.start, s.end, known)
                if n.span.start >= opening
            ]
        )
    figures: list[Figure] = []
    index: dict[str, list[int]] = {}
    order = order_of(tellings)
    for longest in (True, False):  # full names first, so that short ones find them
        for i in order:
            for _, n in raw[i]:
                if (len(n.parts) > 1) == longest:
                    _enter(figures, index, n)
    cast = Cast(figures=figures, seen=[[] for _ in tellings], known=known, index=index)
    for i in order:
        for k, n in raw[i]:
            f = cast.find(n)
            if f is not None:
                cast.seen[i].append(Seen(f, i, n.span, k, leads=False, owns=n.owns))
                _learn(tellings[i], tellings[i].sentences[k], n, figures[f])
    for figure in figures:
        _settle(figure)
    _index(cast)
    cast.seen = [_leaders(row, figures) for row in cast.seen]
    for i in order:
        _learn_pronouns(tellings[i], cast, i)
    return cast


def _leaders(row: Sequence[Seen], figures: Sequence[Figure]) -> list[Seen]:
    """Return the mentions with `leads` set on the first person and the first other of each sentence."""
    led: set[tuple[int, bool]] = set()
    out = []
    for s in row:
        key = (s.sentence, figures[s.figure].is_person)
        out.append(replace(s, leads=key not in led))
        led.add(key)
    return out


def _index(cast: Cast) -> None:
    """Note what each figure is called, for looking it up."""
    for f, figure in enumerate(cast.figures):
        words = (
            {fold(p) for p in figure.parts} | {h for h, _ in figure.offices} | {str(a) for a in figure.ages}
        )
        for word in sorted(words | {singular(w) for w in words}):
            if len(row := cast.called.setdefault(word, [])) < _CROWD:
                row.append(f)
        if figure.body and "and" in figure.parts:
            cast.pairs.append(f)
        short = len(figure.parts) <= _STATE
        if short and not figure.body and not figure.is_person and len(cast.places) < _CROWD:
            cast.places.append(f)


def _settle(figure: Figure) -> None:
    """Weigh the use of a last name alone, and choose the Latin spelling of a person most tellings use."""
    figure.person += min(_SURNAME, _surnames(figure))
    figure.parts = called(figure)
    full = {
        f: n
        for f, n in figure.forms.items()
        if len(f) == len(figure.parts) and not translit.cyrillic("".join(f))
    }
    if full and figure.is_person and figure.latin is not None:
        most = max(full.values())
        figure.latin = (
            figure.latin if full.get(figure.latin) == most else min(f for f in full if full[f] == most)
        )


def _enter(figures: list[Figure], index: dict[str, list[int]], name: Name) -> None:
    f = lookup(figures, index, name)
    latin = name.parts if not translit.cyrillic(name.text) else None
    if f is None:
        f = len(figures)
        ends = {fold(name.parts[0]), fold(name.parts[-1])} if len(name.parts) > 1 else set()
        sites = words_for("en").sites
        figures.append(Figure(parts=name.parts, first=f, body=name.body, latin=latin))
        figures[f].site = not sites.isdisjoint(ends)
        figures[f].firm += "&" in name.parts
        for part in name.parts:
            if len(row := index.setdefault(translit.bucket(part), [])) < _CROWD:
                row.append(f)
        if len(name.parts) > 2:
            index.setdefault(translit.bucket(acronym(name.parts)), []).append(f)
    figure = figures[f]
    figure.forms[name.parts] += 1
    if latin and (figure.latin is None or (len(figure.latin) == 1 and len(latin) > 1)):
        figure.latin = latin
    if len(name.parts) > len(figure.parts) and (name.body or len(figure.parts) == 1):
        figure.parts = name.parts
        if latin:
            figure.latin = latin


# ---- what stands beside a name ----


def _learn(telling: Telling, sentence: Span, name: Name, figure: Figure) -> None:  # noqa: C901
    """Take in the office, age and gender that stand beside one mention of a figure."""
    text, w = telling.text, words_for(telling.lang)
    before = tokens(text, max(sentence.start, name.span.start - _CLOSE), name.span.start)[-_REACH:]
    if name.titles:
        heads = [t for t in name.titles if t in w.people or t in w.titles or t in w.mixed]
        if heads:
            if heads[-1] == "general" and len(heads) > 1:
                heads = heads[:-1]  # "Auditor General"
            marks = frozenset(name.titles) - {heads[-1]}
            before_title = _adjoining(text, before, _run_start(text, name, before), _verbs(telling.lang))
            _office(figure, heads[-1], marks | {t.low for t in before_title if t.low not in w.small}, w)
            # "Colonel Vale" is no place; "президент Тарвы" may be one.
            surely = len(name.parts) == 1 and heads[-1] in w.titles and telling.lang not in _SLAVIC
            figure.person += _SURE if surely else 0 if heads[-1] in w.mixed else 2
    elif before and not figure.body:
        _office_before(text, before, name, figure, w)
    if before and text[before[-1].span.end : name.span.start] == " " and not name.titles:
        if not _attributive(text, sentence, name, w):
            figure.person -= before[-1].low in ("the", "a", "an")
            figure.article += before[-1].low == "the"
        if before[-1].low in w.places:
            figure.placed += 1
            figure.person -= 1
        if before[-1].owns and figure.body and figure.owner is None and before[-1].capital:
            figure.owner = before[-1].bare
    if name.owns and not figure.is_person:
        following = tokens(text, name.span.end + 2, min(sentence.end, name.span.end + 60))[:4]
        figure.firm += any(
            t.low in ("executive", "shares", "customers", "ceo", "shareholders") for t in following
        )
    if name.owns and not name.titles:
        following = tokens(text, name.span.end + 2, min(sentence.end, name.span.end + _BESIDE))[:1]
        figure.person -= 2 * any(t.low in w.led for t in following)
    if telling.lang in _SLAVIC:
        gender = genitive(_adjoining(text, before, name.span.start), w)
        if gender is not None:
            figure.genitive = (name.parts, telling.lang, gender)
    for t in w.firms.intersection(name.titles):
        _office(figure, t, frozenset(), w)
    _office_after(telling, sentence, name, figure, w)
    speech = _verbs(telling.lang)
    beside = before[-1:] + tokens(text, name.span.end, min(sentence.end, name.span.end + _BESIDE))[:1]
    if len(name.parts) > 1 and not figure.body and any(t.low in speech for t in beside):
        figure.person += 1
    slavic_gender(telling, sentence, name, figure)


@cache
def _verbs(lang: str) -> frozenset[str]:
    return frozenset(lexicon.load("speech").get(lang, {}).get("verbs", ()))


def _attributive(text: str, sentence: Span, name: Name, w: Words) -> bool:
    """Return whether a name only says which: "the Vale campaign" has the article of "campaign"."""
    row = tokens(text, name.span.end, min(sentence.end, name.span.end + _BESIDE))[:1]
    if not row or text[name.span.end : row[0].span.start] != " " or row[0].capital:
        return False
    low = row[0].low
    return any(
        x in w.bodies | w.people | w.firms | w.documents | w.led | w.kin for x in (low, singular(low))
    )


def _surnames(figure: Figure) -> int:
    """Return how often a figure of two names or three goes by the last alone, as people do in news."""
    full = figure.latin or figure.parts
    if figure.body or figure.site or figure.takes_article or not 1 < len(full) <= _NAMES:
        return 0
    return sum(n for f, n in figure.forms.items() if len(f) == 1 and translit.same(full[-1], f[0]))


def _run_start(text: str, name: Name, before: list[Token]) -> int:
    k = len(before)
    titles = len(name.titles)
    return before[k - titles].span.start if titles <= k else name.span.start


def _adjoining(
    text: str, row: list[Token], start: int, stops: frozenset[str] = frozenset()
) -> list[Token]:
    """Return the words before `start` with nothing but spaces and none of `stops` between."""
    out: list[Token] = []
    for t in reversed([t for t in row if t.span.end <= start]):
        if text[t.span.end : start].strip() or (stops and t.low in stops):
            break
        out.append(t)
        start = t.span.start
    return out[::-1]


def _office(figure: Figure, head: str, marks: frozenset[str], w: Words) -> None:
    if head not in w.titles and head not in w.people:
        head = singular(head)
    figure.offices[(head, marks)] += 1
    figure.firm += head in w.firms
    figure.she += 3 * (head in w.female)
    figure.he += (1 if w.generic else 3) * (head in w.male)


def _office_before(text: str, before: list[Token], name: Name, figure: Figure, w: Words) -> None:
    near = _adjoining(text, before, name.span.start)
    if near and near[-1].owns:
        return  # "the prosecution's Ada Vale": whose she is, not what
    if near and (near[-1].low in w.people or near[-1].low in w.firms or near[-1].low in w.bodies):
        marks = frozenset(t.low for t in near[:-1] if t.low not in w.small and t.low not in w.determiners)
        _office(figure, near[-1].low, marks, w)
        figure.person += _persons(near[-1].low, w)
        return
    gap = text[before[-1].span.end : name.span.start]
    if gap.strip() == ",":
        chunk = _adjoining(text, before, before[-1].span.end)
        for i, t in enumerate(chunk):
            if t.low in w.determiners or t.owns or (i == 0 and t.low in w.people):
                head = _region(chunk[i:], w)
                if head and head[-1].low in w.people | w.firms:
                    marks = frozenset(x.low for x in chunk[i:] if x is not head[-1] and x.low not in w.small)
                    _office(figure, head[-1].low, marks, w)
                    figure.person += _persons(head[-1].low, w)
                    _age_into(text[t.span.start : name.span.start], figure)
                    return


def _callings(head: Sequence[Token], w: Words) -> bool:
    """Return whether words beside a name end in a noun we know nothing of: "Vale, a landowner"."""
    noun = head[-1]
    known = w.people | w.bodies | w.firms | w.documents | w.mixed | w.small | w.determiners | w.sites
    article = head[0].low in w.determiners and len(head) > 1
    return article and noun.text == noun.low and noun.low.isalpha() and not {noun.low, singular(noun.low)} & known


def _persons(noun: str, w: Words) -> int:
    """Return how much a noun beside a name speaks for a person; an "owner" may be either."""
    if noun in w.mixed:
        return 0
    return 2 if noun in w.people and noun not in w.bodies | w.firms else -1


def _age_into(said: str, figure: Figure) -> None:
    m = _AGE_NEAR.search(said)
    if m:
        figure.ages.add(int(next(g for g in m.groups() if g)))


def _region(row: list[Token], w: Words) -> list[Token]:
    for i, t in enumerate(row):
        if i and t.low in w.breaks and not t.capital:
            return row[:i]
    return row


def _office_after(telling: Telling, sentence: Span, name: Name, figure: Figure, w: Words) -> None:
    text = telling.text
    end = name.span.end
    m = _AGE_AFTER.match(text, end, sentence.end)
    if m:
        figure.ages.add(int(next(g for g in m.groups() if g)))
        figure.person += 2
        end = m.end() - 1 if m.group(1) else m.end()
    rest = text[end : min(sentence.end, end + 160)]
    if rest.startswith((" of ", " from ")):
        near = tokens(text, end, min(sentence.end, end + 60))[:5]
        marks = frozenset(t.low for t in near[1:] if t.capital)
        if marks:
            figure.offices[("", marks)] += 1
        return
    if not re.match(r"\s*(?:,|\()\s*\w|\s+(?:who|is|was)\b", rest):
        return
    stop = re.search(r"[,;:.)]\s", rest[2:] + " ")
    row = tokens(text, end, end + 2 + (stop.start() if stop else len(rest)))[: _REACH + 4]
    if not row:
        return
    first = row[0].low
    if first in w.who:
        figure.person += 1 if first in ("who", "whom") else -2 if first == "which" else 0
        for t in row[1:4]:
            if t.low in w.does:
                figure.firm += first == "which"
                marks = frozenset(x.low for x in row[1:] if x is not t and x.low not in w.small)
                if first != "which":
                    _office(figure, w.does[t.low], marks, w)
        return
    head = _region(row, w) if first not in ("is", "was") else _region(row[1:], w)
    if head and _callings(head, w):
        marks = frozenset(x.low for x in row if x is not head[-1] and x.low not in w.small)
        figure.offices[(head[-1].low, marks)] += 1  # "Vale, a landowner": its place says what she is called
        return
    if head and (head[-1].low in w.people or singular(head[-1].low) in w.firms | w.bodies):
        # "Vale, the city's mayor", "Vale, mayor of Karsk"; not "Vale, on the board", "Vale, knows the bench".
        article = head[0].low in w.determiners or head[0].owns
        person = head[-1].low in w.people and head[0].low not in w.breaks | w.places | w.small
        starts = article or head[0].capital or (person and len(head) <= 3)
        if starts:
            marks = frozenset(x.low for x in row if x is not head[-1] and x.low not in w.small)
            _office(figure, head[-1].low, marks, w)
            figure.person += _persons(head[-1].low, w)
        if article:
            _age_into(rest[: stop.start() + 2] if stop else rest, figure)


def _learn_pronouns(telling: Telling, cast: Cast, i: int) -> None:
    """Count subject pronouns whose only possible person leads the sentence before, or their own."""
    w = words_for(telling.lang)
    subjects = {p for p in SUBJECTS if p in w.he or p in w.she}
    quoted = sorted((q.span.start, q.span.end) for q in quotations(telling.text, telling.paragraphs))
    by_sentence: dict[int, list[Seen]] = {}
    for s in cast.seen[i]:
        if cast.figures[s.figure].is_person:
            by_sentence.setdefault(s.sentence, []).append(s)
    q = 0
    for k, sentence in enumerate(telling.sentences):
        for t in tokens(telling.text, sentence.start, sentence.end):
            if t.low not in subjects:
                continue
            while q < len(quoted) and quoted[q][1] <= t.span.start:
                q += 1
            if q < len(quoted) and quoted[q][0] <= t.span.start:
                continue
            near = [x for j in range(max(0, k - _ALONE), k) for x in by_sentence.get(j, [])[-_CROWD:]]
            own = by_sentence.get(k, [])
            near += own[: bisect_left(own, t.span.start, key=lambda x: x.span.start)][-_CROWD:]
            leads = any(x.leads and not x.owns and k - x.sentence <= 1 for x in near)
            if leads and len({x.figure for x in near}) == 1:
                figure = cast.figures[near[0].figure]
                figure.he += t.low in w.he
                figure.she += t.low in w.she
