"""Tellings of the very same words are one witness, whoever printed them.

Set side by side they would bear each other out, and of what draws on one of them nothing could show from
which: each has what the other has. So one stands for all while the tree is made, and they are put beside it
when it is drawn (eliminatio codicum descriptorum; Maas 1927). A credit or a signature tells them apart; a
date alone does not, for two outlets run one agency's text an hour apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.data import Alignment, Edge, Evidence, Stemma, Telling, Undirected, by_date
from variorum.stemma.names import SIGNED_WITHIN, named_in, outlet_of, signed
from variorum.text import fold, listed, named, words

_COMMON = "the same words"  # what notes say of them


@dataclass(frozen=True)
class Alike:
    """One telling for each text, and which others have it."""

    first: tuple[Telling, ...]
    others: Mapping[str, tuple[str, ...]]  # by id of the first: the earliest, as far as dates tell

    def size(self, telling: str) -> int:
        """Return how many tellings have this one's text."""
        return 1 + len(self.others.get(telling, ()))

    def stand_in(self, alignments: Iterable[Alignment]) -> list[Alignment]:
        """Return the alignments between first tellings, or of their likes where these have none."""
        first = {m: k for k, others in self.others.items() for m in others}
        own: dict[tuple[str, str], Alignment] = {}
        other: dict[tuple[str, str], Alignment] = {}
        for a in sorted(alignments, key=lambda a: (a.left, a.right)):
            pair = first.get(a.left, a.left), first.get(a.right, a.right)
            if pair == (a.left, a.right):
                own[pair] = a
            elif pair[0] != pair[1]:
                other.setdefault(pair, replace(a, left=pair[0], right=pair[1]))
        held = {frozenset(pair) for pair in own}
        return [*own.values(), *(a for pair, a in other.items() if frozenset(pair) not in held)]


def alike(tellings: Sequence[Telling]) -> Alike:
    """Return the tellings with those of one text taken together, in the order in which they came."""
    groups: dict[object, list[Telling]] = {}
    for t in tellings:
        groups.setdefault(_key(t) or t.id, []).append(t)
    ordered = [sorted(g, key=by_date) for g in groups.values()]
    return Alike(
        tuple(g[0] for g in ordered), {g[0].id: tuple(t.id for t in g[1:]) for g in ordered if g[1:]}
    )


def _key(t: Telling) -> tuple[object, ...] | None:
    """Return what is the same in tellings of one text: its words, and what tells whose it is."""
    said = tuple(" ".join(fold(w) for w, _ in words(t.sentence(i))) for i in range(len(t.sentences)))
    if not any(said):
        return None
    outlet = outlet_of(t.article)
    return said, t.lang, t.credit, signed(t.text[:SIGNED_WITHIN], t.article.outlet), named_in(t.text, outlet)


def spread(found: Stemma, by: Alike) -> Stemma:
    """Return a stemma of first tellings with the others put where these stand, credits left as they are."""
    if not by.others:
        return found
    hung = {e.child for e in found.edges}
    tied = [replace(u, tellings=_with(u.tellings, by)) for u in found.undirected]
    bound = {k for u in found.undirected for k in u.tellings}
    for k in sorted(by.others):
        if k not in hung and k not in bound:
            note = f"{_COMMON}: who had them from whom is not shown"
            told = (Evidence(kind="containment", note=note),)
            tied.append(Undirected(tellings=_with([k], by), confidence=1.0, evidence=told))
    return replace(
        found,
        edges=_edges(found.edges, by),
        undirected=tuple(sorted(tied, key=lambda u: u.tellings)),
        rivals=tuple(_edges(tree, by) for tree in found.rivals),
        origins=tuple(sorted(tuple(sorted(_with(g, by))) for g in found.origins)),
    )


def _with(ids: Iterable[str], by: Alike) -> tuple[str, ...]:
    return tuple(x for k in ids for x in (k, *by.others.get(k, ())))


def _edges(edges: Sequence[Edge], by: Alike) -> tuple[Edge, ...]:
    """Return the edges, and one to each other telling that has a child's text."""
    out = []
    for e in edges:
        also = by.others.get(e.parent, ())
        if also:
            names = listed([named(k) for k in also])
            have = "has" if len(also) == 1 else "have"
            note = f"{names} {have} {_COMMON} as {named(e.parent)}: it may as well come from there"
            e = replace(e, evidence=(*e.evidence, Evidence(kind="containment", note=note)))  # noqa: PLW2901
        likes = by.others.get(e.child, ())
        if likes:
            note = f"has {_COMMON} as {listed([named(k) for k in likes])}"
            e = replace(e, evidence=(Evidence(kind="containment", note=note), *e.evidence))  # noqa: PLW2901
        out.append(e)
        for m in likes:
            note = f"has {_COMMON} as {named(e.child)}"
            # The other's date is not this one's.
            kept = tuple(x for x in e.evidence[1:] if x.kind != "date")
            out.append(replace(e, child=m, evidence=(Evidence(kind="containment", note=note), *kept)))
    return tuple(sorted(out, key=lambda e: (e.child, e.parent)))
