"""DOT (https://graphviz.org/doc/info/lang.html): lost sources grey, contamination dashed."""

from collections.abc import Iterable

from variorum.data import Story, Telling
from variorum.export.nodes import contaminated, nodes, printable, undirected


def dot(story: Story, tellings: Iterable[Telling]) -> str:
    """Return the stemma as a DOT digraph. Edges run from parent to child and bear their confidence.

    Tellings none of which is shown to be older have an edge without a head.
    """
    out = [f"digraph {_quoted(story.id)} {{", "  node [shape=box];"]
    for n in nodes(story, tellings):
        label = n.label if n.label == n.id else f"{n.label}\n{n.id}"
        if n.published:
            label += f"\n{n.published}"
        grey = ' style="filled,dashed" color="grey50" fillcolor="grey90" fontcolor="grey30"' if n.lost else ""
        out.append(f"  {_quoted(n.id)} [label={_quoted(label)}{grey}];")
    further = contaminated(story.stemma.edges)
    for e in story.stemma.edges:
        dashed = " style=dashed" if (e.parent, e.child) in further else ""
        out.append(f'  {_quoted(e.parent)} -> {_quoted(e.child)} [label="{e.confidence:.2f}"{dashed}];')
    for a, b, sure in undirected(story):
        out.append(f'  {_quoted(a)} -> {_quoted(b)} [dir=none label="{sure:.2f}"];')
    return "\n".join([*out, "}", ""])


def _quoted(value: str) -> str:
    """Return a double-quoted DOT string. A backslash would start an escape, in labels even inside quotes."""
    lines = [printable(x).replace("\\", "\\\\").replace('"', '\\"') for x in value.split("\n")]
    return '"' + "\\n".join(lines) + '"'
