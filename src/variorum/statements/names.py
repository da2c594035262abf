"""Names in running text: runs of capitalised words, parted from the titles and offices before them.

"Trade Commissioner Ingrid Vale" is a run of four: the last office noun ends the title, the rest is the name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.cases import nominative_noun
from variorum.statements.eastern import own_words, patronymic, person_behind, seen, surname_behind, which_body
from variorum.statements.german import adjective, articled, common, ends_before, fields, no_part, of_things
from variorum.statements.givens import given, month
from variorum.statements.lands import landed
from variorum.statements.paired import paired
from variorum.statements.roles import ELIDING, Words, before_a_firm, cases, firm_noun, singular, words_for
from variorum.states import countries, states
from variorum.text import fold

# Cyrillic words with a point and no blank between them are two: "М.Коваль", and a sentence glued to the next.
_TOKEN = re.compile(
    r"[^\W_]+(?:(?:[’'\-‑]|\.(?![А-ЯЁІЇЄҐ])|\.(?=(?:Ру|РУ|Ком|РФ)\b))[^\W_]+)*|(?<=\w )&(?= \w)"
)
_INITIAL = re.compile(r"(?!I)[^\W\d_a-zа-яёіїєґ]\.[ \u00a0]?[^\W\d_a-zа-яёіїєґ]")
_POSSESSIVE = re.compile(r"(?:[’']s|[’'])$")
_COUNTRY = "US"  # which is no pronoun: "US officials" are nobody's own
PARTICLES = frozenset((
    "de", "del", "della", "der", "den", "di", "da", "do", "dos", "du", "van", "von", "zu", "zur", "ten",
    "ter", "al", "el", "la", "le", "bin", "ibn", "ben", "y", "e", "&",
))  # fmt: skip
_FROM = ("-based", "-born", "-bred", "-raised", "-educated", "-trained", "-year-old")  # "Karsk-born Ada Vale"
_BORNE = frozenset(("without", "against"))  # in names with a capital: "Mothers Against Karsk"
_SLAVIC = ("ru", "uk", "bg")
_SMALL_NOUNS = ("fr", "es", "it")  # a body's name has a capital at its head alone: "Chambre de commerce"
_ELISION = re.compile(r"(?:d|qu|jusqu|lorsqu|puisqu)['’](?=[A-ZÀ-ÖØ-Þ])|L['’](?=[a-zß-ÿ])")
_ARTICLED = re.compile(r"(?:al|el|аль|эль|ель)-[^\W\d_a-zа-яёєії]")  # "al-Shabaab" is a name
_WHOSE = ("de", "del", "des", "du", "di")
_CONNECTORS = frozenset((*_WHOSE, "of", "for", "on", "and", "&", "the", "in", "la", "der", "für", "und",
                         "von", "et", "los", "las"))  # fmt: skip
_LEADS = '-–—:"“„«‘'  # after these a word may be capital by its place
_BLANKS = " \u00a0\u202f\t"
_SHORT_WORD = 3  # letters of words that headlines leave small
_PARTICLES_MOST = 3  # in a row: "von und zu der"
_FIELDED = frozenset((*_WHOSE, "of", "for", "the", "and", "la", "los", "y", "et", "della", "e", "der", "des"))
_ARTICLE = ("the", "a", "an", "his", "her", "its", "their", "our")
_FULL = 2  # words of a person's given name and surname
_BY_PLACE = ("ing", "ed", "ly", "less", "mente", "mment")  # ends of words that are no names
_THEN = frozenset(("then", "now", "rear"))  # before an office, with a hyphen
_MAX_RUN = 9  # words; a longer row of capitals is a headline, not a name


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place; `bare` has no possessive ending, `low` is bare in lower case, "US" as it is."""

    text: str
    span: Span
    bare: str
    low: str

    @property
    def capital(self) -> bool:
        """Return whether it begins with a capital letter."""
        return self.text[0].isupper() or _ARTICLED.match(self.text) is not None

    @property
    def owns(self) -> bool:
        """Return whether it ends in a possessive."""
        return len(self.bare) < len(self.text)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of text[start:end], each a `Token` with offsets into the whole text."""
    return list(_tokens(text, start, end))


@lru_cache(maxsize=2048)  # sentences: each is asked for a dozen times
def _tokens(text: str, start: int, end: int | None) -> tuple[Token, ...]:
    out = []
    for m in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = m.group()
        bare = _POSSESSIVE.sub("", word) or word
        behind = text[m.end() : m.end() + 2]
        if bare == word and bare[-1] in "sz" and word[0].isupper() and behind in ("' ", "’ "):
            word += "'"  # the Workers' Union
        low = bare if bare == _COUNTRY else bare.casefold()
        if len(bare) == 1 and _INITIAL.match(text, m.start()):
            low += "."  # "А. Вейл" begins with no "but", "A. Vale" with no article; "said I. He" has an "I"
        out.append(Token(word, Span(*m.span()), bare, low))
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One run that names somebody or something. `titles` are the office words before it, lower case."""

    span: Span
    parts: tuple[str, ...]
    titles: tuple[str, ...]
    body: bool  # holds a noun for a body
    owns: bool  # stands in the possessive: "Karsk's ministry"
    lead: int = -1  # where a title with a field begins: "Secretary of State Ada Vale"
    lang: str = ""  # of the text it stands in
    whose: str = ""  # a body's owner, where it stands before it: "Karsk's Foreign Ministry"

    @property
    def text(self) -> str:
        """Return the name as one string, titles left out."""
        return " ".join(self.parts)

    @property
    def key(self) -> tuple[str, ...]:
        """Return its folded words, for comparing."""
        return tuple(fold(p) for p in self.parts)


