"""Somebody or some body of a story: what it is called, and what speaks for a person."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from variorum import lexicon
from variorum.statements.gender import lean
from variorum.statements.roles import Words, singular, words_for
from variorum.statements.seats import belongs
from variorum.states import countries, demonyms, listed
from variorum.text import fold

_LETTERS = re.compile(r"[^\W\d_a-zа-яёієїґ](?:\.[^\W\d_a-zа-яёієїґ])*")  # initials: "J", "U.S"
SURE = 4  # evidence a single word needs to be taken for a person: two titles, or a title and an age
NAMES = 3  # names a person has at most, where nothing else tells it is one
# Ends of Cyrillic nouns in the neuter and of adjectives in other cases: "Закарпатье", "Збройних".
_NO_ONE = ("ье", "ие", "ьє", "ство", "ння", "их", "ых", "ої", "ого", "ому", "ими", "ыми")
_NO_MAN = ("ия", "ія")  # "Швеція"
_CLEAR = 3  # uses of a pronoun that settle a gender
_HARDLY = 0.4  # weight of a name that nothing but its form makes a person's


@cache
def _things(lang: str) -> frozenset[str]:
    """Return names that nobody bears: of states, capitals and peoples, and of where people post."""
    lands = {x for _, names, capitals in listed(lang) for x in (*names, *capitals) if x[-1] not in "*+"}
    return countries() | lexicon.known("media", "any", "platforms") | lands


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
    agency: int = 0  # times a noun for a body that is no business stood beside it: "the union"
    towns: set[str] = field(default_factory=set)  # where it is based
    callings: int = 0  # times a noun for a person stood beside it
    article: int = 0  # times "the" stood before it
    owner: str | None = (
        None  # whose body it is, where the name alone does not say: "Karsk's Foreign Ministry"
    )
    offices: Counter[tuple[str, frozenset[str]]] = field(default_factory=Counter)
    ages: set[int] = field(default_factory=set)
    nouns: int = 0  # times it was one word of a language that writes every noun with a capital
    of: str = "of"  # says whose a body is, in the language it was first named in
    genitive: tuple[tuple[str, ...], str, str] | None = None  # Slavic: a form in it, language, gender told
    he: int = 0
    she: int = 0
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    lang: str = ""  # of the text whose spelling its words have
    latin: tuple[str, ...] | None = None  # the fullest spelling in Latin letters, where there is one

    @property
    def spelt(self) -> tuple[str, ...]:
        """Return the words of its name, in Latin letters where a telling has it so."""
        return self.latin or self.parts

    @property
    def canonical(self) -> str:
        """Return the full name as first mentioned, in Latin letters where a telling has it so."""
        full, of = " ".join(self._written()), self.owner
        known = of is None or any(belongs(p, of) for p in self.spelt)
        public = self.spelt[0].casefold() in words_for(self.lang).public  # "Ministry of Defence"
        if known or (f" {self.of} " in full and not public):
            return full
        return f"{full} {self.of} {of}" if self.of else f"{full} ({of})"  # the Spanish court is Spain's

    def _written(self) -> tuple[str, ...]:
        """Return the words of its name with the points of initials: "Otto J. Vale", "U.S. Navy"."""
        *first, last = self.spelt
        person = self.is_person
        lone = (p + "." * (_LETTERS.fullmatch(p) is not None and ("." in p or person)) for p in first)
        return (*lone, last + "." * ("." in last and _LETTERS.fullmatch(last) is not None))

    @property
    def is_person(self) -> bool:
        """Return whether the texts treat it as a person."""
        if self.body or self.site:
            return False
        if len(self.parts) == 1:
            return self.person >= SURE
        return self.person > 0 or (self.person == 0 and len(self.parts) <= NAMES)

    @property
    def surely_person(self) -> bool:
        """Return whether it is a person by what people alone have: an age, a calling, a pronoun."""
        return self.is_person and bool(self.ages or self.callings or self.he or self.she)

    @property
    def in_full(self) -> bool:
        """Return whether it is named by all its words again and again, as people in news are not."""
        return sum(self.forms.values()) > 1 and all(len(f) > 1 for f in self.forms)

    @property
    def may_be_person(self) -> bool:
        """Return whether one word names it and nothing tells what it is: "Nessa", met by that alone."""
        if self.body or self.site or self.firm or self.article or self.is_place:
            return False
        if self.offices and not self.callings:
            return False
        if all(len(p) > 1 and p.isupper() for form in self.forms for p in form):
            return False  # initials: "CNA asked the bishop ... He said"
        least = 1 if self.nouns else 0  # any German noun has a capital
        one = len(self.parts) == 1 and least <= self.person < SURE
        return one and fold(self.parts[0]) not in _things(self.lang) and not self.parts[0].endswith(_NO_ONE)

    def takes(self, noun: str, w: Words) -> bool:
        """Return whether nothing known of a person speaks against a noun: another office, another gender."""
        held = any(h in w.people or h not in w.titles for h, _ in self.offices if h)  # "Mr" is none
        if noun in w.people - w.male - w.female and held:
            return False
        return not ((noun in w.female and self.he > self.she) or (noun in w.male and self.she > self.he))

    def fits(self, pronoun: str, w: Words) -> float:
        """Return how well a pronoun's gender fits, 0 to 1: the share of what was seen, smoothed."""
        if pronoun not in w.he and pronoun not in w.she:
            return 1.0
        if not (self.is_person or self.may_be_person) or (self.person == 0 and self.is_place):
            return 0.0
        if pronoun in w.he - w.she and len(self.parts) == 1 and self.parts[0].endswith(_NO_MAN):
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

    def is_firm(self, w: Words) -> bool:
        """Return whether it is a business: by its form, its name or what it is called."""
        called = any(h in w.firms for h, _ in self.offices) or any(fold(p) in w.firms for p in self.parts)
        return self.firm > 0 or called

    @property
    def is_agency(self) -> bool:
        """Return whether the texts call it by a noun for a body that is no business: "the union"."""
        return self.agency > self.firm

    @property
    def takes_article(self) -> bool:
        """Return whether the texts put "the" before it as often as not."""
        return 2 * self.article >= sum(self.forms.values())

    @property
    def is_place(self) -> bool:
        """Return whether the texts use it as a place as often as not."""
        return 3 * self.placed >= sum(self.forms.values())

    @property
    def are_people(self) -> bool:
        """Return whether it is all of a land or a party, in English: "Americans", "Democrats" are no "it"."""
        word = fold(self.parts[0])
        one = singular(word)
        known = demonyms() | words_for("en").parties
        return self.lang == "en" and len(self.parts) == 1 and one != word and one in known

    def told_a_body(self, w: Words) -> bool:
        """Return whether all it is called is a body: "l’association Clair Karsk" holds no office."""
        return bool(self.offices) and all(head in w.bodies | w.firms for head, _ in self.offices)
