"""What newsrooms abroad tell in other words without a change, and what is one, in the forms of their languages."""

from datetime import UTC, datetime

import pytest

from variorum.collate import collate
from variorum.data import Alignment, Kind, Link, Variant
from variorum.statements import extract, resolve
from variorum.testing import tell

DAY = datetime(2026, 3, 4, tzinfo=UTC)


def compared(lang: str, base: str, reading: str, *, to: str = "") -> tuple[Variant, ...]:
    """Return what one sentence or two, parted by " | ", become in the other; sentence by sentence."""
    a = tell(*base.split(" | "), id="a", lang=lang, published=DAY)
    b = tell(*reading.split(" | "), id="b", lang=to or lang, published=DAY)
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    links = range(min(len(a.sentences), len(b.sentences)))
    joined = Alignment(left="a", right="b", links=tuple(Link(i, i, 1.0) for i in links), by="test")
    return collate(a, b, joined, said)


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        # The words round a quotation set the case of its head.
        ("ru", "Он назвал проверку «попыткой запугать весь город».", "По его словам, это «попытка запугать весь город»."),
        ("de", "Das berichtete der „Lauterer Anzeiger“ am Montag.", "Das geht aus einem Bericht des „Lauterer Anzeigers“ vom Montag hervor."),
        # A number's own preposition or article stands behind what hedges it.
        ("ru", "Тарифы выросли не менее чем на треть.", "Тарифы выросли не менее чем на 33 процента."),
        ("es", "Más de la mitad de las fincas carecía de riego.", "Más del 50 % de las fincas carecía de riego."),
        ("es", "Cerca del 20 % de los pozos está seco.", "Alrededor de una quinta parte de los pozos está seco."),
        ("de", "Die Zahl der Anträge stieg um mindestens ein Drittel.", "Die Zahl der Anträge stieg mindestens um 33 Prozent."),
        # Collective numbers before a scale or a unit.
        ("ru", "Школа потратила полторы тысячи рублей на ученика.", "Школа потратила 1500 рублей на ученика."),
        ("ru", "Мост откроют через полтора часа.", "Мост откроют через 90 минут."),
        ("de", "Eine halbe Million Bienen verendete.", "500.000 Bienen verendeten."),
        ("de", "Die Sperre dauerte eineinhalb Stunden.", "Die Sperre dauerte 90 Minuten."),
        # Half a year is a word of its own.
        ("ru", "Долг нужно вернуть в течение полугода.", "Долг нужно вернуть за шесть месяцев."),
        ("uk", "Ремонт триватиме півроку.", "Ремонт триватиме шість місяців."),
        # "Not ruled out" is told as "may", and as "considers".
        ("fr", "Une grève n'est pas exclue, selon Ines Moor.", "Une grève est possible, selon Ines Moor."),
        ("ru", "Мэр Олег Вран не исключил продажи порта.", "Продажа порта возможна, сказал мэр Олег Вран."),
        # A maximum in any form says that a number is the most there can be.
        ("uk", "Їм загрожує щонайбільше десять років ув'язнення.", "Максимальне покарання для них — десять років ув'язнення."),
        # Elided forms are words of saying, too.
        ("fr", "Chaque village accuse l'autre d'avoir détourné le canal.", "Les deux villages s'accusent d'avoir détourné le canal."),
        # The denial of one sentence stands beside what the other tells.
        ("es", "Al menos 23 pescadores resultaron heridos. | No se registraron víctimas mortales.", "Hay por lo menos 23 pescadores heridos y nadie murió."),
        # A separable verb denies with both its parts.
        ("de", "Die Reederei Falk bestreitet das.", "Die Reederei Falk weist die Vorwürfe zurück."),
        # None passed: all were rejected.
        ("es", "Ninguna enmienda al canal salió adelante por el rechazo de la alcaldesa.", "La alcaldesa rechazó cada enmienda al canal y ninguna otra salió."),
        # A fear, a rumour that is somebody's.
        ("ru", "Рыбаки опасаются, что пятно может дойти до бухты.", "Рыбаки боятся, что пятно дойдёт до бухты."),
        ("de", "Die Werft soll Warnungen jahrelang missachtet haben.", "Nach Darstellung der Gewerkschaft hat die Werft Warnungen jahrelang missachtet."),
        ("fr", "La barque aurait heurté un rocher.", "La barque se serait brisée sur un rocher."),
        # "Rejected" is "not approved".
        ("ru", "Суд отклонил жалобу шахтёра на запрет собрания.", "Суд не удовлетворил жалобу шахтёра на запрет собрания."),
        # Both grades on both sides.
        ("de", "Ein Kind wurde leicht verletzt, der Fahrer schwer verletzt.", "Der Fahrer wurde schwer verletzt, ein Kind leicht verletzt."),
        # An amount by which, and the one to which.
        ("de", "Der Preis stieg um 40 Prozent auf 12 Euro.", "Auf 12 Euro stieg der Preis, um 40 Prozent."),
        # "So far" behind a noun opens no condition, and "but" may be a comma.
        ("uk", "Поліція шукає палія, підозрюваних поки немає.", "Поліція шукає палія, але підозрюваних наразі не має."),
        ("es", "El médico Óscar Llano pidió calma, pero no silencio.", "«Pedimos calma, no silencio», dijo el médico Óscar Llano."),
        # What is denied has a sentence of its own.
        ("es", "Según los vecinos, la fábrica sabía del fallo, algo que esta desmiente.", "Los vecinos creen que la fábrica sabía del fallo. | La fábrica lo niega."),
        # Preliminary in another word.
        ("ru", "По предварительным данным, пожар начался в амбаре.", "Предварительно, пожар начался в амбаре."),
        # One hour of two clocks.
        ("fr", "Il n'y a plus de train après 19 heures.", "Passé sept heures du soir, il n'y a plus de train."),
        ("ru", "Магазины закрыты после 19 часов.", "После семи часов вечера магазины закрыты."),
        # Two numbers told in another order, or of the same things in other words.
        ("en", "The collapse killed four miners and injured seven.", "Seven were injured and four miners killed in the collapse."),
        ("en", "Four miners were killed and seven hurt.", "Four men died, and seven were injured."),
        ("de", "Vier Bergleute starben, sieben wurden verletzt.", "Verletzt wurden sieben, vier Bergleute starben."),
        ("uk", "Загинули четверо гірників, ще семеро дістали поранення.", "Поранені семеро, загинули четверо гірників."),
        # The same office in another case, its rank in another word.
        ("ru", "Экс-директору порта Олегу Врану дали слово.", "Слово дали бывшему директору порта Олегу Врану."),
    ],
)  # fmt: skip
def test_other_words_are_no_change(lang: str, base: str, reading: str) -> None:
    assert not compared(lang, base, reading)


