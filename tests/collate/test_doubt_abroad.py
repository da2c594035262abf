"""certainty across a border: a doubt that a translation dropped, and what keeps one in other words."""

import pytest

from collate.test_abroad_written import compared
from variorum.collate import collate
from variorum.data import Alignment, Kind, Link, Variant
from variorum.statements import extract, resolve
from variorum.testing import tell


def doubts(
    base: str, to: str, reading: str, *, lang: str = "en", links: tuple[tuple[int, int], ...] = ((0, 0),)
) -> list[Variant]:
    """Return the changes of certainty; sentences are parted by " | "."""
    a = tell(*base.split(" | "), id="a", lang=lang)
    b = tell(*reading.split(" | "), id="b", lang=to)
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    joined = Alignment(left="a", right="b", links=tuple(Link(i, j, 1.0) for i, j in links), by="test")
    return [v for v in collate(a, b, joined, said) if v.kind is Kind.CERTAINTY]


@pytest.mark.parametrize(
    ("base", "to", "reading"),
    [
        # "Might not" leaves open, "could not" does not.
        ("The bees might not survive the winter.", "ru", "Пчёлы не переживут зиму."),
        ("The keeper may not have seen the signal.", "de", "Der Wärter hat das Signal nicht gesehen."),
        # A condition of both texts stands for no modal, nor does an amount for a condition.
        ("The ban could be lifted early if the list were withdrawn.", "ru", "Запрет будет снят досрочно, если список отзовут."),
        ("The mill could be fined up to 4.2 million crowns.", "es", "La fábrica recibirá una multa de hasta 4,2 millones de coronas."),
        # German past and passive are no modals: "wurde", "konnte".
        ("The shed may have been lit on purpose.", "de", "Der Schuppen wurde absichtlich angezündet."),
        # What is only believed.
        ("The bank is widely believed to have sold the crowns.", "fr", "La banque a vendu les couronnes."),
        ("Some are said to have crossed the river at night.", "es", "Algunos cruzaron el río de noche."),
    ],
)  # fmt: skip
def test_a_doubt_that_a_translation_dropped_is_found(base: str, to: str, reading: str) -> None:
    assert len(doubts(base, to, reading)) == 1


@pytest.mark.parametrize(
    ("base", "to", "reading"),
    [
        ("The bees could not survive the winter.", "ru", "Пчёлы не пережили зиму."),
        ("The ban could be lifted early if the list were withdrawn.", "ru", "Запрет может быть снят досрочно, если список отзовут."),
        ("Unless it rains, the ban will stay until 9 May.", "es", "Si no llueve, la veda seguirá hasta el 9 de mayo."),
        ("The shed may have been lit on purpose.", "de", "Der Schuppen könnte absichtlich angezündet worden sein."),
        ("The bank is believed to have sold the crowns.", "fr", "La banque aurait vendu les couronnes."),
        # A French conditional may end in "-trait".
        ("The couple are said to know the mountain well.", "fr", "Le couple connaîtrait bien la montagne."),
        # Hearsay put to who says so.
        ("Some are said to have crossed the river at night.", "de", "Einige überquerten nachts den Fluss, sagten Nachbarn."),
        # "Not ruled out" in every tense, and in the parts that German sets apart.
        ("The port could be shut by a strike.", "de", "Der Hafen schloss einen Streik, der ihn lahmlegt, nicht aus."),
        ("The port could be shut by a strike.", "fr", "Le port n'excluait pas d'être fermé par une grève."),
        ("The port could be shut by a strike.", "ru", "Нельзя исключать, что порт закроет забастовка."),
        ("The port could be shut by a strike.", "uk", "Не можна виключати, що порт закриє страйк."),
        ("He is not thought to have left the town.", "de", "Die Stadt hat er nicht verlassen."),
        # What is told as early or unconfirmed.
        ("A third walker may be under the snow.", "fr", "Selon de premières informations, un troisième est sous la neige."),
        ("The ferry may have struck a rock.", "uk", "Пором начебто вдарився об скелю."),
        ("The ferry may have struck a rock.", "ru", "Паром, по неподтверждённым данным, ударился о скалу."),
        ("The ferry may have struck a rock.", "de", "Die Fähre lief, so ein unbestätigter Bericht, auf einen Fels."),
        ("The ferry may have struck a rock.", "es", "El barco chocó con una roca, según datos sin confirmar."),
    ],
)  # fmt: skip
def test_a_doubt_in_other_words_is_kept(base: str, to: str, reading: str) -> None:
    assert doubts(base, to, reading) == []


def test_a_doubt_is_looked_for_where_one_sentence_tells_two() -> None:
    base = "Karvia holds the village. | Residents say mortars may have been fired from an orchard."
    told = "У Карвии, которая держит село, жители видели, как из сада вели огонь миномёты."
    assert len(doubts(base, "ru", told, links=((0, 0), (1, 0)))) == 1
    # Where the one sentence is too short for both, what was doubtful may be left out of it.
    assert doubts(base, "ru", "Карвия держит село.", links=((0, 0), (1, 0))) == []


def test_what_may_not_be_is_a_doubt_abroad_too() -> None:
    assert doubts("Пчёлы могут не пережить зиму.", "en", "The bees will not survive the winter.", lang="ru")
    assert doubts("El tren podría no llegar a tiempo.", "en", "The train will not arrive on time.", lang="es")
    # What is alleged may be put to who alleges it.
    base = "Співачка звинувачує його: він нібито вкрав пісню."
    assert not doubts(base, "en", "He stole the song, singer Lesia Morva charges.", lang="uk")
    assert not doubts("Die Wehr konnte das Feuer löschen.", "en", "The brigade put the fire out.", lang="de")


