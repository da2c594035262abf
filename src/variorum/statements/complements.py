"""Whose an office or a body is, told behind it in the genitive: "мэр Карска", "прокуратура Карска".

A name in apposition stands in the case of its noun: "мэр Вран". So behind a noun in the nominative a name in
the genitive is no speaker's. Endings leave open what a surname in -а is ("министр Кулеба", "министр Карска"):
who is named in full in the story tells it, else a woman's surname does.
"""

from collections.abc import Sequence

from variorum import lexicon
from variorum.statements.callings import calling
from variorum.statements.cases import nominative_noun
from variorum.statements.eastern import genitive_adjective, in_place
from variorum.statements.names import Name, Token
from variorum.statements.roles import Words
from variorum.text import fold

# Ends of names of one word in the genitive.
GENITIVE = {
    "ru": ("а", "я", "ы", "и", "ой", "ого", "его"),
    "uk": ("а", "я", "и", "і", "ї", "ої", "ого", "у", "ю"),
}
_HERS = ("ова", "ева", "ёва", "єва", "ина", "іна", "їна", "ына", "ая", "ська", "цька")  # women's surnames
_OFFICES = frozenset(("head",))  # which everybody has as well
_HIS = ("", "е", "ом")  # what a name in a consonant has for the -а of its genitive, and no woman's surname


def declined(name: Name) -> bool:
    """Return whether a name may stand in the genitive: by its ending, by that of an adjective it begins with,
    or since letters have none ("глава МИД", "глава Google").
    """
    first = name.parts[0]
    if len(name.parts) > 1:
        return genitive_adjective(first)
    letters = first.isascii() or (len(first) > 1 and first.isupper())
    return name.lang in GENITIVE and (letters or first.endswith(GENITIVE[name.lang]))


def genitive_like(name: Name, known: frozenset[str]) -> bool:
    """Return whether it may, and is no woman's surname; `known` are the words of a story's names."""
    word = name.parts[0]
    others = any(fold(word[:-1] + end) in known for end in _HIS)
    return declined(name) and (others or not word.casefold().endswith(_HERS))


def body_noun(low: str, w: Words) -> str:
    """Return the noun of a body that a word is, in any case, its first part aside: "пресс-служба"."""
    noun = (nominative_noun(low, w.lang, governed=True) or low).rpartition("-")[2]
    return noun if noun in w.bodies else ""


def whose(before: Sequence[Token], name: Name, w: Words) -> bool:
    """Return whether a name behind the noun of a public body says whose it is: "прокуратура Карска".

    Behind the noun of a firm or a paper it is its own: "агентство Норвайр".
    """
    noun = body_noun(before[-1].low, w) if before else ""
    return noun in w.public and (declined(name) or len(name.parts) > 1)


def of_another(noun: str, name: Name, w: Words) -> bool:
    """Return whether a name says whose the office or public body before it is: "мэр Карска"."""
    office = noun in w.people and genitive_like(name, frozenset())
    return w.declines and (office or (body_noun(noun, w) in w.public and declined(name)))


def nobody(word: str, w: Words) -> bool:
    """Return whether a Slavic name begins with a paper's noun, or an adjective in another case:
    "Сайт Офиса", "Верховной Рады", "Новом Арбате".
    """
    low = word.casefold()
    noun = nominative_noun(low, w.lang, governed=True) or low
    paper = noun in w.documents | lexicon.known("media", w.lang, "nouns")
    return w.declines and (paper or genitive_adjective(word) or in_place(word))


def styled(row: Sequence[Token], name: Name, w: Words) -> bool:
    """Return whether a form of address parts the name that ends a phrase from a place: "the envoy to the US |
    Sir Otto Vale".
    """
    first, last = (name.titles[0], name.titles[-1]) if len(name.titles) > 1 else ("", "")
    address = last in w.titles and not calling(last, w)  # "Prime Minister" is an office
    titled = address and first not in w.titles | w.people and w.lang == "en"
    return name.span.end == row[-1].span.end and len(name.parts) > 1 and titled


def headed(row: Sequence[Token], name: Name, w: Words) -> bool:
    """Return whether the name that ends a phrase is who holds the office before it: "director of rugby | Otto
    Reyl", and not "the wife of opposition leader Otto Reyl".
    """
    lead = [t for t in row if t.span.end <= name.span.start]
    of = next((k for k, t in enumerate(lead) if t.low == "of"), 0)
    field = [t.low for t in lead[of + 1 :] if t.text == t.low]
    whole = name.span.end == row[-1].span.end and len(name.parts) > 1 and not (name.titles or name.body)
    if w.lang != "en" or not of or not field or len(field) < len(lead) - of - 1 or not whole:
        return False
    office, had = lead[of - 1].low, lexicon.known("roles", w.lang, "had")
    other = w.breaks | w.determiners | lexicon.known("roles", w.lang, "ranks")
    plain = not any(x in other or x.endswith("ed") or calling(x, w) for x in field)
    own = office not in had - _OFFICES or field[0] in w.counts  # "mother of two | Ada Vale"
    return plain and bool(calling(office, w)) and own
