"""callings: what people of one calling said told as what those of another said, and what may be the same."""

import pytest

from collate.told import by, differences
from variorum.data import Kind


@pytest.mark.parametrize(
    ("langs", "base", "reading", "source"),
    [
        (("en", "de"), "Residents said the pump had failed twice in May.", "Die Pumpe sei im Mai zweimal ausgefallen, sagte die Polizei.", "die Polizei"),
        (("de", "en"), "Die Gewerkschaft sagte, der Vertrag laufe im Juni aus.", "The works council said the contract ran out in June.", "The works council"),
        (("es", "fr"), "Los médicos dijeron que faltaban camas.", "La direction de la société a dit que les lits manquaient.", "La direction de la société"),
        (("ru", "en"), "Трейдеры сообщили, что танкеры уже развернули.", "The energy ministry said the tankers had already turned.", "The energy ministry"),
        (("uk", "de"), "Батьки сказали, що школу зачинять у травні.", "Die Staatsanwaltschaft sagte, die Schule schließe im Mai.", "Die Staatsanwaltschaft"),
        (("de", "de"), "Aus Sicht der Anwohner fiel die Pumpe im Mai zweimal aus, sagte eine Anwohnerin.", "Die Pumpe fiel im Mai zweimal aus, sagte der Betreiber.", "der Betreiber"),
        (("fr", "fr"), "Les riverains ont dit que la pompe était tombée en panne deux fois.", "Les pompiers ont dit que la pompe était tombée en panne deux fois.", "Les pompiers"),
        (("en", "en"), "Witnesses said a hooded figure had run away from the garage.", "Investigators said a hooded figure had run away from the garage.", "Investigators"),
        (("en", "en"), "Parents said the meal at the fair had made them ill.", "Teachers said the meal at the fair had made them ill.", "Teachers"),
        (("en", "en"), "A crane driver said that conditions in Grimsund were worse.", "Conditions in Grimsund were worse, a manager said.", "a manager"),
        (("en", "en"), "The shop workers' union, which represents a third of the staff, said it had learned of the sale from the press.", "The works council said it had learned of the sale from the press.", "The works council"),
        (("en", "fr"), "The mothers said the meal had made them ill.", "Les pères ont dit que le repas les avait rendus malades.", "Les pères"),
        (("ru", "ru"), "Жители сообщили, что насос дважды ломался в мае.", "Полиция сообщила, что насос дважды ломался в мае.", "Полиция"),
    ],
)  # fmt: skip
def test_a_speaker_of_another_calling_is_found(langs: tuple[str, str], base: str, reading: str, source: str) -> None:
    assert by("callings", base, reading, langs) == [(Kind.SPEAKER, source)]


@pytest.mark.parametrize(
    ("langs", "base", "reading"),
    [
        # Who may be called so as well.
        (("en", "de"), "The police said the bridge was shut.", "Die Behörden sagten, die Brücke sei gesperrt."),
        (("en", "en"), "Police said a hooded figure had run away from the garage.", "Officials said a hooded figure had run away from the garage."),
        (("en", "en"), "Residents said the smoke over Tolve was worse at night.", "Campaigners said the smoke over Tolve was worse at night."),
        (("en", "en"), "Workers said a hooded figure had run away from the garage.", "Witnesses said a hooded figure had run away from the garage."),
        (("en", "en"), "Traders said the price of copper in Vesk would fall.", "Investors said the price of copper in Vesk would fall."),
        (("en", "es"), "The mother said the meal had made him ill.", "Los padres dijeron que la comida lo había enfermado."),
        (("en", "fr"), "A witness said the pump had failed.", "Un riverain a dit que la pompe était tombée en panne."),
        (("en", "es"), "The minister said the bridge was shut.", "El Gobierno dijo que el puente estaba cerrado."),
        (("en", "ru"), "The director said the mine was safe.", "Компания сообщила, что шахта безопасна."),
        # One calling in a possessive, in a compound, in a phrase.
        (("en", "de"), "The bishop's office said the land was sold.", "Der Bischof sagte, das Land sei verkauft."),
        (("en", "de"), "The doctor said the sample was clean.", "Die Verbandsärztin sagte, die Probe sei sauber."),
        (("de", "en"), "Die Polizeigewerkschaft sagte, es fehlten Leute.", "The union said people were missing."),
        (("fr", "en"), "La Cour des comptes a dit que l'argent manquait.", "The auditors said the money was missing."),
        # A name, of a person or a paper.
        (("en", "en"), "The captain, Ada Vale, said the pump had failed twice in May.", "Vale, the coach, said the pump had failed twice in May."),
        (("en", "en"), "The officer said the lorry was pulled over on the bridge at night.", "The lorry was pulled over on the bridge at night, the Union-Record said."),
        # The base lets both say it; the two have other things to say; nobody is called anything.
        (("en", "en"), "Residents said the pump had failed twice in May, and the police agreed.", "The police said the pump had failed twice in May."),
        (("en", "en"), "Firefighters said as many as 20 people had slept inside the burning bank in Dallow.", "Police said as many as 20 people marched through Vesk towards the harbour at noon."),
        (("en", "de"), "A spokesman said the bridge was shut.", "Die Polizei sagte, die Brücke sei gesperrt."),
    ],
)  # fmt: skip
def test_who_may_be_the_same_is_no_other(langs: tuple[str, str], base: str | tuple[str, ...], reading: str | tuple[str, ...]) -> None:
    assert by("callings", base, reading, langs) == []


def test_a_calling_that_both_texts_have_as_often_has_not_changed() -> None:
    base = ("Residents said the pump had failed twice in May.", "The police came at nine.", "The police left at ten.")
    told = ("Police said the pump had failed twice in May.", "Residents came.", "Residents left at ten.")
    assert not [v for v in differences(base, told) if v.by.startswith("callings")]


def test_a_german_word_is_counted_once() -> None:
    base = ("Residents said the pump had failed twice in May.", "Nobody was hurt.")
    told = ("Die Pumpe sei im Mai zweimal ausgefallen, sagte die Polizei.", "Verletzt wurde kein Anwohner.")
    assert by("callings", base, told, ("en", "de")) == [(Kind.SPEAKER, "die Polizei")]