def _joined(text: str, a: Token, b: Token) -> bool:
    """Return whether only a space, or an abbreviation's point and a space, parts two words.

    "The Workers' Union" is one name, "the Greens' Ada Vale" is not: see `_workers`.
    """
    gap = text[a.span.end : b.span.start]
    mark = gap.rstrip(_BLANKS)
    if mark == gap:
        return mark == "." and len(a.text) == 1 and a.capital and b.capital  # "М.Коваль"
    if mark in ("'", "’"):
        return a.owns and b.capital  # "the Workers' Union" is one name
    if not mark:
        return not a.owns
    return mark == "." and len(a.text) <= 4 and a.capital


def _extend(text: str, row: Sequence[Token], i: int, j: int, w: Words) -> int:
    """Return the end of a body's name that goes on through "of the Northern Shelf"."""
    small = w.lang in _SMALL_NOUNS  # one noun without a capital is still to come
    while j < len(row) and j - i < _MAX_RUN:
        if not any(t.low in w.bodies or singular(t.low) in w.bodies for t in row[i:j]):
            return j
        k = j
        while k < len(row) and k - j < 3 and _connects(row, k, j):
            if not _joined(text, row[k - 1], row[k]):
                return j
            k += 1
        noun = small and row[j].low in _WHOSE and j < k < len(row) and row[k].low not in w.determiners
        if noun and row[k].text.islower() and _joined(text, row[k - 1], row[k]):
            j, small = k + 1, False  # "Union des ports"
            continue
        if k == j or k >= len(row) or not row[k].capital or not _joined(text, row[k - 1], row[k]):
            return j
        both = k == j + 1 and (row[j].low == "and" or fields(row[i:j], row[j].low, row[k].low, w))
        if row[j].low in ("and", "in", "und", "et", "on", "the") and not both:
            follows = row[j].low in ("on", "in") and row[j + 1].low == "the"
            if not follows:
                return j
        m = k
        while k < len(row) and row[k].capital and _joined(text, row[k - 1], row[k]):
            k += 1
        if any(_office(t, w) for t in row[m : k - 1]):
            return j  # "the Alliance | of Prime Minister Ada Vale"
        alike = any(t.low in w.bodies or singular(t.low) in w.bodies for t in row[m:k])
        if row[j].low == "and" and not alike and not any(t.low in ("of", "for") for t in row[i:j]):
            return j  # two bodies are one name only where both are: "Karsk Line and Vale Carriers"
        if row[j].low == "and" and row[j - 1].low == row[k - 1].low:
            return j  # "the Karsk Hospitals Trust | and Vale Hospitals Trust"
        j = k
    return j


