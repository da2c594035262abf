"""What the words that name a speaker are: a name, a description, or a pronoun.

"Kestrel's chief executive, Philippa Vale, who is to lead the group," is the name Philippa Vale;
"the 66-year-old president" an office and an age; "one of them" a part of a group; "her office" a
body that belongs to whoever "her" is.
"""

import re

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.anonymity import anonymity
from variorum.statements.callings import calling
from variorum.statements.cases import nominative_noun, nominative_phrase, several
from variorum.statements.complements import OF, for_a_field, headed, of_a_body, of_office, styled
from variorum.statements.countrymen import countryman
from variorum.statements.german import inside, teller
from variorum.statements.mention import Mention, Sort, both, chunks, held, label_of, owning, region, relative
from variorum.statements.names import Name, Token, compound, find_names, tokens
from variorum.statements.one_of import ONE, PRO, another, of_several, one_of, other_one
from variorum.statements.roles import ELIDING, Words, one, singular, uncased, words_for
from variorum.statements.shares import shared
from variorum.statements.together import AND, listing, together
from variorum.statements.weak import in_nominative
from variorum.states import countries
from variorum.text import fold

_AGE = re.compile(
    r"\b(\d{1,3})(?:[- ]year[- ]old\b|-jährige|-летн|-річн)|\baged (\d{1,3})\b|, (\d{1,3})(?=,|$)"
    r"|, (?:de )?(\d{1,3}) (?:ans|años|anni|jahre|лет|років)\b",
    re.IGNORECASE,
)
LONG_BODY = 5  # letters a body needs to be known at the end of a longer word
_ELIDED = re.compile(  # "l'agence", and "l'AMN" before a capital: none of a name
    r"(?i:l|d|un|dell|nell|sull|dall|all|qu)[’'](?=[^\W\dA-ZÀ-Þ])|(?:l|dell|nell|sull|dall|all)[’'](?=[A-ZÀ-Þ])"
)
_ALIAS = re.compile(r"\b(?:named|called|calling \w+|known as|goes by|name (?:only )?as)\s+")
# What follows tells who has seen a document, who wrote it or when, and not which it is.
_SEEN = frozenset(("seen", "read", "made", "written", "by", "from", "last", "same", "next", "year", "month"))
# Pronouns in a form that acts and owns nothing, whatever stands behind them.
_ACTS = frozenset((
    "he", "she", "they", "er", "il", "elle", "ils", "elles", "él", "ella", "ellos", "ellas", "он", "она",
    "они", "він", "вона", "вони", "lui", "lei",
))  # fmt: skip
_REST = frozenset(("remaining",))
_SELVES = frozenset(("itself", "himself", "herself", "themselves", "also", "too"))
WHOSE = frozenset(("whose", "dessen", "deren", "cuyo", "cuya", "cuyos", "cuyas"))
INDEFINITE = frozenset((
    "a", "an", "some", "another", "several", "many", "most", "other", "someone", "somebody", "anyone",
    "nobody", "one", "ein", "eine", "einer", "einem", "einen", "eines", "un", "une", "una", "uno", "один",
    "одна", "одного", "одной", "одним", "однієї", "однією",
))  # fmt: skip
_NOUN_FIRST = ("fr",)
_ADJECTIVES = 2  # before a body's noun
_MARKS = tuple("«„“\"")
_ON = "на"  # the site of the police, and no place
_TOWN = 60  # characters of "in" and a place's name


