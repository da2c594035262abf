"""Whose an office or a body is, told behind it in the genitive: "мэр Карска", "прокуратура Карска".

A name in apposition stands in the case of its noun: "мэр Вран". So behind a noun in the nominative a name in
the genitive is no speaker's. Endings leave open what a surname in -а is ("министр Кулеба", "министр Карска"):
who is named in full in the story tells it, else a woman's surname does.
"""

from collections.abc import Sequence

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.callings import calling
from variorum.statements.cases import nominative_noun, several
from variorum.statements.eastern import genitive_adjective, in_place
from variorum.statements.mention import region
from variorum.statements.names import Name, Token
from variorum.statements.roles import Words
from variorum.text import fold

# Ends of names of one word in the genitive.
GENITIVE = {
    "ru": ("а", "я", "ы", "и", "ой", "ого", "его"),
    "uk": ("а", "я", "и", "і", "ї", "ої", "ого", "у", "ю"),
}
_HERS = ("ова", "ева", "ёва", "єва", "ина", "іна", "їна", "ына", "ая", "ська", "цька")  # women's surnames
OF = {
    "en": frozenset(("of",)),
    "de": frozenset(("der", "des", "von", "vom")),
    "fr": frozenset(("de", "du", "des", "d")),
    "es": frozenset(("de", "del")),
    "it": frozenset(("di", "del", "della", "dello", "dell", "degli", "dei", "delle")),
}  # say whose an office is, or what it or a firm is for
_ROMANCE = frozenset(("fr", "es", "it"))
_MARKS = tuple("«„“\"")
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


def _governs(before: Sequence[Token], name: Name, w: Words) -> bool:
    """Return whether a public body or several people that words begin with have a name in what they are of:
    "пресс-служба президента | Карска", "специалисты института | МЧС".
    """
    if len(before) > 1 and several(before[0].low, w.lang) and not body_noun(before[0].low, w):
        return len(name.parts) == 1 or name.body
    at = next((i for i, t in enumerate(before) if calling(t.low, w) or body_noun(t.low, w)), len(before))
    if at >= len(before) - 1 or body_noun(before[at].low, w) not in w.public:
        return False
    return not any(t.low in w.people for t in before[at + 1 :])


def for_a_field(row: list[Token], name: Name, w: Words) -> bool:
    """Return whether a Slavic office has its field before the name: "уполномоченный по правам | Ада Вейл".

    Not where the word before the name is another office: "советник при президенте | Аде Вейл".
    """
    before = [t for t in row if t.span.end <= name.span.start]
    whole = len(name.parts) > 1 and name.span.end == row[-1].span.end
    hers = len(before) > 1 and before[-2].low.endswith(("ой", "ей", "ій"))  # "по информационной политике"
    fielded = whole and before and before[-1].low not in w.breaks and (hers or not calling(before[-1].low, w))
    return bool(fielded) and any(calling(t.low, w) for t in region(before, [], w))


def of_a_body(telling: Telling, head: list[Token], name: Name, w: Words) -> bool:
    """Return whether a Slavic name only says whose body or field it is: "министерство обороны | Карска".

    Behind the body's noun alone the name may be its own: "агентство Норвайр"; so is one in quotation marks.
    """
    before = [t for t in head if t.span.end <= name.span.start]
    if telling.text[name.span.start - 1 : name.span.start] in _MARKS:  # "глава | «Вестника»"
        return bool(before) and declined(name) and bool(calling(before[-1].low, w))
    office = len(name.parts) == 1 and calling(name.parts[0].casefold(), w)  # "заступник | Міністра"
    if office or _governs(before, name, w):
        return True
    if len(name.parts) > 1 and not declined(name):  # "Карской | ОДА"
        return whose(before, name, w)
    at = next((i for i, t in enumerate(before) if body_noun(t.low, w)), len(before))
    more = at < len(before) - 1 and not any(calling(t.low, w) for t in before[at + 1 :])
    return more or whose(before, name, w)


def of_office(row: Sequence[Token], name: Name, last: Span, found: Sequence[Name], w: Words) -> bool:
    """Return whether a name tells whose office somebody has who is named in full behind it: "депутат Госдумы,
    бывший прокурор | Ада Вейл".
    """
    before = [t.low for t in row if t.span.end <= name.span.start] or list(name.titles)
    full = any(len(n.parts) > 1 and last.holds(n.span) and n.span.start > name.span.end for n in found)
    return len(name.parts) == 1 and full and bool(before) and of_another(before[-1], name, w)


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
    Reyl", and not "the wife of opposition leader Otto Reyl"; in French, Spanish and Italian behind what a
    minister is for ("le ministre de l'Économie | Otto Reyl") or what kind of firm it is.
    """
    lead = [t for t in row if t.span.end <= name.span.start]
    if w.lang in _ROMANCE:
        return name.span.end == row[-1].span.end and (_minister(lead, name, w) or _firm(lead, name, w))
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


def _minister(lead: Sequence[Token], name: Name, w: Words) -> bool:
    """Return whether only an office and its field stand before a whole name: "la ministre de la Santé"."""
    of = next((k for k, t in enumerate(lead) if k and t.low in OF[w.lang]), 0)
    field = [t.low.rpartition("’")[2].rpartition("'")[2] for t in lead[of + 1 :]]
    small = w.determiners | w.small | OF[w.lang]
    plain = any(x in w.fields for x in field) and all(x in w.fields | small for x in field)
    return of > 0 and plain and len(name.parts) > 1 and bool(calling(lead[of - 1].low, w))


def _firm(lead: Sequence[Token], name: Name, w: Words) -> bool:
    """Return whether a name stands behind what kind of firm or paper it is, and not whose: "el fabricante de
    coches japonés | Kestrel", no "fabricante de | Karsk".
    """
    last = lead[-1] if lead else None
    if last is None or last.capital or last.low in w.breaks | w.determiners | w.small | w.people | w.bodies:
        return False
    noun = next((t.low for t in lead if t.low not in w.determiners and not t.capital), "")
    return noun in w.firms | lexicon.known("media", w.lang, "nouns") and "’" not in last.text