def _connects(row: Sequence[Token], k: int, j: int) -> bool:
    """Return whether a word goes on with a body's name that broke off at j: "for", and "a" behind it."""
    article = k > j and row[k].low == "a" and row[k - 1].low == "for"
    return not row[k].capital and (row[k].low in _CONNECTORS or article)


def _genitives(text: str, row: list[Token], known: frozenset[str], w: Words) -> list[Token]:
    """Return German words with a genitive beside its noun marked: in "Valdos Rede", "die Rede Valdos", known
    as Valdo's.
    """
    if not w.compounds:
        return row
    out = list(row)
    for i, t in enumerate(row):
        if t.capital and not t.owns and t.text.endswith("s") and len(t.text) > _SHORT_WORD + 1:
            stem = t.text[:-1]
            whose = i > 0 and (of_things(row[i - 1].low, w) or _office(row[i - 1], w))
            before = whose and _joined(text, row[i - 1], t)
            behind = i + 1 < len(row) and row[i + 1].capital and _joined(text, t, row[i + 1])
            if fold(stem) in known and (before or behind or len(row) == 1):
                out[i] = Token(t.text, t.span, stem, stem.casefold())
    return out


def _elided(text: str, row: list[Token], w: Words) -> list[Token]:
    """Return words without what French and Italian put before a name: "d'Hortense Quillard", "L'association".

    Inside a name it stays: "Valéry d'Estaing".
    """
    if w.lang not in ELIDING:
        return row
    out = list(row)
    for i, t in enumerate(row[:-1]):
        m = _ELISION.match(t.text)
        inside = i and row[i - 1].capital and text[row[i - 1].span.end : t.span.start] == " "
        whole = row[i + 1].capital and text[t.span.end : row[i + 1].span.start] == " "
        if m is not None and whole and not inside:
            bare = t.bare[m.end() :]
            out[i] = Token(t.text[m.end() :], Span(t.span.start + m.end(), t.span.end), bare, bare.casefold())
    return out


def _workers(text: str, row: Sequence[Token], j: int, w: Words) -> bool:
    """Return whether what goes on behind a possessive in the plural is a body: "the Workers' Union"."""
    for k in range(j, min(len(row), j + _MAX_RUN)):
        if not row[k].capital or (k > j and not _joined(text, row[k - 1], row[k])):
            return False
        if {row[k].low, singular(row[k].low)} & (w.bodies | w.firms):
            return True
    return False


def _past_particles(text: str, row: Sequence[Token], j: int, w: Words, lang: str) -> int | None:
    """Return where a name goes on behind particles at j: "Anna von der Aue", not "Angaben der Reederei"."""
    k = j
    noun = j > 1 and articled(row[j - 2].low, w) and not _title(row[j - 1], w)
    if w.compounds and (noun or of_things(row[j - 1].low, w)):
        return None  # "Ansicht von Vale", "Entscheidung zur Landung", "die Straße von Karsk"
    while k < len(row) and k - j < _PARTICLES_MOST and row[k].low in PARTICLES and not row[k].capital:
        lone = row[k].low in ("e", "y", "la", "le", "do") or (lang == "de" and row[k].low in w.determiners)
        if lone and row[k - 1].low not in PARTICLES:
            return None
        k += 1
        if k == len(row) or not _joined(text, row[k - 1], row[k]):
            return None
    no_name = w.compounds and j < k < len(row) and no_part(row[j:], k - j, w)
    return k if k > j and row[k : k + 1] and row[k].capital and not no_name else None


