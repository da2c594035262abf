"""The stemma in words and lines: what hangs from what and why, ties without direction, lost sources."""

from collections import Counter
from collections.abc import Sequence

from variorum.data import Edge, Evidence
from variorum.report import svg
from variorum.report.branches import places
from variorum.report.context import StoryContext
from variorum.report.pages import Descent, Finding, Link, LostSource, Reason, Side, Tie, Witness
from variorum.report.passages import line, passage
from variorum.report.rivals import Rivals
from variorum.report.words import PLURALS, RELATIONS, evidence, kinds_named, percent, sureness
from variorum.text import count

HELD_SHOWN = 12  # sentences of a lost source that are listed
# Evidence without weight that counts what was seen changed when the tree was drawn. The findings, which came
# later, are told with the edge: two counts of one thing would only puzzle.
_COUNTED = "changes"
READERS_SHOWN = 6  # readers named with a tie; the list of readers has more
EDGE_SHOWN = 4  # findings shown with an edge of the stemma


def _by_ends(found: tuple[Finding, ...]) -> dict[tuple[str, str], list[Finding]]:
    """Return the findings between each pair of tellings (sigla, base first); rejected ones aside."""
    out: dict[tuple[str, str], list[Finding]] = {}
    for f in found:
        if not f.rejected:
            bases = (f.base.siglum, *(f.base.also if f.base.passage is None else ()))
            others = (f.reading.siglum, *(f.reading.also if f.reading.passage is None else ()))
            for a in bases:
                for b in others:
                    out.setdefault((a, b), []).append(f)
    return out


def descents(context: StoryContext, found: tuple[Finding, ...]) -> tuple[Descent, ...]:
    """Return the stemma's edges in words, by child; the surest parent of a telling first."""
    edges = [e for e in context.story.stemma.edges if e.parent in context.sigla and e.child in context.sigla]
    rank = {t: i for i, t in enumerate(context.order)}
    edges.sort(key=lambda e: (rank.get(e.child, -1), -e.confidence, context.sigla[e.parent]))
    between = _by_ends(found)
    seen: set[str] = set()
    out = []
    for e in edges:
        here = between.get((context.sigla[e.parent], context.sigla[e.child]), [])
        out.append(_descent(context, e, here, e.child in seen))
        seen.add(e.child)
    return tuple(out)


def _descent(context: StoryContext, e: Edge, here: list[Finding], second: bool) -> Descent:
    parent, child = context.sigla[e.parent], context.sigla[e.child]
    relation = context.relation(e.parent, e.child)
    x = context.alignments.get((e.parent, e.child))
    many = Counter(f.label for f in here)
    return Descent(
        id=f"edge-{parent}-{child}",
        parent=parent,
        child=child,
        how=RELATIONS[relation] if relation else "",
        sure=sureness(e.confidence),
        percent=percent(e.confidence),
        reasons=_reasons(context, e.evidence),
        changes=len(here),
        changed=", ".join(f"{n} × {label}" for label, n in many.most_common()),
        top=tuple(here[:EDGE_SHOWN]),
        carried=percent(x.coverage_right) if x else None,
        second=second,
        pair_href=context.pair(e.parent, e.child),
    )


def ties(context: StoryContext) -> tuple[Tie, ...]:
    """Return the tellings tied without direction, group by group."""
    given = {frozenset(u.tellings): u for u in context.story.stemma.undirected}
    out = []
    for group in context.undirected:
        u = given.get(frozenset(group))
        if u is None:
            continue
        found = {r for i in group[1:] if (r := context.relation(group[0], i))}
        letters = tuple(context.sigla[i] for i in group)
        readers = {
            x: f"{letters[0]} {context.sigla[i]}"
            for i in group[1 : 1 + READERS_SHOWN]
            if (x := context.pair(group[0], i))
        }
        out.append(
            Tie(
                id=f"tie-{letters[0]}",
                sigla=letters,
                how=f"{PLURALS[found.pop()]} of one another" if len(found) == 1 else "tellings of one text",
                sure=sureness(u.confidence),
                percent=percent(u.confidence),
                reasons=_reasons(context, u.evidence),
                pairs=tuple(Link(text=text, href=href) for href, text in readers.items()),
            )
        )
    return tuple(out)


