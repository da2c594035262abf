"""Whether two linked texts have one report's particulars: its names and its numbers.

Whoever retells a report changes its words before its names: in a retelling the names and numbers of the
linked sentences are kept more often than the other words are, whatever is bent on the way. News from one
template is the reverse: a strike in another town, another match, the next quarter keep the words and change
the particulars. Two reports of two events in one manner, each in its own words, have neither in common.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from variorum.data import Alignment
from variorum.signs import Signs, keys_of

# Names and numbers that each side must hold in its linked sentences: of a handful, two say little.
LEAST = 6
# Share of them that the other text holds, in the better case, up to which the two tell of different things.
# Of RETOLD's retellings in one language none has less than three quarters; across languages names are
# inflected and spelt anew, and none has less than 48 in 100.
HELD, HELD_ACROSS = 1 / 2, 1 / 3
# The same share from which a pair is beyond doubt whatever its relatives say: a round-up of two fires holds
# the names of either.
SURE = 3 / 4
# Sentence beside sentence: share of names and numbers kept up to which a template may be behind both, and by
# how much it then lies under that of the other words. In retellings it lies above; in a copy whose facts were
# changed at most 5 in 100 below.
BESIDE, BELOW = 3 / 5, 1 / 4
# Share of one of the texts that is linked from which this can be so all through: a column that borrows three
# sentences is about other things in the rest, and the three may hold few names.
MOSTLY = 1 / 2

# Sentences of a text so short that it is a post; figures that tell one story from all others,
# and digits of such a figure, idle zeros apart. Whole numbers that may be a day's or a year's tell none.
POST, FIGURES, DIGITS = 4, 2, 2
DAYS, YEARS = range(32), range(1900, 2100)

Key = tuple[str, str]
Side = Sequence[Signs]
Find = Callable[[Side], AbstractSet[str]]


def held(sa: Side, sb: Side, x: Alignment) -> tuple[float, float, float]:
    """Return the share of the linked sentences' names and numbers that the other text holds; that which the
    sentences beside them hold; and by how much this lies under the share of the other words.

    The better of the two sides counts: a short retelling keeps few of its source's names. Where either side
    has too few of them to tell by, they are all held.
    """
    beads = [([sa[i] for i in left], [sb[j] for j in right]) for left, right in x.beads()]
    linked = [s for left, _ in beads for s in left], [s for _, right in beads for s in right]
    if min(len(_particulars(side)) for side in linked) < LEAST:
        return 1.0, 1.0, 0.0
    whole = _kept([linked], _particulars, (keys_of(sa), keys_of(sb)))
    beside = _kept(beads, _particulars)
    return whole, beside, _kept(beads, _other) - beside


def posted(sa: Side, sb: Side, x: Alignment) -> float:
    """Return 1 where one text is a post in another language whose every sentence the other tells, with all of
    its figures and a name, else 0.

    Of a text of a line or two there is too little for shares to speak; that another event has the very
    figures is hardly to be met.
    """
    short, long, ends = sa, sb, [(k.left, k.right) for k in x.links]
    if len(sb) < len(sa):
        short, long, ends = sb, sa, [(j, i) for i, j in ends]
    if len(short) > POST or {i for i, _ in ends} != set(range(len(short))):
        return 0.0
    figures = frozenset().union(*(_figures(s) for s in short))
    told = frozenset().union(*(_figures(long[j]) for _, j in ends))
    names = (frozenset().union(*(s.names for s in side)) for side in (short, [long[j] for _, j in ends]))
    return float(len(figures) >= FIGURES and figures <= told and bool(frozenset.intersection(*names)))


def _figures(s: Signs) -> frozenset[str]:
    """Return the digits of a sentence's figures, dates apart: 84 thousand and 84,000 have the same."""
    told = (n for n in s.numbers if not (n.isdecimal() and (int(n) in DAYS or int(n) in YEARS)))
    return frozenset(d for n in told if len(d := n.replace(".", "").strip("0")) >= DIGITS)


def elsewhere(f: Mapping[str, float]) -> bool:
    """Return whether a pair, by its features, tells of other people, places and figures all through."""
    if f["cover_high"] < MOSTLY:
        return False
    if f["across"]:  # there no wording is compared
        return f["held"] < HELD_ACROSS
    return f["held"] < HELD or (f["held_beside"] < BESIDE and f["held_below"] >= BELOW)


def strangers(shown: Mapping[Key, Mapping[str, float]], derived: Mapping[Key, float]) -> frozenset[Key]:
    """Return the pairs of a pile that tell of different things, by themselves or by their nearest relatives.

    Who retells a report tells of what it tells of: where a telling is tied to another ever so much, but
    more to a third that tells of something else, it tells of something else too, unless one of the two
    holds the other's names all the same. `derived` is each pair's likelihood of derivation.
    """
    own = {pair for pair, f in shown.items() if elsewhere(f)}
    apart: dict[str, set[str]] = {}
    for a, b in own:
        apart.setdefault(a, set()).add(b)
        apart.setdefault(b, set()).add(a)

    def tie(a: str, b: str) -> float:
        return derived.get((a, b), derived.get((b, a), 0.0))

    def follows(a: str, b: str) -> bool:
        return any(tie(a, z) > tie(a, b) for z in apart.get(b, ()))

    doubtful = {pair for pair, f in shown.items() if f["held"] < SURE} - own
    return frozenset(own | {(a, b) for a, b in doubtful if follows(a, b) or follows(b, a)})


def _kept(
    beads: Iterable[tuple[Side, Side]],
    find: Find,
    there: tuple[AbstractSet[str], AbstractSet[str]] | None = None,
) -> float:
    """Return the greater of the sides' shares of what `find` finds that the other side's bead holds, or the
    other text where `there` holds the words of both.
    """
    got, total = [0, 0], [0, 0]
    for bead in beads:
        words = there or (keys_of(bead[0]), keys_of(bead[1]))
        for k in (0, 1):
            own = find(bead[k])
            got[k] += len(own & words[1 - k])
            total[k] += len(own)
    return max(got[k] / total[k] if total[k] else 1.0 for k in (0, 1))


def _particulars(side: Side) -> frozenset[str]:
    return frozenset().union(*(s.names | {"#" + n for n in s.numbers} for s in side))


def _other(side: Side) -> frozenset[str]:
    return keys_of(side) - _particulars(side)
