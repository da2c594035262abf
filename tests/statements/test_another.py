"""Who is somebody else than who was told of before: "another nurse", "ein weiterer Fahrer"."""

import pytest
from test_resolve import says

from variorum.statements import resolve
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "first", "second", "third"),
    [
        ("en", "One nurse", "Another nurse", "A third nurse"),
        ("en", "A driver", "A second driver", "Another driver"),
        ("de", "Ein Fahrer", "Ein anderer Fahrer", "Ein weiterer Fahrer"),
        ("fr", "Un chauffeur", "Un autre chauffeur", "Un troisième chauffeur"),
        ("es", "Un conductor", "Otro conductor", "Un tercer conductor"),
        ("ru", "Один врач", "Другой врач", "Ещё один врач"),
        ("uk", "Водій", "Інший водій", "Ще один водій"),
    ],
)
def test_another_is_not_the_first(lang: str, first: str, second: str, third: str) -> None:
    t = tell(f"{first} said no.", f"{second} said yes.", f"{third} said so.", lang=lang)
    told = resolve([t], [says(t, first), says(t, second), says(t, third)])
    assert len({s.speaker for s in told}) == 3
    assert told[1].speaker == second[0].lower() + second[1:]


def test_another_is_one_in_two_tellings() -> None:
    a = tell("A nurse said no.", "Another nurse said yes.", id="a")
    b = tell("One nurse said no.", "A second nurse said yes.", id="b")
    told = resolve([a, b], [says(a, "A nurse"), says(a, "Another nurse"), says(b, "One nurse"), says(b, "A second nurse")])
    assert told[0].speaker == told[2].speaker != told[1].speaker
    whole = resolve([a, b], [says(a, "Another nurse"), says(b, "A second nurse")])
    assert whole[0].speaker == whole[1].speaker


def test_who_is_told_of_again_is_the_last() -> None:
    t = tell("One nurse said no.", "Another nurse said yes.", "The nurse said so.")
    told = resolve([t], [says(t, "One nurse"), says(t, "Another nurse"), says(t, "The nurse")])
    assert told[2].speaker == "another nurse"


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("en", "Rights groups including the Vale Commission"),
        ("en", "Firms such as Kestrel"),
        ("en", "Leaders including Ada Vale and Otto Reyl"),
        ("es", "Grupos de vecinos como la Comisión Vale"),
        ("fr", "Des groupes comme la Commission Vale"),
        ("ru", "Организации вроде «Вейл»"),
    ],
)
def test_who_is_named_for_an_example_speaks_for_nobody(lang: str, source: str) -> None:
    t = tell(f"{source} said no.", lang=lang)
    found = resolve([t], [says(t, source)])[0].speaker
    assert found is not None
    assert source.casefold().removeprefix("des ").startswith(found.casefold())
