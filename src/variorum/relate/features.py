"""What two aligned tellings show of how they hang together, as named numbers.

All are shares or logarithms, and symmetrical: what one side has and what the other has appear as the
smaller and the larger of the two.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import accumulate

from variorum.data import Alignment, Telling
from variorum.lexicon import numbers
from variorum.relate.particulars import held, posted
from variorum.signs import Signs, keys_of, signs

NAMES = (
    "cover_low", "cover_high", "strong_low", "strong_high", "mean_score", "order", "runs", "links",
    "names_low", "names_high", "numbers_low", "numbers_high", "words_low", "words_high", "grams_low",
    "grams_high", "quoted_low", "quoted_high", "kept_low", "kept_high", "names_kept_low",
    "names_kept_high", "numbers_kept_low", "numbers_kept_high", "grams_linked", "lead_low", "lead_high",
    "same_day", "days", "size", "ratio", "near", "near_short", "told_low", "told_high", "told_linked",
    "spoken", "across",
)  # fmt: skip
FEW = 2.0  # a share over a handful of things is drawn towards the middle by this many unseen ones
LEAD = 3  # sentences that open a report
# Characters of a run without a space that count at most: addresses are shorter, and so are most sentences
# in scripts without spaces. What is longer is no text (a picture as letters, a key).
LONGEST_RUN = 200
_RUN = re.compile(r"\S+")
STRONG = 0.9  # probability from which a link counts as beyond doubt


def features(a: Telling, b: Telling, x: Alignment) -> dict[str, float]:
    """Return the evidence for one relation or another. Linear in words and links."""
    sa, sb = signs(a), signs(b)
    f: dict[str, float] = {}
    f["cover_low"], f["cover_high"] = sorted(coverage(a, b, x))
    strong = [k for k in x.links if k.score >= STRONG]
    f["strong_low"], f["strong_high"] = sorted(
        (len({k.left for k in strong}) / max(1, len(sa)), len({k.right for k in strong}) / max(1, len(sb)))
    )
    f["mean_score"] = sum(k.score for k in x.links) / (len(x.links) + FEW)
    f["order"], f["runs"] = _order(x), _runs(x)
    f["links"] = math.log1p(len(x.links))
    for name in ("names", "numbers", "grams", "quoted"):
        f[f"{name}_low"], f[f"{name}_high"] = _shares(
            frozenset().union(*(getattr(s, name) for s in sa)),
            frozenset().union(*(getattr(s, name) for s in sb)),
        )
    f["words_low"], f["words_high"] = _shares(keys_of(sa), keys_of(sb))
    f["kept_low"], f["kept_high"], f["grams_linked"], f["grams_linked_share"] = _kept(sa, sb, x)
    for name in ("names", "numbers"):
        f[f"{name}_kept_low"], f[f"{name}_kept_high"] = _kept_of(name, sa, sb, x)
    f["lead_low"], f["lead_high"] = sorted(
        (_lead({k.left for k in x.links}, len(sa)), _lead({k.right for k in x.links}, len(sb)))
    )
    f["same_day"], f["days"] = _days(a, b)
    f["size"] = math.log(max(1, min(len(sa), len(sb))))
    f["ratio"] = math.log(max(1, len(sa), len(sb)) / max(1, min(len(sa), len(sb))))
    # A text of a sentence or two has few links to speak for it: there its vector says the more.
    f["near"], f["near_short"] = x.near, x.near / max(1, min(len(sa), len(sb)))
    f["told_low"], f["told_high"], f["told_linked"], f["spoken"] = _told(sa, sb, x)
    f["across"] = float(a.lang != b.lang)
    f["held"], f["held_beside"], f["held_below"] = held(sa, sb, x)
    f["posted"] = f["across"] * posted(sa, sb, x)
    return f


def coverage(a: Telling, b: Telling, x: Alignment) -> tuple[float, float]:
    """Return the share of each text (by characters of sentences) that has a counterpart."""
    out = []
    for t, linked in ((a, {k.left for k in x.links}), (b, {k.right for k in x.links})):
        sizes = _sizes(t)
        total = sum(sizes)
        out.append(sum(sizes[i] for i in sorted(linked)) / total if total else 0.0)
    return out[0], out[1]


@lru_cache(maxsize=2048)
def _sizes(t: Telling) -> tuple[int, ...]:
    """Return the characters of each sentence, of a run without a space no more than the first LONGEST_RUN."""
    # The segmenter cuts what has no end into several sentences: the run counts once, over all of them.
    beyond = [(m.start() + LONGEST_RUN, m.end()) for m in _RUN.finditer(t.text)]
    beyond = [(start, end) for start, end in beyond if start < end]
    if not beyond:
        return tuple(map(len, t.sentences))
    starts = [start for start, _ in beyond]
    sums = [0, *accumulate(end - start for start, end in beyond)]

    def before(at: int) -> int:
        k = bisect_right(starts, at) - 1
        return sums[k] + min(at, beyond[k][1]) - starts[k] if k >= 0 else 0

    return tuple(len(s) - before(s.end) + before(s.start) for s in t.sentences)


def _shares(a: AbstractSet[object], b: AbstractSet[object]) -> tuple[float, float]:
    """Return the shares of two sets that the other holds too (low, high); few members say little."""
    both = len(a & b)
    low, high = sorted(both / (len(s) + FEW) for s in (a, b))
    return low, high


def _lead(linked: AbstractSet[int], sentences: int) -> float:
    """Return the share of a text's opening that has a counterpart: news says first what is new."""
    n = min(LEAD, sentences)
    return len([i for i in linked if i < n]) / n if n else 0.0