def _reasons(context: StoryContext, evidence_: Sequence[Evidence]) -> tuple[Reason, ...]:
    """Return evidence in words, the weightiest first."""
    return tuple(
        Reason(
            kind=evidence(line(x.kind)),
            note=kinds_named(line(context.told(x.note))),
            against=x.weight < 0,
        )
        for x in sorted(evidence_, key=lambda x: -abs(x.weight))
        if x.kind != _COUNTED
    )


def drawing(
    context: StoryContext,
    people: tuple[Witness, ...],
    descents: tuple[Descent, ...],
    open_: Rivals,
) -> svg.Drawing:
    """Return the stemma in its place on the page."""
    nodes = []
    place = places(people)
    for unseen in context.story.stemma.lost:
        siglum = context.sigla[unseen.id]
        name = context.unseen.get(unseen.id, "lost source")
        nodes.append(svg.Node(siglum=siglum, label=name, href=f"#lost-{siglum}", lost=True,
                              title=f"{siglum}: a source that nobody here holds"))  # fmt: skip
    for i, w in zip(context.order, people, strict=True):
        said = f"{w.siglum}: {w.outlet}, {w.published}, {w.language}. {w.hangs}"
        href = f"{place[w.siglum]}#t-{w.siglum}"
        nodes.append(svg.Node(siglum=w.siglum, label=w.outlet, href=href, title=said,
                              when=context.tellings[i].article.published))  # fmt: skip
    lines = [
        svg.Line(
            parent=d.parent,
            child=d.child,
            label=str(d.changes) if d.changes else "",
            href=f"{place.get(d.child, '')}#{d.id}",
            title=_edge_words(d),
            second=d.second,
        )
        for d in descents
    ]
    lines += [
        svg.Line(parent=t.sigla[0], child=b, href=f"#{t.id}", undirected=True,
                 title=f"{t.sigla[0]} and {b}: {t.how}, {t.sure}; who had it from whom is not shown")
        for t in ties(context)
        for b in t.sigla[1:]
    ]  # fmt: skip
    lines += [
        svg.Line(parent=a, child=b, href="#rivals", title=f"another reading: {b} draws on {a}", rival=True)
        for a, b in open_.edges
    ]
    return svg.draw(nodes, lines)


def _edge_words(d: Descent) -> str:
    """Return what hovering over an edge says, and what is read out at it."""
    carried = f"; {d.carried} % of {d.child} stands in {d.parent}" if d.carried is not None else ""
    changed = f" ({d.changed})" if d.changed else ""
    how = d.how or "shared material"
    return f"{d.child} from {d.parent}: {how}, {d.sure}{carried}; {count(d.changes, 'difference')}{changed}"


def lost(context: StoryContext) -> tuple[LostSource, ...]:
    """Return the sources that nobody holds, and what each must have said."""
    out = []
    for unseen in context.story.stemma.lost:
        siglum = context.sigla[unseen.id]
        kids = {e.child for e in context.story.stemma.edges if e.parent == unseen.id}
        held = []
        for r in unseen.held[:HELD_SHOWN]:
            if r.telling in context.tellings:
                found = passage(context.tellings[r.telling], r.span)
                held.append(
                    Side(
                        siglum=context.sigla[r.telling],
                        outlet=context.outlet(r.telling),
                        lang=context.tellings[r.telling].lang,
                        passage=found,
                        href=f"{context.files[r.telling]}#s{found.sentence}",
                    )
                )
        children = tuple(sorted(context.sigla[k] for k in kids if k in context.sigla))
        out.append(
            LostSource(
                siglum=siglum,
                id=f"lost-{siglum}",
                note=line(context.told(unseen.note)),
                children=children,
                held=tuple(held),
            )
        )
    return tuple(out)
