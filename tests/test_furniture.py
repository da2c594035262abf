"""What pages carry around their reports is no part of them; what one report lends another is."""

import tracemalloc

from variorum.data import Telling
from variorum.furniture import unfurnished
from variorum.testing import tell

BOX = "Sign up for our morning letter and never miss a story."
# Reports that have nothing to do with one another.
APART = (
    (
        "Divers found cracks in two piers of the Arven bridge, and engineers closed it to lorries before nightfall.",
        "Brenholt's ferry owners have laid on forty sailings, though islanders fear that freight will pile up on the quay.",
        "Masons expect to inject resin into the foundations until late October.",
    ),
    (
        "Botanists in Quillon described a moss whose leaves shut within a minute of being brushed by a fingertip.",
        "Specimens gathered on slate roofs over three winters drank nothing but fog, microscopes showed.",
        "Its closest cousin grows in caves four thousand kilometres south.",
    ),
    (
        "Striker Ilmo Kade scored twice as Halden went top of the league with their ninth win in a row.",
        "Goalkeeper Sanna Ruud saved a penalty in stoppage time and limped off with a bandaged thigh.",
        "Supporters sang long after the floodlights had gone out.",
    ),
    (
        "Judges acquitted the banker Petra Voss of fraud, ruling that forged invoices could not be traced to her desk.",
        "Prosecutors may appeal within thirty days; creditors have sued her former partners in a civil court.",
        "Bailiffs still hold a yacht, six paintings and a vineyard.",
    ),
    (
        "Heat emptied the Teller reservoir for the first time since it was dammed, baring a drowned chapel.",
        "Farmers dug wells through cracked clay while meteorologists promised thunder by Sunday evening.",
        "Maize has withered on two fields in three.",
    ),
)


def pile(*extra: str) -> list[Telling]:
    return [tell(*body, *extra, id=f"t{k}") for k, body in enumerate(APART)]


def test_a_sentence_of_reports_that_have_nothing_else_in_common_is_furniture() -> None:
    clear = unfurnished(pile(BOX))
    assert [len(t.sentences) for t in clear] == [3] * 5
    assert all(BOX in t.text for t in clear)


def test_numbers_and_addresses_tell_no_furniture_apart() -> None:
    told = [
        tell(*body, f"Read this story on https://example.org/{k} in {2019 + k}.", id=f"t{k}")
        for k, body in enumerate(APART)
    ]
    assert [len(t.sentences) for t in unfurnished(told)] == [3] * 5


def test_what_many_copy_of_one_report_stays() -> None:
    copies = [tell(*APART[0], "Engineer Ottilie Varga blames the frost.", id=f"copy{k}") for k in range(3)]
    copies += [tell(f"Opening number {k} of the paper {k * 'x'}.", *APART[0], id=f"edit{k}") for k in range(3)]
    assert unfurnished([*copies, *pile()]) == [*copies, *pile()]


def test_a_quotation_is_never_furniture() -> None:
    told = pile('"We do not comment on pending cases," a spokeswoman said.')
    assert unfurnished(told) == told


def test_twice_is_no_pattern() -> None:
    told = [tell(*body, *([BOX] if k < 2 else []), id=f"t{k}") for k, body in enumerate(APART)]
    assert unfurnished(told) == told


def test_the_same_text_under_many_ids_is_one_holder() -> None:
    told = [tell(*APART[0], BOX, id=f"t{k}") for k in range(6)]
    assert unfurnished(told) == told


def test_order_changes_nothing() -> None:
    told = pile(BOX)
    assert unfurnished(told[::-1]) == unfurnished(told)[::-1]


def test_paragraphs_of_furniture_alone_go_with_it() -> None:
    clear = unfurnished(pile("", BOX))
    assert [len(t.paragraphs) for t in pile("", BOX)] == [2] * 5
    assert [len(t.paragraphs) for t in clear] == [1] * 5
    assert all(t.paragraphs[0].end == t.sentences[-1].end for t in clear)


def test_an_empty_pile_and_an_empty_text_pass() -> None:
    empty = tell(id="none")
    assert unfurnished([]) == []
    assert unfurnished([empty]) == [empty]


def test_a_line_that_every_page_has_takes_no_more_than_its_pages() -> None:
    def held(n: int) -> int:
        told = [tell(*APART[k % 5], f"Page {k * 'x'}.", BOX, id=f"t{k}") for k in range(n)]
        tracemalloc.start()
        unfurnished(told)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert held(800) < 3 * held(400)