def _days(a: Telling, b: Telling) -> tuple[float, float]:
    """Return whether the first weekday named is the same (1), another (-1) or missing (0), and of all
    weekdays named the share that both name, less one half.

    Reports of one event name its day; a follow-up names another.
    """
    da, db = _weekdays(a), _weekdays(b)
    if not da or not db:
        return 0.0, 0.0
    return (1.0 if da[0] == db[0] else -1.0), len({*da} & {*db}) / min(len({*da}), len({*db})) - 0.5


@lru_cache(maxsize=2048)
def _weekdays(t: Telling) -> tuple[float, ...]:
    table = numbers("times", t.lang, "weekdays")
    return tuple(table[w] for s in signs(t) for w in s.folded.split() if w in table)


def _order(x: Alignment) -> float:
    """Return the share of links on the longest chain that runs forward on both sides."""
    ends: list[int] = []
    for k in sorted(x.links, key=lambda k: (k.left, -k.right)):
        at = bisect_left(ends, k.right)
        ends[at : at + 1] = [k.right]
    return len(ends) / (len(x.links) + FEW)


def _runs(x: Alignment) -> float:
    """Return the share of links whose next or last neighbour on both sides is linked too."""
    cells = {(k.left, k.right) for k in x.links}
    near = sum((i + 1, j + 1) in cells or (i - 1, j - 1) in cells for i, j in cells)
    return near / (len(cells) + FEW)


def _told(sa: Sequence[Signs], sb: Sequence[Signs], x: Alignment) -> tuple[float, float, float, float]:
    """Return what the two share in their own voice: the shares of each text's words outside quotation marks
    that stand in linked sentences (low, high), of word runs out there that both hold (drawn towards none
    where there are few), and the share of the linked sentences that is quoted.

    What was said in public two newsrooms quote alike without having read one another; how it is told around
    the quotations, they don't.
    """
    linked = {k.left for k in x.links}, {k.right for k in x.links}
    low, high = sorted(
        sum(side[i].narrated for i in at) / (sum(s.narrated for s in side) + FEW)
        for side, at in zip((sa, sb), linked, strict=True)
    )
    both, runs = 0, 0
    for left, right in x.beads():
        a = frozenset().union(*(sa[i].told for i in left))
        b = frozenset().union(*(sb[j].told for j in right))
        both, runs = both + len(a & b), runs + min(len(a), len(b))
    words = [side[i] for side, at in zip((sa, sb), linked, strict=True) for i in at]
    spoken = 1.0 - sum(s.narrated for s in words) / max(1, sum(s.length for s in words))
    return low, high, both / (runs + FEW), spoken


def _kept_of(kind: str, sa: Sequence[Signs], sb: Sequence[Signs], x: Alignment) -> tuple[float, float]:
    """Return, over linked sentences, the shares of one kind of signs that the counterpart holds (low, high).

    The same sentence about another match, region or day keeps its words and changes its names and numbers.
    """
    got, total = [0, 0], [0, 0]
    for beads in x.beads():
        sides = [
            frozenset().union(*(getattr(s[i], kind) for i in at))
            for s, at in zip((sa, sb), beads, strict=True)
        ]
        for k in (0, 1):
            got[k] += len(sides[0] & sides[1])
            total[k] += len(sides[k])
    low, high = sorted((got[k] + 1) / (total[k] + FEW) for k in (0, 1))
    return low, high


def _kept(sa: Sequence[Signs], sb: Sequence[Signs], x: Alignment) -> tuple[float, float, float, float]:
    """Return, over linked sentences, the shares of words that the counterpart holds too (low, high), and of
    word runs (drawn towards none where there are few; as it is).
    """
    got, total, grams, runs = [0.0, 0.0], [0.0, 0.0], 0, 0
    for left, right in x.beads():
        a, b = keys_of(sa[i] for i in left), keys_of(sb[j] for j in right)
        both = len(a & b)
        for side, own in enumerate((a, b)):
            got[side] += both
            total[side] += len(own)
        ga = frozenset().union(*(sa[i].grams for i in left))
        gb = frozenset().union(*(sb[j].grams for j in right))
        grams += len(ga & gb)
        runs += min(len(ga), len(gb))
    low, high = sorted(got[i] / (total[i] + FEW) for i in (0, 1))
    return low, high, grams / (runs + FEW), grams / max(1, runs)