def test_a_doubt_dropped_abroad_is_shown_in_its_clause_where_names_or_numbers_tell_which() -> None:
    reading = "Bestätigt die Probe den Befund nach Ostern, wird Ada Vale zwei Jahre gesperrt."
    (v,) = doubts("Ada Vale could be banned for two years.", "de", reading)
    assert v.reading
    assert v.reading.span.of(reading) == "wird Ada Vale zwei Jahre gesperrt"
    (v,) = doubts("The ferry may have struck a rock.", "de", "Die Fähre lief am Morgen, sagt er, auf einen Fels.")
    assert v.reading
    assert v.reading.span.start == 0  # nothing tells which


@pytest.mark.parametrize(
    ("lang", "base", "reading", "changed"),
    [
        ("fr", "Le président Ilir Sandor aurait menacé de quitter la table.", "Le président Ilir Sandor a menacé de quitter la table.", True),
        ("es", "El presidente Ilir Sandor habría amenazado con dejar el diálogo.", "El presidente Ilir Sandor amenazó con dejar el diálogo.", True),
        ("de", "Präsident Ilir Sandor soll mit Abbruch des Dialogs gedroht haben.", "Präsident Ilir Sandor hat mit Abbruch des Dialogs gedroht.", True),
        # Somebody else says so.
        ("es", "El presidente Ilir Sandor habría amenazado con dejar el diálogo.", "El presidente Ilir Sandor amenazó con dejar el diálogo, según un diplomático.", False),
        ("fr", "Le président Ilir Sandor aurait menacé de quitter la table.", "Un diplomate affirme que le président Ilir Sandor a menacé de quitter la table.", False),
    ],
)  # fmt: skip
def test_words_that_were_only_heard_of_are_a_claim_of_nobody(
    lang: str, base: str, reading: str, changed: bool
) -> None:
    assert (Kind.CERTAINTY in [v.kind for v in compared(lang, base, reading)]) is changed


@pytest.mark.parametrize(
    ("lang", "base", "reading", "changed"),
    [
        ("fr", "Le tireur serait un ancien soldat de Karsk.", "Le tireur est un ancien soldat de Karsk.", True),
        ("es", "El tirador sería un exsoldado de Karsk.", "El tirador es un exsoldado de Karsk.", True),
        ("de", "Der Schütze soll ein früherer Soldat aus Karsk sein.", "Der Schütze ist ein früherer Soldat aus Karsk.", True),
        ("de", "Der Schütze soll aus dem Karsker Tal stammen.", "Der Schütze stammt aus dem Karsker Tal.", True),
        ("fr", "Le tireur serait un ancien soldat de Karsk.", "Le tireur est un ancien soldat de Karsk, selon la police.", False),
        ("fr", "Le tireur serait un ancien soldat de Karsk.", "Il s'agirait d'un ancien soldat de Karsk.", False),
        # What would be, and what was to be.
        ("fr", "Ce serait une erreur de fermer la piscine du port.", "Fermer la piscine du port est une erreur.", False),
        ("fr", "La maire Ada Brock a dit qu'elle serait au port en mai.", "La maire Ada Brock est au port en mai.", False),
        ("es", "Sería un error cerrar la piscina del puerto.", "Cerrar la piscina del puerto es un error.", False),
        ("de", "Die Brücke am Hafen soll im Mai fertig sein.", "Die Brücke am Hafen wird im Mai fertig.", False),
    ],
)  # fmt: skip
def test_what_somebody_is_was_only_heard(lang: str, base: str, reading: str, changed: bool) -> None:
    assert (Kind.CERTAINTY in [v.kind for v in compared(lang, base, reading)]) is changed


@pytest.mark.parametrize(
    ("lang", "base", "reading", "changed"),
    [
        # The letters' threats doubt nothing.
        ("de", "Der mutmaßliche Verfasser der Drohbriefe lebt in Karsk.", "Der Verfasser der Drohbriefe lebt in Karsk.", True),
        ("fr", "L'auteur présumé des lettres de menace vit à Karsk.", "L'auteur des lettres de menace vit à Karsk.", True),
        ("es", "El presunto autor de las cartas amenazantes vive en Karsk.", "El autor de las cartas amenazantes vive en Karsk.", True),
        ("ru", "Предполагаемый автор писем с угрозами живёт в Карске.", "Автор писем с угрозами живёт в Карске.", True),
        ("uk", "Імовірний автор листів із погрозами живе в Карську.", "Автор листів із погрозами живе в Карську.", True),
        ("de", "Der mutmaßliche Verfasser der Drohbriefe lebt in Karsk.", "In Karsk lebt der Mann, der die Drohbriefe verfasst haben soll.", False),
        ("es", "El presunto autor de las cartas amenazantes vive en Karsk.", "El supuesto autor de las cartas amenazantes vive en Karsk.", False),
        # The base calls him so itself.
        ("de", "Der mutmaßliche Verfasser der Drohbriefe lebt in Karsk. | Der Verfasser schweigt.", "Der Verfasser der Drohbriefe lebt in Karsk. | Er schweigt.", False),
    ],
)  # fmt: skip
def test_a_noun_that_lost_the_doubt_beside_it_is_found(
    lang: str, base: str, reading: str, changed: bool
) -> None:
    assert (Kind.CERTAINTY in [v.kind for v in compared(lang, base, reading)]) is changed
