"""Names as they are called: by their nominative where the genitive alone stands, without whom somebody is of."""

import pytest
from test_resolve import says

from variorum.statements import cast, resolve
from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ru", "По данным областного Росгидромета, ночью будет тепло.", "Росгидромет"),
        ("ru", "По информации Росгидромета, будет дождь.", "Росгидромет"),
        ("uk", "За даними Укргідрометцентру, буде дощ.", "Укргідрометцентр"),
        ("ru", "Вчера Росгидромета не было.", "Росгидромета"),
        ("ru", "Записи хранят, уточнила пресс-атташе театра Анна Холм ТАСС.", "Анна Холм"),
        ("ru", "Суд осудил экс-сотрудника ФСБ Кирилла Либена.", "Кирилл Либен"),
    ],
)
def test_what_words_before_put_into_the_genitive_is_called_by_its_nominative(lang: str, text: str, name: str) -> None:
    assert [f.canonical for f in cast.build([tell(text, id="a", lang=lang)]).figures][-1] == name


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Anna Holm von Karsk Securities", "Anna Holm"),
        ("Anna Holm von der Karsk-Bank", "Anna Holm"),
        ("Anna von der Aue", "Anna von der Aue"),
        ("Richard von Weizdorf", "Richard von Weizdorf"),
        ("Die Bank von Karsk", "Bank von Karsk"),
    ],
)
def test_a_german_name_ends_before_whom_somebody_is_of(source: str, name: str) -> None:
    names = [f.canonical for f in cast.build([tell(f"Gestern sagte {source}, es sei spät.", id="a", lang="de")]).figures]
    assert name in names


@pytest.mark.parametrize(
    ("lang", "before", "source", "name"),
    [
        ("ru", "Идёт дождь.", "Бывший президент США", "бывший президент США"),
        ("uk", "Йде дощ.", "Колишній президент США", "колишній президент США"),
        ("ru", "Хабиб Нурмаров вышел.", "менеджер Нурмарова", "менеджер (Хабиб Нурмаров)"),
        ("ru", "Иван Петров вышел.", "Новый адвокат Петрова", "адвокат (Иван Петров)"),
        ("ru", "Пришла депутат Думы Наталья Полянская.", "Депутат", "Наталья Полянская"),
        ("ru", "Пришла депутат Госдумы РФ Наталья Полянская.", "Депутат", "Наталья Полянская"),
    ],
)
def test_whose_office_somebody_has_is_not_who_speaks(lang: str, before: str, source: str, name: str) -> None:
    t = tell(before, f"{source} said no.", lang=lang)
    assert resolve([t], [says(t, source)])[0].speaker == name