def parse(telling: Telling, span: Span, known: frozenset[str], *, named: bool = True) -> Mention:
    """Return what a mention is, a description whatever its names unless `named`. Never raises; a mention that
    is nothing known is `Sort.OTHER`.
    """
    text, w = telling.text, words_for(telling.lang)
    row = tokens(text, span.start, span.end)
    if row and telling.lang in ELIDING and (elided := _ELIDED.match(row[0].text)):
        span = Span(row[0].span.start + elided.end(), span.end)  # "l'agence": "agence"
        row = tokens(text, span.start, span.end)
    if len(row) == 1 and w.compounds and (body := teller(row[0].text, w)):
        span = Span(span.start, span.start + body)  # "Polizeiangaben": the police
        row = tokens(text, span.start, span.end)
    weekdays = lexicon.numbers("times", telling.lang, "weekdays")
    if len(row) > 2 and row[0].low in w.breaks and row[1].low in weekdays:
        row = row[2:]  # "сообщил | в понедельник следователь Уваров"
        span = Span(row[0].span.start, span.end)
    if (cut := inside(row, w) or _from_there(telling, row, known, w)) > 0:
        row = row[cut:]  # "bei | der Agentur", "in | Meshkhan", "в | отчёте"
        span = Span(row[0].span.start, span.end)
    while len(row) > 1 and row[-1].low in _SELVES and row[-2].capital:  # "Lunde himself"
        row = row[:-1]
        span = Span(span.start, row[-1].span.end)
    said = span.of(text)
    if telling.lang == "en" and (label := other_one(said, w)) is not None:
        return Mention(span=span, sort=Sort.ONE_OF, label=label)
    pronoun = _as_pronoun(row, w) if row else ""
    if not row or (len(row) == 1 and row[0].low in w.small and not pronoun):
        return Mention(span=span, sort=Sort.OTHER)
    if pronoun:
        return Mention(span=span, sort=Sort.PRONOUN, pronoun=pronoun)
    several = of_several(said)
    if untold := anonymity(said, telling.lang):
        span = Span(span.start, span.start + untold)
        said = span.of(text)
    parts = chunks(text, span)
    found = find_names(telling, span.start, span.end, known)
    some = several or (found and listing(row, found[0].span.start, w))
    if (names := together(telling, parts, found, w)) and not some:
        return Mention(span=span, sort=Sort.GROUP, joined=names, head=AND[w.lang], label=label_of(said, w))
    of_a_land = countryman(span, row, said, _age(said), w)
    head = _head_name(telling, parts[1:] if several else parts, found, w) if named and not of_a_land else None
    if several and head is None:
        return Mention(span=span, sort=Sort.ONE_OF, label=label_of(said, w))
    if head is not None:
        age = _age(said)
        return Mention(span=span, sort=Sort.NAME, name=head, age=age, label=head.text, definite=True)
    if row[0].low in _ACTS & w.pronouns:
        return Mention(span=span, sort=Sort.PRONOUN, pronoun=row[0].low)  # "he at length", "she, coming back"
    one = of_a_land or one_of(telling, span, parts, known, w)
    return one if isinstance(one, Mention) else _description(telling, span, one, found, known)


def _from_there(telling: Telling, row: list[Token], known: frozenset[str], w: Words) -> int:
    """Return 1 where a preposition of place stands before what speaks from there."""
    if len(row) < 2:
        return 0
    located = bool(_located(row[1:], w, w.documents))
    there = row[0].low in w.places and (placed(row[1], w) or located)
    there = there or (row[0].low == _ON and located and not row[1].capital)
    return int(there and not _opens_name(telling, row, known))


def _opens_name(telling: Telling, row: list[Token], known: frozenset[str]) -> bool:
    """Return whether a word that may be a preposition of place is the first of a name: "South Korean"."""
    named = find_names(telling, row[0].span.start, row[-1].span.end, known) if row[0].capital else []
    return any(n.span.start == row[0].span.start and len(n.parts) > 1 for n in named)


def placed(after: Token, w: Words) -> bool:
    """Return whether a word behind a preposition of place is what speaks from there: a name or a body."""
    if len(after.span) < 2 or after.capital:
        return len(after.span) > 1
    # Nouns in the locative: their beginning is that of the nominative ("министерстве", "в пресс-службе").
    if nominative_noun(after.low, w.lang, governed=True) in w.documents:
        return True
    noun = after.low.rpartition("-")[2]
    return any(noun.startswith(b[: max(4, len(b) - 2)]) for b in w.bodies if len(b) > 4)


