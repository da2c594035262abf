"""Where the words that name a source begin and end: without whom it was told, when, how, and through whom."""

import re
from collections.abc import Sequence
from itertools import pairwise

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.cast import SUBJECTS
from variorum.statements.datelines import behind
from variorum.statements.names import Token, find_names, tokens
from variorum.statements.pieces import Speech
from variorum.statements.quoted import untold
from variorum.statements.roles import DECLINING, Words, singular
from variorum.statements.slavic import behind_adverbial, from_there, unheard
from variorum.statements.whens import before_when
from variorum.text import fold

_FULL = 2  # words of a person's name or title and name
_TITLE = 60  # and the rest of a name in guillemets
_STOPS = ".!?…;\n«"
_CLOSES = "»”“"
_GLUED = re.compile(r"(?<=[а-яёіїєґ])\.(?=[А-ЯЁІЇЄҐ][а-яёіїєґ]{2})")
_DATIVE = frozenset(("dem", "den", "einem"))
_OURS = frozenset(("unserer", "unserem", "dieser", "diesem"))
_GERMAN_LEADS = frozenset(("laut", "gemass"))
_BY = frozenset(("to", "by"))  # of "according to", "as told by", left to the source
_PAST = frozenset(("then",))  # "then Mayor Vale"
_RELAY = 3  # words of "remarks reported by"
_PAPERS = frozenset(("daily", "weekly", "monthly", "quarterly"))
_CONTRACTED = re.compile(r"(?:\w+\s+)?(he|she|it|they|we|you|i|who)['’](?:s|d|ve|ll|re|m)", re.IGNORECASE)


# Articles of nouns, which open what comes next: no source ends in one.
_ARTICLES = frozenset((
    "the", "a", "an", "el", "los", "las", "le", "les", "un", "une", "una", "der", "die", "das", "den", "dem",
    "ein", "eine",
))  # fmt: skip


def bounded(telling: Telling, span: Span, cue: Span | None, speech: Speech, w: Words) -> Span:
    """Return a source without its verb's helpers and without a relative pronoun at its end: "spies who"."""
    span = _heard_from(telling, span, cue, speech, w)
    if telling.lang == "en" and (verb := _CONTRACTED.fullmatch(span.of(telling.text))) is not None:
        span = Span(span.start, span.start + verb.end(1))  # "They've | argued"
    if cue is not None and span.start < cue.start < span.end:
        span = Span(span.start, cue.start)
    span = untold(telling, span)
    if (whole := _whole(telling, span)) != span:
        return whole
    span = behind(telling, span)
    span = unheard(telling, behind_adverbial(telling, span, cue, w), w)
    span = from_there(telling, _to_whom(telling, _to_paper(telling, span, w), w), cue, w)
    span = _fronted(telling, _unheard(telling, span, speech, w), cue, w)
    row = tokens(telling.text, span.start, span.end)
    if len(row) > 1 and row[0].low in SUBJECTS & (w.he | w.she) and w.lang != "en" and not row[1].capital:
        return row[0].span  # "он коллегам": what follows a subject that is a pronoun is no more of it
    length, row = len(row), row[: _second(row, speech, w)]
    end, start = before_when(row, w.lang), 0
    while end > 1 and (
        _hangs(row[end - 1], speech, w)
        or _parted(telling, row[end - 1], cue, speech)
        or _how(row[end - 2], row[end - 1], w)
        or _dated(row[end - 2], row[end - 1], w)
        or (not row[end - 1].capital and _led(telling, cue, w))
        or row[end - 1].text in _ARTICLES  # "la compañía | el martes"
    ):
        end -= 1
    end = before_when(row[:end], w.lang)  # "teilte | die Behörde | am Donnerstag | mit"
    opens = speech.joins | _BY | (w.adverbs - _PAST)
    while start < end - 1 and row[start].low in opens:
        start += 1
    if end - start > _FULL and _on_a_day(row[start], row[start + 1], w):
        start += 2  # "у вівторок | заступник міністра"
    if not row or (start == 0 and end == length):
        return span
    last = row[end - 1].span.end
    last += telling.text[last : last + 1] in tuple(_CLOSES) and last < span.end  # "«Север» | в понедельник"
    return Span(row[start].span.start if start else span.start, last)


def _second(row: Sequence[Token], speech: Speech, w: Words) -> int:
    """Return where a second verb begins, "schrieben | die Hacker | und kündigten mehr an"; English verbs may
    be nouns: "benefits and claims".
    """
    if w.lang == "en":
        return len(row)
    verbs = speech.verbs | speech.object | speech.verb_second
    second = (i for i, (a, b) in enumerate(pairwise(row)) if i and a.low in speech.joins and b.low in verbs)
    return next((i for i in second if row[i + 1].text.islower()), len(row))


