"""Several tellings beside the one they are read against: a row a sentence of it, a column a telling."""

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.data import Alignment, Telling
from variorum.report.parallel import Marks, numbered, out_of_order
from variorum.report.rows import Cell, Rank


@dataclass(frozen=True, slots=True)
class _Column:
    """One telling against the base: where each of its sentences belongs."""

    siglum: str
    telling: Telling
    marks: Marks
    at: Mapping[int, tuple[int, ...]]  # base sentence -> its sentences that stand beside it
    refers: Mapping[int, int]  # base sentence without any of its own -> the one its counterpart stands beside
    after: Mapping[int, tuple[int, ...]]  # base sentence (-1: before all) -> what only this telling has then
    moves: Mapping[int, str]


def ranks(
    base: tuple[str, Telling, Marks], others: list[tuple[str, Telling, Marks, Alignment]]
) -> tuple[Rank, ...]:
    """Return the base's sentences as rows, each with what every other telling has of it.

    Every sentence of every telling stands in exactly one row. One that carries content of several base
    sentences stands with the one it shares most with; the others refer to it. What a telling has alone
    follows the row its predecessor stands in. Alignments are from the base to the other telling.
    """
    siglum, telling, marks = base
    columns = [_column(*other) for other in others]
    out = [_alone(columns, c, k, s) for k, c in enumerate(columns) for s in c.after.get(-1, ())]
    for i in range(len(telling.sentences)):
        cells = [Cell(sentences=(numbered(telling, i, marks),))]
        cells += [_cell(c, i, siglum) for c in columns]
        out.append(Rank(cells=tuple(cells)))
        out += [_alone(columns, c, k, s) for k, c in enumerate(columns) for s in c.after.get(i, ())]
    return tuple(out)


def _cell(c: _Column, i: int, base: str) -> Cell:
    if i in c.at:
        return Cell(
            sentences=tuple(numbered(c.telling, k, c.marks) for k in c.at[i]), moved=c.moves.get(i, "")
        )
    if i in c.refers:
        return Cell(see=f"with {base} {c.refers[i] + 1}", see_number=c.refers[i] + 1)
    return Cell(gap=True)


def _alone(columns: list[_Column], c: _Column, k: int, sentence: int) -> Rank:
    """Return the row of a sentence that only one telling has; the other columns stay empty."""
    cells = [Cell() for _ in range(len(columns) + 1)]
    cells[k + 1] = Cell(sentences=(numbered(c.telling, sentence, c.marks),))
    return Rank(cells=tuple(cells), only=k + 1)


def _column(siglum: str, telling: Telling, marks: Marks, alignment: Alignment) -> _Column:
    best: dict[int, tuple[float, int]] = {}  # sentence -> (score, minus base sentence) of its surest link
    linked: dict[int, list[int]] = {}
    for x in alignment.links:
        if x.right < len(telling.sentences):
            best[x.right] = max(best.get(x.right, (-1.0, 0)), (x.score, -x.left))
            linked.setdefault(x.left, []).append(x.right)
    home = {k: -at for k, (_, at) in best.items()}
    at: dict[int, list[int]] = {}
    for k in sorted(home):
        at.setdefault(home[k], []).append(k)
    refers = {i: home[max(ks, key=lambda k: best[k])] for i, ks in linked.items() if i not in at}
    after: dict[int, list[int]] = {}
    last = -1
    for k in range(len(telling.sentences)):
        if k in home:
            last = home[k]
        else:
            after.setdefault(last, []).append(k)
    return _Column(
        siglum=siglum,
        telling=telling,
        marks=marks,
        at={i: tuple(ks) for i, ks in at.items()},
        refers=refers,
        after={i: tuple(ks) for i, ks in after.items()},
        moves=_moves(siglum, at),
    )


def _moves(siglum: str, at: Mapping[int, list[int]]) -> dict[int, str]:
    """Return, for each base sentence whose counterpart breaks the order, where that stands."""
    order = sorted(at)
    firsts = [at[i][0] for i in order]
    out = {}
    for row in out_of_order(firsts):
        way = "earlier" if firsts[row] < max(firsts[:row], default=-1) else "later"
        out[order[row]] = f"{way} in {siglum}: sentence {firsts[row] + 1}"
    return out
