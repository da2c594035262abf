"""What only the order of the stages decides."""

from dataclasses import replace

import pytest

from variorum import pipeline
from variorum.data import Article
from variorum.pipeline import compare
from variorum.report.json import dumps

PORT = (
    "HALDEN, Oct 4 (Norwire) - The port of Halden shut at noon on Monday after a crane fell, the harbour board said. "
    "Nobody was hurt. The board said 14 ships were waiting outside. It denied that the crane had been reported as unsafe."
)
CHOIR = (
    "The village choir has found a new conductor after two years without one. She is a cellist and lives next door. "
    "Rehearsals begin in the old school in spring. The first concert will be sung outdoors if the weather allows."
)


def test_texts_with_nothing_in_common_have_one_link_and_no_differences() -> None:
    found = compare(Article(id="port", text=PORT), Article(id="choir", text=CHOIR))
    (story,) = found.stories
    (link,) = story.alignments
    assert link.relation is None
    assert story.variants == ()


def test_a_text_beside_itself_is_a_copy_without_differences() -> None:
    found = compare(Article(id="port", text=PORT), Article(id="again", text=PORT))
    (story,) = found.stories
    assert [x.relation for x in story.alignments] == ["copy"]
    assert story.variants == ()


@pytest.mark.parametrize(
    ("old", "new"), [(" ", "  "), (". ", ".\n\n"), ("harbour", "harbor")], ids=["blanks", "paragraphs", "spelling"]
)
def test_the_same_words_set_otherwise_have_no_differences(old: str, new: str) -> None:
    found = compare(Article(id="port", text=PORT), Article(id="again", text=PORT.replace(old, new)))
    assert found.stories[0].variants == ()


FERRY = (
    "BRENIK, May 3 (Norwire) - The ferry Aldis ran aground off Brenik on Tuesday with 212 people aboard, the coast guard said. "
    "Rescuers took all passengers ashore within three hours. Captain Ida Vreshko told reporters that a buoy was missing. "
    "The harbour board has opened an inquiry into the course of the ship."
)
AGAIN = (
    "All 212 people aboard the ferry Aldis are safe after it ran aground near Brenik on Tuesday, according to the coast guard. "
    "It took rescuers three hours to bring them ashore. A missing buoy was to blame, Captain Ida Vreshko told reporters. "
    "An inquiry into the ship's course has been opened by the harbour board."
)


def pile() -> list[Article]:
    """Return two tellings of one report among articles about this and that."""
    texts = {"port": PORT, "choir": CHOIR, "ferry": FERRY, "again": AGAIN}
    topics = ("wheat", "tennis", "opera", "bread", "glaciers", "pianos", "clocks", "bees", "chess", "soap")
    texts |= {x: f"A book about {x} won the prize. Its author has written on {x} for years." for x in topics}
    return [Article(id=k, text=v) for k, v in texts.items()]


def test_a_large_pile_is_read_in_part_and_gives_the_same_relations(monkeypatch: pytest.MonkeyPatch) -> None:
    tellings = [pipeline.tell(a) for a in pile()]
    whole = {(x.left, x.right): x.relation for x in pipeline.related(tellings)}
    monkeypatch.setattr(pipeline, "WHOLE", 0)
    found = {(x.left, x.right): x.relation for x in pipeline.related(tellings)}
    assert found["again", "ferry"] == whole["again", "ferry"] == "rewrite"
    assert len(found) < len(whole)


@pytest.mark.parametrize("whole", [400, 0])
def test_order_of_input_changes_no_byte(whole: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "WHOLE", whole)
    assert dumps(pipeline.run(pile())) == dumps(pipeline.run(pile()[::-1]))


def test_swapping_sides_mirrors_the_links() -> None:
    a, b = (Article(id=k, text=v) for k, v in (("ferry", FERRY), ("again", AGAIN)))
    (there,), (back,) = (compare(x, y).stories[0].alignments for x, y in ((a, b), (b, a)))
    assert there.links
    assert there == back.mirrored()


def test_without_outlet_and_title_the_relation_stays() -> None:
    named = [
        Article(id="ferry", text=FERRY, title="Ferry aground", outlet="Norwire"),
        Article(id="again", text=AGAIN, title="Everybody safe", outlet="Brenik Post"),
    ]
    bare = [replace(a, title="", outlet="") for a in named]
    for given in (named, bare):
        assert [x.relation for x in compare(*given).stories[0].alignments] == ["rewrite"]
