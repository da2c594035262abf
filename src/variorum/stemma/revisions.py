"""Which of two versions of one report came first, by what the later says of an earlier one (`revision`).

A note on an earlier version orders two texts of one outlet; and where it names what was wrong, whoever still
has that did not draw on the text that put it right.
"""

import re
from collections.abc import Mapping, Sequence

from variorum.data import NEAR_COPIES, Alignment, Telling
from variorum.revision import Revision, revision
from variorum.stemma.names import issuer
from variorum.text import fold, words

_PARTICULAR = re.compile(r"\d")


def earlier(a: Telling, b: Telling, x: Alignment, dated: float) -> str:
    """Return how `b` shows that it is no source of `a`, being a later version of the same report; else "".

    `x` is of `a` (left) and `b`; `dated` is 1 where `b` is dated after `a`, -1 before, 0 where nobody knows.
    In what is returned {} stands for the name of `a`.
    """
    one, two = revision(a), revision(b)
    if two is None or a.lang != b.lang:
        return ""
    old = _put_right(a, b, x, two)
    if old and not (one and one.notes):
        return f"corrects what {{}} has: {old}"
    if one is not None and (one.number or 0) >= (two.number or 0):
        return ""
    outlet = issuer(a)
    if not outlet or outlet != issuer(b) or dated < 0:
        return ""
    # A follow-up of the same outlet is told in new words.
    if x.relation in NEAR_COPIES or dated > 0:
        return "says that it is a later version, and {} is the same outlet's"
    return ""


def _put_right(a: Telling, b: Telling, x: Alignment, said: Revision) -> str:
    """Return the figure or name that `b` says was wrong and `a` has where `b` has none such; else ""."""
    wrong = [w for span in said.notes for w in _particulars(span.of(b.text))]
    if not wrong:
        return ""
    noted = set(said.notes)
    body = {
        fold(w) for i, s in enumerate(b.sentences) if s not in noted for w, _ in words(b.sentence(i))
    }
    linked = {k.left for k in x.links if b.sentences[k.right] not in noted}
    held = {fold(w) for i in linked for w, _ in words(a.sentence(i))}
    return next((w for w in wrong if fold(w) in held and fold(w) not in body), "")


def _particulars(text: str) -> list[str]:
    """Return the figures and names of a sentence, its first word aside."""
    return [w for w, _ in words(text)[1:] if _PARTICULAR.match(w) or w[0].isupper()]


def order(
    tellings: Sequence[Telling],
    pairs: Mapping[tuple[int, int], Alignment],
    dated: Mapping[tuple[int, int], float],
) -> dict[tuple[int, int], str]:
    """Return (elder, younger) of versions by what they say of themselves, with how: the younger is no source
    of the elder.
    """
    out = {}
    for (i, j), x in sorted(pairs.items()):
        how = earlier(tellings[i], tellings[j], x, dated.get((i, j), 0.0))
        if how:
            out[i, j] = how
    return {(i, j): how for (i, j), how in out.items() if (j, i) not in out}