@pytest.mark.parametrize(
    ("lang", "base", "to", "reading"),
    [
        ("fr", "L'association envisage un recours.", "en", "The association is considering an appeal."),
        ("fr", "La barque aurait heurté un rocher.", "en", "The boat is said to have hit a rock."),
        ("de", "Die Werft soll Warnungen missachtet haben.", "en", "The union accuses the yard of having ignored warnings."),
        ("en", "The rebuilding will cost $16.6 billion.", "es", "La reconstrucción costará 16.600 millones de dólares."),
        ("en", "Prices rose 11 percent in June.", "ru", "В июне цены выросли на 11 процентов."),
        ("en", "They face up to ten years in prison.", "uk", "Максимальне покарання для них — десять років ув'язнення."),
        ("en", "Around 2,000 litres of milk leaked.", "de", "Rund 2000 Liter Milch liefen aus."),
        ("ru", "Синоптики ждут дождя не раньше четверга.", "en", "Forecasters expect rain no earlier than Thursday."),
        ("ru", "Банк повысил ставку, и акции рухнули.", "en", "Shares plunged when the bank lifted its rate."),
        ("ru", "Регулятор не одобрил сделку.", "en", "The regulator rejected the deal."),
        ("fr", "La directrice a assuré qu'aucun licenciement n'était prévu.", "de", "Die Direktorin versicherte, es seien keine Entlassungen geplant."),
        ("fr", "La directrice a assuré qu'aucun licenciement n'était prévu.", "ru", "Директор заверила, что увольнений не планируется."),
        ("en", "The new rules will clear old debts that are weighing them down.", "es", "Las nuevas normas eliminarán las viejas deudas que les están hundiendo."),
        ("en", "The line is in talks over a potential deal for nine ships.", "es", "La naviera negocia un acuerdo potencial sobre nueve barcos."),
    ],
)  # fmt: skip
def test_a_translation_is_no_change(lang: str, base: str, to: str, reading: str) -> None:
    assert not compared(lang, base, reading, to=to)
    assert not [v for v in compared(to, reading, base, to=lang) if v.kind is not Kind.OMISSION]


