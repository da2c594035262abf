"""Statements that are none: a preposition alone for what reports, a pronoun for all that is said."""

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.cases import nominative_noun
from variorum.statements.names import Token, tokens
from variorum.statements.raw import Quotes, Raw
from variorum.statements.roles import Words

_LONG = 4  # letters of a noun that a longer one may end in


def hollow(telling: Telling, raw: Raw, quotes: Quotes, w: Words) -> bool:
    """Return whether nothing tells that somebody says something, or what: "with two flies in | one swat",
    "She | confirmed | it", a subject and the rest of its sentence without a verb between them.
    """
    if raw.source is None or any(quotes.in_span(x) for x in raw.contents):
        return False
    if raw.cue is None:
        return _colon(telling, raw.source) < 0
    said = [t for x in raw.contents for t in tokens(telling.text, x.start, x.end)]
    if len(said) == 1 and said[0].low in w.he | w.she | w.it | w.they:
        return True
    cue = tokens(telling.text, raw.cue.start, raw.cue.end)
    where = len(cue) == 1 and cue[0].low in lexicon.known("speech", telling.lang, "hollow")
    return where and not _told(tokens(telling.text, raw.source.start, raw.source.end), w)


def _colon(telling: Telling, source: Span) -> int:
    """Return where a colon stands right behind a source, -1 where none does."""
    return telling.text.find(":", source.end, source.end + 2)


def _told(source: list[Token], w: Words) -> bool:
    """Return whether words name a document or whose view it is: "in einer Analyse", "aus seiner Sicht"."""
    papers = w.documents | w.sayings | w.he | w.she | w.it | w.they
    ends = tuple(x for x in papers if len(x) > _LONG)  # "in einer Marktanalyse"
    nouns = [nominative_noun(t.low, w.lang, governed=True) or t.low for t in source]
    return any(x in papers or x.endswith(ends) for x in nouns)