def unstopped(telling: Telling, source: Span) -> Span:
    """Return a source without the stop of its sentence: "sagte | Ada Vale."; that of "Inc." is its own. Nor
    the next sentence where no blank parts them: "Олег Вран | .Парламент".
    """
    if (glued := _GLUED.search(telling.text, source.start, source.end)) is not None:
        return Span(source.start, glued.start())
    k = telling.sentence_at(source.start)
    ends = k is not None and source.end == telling.sentences[k].end
    last = source.of(telling.text).rpartition(" ")[2].rstrip(".")
    short = len(last) == 1 or "." in last or last.casefold() in _shortened(telling.lang)
    stopped = ends and last and telling.text[source.end - 1] == "." and not short
    return Span(source.start, source.end - 1) if stopped else source


def _shortened(lang: str) -> frozenset[str]:
    return lexicon.known("abbreviations", lang, "before_name", "inside", "closing")


def _heard_from(telling: Telling, source: Span, cue: Span | None, speech: Speech, w: Words) -> Span:
    """Return whose words they are where a source only passes them on: "his remarks" of "his remarks, reported
    by Karsk Radio, suggest ...".
    """
    k = telling.sentence_at(source.start)
    if k is None or cue is None or cue.start < source.end:
        return source
    text, first = telling.text, telling.sentences[k].start
    row = tokens(text, first, source.start)
    closed = "," in text[source.end - 2 : cue.start]
    if not closed or len(row) < _RELAY or row[-1].low not in speech.relays:
        return source
    at = row[-2].span.start - first
    lead = text[first : first + at].rstrip()
    if row[-2].low not in speech.relayed or not lead.endswith(","):
        return source
    subject = tokens(text, first, first + len(lead) - 1)
    while len(subject) > 1 and subject[0].low in w.small and subject[0].low not in w.determiners:
        subject = subject[1:]
    named = Span(subject[0].span.start, subject[-1].span.end) if subject else source
    return named if "," not in named.of(text) else source


def _fronted(telling: Telling, span: Span, cue: Span | None, w: Words) -> Span:
    """Return the subject where a source begins with the end of what stands before it: "read out by her
    lawyer, | Bo Reyl, Vale | said", and a firm's name before its legal form: "Kestrel Foods, | Inc. | said".
    """
    text, k = telling.text, telling.sentence_at(span.start)
    if k is None or telling.lang != "en":
        return span
    row = tokens(text, span.start, span.end)
    lead = text[telling.sentences[k].start : span.start].rstrip()
    if row and row[0].bare in w.forms and lead.endswith(","):
        before = find_names(telling, telling.sentences[k].start, span.start, frozenset())
        if before and not text[before[-1].span.end : span.start].strip(" ,"):
            return Span(before[-1].span.start, span.end)
    parts = span.of(text).split(", ")
    after = cue is not None and cue.start >= span.end and not text[span.end : cue.start].strip()
    if len(parts) != 2 or not lead.endswith(",") or not after:  # two names
        return span
    if any(not t.capital or t.bare in w.honours | w.forms for t in row):
        return span
    return Span(span.end - len(parts[1]), span.end)


def _unheard(telling: Telling, span: Span, speech: Speech, w: Words) -> Span:
    """Return a source without to whom and where it was said: "Maren Vale vor Journalisten in Karsk"."""
    row, platforms = tokens(telling.text, span.start, span.end), lexicon.known("media", "any", "platforms")
    for before, posts, t in zip(row, row[1:], row[2:], strict=False):
        if posts.low in w.breaks | w.places | w.prepositions and fold(t.low) in platforms and before.capital:
            return Span(span.start, before.span.end)  # "Vale | auf Telegram"
    for n in find_names(telling, span.start, span.end, frozenset()):
        if n.body or len(n.parts) + len(n.titles) < _FULL:
            continue
        behind = tokens(telling.text, n.span.end, span.end)
        gap = telling.text[n.span.end : behind[0].span.start] if behind else ","
        if not gap.strip() and behind[0].low in speech.hearers:
            return Span(span.start, n.span.end)
    return span


