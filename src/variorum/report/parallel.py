"""Two tellings side by side: rows of sentences that carry the same content, gaps and moves shown."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.data import Alignment, Span, Telling
from variorum.report.passages import pieces
from variorum.report.rows import Row, Sentence

Marks = tuple[tuple[Span, str], ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A row before it has its words: sentence indices."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    see: int | None = None  # index of the first left sentence of the row that these belong to
    bead: int = -1  # rows of one bead light up together


def rows(left: Telling, right: Telling, alignment: Alignment, marks: tuple[Marks, Marks],
         names: tuple[str, str] = ("A", "B")) -> tuple[Row, ...]:  # fmt: skip
    """Return both texts as rows in the order of the left one; every sentence stands in exactly one row.

    What the right has alone follows the row that its predecessor stands in. A bead whose sentences
    stand apart is cut into its runs, each with the run it shares most with, the others referring.
    """
    places = _in_order(_linked(alignment, len(left.sentences), len(right.sentences)), left, right)
    moved = out_of_order([p.right[0] if p.left and p.right else None for p in places])
    out = []
    for i, p in enumerate(places):
        row = Row(
            left=tuple(numbered(left, k, marks[0]) for k in p.left),
            right=tuple(numbered(right, k, marks[1]) for k in p.right),
            bead=p.bead,
        )
        if i in moved:
            row = replace(row, moved=_where(p, places, i, names[1]))
        if p.see is not None:
            row = replace(row, see=f"goes with {names[0]} {p.see + 1}", see_href=f"#l{p.see + 1}")
        out.append(row)
    return tuple(out)


def numbered(telling: Telling, i: int, marks: Marks) -> Sentence:
    """Return a sentence with its number, counted from 1, and its marked words; `i` is counted from 0."""
    return Sentence(number=i + 1, pieces=pieces(telling.text, telling.sentences[i], marks))


def _runs(indices: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return ascending indices as runs without a gap."""
    out: list[list[int]] = []
    for i in indices:
        if out and i == out[-1][-1] + 1:
            out[-1].append(i)
        else:
            out.append([i])
    return [tuple(r) for r in out]


def _linked(alignment: Alignment, n_left: int, n_right: int) -> list[_Place]:
    """Return a row for each run of each bead; runs on the left without a partner of their own refer."""
    scores = {(x.left, x.right): x.score for x in alignment.links}
    out: list[_Place] = []
    for bead, (a, b) in enumerate(alignment.beads()):
        lefts, rights = _runs(tuple(i for i in a if i < n_left)), _runs(tuple(i for i in b if i < n_right))
        if not lefts or not rights:
            continue
        mine: dict[tuple[int, ...], list[int]] = {run: [] for run in lefts}
        for run in rights:
            best = max(lefts, key=lambda r: (sum(scores.get((i, j), 0.0) for i in r for j in run), -r[0]))
            mine[best] += run
        for run, with_ in mine.items():
            if with_:
                out.append(_Place(run, tuple(sorted(with_)), bead=bead))
            else:
                held = max(
                    (r for r in lefts if mine[r]),
                    key=lambda r: (sum(scores.get((i, j), 0.0) for i in run for j in mine[r]), -r[0]),
                )
                out.append(_Place(run, (), see=held[0], bead=bead))
    return out


def _in_order(linked: list[_Place], left: Telling, right: Telling) -> list[_Place]:
    """Return all rows in left order, with the unlinked sentences of both sides put in."""
    in_left = {i for p in linked for i in p.left}
    in_right = {i for p in linked for i in p.right}
    places = linked + [_Place((i,), ()) for i in range(len(left.sentences)) if i not in in_left]
    places.sort(key=lambda p: p.left[0])
    after: dict[int, list[int]] = {}  # last right sentence of a row -> those that follow it alone
    top: list[int] = []
    last = -1
    for j in range(len(right.sentences)):
        if j in in_right:
            last = j
        elif last < 0:
            top.append(j)
        else:
            after.setdefault(last, []).append(j)
    out = [_Place((), (j,)) for j in top]
    for p in places:
        out.append(p)
        for j in p.right:
            out += [_Place((), (k,)) for k in after.get(j, ())]
    return out


def out_of_order(firsts: Sequence[int | None]) -> set[int]:
    """Return the rows that break the right order: all but one longest increasing run (patience sorting)."""
    tails: list[int] = []
    at: list[int] = []
    back: dict[int, int | None] = {}
    for row, value in enumerate(firsts):
        if value is None:
            continue
        k = bisect_left(tails, value)
        back[row] = at[k - 1] if k else None
        if k == len(tails):
            tails.append(value)
            at.append(row)
        else:
            tails[k], at[k] = value, row
    keep: set[int] = set()
    row_: int | None = at[-1] if at else None
    while row_ is not None:
        keep.add(row_)
        row_ = back[row_]
    return {row for row, value in enumerate(firsts) if value is not None and row not in keep}


def _where(place: _Place, places: list[_Place], i: int, name: str) -> str:
    """Say where a moved row stands on the right: "earlier in B" or "later in B", with its number."""
    before = [p.right[0] for p in places[:i] if p.left and p.right]
    way = "earlier" if before and place.right[0] < max(before) else "later"
    return f"{way} in {name}: sentence {place.right[0] + 1}"