@pytest.mark.parametrize(
    ("lang", "base", "reading", "kind"),
    [
        ("ru", "Ставку подняли на полтора процентных пункта.", "Ставку подняли на полтора процента.", Kind.NUMBER),
        ("ru", "Хлеб подорожает как минимум на треть.", "Хлеб подорожает как максимум на треть.", Kind.NUMBER),
        ("ru", "Тарифы на воду выросли на 11 процентов.", "Тарифы на воду выросли до 11 процентов.", Kind.NUMBER),
        # Two numbers that changed places.
        ("uk", "Загинули четверо гірників, ще семеро дістали поранення.", "Загинули семеро гірників, ще четверо поранені.", Kind.NUMBER),
        ("ru", "Погибли четыре горняка, ещё семь получили ранения.", "Погибли семь горняков, ещё четыре получили ранения.", Kind.NUMBER),
        ("de", "Vier Bergleute starben, sieben wurden verletzt.", "Sieben Bergleute starben, vier wurden verletzt.", Kind.NUMBER),
        ("fr", "Quatre mineurs sont morts et sept ont été blessés.", "Sept mineurs sont morts et quatre ont été blessés.", Kind.NUMBER),
        ("es", "Votaron a favor 12 diputados y en contra 9.", "Votaron a favor 9 diputados y en contra 12.", Kind.NUMBER),
        ("en", "The collapse killed four miners and injured seven.", "The collapse killed seven miners and injured four.", Kind.NUMBER),
        ("de", "Rund 2000 Liter Milch liefen in den Bach.", "Rund 20.000 Liter Milch liefen in den Bach.", Kind.NUMBER),
        ("uk", "Вода піднялася на 1,8 метра.", "Вода піднялася на 8 метрів.", Kind.NUMBER),
        ("es", "Medio centenar de casas quedó sin luz.", "Un total de 150 casas quedó sin luz.", Kind.NUMBER),
        ("de", "Das Alter für die Rente steigt auf 68 Jahre.", "Das Alter für die Rente steigt auf 70 Jahre.", Kind.DATE),
        ("ru", "За неделю заболели все коровы.", "За два дня заболели все коровы.", Kind.DATE),
        ("uk", "Скаргу подадуть протягом місяця.", "Скаргу подадуть протягом року.", Kind.DATE),
        ("uk", "Сирену вимкнули за годину до пожежі.", "Сирену вимкнули за хвилину до пожежі.", Kind.DATE),
        ("uk", "Дамбу лагодили торік.", "Дамбу лагодили позаторік.", Kind.DATE),
        ("ru", "Цены упадут не раньше осени.", "Цены упадут не позже осени.", Kind.DATE),
        ("de", "Der Tunnel öffnet frühestens im Herbst.", "Der Tunnel öffnet spätestens im Herbst.", Kind.DATE),
        ("fr", "Le pont rouvrira avant le 15 mars.", "Le pont rouvrira après le 15 mars.", Kind.DATE),
        ("fr", "Le procès s'ouvre au début d'avril.", "Le procès s'ouvre au début d'octobre.", Kind.DATE),
        ("de", "Das Fest begann am Samstagmorgen.", "Das Fest begann am Sonntagnachmittag.", Kind.DATE),
        ("ru", "Приговор вынесли бывшему директору завода Олегу Врану.", "Приговор вынесли директору завода Олегу Врану.", Kind.ENTITY),
        ("fr", "La directrice de l'agence, Ines Moor, a démissionné.", "La directrice adjointe de l'agence, Ines Moor, a démissionné.", Kind.ENTITY),
        ("es", "El exalcalde Ramiro Ochoa volvió al pueblo.", "El alcalde Ramiro Ochoa volvió al pueblo.", Kind.ENTITY),
        ("ru", "Аналитики банка «Тессера» ждали роста ставки.", "Аналитики банка «Вектор» ждали роста ставки.", Kind.ENTITY),
        ("ru", "Защита, возможно, обжалует приговор шахтёру.", "Защита обжалует приговор шахтёру.", Kind.CERTAINTY),
        ("uk", "Директор не виключив нових звільнень восени.", "Директор оголосив про нові звільнення восени.", Kind.CERTAINTY),
        ("fr", "Le feu aurait pris dans une grange du village.", "Le feu a pris dans une grange du village.", Kind.CERTAINTY),
        ("es", "El dinero habría pasado por dos empresas de pesca.", "El dinero pasó por dos empresas de pesca.", Kind.CERTAINTY),
        ("ru", "Мэр заявил, что мост закроют на зиму.", "Мэр признал, что мост закроют на зиму.", Kind.STRENGTH),
        ("de", "Die Dezernentin sagte, die Brücke werde gesperrt.", "Die Dezernentin räumte ein, die Brücke werde gesperrt.", Kind.STRENGTH),
        ("es", "El técnico criticó el arbitraje del partido.", "El técnico arremetió contra el arbitraje del partido.", Kind.STRENGTH),
        ("fr", "Deux marins ont été légèrement blessés.", "Deux marins ont été grièvement blessés.", Kind.STRENGTH),
        ("es", "Varias barcas quedaron dañadas en el puerto.", "Varias barcas quedaron destruidas en el puerto.", Kind.STRENGTH),
        ("uk", "Команда часто тренувалася вночі.", "Команда завжди тренувалася вночі.", Kind.STRENGTH),
        ("de", "Einige Abgeordnete der Koalition haben Bedenken.", "Die meisten Abgeordneten der Koalition haben Bedenken.", Kind.STRENGTH),
        ("ru", "Завод закрылся после забастовки шахтёров долины.", "Завод закрылся из-за забастовки шахтёров долины.", Kind.CAUSE),
        ("ru", "Крона за лето выросла к доллару.", "Крона за лето упала к доллару.", Kind.POLARITY),
        ("de", "Die Opposition lehnt das Vorhaben ab.", "Die Opposition unterstützt das Vorhaben.", Kind.POLARITY),
        ("fr", "Il n'y a plus de train après 19 heures.", "Il n'y a plus de train après 8 heures.", Kind.DATE),
        ("fr", "Le tribunal a relaxé l'armateur Luc Darmon.", "Le tribunal a condamné l'armateur Luc Darmon.", Kind.POLARITY),
        ("es", "El Congreso aprobó la ley de aguas.", "El Congreso rechazó la ley de aguas.", Kind.POLARITY),
        ("ru", "Губернатор отвергла упрёки жителей.", "Губернатор признала упрёки жителей.", Kind.POLARITY),
        ("fr", "La mairie n'a pas encore désigné son candidat au port.", "La mairie a désigné son candidat au port.", Kind.POLARITY),
        ("uk", "Суд скасував вирок рибалці Ользі Дяк.", "Суд залишив чинним вирок рибалці Ользі Дяк.", Kind.POLARITY),
        ("fr", "« Je pars la tête haute, mais je pars blessé », a dit Luc Darmon.", "« Je pars la tête haute », a dit Luc Darmon.", Kind.QUOTE),
        ("de", "»Wir haben drei Gutachten, und keines wurde gelesen«, sagte er.", "»Wir haben drei Gutachten«, sagte er.", Kind.QUOTE),
        ("ru", "По предварительным данным, пожар начался в амбаре у реки.", "Пожар начался в амбаре у реки.", Kind.CERTAINTY),
        ("fr", "« Je n'ai jamais douté du juge, même quand il tardait », a dit Ines Moor.", "« Je n'ai jamais douté du juge », a dit Ines Moor.", Kind.QUOTE),
    ],
)  # fmt: skip
def test_a_change_is_one_of_its_kind(lang: str, base: str, reading: str, kind: Kind) -> None:
    assert kind in {v.kind for v in compared(lang, base, reading)}


