"""Words at two ends of one scale, of the same thing: "rejected" told as "welcomed", "slight" as "severe".

A word says the contrary of another only of the same matter and under the same negation: "did not support" is
"opposed". So the words round both are compared, and what stands elsewhere in either text is no change.

Across a language border the words round can't be compared: see `abroad`.
"""

from collections.abc import Sequence

from variorum import lexicon
from variorum.collate.certainty import hedge
from variorum.collate.scales import Word, on_scales, scales
from variorum.collate.tokens import tokens_before
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import named_tokens
from variorum.data import Kind, Variant

BY = "contraries@2"
# Stems that both sides must have round their words, and the share of the fewer.
LEAST = 2
SHARE = 0.34
# Words before a word in which a condition leaves it open.
AHEAD = 5
KINDS = {
    "opposite": Kind.POLARITY,
    "converse": Kind.POLARITY,
    "small": Kind.POLARITY,
    "degree": Kind.STRENGTH,
    "graver": Kind.STRENGTH,
    "surer": Kind.CERTAINTY,
    "heated": Kind.STRENGTH,
}
CONFIDENCE = {"opposite": 0.75, "converse": 0.7, "small": 0.7}
SURE = 0.65  # of the others
# Of contraries with the same two words before and behind them: letter by letter nothing else changed there.
FRAMED = 0.9
# The language whose order of words is fixed. In the others a negator may stand behind what it bears on, or
# far off, so that any in either sentence speaks against a change; and what a verb is told of need not be next
# to it, so that more of what stands round must be the same.
FIXED = "en"
FREE = 0.5
# Words of a sentence that can tell the same from the other end, and the half of a French negation.
_TURNING = ("negators", "deny_words", "undoing")
_HALF = "ne"


def contraries(bead: Bead, view: View) -> Sequence[Variant]:
    """Return words of the reading from the other end of a scale than those in their place in the base."""
    if view.across:
        return ()
    base = [(i, view.base.once(on_scales, i)) for i in bead.base]
    out = []
    for j in bead.reading:
        mine = view.reading.once(on_scales, j)
        linked = [w for i, w in base if i in view.linked_base.get(j, ())]
        for n in sorted(mine):
            theirs = [w for words in linked for w in words.get(n, ())]
            pair = _pair(n, theirs, mine[n], view)
            if pair is None or _told(n, *pair, bead, view):
                continue
            sort = scales(view.reading.telling.lang)[n].sort
            a, b = pair
            sure = FRAMED if sort in CONFIDENCE and _framed(a, b) else CONFIDENCE.get(sort, SURE)
            out.append(found(view, KINDS[sort], a.span, b.span, by=BY, confidence=sure))
    return out


def turned(w: Word, whole: Whole) -> int:
    """Return how many negations and denials a word's sentence has besides it."""
    known = lexicon.known("negation", whole.telling.lang, *_TURNING)
    others = [t.fold for t in named_tokens(w.sentence, whole) if not t.span.overlap(w.span)]
    return sum((x in known and x != _HALF) or x.endswith("n't") for x in others)


def _pair(n: int, base: Sequence[Word], reading: Sequence[Word], view: View) -> tuple[Word, Word] | None:
    """Return a word of the base and one of the reading that say the contrary of the same thing."""
    lang = view.reading.telling.lang
    sort = scales(lang)[n].sort
    for b in reading:
        for a in base:
            if a.end == b.end or a.negated != b.negated or not _same_matter(sort, lang, a, b):
                continue
            if lang != FIXED and (turned(a, view.base) or turned(b, view.reading)):
                continue
            if sort == "graver" and _open(b, view.reading):
                continue
            if (sort == "heated" and (b.end == 0 or b.negated)) or (a.sums and b.sums):
                continue
            if sort in ("opposite", "graver", "surer", "heated"):
                kept = any(x.end == a.end and not _apart(x, a) for x in reading)
                kept = kept or any(x.end == b.end and not _apart(x, b) for x in base)
            else:
                kept = any(x.end == a.end and _beside(x, a, lang) for x in reading)
                kept = kept or any(x.end == b.end and _beside(x, b, lang) for x in base)
            if not kept:
                return a, b
    return None


def _open(w: Word, whole: Whole) -> bool:
    """Return whether a condition or a doubt stands before a word: "if convicted, he faces ten years"."""
    before = tokens_before(named_tokens(w.sentence, whole), w.span)[-AHEAD:]
    return any(hedge(t, whole.telling.lang) for t in before)


def _same_matter(sort: str, lang: str, a: Word, b: Word) -> bool:
    if sort == "converse":
        return bool(a.after & b.after) and a.names == b.names and _meets(a, b)
    if sort == "small":  # "more than 40" and "fewer than 40" are two figures
        figures = any(w[0].isdigit() for w in a.behind)
        return len(a.behind) > 1 and a.behind == b.behind and not figures and _meets(a, b)
    if sort == "degree":
        return _beside(a, b, lang)
    return _meets(a, b, FREE) if lang != FIXED else _beside(a, b, lang) and _meets(a, b)


def _meets(a: Word, b: Word, share: float = SHARE) -> bool:
    """Return whether two words are told of the same matter, by what stands round them.

    Round a word of a short sentence there may be one other: "He denies the theft."
    """
    both = len(a.around & b.around)
    return (both >= LEAST and both >= share * min(len(a.around), len(b.around))) or (
        both > 0 and a.around == b.around
    )


def _apart(a: Word, b: Word) -> bool:
    """Return whether two words stand before two figures: "profit fell 7 percent, sales rose 4 percent"."""
    one, two = ({w for w in x.behind if w[0].isdigit()} for x in (a, b))
    return bool(one and two) and one.isdisjoint(two)


def _framed(a: Word, b: Word) -> bool:
    """Return whether two words stand between the same words: two on either side, or one and a figure."""
    if not (a.ahead and a.behind) or a.behind != b.behind:
        return False
    return a.ahead == b.ahead or (a.ahead[-1:] == b.ahead[-1:] and a.behind[0][0].isdigit())


def _beside(a: Word, b: Word, lang: str) -> bool:
    """Return whether two words stand next to the same word, on the same side of it where order is fixed."""
    if lang == FIXED:
        return bool(a.before & b.before or a.after & b.after)
    return bool((a.before | a.after) & (b.before | b.after))


def _told(n: int, a: Word, b: Word, bead: Bead, view: View) -> bool:
    """Return whether the base has the reading's word of this matter after all, or the reading the base's."""
    scale = scales(view.reading.telling.lang)[n]
    if scale.sort == "heated":
        words = view.base.words
        return any(end == 1 and all(w in words for w in p) for p, end in scale.ends)
    sides = ((view.base, bead.base, b), (view.reading, bead.reading, a))
    for whole, own, word in sides:
        for i in whole.indices:
            if i in own or len(whole.stems_of(i) & word.around) < min(LEAST, len(word.around)):
                continue
            there = whole.once(on_scales, i).get(n, ())
            if any(x.end == word.end and _meets(x, word) and not _apart(x, word) for x in there):
                return True
    return False
