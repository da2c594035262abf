"""Rival readings: other trees that explain the evidence about as well, told by where they differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.data import Edge
from variorum.report.context import StoryContext

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five")
_OUT_OF = 10  # odds are told as shares of this many
_NAMED = 3  # tellings whose places one reading tells; of a tree that differs all over, the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One of the trees between which the evidence does not decide."""

    words: str  # where it differs from the others: "C draws on A, D on B"
    drawn: bool  # it is the one that is shown
    share: int  # of ten; 0 where the odds are not known
    edges: tuple[tuple[str, str], ...]  # sigla of parent and child: what it has and the tree shown has not


def readings(context: StoryContext) -> tuple[Reading, ...]:
    """Return the readings of a story's stemma, the likeliest first; none where the evidence decides.

    The tree shown is one of them, unless it is more careful than all: where it hangs two tellings from a
    lost source since either may be the elder, the readings are those that say which.
    """
    stemma = context.story.stemma
    odds = stemma.rival_odds if len(stemma.rival_odds) == len(stemma.rivals) else ()
    trees = [_parents(context, edges) for edges in (stemma.edges, *stemma.rivals)]
    differ = [i for i in context.order if len({t.get(i, frozenset()) for t in trees}) > 1]
    if not differ:
        return ()
    careful = max(odds, default=0.0) >= 1 and any(_undecided(context, t, trees[0]) for t in trees[1:])
    found: dict[str, tuple[int, float]] = {}
    for n, tree in enumerate(trees):
        if not (careful and n == 0):
            words = _words(context, tree, differ)
            first, likely = found.get(words, (n, 0.0))
            found[words] = (first, likely + (1.0 if n == 0 else odds[n - 1] if odds else 0.0))
    shares = _shares([x for _, x in found.values()]) if odds else [0] * len(found)
    mine = _known(context, stemma.edges)
    out = [
        Reading(
            words=words,
            drawn=n == 0,
            share=share,
            edges=tuple(sorted(_known(context, stemma.rivals[n - 1]) - mine)) if n else (),
        )
        for (words, (n, _)), share in zip(found.items(), shares, strict=True)
    ]
    return tuple(sorted(out, key=lambda r: (-r.share, not r.drawn)))


def told(found: Sequence[Reading]) -> str:
    """Return the readings in a sentence: "Two readings explain this about as well, 6 to 4: ...".

    "" where there is none.
    """
    if not found:
        return ""
    parts = [r.words + (" (as drawn)" if r.drawn else "") for r in found]
    if len(found) == 1:
        return f"The tree drawn leaves a direction open. If one drew on the other, likeliest is: {parts[0]}."
    number = _NUMBERS[len(found)] if len(found) < len(_NUMBERS) else str(len(found))
    odds = " to ".join(str(r.share) for r in found)
    odds = f", {odds}" if all(r.share for r in found) else ""
    open_ = "" if any(r.drawn for r in found) else "; the tree drawn takes none of them"
    return f"{number} readings explain this about as well{odds}: {'; or '.join(parts)}{open_}."


def _parents(context: StoryContext, edges: Iterable[Edge]) -> dict[str, frozenset[str]]:
    """Return what each telling hangs from; a lost source goes by its siglum, "" where only a rival has it."""
    out: dict[str, set[str]] = {}
    for e in edges:
        if e.child in context.tellings:
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
    for i in hung[:_NAMED]:
        named = " and ".join(x or "a lost source" for x in sorted(tree[i]))
        out.append(f"{context.sigla[i]} draws on {named}")
    if not hung:
        out = [f"{context.sigla[i]} goes back to no telling here" for i in differ[:_NAMED]]
    more = len(hung or differ) - _NAMED
    return ", ".join(out) + (f" and {more} more elsewhere" if more > 0 else "")


def _known(context: StoryContext, edges: Iterable[Edge]) -> set[tuple[str, str]]:
    return {
        (context.sigla[e.parent], context.sigla[e.child])
        for e in edges
        if e.parent in context.sigla and e.child in context.sigla
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
