"""Who is said to have said what: `extract` finds statements, `resolve` their speakers, `join` the
same statement in several tellings.

A statement is an attribution relation (Pareti 2012; PolNeAR, Newell et al. 2018): a source, a cue
and a content, each a span of the telling.
"""

from dataclasses import replace

from variorum.data import Statement, Tagged, Telling
from variorum.quotation import quotations
from variorum.statements.bare import bare
from variorum.statements.colon import before_colon
from variorum.statements.decode import decode
from variorum.statements.edges import edged
from variorum.statements.headed import headed
from variorum.statements.inserted import inserted
from variorum.statements.joined import join
from variorum.statements.masks import masks
from variorum.statements.mixed import blend
from variorum.statements.pieces import says, speech_for
from variorum.statements.raw import Quotes, finish, nested
from variorum.statements.recounted import recounted
from variorum.statements.resolve import resolve
from variorum.statements.rules import find, subject
from variorum.statements.subjunctive import in_report, reported
from variorum.statements.transcript import spoken, transcript

__all__ = ["extract", "join", "masks", "resolve"]

RULES = "statement-rules@5"
LIKELY = 0.5  # what has a cue and is less likely a statement than not is none
SURE = 0.7  # so likely it must be where no word of its cue is one of saying: "Vale caught the ball"


def extract(telling: Telling, tagged: Tagged | None) -> tuple[Statement, ...]:
    """Return a telling's statements in order of place, speakers still open.

    With `tagged`, the tagger's labels are decoded; without, rules on the lexicon of cue verbs find
    what they can. Never raises on any text; spans lie inside it.
    """
    quotes, known = quotations(telling.text, telling.paragraphs), transcript(telling)
    if tagged is None or not tagged.tokens:
        found, by = find(telling, quotes), RULES
    else:
        own = decode(telling, tagged, quotes, [part.head for part in known.parts])
        own = [r for r in own if r.cue is None or r.score >= (LIKELY if says(telling, r.cue) else SURE)]
        held = Quotes(telling, quotes)
        own = [in_report(telling, r, held) for r in own]
        plain = [*bare(telling), *reported(telling, quotes)]
        own = [
            replace(r, source=subject(telling, r.cue, held)) if r.source is None and r.cue is not None else r
            for r in blend(telling.text, own, find(telling, quotes), speech_for(telling.lang), plain)
        ]
        found, by = before_colon(telling, recounted(telling, edged(telling, own, quotes))), tagged.by
    told = inserted(telling, finish(telling, found, quotes, by))
    return nested(headed(telling, spoken(known, told, by)))
