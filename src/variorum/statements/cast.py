"""The cast of a story: everybody and every body its tellings name, with what they are called for.

An office is learnt where it stands beside a name ("Trade Commissioner Ingrid Vale", "Vale, the
bloc's trade commissioner,", "Vale, who heads the council") and then known in every telling of the
story. So is an age, and a gender where a title, a form of address, a feminine surname or an
unambiguous pronoun tells it. Nothing is known from outside the texts.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from variorum import lexicon
from variorum.data import Span, Telling, by_date
from variorum.quotation import quotations
from variorum.statements import translit
from variorum.statements.callings import base
from variorum.statements.complements import nobody, of_another
from variorum.statements.datelines import dateline
from variorum.statements.figure import NAMES, Figure
from variorum.statements.gender import called
from variorum.statements.headlines import headline, seen_inside
from variorum.statements.learn import learn
from variorum.statements.matching import SMALL, acronym, bearers, lookup, shorthand, surname
from variorum.statements.names import Name, find_names, tokens
from variorum.statements.roles import Words, singular, words_for
from variorum.statements.seats import akin
from variorum.statements.spellings import sounds
from variorum.states import demonyms
from variorum.text import fold

SUBJECTS = frozenset(
    ("he", "she", "он", "она", "він", "вона", "er", "il", "elle", "él", "ella", "lui", "lei")
)
_STATE = 2  # words of a name a state may go by
_SURNAME = 1  # evidence for a person that the use of a last name alone gives, however often it is used
_CALLING = 40  # characters of an office between whose it is and who holds it
_CROWD = 64  # figures kept under one word; keeps a hostile text linear
_USED = 2  # sentences in which a body's short name is its own, and words a longer one has more than
_NAMESAKES = 2  # people of one surname
FITS = 0.2  # how much less well a title's gender may fit one of two namesakes for both to bear it
_ALONE = 2  # sentences back in which one person only makes a pronoun unambiguous


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
        near = {g: other for g, other in near.items() if singular(word) != other}  # "Democrats"
        fitting = [g for g, other in near.items() if len(other) < len(word) and akin(other, word)]
        return max(fitting, key=lambda g: (len(near[g]), -g), default=f)

    def find(self, name: Name) -> int | None:
        """Return the figure a name stands for, or None."""
        return lookup(self.figures, self.index, name)


def order_of(tellings: Sequence[Telling]) -> list[int]:
    """Return the tellings' places, earliest published first, undated last, then by id."""
    return sorted(range(len(tellings)), key=lambda i: by_date(tellings[i]))


def _beside(n: Name) -> bool:
    """Return whether a word with a capital only says of what kind something is: "the Karsk-based airline"."""
    first, dash, last = n.parts[0].rpartition("-")
    return n.lang == "en" and len(n.parts) == 1 and bool(dash) and last.islower() and first[0].isupper()


def _party(text: str, n: Name) -> bool:
    """Return whether one letter in brackets says of what party somebody is: "Governor Ada Vale (R) said"."""
    return len(n.text) == 1 and text[n.span.start - 1 : n.span.start] == "("


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
                if n.span.start >= opening and not (_beside(n) or _party(t.text, n))
            ]
        )
    figures: list[Figure] = []
    index: dict[str, list[int]] = {}
    order = order_of(tellings)
    others = _before_relatives(tellings, raw) | _before_wholes(raw)
    for fullness in (2, 1, 0):  # full names first, so that short ones find them
        for i in order:
            for _, n in raw[i]:
                if _fullness(n) == fullness:
                    alone = not fullness and fold(n.parts[0]) in others
                    _enter(figures, index, n, words_for(tellings[i].lang), alone=alone)
    cast = Cast(figures=figures, seen=[[] for _ in tellings], known=known, index=index)
    for i in order:
        for k, n in raw[i]:
            f = cast.find(n)
            if f is not None:
                cast.seen[i].append(Seen(f, i, n.span, k, leads=False, owns=n.owns))
                w = words_for(n.lang)
                kin = bearers(figures, index, n)
                own = f if len(kin) < _NAMESAKES else _own(tellings[i], cast.seen[i], figures, kin, n)
                lone = own is not None and len(figures[own].parts) == len(n.parts)
                if own is not None and not (lone and any(of_another(x, n, w) for x in n.titles[-1:])):
                    learn(tellings[i], tellings[i].sentences[k], n, figures[own])
    for figure in figures:
        _settle(figure)
    _index(cast)
    cast.seen = [_leaders(t.text, row, figures) for t, row in zip(tellings, cast.seen, strict=True)]
    for i in order:
        _learn_pronouns(tellings[i], cast, i)
    return cast


def _fullness(name: Name) -> int:
    """Return how much a name says: a body's with its owner most, one word alone least."""
    return 2 if name.whose else len(name.parts) > 1


