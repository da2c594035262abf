"""GraphML (http://graphml.graphdrawing.org/specification.html): loads in networkx, Gephi, yEd."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from variorum.data import Story, Telling
from variorum.export.nodes import contaminated, nodes, printable, undirected

_KEYS = (
    ("node", "label", "string"),
    ("node", "lost", "boolean"),
    ("node", "outlet", "string"),
    ("node", "published", "string"),
    ("node", "lang", "string"),
    ("edge", "confidence", "double"),
    ("edge", "contamination", "boolean"),
    ("edge", "evidence", "string"),
)


def graphml(story: Story, tellings: Iterable[Telling]) -> str:
    """Return the stemma as a GraphML document. Edges run from parent to child.

    Tellings none of which is shown to be older have an edge without direction.
    """
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for owner, name, kind in _KEYS:
        out.append(f'  <key id="{owner}-{name}" for="{owner}" attr.name="{name}" attr.type="{kind}"/>')
    out.append(f'  <graph id={_quoted(story.id)} edgedefault="directed">')
    known = nodes(story, tellings)
    for n in known:
        out.append(f"    <node id={_quoted(n.id)}>")
        values = {
            "label": n.label,
            "lost": _truth(n.lost),
            "outlet": n.outlet,
            "published": n.published,
            "lang": n.lang,
        }
        out += [_data("node", k, v) for k, v in values.items()]
        out.append("    </node>")
    further = contaminated(story.stemma.edges)
    for e in story.stemma.edges:
        out.append(f"    <edge source={_quoted(e.parent)} target={_quoted(e.child)}>")
        out.append(_data("edge", "confidence", f"{e.confidence:.4f}"))
        out.append(_data("edge", "contamination", _truth((e.parent, e.child) in further)))
        out.append(_data("edge", "evidence", "; ".join(f"{x.kind}: {x.note}" for x in e.evidence)))
        out.append("    </edge>")
    for a, b, sure in undirected(story):
        out.append(f'    <edge source={_quoted(a)} target={_quoted(b)} directed="false">')
        out.append(_data("edge", "confidence", f"{sure:.4f}"))
        out.append(_data("edge", "contamination", "false"))
        out.append("    </edge>")
    return "\n".join([*out, "  </graph>", "</graphml>", ""])


def _data(owner: str, key: str, value: str) -> str:
    return f'      <data key="{owner}-{key}">{escape(printable(value))}</data>'


def _quoted(value: str) -> str:
    return quoteattr(printable(value))


def _truth(value: bool) -> str:
    return "true" if value else "false"
