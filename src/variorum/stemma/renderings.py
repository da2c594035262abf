"""Runs of words that two tellings of one language share beside a telling in another.

What a translator's words are taken from shows in sense alone, so that next to a foreign source a paper's own
neighbour, whose sentences it has word for word, is one of many that tell the same. But two who translate one
text seldom hit on the same runs of words: where they share many, one had them from the other, or both from a
third. It does not tell which is the elder: both directions gain the same, as with changes that two share
(`innovations`).
"""

import numpy as np

from variorum.stemma.features import Field, Floats
from variorum.stemma.innovations import MOST, WORTH
from variorum.stemma.witness import KINDS, PHRASE

# Share of one's runs of words that the other has, the mean of both, up to which two may have translated one
# text each for itself, and what more of it counts like one change that two share. Of thirty pairs of such
# translations in RETOLD dev none shares over a quarter; a text and what was made of it share a third.
NATURAL, STEP = 0.25, 0.1


def renderings(field: Field) -> Floats:
    """Return what shared runs of words add to the score of every edge; index 0 is the ground.

    Only between tellings of one language beside which one in another stands that both may come from.
    """
    langs = [w.telling.lang for w in field.witnesses]
    share = np.zeros((len(langs), len(langs)))
    for c, place in enumerate(field.places):
        for row, p in enumerate(place.near):
            if langs[p] == langs[c]:
                share[p, c] = np.nan_to_num(place.cover[row, KINDS.index(PHRASE)])
    out = np.zeros((len(langs) + 1, len(langs) + 1))
    for c, place in enumerate(field.places):
        for p in place.near:
            more = ((share[p, c] + share[c, p]) / 2 - NATURAL) / STEP
            if p < c and more > 0 and _beside(field, p, c):
                out[p + 1, c + 1] = out[c + 1, p + 1] = WORTH * min(MOST, more)
    return out


def _beside(field: Field, a: int, b: int) -> bool:
    """Return whether a telling in another language is kin to both of two in one."""
    lang = field.witnesses[a].telling.lang
    both = {*field.places[a].near} & {*field.places[b].near}
    return any(field.witnesses[k].telling.lang != lang for k in both)
