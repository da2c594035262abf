import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.data import Alignment, Link, Relation, Span, Stemma, Telling
from variorum.stemma import stemma
from variorum.testing import tell

FULL = (
    "ORRENA, May 3 (Tarn Wire) - The harbour of Orrena closed on Monday after 41 containers fell into the water.",
    "Port director Elin Varga said the crane had been inspected in March and found sound.",
    '"We will not reopen before every box has been found," she told reporters on the quay.',
    "Insurers put the damage at 12.4 million crowns, half of it to frozen fish bound for Lissa.",
    "The dockers' union said it had warned of worn cables three times since January.",
    "Police questioned 7 people but made no arrests.",
    "Two ferries were sent to Brannick, 38 kilometres to the north.",
    "The harbour last shut in 1998, when a tanker ran aground off Cape Moll.",
)
# A plain retelling that keeps most, a short one that keeps less, and one made from the plain one.
PLAIN = (
    "Orrena's port shut on Monday when 41 containers dropped into the sea.",
    "The crane was inspected in March and was sound, port director Elin Varga said.",
    '"We will not reopen before every box has been found," she said.',
    "Damage is put at 12.4 million crowns by insurers, half of it frozen fish for Lissa.",
    "Union officials say they warned of frayed ropes thrice since January.",
    "Police have questioned 7 people.",
)
SHORT = (
    "A crane lost 41 containers at Orrena and the harbour closed.",
    "The dockers' union said it had warned of worn cables three times since January.",
    "Two ferries were sent to Brannick, 38 kilometres to the north.",
)
THIRD = (
    "Orrena's port shut when containers dropped into the sea, the Plain Post writes.",
    "Union officials warned of frayed ropes thrice, it says.",
    "Damage is put at 12.4 million crowns.",
)
OTHER = ("I stood on the quay at dawn.", "Gulls fought over thawing cod.", "Nobody spoke.")
LINKS = {
    ("full", "plain"): ((0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)),
    ("full", "short"): ((0, 0), (4, 1), (6, 2)),
    ("full", "third"): ((0, 0), (4, 1), (3, 2)),
    ("plain", "short"): ((0, 0), (4, 1)),
    ("plain", "third"): ((0, 0), (4, 1), (3, 2)),
    ("short", "third"): ((0, 0), (1, 1)),
}
NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def family() -> dict[str, Telling]:
    return {
        "full": tell(*FULL, id="full", outlet="Tarn Wire"),
        "plain": tell(*PLAIN, id="plain", outlet="Plain Post"),
        "short": tell(*SHORT, id="short", outlet="Evening Sheet"),
        "third": tell(*THIRD, id="third", outlet="Third Page", credit="Plain Post"),
        "other": tell(*OTHER, id="other", outlet="Quay Notes"),
    }


def aligned(tellings: dict[str, Telling]) -> list[Alignment]:
    out = []
    for (a, b), pairs in LINKS.items():
        if a in tellings and b in tellings:
            one, two = tellings[a], tellings[b]
            out.append(
                Alignment(
                    left=one.id, right=two.id, links=tuple(Link(i, j, 0.95) for i, j in sorted(pairs)), by="test",
                    relation=Relation.REWRITE, confidence=0.95,
                    coverage_left=share(one, {i for i, _ in pairs}), coverage_right=share(two, {j for _, j in pairs}),
                )
            )  # fmt: skip
    return out


def share(t: Telling, held: set[int]) -> float:
    return sum(len(t.sentences[i]) for i in held) / sum(len(s) for s in t.sentences)


def run(*names: str, **changed: Telling) -> Stemma:
    tellings = {k: t for k, t in (family() | changed).items() if k in names}
    return stemma(list(tellings.values()), aligned(tellings))


def edges(found: Stemma) -> set[tuple[str, str]]:
    return {(e.parent, e.child) for e in found.edges}


def test_children_hang_from_the_telling_that_holds_what_they_hold() -> None:
    found = run("full", "plain", "short", "third", "other")
    assert edges(found) == {("full", "plain"), ("full", "short"), ("plain", "third")}
    assert found.origins == (("full", "plain", "short", "third"), ("other",))
    assert not found.lost


