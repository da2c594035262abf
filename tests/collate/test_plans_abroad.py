"""plans: what somebody means to do, told as settled, in languages whose verbs show it by their form."""

import pytest

from collate.test_abroad_written import compared
from variorum.data import Kind


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Der Hersteller will bis Mai rund 400 Stellen im Werk Drensdorf streichen.", "Der Hersteller streicht bis Mai rund 400 Stellen im Werk Drensdorf."),
        ("de", "Die Stadt plant, das Hallenbad an der Mühle im Mai zu schließen.", "Die Stadt wird das Hallenbad an der Mühle im Mai schließen."),
        ("fr", "La mairie envisage de fermer la piscine du quartier nord.", "La mairie fermera la piscine du quartier nord."),
        ("fr", "La mairie compte ouvrir une piscine dans le quartier nord.", "La mairie va ouvrir une piscine dans le quartier nord."),
        ("es", "El puerto pretende cerrar el muelle viejo en octubre.", "El puerto cerrará el muelle viejo en octubre."),
        ("es", "El puerto planea vender el muelle viejo en octubre.", "El puerto va a vender el muelle viejo en octubre."),
        ("ru", "Компания планирует построить фабрику лекарств за рекой.", "Компания построит фабрику лекарств за рекой."),
        ("ru", "Город намерен закрыть старую фабрику за рекой.", "Город закрыл старую фабрику за рекой."),
        ("uk", "Компанія має намір збудувати фабрику ліків за річкою.", "Компанія збудує фабрику ліків за річкою."),
    ],
)  # fmt: skip
def test_a_plan_told_as_settled_is_found(lang: str, base: str, reading: str) -> None:
    assert Kind.CERTAINTY in [v.kind for v in compared(lang, base, reading)]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Der Hersteller will rund 400 Stellen im Werk streichen.", "Der Hersteller beabsichtigt, rund 400 Stellen im Werk zu streichen."),
        ("de", "Der Hersteller will rund 400 Stellen im Werk streichen.", "Der Hersteller streicht voraussichtlich rund 400 Stellen im Werk."),
        ("de", "Der Hersteller will keine Stellen im Werk Drensdorf streichen.", "Im Werk Drensdorf streicht der Hersteller keine Stellen."),
        ("fr", "La mairie envisage de fermer la piscine du quartier nord.", "La mairie a l'intention de fermer la piscine du quartier nord."),
        ("fr", "Le compte rendu de la mairie décrit la piscine du quartier.", "La mairie rendra compte de la piscine du quartier."),
        ("es", "El puerto pretende cerrar el muelle viejo en octubre.", "El puerto quiere cerrar el muelle viejo en octubre."),
        ("es", "El puerto no pretende cerrar el muelle viejo.", "El puerto no cerrará el muelle viejo."),
        ("ru", "Компания планирует построить фабрику лекарств за рекой.", "Компания собирается построить фабрику лекарств за рекой."),
        ("ru", "Компания планирует построить фабрику лекарств за рекой.", "По плану компания построит фабрику лекарств за рекой."),
        # Another matter of the same verb.
        ("ru", "Компания планирует построить фабрику лекарств за рекой.", "Церковь у вокзала построил купец."),
    ],
)  # fmt: skip
def test_a_plan_kept_or_denied_is_no_change(lang: str, base: str, reading: str) -> None:
    assert Kind.CERTAINTY not in [v.kind for v in compared(lang, base, reading)]


