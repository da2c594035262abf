"""What both formats say of a node and an edge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.data import Edge, Story, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A telling or a lost source."""

    id: str
    label: str
    lost: bool
    outlet: str = ""
    published: str = ""
    lang: str = ""


def nodes(story: Story, tellings: Iterable[Telling]) -> tuple[Node, ...]:
    """Return the story's tellings in its order, then its lost sources."""
    by = {t.id: t for t in tellings}
    out = []
    for k in story.tellings:
        t = by.get(k)
        a = t.article if t else None
        out.append(
            Node(
                id=k,
                label=(a.outlet or a.title) if a and (a.outlet or a.title) else k,
                lost=False,
                outlet=a.outlet if a else "",
                published=a.published.isoformat() if a and a.published else "",
                lang=t.lang if t else "",
            )
        )
    out += [Node(id=x.id, label=x.note or x.id, lost=True) for x in story.stemma.lost]
    return tuple(out)


def contaminated(edges: Sequence[Edge]) -> frozenset[tuple[str, str]]:
    """Return the edges beyond each child's likeliest one: what it took from further parents."""
    first: dict[str, Edge] = {}
    for e in sorted(edges, key=lambda e: (-e.confidence, e.parent)):
        first.setdefault(e.child, e)
    return frozenset((e.parent, e.child) for e in edges if first[e.child] is not e)


def undirected(story: Story) -> tuple[tuple[str, str, float], ...]:
    """Return the pairs tied without direction, and how surely: the first of each group with the others."""
    return tuple((u.tellings[0], b, u.confidence) for u in story.stemma.undirected for b in u.tellings[1:])


def printable(text: str) -> str:
    """Return text without the control characters that XML 1.0 forbids and no label needs."""
    return "".join(" " if c < " " or 0xD800 <= ord(c) <= 0xDFFF or c in "\ufffe\uffff" else c for c in text)
