"""Where the lines and circles of a stemma go: a pure function from nodes and edges to coordinates.

Time runs down the page. Each tree takes its own columns, so edges of a tree never cross; a further
parent (contamination) is drawn dashed, an edge of another reading dotted. A tree too wide for half a page
begins at the left, so that its source is seen first.

The template turns this into SVG with text that stays text.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from variorum.report.words import in_utc, short_moment

LANE = 140.0  # width of a column
STEP = 66.0  # least distance between two rows
STRETCH = 11.0  # added for each doubling of the hours between two rows
MOST_STRETCH = 44.0
RADIUS = 19.0
CLEAR = 2 * RADIUS + 26.0  # least distance between two nodes of one column
AXIS = 74.0  # width of the time axis
EDGE = 16.0  # room for a label at the right
TOP = 40.0
FOOT = 30.0  # room under the last node
MOST_NODES = 60  # beyond this, what hangs from a node is drawn as one bundle
SAG = 24.0  # how far an edge of another reading hangs below two nodes side by side
TURN = 64.0  # height in which an edge reaches its child's column
BEND = 0.6  # share of that height in which it leaves and arrives upright
BROAD = 1000.0  # width beyond which half a page would shrink its letters below reading size
LABEL = 12  # characters of a label's line; two lines fit between two columns
KEPT = 29  # nodes that stay apart then; each may have a bundle, and one more hangs from nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A telling, or a lost source (`when` None, `lost` True), to be placed."""

    siglum: str
    label: str = ""
    href: str = ""
    when: datetime | None = None
    lost: bool = False
    title: str = ""  # what hovering says


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edge to be drawn from parent to child, both sigla."""

    parent: str
    child: str
    label: str = ""
    href: str = ""
    title: str = ""
    second: bool = False  # a further parent
    rival: bool = False  # another reading has it: drawn faintly, moves nothing
    undirected: bool = False  # nothing shows which of the two is the parent: drawn double, without a head


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A node in its place."""

    node: Node
    x: float
    y: float
    label: tuple[str, ...] = ()  # one line or two


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """An edge in its place: an SVG path, where its label goes, and the arrow head's three corners."""

    line: Line
    path: str
    x: float
    y: float
    arrow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A row of the time axis."""

    y: float
    day: str
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A placed stemma. Units are CSS pixels at full size."""

    width: float = 0.0
    height: float = 0.0
    axis: float = 0.0
    circles: tuple[Circle, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    ticks: tuple[Tick, ...] = ()
    bundled: int = 0  # tellings drawn as part of a bundle
    timed: bool = False  # rows are times; else steps from the source

    @property
    def broad(self) -> bool:
        """Return whether it needs the whole width of a page to be read."""
        return self.width > BROAD

    @property
    def directed(self) -> bool:
        """Return whether any edge runs from a source to what draws on it."""
        return any(not (s.line.undirected or s.line.rival) for s in self.strokes)

    @property
    def undirected(self) -> bool:
        """Return whether tellings are tied without direction."""
        return any(s.line.undirected for s in self.strokes)

    @property
    def rivals(self) -> bool:
        """Return whether an edge of another reading is drawn."""
        return any(s.line.rival for s in self.strokes)


@dataclass(slots=True)
class _Layout:
    """Working state of one drawing; nothing outside `draw` sees it."""

    nodes: dict[str, Node]
    above: dict[str, str]  # the parent that decides the column
    below: dict[str, list[str]]
    column: dict[str, float] = field(default_factory=dict)


def draw(nodes: Sequence[Node], lines: Sequence[Line]) -> Drawing:
    """Return the stemma of these nodes (in the order of their sigla) and edges, placed."""
    bundled = 0
    if len(nodes) > MOST_NODES:
        nodes, lines, bundled = _bundle(nodes, lines)
    known = {n.siglum: n for n in nodes}
    lines = [x for x in lines if x.parent in known and x.child in known]
    if not known:
        return Drawing()
    tied = [x for x in lines if not x.rival]
    layout = _trees(nodes, tied)
    rows, ticks, timed = _rows(nodes, tied)
    left = AXIS if timed else 16.0
    rows = _apart({s: rows[s] for s in known}, layout.column)
    place = {s: (left + RADIUS + 8 + layout.column[s] * LANE, rows[s]) for s in known}
    columns = max(layout.column.values()) + 1
    return Drawing(
        width=round(left + columns * LANE + EDGE, 1),
        height=round(max(rows.values()) + FOOT + SAG * any(x.rival for x in lines), 1),
        axis=left,
        circles=tuple(_circle(n, *place[n.siglum]) for n in nodes),
        strokes=tuple(_stroke(x, place) for x in lines),
        ticks=ticks,
        bundled=bundled,
        timed=timed,
    )


def _circle(node: Node, x: float, y: float) -> Circle:
    """Return a node in its place, its label broken into at most two lines."""
    words = node.label.split()
    first = words[:1]
    while len(first) < len(words) and len(" ".join(words[: len(first) + 1])) <= LABEL:
        first = words[: len(first) + 1]
    lines = (" ".join(first), " ".join(words[len(first) :]))
    label = tuple(x if len(x) <= LABEL else x[: LABEL - 1].rstrip() + "…" for x in lines if x)
    return Circle(node=node, x=round(x, 1), y=round(y, 1), label=label)


def _bundle(nodes: Sequence[Node], lines: Sequence[Line]) -> tuple[list[Node], list[Line], int]:
    """Keep the nodes nearest to the sources; draw what hangs from each of them as one node with a count."""
    depth = _depths([n.siglum for n in nodes], [x for x in lines if not x.rival])
    first = {x.child: x.parent for x in reversed(lines) if not (x.second or x.rival)}
    kept = {n.siglum for n in sorted(nodes, key=lambda n: (not n.lost, depth[n.siglum]))[:KEPT]}
    under: dict[str, list[str]] = {}
    for n in nodes:
        if n.siglum not in kept:
            over, steps = n.siglum, 0
            while over and over not in kept and steps < len(nodes):
                over, steps = first.get(over, ""), steps + 1
            under.setdefault(over if over in kept else "", []).append(n.siglum)
    bundles: list[Node] = []
    edges = [x for x in lines if x.parent in kept and x.child in kept]
    for parent, rest in sorted(under.items()):
        siglum = f"+{len(rest)}"
        siglum += "′" * sum(
            node.siglum.rstrip("′") == siglum for node in bundles
        )  # each has a name of its own
        label = f"{rest[0]} to {rest[-1]}" if len(rest) > 1 else rest[0]
        bundles.append(Node(siglum=siglum, label=label, title=f"{len(rest)} further tellings: {label}"))
        if parent:
            edges.append(
                Line(parent=parent, child=siglum, title=f"{len(rest)} further ones go back to {parent}")
            )
    return [n for n in nodes if n.siglum in kept] + bundles, edges, len(nodes) - len(kept)


def _trees(nodes: Sequence[Node], lines: Sequence[Line]) -> _Layout:
    """Give every node a column: leaves side by side, a parent over the middle of its children.

    Of very many leaves, over the first of them.
    """
    layout = _Layout(nodes={n.siglum: n for n in nodes}, above={}, below={n.siglum: [] for n in nodes})
    for x in sorted(lines, key=lambda x: x.second):
        if x.child not in layout.above and not _is_above(layout.above, x.child, x.parent):
            layout.above[x.child] = x.parent
            layout.below[x.parent].append(x.child)
    # A lost source has no place of its own in the order: it stands where the first of its heirs does.
    rank = {n.siglum: i + len(nodes) * n.lost for i, n in enumerate(nodes)}
    free = 0.0
    wide = sum(not below for below in layout.below.values()) * LANE > BROAD
    roots = [n.siglum for n in nodes if n.siglum not in layout.above]
    # Trees first, then tellings that stand by themselves, apart on the right.
    roots.sort(
        key=lambda s: (not layout.below[s], min((rank[x] for x in _under(layout.below, s)), default=0))
    )
    for root in roots:
        todo = [(root, False)]
        while todo:
            node, done = todo.pop()
            children = layout.below[node]
            if not children:
                layout.column[node], free = free, free + 1
            elif done:
                ends = [layout.column[children[0]], layout.column[children[0 if wide else -1]]]
                layout.column[node] = sum(ends) / 2
            else:
                children.sort(key=rank.__getitem__)
                todo.append((node, True))
                todo.extend((c, False) for c in reversed(children))
        if layout.below[root]:
            free += 0.25  # daylight between trees
    return layout


def _is_above(above: dict[str, str], high: str, low: str) -> bool:
    """Return whether `high` is `low` or stands above it."""
    while low != high and low in above:
        low = above[low]
    return low == high


def _under(below: dict[str, list[str]], root: str) -> list[str]:
    out, todo = [], [root]
    while todo:
        node = todo.pop()
        out.append(node)
        todo += below[node]
    return out


def _rows(nodes: Sequence[Node], lines: Sequence[Line]) -> tuple[dict[str, float], tuple[Tick, ...], bool]:
    """Give every node a height: by time where at least two have one, else by steps from the source."""
    times = {n.siglum: in_utc(n.when).timestamp() / 3600 for n in nodes if n.when}
    depth = _depths([n.siglum for n in nodes], lines)
    if len(times) < 2:
        base = min(depth.values())
        return {s: TOP + (d - base) * (STEP + 24) for s, d in depth.items()}, (), False
    heights: dict[float, float] = {}
    y, last = TOP, None
    for t in sorted(set(times.values())):
        if last is not None:
            y += STEP + min(MOST_STRETCH, STRETCH * math.log2(1 + t - last))
        heights[t], last = y, t
    rows = {s: heights[t] for s, t in times.items()}
    _fill(rows, depth, lines)
    shift = TOP - min(rows.values())
    rows = {s: y + shift for s, y in rows.items()}
    ticks: list[Tick] = []
    for n in sorted((n for n in nodes if n.when), key=lambda n: times[n.siglum]):
        if n.when and (not ticks or ticks[-1].y != rows[n.siglum]):
            ticks.append(Tick(y=rows[n.siglum], day=short_moment(n.when)[0], clock=short_moment(n.when)[1]))
    seen: set[str] = set()
    thin = []
    for tick in ticks:  # a day is said once
        thin.append(tick if tick.day not in seen else Tick(y=tick.y, day="", clock=tick.clock or tick.day))
        seen.add(tick.day)
    return rows, tuple(thin), True


def _apart(rows: dict[str, float], column: dict[str, float]) -> dict[str, float]:
    """Move a node down where it would touch one over it: same moment, or dates against the edges.

    Of two on the same height the first in `rows` stays: sources stand before what draws on them.
    """
    out: dict[str, float] = {}
    for s in sorted(rows, key=lambda s: rows[s]):
        above = [y for t, y in out.items() if abs(column[t] - column[s]) * LANE < 2 * RADIUS]
        y = rows[s]
        for other in sorted(above):
            if abs(y - other) < CLEAR:
                y = other + CLEAR
        out[s] = y
    return out


def _fill(rows: dict[str, float], depth: dict[str, int], lines: Sequence[Line]) -> None:
    """Place what has no date: a lost source over its earliest child, a child under its latest parent."""
    undated = sorted((s for s in depth if s not in rows), key=lambda s: (depth[s], s))
    for s in reversed(undated):
        lower = [rows[x.child] for x in lines if x.parent == s and x.child in rows]
        if lower:
            rows[s] = min(lower) - STEP
    for s in undated:
        if s not in rows:
            upper = [rows[x.parent] for x in lines if x.child == s and x.parent in rows]
            rows[s] = max(upper) + STEP if upper else min(rows.values())


def _depths(sigla: Sequence[str], lines: Sequence[Line]) -> dict[str, int]:
    """Return the longest way from a root to each node; bounded, so that a circle can't run forever."""
    depth = dict.fromkeys(sigla, 0)
    for _ in range(len(sigla)):
        still = True
        for x in lines:
            if depth[x.child] <= depth[x.parent] < len(sigla):
                depth[x.child], still = depth[x.parent] + 1, False
        if still:
            break
    return depth


def _stroke(line: Line, place: dict[str, tuple[float, float]]) -> Stroke:
    """Return an edge: a curve into the child's column, then straight down, so that siblings never cross."""
    (x1, y1), (x2, y2) = place[line.parent], place[line.child]
    down = 1.0 if y2 >= y1 else -1.0  # dates may speak against an edge: then it is drawn upwards
    if line.rival and abs(y2 - y1) < 2 * RADIUS:  # below the labels, from foot to foot
        a, b = (x1, y1 + RADIUS), (x2, y2 + RADIUS + 6)
        arc = f"C{_xy(x1, a[1] + SAG)} {_xy(x2, b[1] + SAG)} {_xy(*b)}"
        arrow = _arrow((x2, y2 + RADIUS + 1), (0.0, -1.0))
        return Stroke(line=line, path=f"M{_xy(*a)}{arc}", x=(x1 + x2) / 2, y=a[1] + SAG, arrow=arrow)
    if abs(y2 - y1) < 2 * RADIUS:  # side by side: below the label between them, up to the rim slantwise
        side = 1.0 if x2 >= x1 else -1.0
        a, slant = (x1, y1 + RADIUS), math.sqrt(0.5)
        tip = (x2 - side * (RADIUS + 1) * slant, y2 + (RADIUS + 1) * slant)
        b = (tip[0] - side * 5 * slant, tip[1] + 5 * slant)
        low = max(y1, y2) + RADIUS + SAG
        curve = f"C{_xy(x1, low)} {_xy(b[0] - side * SAG, max(low, b[1] + SAG))} {_xy(*b)}"
        return Stroke(
            line=line,
            path=f"M{_xy(*a)}{curve}",
            x=round((a[0] + b[0]) / 2, 1),
            y=round(low - SAG / 4, 1),
            arrow=_arrow(tip, (side * slant, -slant)),
        )
    # An edge ends where its head begins; one without a head at the rim.
    a, b = (x1, y1 + down * RADIUS), (x2, y2 - down * (RADIUS + (0 if line.undirected else 6)))
    turn = down * min(TURN, abs(b[1] - a[1]))
    bend = turn * BEND
    curve = f"C{_xy(a[0], a[1] + bend)} {_xy(b[0], a[1] + turn - bend)} {_xy(b[0], a[1] + turn)}"
    arrow = _arrow((x2, y2 - down * (RADIUS + 1)), (0.0, down))
    label = b[1] - down * min(16.0, abs(b[1] - a[1]) / 2)  # near the child, where siblings have parted
    x = b[0] if abs(turn) < abs(b[1] - a[1]) - 12 else a[0] + (b[0] - a[0]) * 0.85
    return Stroke(
        line=line,
        path=f"M{_xy(*a)}{curve}L{_xy(*b)}",
        x=round(x, 1),
        y=round(label, 1),
        arrow=arrow,
    )


def _arrow(tip: tuple[float, float], way: tuple[float, float]) -> str:
    """Return the corners of an arrow head at `tip` that points `way` (a unit vector)."""
    (x, y), (dx, dy) = tip, way
    x0, y0 = x - dx * 8, y - dy * 8
    return f"{_xy(x, y)} {_xy(x0 - dy * 4, y0 + dx * 4)} {_xy(x0 + dy * 4, y0 - dx * 4)}"


def _xy(x: float, y: float) -> str:
    return f"{x:.1f},{y:.1f}"
