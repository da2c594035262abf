"""restated: a denial and a doubt told by one word or by a negation are the same."""

import pytest

from variorum.collate.restated import denied_alike, doubted_alike
from variorum.collate.view import Whole
from variorum.data import Span
from variorum.testing import tell

DENIED = [
    ("uk", "Фірма запевняє, що не відкривала шлюзів.", "de", "Der Betreiber bestritt, die Schleusen geöffnet zu haben.", "bestritt"),
    ("en", "The firm said it had not opened the sluices.", "es", "La empresa negó haber abierto las compuertas.", "negó"),
    ("ru", "Фирма отрицает, что открыла шлюзы.", "en", "The firm said it had not opened the sluices.", "not"),
    ("fr", "La société assure n'avoir pas ouvert les vannes.", "en", "The firm denied having opened the sluices.", "denied"),
]  # fmt: skip
OTHER = [
    ("en", "The firm did not confirm that it had opened the sluices.", "de", "Die Firma bestritt, sie geöffnet zu haben.", "bestritt"),
    ("en", "The firm denied having opened the sluices.", "es", "La empresa negó no haber abierto las compuertas.", "negó"),
    ("en", "The firm said it had opened the sluices.", "en", "The firm denied having opened the sluices.", "denied"),
]  # fmt: skip


def alike(lang: str, base: str, other: str, reading: str, word: str) -> bool:
    a, b = tell(base, id="a", lang=lang), tell(reading, id="b", lang=other)
    at = b.text.index(word)
    marked = Span(at, at + len(word))
    return denied_alike((0,), 0, marked, Whole(a, ()), Whole(b, ()))


@pytest.mark.parametrize(("lang", "base", "other", "reading", "word"), DENIED)
def test_a_denial_in_a_verb_is_one_in_a_negation(
    lang: str, base: str, other: str, reading: str, word: str
) -> None:
    assert alike(lang, base, other, reading, word)


@pytest.mark.parametrize(("lang", "base", "other", "reading", "word"), OTHER)
def test_what_was_left_open_or_said_is_no_denial(
    lang: str, base: str, other: str, reading: str, word: str
) -> None:
    assert not alike(lang, base, other, reading, word)


@pytest.mark.parametrize(
    ("lang", "base", "other", "reading", "same"),
    [
        ("en", "The line was unlikely to reopen soon.", "en", "The line is not expected to reopen soon.", True),
        ("ru", "Линия вряд ли откроется.", "en", "The line is not expected to reopen.", True),
        ("en", "The line was unlikely to reopen soon.", "en", "The line will not reopen soon.", False),
        ("en", "The line was unlikely to reopen soon.", "en", "The line is expected to reopen soon.", False),
        # What is not ruled out may be.
        ("ru", "Надзор не исключил штраф для завода.", "ru", "Завод могут оштрафовать, сообщил надзор.", True),
        ("de", "Die Aufsicht schließt eine Strafe nicht aus.", "de", "Eine Strafe wird es geben.", False),
        ("es", "No se descarta una multa.", "fr", "Une amende est possible.", True),
        ("uk", "Завод можуть оштрафувати.", "uk", "Нагляд не виключив штрафу.", True),
        ("uk", "Завод оштрафують.", "uk", "Нагляд не виключив штрафу.", False),
    ],
)
def test_unlikely_is_not_likely(lang: str, base: str, other: str, reading: str, same: bool) -> None:
    a, b = tell(base, id="a", lang=lang), tell(reading, id="b", lang=other)
    assert doubted_alike((0,), 0, Whole(a, ()), Whole(b, ())) is same
