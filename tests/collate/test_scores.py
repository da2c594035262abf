"""scores: winner and loser changed round, by the score that both texts have."""

import pytest

from collate.told import by
from variorum.data import Kind

WIN = "Norholm went top of the division on Saturday with a 3-1 win at home to Vasterby, whose keeper was sent off."
LOSS = "Norholm now have 61 points, two more than Castor City, who lost 2-0 to Elmwick on Friday."


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("en", WIN, "Vasterby beat Norholm 3-1 on Saturday."),
        ("en", WIN, "Norholm lost 3-1 to Vasterby on Saturday."),
        ("en", LOSS, "Norholm have 61 points. Castor City, who beat Elmwick 2-0 on Friday, have 59."),
        ("de", LOSS, "Norholm hat zwei Punkte mehr als Castor City, das am Freitag mit 0:2 gegen Elmwick gewann."),
        ("fr", WIN, "Le Vasterby a battu Norholm 3-1 samedi."),
        ("es", WIN, "El Vasterby venció 3-1 al Norholm el sábado."),
        ("ru", WIN, "Вастерби обыграл Норхольм со счетом 3:1."),
        ("uk", WIN, "Вастербі обіграв Норхольм з рахунком 3:1."),
    ],
)  # fmt: skip
def test_winner_and_loser_changed_round_are_found(lang: str, base: str, reading: str) -> None:
    assert [k for k, _ in by("scores", base, reading, ("en", lang))] == [Kind.ROLE]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("en", WIN, "Vasterby lost 3-1 at Norholm on Saturday."),
        ("en", WIN, "Vasterby were beaten 3-1 by Norholm on Saturday."),
        ("en", WIN, "Vasterby beat Norholm 3-2 in March."),
        ("en", LOSS, "Elmwick beat Castor City 2-0 on Friday."),
        ("de", WIN, "Norholm hat durch einen 3:1-Heimsieg gegen Vasterby die Tabellenführung übernommen."),
        ("de", LOSS, "Castor City unterlag am Freitag mit 0:2 gegen Elmwick."),
        ("fr", WIN, "Le Norholm s'est imposé 3-1 face à Vasterby."),
        ("es", WIN, "El Norholm se puso líder el sábado tras ganar 3-1 en casa al Vasterby."),
        ("ru", LOSS, "Эльмвик выиграл у Кастор Сити - 2:0."),
        ("en", ("Venby beat Dallow 2-1 in March.", "Dallow beat Venby 2-1 in May."),
         ("Dallow won 2-1 against Venby in May.", "It lost 2-1 to Venby in March.")),
    ],
)  # fmt: skip
def test_the_same_outcome_in_other_words_is_no_change(
    lang: str, base: str | tuple[str, ...], reading: str | tuple[str, ...]
) -> None:
    assert by("scores", base, reading, ("en", lang)) == []


def test_where_it_was_played_is_no_side() -> None:
    base = "El partido, jugado en Castor City, terminó con victoria del Norholm por 3-1."
    assert by("scores", base, "Norholm won the match in Castor City by 3-1.", ("es", "en")) == []
