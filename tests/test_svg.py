"""The stemma's geometry."""

import math
import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from variorum.report.svg import LANE, MOST_NODES, RADIUS, Drawing, Line, Node, draw

DAY = datetime(2025, 3, 4, tzinfo=UTC)


def node(siglum: str, hour: float | None = None, lost: bool = False) -> Node:
    return Node(
        siglum=siglum, label=siglum, when=DAY + timedelta(hours=hour) if hour is not None else None, lost=lost
    )


def place(drawing: Drawing) -> dict[str, tuple[float, float]]:
    return {c.node.siglum: (c.x, c.y) for c in drawing.circles}


def test_nothing_draws_nothing() -> None:
    assert draw([], []) == Drawing()


def test_time_runs_down() -> None:
    at = place(
        draw(
            [node("A", 1), node("B", 2), node("C", 30)],
            [Line(parent="A", child="B"), Line(parent="A", child="C")],
        )
    )
    assert at["A"][1] < at["B"][1] < at["C"][1]
    assert at["C"][1] - at["B"][1] > at["B"][1] - at["A"][1]


def test_without_dates_rows_are_steps_from_the_source() -> None:
    drawing = draw(
        [node("A"), node("B"), node("C")], [Line(parent="A", child="B"), Line(parent="B", child="C")]
    )
    at = place(drawing)
    assert not drawing.timed
    assert at["A"][1] < at["B"][1] < at["C"][1]
    assert at["A"][0] == at["B"][0]


def test_a_lost_source_stands_over_its_earliest_heir() -> None:
    at = place(
        draw(
            [node("α", lost=True), node("A", 5), node("B", 9)],
            [Line(parent="α", child="A"), Line(parent="α", child="B")],
        )
    )
    assert at["α"][1] < at["A"][1]
    assert at["A"][0] < at["α"][0] < at["B"][0]


def test_an_undated_telling_stands_under_its_source() -> None:
    at = place(draw([node("A", 1), node("B", 2), node("C")], [Line(parent="B", child="C")]))
    assert at["C"][1] > at["B"][1]


def test_a_telling_with_no_tie_stands_apart_on_the_right() -> None:
    at = place(draw([node("A", 1), node("B", 2), node("C", 3)], [Line(parent="A", child="C")]))
    assert at["B"][0] >= max(at["A"][0], at["C"][0]) + LANE


def test_an_edge_against_the_dates_is_drawn_upwards() -> None:
    drawing = draw([node("A", 9), node("B", 1)], [Line(parent="A", child="B")])
    at = place(drawing)
    tip = float(drawing.strokes[0].arrow.split()[0].split(",")[1])
    assert at["B"][1] < tip < at["A"][1]


def test_a_circle_in_the_graph_ends() -> None:
    lines = [Line(parent="A", child="B"), Line(parent="B", child="A")]
    assert len(draw([node("A"), node("B")], lines).circles) == 2


def test_the_day_is_said_once() -> None:
    drawing = draw([node("A", 1), node("B", 2), node("C", 25)], [])
    assert [(t.day, t.clock) for t in drawing.ticks] == [
        ("4 Mar", "01:00"),
        ("", "02:00"),
        ("5 Mar", "01:00"),
    ]


def test_a_large_story_is_drawn_with_bundles() -> None:
    nodes = [node("A", 0), *(node(f"X{i}", i + 1) for i in range(300))]
    drawing = draw(nodes, [Line(parent="A", child=f"X{i}") for i in range(300)])
    assert len(drawing.circles) <= MOST_NODES
    assert drawing.bundled == 272
    assert any(c.node.siglum == "+272" for c in drawing.circles)


def test_a_long_chain_is_drawn_with_a_bundle_at_its_end() -> None:
    nodes = [node(f"X{i}", i) for i in range(300)]
    drawing = draw(nodes, [Line(parent=f"X{i}", child=f"X{i + 1}") for i in range(299)])
    assert len(drawing.circles) <= MOST_NODES
    assert drawing.strokes[-1].line.parent == "X28"


def test_long_labels_break_into_two_lines() -> None:
    drawing = draw([Node(siglum="A", label="The Santa Rema Chronicle and Advertiser")], [])
    assert drawing.circles[0].label == ("The Santa", "Rema Chroni…")


@given(
    st.lists(st.tuples(st.integers(0, 9), st.one_of(st.none(), st.integers(0, 99))), min_size=1, max_size=10)
)
def test_no_two_circles_touch_in_a_tree(spec: list[tuple[int, int | None]]) -> None:
    nodes = [node(str(i), hour) for i, (_, hour) in enumerate(spec)]
    lines = [Line(parent=str(parent % i), child=str(i)) for i, (parent, _) in enumerate(spec) if i]
    drawing = draw(nodes, lines)
    spots = [(c.x, c.y) for c in drawing.circles]
    for i, (x1, y1) in enumerate(spots):
        assert RADIUS <= x1 <= drawing.width - RADIUS
        assert RADIUS <= y1 <= drawing.height - RADIUS
        for x2, y2 in spots[i + 1 :]:
            assert abs(x1 - x2) >= 2 * RADIUS or abs(y1 - y2) >= 2 * RADIUS


def test_an_edge_between_two_side_by_side_runs_below_the_label_between_them() -> None:
    for parent, child in (("A", "B"), ("B", "A")):
        drawing = draw([node("A", 1), node("B", 1), node("C", 5)], [Line(parent=parent, child=child, second=True)])
        at = place(drawing)
        numbers = [float(x) for x in re.findall(r"-?\d+\.\d", drawing.strokes[0].path)]
        assert min(numbers[1::2]) > at["A"][1] + 12  # two lines of a label end above
        tip = [float(x) for x in drawing.strokes[0].arrow.split()[0].split(",")]
        assert math.dist(tip, at[child]) < RADIUS + 2
