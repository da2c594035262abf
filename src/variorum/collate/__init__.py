"""Two aligned tellings to variants: what the reading changed, pinned to the words of both.

`collate` runs every detector over every bead of linked sentences, takes a last look at the whole of both
articles, makes one variant of what several found at one place, and puts the heaviest first. A detector is a
pure function of a bead and a view of both articles; `DETECTORS` is all there is to register.
"""

from collections.abc import Callable, Mapping, Sequence

from variorum import lexicon
from variorum.collate.abroad import abroad
from variorum.collate.accounts import accounts
from variorum.collate.accusers import accusers
from variorum.collate.additions import additions
from variorum.collate.advice import advice
from variorum.collate.ages import ages
from variorum.collate.answers import answers
from variorum.collate.backers import backers
from variorum.collate.bounds import bounds
from variorum.collate.callings import callings
from variorum.collate.carried import carried
from variorum.collate.cause import cause
from variorum.collate.certainty import certainty
from variorum.collate.contraries import contraries
from variorum.collate.counted import counted
from variorum.collate.credits import uncredited
from variorum.collate.dates import dates
from variorum.collate.entities import entities
from variorum.collate.evidence import Key
from variorum.collate.insiders import insiders
from variorum.collate.intents import intents
from variorum.collate.judged import judged
from variorum.collate.looks import backward, passages
from variorum.collate.misquoted import misquoted
from variorum.collate.moments import moments
from variorum.collate.mouths import mouths
from variorum.collate.nearby import nearby
from variorum.collate.nobody import nobody
from variorum.collate.nulls import nulls
from variorum.collate.numbers import numbers
from variorum.collate.omissions import faint, omissions
from variorum.collate.opposed import opposed
from variorum.collate.outcomes import outcomes
from variorum.collate.parts import parts
from variorum.collate.plans import plans
from variorum.collate.polarity import polarity
from variorum.collate.portfolios import portfolios
from variorum.collate.pronominal import pronominal
from variorum.collate.quotes import quotes
from variorum.collate.ranges import ranges
from variorum.collate.ranks import ranks
from variorum.collate.recast import recast
from variorum.collate.refusals import refusals
from variorum.collate.roles import roles
from variorum.collate.scores import scores
from variorum.collate.siblings import siblings
from variorum.collate.sides import sides
from variorum.collate.spared import spared
from variorum.collate.speakers import speakers
from variorum.collate.standings import standings
from variorum.collate.standins import standins
from variorum.collate.steps import steps
from variorum.collate.strength import strength
from variorum.collate.swaps import swaps
from variorum.collate.tallies import tallies
from variorum.collate.targets import targets
from variorum.collate.terms import terms
from variorum.collate.ties import ties
from variorum.collate.tolls import tolls
from variorum.collate.trades import trades
from variorum.collate.tried import tried
from variorum.collate.trim import trimmed
from variorum.collate.view import Bead, View, Whole, whole
from variorum.collate.voice import voice
from variorum.collate.weigh import merged, weighed
from variorum.data import Alignment, Checked, Statement, Telling, Variant

# Every rule that looks at one bead. Order changes nothing.
DETECTORS: tuple[Callable[[Bead, View], Sequence[Variant]], ...] = (
    numbers,
    ranges,
    opposed,
    tolls,
    tallies,
    ages,
    dates,
    carried,
    moments,
    bounds,
    entities,
    portfolios,
    nearby,
    ranks,
    standings,
    siblings,
    counted,
    accounts,
    speakers,
    trades,
    mouths,
    insiders,
    callings,
    roles,
    pronominal,
    accusers,
    scores,
    backers,
    sides,
    targets,
    quotes,
    misquoted,
    recast,
    voice,
    certainty,
    plans,
    intents,
    terms,
    steps,
    outcomes,
    polarity,
    refusals,
    contraries,
    abroad,
    answers,
    nobody,
    spared,
    nulls,
    cause,
    ties,
    tried,
    parts,
    strength,
)


# Those that know names alone. Across the border to a language that we have no lists for, no other can tell
# whether a number, a doubt or a reason is there in words of that language.
UNLISTED = (entities, speakers)


def collate(
    base: Telling,
    reading: Telling,
    alignment: Alignment,
    statements: Sequence[Statement],
    checked: Mapping[Key, Checked] | None = None,
    back: Mapping[Key, Checked] | None = None,
) -> tuple[Variant, ...]:
    """Return what `reading` changed of `base`, heaviest first.

    `alignment.left` is the base. `statements` are those of both tellings. `checked` holds what the checker
    says of the pairs that `passages` names, `back` what of those that `backward` does; without both only the
    rules speak. Where one text borrows a part of
    the other, both tell one event each for itself, or less than a third of one stands in the other, only what
    they have in common is compared.
    """
    view = View(base=whole(base, statements), reading=whole(reading, statements), alignment=alignment)
    found = by_rules(view)
    if checked or back:
        found = judged(found, view, checked or {}, back or {})
    else:
        found = trimmed([v for v in found if not faint(v)], view)
    return weighed(merged(found), max(len(base.text), len(reading.text)))


def by_rules(view: View) -> Sequence[Variant]:
    """Return what the rules find of the reading, in what the two texts have in common."""
    languages = {view.base.telling.lang, view.reading.telling.lang}
    listed = not view.across or lexicon.load("numbers").keys() >= languages
    detectors = DETECTORS if listed else UNLISTED
    found = [v for bead in view.beads for detect in detectors for v in detect(bead, view)]
    found += [*omissions(view), *additions(view), *advice(view), *uncredited(view)]
    found += swaps(view) if listed else ()
    return [v for v in found if _compared(v, view)]


def _compared(v: Variant, view: View) -> bool:
    """Return whether a variant lies in what one text has of the other, where the rest is its own matter."""
    whole, linked = (view.reading, view.linked_base) if v.reading else (view.base, view.linked_reading)
    if not view.own[bool(v.reading)]:
        return True
    at = v.reading or v.base
    i = whole.telling.sentence_at(at.span.start) if at else None
    return i is not None and bool(linked.get(i))


__all__ = ["DETECTORS", "Bead", "View", "Whole", "backward", "by_rules", "collate", "passages", "standins"]