def test_every_edge_says_why_in_words() -> None:
    found = run("full", "plain", "short", "third")
    kinds = {e.child: {x.kind for x in e.evidence} for e in found.edges}
    assert "credit" in kinds["third"]
    assert all("containment" in k for k in kinds.values())
    assert all(x.note for e in found.edges for x in e.evidence)
    assert all(0.0 < e.confidence <= 1.0 for e in found.edges)


def test_a_credit_for_an_outlet_with_two_versions_here_names_nobody_unseen() -> None:
    """A wire and its correction: who credits the wire has its report from one of the two, not from a third."""
    corrected = tell(*FULL[:3], "Corrected: 14 containers fell.", id="short", outlet="Tarn Wire")
    plain = tell(*PLAIN, id="plain", outlet="Plain Post", credit="Tarn Wire")
    found = run("full", "plain", "short", short=corrected, plain=plain)
    notes = [x.note for e in found.edges for x in e.evidence]
    assert not any("nobody here is" in n for n in notes)
    assert ("full", "plain") in edges(found)


def test_two_retellings_of_an_unseen_report_hang_from_a_lost_source() -> None:
    found = run("plain", "short", "third")
    lost = {e.parent for e in found.edges if e.parent.startswith("lost:")}
    assert lost == {"lost:1"}
    assert {("lost:1", "plain"), ("lost:1", "short")} <= edges(found)
    held = found.lost[0].held
    assert {r.telling for r in held} <= {"plain", "short"}
    assert len(held) >= 2
    assert found.origins == (("plain", "short", "third"),)


def test_one_text_twice_shows_no_direction() -> None:
    tellings = {"a": tell(*PLAIN, id="a", outlet="One"), "b": tell(*PLAIN, id="b", outlet="Two")}
    same = Alignment(
        left="a", right="b", links=tuple(Link(i, i, 1.0) for i in range(len(PLAIN))), by="test",
        relation=Relation.COPY, confidence=1.0, coverage_left=1.0, coverage_right=1.0,
    )  # fmt: skip
    found = stemma(list(tellings.values()), [same])
    assert not found.edges
    assert not found.lost
    assert [u.tellings for u in found.undirected] == [("a", "b")]
    assert found.origins == (("a", "b"),)
    assert not found.rivals


def test_a_tree_as_likely_is_kept_beside_the_one_shown() -> None:
    """Of one text twice either may be the elder: both ways are rivals, and their lost sources have own names."""
    tellings = {"a": tell(*PLAIN, id="a", outlet="One"), "b": tell(*PLAIN[:5], "Police detained 9 men at night.", id="b", outlet="Two")}
    tied = Alignment(
        left="a", right="b", links=tuple(Link(i, i, 1.0) for i in range(5)), by="test",
        relation=Relation.EDIT, confidence=1.0, coverage_left=0.9, coverage_right=0.9,
    )  # fmt: skip
    found = stemma(list(tellings.values()), [tied])
    assert len(found.rivals) == len(found.rival_odds) > 0
    assert all(0.3 < x <= 1.0 for x in found.rival_odds)
    shapes = [{(e.parent, e.child) for e in tree} for tree in (found.edges, *found.rivals)]
    assert all(a != b for i, a in enumerate(shapes) for b in shapes[:i])


def cut(kept: dict[str, tuple[int, ...]]) -> Stemma:
    """Return the stemma of tellings that each keep some sentences of FULL and add one of their own."""
    told = {k: tell(*(FULL[i] for i in held), f"Own words of {k} stand here.", id=k, outlet=k.upper()) for k, held in kept.items()}
    ties = []
    for a, b in combinations(sorted(told), 2):
        both = [(kept[a].index(i), kept[b].index(i)) for i in kept[a] if i in kept[b]]
        ties.append(
            Alignment(
                left=a, right=b, links=tuple(Link(i, j, 1.0) for i, j in both), by="test",
                relation=Relation.EDIT, confidence=1.0, drawn=1.0,
                coverage_left=share(told[a], {i for i, _ in both}), coverage_right=share(told[b], {j for _, j in both}),
            )
        )  # fmt: skip
    return stemma(list(told.values()), ties)


