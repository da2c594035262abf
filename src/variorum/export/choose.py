"""A part of what a run found, and all stemmata of it as one graph."""

from collections.abc import Collection
from dataclasses import replace

from variorum.data import Collation, Edge, Lost, Stemma, Story, Undirected


def chosen(collation: Collation, stories: Collection[str]) -> Collation:
    """Return the collation cut down to these stories: their tellings and statements, nothing rejected."""
    kept = tuple(s for s in collation.stories if s.id in stories)
    names = {name for s in kept for name in s.tellings}
    return replace(
        collation,
        stories=kept,
        tellings=tuple(t for t in collation.tellings if t.id in names),
        statements=tuple(s for s in collation.statements if s.telling in names),
        rejected=(),
    )


def forest(collation: Collation) -> Story:
    """Return all stories as one whose stemma holds theirs side by side.

    A single story comes back as it is. Of several, the lost sources, which each story numbers for itself,
    get their story's id before their own.
    """
    if len(collation.stories) == 1:
        return collation.stories[0]
    edges: list[Edge] = []
    lost: list[Lost] = []
    undirected: list[Undirected] = []
    for story in collation.stories:
        apart = {x.id: f"{story.id}/{x.id}" for x in story.stemma.lost}
        lost += [replace(x, id=apart[x.id]) for x in story.stemma.lost]
        undirected += story.stemma.undirected
        edges += [
            replace(e, parent=apart.get(e.parent, e.parent), child=apart.get(e.child, e.child))
            for e in story.stemma.edges
        ]
    return Story(
        id="stories",
        title="",
        tellings=tuple(name for s in collation.stories for name in s.tellings),
        stemma=Stemma(edges=tuple(edges), lost=tuple(lost), undirected=tuple(undirected)),
    )
