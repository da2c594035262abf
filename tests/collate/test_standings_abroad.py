"""standings in German, French, Spanish, Russian and Ukrainian: places in an order told otherwise."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


def found(lang: str, base: str, reading: str) -> list[tuple[Kind, str]]:
    every = (v for v in compared(lang, base, reading) if v.by.split("@")[0] == "standings")
    return [(v.kind, v.reading.span.of(reading)) for v in every if v.reading]


@pytest.mark.parametrize(
    ("lang", "base", "reading", "kind", "words"),
    [
        ("de", "Karsk ist der zweitgrößte Hafen des Landes.", "Karsk ist der größte Hafen des Landes.", Kind.NUMBER, "größte"),
        ("de", "Es ist eine der ältesten Mühlen im Tal.", "Es ist die älteste Mühle im Tal.", Kind.STRENGTH, "älteste"),
        ("fr", "Karsk est le deuxième plus grand port du pays.", "Karsk est le plus grand port du pays.", Kind.NUMBER, "plus grand"),
        ("fr", "C'est l'un des plus anciens moulins de la vallée.", "C'est le plus ancien moulin de la vallée.", Kind.STRENGTH, "plus ancien"),
        ("es", "Karsk es el segundo puerto más grande del país.", "Karsk es el puerto más grande del país.", Kind.NUMBER, "puerto más grande"),
        ("es", "Es uno de los molinos más antiguos del valle.", "Es el molino más antiguo del valle.", Kind.STRENGTH, "molino más antiguo"),
        ("ru", "Карск — второй по величине порт страны.", "Карск — крупнейший порт страны.", Kind.NUMBER, "крупнейший"),
        ("ru", "Это одна из старейших мельниц в долине.", "Это старейшая мельница в долине.", Kind.STRENGTH, "старейшая"),
        ("uk", "Карськ — другий за величиною порт країни.", "Карськ — найбільший порт країни.", Kind.NUMBER, "найбільший"),
        ("uk", "Це один із найстаріших млинів у долині.", "Це найстаріший млин у долині.", Kind.STRENGTH, "найстаріший"),
    ],
)  # fmt: skip
def test_another_place_is_found(lang: str, base: str, reading: str, kind: Kind, words: str) -> None:
    assert found(lang, base, reading) == [(kind, words)]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Es ist eine der ältesten Mühlen im Tal.", "Die Mühle zählt zu den ältesten im Tal."),
        ("de", "Karsk ist der zweitgrößte Hafen des Landes.", "Karsk ist nach Vesk der größte Hafen des Landes."),
        # No superlatives, though they end like one.
        ("de", "Die zweite Sitzung musste am Abend enden.", "Die erste Sitzung musste am Abend enden."),
        ("fr", "C'est l'un des plus anciens moulins de la vallée.", "Le moulin est parmi les plus anciens de la vallée."),
        ("fr", "Il faut un port plus grand pour le pays.", "C'est l'un des plus grands ports du pays qu'il faut."),
        ("es", "Es uno de los molinos más antiguos del valle.", "Está entre los molinos más antiguos del valle."),
        ("es", "Hace falta un puerto más grande en el país.", "Es uno de los puertos más grandes del país."),
        ("ru", "Это одна из старейших мельниц в долине.", "Мельница входит в число старейших в долине."),
        ("ru", "Карск — второй по величине порт страны.", "Карск — крупнейший порт страны после Веска."),
        ("fr", "C'est le deuxième plus grand port du pays.", "C'est l'un des plus grands ports du pays."),
        ("uk", "Карськ — другий за величиною порт країни.", "Карськ — один із найбільших портів країни."),
        ("uk", "Це один із найстаріших млинів у долині.", "Млин серед найстаріших у долині."),
    ],
)  # fmt: skip
def test_the_same_place_in_other_words_is_no_change(lang: str, base: str, reading: str) -> None:
    assert found(lang, base, reading) == []
