"""Who a document is by whose noun has them behind it, and names that stand in a case alone."""

import pytest
from test_resolve import says

from variorum.statements import extract, resolve
from variorum.statements.names import tokens
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "source", "name"),
    [
        ("ru", "в сообщении прокуратуры", "прокуратура"),
        ("ru", "в отчёте областной прокуратуры", "областная прокуратура"),
        ("ru", "в сообщении Генпрокуратуры", "Генпрокуратура"),
        ("ru", "в сообщении Министерства обороны", "министерство обороны"),
        ("ru", "в сообщении Министерства по вопросам труда", "министерство по вопросам труда"),
        ("ru", "в письме министра", "министр"),
        ("ru", "в докладе Ады Вейл", "Ада Вейл"),
        ("ru", "в пояснительной записке", "пояснительная записка"),
        ("ru", "в протоколе заседания", "протокол заседания"),
        ("ru", "в ответе на запрос", "ответ"),
        ("uk", "у повідомленні поліції", "поліція"),
        ("uk", "у спільній заяві", "спільна заява"),
        ("uk", "у заяві Офісу президента", "офіс президента"),
        ("de", "Einschätzung der Ermittler", "Ermittler"),
        ("de", "Einschätzung von Ada Vale", "Ada Vale"),
        ("de", "einer Presseerklärung der Staatsanwaltschaft", "Staatsanwaltschaft"),
        ("ru", "источники «Вестника»", "источники «Вестника»"),
        ("uk", "джерела «Вісника»", "джерела «Вісника»"),
    ],
)
def test_whose_words_a_document_is(lang: str, source: str, name: str) -> None:
    t = tell(f"So, {source}.", lang=lang)
    assert resolve([t], [says(t, source)])[0].speaker == name


def test_a_name_at_the_head_of_a_sentence_may_stand_in_another_case_inside_one() -> None:
    t = tell("Поздно, сообщили в Бурстате.", "Бурстат сообщил, что рано.", lang="ru")
    told = resolve([t], [says(t, "в Бурстате"), says(t, "Бурстат", 1)])
    assert [s.speaker for s in told] == ["Бурстат", "Бурстат"]


@pytest.mark.parametrize(
    ("lang", "sentences", "source", "name"),
    [
        ("ru", ("Это доклад Бориса Титова.", "Титов сообщил, что рано."), "Титов сообщил", "Борис Титов"),
        ("uk", ("Це заява Янини Соколової.", "Соколова каже, що рано."), "Соколова каже", "Янина Соколова"),
        ("ru", ("Дождь.", "Об этом сообщили на сайте полиции."), "на сайте полиции", "полиция"),
        ("ru", ("Дождь.", "Сообщается на официальном сайте МИД."), "на официальном сайте МИД", "МИД"),
    ],
)
def test_whose_site_or_surname_it_is(lang: str, sentences: tuple[str, ...], source: str, name: str) -> None:
    t = tell(*sentences, lang=lang)
    words = source.removesuffix(" сообщил").removesuffix(" каже")
    nth = t.text[: t.text.index(source)].count(words)
    assert resolve([t], [says(t, words, nth)])[0].speaker == name


def test_a_name_whose_surname_has_no_cases_stays_as_it_is() -> None:
    t = tell("Пришла Инна Святенко.", "Святенко сказала, что рано.", lang="ru")
    assert resolve([t], [says(t, "Святенко", 1)])[0].speaker == "Инна Святенко"


def test_initials_without_a_blank_are_initials() -> None:
    t = tell("Подруга Марина Коваль пришла.", "М.Коваль сказала, что рано.", lang="ru")
    assert resolve([t], [says(t, "М.Коваль")])[0].speaker == "Марина Коваль"
    t = tell("Пропажа А.Щетининой взбудоражила город.", "А.Щетинина сказала, что рано.", lang="ru")
    assert resolve([t], [says(t, "А.Щетинина")])[0].speaker == "А. Щетинина"


def test_a_point_parts_two_sentences_without_a_blank() -> None:
    t = tell("Это сказал Олег Сирадзе.Парламент ждёт.", "Сирадзе ушёл.", lang="ru")
    assert resolve([t], [says(t, "Олег Сирадзе")])[0].speaker == "Олег Сирадзе"


def test_a_name_before_an_outlet_that_quotes_it_speaks() -> None:
    t = tell("«Поздно, — цитирует Врана канал Karsk. — Идите домой».", lang="ru")
    assert [s.source.of(t.text) for s in extract(t, None) if s.source is not None] == ["Врана"]


@pytest.mark.parametrize("full", ["Сообщил Владимир Жидкин.", "По мнению Владимира Жидкина, поздно."])
def test_an_initial_is_no_preposition(full: str) -> None:
    t = tell(full, "Потом В. Жидкин сказал, что рано.", lang="ru")
    assert resolve([t], [says(t, "В. Жидкин")])[0].speaker == "Владимир Жидкин"


def test_a_domain_is_one_word() -> None:
    t = tell("Об этом «Карск.Ру» сообщил утром.", lang="ru")
    assert resolve([t], [says(t, "«Карск.Ру»")])[0].speaker == "Карск.Ру"


def test_i_is_a_pronoun_at_the_end_of_a_sentence() -> None:
    assert [t.low for t in tokens("said I. He left A. Vale.")] == ["said", "i", "he", "left", "a.", "vale"]
