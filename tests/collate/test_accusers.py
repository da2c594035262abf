"""accusers: who accuses whom, turned round in a translation."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


def accusers(lang: str, base: str, reading: str, to: str) -> list[tuple[Kind, str]]:
    return [(v.kind, v.note) for v in compared(lang, base, reading, to=to) if v.by.startswith("accusers")]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("en", "ru", "Karsk accused Belmar of having shelled the village.", "Белмар обвинил Карск в том, что тот обстрелял село."),
        ("en", "es", "The data office accused Osyth of ignoring two warnings.", "Osyth acusó a la oficina de datos de ignorar dos avisos."),
        ("de", "en", "Ada Vale warf Otto Reyl vor, gelogen zu haben.", "Otto Reyl accused Ada Vale of having lied."),
        ("ru", "en", "Стахеев обвинил профсоюз в том, что тот срывает отгрузку.", "The union accused Stakheyev of stopping the shipments."),
        ("fr", "uk", "Ada Vale accuse Otto Reyl d'avoir menti.", "Отто Рейль звинуватив Аду Вейл у тому, що вона збрехала."),
    ],
)  # fmt: skip
def test_who_is_accused_told_as_who_accuses_is_found(lang: str, to: str, base: str, reading: str) -> None:
    assert [kind for kind, _ in accusers(lang, base, reading, to)] == [Kind.ROLE]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("en", "ru", "Karsk accused Belmar of having shelled the village.", "Карск обвинил Белмар в том, что тот обстрелял село."),
        ("en", "de", "Ada Vale accused Otto Reyl of having lied.", "Otto Reyl wurde von Ada Vale beschuldigt, gelogen zu haben."),
        # Each accuses the other.
        ("en", "ru", "Karsk accused Belmar of having shelled the village. | Belmar blamed Karsk.", "Белмар обвинил Карск в обстреле. | Карск винит Белмар."),
        # Named in another sentence; no accusation.
        ("en", "es", "The data office accused the group of ignoring it. | Osyth runs clinics.", "Osyth acusó al grupo de ignorarlo. | Tiene clínicas."),
        ("en", "ru", "Karsk told Belmar of the shelling.", "Белмар сообщил Карску об обстреле."),
    ],
)  # fmt: skip
def test_an_accusation_that_is_the_same_is_no_finding(lang: str, to: str, base: str, reading: str) -> None:
    assert accusers(lang, base, reading, to) == []