def _before_relatives(tellings: Sequence[Telling], raw: Sequence[Sequence[tuple[int, Name]]]) -> set[str]:
    """Return surnames that somebody else bears than all who are named with them in full: "President Trump ...
    Trump ... first lady Melania Trump". They stood there before, and in full only a relative has them.
    """
    kin: set[tuple[str, ...]] = set()
    others: set[tuple[str, ...]] = set()
    for t, row in zip(tellings, raw, strict=True):
        relatives = lexicon.known("roles", t.lang, "relatives")
        met: set[str] = set()
        for _, n in row:
            last = fold(n.parts[-1])
            if len(n.parts) == 1:
                met.add(last)
                continue
            before = tokens(t.text, max(0, n.span.start - _CALLING), n.span.start)[-1:]
            related = last in met and any(x.low in relatives for x in before)
            (kin if related else others).add(n.parts)
    return {fold(p[-1]) for p in kin} - {fold(p[-1]) for p in others - kin}


def _before_wholes(raw: Sequence[Sequence[tuple[int, Name]]]) -> set[str]:
    """Return words that a body goes by before a longer name of another that begins so: "Kestrel said ...
    Kestrel said ... the head of Kestrel Commercial Pumps". A body's whole name stands before its short one.
    """
    parts_of: set[str] = set()
    wholes: set[str] = set()
    for row in raw:
        met: dict[str, set[int]] = {}
        for k, n in row:
            first = fold(n.parts[0])
            if len(n.parts) == 1:
                met.setdefault(first, set()).add(k)
            elif len(met.get(first, ())) < _USED:
                wholes.add(first)
            elif len(n.parts) > _USED and not n.titles and n.parts[-1] not in words_for(n.lang).forms:
                parts_of.add(first)
    return parts_of - wholes


def _own(
    telling: Telling, row: Sequence[Seen], figures: Sequence[Figure], kin: Sequence[int], name: Name
) -> int | None:
    """Return which of several namesakes a surname stands for: by its title, or who was told of last."""
    w = words_for(name.lang)
    kin = _of_gender(figures, kin, name, w)
    held = _in_office(figures, kin, name, w)
    one = held if len(held) == 1 else kin
    return one[0] if len(one) == 1 else _told_last(telling, row, held or kin)


def _of_gender(figures: Sequence[Figure], kin: Sequence[int], name: Name, w: Words) -> list[int]:
    """Return those of several namesakes whom a title's gender fits best: "Mr. Vale" is not Ada Vale."""
    she, he = w.female & frozenset(name.titles), w.male & frozenset(name.titles)
    if len(kin) < _NAMESAKES or not (she or he):
        return list(kin)
    fits = {f: figures[f].fits(min(w.she - w.he if she else w.he - w.she), w) for f in kin}
    return [f for f in kin if fits[f] >= max(fits.values()) - FITS]


def _in_office(figures: Sequence[Figure], kin: Sequence[int], name: Name, w: Words) -> list[int]:
    """Return those of several namesakes who hold the office a name is told with: "Sen. Bo Vale ... his wife,
    Ada Vale ... Senator Vale".
    """
    like = {x for t in name.titles for x in w.like.get(t, frozenset((t,)))}
    return [f for f in kin if any(head in like for head, _ in figures[f].offices)]


def _told_last(telling: Telling, row: Sequence[Seen], kin: Sequence[int]) -> int | None:
    """Return which of several namesakes was told of last by a whole name, not as an owner ("Ada Vale's
    lawyer"); None where none was.
    """
    for s in reversed(row[-_CROWD:]):
        if s.figure in kin and not s.owns and len(s.span.of(telling.text).split()) > 1:
            return s.figure
    return None


def _leaders(text: str, row: Sequence[Seen], figures: Sequence[Figure]) -> list[Seen]:
    """Return the mentions with `leads` set on the first person and the first other of each sentence.

    Whose editor somebody is does not lead it: "Vale's editor, Ines Reyl, read out ...".
    """
    led: set[tuple[int, bool]] = set()
    out = []
    for s, follows in zip(row, (*row[1:], None), strict=False):
        key = (s.sentence, figures[s.figure].is_person)
        if s.owns and follows is not None and key == (follows.sentence, figures[follows.figure].is_person):
            between = text[s.span.end : follows.span.start]
            if len(between) <= _CALLING and between == between.casefold() and between.endswith(", "):
                out.append(s)
                continue
        out.append(replace(s, leads=key not in led))
        led.add(key)
    return out


def _index(cast: Cast) -> None:
    """Note what each figure is called, for looking it up."""
    for f, figure in enumerate(cast.figures):
        words = (
            {fold(p) for p in figure.parts} | {h for h, _ in figure.offices} | {str(a) for a in figure.ages}
        )
        ends = {base(w, words_for(figure.lang)) for w in words}
        for word in sorted(words | ends | {singular(w) for w in words}):
            if len(row := cast.called.setdefault(word, [])) < _CROWD:
                row.append(f)
        if figure.body and _of_two(figure.parts):
            cast.pairs.append(f)
        short = len(figure.parts) <= _STATE
        if short and not figure.body and not figure.is_person and len(cast.places) < _CROWD:
            cast.places.append(f)