def _located(row: list[Token], w: Words, nouns: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the nominative of a body and its adjectives that words open with: "оборонном ведомстве"; `nouns`
    are others that count.
    """
    for end in range(1, min(len(row), _ADJECTIVES + 1) + 1 if w.declines else 0):
        noun = nominative_noun(row[end - 1].low, w.lang, governed=True) or ""
        if noun.rpartition("-")[2] in w.bodies | nouns:  # "в объединённой пресс-службе"
            return nominative_phrase([t.bare for t in row[:end]], w.lang) or ()
    return ()


def _noun_of_body(head: list[Token], w: Words) -> tuple[str, ...]:
    """Return a Slavic body's noun in the nominative with what stands before it: "Министерство | обороны"."""
    at = next((i for i, t in enumerate(head) if w.declines and t.low in w.bodies), len(head))
    people = any(calling(t.low, w) for t in head)
    return tuple(t.bare for t in head[: at + 1]) if at < len(head) - 1 and not people else ()


def _as_pronoun(row: list[Token], w: Words) -> str:
    first = row[0].low
    if len(row) == 1 and first in w.pronouns:
        return first
    if (
        first in w.pronouns
        and len(row) == 2
        and row[1].low in ("who", "which", "himself", "herself", "itself", "also")
    ):
        return first
    if first in w.who and first not in w.determiners and (first not in WHOSE or len(row) == 1):
        return first  # "who ran the ministry", cut from its name
    return ""


def _age(said: str) -> int | None:
    m = _AGE.search(said)
    return int(next(g for g in m.groups() if g)) if m else None


def _head_name(telling: Telling, parts: list[Span], found: list[Name], w: Words) -> Name | None:
    """Return the name the phrase is headed by: not a possessor, not after a preposition."""
    text = telling.text
    bodies: list[Name] = []
    for part in parts:
        row = tokens(text, part.start, part.end)
        inside = [n for n in found if part.start <= n.span.start < part.end]
        clause = row and row[0].low in w.who and (part is not parts[0] or row[0].low not in w.determiners)
        clause = clause and not _apposed(row, inside, w)
        if not row or not inside or clause or row[0].low in w.breaks - w.determiners:
            continue  # a German "der" begins a clause behind a comma only
        more = row[0].low in lexicon.known("roles", w.lang, "partly")  # "including Greenpeace"
        if part is not parts[0] and (more or _placed_in(telling, part, row, w) or _initials(text, row)):
            continue
        alias = _ALIAS.search(part.of(text))
        if alias:
            at = part.start + alias.end()
            named = next((n for n in inside if n.span.start >= at), None)
            if named is not None:
                return named
        if w.declines and of_office(row, inside[-1], parts[-1], found, w):
            continue
        own = (w.declines and for_a_field(row, inside[-1], w)) or styled(row, inside[-1], w)
        if own or headed(row, inside[-1], w):
            return inside[-1]
        head = region(row, inside, w)
        last = next((n for n in reversed(inside) if n.span.start < head[-1].span.end), None)
        alone = w.compounds and len(row) == 1  # "Vales"
        if last is None or (last.owns and not alone) or (w.declines and of_a_body(telling, head, last, w)):
            continue
        counted = head[0].low in ONE or head[0].low in w.counts
        if len(last.parts) == 1 and not last.titles and counted and head[0] is not head[-1]:
            continue  # "one Karskian, a sergeant"
        # "das Blatt „Der Bote“" is called so
        called = any(c in text[head[0].span.start : last.span.start] for c in _MARKS)
        opens = head[0].low in w.determiners | w.he | w.she and not called
        letters = last.text.isupper() and len(last.text) > 1  # "der USGS in Denver"
        if w.compounds and len(last.parts) == 1 and not (last.titles or letters) and opens:
            continue  # any German noun has a capital: "die Chirurgin"
        if w.compounds and len(last.parts) == 1 and any(n.owns for n in inside) and not alone:
            continue  # "Ada Vales Vermutung"
        tail = "" if alone else text[last.span.end : head[-1].span.end].strip()
        if tail:  # "the Tarvan president", "the Payment Authority's view"
            continue
        if last.body or (head[0].low in ("the", "a", "an") and not _office_before(head, last, w)):
            bodies.append(last)
            continue
        return last
    return bodies[0] if bodies else None


def _initials(text: str, row: list[Token]) -> bool:
    """Return whether a word in brackets is what a body is called, or where it is: "the Health Agency (KHA)",
    "scholars from its university (Karsk)".
    """
    return text[row[0].span.start - 1 : row[0].span.start] == "(" and len(row) == 1


def _placed_in(telling: Telling, part: Span, row: list[Token], w: Words) -> bool:
    """Return whether a name behind a comma is of the place before it: "police in Palermo, Sicily"."""
    before = tokens(telling.text, max(0, part.start - _TOWN), part.start)[-2:]
    near = len(before) == 2 and before[0].low in w.places and before[1].capital
    return near and len(row) == 1 and not telling.text[before[1].span.end : part.start].strip(", ")


def _apposed(row: list[Token], inside: list[Name], w: Words) -> bool:
    """Return whether words behind a comma are article, calling and name: "der Händler Ottokar Wiesing".

    A relative clause ends in its verb: "die Wiesing kannte".
    """
    named = inside[-1] if inside else None
    closes = named is not None and named.span.end == row[-1].span.end and len(named.parts) > 1
    return named is not None and closes and row[0].low in w.determiners and _office_before(row, named, w)


def _office_before(head: list[Token], name: Name, w: Words) -> bool:
    before = [t for t in head if t.span.end <= name.span.start]
    return bool(name.titles) or bool(
        before and (before[-1].low in w.people and before[-1].low not in w.bodies)
    )


def _description(
    telling: Telling, span: Span, part: Span, found: list[Name], known: frozenset[str]
) -> Mention:
    text, w = telling.text, words_for(telling.lang)
    row = tokens(text, part.start, part.end) or tokens(text, span.start, span.end)
    names = [n for n in found if part.start <= n.span.start < part.end]
    whole, row = row, row[shared(row, w) :]
    share, other = len(row) < len(whole), another(row, w)
    if share and row[0].low in w.they:
        return Mention(span=span, sort=Sort.PRONOUN, pronoun=row[0].low)
    head = _phrase(row, names, w)
    case, located = _cased(telling, head, w)
    counts = head[-1].low in w.counts or head[-1].text.isdigit() or head[-1].low == "others"
    if counts and "they" in w.they and all(t.low in w.small | w.determiners | _REST for t in head[:-1]):
        return Mention(span=span, sort=Sort.PRONOUN, pronoun="they")  # "the other three", of those spoken of
    head = _to_noun(head, w)
    noun = head[-1]
    if len(head) > 1 and noun.low == "general" and head[-2].low in w.people:
        noun = head[-2]  # "the auditor general"
    located = located if len(located) <= len(head) else ()
    noun = head[len(located) - 1] if located else noun
    inner = held(row, head, names)
    own = case if case in w.people and len(head) == 1 else uncased(noun.low, w)
    nominative = calling(noun.low, w) or own
    low = nominative if nominative != noun.low else one(noun.low, w)
    first, tail_owner, owner = head[0], None, owning(names, row, len(head))
    if len(head) < len(row) and row[len(head)].low in ("from", "by", "of"):
        tail_owner = next((n for n in names if n.span.start >= row[len(head)].span.start), None)
    count = next((w.counts[t.low] for t in (*whole[:1], *head) if t.low in w.counts), None)
    possessive = first.low if first.low in (w.he | w.she | w.it | w.they | w.selves | WHOSE) else ""
    age, word = _age(span.of(text)), noun.low if noun.low in w.documents else nominative
    if case is not None and len(head) == 1:
        word = case  # "из доклада": "доклад"
    low, word = (located[-1].casefold(),) * 2 if located else (low, word)
    many = both(head, w) or (not (case or located) and several(noun.low, w.lang))
    sort = Sort.GROUP if many else _sort(word, w, counted=bool(count), aged=age is not None)
    stop = _label_end(sort, part, row, head, w)
    bare_plural = sort is Sort.GROUP and len(head) == 1 and owner is None and telling.lang == "en"
    at_head = sort is not Sort.OTHER and _by_place(telling, first, names, known)
    told = in_nominative(_cased_as(text, head, located or (case,), Span(part.start, stop)), noun.bare, w)
    return Mention(
        span=span,
        sort=sort,
        head=low,
        plain=noun.bare,
        marks=_marks(row, noun, w),
        age=age,
        count=count,
        share=share and count is None,
        pronoun=possessive,
        inner=inner,
        owner=owner if sort is not Sort.DOCUMENT else (tail_owner or owner),
        definite=first.low not in INDEFINITE and not (count or bare_plural or share or other),
        other=other,
        label=label_of(told, w, lower=at_head or other, whole=noun is first or other),
        between=_between(
            head, owner.span.end if owner else inner.end if inner else None, pronoun=bool(possessive)
        ),
        tail=_tail(row, len(head), stop, w),
    )


def _cased(telling: Telling, head: list[Token], w: Words) -> tuple[str | None, tuple[str, ...]]:
    """Return the nominative of a phrase's first noun in another case, and that of a body it begins with."""
    governed = _governed(telling, head[0], w)
    nouns = w.people | w.documents
    located = (_located(head, w, nouns) if governed else ()) or _noun_of_body(head, w)
    return nominative_noun(head[0].low, telling.lang, governed=governed), located


def _phrase(row: list[Token], names: list[Name], w: Words) -> list[Token]:
    """Return the words of a description that go with its noun.

    German puts what it says of a noun before it: "zwei mit den Plänen vertraute Personen"; a Slavic noun has
    behind it whose it is.
    """
    head = region(row, names, w) or row
    small = all(t.low in w.determiners or t.low in w.counts or not t.capital for t in head)
    if w.declines:
        return head[: _governing(head, w)]
    if w.compounds and (of := next((n for n in names if n.owns), None)) is not None:
        before = [t for t in head if t.span.end <= of.span.start]
        return before if any(t.capital for t in before) else head  # "die Angaben | Vales"
    if w.compounds and len(head) < len(row) and small:
        return row[: 1 + max((i for i, t in enumerate(row) if t.capital), default=len(row) - 1)]
    return head


def _governing(head: list[Token], w: Words) -> int:
    """Return where the noun ends that the others hang on: in "заместитель | мэра" the mayor does not speak,
    nor in "служба | мэра".
    """
    for i, t in enumerate(head):
        noun = nominative_noun(t.low, w.lang, governed=True) or t.low.rpartition("-")[2]
        if calling(t.low, w) or noun in w.people:
            return i + 1
        if noun in w.bodies | w.documents:
            office = noun in w.bodies and any(calling(x.low, w) for x in head[i + 1 :])
            return i + 1 if office else len(head)
    return len(head)


def _governed(telling: Telling, noun: Token, w: Words) -> bool:
    """Return whether words that set a case stand right before a noun: "по словам", "из"."""
    k = telling.sentence_at(noun.span.start)
    start = telling.sentences[k].start if k is not None else 0
    before = tokens(telling.text, start, noun.span.start)[-2:]
    if not before or telling.text[before[-1].span.end : noun.span.start].strip():
        return False
    paper = w.declines and nominative_noun(before[-1].low, w.lang, governed=True) in w.documents
    return before[-1].low in w.breaks - w.who or " ".join(t.low for t in before) in w.whose or paper


def _cased_as(text: str, head: list[Token], case: tuple[str | None, ...], span: Span) -> str:
    """Return a description whose first words are put into the nominative."""
    first = Span(head[0].span.start, head[len(case) - 1].span.end)
    told = [word for word in case if word is not None]
    if not told or not span.holds(first):
        return span.of(text)
    return text[span.start : first.start] + " ".join(told) + text[first.end : span.end]


def _to_noun(head: list[Token], w: Words) -> list[Token]:
    """Return a head up to its noun; "one" is it where nothing else is: "the one who voted no"."""
    while len(head) > 1 and (head[-1].low in _SELVES or head[-1].low in w.small):
        if head[-1].low in PRO and all(t.low in w.determiners for t in head[:-1]):
            break
        head = head[:-1]
    if w.lang in _NOUN_FIRST and not head[-1].capital:
        nouns = w.bodies | w.firms
        at = next((i for i, t in enumerate(head) if t.low in nouns), len(head))
        return head[: at + 1]  # "le ministère | russe de la Défense"
    return head


def _marks(row: list[Token], noun: Token, w: Words) -> frozenset[str]:
    """Return the content words beside a noun, lower case."""
    return frozenset(
        t.low
        for t in row
        if t is not noun and t.low not in w.small and t.low not in w.determiners and not t.text.isdigit()
    )


def _label_end(sort: Sort, part: Span, row: list[Token], head: list[Token], w: Words) -> int:
    """Return where a description's label ends: a body's before a relative clause, a group's with the phrase.

    Of somebody called by a bare noun, "a person who knows the plans", the clause is all that is known.
    """
    noun = head[-1]
    stop = noun.span.start + len(noun.bare)
    bare = len(head) <= 2 and head[0].low in INDEFINITE | {noun.low}
    if noun.low in PRO:
        return part.end
    if sort is Sort.GROUP or (sort is Sort.OFFICE and (bare or w.declines)):
        return part.end
    after = row[len(head)].low if len(head) < len(row) else ""
    if sort is Sort.OFFICE and after in OF.get(w.lang, ()):
        end = len(row) if w.compounds else relative(row, w)  # "der" begins no clause here
        return max(stop, row[end - 1].span.end)  # "the head of the harbour board"
    if sort is Sort.DOCUMENT and after in w.breaks and after in w.determiners:
        return part.end  # "Angaben der Reederei"
    if sort is Sort.DOCUMENT and head[0].low in INDEFINITE:
        # "a message on its page"; who has seen it and by whom it was carried is told of no document.
        rest = row[len(head) : relative(row, w)]
        ends = [t.low.endswith("ed") or t.low in _SEEN or t.text[0].isdigit() for t in rest]
        at = ends.index(True) if True in ends else len(rest)
        while at and rest[at - 1].low in w.breaks | w.determiners | w.small:
            at -= 1  # "a footnote in the report of | that year", "a survey of | nearly 800 nurses"
        return rest[at - 1].span.end if at else stop
    if sort is Sort.BODY or (sort is Sort.OFFICE and head[0].low in INDEFINITE):
        return max(stop, row[relative(row, w) - 1].span.end)
    return stop


def _opens(telling: Telling, at: int) -> bool:
    """Return whether a place is where its sentence begins, marks aside."""
    k = telling.sentence_at(at)
    return k is not None and not any(c.isalnum() for c in telling.text[telling.sentences[k].start : at])


def _by_place(telling: Telling, first: Token, names: list[Name], known: frozenset[str]) -> bool:
    """Return whether a description's first word has its capital from its place alone."""
    named = fold(first.bare) in known | countries() or any(n.span.start == first.span.start for n in names)
    return first.capital and not named and _opens(telling, first.span.start)


def _between(head: list[Token], end: int | None, *, pronoun: bool) -> tuple[str, ...]:
    if pronoun:
        return tuple(t.low for t in head[1:-1] if t.low != "own")
    return tuple(t.bare for t in head[:-1] if end is not None and t.span.start >= end and t.low != "own")


def _tail(row: list[Token], k: int, stop: int, w: Words) -> Span | None:
    """Return what a preposition adds by description: "the ministry" of "officials at the ministry"."""
    if k + 1 >= len(row) or row[k].low not in w.breaks or row[k].low in w.who:
        return None
    if row[k + 1].low not in w.determiners or row[k + 1].low in INDEFINITE:
        return None
    rest = row[k + 1 :]
    end = next((i for i, t in enumerate(rest) if i and t.low in w.breaks), len(rest))
    last = rest[end - 1]
    return Span(rest[0].span.start, last.span.end) if last.span.end <= stop else None


def _sort(noun: str, w: Words, *, counted: bool, aged: bool) -> Sort:
    """Return what a description's head noun stands for; `counted` and `aged` say what stands with it."""
    low = singular(noun)
    plural = noun != low and noun.endswith(("s", "men"))
    if plural and low in w.firms and noun not in w.bodies - w.firms:
        return Sort.GROUP
    if noun in w.documents or low in w.documents:
        return Sort.DOCUMENT
    if w.declines and noun.rpartition("-")[2] in w.bodies:
        return Sort.BODY  # "пресс-служба"
    long = tuple(b for b in w.bodies | w.firms if len(b) >= LONG_BODY) if w.compounds else ()
    if noun.endswith(long) and not compound(low, w):
        return Sort.BODY  # "Außenministerium"
    if (noun in w.bodies or low in w.bodies) and not (low in w.people and not _bodily(low, w)):
        return Sort.BODY
    if low in w.people or aged or compound(low, w):
        return Sort.GROUP if plural or counted else Sort.OFFICE
    if plural or counted:
        return Sort.GROUP
    return Sort.BODY if noun in w.firms | w.bodies else Sort.OTHER


def _bodily(low: str, w: Words) -> bool:
    """Return whether a noun that may be a person or a body is the body oftener: "operator", "owner"."""
    return low in w.firms
