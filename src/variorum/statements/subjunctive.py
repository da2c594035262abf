"""German sentences in the mood of report: "Das Unternehmen werde alles tun." is somebody's, whoever it was.

The mood does what a verb of saying does elsewhere: a sentence goes on with what was reported before it, and
names nobody (Duden, "Konjunktiv I").
"""

import re
from itertools import pairwise, takewhile

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.quotation import Quotation
from variorum.statements.names import Token, tokens
from variorum.statements.pieces import Speech, speech_for
from variorum.statements.raw import Quotes, Raw

_AHEAD = 9  # words before the verb of a main clause, which comes second whatever length what is first has
_SCORE = 0.59  # as of what the tagger finds without a cue
# Before it the mood tells no report: "es sei denn", "Gott sei Dank", "sei es ..., sei es".
_FIXED = frozenset((("sei", "denn"), ("sei", "dank"), ("sei", "es"), ("auch", "sei"), ("immer", "sei")))
_SPEAKERS = frozenset(("ich", "wir"))  # whose present looks the same: "ich habe"
_ENDS = ".!?…"
_REPORTS = re.compile(r"[a-zäöüß]{3,}(?<!t)e")  # a verb in that mood: "lege"; "sagte" is told as it was


def reported(telling: Telling, quotations: tuple[Quotation, ...]) -> list[Raw]:
    """Return sentences in that mood with no word of saying in them, in order of place."""
    if telling.lang != "de":
        return []
    quotes, speech = Quotes(telling, quotations), speech_for(telling.lang)
    told = (s for s in telling.sentences if not quotes.in_span(s) and _tells(telling, s, speech))
    return [Raw(source=None, cue=None, contents=(_bare(telling, s),), score=_SCORE) for s in told]


def in_report(telling: Telling, raw: Raw, quotes: Quotes) -> Raw:
    """Return a statement as it is, or its whole sentence as reported where its verb is none of saying, but in
    that mood: "Die Opposition | verdrehe | die Tatsachen" is said by who spoke before.
    """
    if telling.lang != "de" or raw.source is None or raw.cue is None or quotes.in_span(raw.cue):
        return raw
    k, verb = telling.sentence_at(raw.cue.start), raw.cue.of(telling.text)
    sentence = telling.sentences[k] if k is not None else raw.cue
    second = raw.source.start == sentence.start and raw.source.end <= raw.cue.start <= raw.source.end + 1
    if not second or not _REPORTS.fullmatch(verb) or raw.source.of(telling.text).casefold() in _SPEAKERS:
        return raw
    stem = verb.removesuffix("e")
    if any(v.startswith(stem) for v in speech_for(telling.lang).verbs):
        return raw
    return Raw(source=None, cue=None, contents=(_bare(telling, sentence),), score=_SCORE)


def _tells(telling: Telling, sentence: Span, speech: Speech) -> bool:
    """Return whether a sentence's main verb is in the mood of report, and nobody in it is told to say it."""
    text = telling.text
    if text[sentence.end - 1] == "?":
        return False
    row = tokens(text, sentence.start, sentence.end)
    lead = list(takewhile(lambda t: not _parted(text, row[0], t), row[:_AHEAD]))
    mood = lexicon.known("speech", telling.lang, "reported")
    at = next((i for i, t in enumerate(lead) if i and t.text in mood), None)
    if at is None or lead[0].low in speech.that | {x[0] for x in speech.lesser}:
        return False  # "Ob er schuldig sei, blieb offen"
    lows = [t.low for t in row]
    fixed = any(pair in _FIXED for pair in pairwise(lows))
    says = any(t.text in speech.verbs for t in row) or any(low in _SPEAKERS for low in lows)
    return not (fixed or says or _according(lows, speech))


def _parted(text: str, first: Token, t: Token) -> bool:
    """Return whether a mark that ends a clause stands before a word."""
    return text[first.span.start : t.span.start].rstrip().endswith((",", ":", ";"))


def _according(lows: list[str], speech: Speech) -> bool:
    plain = f" {' '.join(lows)} "
    return any(f" {' '.join(x)} " in plain for x in speech.according)


def _bare(telling: Telling, sentence: Span) -> Span:
    return Span(sentence.start, sentence.start + len(sentence.of(telling.text).rstrip(_ENDS)))