def find_names(telling: Telling, start: int, end: int, known: frozenset[str]) -> list[Name]:
    """Return the names in text[start:end], a sentence or less, in order.

    `known` are words seen capitalised inside sentences of the story: they tell a name at the head of
    a sentence from a word that is capital by its place only.
    """
    text, w = telling.text, words_for(telling.lang)
    row = _genitives(text, _elided(text, tokens(text, start, end), w), known, w)
    out: list[Name] = []
    i = 0
    while i < len(row):
        thing = i > 0 and ends_before(row[i - 1].low, row[i].low, w, owns=False)
        if not row[i].capital or re.split("['’]", row[i].low)[0] in w.pronouns or thing:  # "I'd"
            i += 1
            continue
        j = _run_end(text, row, i, w, telling.lang)
        a = i
        lead = text[start : row[a].span.start].rstrip()
        first = not lead.strip("\"“„«‘'»( ") or lead[-1] in _LEADS
        while a < j and first and row[a].low in w.small and not given(text, row, a, j, telling.lang):
            a += 1
            first = False
        if first and a < j and not (seen(row[a].bare, known, w) or _title(row[a], w)):
            shape = row[a].low.endswith(_BY_PLACE) or bool(firm_noun(row[a].low, w))
            initial = w.declines and j - a > _FULL and len(row[a + 1].bare) == 1  # "Пропажа | А. Вейл"
            if initial or (j - a > 1 and shape and all(fold(t.bare) in known for t in row[a + 1 : j])):
                a += 1  # "Sentencing Vale, the judge ...", "Supplier Vale said": capital by its place
            elif j - a == 1 and not _certain(row[a], w) and _extend(text, row, a, j, w) == j:
                i = j
                continue
        while a < j and (
            (row[a].low in w.small and not given(text, row, a, j, telling.lang))
            or any(t.low.endswith(_FROM) for t in row[a : j - 1])
            or (a + 1 < j and row[a].low in w.parties and not _bodily(row[a + 1 : j], w))
        ):
            a += 1
        lone = j - a == 1 and j < len(row) and _joined(text, row[a], row[j])
        if a < j and not month(row, a, j) and not (lone and which_body(row[a].bare, row[j].text, w)):
            field = _past_field(text, row, a, j, w)
            if field == a:
                j = _extend(text, row, a, j, w)
            bare = _bare(text, row, field, j, known, w, first=first)
            name = _name(row[field:j], w, telling.lang, bare=bare)
            if name is not None and not (w.compounds and a and _of_a_place(name, row[a - 1], w)):
                name = _led(text, row, a, name, w) if field > a else name
                owned = name.body and a and row[a - 1].owns and row[a - 1].capital
                out.append(replace(name, whose=row[a - 1].bare) if owned else name)
        i = max(j, i + 1)
    return paired(text, row, out, w)


def _run_end(text: str, row: Sequence[Token], i: int, w: Words, lang: str) -> int:
    """Return the index after a run of capitals, its particles included, that begins at i."""
    j = i + 1
    while j < len(row) and j - i < _MAX_RUN and _joined(text, row[j - 1], row[j]):
        if row[j - 1].owns and not _workers(text, row, j, w):
            break
        turn = row[j].capital and not row[j].text.isupper()
        if turn and row[j].low in (w.breaks & w.small) - _BORNE:
            break  # a headline in capitals: "Vale Was Told"
        if ends_before(row[j - 1].low, row[j].low, w, owns=row[j].owns):
            break
        k = j if row[j].capital else _past_particles(text, row, j, w, lang)
        if k is None:
            break
        j = k + 1
    return j


def _past_field(text: str, row: Sequence[Token], a: int, j: int, w: Words) -> int:
    """Return where a name begins behind an office's field, "Secretary of | State | Ada Vale", or its land."""
    k = a
    while j - k > _FULL and row[k].low in w.fields:
        k += 1
    if k > a and j - k > _FULL + 1 and row[k].low in _WHOSE:
        k += 2  # "ministra de Industria | de Karsk | Ada Vale"
    k = a + landed(row[a:j], w) if k == a else k
    return k if k > a and _office_of(text, row, a, w) is not None else a


def _led(text: str, row: Sequence[Token], a: int, name: Name, w: Words) -> Name:
    """Return a name with the office whose field stands at a as its title."""
    office = row[_office_of(text, row, a, w) or 0]
    return replace(name, titles=(office.low, *name.titles), lead=office.span.start)


def _office_of(text: str, row: Sequence[Token], a: int, w: Words) -> int | None:
    """Return where the office is whose field stands at a: "Secretary" of "State", "Minister" for "Health"."""
    k = a - 1
    while k > 0 and a - k <= _MAX_RUN and text[row[k].span.end : row[k + 1].span.start] == " ":
        if row[k].low in w.people | w.titles and k + 1 < a:
            return k
        if row[k].low not in w.fields and row[k].low not in _FIELDED and not adjective(row[k].text, w):
            return None
        k -= 1
    at_head = k == 0 and a > 1 and text[row[0].span.end : row[1].span.start] == " "
    return 0 if at_head and row[0].low in w.people | w.titles else None


