"""A story of many generations: copies of copies are set aside, so that what they copied can be placed."""

from benchmarks.synthetic_stemma import tradition

from variorum.stemma import stemma
from variorum.stemma.features import eliminated, field
from variorum.testing import tell


def test_generations_are_told_apart_in_a_story_of_forty() -> None:
    tellings, alignments, parents = tradition(40, seed=2)
    found = stemma(tellings, alignments)
    right = sum(parents.get(e.child) == e.parent for e in found.edges)
    wrong = sum(e.parent in parents and parents.get(e.child) != e.parent for e in found.edges)
    assert right >= 0.9 * len(parents)
    assert wrong <= 0.1 * len(parents)


def test_what_only_its_own_copies_have_speaks_against_no_source() -> None:
    tellings, alignments, parents = tradition(30, seed=1)
    at = {t.id: i for i, t in enumerate(tellings)}
    child = next(p for p in parents.values() if p in parents)
    source = parents[child]
    below = frozenset(at[k] for k in parents if child in _line(parents, k))
    before = field(tellings, alignments)
    after = eliminated(before, {at[child]: below})
    row = before.places[at[child]].near.index(at[source])
    assert before.places[at[child]].missing[row].sum() > after.places[at[child]].missing[row].sum()
    assert all(x is y for k, (x, y) in enumerate(zip(before.places, after.places, strict=True)) if k != at[child])


def _line(parents: dict[str, str], telling: str) -> set[str]:
    out = set()
    while telling in parents:
        telling = parents[telling]
        out.add(telling)
    return out


def test_a_text_with_headings_inside_is_a_page_and_a_wrapped_report_is_none() -> None:
    page = "The harbour\n\nHistory\n\nIt was dug in 1780.\n\n* a quay\n* a crane\n\nTraffic\n\nFew ships call."
    report = "The harbour closed on Monday after boxes fell into\nthe water, and nobody\nwas hurt.\n\nIt opened again."
    one, two = tell(page, id="page"), tell(report, id="report")
    found = field([one, two], []).witnesses
    assert (found[0].headings, found[0].lines) == (4, 6)
    assert found[1].headings <= 1
