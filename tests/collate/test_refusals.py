"""refusals: what somebody refused or failed to do, told as done, in six languages."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


def found(lang: str, base: str, reading: str) -> list[tuple[Kind, str]]:
    text = reading.replace(" | ", "\n")
    every = (v for v in compared(lang, base, reading) if v.by.split("@")[0] == "refusals" and v.reading)
    return [(v.kind, v.reading.span.of(text)) for v in every if v.reading]


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("en", "Governor Ivo Lund refused to sign the border treaty.", "Governor Ivo Lund has signed the border treaty.", "has signed"),
        ("de", "Gouverneur Ivo Lund weigerte sich, den Grenzvertrag zu unterzeichnen.", "Gouverneur Ivo Lund hat den Grenzvertrag unterzeichnet.", "unterzeichnet"),
        ("de", "Gouverneur Ivo Lund weigerte sich, den Grenzvertrag zu unterzeichnen.", "Gouverneur Ivo Lund unterzeichnete den Grenzvertrag.", "unterzeichnete"),
        ("de", "Die Reederei lehnte es ab, die alte Fähre zu verschrotten.", "Die alte Fähre wurde von der Reederei verschrottet.", "verschrottet"),
        ("fr", "Le gouverneur Ivo Lund a refusé de signer le traité frontalier.", "Le gouverneur Ivo Lund a signé le traité frontalier.", "a signé"),
        ("es", "El gobernador Ivo Lund se negó a firmar el tratado fronterizo.", "El gobernador Ivo Lund firmó el tratado fronterizo.", "firmó"),
        ("ru", "Губернатор Иво Лунд отказался подписать пограничный договор.", "Губернатор Иво Лунд подписал пограничный договор.", "подписал"),
        # The reverse.
        ("uk", "Губернатор Іво Лунд підписав прикордонний договір.", "Губернатор Іво Лунд відмовився підписати прикордонний договір.", "відмовився підписати"),
    ],
)  # fmt: skip
def test_what_was_refused_told_as_done_is_found(lang: str, base: str, reading: str, words: str) -> None:
    assert found(lang, base, reading) == [(Kind.POLARITY, words)]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("en", "Governor Ivo Lund refused to sign the border treaty.", "The border treaty was not signed by governor Ivo Lund."),
        ("de", "Gouverneur Ivo Lund weigerte sich, den Grenzvertrag zu unterzeichnen.", "Gouverneur Ivo Lund hat den Grenzvertrag nicht unterzeichnet."),
        # There it is no past.
        ("de", "Gouverneur Ivo Lund weigerte sich, den Grenzvertrag zu erweitern.", "Mit dem erweiterten Grenzvertrag kommt das erweiterte Gesetz auf Gouverneur Ivo Lund zu."),
        ("fr", "Le gouverneur Ivo Lund a refusé de signer le traité frontalier.", "Le traité frontalier, le gouverneur Ivo Lund refuse de le signer."),
        ("es", "El gobernador Ivo Lund se negó a firmar el tratado fronterizo.", "El gobernador Ivo Lund no firmó el tratado fronterizo."),
        ("ru", "Губернатор Иво Лунд отказался подписать пограничный договор.", "Губернатор Иво Лунд так и не подписал пограничный договор."),
        # The base tells of such a deed, too.
        ("ru", "Губернатор Иво Лунд отказался подписать договор о границе. | Договор о рыбе он подписал.", "Договор о рыбе губернатор Иво Лунд подписал, о границе речи нет. | Это всё."),
        # Another matter of the same verb.
        ("uk", "Губернатор відмовився підписати прикордонний договір.", "Книгу у вокзалі підписав поет."),
    ],
)  # fmt: skip
def test_a_refusal_in_other_words_is_no_change(lang: str, base: str, reading: str) -> None:
    assert found(lang, base, reading) == []
