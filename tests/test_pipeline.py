"""What only the order of the stages decides."""

from variorum.data import Article
from variorum.pipeline import compare

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