def test_a_lost_source_of_a_rival_alone_has_a_number_of_its_own() -> None:
    found = cut({"a": (0, 2, 3, 4, 5, 6, 7), "b": (0, 3, 7), "c": (0, 1, 2, 3, 4), "d": (0, 1, 2, 4, 5)})
    shown = {x.id: {e.child for e in found.edges if e.parent == x.id} for x in found.lost}
    rivals = [
        (name, {e.child for e in tree if e.parent == name})
        for tree in found.rivals
        for name in sorted({e.parent for e in tree if e.parent.startswith("lost:")})
    ]
    assert shown
    assert {name for name, _ in rivals} - set(shown)
    assert all(children == shown[name] for name, children in rivals if name in shown)


def test_swapping_the_labels_of_two_languages_changes_no_edge() -> None:
    names = ("full", "plain", "short", "third")
    tongue = {"full": "en", "plain": "de", "short": "en", "third": "de"}
    swap = {"en": "de", "de": "en"}
    one = {k: replace(t, lang=tongue[k]) for k, t in family().items() if k in names}
    two = {k: replace(t, lang=swap[tongue[k]]) for k, t in family().items() if k in names}
    assert edges(run(*names, **one)) == edges(run(*names, **two))


MAYOR = (
    "Lissa's mayor Odo Ferrin resigned on Tuesday after a vote of 14 to 9.",
    "He had held office for 11 years.",
    "The council will choose a successor on 6 June.",
    "Three candidates have come forward.",
    "The town hall clock was stopped in protest.",
    "Shops stayed shut, and the baker gave bread away.",
)
STORM = (
    "Rain broke the 60-year record at Cape Moll, with 212 millimetres in a day.",
    "Two bridges were swept away.",
    "Farmers lost a third of the barley.",
    "The army sent 300 soldiers.",
    "Schools reopen on Thursday.",
    "The lighthouse keeper counted nine ships.",
)


def test_a_round_up_hangs_from_all_that_it_was_put_together_from() -> None:
    """Each source holds more than was taken of it, and the round-up nothing of its own."""
    sources = {"port": FULL[1:], "mayor": MAYOR, "storm": STORM}
    tellings = {k: tell(*v, id=k, outlet=k.title()) for k, v in sources.items()}
    made = tell(*(s for v in sources.values() for s in v[:4]), id="made", outlet="Evening Sheet")
    pairs = [
        Alignment(
            left=k, right="made", links=tuple(Link(i, 4 * n + i, 0.95) for i in range(4)), by="test",
            relation=Relation.PARTIAL, confidence=0.9, coverage_left=share(tellings[k], set(range(4))),
            coverage_right=share(made, set(range(4 * n, 4 * n + 4))),
        )
        for n, k in enumerate(sources)
    ]  # fmt: skip
    found = stemma([*tellings.values(), made], pairs)
    assert edges(found) == {(k, "made") for k in sources}


def test_a_story_of_its_own_has_no_edge() -> None:
    found = run("full", "other")
    assert found.edges == ()
    assert found.origins == (("full",), ("other",))


def test_nothing_comes_of_nothing() -> None:
    assert stemma([], []) == Stemma()


def test_shuffled_dates_do_not_turn_what_texts_are_sure_of() -> None:
    names = ("full", "plain", "short", "third")
    wrong = {k: dated(t, -n) for n, (k, t) in enumerate(family().items())}
    assert edges(run(*names, **wrong)) == edges(run(*names))


def test_true_dates_are_given_as_evidence() -> None:
    later = {k: dated(t, n) for n, (k, t) in enumerate(family().items())}
    found = run("full", "plain", "short", "third", **later)
    assert any(x.kind == "date" and x.weight > 0 for e in found.edges for x in e.evidence)


def dated(t: Telling, hours: int) -> Telling:
    return replace(t, article=replace(t.article, published=NOON + timedelta(hours=hours)))


@settings(max_examples=10, deadline=None)
@given(st.permutations(["full", "plain", "short", "third", "other"]), st.randoms(use_true_random=False))
def test_order_of_input_changes_nothing(order: list[str], rng: Random) -> None:
    tellings = family()
    pairs = aligned(tellings)
    rng.shuffle(pairs)
    pairs = [a if rng.random() < 0.5 else a.mirrored() for a in pairs]
    assert stemma([tellings[k] for k in order], pairs) == stemma(list(tellings.values()), aligned(tellings))


