"""A state and the bodies it has one of, by one name in all languages."""

import pytest

from variorum import lexicon
from variorum.statements.houses import housed, one_house, read
from variorum.states import states

FOREIGN = [
    ("Foreign Ministry of Russia", "en"), ("МИД РФ", "ru"), ("МЗС РФ", "uk"), ("russische Außenministerium", "de"),
    ("ministère russe des Affaires étrangères", "fr"), ("Ministerio de Exteriores ruso", "es"),
]  # fmt: skip
STAFF = [
    ("Ukrainian General Staff", "en"), ("Генштаб Украины", "ru"), ("Генштаб ВСУ", "ru"), ("Генштаб ЗСУ", "uk"),
    ("ukrainische Generalstab", "de"), ("état-major ukrainien", "fr"), ("Estado Mayor ucraniano", "es"),
]  # fmt: skip
STATE = [("Москва", "ru"), ("российская сторона", "ru"), ("russischen Angaben", "de"), ("Уряд Росії", "uk"), ("Moskau", "de"), ("gouvernement russe", "fr"), ("Russia", "en")]


@pytest.mark.parametrize("labels", [FOREIGN, STAFF], ids=["ministry", "staff"])
def test_one_body_goes_by_the_name_that_the_first_text_gives_it(labels: list[tuple[str, str]]) -> None:
    (first, _), *rest = labels
    assert housed(labels) == {label: first for label, _ in rest}


def test_a_state_goes_by_its_name_in_the_list_whatever_a_text_calls_it() -> None:
    assert housed(STATE) == {label: "Russia" for label, _ in STATE if label != "Russia"}
    assert housed([("Москва", "ru"), ("Россия", "ru")]) == {"Москва": "Россия"}
    assert housed([("bruxelles", "fr"), ("brussels", "en")]) == dict.fromkeys(("bruxelles", "brussels"), "European Union")
    assert housed(STATE[:1]) == {}  # no text calls it so, and none tells of it in two ways


@pytest.mark.parametrize(
    ("one", "other"),
    [("Генштаб ВСУ", "Генштаб ВС РФ"), ("Генштаб вооружённых сил Украины", "Генштаб вооружённых сил России"), ("ВСУ", "ВС РФ")],
)  # fmt: skip
def test_the_forces_of_either_side_are_read_alike(one: str, other: str) -> None:
    a, b = read(one, "ru"), read(other, "ru")
    assert a is not None
    assert b is not None
    assert (a.state, b.state, a.body) == ("Ukraine", "Russia", b.body)


def test_two_states_have_two_of_each() -> None:
    labels = [("Минобороны РФ", "ru"), ("Міноборони України", "uk"), ("Defence Ministry of Ukraine", "en")]
    assert housed(labels) == {"Defence Ministry of Ukraine": "Міноборони України"}


def test_a_body_that_is_told_without_its_state_is_the_only_one_of_the_story() -> None:
    one, two = ("Defence Ministry of Orlavia", "en"), ("Brenmark Defence Ministry", "en")
    bare = ("Verteidigungsministerium", "de")
    assert housed([one, bare]) == {bare[0]: one[0]}
    assert housed([one, two, bare]) == {}
    assert housed([one, ("Defence Ministry", "en")]) == {}  # nothing there told whose it is


def test_a_state_of_no_list_is_known_by_its_sound() -> None:
    labels = [("Defence Ministry of Orlavia", "en"), ("orlavische Verteidigungsministerium", "de"), ("МО Орлавии", "ru")]
    assert housed(labels) == {labels[1][0]: labels[0][0]}
    assert housed([labels[0], ("Минобороны Орлавии", "ru")]) == {"Минобороны Орлавии": labels[0][0]}


@pytest.mark.parametrize(
    ("label", "lang"),
    [
        ("официальный представитель МИД РФ", "ru"), ("a Foreign Ministry spokesman", "en"), ("россияне", "ru"),
        ("Außenminister", "de"), ("министр обороны РФ", "ru"), ("Karsk Line", "en"), ("русский", "ru"), ("the new government", "en"), ("other side", "en"),
    ],
)  # fmt: skip
def test_who_speaks_for_a_body_and_a_people_are_none(label: str, lang: str) -> None:
    assert read(label, lang) is None


def test_a_union_of_states_speaks_as_one() -> None:
    union = [("Brussels", "en"), ("EU", "en"), ("European Union", "en"), ("Евросоюз", "ru"), ("UE", "fr"), ("Brüssel", "de")]
    assert housed(union) == {label: "EU" for label, _ in union if label != "EU"}


def test_every_state_called_abroad_is_in_the_list() -> None:
    known = set(states().values()) | {"European Union", "United Nations", "NATO"}
    rows = {row.split("|")[0] for own in lexicon.load("states").values() for row in own.get("called", ())}
    assert rows <= known


@pytest.mark.parametrize(
    ("asked", "label", "same"),
    [
        ("МИД РФ", "Foreign Ministry of Russia", True), ("МИД", "Foreign Ministry of Russia", True), ("Москва", "Russia", True),
        ("Russia", "Foreign Ministry of Russia", False), ("МИД РФ", "Foreign Ministry of Ukraine", False),
        ("Ada Vale", "Foreign Ministry of Russia", False),
    ],
)  # fmt: skip
def test_whose_words_are_asked_for_may_be_told_in_any_language(asked: str, label: str, same: bool) -> None:
    assert one_house(asked, label) is same