def _of_a_place(name: Name, before: Token, w: Words) -> bool:
    """Return whether "von" tells of what an office is: "die Anwältin von Vesk", no "Kanzler von Vesk"."""
    whose = name.parts[0].islower() and len(name.parts) <= _FULL + 1
    return bool(name.titles) and whose and before.low in w.determiners


def _bare(
    text: str, row: Sequence[Token], a: int, j: int, known: frozenset[str], w: Words, *, first: bool
) -> bool:
    """Return whether a run may end in a surname that is an office, too: none with an article is a name.

    "Ada King said", and not "the Spanish King"; alone, "King said", where it is no sentence's first word
    or stands with a capital elsewhere.
    """
    alone = j - a == 1
    if a and text[row[a - 1].span.end : row[a].span.start] == " ":
        before = row[a - 1]
        if before.low in _ARTICLE or ((before.owns or before.low in w.determiners) and alone):
            return False
    return not alone or not first or fold(row[a].bare) in known


def _acronym(tok: Token) -> bool:
    """Return whether a word is in capitals, at the head of a sentence, too: "BP said"."""
    return len(tok.bare) > 1 and tok.bare.isalpha() and tok.bare.isupper()


def _certain(tok: Token, w: Words) -> bool:
    """Return whether a word is a name though it opens its sentence: initials, a state, its people or a body
    that goes by a noun: "Кремль".
    """
    own = tok.low in lexicon.known("roles", w.lang, "proper")
    return own or _acronym(tok) or fold(tok.bare) in countries()


def _title(tok: Token, w: Words) -> bool:
    return tok.low in w.before or _office(tok, w)


def _office(tok: Token, w: Words) -> bool:
    if w.lang in _SMALL_NOUNS and tok.text == "General":
        return False  # an office has no capital: "General Motors"
    return tok.low in w.titles | w.people | w.mixed or compound(tok.low, w) or _joint(tok.low, w)


def _joint(low: str, w: Words) -> bool:
    """Return whether a hyphen joins an office: "Attorney-General", "then-President"."""
    first, _, last = low.rpartition("-")
    ranks = lexicon.known("roles", w.lang, "ranks") | w.before | w.titles | w.people
    return bool(first) and last in w.titles | w.people and (first in ranks or first in _THEN)


def compound(low: str, w: Words) -> bool:
    """Return whether a word is an office and its field in one, in any case: "Betriebsleiters"."""
    return w.compounds and any(form in w.people or form.endswith(w.ends) for form in cases(low))


