"""Who drew on whom: the tellings of one story to a stemma.

Method. Every pair that shares material is weighed twice: could one be the other's elder (material a
child can't have got from this parent, loss against restoration, datelines, credits), and which elder
is the nearest (shared wording, figures, quotations and order against every rival). The scores make a
directed tree model whose best tree and edge probabilities are exact. After: Roos & Heikkilä 2009 on
shared readings in artificial traditions; Dias, Rocha & Goldenstein 2012 and Marmerola et al. 2016 on
phylogenies of near-duplicate images and texts; Koo et al. 2007 on distributions over directed trees.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from variorum.data import Alignment, Edge, Evidence, Kind, Stemma, Telling, Undirected, Variant, by_date
from variorum.stemma.alike import alike, spread
from variorum.stemma.crediting import crediting
from variorum.stemma.descent import descended
from variorum.stemma.evidence import evidence
from variorum.stemma.features import EVERYBODY, Field, field
from variorum.stemma.forest import Ties, ancestor_odds, lost, ties, undirected
from variorum.stemma.innovations import MOST, WORTH, Seen, bonus, shared
from variorum.stemma.renderings import renderings
from variorum.stemma.tree import GROUND, Scores, best, marginals, others, total
from variorum.stemma.weigh import Weighed
from variorum.text import count, named, quoted

# A rival reading is shown where it is at least a third as likely (log 3), and three at most.
RIVAL, MOST_RIVALS = 1.1, 3

Kin = Mapping[tuple[int, int], tuple[int, tuple[Kind, ...]]]
# Differences between pairs; changes that two share against a third; words that two share beside one abroad.
Common = tuple[Seen, Kin, Scores]

__all__ = ["EVERYBODY", "stemma"]


def stemma(
    tellings: Sequence[Telling],
    alignments: Sequence[Alignment],
    variants: Mapping[tuple[str, str], tuple[Variant, ...]] | None = None,
) -> Stemma:
    """Return who drew on whom among the tellings of one story.

    `alignments` are judged pairs. `variants` (by left and right id) show changes that two tellings
    share against a third, and stand in the notes on edges. No order of input matters, and no
    name: outlets are compared with credits and never judged.
    """
    if not tellings:
        return Stemma()
    ordered = sorted(tellings, key=lambda t: (t.text, t.lang, t.id))
    same = alike(ordered)
    first = same.first
    ground = field(first, sorted(same.stand_in(alignments), key=lambda a: (a.left, a.right)))
    kin = shared([t.id for t in first], variants or {}) if len(first) <= EVERYBODY else {}
    beside = renderings(ground)
    ground, weighed = descended(ground, bonus(len(first), kin) + beside)
    sure, _ = marginals(weighed.scores)
    chosen = best(weighed.scores)
    many = frozenset(i for i, t in enumerate(first) if t.id in same.others)
    main = ties(ground, weighed, undirected(chosen, sure, ground), many)
    differences = (variants or {}, kin, beside)
    names = {g: f"lost:{k + 1}" for k, g in enumerate(main.groups)}
    edges = _edges(ground, weighed, Named(main, names), sure, differences)
    rivals = _rivals(ground, weighed, Chosen(chosen, sure, edges, names, many), differences)
    found = Stemma(
        edges=edges,
        lost=tuple(
            lost(ground, g, k + 1, sum(same.size(first[c].id) for c in g)) for k, g in enumerate(main.groups)
        ),
        undirected=tuple(sorted((_undirected(ground, g) for g in main.undirected), key=lambda u: u.tellings)),
        rivals=tuple(r for r, _ in rivals),
        rival_odds=tuple(odds for _, odds in rivals),
        origins=tuple(sorted(tuple(sorted(first[i].id for i in g)) for g in main.origins)),
    )
    found = spread(found, same)
    unseen = [x.id for x in found.lost]
    return replace(found, credits=crediting(ordered, found.edges, unseen, found.undirected))


@dataclass(frozen=True)
class Named:
    """A forest with its lost sources, and the ids these go by, by the tellings under each."""

    ties: Ties
    names: Mapping[tuple[int, ...], str]

    def lost(self, i: int) -> str:
        """Return the id of a lost source, counted from -1 down."""
        return self.names[self.ties.groups[-i - 1]]


@dataclass(frozen=True)
class Chosen:
    """The tree that is shown: its forest, the marginals it was drawn from, its edges and lost sources."""

    forest: list[int]
    sure: Scores
    edges: tuple[Edge, ...]
    names: Mapping[tuple[int, ...], str]
    many: frozenset[int]


def _rivals(
    ground: Field, weighed: Weighed, shown: Chosen, differences: Common
) -> list[tuple[tuple[Edge, ...], float]]:
    """Return the other trees that explain the evidence about as well, best first, each with its likelihood
    relative to the likeliest tree's (1: as likely).

    A lost source that a rival has in common with the tree shown keeps its id there; others are numbered on.
    """
    if len(ground.witnesses) > EVERYBODY:
        return []
    found = others(weighed.scores, shown.forest, RIVAL, MOST_RIVALS)
    if undirected(shown.forest, shown.sure, ground) != shown.forest:
        found = [shown.forest, *found][:MOST_RIVALS]
    best_total = total(weighed.scores, shown.forest)
    names = dict(shown.names)
    shapes = {_shape(shown.edges)}
    out = []
    for parents in found:
        tied = ties(ground, weighed, parents, shown.many)
        for g in tied.groups:
            names.setdefault(g, f"lost:{len(names) + 1}")
        edges = _edges(ground, weighed, Named(tied, names), shown.sure, differences)
        if _shape(edges) not in shapes:
            shapes.add(_shape(edges))
            odds = exp(min(0.0, total(weighed.scores, parents) - best_total))
            out.append((edges, round(odds, 4)))
    return out


def _shape(edges: Sequence[Edge]) -> frozenset[tuple[str, str]]:
    return frozenset((e.parent, e.child) for e in edges)


def _edges(
    ground: Field,
    weighed: Weighed,
    named: Named,
    sure: Scores,
    differences: Common,
) -> tuple[Edge, ...]:
    """Return the edges with confidence and evidence, sorted by child and parent.

    `differences` are those found between pairs, the changes that two share against a third, and what the
    words add that two share beside one in another language.
    """
    variants, kin, beside = differences
    found = named.ties
    out = []

    def name(i: int) -> str:
        return named.lost(i) if i < 0 else ground.witnesses[i].telling.id

    for p, c in (*found.parents, *found.further):
        reasons: tuple[Evidence, ...]
        if p >= 0 and c >= 0:
            contaminated = (p, c) in found.further
            confidence = ancestor_odds(weighed, p, c) if contaminated else float(sure[p + 1, c + 1])
            reasons = evidence(ground, weighed, p, c) + _changes(variants, name(p), name(c))
            if (p, c) in ground.revised:
                reasons = (_revision(ground, p, c), *reasons)
            if (p, c) in kin:
                reasons = (_kinship(ground, name(p), kin[p, c]), *reasons)
            if beside[p + 1, c + 1]:
                reasons = (_rendering(name(p), float(beside[p + 1, c + 1])), *reasons)
        elif c >= 0:
            group = found.groups[-p - 1]
            # That one of the others here is the source is no other finding where no direction is shown.
            own = [GROUND, *(d + 1 for d in group if d != c)]
            confidence = min(1.0, float(sure[own, c + 1].sum())) * _tied(ground, group, c)
            reasons = _shared(ground, group, c)
        else:
            child = found.groups[-c - 1][0]
            confidence = ancestor_odds(weighed, p, child) * float(sure[GROUND, child + 1])
            reasons = evidence(ground, weighed, p, child)
        out.append(Edge(parent=name(p), child=name(c), confidence=round(confidence, 4), evidence=reasons))
    return tuple(sorted(out, key=lambda e: (e.child, e.parent)))


def _tied(ground: Field, group: Sequence[int], child: int) -> float:
    """Return how likely a telling shares a source with any of the others under it: 1 where there are none."""
    return max((ground.kin.get((child, d), 0.0) for d in group if d != child), default=1.0)


def _shared(ground: Field, group: Sequence[int], child: int) -> tuple[Evidence, ...]:
    """Return why a telling hangs from a lost source: what it shares with the others, and lacks of them."""
    telling = ground.witnesses[child].telling
    credit = telling.credit if not ground.credits[child] else None
    out = []
    for d in group:
        if (child, d) in ground.pairs:
            a = ground.pairs[child, d]
            both = len({x.left for x in a.links})
            own, theirs = (
                len(telling.sentences) - both,
                len(ground.witnesses[d].sizes) - len({x.right for x in a.links}),
            )
            other = named(ground.witnesses[d].telling.id)
            note = (
                f"shares {count(both, 'sentence')} with {other}; "
                f"{own or 'none'} {'is' if own == 1 else 'are'} its own, "
                f"{theirs or 'none'} {'is' if theirs == 1 else 'are'} only in {other}"
            )
            out.append(Evidence(kind="containment", note=note))
    if credit:
        out.append(Evidence(kind="credit", note=f"names a source nobody here is: {quoted(credit)}"))
    return tuple(out)


def _undirected(ground: Field, group: Sequence[int]) -> Undirected:
    """Return the record of tellings none of which is shown to be older; the first is in all others."""
    core, *rest = group
    notes = tuple(
        replace(x, note=f"{named(ground.witnesses[c].telling.id)} {x.note}")
        for c in rest
        for x in _shared(ground, (core,), c)
        if x.kind == "containment"
    )
    sure = min(ground.pairs[core, c].confidence for c in rest)
    dated = [(ground.witnesses[c].telling, c) for c in group]
    return Undirected(
        tellings=tuple(t.id for t, _ in sorted(dated, key=lambda x: by_date(x[0]))),
        confidence=round(sure, 4),
        evidence=notes,
    )


def _revision(ground: Field, parent: int, child: int) -> Evidence:
    """Return how a telling says that it is a later version than the one it hangs from: a fact, no weight."""
    elder = named(ground.witnesses[parent].telling.id)
    return Evidence(kind="revision", note=ground.revised[parent, child].replace("{}", elder))


def _kinship(ground: Field, parent: str, found: tuple[int, tuple[Kind, ...]]) -> Evidence:
    """Return in words that two tellings share changes against a third."""
    third, kinds = found
    against = named(ground.witnesses[third].telling.id)
    note = f"shares {count(len(kinds), 'change')} with {named(parent)} against {against}: {', '.join(kinds)}"
    return Evidence(kind="shared-variant", note=note, weight=round(WORTH * min(MOST, len(kinds)), 3))


def _rendering(parent: str, weight: float) -> Evidence:
    """Return in words that two tellings share more runs of words than two who translate one text."""
    note = f"shares more runs of words with {named(parent)} than two who translate one text each for itself"
    return Evidence(kind="shared-variant", note=note, weight=round(weight, 3))


def _changes(variants: Mapping[tuple[str, str], tuple[Variant, ...]], a: str, b: str) -> tuple[Evidence, ...]:
    """Return what changed on the way from `a` to `b`, as far as it was found: no weight, for the reader."""
    found = variants.get((a, b)) or variants.get((b, a)) or ()
    if not found:
        return ()
    kinds = sorted({v.kind.value for v in found})
    return (Evidence(kind="changes", note=f"{count(len(found), 'difference')}: {', '.join(kinds)}"),)