def _to_whom(telling: Telling, source: Span, w: Words) -> Span:
    """Return a German source without whom it is told to, in the dative: "Vale | dem Sender", "der Minister |
    den Abgeordneten". Behind a noun no other case is in these words, but behind a preposition; "der" behind a
    name is no genitive: "Ada Vale | der Zeitung".
    """
    row = tokens(telling.text, source.start, source.end) if w.lang == "de" else []
    outlets = lexicon.known("media", "de", "nouns")
    for k, (before, article) in enumerate(pairwise(row[:-1])):
        gap = telling.text[before.span.end : article.span.start]
        when = k > 0 and row[k - 1].capital and before.low in w.adverbs  # "Vale | gestern | dem Sender"
        paper = article.low in _OURS and row[k + 2].low in outlets  # "Vale | unserer Zeitung"
        if paper and not gap.strip():
            return Span(source.start, before.span.end)
        if article.low in _DATIVE and (before.capital or when) and not gap.strip():
            return Span(source.start, before.span.end)
        if article.low == "der" and before.capital and row[k + 2].low in outlets:
            names = find_names(telling, source.start, before.span.end, frozenset())
            if names and names[-1].span.end == before.span.end and len(names[-1].parts) >= _FULL:
                return Span(source.start, before.span.end)
    return source


def _to_paper(telling: Telling, source: Span, w: Words) -> Span:
    """Return a source without the paper it is told to, in guillemets behind a name: "Анна Вейл «Вестнику»".

    A name of one word tells of a person only where it does not open a sentence: "Комбинат «Север»".
    """
    text, k = telling.text, telling.sentence_at(source.start)
    at = text.find(" «", source.start, source.end)
    row = tokens(text, source.start, at) if at > 0 and telling.lang in DECLINING else []
    if not row or k is None or any(c.isalnum() for c in text[text.find("»", at) : source.end]):
        return source
    name = [t for t in row[-_FULL:] if t.capital and not t.text.isupper() and t.low not in w.bodies | w.firms]
    opens = not any(c.isalnum() for c in text[telling.sentences[k].start : row[-1].span.start])
    named = row[-1] in name and (len(name) == _FULL or not opens)
    return Span(source.start, at) if named else source


def _whole(telling: Telling, source: Span) -> Span:
    """Return a source with the rest of a name that it breaks off in guillemets, "канал «Карск | сегодня»", or
    with the bracket that closes its party: "Ada Vale (Unión Comarcal".
    """
    said = source.of(telling.text)
    if said.count("(") > said.count(")") and telling.text[source.end : source.end + 1] == ")":
        return Span(source.start, source.end + 1)
    if said.count("«") <= said.count("»"):
        return source
    close = telling.text.find("»", source.end, source.end + _TITLE)
    rest = telling.text[source.end : close]
    return Span(source.start, close + 1) if close >= 0 and not any(c in _STOPS for c in rest) else source


def _parted(telling: Telling, last: Token, cue: Span | None, speech: Speech) -> bool:
    """Return whether a word at a source's end is part of the verb before it: "teilte die Bahn mit"."""
    if cue is None or cue.start > last.span.start or last.low not in speech.particles or last.capital:
        return False
    after = telling.text[last.span.end : last.span.end + 1]
    return not (after.isalnum() or after == " ") or not after


def _hangs(last: Token, speech: Speech, w: Words) -> bool:
    """Return whether a word at a source's end belongs to what comes after it."""
    low = last.low
    helps = low in speech.helpers or low.endswith(("n't", "n’t")) or low in speech.joins
    return not last.capital and ((helps and low not in w.selves | w.it | w.he | w.she) or _links(low, w))


def _how(before: Token, last: Token, w: Words) -> bool:
    """Return whether a word behind a name, pronoun or plural tells how it is said, "Vale | drily",
    "officials | privately", or behind anything when: "the maker of pumps | now".
    """
    if last.low in w.adverbs and not last.capital:
        return True
    several = singular(before.low) != before.low and singular(before.low) in w.people
    if last.capital or not (before.capital or several or before.low in w.he | w.she | w.it | w.they):
        return False
    noun = last.low in w.people | w.bodies | w.kin | w.documents | _PAPERS
    return w.lang == "en" and last.low.endswith("ly") and not noun


def _dated(before: Token, last: Token, w: Words) -> bool:
    """Return whether a day of the week at a source's end tells when it was said: "a statement | Monday"."""
    days = lexicon.numbers("times", w.lang, "weekdays")
    return fold(last.low) in days and not before.capital and before.low not in w.breaks


def _on_a_day(first: Token, day: Token, w: Words) -> bool:
    """Return whether two words tell on which day of the week: "am Dienstag", "у вівторок"."""
    days = lexicon.numbers("times", w.lang, "weekdays")
    return first.low in w.breaks | w.prepositions and fold(day.low) in days


def _led(telling: Telling, cue: Span | None, w: Words) -> bool:
    """Return whether a German preposition leads to a source, which ends in a noun: "laut Klub | wohlauf"."""
    return w.lang == "de" and cue is not None and fold(cue.of(telling.text)) in _GERMAN_LEADS


def _links(low: str, w: Words) -> bool:
    return low in w.who and low not in w.determiners
