"""Why a sentence matters: a toll is a number beside a word for harm."""

import pytest

from variorum.collate.importance import importance
from variorum.collate.view import Whole
from variorum.testing import tell

TOLL = "how many people came to harm"


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The blast killed at least nine people."),
        ("en", "A woman was killed and four people were hurt."),
        ("en", "The flood claimed 14 lives."),
        ("ru", "Погибли девять человек."),
        ("uk", "Поранення дістали 12 людей."),
        ("de", "Neun Menschen wurden verletzt."),
        ("fr", "Neuf personnes ont été tuées, selon le maire, et 12 blessés soignés."),
        ("es", "Hubo nueve muertos."),
    ],
)
def test_a_number_beside_harm_is_a_toll(lang: str, sentence: str) -> None:
    t = tell(sentence, lang=lang)
    assert importance(t.sentences[0], Whole(t, ())) == TOLL


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "“They left,” said Ada Vale, 58, who lives across the road."),
        ("uk", "Ми тричі пропонували обміняти всіх поранених."),
        ("ru", "Киев трижды предлагал обменять всех раненых на всех раненых."),
    ],
)
def test_a_number_of_other_things_is_none(lang: str, sentence: str) -> None:
    t = tell(sentence, lang=lang)
    assert importance(t.sentences[0], Whole(t, ())) != TOLL


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The governor commuted the death sentences of 35 convicts."),
        ("fr", "Le gouverneur a commué 35 peines de mort."),
    ],
)
def test_a_sentence_that_was_passed_is_no_toll(lang: str, sentence: str) -> None:
    t = tell(sentence, lang=lang)
    assert importance(t.sentences[0], Whole(t, ())) == "a fact with a number or a name"


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "It was without a doubt the best harvest since 2003."),
        ("de", "Es war ohne Zweifel die beste Ernte seit 2003."),
        ("fr", "C'était sans aucun doute la meilleure récolte depuis 2003."),
        ("es", "Fue sin duda la mejor cosecha desde 2003."),
        ("ru", "Это был, без сомнения, лучший урожай с 2003 года."),
        ("uk", "Це був, без сумніву, найкращий урожай з 2003 року."),
    ],
)
def test_what_is_beyond_doubt_denies_nothing(lang: str, sentence: str) -> None:
    t = tell(sentence, lang=lang)
    assert importance(t.sentences[0], Whole(t, ())) is None
