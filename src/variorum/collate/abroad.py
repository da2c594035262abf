"""A word at one end of a scale where another language has one of another end: "rejected" told as "одобрил".

Within a language what stands round two words says whether they are told of one matter (contraries). Between
two languages the words round can't be compared. What there is instead: a sentence and what tells it, in which
a scale has words of a single end on either side, with nothing denied in either. A claim is denied with a
negation as well: "did not confirm" told as "подтвердил"; and so is a charge that is rejected. The scales are
`lexicon/abroad.toml`.
"""

from collections.abc import Iterator, Sequence

from variorum import lexicon
from variorum.collate.contraries import turned
from variorum.collate.numerals import numerals
from variorum.collate.polarity import may_deny
from variorum.collate.scales import Word, on_shared, shared
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Variant
from variorum.text import fold

BY = "abroad@1"
SURE = 0.6
# Sentences of both texts that are looked at together at most: one, the two that it was cut into, a dateline.
FEW = 4
# Scales on which a negation takes back what an end says: who does not confirm leaves it open, and says so.
CLAIM = "claim"
TAKEN_BACK = (CLAIM, "approval", "stance", "leave", "consent", "terms_kept", "law", "excluded", "verified")
# The scale whose first end denies, where it is told of a charge: "rejected the accusation".
APPROVAL = "approval"
# Scales whose words only round a figure behind them: "some 40 ships".
AMOUNTS = ("share", "crowd")
SUPERLATIVE = ("the", "most")


def abroad(bead: Bead, view: View) -> Sequence[Variant]:
    """Return words of the reading for another end of a scale than the base's of the same sentence have."""
    if not view.across or len(bead.base) + len(bead.reading) > FEW:
        return ()
    table = lexicon.load("abroad")
    return [
        found(view, Kind(table[name]["kind"][0]), a.span, b.span, by=BY, confidence=SURE)
        for name, a, b in _pairs(bead, view)
    ]


def _pairs(bead: Bead, view: View) -> Iterator[tuple[str, Word, Word]]:
    """Yield (scale, a word of the base, a word of the reading that says otherwise)."""
    theirs = _ends(bead.reading, view.reading)
    for name, mine in _ends(bead.base, view.base).items():
        there = theirs.get(name, [])
        if name not in AMOUNTS and (pair := _one_of_two(name, mine, there, bead, view)) is not None:
            yield name, *pair
        if len({w.end for w in mine}) != 1 or len({w.end for w in there}) != 1:
            continue
        a, b = mine[0], there[0]
        if a.sentence not in view.linked_base.get(b.sentence, ()):
            continue
        flipped = name in TAKEN_BACK and _flipped(bead, mine, there, view)
        if flipped or (a.end != b.end and _plain(name, mine, there, bead, view)):
            yield name, a, b


def _one_of_two(
    name: str, mine: Sequence[Word], there: Sequence[Word], bead: Bead, view: View
) -> tuple[Word, Word] | None:
    """Return the words that tell otherwise where either text has two of a scale and the other two are of one
    end: "ordered an inquiry and offered to help", "ordnete eine Untersuchung an und verlangte Hilfe".
    """
    if len(mine) != 2 or len(there) != 2 or len({w.end for w in mine}) == len({w.end for w in there}):
        return None
    (a, b), *rest = [(a, b) for a, b in zip(mine, there, strict=True) if a.end != b.end]
    linked = a.sentence in view.linked_base.get(b.sentence, ())
    return (a, b) if not rest and linked and _plain(name, [a], [b], bead, view) else None


def _plain(name: str, mine: Sequence[Word], there: Sequence[Word], bead: Bead, view: View) -> bool:
    """Return whether nothing is denied beside some words, and no neighbour has the other text's end."""
    things = lexicon.load("abroad")[name]["kind"][0] == Kind.ENTITY  # north is north, whatever is denied
    if any(_denied(words, whole, things) for words, whole in ((mine, view.base), (there, view.reading))):
        return False
    if name == CLAIM and (_limited(mine, view.base) or _limited(there, view.reading)):
        return False
    was, now = mine[0].end, there[0].end
    sides = ((now, bead.base, view.base), (was, bead.reading, view.reading))
    return not any(_near(name, end, own, whole, view) for end, own, whole in sides)


def _flipped(bead: Bead, mine: Sequence[Word], there: Sequence[Word], view: View) -> bool:
    """Return whether two sentences have one word of an end each, and the one negation in them bears on it.

    What the other has must not deny in any other way: "it is not yet possible to confirm".
    """
    if {len(x) for x in (bead.base, bead.reading, mine, there)} != {1} or mine[0].end != there[0].end:
        return False
    a, b = mine[0], there[0]
    if a.negated == b.negated or sorted((turned(a, view.base), turned(b, view.reading))) != [0, 1]:
        return False
    plain, whole = (b, view.reading) if a.negated else (a, view.base)
    return not may_deny(plain.sentence, whole, plain.span)


def _ends(sentences: Sequence[int], whole: Whole) -> dict[str, list[Word]]:
    """Return the words of some sentences on scales that several languages have, by the scale."""
    known = shared(whole.telling.lang)
    out: dict[str, list[Word]] = {}
    for i in sentences:
        for n, words in whole.once(on_shared, i).items():
            name = known[n].sort
            told = [w for w in words if name not in AMOUNTS or not _counts_nobody(w, whole)]
            out.setdefault(name, []).extend(told)
    charged = [w for w in out.get(APPROVAL, ()) if not w.end and _charge(w, whole.telling.lang)]
    if charged:
        out[CLAIM] = sorted((*out.get(CLAIM, ()), *charged), key=lambda w: w.span)
    return out


def _charge(w: Word, lang: str) -> bool:
    """Return whether it is a charge that a word is told of: who rejects one denies it."""
    return not lexicon.known("negation", lang, "charges").isdisjoint((*w.ahead, *w.behind))


def _counts_nobody(w: Word, whole: Whole) -> bool:
    """Return whether a number stands behind a word, or the word makes a superlative: "the most severe"."""
    lang, told = whole.telling.lang, w.span.of(whole.telling.text)
    behind = w.behind[:1]
    number = any(x[0].isdigit() or numerals(lang).cardinal(x) is not None for x in behind)
    return number or (*w.ahead[-1:], fold(told)) == SUPERLATIVE


def _denied(words: Sequence[Word], whole: Whole, things: bool) -> bool:
    """Return whether some words are denied, or may be; those for things only by what stands before them."""
    return any(w.negated or (not things and turned(w, whole) > 0) for w in words)


def _limited(words: Sequence[Word], whole: Whole) -> bool:
    """Return whether a part alone is admitted or denied: "admits only 74 million" disputes the rest."""
    known = lexicon.known("negation", whole.telling.lang, "limiting")
    return any(not known.isdisjoint((*w.ahead, *w.behind)) for w in words)


def _near(name: str, end: int, own: Sequence[int], whole: Whole, view: View) -> bool:
    """Return whether a neighbour of some sentences has a word of that end: a translator may have moved it.

    One that the neighbour's own counterpart has as well stands where it was.
    """
    here = whole is view.base
    links, other = (view.linked_reading, view.reading) if here else (view.linked_base, view.base)
    for n in sorted({own[0] - 1, own[-1] + 1} & set(whole.indices)):
        if any(w.end == end for w in _ends((n,), whole).get(name, ())):
            told = _ends(links.get(n, ()), other).get(name, ())
            if not any(w.end == end for w in told):
                return True
    return False
