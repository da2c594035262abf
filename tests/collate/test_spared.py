"""spared: what one text says became of nobody and its translation of somebody."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


def spared(lang: str, base: str, reading: str, to: str) -> list[tuple[Kind, str]]:
    return [(v.kind, v.note) for v in compared(lang, base, reading, to=to) if v.by.startswith("spared")]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading", "note"),
    [
        ("en", "ru", "Police questioned two clerks. | Nobody has been charged.", "Полиция допросила двух клерков. | Обвинения предъявлены двоим.", "Nobody has been charged → предъявлены двоим"),
        ("en", "ru", "Nobody has been charged so far.", "Обвинения пока предъявлены двоим.", "Nobody has been charged → предъявлены двоим"),
        ("en", "de", "Nobody has been charged.", "Anklage wurde gegen zwei Personen erhoben.", "Nobody has been charged → Anklage wurde gegen zwei"),
        ("fr", "es", "Aucune victime n'est à déplorer.", "Murieron tres personas en el incendio.", "Aucune victime → Murieron tres"),
        ("ru", "en", "Пострадавших нет.", "Three people were injured.", "Пострадавших нет → Three people were injured"),
        ("de", "uk", "Zu Schaden kam niemand.", "Троє людей загинули.", "Zu Schaden kam niemand → Троє людей загинули"),
        ("es", "en", "No hubo detenidos.", "Police arrested 40 people.", "No hubo detenidos → arrested 40"),
        # What is denied beside it is another matter.
        ("ru", "en", "Задержанных нет, сказал прокурор.", "Nine people have been detained, he said, and no case has been brought.", "Задержанных нет → Nine people have been detained"),
        ("en", "fr", "Four people were arrested.", "Il n'y a eu aucune arrestation.", "Four people were arrested → aucune arrestation"),
    ],
)  # fmt: skip
def test_nobody_told_as_somebody_is_found(lang: str, to: str, base: str, reading: str, note: str) -> None:
    assert (Kind.POLARITY, note) in spared(lang, base, reading, to)


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("en", "ru", "Nobody has been charged.", "Обвинения никому не предъявлены."),
        # Others were, as the base tells elsewhere; the reading denies it, too.
        ("en", "ru", "Nobody else was hurt. | The driver was hurt.", "Пострадали двое. | Водитель ранен."),
        ("en", "de", "Nobody was hurt. | The lorry burned.", "Zwei Menschen wurden verletzt. | Später hieß es, niemand sei verletzt worden."),
        # It may come; so many were not; another sort.
        ("en", "de", "Nobody has been charged.", "Zwei Personen droht möglicherweise eine Anklage."),
        ("en", "es", "Nobody was arrested.", "Dos personas no fueron detenidas."),
        ("en", "de", "Nobody has been charged.", "Zwei Personen wurden befragt."),
        ("fr", "en", "Deux des passagers ne sont pas blessés.", "Two passengers were injured."),
    ],
)  # fmt: skip
def test_what_may_be_so_in_both_is_no_finding(lang: str, to: str, base: str, reading: str) -> None:
    assert spared(lang, base, reading, to) == []