@pytest.mark.parametrize(
    ("lang", "base", "to", "reading", "kind"),
    [
        ("en", "Two sailors were slightly hurt.", "fr", "Deux marins ont été grièvement blessés.", Kind.STRENGTH),
        ("en", "The union denies the charge.", "es", "El sindicato admite la acusación.", Kind.POLARITY),
        ("en", "Prices will fall no earlier than autumn.", "ru", "Цены упадут не позже осени.", Kind.DATE),
        ("en", "Prices rose by 11 percent in June.", "ru", "В июне цены выросли до 11 процентов.", Kind.NUMBER),
    ],
)  # fmt: skip
def test_a_change_is_seen_across_the_border(lang: str, base: str, to: str, reading: str, kind: Kind) -> None:
    assert kind in {v.kind for v in compared(lang, base, reading, to=to)}


def test_a_verb_of_a_quotation_in_another_tense_is_no_other_case() -> None:
    found = compared("ru", "Он сказал, что они «закрыли весь город».", "Он сказал, что они «закроют весь город».")
    assert Kind.QUOTE in {v.kind for v in found}


def test_a_clause_put_in_other_words_is_not_left_out() -> None:
    base = "Die Kasse ist leer, und für Konzerte im Sommer fehlt der Kapelle Geld."
    told = "Weil niemand spendet, müssen Auftritte der Musiker in den Ferien entfallen."
    assert not [v for v in compared("de", base, told) if v.kind is Kind.OMISSION]
    kept = compared("de", "Die Kapelle spielt im Sommer, obwohl ihr niemand Geld gab.", "Die Kapelle spielt im Sommer.")
    assert Kind.OMISSION in {v.kind for v in kept}