def _of_two(parts: Sequence[str]) -> bool:
    """Return whether a name is of two bodies, and not of one for two things: "Fish and Wildlife Service"."""
    at, w = (parts.index("and") if "and" in parts else 0), words_for("en")
    sides = (parts[:at], parts[at:])
    return all(any(fold(p) in w.bodies | w.forms or singular(fold(p)) in w.bodies for p in x) for x in sides)


def _settle(figure: Figure) -> None:
    """Weigh the use of a last name alone, and choose the Latin spelling of a person most tellings use."""
    figure.person += min(_SURNAME, _surnames(figure))
    _part_calling(figure)
    _part_noun(figure)
    own = called(figure)
    figure.latin = own if figure.latin == figure.parts else figure.latin
    figure.parts = own
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


def _part_calling(figure: Figure) -> None:
    """Part a noun from a name that goes without it more often, where every noun has a capital: "die
    Haushälterin Anna Vale" is Anna Vale, and known for that. In English a land: "the Portuguese Vale".
    """
    parts, w = figure.parts, words_for(figure.lang)
    people = w.lang == "en" and not figure.body
    land = next((n for n in (2, 1) if people and fold(" ".join(parts[:n])) in demonyms()), 0)
    own = parts[land or 1 :]
    whole = bool(land) and figure.is_person and len(own) > 1  # "Portuguese | Ada Vale"
    named = own and (land or (w.compounds and len(own) > 1))
    if whole or (named and figure.forms[own] > figure.forms[parts]):
        figure.latin = own if figure.latin == parts else figure.latin
        figure.parts = own
        figure.offices[(" ".join(parts[: land or 1]).casefold(), frozenset())] += 1


def _part_noun(figure: Figure) -> None:
    """Part a noun from a name that goes without it more often, where every noun has a capital: in "dass bei
    Kestrel Daten fehlen" the firm is Kestrel. People go by their last name, and not by what stands before it.
    """
    *name, _ = figure.parts
    own = tuple(name)
    rare = words_for(figure.lang).compounds and figure.person <= 0 and not figure.callings
    if rare and own and figure.forms[own] > figure.forms[figure.parts]:
        figure.latin = own if figure.latin == figure.parts else figure.latin
        figure.parts = own


def _enter(
    figures: list[Figure], index: dict[str, list[int]], name: Name, w: Words, *, alone: bool
) -> None:
    """Take in a name; one that stands `alone` is no other figure's surname."""
    f = lookup(figures, index, name)
    if f is not None and alone and len(figures[f].parts) > 1:
        f = None
    latin = name.parts if not translit.cyrillic(name.text) else None
    if f is None:
        f = len(figures)
        ends = {fold(name.parts[0]), fold(name.parts[-1])} if len(name.parts) > 1 else set()
        sites = words_for("en").sites
        figures.append(Figure(parts=name.parts, first=f, body=name.body, latin=latin))
        figures[f].of, figures[f].lang, figures[f].owner = w.of, name.lang, name.whose or None
        figures[f].site = not sites.isdisjoint(ends)
        figures[f].firm += "&" in name.parts or name.parts[-1] in w.forms
        figures[f].person -= 2 * (len(name.parts) > 1 and nobody(name.parts[0], w))
        for part in name.parts:
            if len(row := index.setdefault(translit.bucket(part), [])) < _CROWD:
                row.append(f)
        if len(name.parts) > 2:
            for key in sorted({translit.bucket(acronym(name.parts)), translit.bucket(shorthand(name.parts))}):
                index.setdefault(key, []).append(f)
    figure = figures[f]
    if name.parts not in figure.forms:
        for key in sorted({s for part in name.parts for s in (translit.bucket(part), *sounds(part))}):
            row = index.setdefault(key, [])
            if f not in row and len(row) < _CROWD:
                row.append(f)
    figure.forms[name.parts] += 1
    figure.nouns += w.compounds and len(name.parts) == 1
    if latin and (figure.latin is None or (len(figure.latin) == 1 and len(latin) > 1)):
        figure.latin, figure.lang = latin, name.lang
    if _says(name.parts) > _says(figure.parts) and (name.body or len(figure.parts) == 1):
        figure.parts = name.parts
        if latin:
            figure.latin, figure.lang = latin, name.lang


def _says(parts: Sequence[str]) -> int:
    """Return how many words of a name say something: those of "Ministry of Defence" are two."""
    return sum(p not in SMALL for p in parts)


def _surnames(figure: Figure) -> int:
    """Return how often a figure of two names or three goes by the last alone, as people do in news."""
    full = figure.latin or figure.parts
    if figure.body or figure.site or figure.takes_article or not 1 < len(full) <= NAMES:
        return 0
    return sum(n for f, n in figure.forms.items() if len(f) == 1 and translit.same(surname(full), f[0]))


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
