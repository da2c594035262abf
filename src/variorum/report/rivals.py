"""Rival readings: other trees that explain the evidence about as well, told by where they differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.data import Edge
from variorum.report.context import StoryContext
from variorum.report.words import at_most

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five")
_OUT_OF = 10  # odds are told as shares of this many
_NOTHING: frozenset[str] = frozenset()
_NAMED = 3  # tellings whose places one reading tells; of a tree that differs all over, the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of the trees between which the evidence does not decide."""

    words: str  # where it differs from the others: "C draws on A, D on B"
    drawn: bool  # the tree that is shown has it so
    share: int  # of ten; 0 where the odds are not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """What the tree shown leaves open."""

    readings: tuple[Reading, ...] = ()  # the likeliest first; none where the evidence decides
    likeliest: str = ""  # what the likeliest tree says where the one shown is careful: "B draws on A"
    edges: tuple[tuple[str, str], ...] = ()  # sigla of parent and child: what only trees not shown have


def rivals(context: StoryContext) -> Rivals:
    """Return what the stemma of a story leaves open.

    The tree shown is one of the readings, unless it is more careful than all: where it hangs two tellings
    from a lost source since either may be the elder, the readings are those that say which. Of tellings tied
    without direction no reading says so: the odds are too near even to be told.
    """
    stemma = context.story.stemma
    given = stemma.rival_odds if len(stemma.rival_odds) == len(stemma.rivals) else ()
    trees = [_parents(context, edges) for edges in (stemma.edges, *stemma.rivals)]
    odds = [1.0, *given] if given else [0.0] * len(trees)
    shown = trees[0]
    careful = max(given, default=0.0) >= 1 and any(_undecided(context, t, shown) for t in trees[1:])
    if careful:
        trees, odds = trees[1:], odds[1:]
    differ = [i for i in context.order if len({t.get(i, _NOTHING) for t in trees}) > 1]
    found: dict[str, tuple[bool, float]] = {}
    for tree, likely in zip(trees, odds, strict=True):
        words = _words(context, tree, differ)
        before = found.get(words, (False, 0.0))
        same = all(tree.get(i) == shown.get(i) for i in differ)
        found[words] = (before[0] or same, before[1] + likely)
    shares = _shares([x for _, x in found.values()]) if given else [0] * len(found)
    told_ = [
        Reading(words=words, drawn=same, share=share)
        for (words, (same, _)), share in zip(found.items(), shares, strict=True)
    ]
    held = {context.sigla[i] for i in context.order}
    beyond = [
        i
        for i in context.order
        if i not in differ and trees[0].get(i) != shown.get(i) and trees[0].get(i, _NOTHING) & held
    ]
    mine = _known(context, stemma.edges)
    return Rivals(
        readings=tuple(sorted(told_, key=lambda r: (-r.share, not r.drawn))) if differ else (),
        likeliest=_words(context, trees[0], beyond) if careful and beyond else "",
        edges=tuple(sorted({e for t in stemma.rivals for e in _known(context, t)} - mine)),
    )


def told(found: Rivals) -> str:
    """Return what is open in a sentence or two, "" where nothing is.

    "Two readings explain this about as well, 6 to 4: C draws on B (as drawn); or C draws on A."
    """
    out = []
    if found.likeliest:
        out.append(f"The tree drawn leaves a direction open; likeliest is: {found.likeliest}.")
    if found.readings:
        n = len(found.readings)
        number = _NUMBERS[n] if n < len(_NUMBERS) else str(n)
        known = all(r.share for r in found.readings)
        odds = ", " + " to ".join(str(r.share) for r in found.readings) if known else ""
        this = "the rest" if found.likeliest else "this"
        parts = "; or ".join(r.words + " (as drawn)" * r.drawn for r in found.readings)
        out.append(f"{number} readings explain {this} about as well{odds}: {parts}.")
    return " ".join(out)


def _parents(context: StoryContext, edges: Iterable[Edge]) -> dict[str, frozenset[str]]:
    """Return what each telling hangs from, ties without direction aside.

    A lost source goes by its siglum, "" where only a rival has it.
    """
    out: dict[str, set[str]] = {}
    for e in edges:
        if e.child in context.tellings and e.parent not in context.beside(e.child):
            out.setdefault(e.child, set()).add(context.sigla.get(e.parent, ""))
    return {k: frozenset(v) for k, v in out.items()}


def _undecided(
    context: StoryContext, tree: dict[str, frozenset[str]], shown: dict[str, frozenset[str]]
) -> bool:
    """Return whether a tree hangs a telling from another where the one shown has a lost source."""
    held = {context.sigla[i] for i in context.order}
    return any(tree.get(k, frozenset()) & held and not up & held for k, up in shown.items())


def _words(context: StoryContext, tree: dict[str, frozenset[str]], differ: Sequence[str]) -> str:
    """Say what some tellings hang from in a tree; of those that hang from nothing only where all do."""
    hung = [i for i in differ if tree.get(i)]
    out = []
    for i in hung[: at_most(len(hung), _NAMED)]:
        named = " and ".join(x or "a lost source" for x in sorted(tree[i]))
        out.append(f"{context.sigla[i]} draws on {named}")
    if not hung:
        few = differ[: at_most(len(differ), _NAMED)]
        out = [f"{context.sigla[i]} goes back to no telling here" for i in few]
    more = len(hung or differ) - len(out)
    return ", ".join(out) + (f", and {more} more hang otherwise" if more else "")


def _known(context: StoryContext, edges: Iterable[Edge]) -> set[tuple[str, str]]:
    return {
        (context.sigla[e.parent], context.sigla[e.child])
        for e in edges
        if e.parent in context.sigla and e.child in context.sigla and e.parent not in context.beside(e.child)
    }


def _shares(odds: Sequence[float]) -> list[int]:
    """Return odds as whole parts of ten that add up to ten, none less than one (largest remainder)."""
    whole = sum(odds)
    exact = [x / whole * _OUT_OF for x in odds]
    out = [max(1, int(x)) for x in exact]
    for n in sorted(range(len(out)), key=lambda n: int(exact[n]) - exact[n]):
        if sum(out) < _OUT_OF:
            out[n] += 1
    while sum(out) > _OUT_OF:
        out[out.index(max(out))] -= 1
    return out