def _name(row: Sequence[Token], w: Words, lang: str, *, bare: bool) -> Name | None:
    """Part a run into its titles and its name; None where it is titles only.

    `bare` says that no article stands before it, so that its last word may be a surname: "Ada King".
    """
    last = row[-1]
    while len(row) > _FULL and row[-1].bare in w.honours:
        row = row[:-1]  # "Anthony Pell KC"
    body_at = [k for k, t in enumerate(row) if t.low in w.bodies or singular(t.low) in w.bodies]
    if body_at == [0] and len(row) > 1 and row[0].low in w.mixed:
        body_at = []  # "Owner Ada Vale", "Operator Kestrel Lines": which of the two, the rest must tell
    if body_at == [len(row) - 1] and body_at[0] and bare and _surname(row, w):
        body_at = []  # "Ada Banks"
    given = _given(row, w)
    offices = [k for k, t in enumerate(row) if _title(t, w) and not t.owns and (k or not given)]
    if body_at:  # "Department of Justice"
        offices = [k for k in offices if row[k - 1].low != "of" or row[k].low not in w.fields]
    if offices and offices[-1] == len(row) - 1 and bare and not body_at and _surname(row, w):
        offices.pop()
    cut = 0
    if offices and not (body_at and body_at[-1] > offices[-1]):
        # A word such as "former" or "new" is a title's only before an office: "New Harbour" is a name.
        cut = 1 + max((k for k in offices if _office(row[k], w)), default=-1)
    if cut >= len(row):
        return None
    body_at = body_at if body_at and body_at[-1] >= cut else []
    if own := _past_whose(row, cut, lang):
        row, cut, body_at = row[own:], 0, [k - own for k in body_at]
    rest = list(row[cut:])
    if lang == "de" and common(rest, w):
        return None  # every German noun has a capital
    formed = rest[-1].bare in w.forms  # "Kestrel AB", and not "Inc." alone behind a comma
    if len(rest) == 1 and (formed or (lang in _SLAVIC and _common(rest[0], w))):
        return None  # "Министерство обороны", "сообщение Министерства обороны"
    firm = formed or any(t.text == "&" for t in rest)  # "Vale & Reyl"
    if len(rest) > 1 and before_a_firm(rest[0].low, rest[1].bare, w):
        cut, rest, body_at, firm = cut + 1, rest[1:], [k for k in body_at if k > cut], True
    behind = person_behind([t.text for t in rest], body_at[-1] - cut) if body_at and lang in _SLAVIC else 0
    behind = behind or (lang in _SLAVIC and cut > 0 and surname_behind([t.text for t in rest]))
    if behind:
        cut, rest, body_at = cut + behind, rest[behind:], []
    kept = own_words([t.text for t in rest], body=bool(body_at)) if lang in _SLAVIC else len(rest)
    rest, last = rest[:kept], last if kept == len(rest) else rest[kept - 1]
    long = lang in _SLAVIC and len(rest) > 2 and not rest[-1].text.isascii()
    if long and not body_at and not patronymic(rest[1].low):
        cut, rest = cut + (len(rest) - 2) * (cut > 0), rest[-2:]  # "министр Эстмара | Анна Холм"
    return Name(
        span=Span(rest[0].span.start, last.span.start + len(last.bare)),
        parts=(*(t.text if t.owns else t.bare for t in rest[:-1]), rest[-1].bare),
        titles=tuple(t.low for t in row[:cut]),
        body=bool(body_at) or firm,
        owns=last.owns,
        lang=lang,
    )


def _past_whose(row: Sequence[Token], cut: int, lang: str) -> int:
    """Return where whose an office is begins, 0 where that is not told: "CEO de | Kestrel"."""
    at = cut
    while 0 < at < len(row) and lang in _SMALL_NOUNS and row[at].text.islower():
        at += 1
    return at if cut < at < len(row) else 0


def _common(tok: Token, w: Words) -> bool:
    """Return whether it is a body's noun and no name of its own, capital by its place or by courtesy."""
    noun = nominative_noun(tok.low, w.lang, governed=True) or tok.low
    return noun in w.bodies and not (tok.text.isupper() or noun in lexicon.known("roles", w.lang, "proper"))


def _surname(row: Sequence[Token], w: Words) -> bool:
    """Return whether a run's last word, an office by its looks, is a surname: "Tim Cook", "Justice King".

    Not behind what says whose office it is ("Spanish King") or which ("Deputy Bishop", "Lord Prior").
    """
    if row[-1].low not in w.surnames and not (w.compounds and row[-1].low.endswith(tuple(w.surnames))):
        return False
    if len(row) == 1:
        return not w.compounds  # any German noun has a capital
    lead = row[-2]
    if w.compounds or _given(row, w):
        return True  # "Anna Fischer", "Landwirt Bauer"
    if lead.low in w.titles:
        return lead.low not in w.before
    return not _title(lead, w) and fold(lead.bare) not in states()


def _bodily(row: Sequence[Token], w: Words) -> bool:
    """Return whether words name a body or an office: "Republican | Party", "Democrat | Senator Vale"."""
    return any({t.low, singular(t.low)} & (w.bodies | w.firms | w.people | w.sites) for t in row)


def _given(row: Sequence[Token], w: Words) -> bool:
    """Return whether two words are a given name that is an office and a surname that is one: "Dean Baker"."""
    lead = row[0].low
    before = lead in w.titles | w.before or lead not in w.people or row[0].owns
    return len(row) == _FULL and not before and row[1].low in w.surnames and not w.compounds