@pytest.mark.parametrize(
    ("lang", "base", "reading", "words"),
    [
        ("de", "Der Konzern Halvern will sein Werk in Drensdorf Ende Mai schließen.", "Der Konzern Halvern hat sein Werk in Drensdorf geschlossen.", "geschlossen"),
        ("de", "Die Firma hat vereinbart, die Bank Castel für 40 Millionen Kronen zu übernehmen.", "Die Firma hat die Bank Castel für 40 Millionen Kronen übernommen.", "übernommen"),
        ("de", "Die Seiten einigten sich darauf, am Fluss vierzig Gefangene auszutauschen.", "Die Seiten haben am Fluss vierzig Gefangene ausgetauscht.", "ausgetauscht"),
        ("de", "Der Minister will das Rentenalter für Bergleute anheben.", "Der Minister hob das Rentenalter für Bergleute an.", "hob das Rentenalter für Bergleute an"),
        ("de", "Das Werk in Drensdorf soll im Mai geschlossen werden.", "Das Werk in Drensdorf wurde im Mai geschlossen.", "geschlossen"),
        ("fr", "La ville compte fermer la piscine du vieux quartier.", "La piscine du vieux quartier a été fermée.", "été fermée"),
        ("fr", "La firme s'est par ailleurs engagée à racheter la banque Castel.", "La firme a par ailleurs racheté la banque Castel.", "racheté"),
        ("es", "La firma ha acordado comprar el banco Castel en Karsk.", "La firma compró el banco Castel en Karsk.", "compró"),
        ("es", "El concejo planea abrir el muelle viejo en octubre.", "El muelle viejo ha sido abierto en octubre.", "sido abierto"),
        ("ru", "«Кестрел» договорился купить банк «Кастел» за 40 миллионов крон.", "«Кестрел» купил банк «Кастел» за 40 миллионов крон.", "купил"),
        ("ru", "Город планирует закрыть бассейн на старой площади.", "Бассейн на старой площади закрыт.", "закрыт"),
        ("uk", "Місто планує закрити басейн на старій площі.", "Басейн на старій площі закрито.", "закрито"),
        ("uk", "Сторони погодилися обміняти полонених біля мосту.", "Сторони обміняли полонених біля мосту.", "обміняли"),
    ],
)  # fmt: skip
def test_a_plan_or_an_agreement_told_as_done_is_found(lang: str, base: str, reading: str, words: str) -> None:
    found = [v.reading.span.of(reading) for v in compared(lang, base, reading) if v.reading]
    assert found == [words]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Das Werk in Drensdorf soll im Mai geschlossen werden.", "Das Werk in Drensdorf wird im Mai geschlossen."),
        ("de", "Die Firma hat vereinbart, die Bank Castel in Karsk zu kaufen.", "Die Firma hat sich verpflichtet, die Bank Castel in Karsk zu kaufen."),
        ("de", "Die Firma hat vereinbart, die Bank Castel in Karsk zu kaufen.", "Der Kauf der Bank Castel in Karsk ist vereinbart."),
        # "Schloss ... aus" is another verb's past.
        ("de", "Die Firma will das Werk in Karsk schließen.", "Die Firma schloss Kündigungen im Werk in Karsk aus."),
        # The base tells of another such deed itself.
        ("de", "Die Firma will das Werk in Karsk schließen. | Das Werk in Vesk hat sie schon geschlossen.", "Nach dem Werk in Vesk, das die Firma geschlossen hat, folgt das Werk in Karsk. | Vesk ging voran."),
        ("fr", "La firme s'est engagée à racheter la banque Castel.", "La firme rachètera la banque Castel, comme promis."),
        ("es", "La firma ha acordado comprar el banco Castel en Karsk.", "La firma ha acordado la compra del banco Castel en Karsk."),
        ("ru", "Фирма договорилась купить банк «Кастел» в Карске.", "Фирма купит банк «Кастел» в Карске."),
        ("ru", "Фирма договорилась купить банк «Кастел» в Карске.", "Фирма договорилась о покупке банка «Кастел» в Карске."),
        ("uk", "Сторони погодилися обміняти полонених біля мосту.", "Сторони обміняють полонених біля мосту."),
    ],
)  # fmt: skip
def test_what_is_still_to_come_is_not_done(lang: str, base: str, reading: str) -> None:
    assert Kind.CERTAINTY not in [v.kind for v in compared(lang, base, reading)]
