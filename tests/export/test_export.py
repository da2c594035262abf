import io

import networkx as nx
import pytest

from variorum.data import Edge, Evidence, Lost, Stemma, Story
from variorum.export.dot import dot
from variorum.export.graphml import graphml
from variorum.testing import tell

IDS = ("plain", 'a"b', "<x>&'", "back\\slash\\", "line\nbreak", "é🌊", "digraph{}", "\x01")


def story(*ids: str) -> Story:
    edges = [Edge(parent="lost:1", child=k, confidence=0.8, evidence=(Evidence(kind="order", note="a < b & c"),)) for k in ids]
    edges.append(Edge(parent=ids[0], child=ids[-1], confidence=0.3))
    found = Stemma(edges=tuple(edges), lost=(Lost(id="lost:1", note="unseen"),), origins=(tuple(ids),))
    return Story(id="s", title="", tellings=tuple(ids), stemma=found)


def loaded(text: str) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(text.encode("utf-8")))


def test_graphml_loads_with_its_lost_sources_and_contamination() -> None:
    tellings = [tell("One.", id=k, outlet=f"Outlet {k}") for k in ("a", "b", "c")]
    graph = loaded(graphml(story("a", "b", "c"), tellings))
    assert set(graph.nodes) == {"a", "b", "c", "lost:1"}
    assert graph.nodes["lost:1"]["lost"] is True
    assert graph.nodes["a"]["outlet"] == "Outlet a"
    assert graph.edges["a", "c"]["contamination"] is True
    assert graph.edges["lost:1", "c"]["contamination"] is False
    assert graph.edges["lost:1", "a"]["evidence"] == "order: a < b & c"


@pytest.mark.parametrize("name", IDS)
def test_graphml_keeps_hostile_ids_apart(name: str) -> None:
    graph = loaded(graphml(story("start", name), [tell("One.", id=name, outlet=name)]))
    assert graph.number_of_nodes() == 3
    assert graph.number_of_edges() == 3


@pytest.mark.parametrize("name", IDS)
def test_dot_quotes_balance(name: str) -> None:
    text = dot(story("start", name), [tell("One.", id=name, outlet=name)])
    bare = text.replace("\\\\", "").replace('\\"', "")
    assert bare.count('"') % 2 == 0
    outside = "".join(bare.split('"')[::2])
    assert outside.count("{") == outside.count("}") == 1


def test_dot_draws_lost_grey_and_contamination_dashed() -> None:
    text = dot(story("a", "b", "c"), [])
    assert '"lost:1" [label="unseen\\nlost:1" style="filled,dashed" color="grey50"' in text
    assert '"a" -> "c" [label="0.30" style=dashed];' in text
    assert '"lost:1" -> "a" [label="0.80"];' in text
