"""Russian and Ukrainian sources by their cases: who is told of and who is told is nobody who says."""

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.cases import CASED, nominative_noun
from variorum.statements.complements import body_noun
from variorum.statements.endings import THEY
from variorum.statements.names import Token, tokens
from variorum.statements.pieces import Speech
from variorum.statements.roles import Words

_MANY = ("и", "ы", "і")  # ends of the nominative of several: "жителей призвали"
_OBLIQUE = frozenset((
    "его", "её", "ее", "их", "него", "неё", "нее", "них", "ему", "ей", "им",
    "його", "її", "їх", "нього", "неї", "йому", "їй", "їм",
))  # fmt: skip
_DATIVE = ("ам", "ям", "у", "ю", "ові", "еві")
_IN = frozenset(("в", "во", "у", "на"))
_OPENS = frozenset(("за", "после", "перед", "через", "среди", "при", "після", "серед", "під"))
_PLACED = ("е", "у", "ю", "ом", "ем", "ой", "ої", "і", "их")  # ends of names of places behind a preposition
_AGREEING = ("ого", "его", "його", "її", "их", "ых")
_NAMED = 2  # words of a name
_HEARERS = 4  # words for who is told
_NEAR = 3  # words from a preposition to a body's noun
_SEVERAL = ("ам", "ям")  # ends of nouns for several who are told, and of the words before them
_OF_SEVERAL = ("ым", "им", "ім")
_SHORT, _ALIEN = 5, ("грам",)  # letters of "храм", and what "телеграм" ends in
_LEADS = frozenset(("по", "к", "ко", "вопреки", "благодаря", "согласно", "всупереч", "завдяки"))


def told_of(telling: Telling, source: Span, cue: Span, w: Words) -> bool:
    """Return whether a source is the object of a verb whose subject is several: "его обвиняют в ...", "игрока
    подозревают в ...".
    """
    row, verb = tokens(telling.text, source.start, source.end), _verb(telling, cue, w)
    if not verb or not row or telling.text[min(source.end, cue.end) : max(source.start, cue.start)].strip():
        return False
    if len(row) == 1 and row[0].low in _OBLIQUE:
        return True
    at = next((i for i, t in enumerate(row) if not t.low.endswith(_AGREEING)), 0)
    noun = nominative_noun(row[at].low, w.lang, governed=False)
    return noun is not None and (noun in w.people or noun.endswith(_MANY))


def said_by_none(telling: Telling, source: Span, cue: Span, speech: Speech) -> bool:
    """Return whether a source is a part of what nobody is said to say: "сообщается, что | жители | ...", or
    of a day: "по данным | на вечер понедельника".
    """
    verb, row = (tokens(telling.text, x.start, x.end) for x in (cue, source))
    if telling.lang not in CASED or not verb or cue.end > source.start or not row:
        return False
    between = tokens(telling.text, cue.end, source.end - len(row[-1].text))
    told = len(verb) == 1 and verb[0].low in lexicon.known("speech", telling.lang, "impersonal")
    dated = tuple(t.low for t in verb) in speech.according and [t.low for t in between[:1]] == ["на"]
    return dated or (told and any(t.low in speech.that for t in between))


def behind_adverbial(telling: Telling, source: Span, cue: Span | None, w: Words) -> Span:
    """Return the subject where a source begins with what stands before it: "За підсумками візитів | Вран |
    заявив", "в своем посте | эксперт". A verb of one person has its subject in the nominative, at the end.
    """
    row = tokens(telling.text, source.start, source.end) if w.declines else []
    opens = w.prepositions | _OPENS
    if cue is None or cue.start < source.end or len(row) < _NEAR or row[0].low not in opens:
        return source
    if _verb(telling, cue, w) or telling.text[source.end : cue.start].strip():
        return source
    if row[-1].low in w.people:
        return row[-1].span
    at = len(row)
    while at > 1 and row[at - 1].capital and not row[at - 1].text.isupper():
        at -= 1
    at += at < len(row) and row[at - 1].low in w.prepositions  # "в Карске | Олег Вран"
    while at < len(row) - 1 and row[at].low.endswith(_PLACED):
        at += 1
    named = 0 < len(row) - at <= _NAMED and not row[at].low.endswith(_PLACED)
    return Span(row[at].span.start, source.end) if named else source


def unheard(telling: Telling, source: Span, w: Words) -> Span:
    """Return a source without those who are told, in the dative: "Вейл | журналистам", "своим сторонникам |
    Вейл". Behind a preposition they are what an office is for: "министр по делам".
    """
    row = tokens(telling.text, source.start, source.end) if w.declines else []
    first, last = 0, len(row)
    if any(t.low in _LEADS for t in row):
        return source
    while last > 1 and _several(row[last - 1]):
        last -= 1
    while first < last - 1 and row[first].low.endswith(_OF_SEVERAL) and not row[first].capital:
        first += 1
    first = first + 1 if first < last - 1 and _several(row[first]) else 0
    told = first or last < len(row)
    return Span(row[first].span.start, row[last - 1].span.end) if told else source


def _several(t: Token) -> bool:
    """Return whether a word is a noun in the dative for several people or things, and no name."""
    alien = len(t.low) < _SHORT or t.low.endswith(_ALIEN)
    return t.low.endswith(_SEVERAL) and not t.capital and not alien


def from_there(telling: Telling, source: Span, cue: Span | None, w: Words) -> Span:
    """Return a source without who is told before where it is said: "сообщили | Вестнику | в суде"."""
    if cue is None or cue.end > source.start or not _verb(telling, cue, w):
        return source
    row = tokens(telling.text, source.start, source.end)
    for i, t in enumerate(row[1 : _HEARERS + 1], 1):
        if t.low in _IN and any(body_noun(x.low, w) for x in row[i + 1 : i + 1 + _NEAR]):
            return Span(t.span.start, source.end) if all(_told(x, w) for x in row[:i]) else source
    return source


def _told(t: Token, w: Words) -> bool:
    """Return whether a word may be of who is told: a name, or a noun in the dative."""
    return t.low not in w.people and (t.capital or t.low.endswith(_DATIVE))


def _verb(telling: Telling, cue: Span, w: Words) -> bool:
    """Return whether a cue is a verb whose subject, where it has one, is several: "сообщили"."""
    row = tokens(telling.text, cue.start, cue.end) if w.declines else []
    helpers = lexicon.known("speech", w.lang, "helpers")
    row = [t for t in row if t.low not in helpers]
    return len(row) == 1 and row[0].low.endswith(THEY)