def test_other_ids_and_outlets_change_no_edge() -> None:
    """Names carry nothing: outlets are swapped throughout, credit included, and the tree stays."""
    swap = {"Tarn Wire": "Plain Post", "Plain Post": "Tarn Wire"}
    before = edges(run("full", "plain", "short", "third"))
    tellings: dict[str, Telling] = {}
    for k, t in family().items():
        text = t.text
        for one in sorted(swap):
            text = text.replace(one, f"<{swap[one]}>")
        text = text.replace("<", "").replace(">", "")
        outlet = swap.get(t.article.outlet, t.article.outlet)
        article = replace(t.article, id=f"z{9 - len(tellings)}", text=text, outlet=outlet)
        spans = respan(t, text)
        tellings[k] = replace(t, article=article, sentences=spans, credit=swap.get(t.credit or "", t.credit))
    names = {t.id: k for k, t in tellings.items()}
    found = stemma(list(tellings.values()), aligned(tellings))
    assert {(names[e.parent], names[e.child]) for e in found.edges} == before


def respan(t: Telling, text: str) -> tuple[Span, ...]:
    shift = len(text) - len(t.text)
    first = t.sentences[0]
    moved = first.end + shift if "(" in first.of(t.text) or t.id == "third" else first.end
    fresh = tell(text[first.start : moved], *[text[s.start + moved - first.end : s.end + moved - first.end] for s in t.sentences[1:]])
    return fresh.sentences


@pytest.mark.parametrize("text", ["", "\x00", "“" * 500, "9" * 3000, "🌊 " * 400, "((((" * 300])
def test_any_text_is_taken(text: str) -> None:
    odd = tell(text or "-", id="odd", outlet="(")
    good = tell("Seven boats left the bay.", id="good", credit="((")
    tied = Alignment(
        left="good", right="odd", links=(Link(0, 0, 0.9),), by="test", relation=Relation.PARTIAL, confidence=0.6,
        coverage_left=1.0, coverage_right=1.0,
    )  # fmt: skip
    found = stemma([odd, good], [tied])
    assert sorted(k for g in found.origins for k in g) == ["good", "odd"]


def test_links_beyond_the_text_are_ignored() -> None:
    a, b = tell("Seven boats left.", id="a"), tell("Seven boats sailed.", id="b")
    wild = Alignment(left="a", right="b", links=(Link(0, 9, 0.9), Link(40, 0, 0.9)), by="test",
                     relation=Relation.REWRITE, confidence=0.9, coverage_left=1.0, coverage_right=1.0)  # fmt: skip
    assert stemma([a, b], [wild]).origins


def test_notes_name_tellings_in_brackets_and_count_as_people_do() -> None:
    found = run("full", "plain", "short", "third")
    notes = [x.note for e in found.edges for x in e.evidence]
    assert all(f"[{e.parent}]" in x.note for e in found.edges for x in e.evidence if x.kind == "containment")
    assert not [n for n in notes if re.search(r"\b1 (sentences|changes|differences|others)\b|\b0 \w+", n)]


def event(drawn: float) -> Alignment:
    """Return a pair of which it is not sure that each tells the event for itself, nor much else."""
    return Alignment(left="a", right="b", links=tuple(Link(i, i, 0.9) for i in range(3)), by="test", relation=Relation.SAME_EVENT,
                     confidence=0.45, drawn=drawn, coverage_left=0.5, coverage_right=0.5)  # fmt: skip


def test_two_that_may_have_nothing_to_do_with_one_another_share_no_lost_source() -> None:
    """A low confidence in "same event" is no confidence in a common source: what is left may be "unrelated"."""
    a, b = tell(*PLAIN, id="a", outlet="One"), tell(*OTHER, id="b", outlet="Two", credit="Nobody Here")
    assert not stemma([a, b], [event(drawn=0.1)]).edges


def test_an_edge_from_a_lost_source_is_no_surer_than_that_there_is_one() -> None:
    a, b = tell(*PLAIN, id="a", outlet="One"), tell(*OTHER, id="b", outlet="Two")
    found = stemma([a, b], [event(drawn=0.54)])
    assert edges(found) == {("lost:1", "a"), ("lost:1", "b")}
    assert all(e.confidence <= 0.54 for e in found.edges)
