"""Words at two ends of a scale and negations that come and go: what is a change of sense and what is not."""

from itertools import product

import pytest

from collate.told import by
from variorum import lexicon
from variorum.collate import collate
from variorum.collate.scales import SHORTEST
from variorum.data import Alignment, Kind, Link, Variant
from variorum.statements import extract, resolve
from variorum.testing import tell
from variorum.text import fold


def compared(base: tuple[str, ...], reading: tuple[str, ...], links: tuple[tuple[int, int], ...] = ((0, 0),), lang: str = "en") -> tuple[Variant, ...]:
    a, b = tell(*base, id="a", lang=lang), tell(*reading, id="b", lang=lang)
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    joined = Alignment(left="a", right="b", links=tuple(Link(i, j, 1.0) for i, j in links), by="test")
    return collate(a, b, joined, said)


def kinds(found: tuple[Variant, ...]) -> set[Kind]:
    return {v.kind for v in found if v.kind is not Kind.OMISSION}


@pytest.mark.parametrize(
    ("base", "reading", "kind"),
    [
        ("The harbour board rejected a bid from the brewery in March.", "The harbour board welcomed a bid from the brewery in March.", Kind.POLARITY),
        ("The senator voted against the water bill on Monday.", "The senator voted for the water bill on Monday.", Kind.POLARITY),
        ("The brewery made a profit of 85 million crowns last year.", "The brewery made a loss of 85 million crowns last year.", Kind.POLARITY),
        ("The water stood below the level that engineers call safe.", "The water stood above the level that engineers call safe.", Kind.POLARITY),
        ("The bishop thanked firefighters, who came within minutes.", "The bishop criticised firefighters, who came within minutes.", Kind.POLARITY),
        ("Two sailors were wounded on Sunday when the barge came under fire.", "Two sailors were killed on Sunday when the barge came under fire.", Kind.STRENGTH),
        ("The audit found slight errors in the harbour accounts.", "The audit found serious errors in the harbour accounts.", Kind.STRENGTH),
        ("About 200 fans left early after a scuffle in the south stand.", "About 200 fans left early after a riot in the south stand.", Kind.STRENGTH),
        ("Shares in the ferry line fell 4 percent on Wednesday.", "Shares in the ferry line plummeted 4 percent on Wednesday.", Kind.STRENGTH),
        ("The guild asked the owner to clear the yard by Friday.", "The guild demanded that the owner clear the yard by Friday.", Kind.STRENGTH),
        ("The tests suggest that the pump was faulty, the laboratory said.", "The tests prove that the pump was faulty, the laboratory said.", Kind.CERTAINTY),
    ],
)  # fmt: skip
def test_the_other_end_of_a_scale_is_a_change(base: str, reading: str, kind: Kind) -> None:
    assert kind in kinds(compared((base,), (reading,)))


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        # Under a negation the contrary is the same.
        ("The guild did not support the new toll on lorries.", "The guild opposed the new toll on lorries."),
        # Of another thing.
        ("The board rejected the bid, and the owners accepted a loan of 3 million crowns.", "The owners accepted a loan of 3 million crowns after the board had rejected the bid."),
        # As true seen from the other side.
        ("Veldhaven won the derby against Norrby on Saturday.", "Norrby lost the derby against Veldhaven on Saturday."),
        # Both are told, in another order.
        ("Wages rose by 3 percent while exports of timber fell.", "Exports of timber fell while wages rose by 3 percent."),
        # "Only with" and "not without" say the same.
        ("Visitors may climb the tower only with a guide from the guild.", "Visitors may not climb the tower without a guide from the guild."),
        # Who admits, concedes.
        ("In a rare admission, the colonel told a committee that his men had shot at a ferry.", "The colonel conceded, as is rare, that his men had shot at a ferry."),
        # A sentence that was sought, and money: the amount is the same, whichever word puts it.
        ("Prosecutors had asked for seven years, the judge gave four.", "The prosecution had demanded seven years, the judge gave four."),
        ("The tenants asked for 2,000 crowns each from the owner in March.", "The tenants demanded 2,000 crowns each from the owner in March."),
        # Toned down, as papers do each other's words.
        ("Shares in the ferry line plunged 4 percent on Wednesday.", "Shares in the ferry line fell 4 percent on Wednesday."),
    ],
)  # fmt: skip
def test_the_other_end_of_a_scale_is_none_where_it_says_the_same(base: str, reading: str) -> None:
    assert not kinds(compared((base,), (reading,)))


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The director said the deal could create up to 300 jobs in Dallow.", "The director said the deal would create up to 300 jobs in Dallow."),
        ("The man is suspected of having acted alone.", "The man acted alone."),
        ("The operator hopes to reopen one runway on Wednesday.", "The operator will reopen one runway on Wednesday."),
    ],
)  # fmt: skip
def test_what_was_open_and_is_told_as_settled_is_a_change(base: str, reading: str) -> None:
    assert Kind.CERTAINTY in kinds(compared((base,), (reading,)))


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("No such notice could be found on the harbour's website.", "The harbour's website held no notice of the kind."),
        ("The court said the firm would pay if the sale could go on.", "The firm would pay in case the sale went on, the court said."),
        ("The director said the deal could create up to 300 jobs.", "The deal might create as many as 300 jobs, the director said."),
    ],
)
def test_what_stays_open_in_other_words_is_no_change(base: str, reading: str) -> None:
    assert Kind.CERTAINTY not in kinds(compared((base,), (reading,)))


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        # A reason that a participle gives.
        ("A judge rejected the request on Tuesday, saying that no law had been broken.", "On Tuesday a judge turned the request down because no law had been broken."),
        # Words that are somebody's by report.
        ("Union secretary Bea Torrance called the offer an insult to nurses.", "It was “an insult to nurses”, union secretary Bea Torrance said."),
    ],
)  # fmt: skip
def test_a_reason_or_a_word_that_is_somebodys_already_is_not_put_in(base: str, reading: str) -> None:
    assert not kinds(compared((base,), (reading,)))


def test_a_claim_that_the_next_sentence_puts_to_somebody_is_not_the_outlets_own() -> None:
    base = "The brewery is in talks to sell its mill to a state fund, two people familiar with the matter said."
    own = "The brewery is in talks to sell its mill to a state fund."
    assert Kind.VOICE in kinds(compared((base,), (own, "It opened in 1935.")))
    assert not kinds(compared((base,), (own, "That is according to two people familiar with it.")))


def test_what_either_text_tells_elsewhere_was_not_turned_round() -> None:
    base = ("The mayor denied that the lock was unsafe in winter.", "A day later the mayor admitted that the lock was unsafe in winter.")
    assert Kind.POLARITY not in kinds(compared(base, ("The mayor admitted that the lock was unsafe in winter.",)))


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("Parliament will debate a ban on fishing in the river in June.", "Parliament refuses to debate a ban on fishing in the river in June."),
        ("The brewery said the water it released had been treated and met all limits.", "The brewery said the water it released had not been treated."),
        ("The coast guard warned the captain of the ferry on Sunday night.", "The coast guard never warned the captain of the ferry on Sunday night."),
        ("The chairman of the guild conceded that the vote in Dallow was lost.", "The chairman of the guild refused to concede that the vote in Dallow was lost."),
        ("The line to the coast is likely to reopen on Saturday, the operator said.", "The line to the coast is unlikely to reopen on Saturday, the operator said."),
        ("The ferry line has not cancelled the sailings to Ostray in spite of the storm.", "The ferry line has cancelled the sailings to Ostray in spite of the storm."),
        # What is denied of a thing behind it, told before it; what another negation says stands in both.
        ("Of those who never smoked 4 percent fell ill, a difference that was not statistically significant.",
         "Of those who never smoked 4 percent fell ill, a significant difference."),
        ("The damage to the lock was not serious, an engineer said on Sunday.", "An engineer found serious damage to the lock on Sunday."),
    ],
)
def test_a_negation_lost_or_put_in_is_a_change(base: str, reading: str) -> None:
    assert Kind.POLARITY in kinds(compared((base,), (reading,)))


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The pump failed on Sunday after a storm hit the harbour.", "The last pump that worked did not survive Sunday's storm in the harbour."),
        ("The lock will open on Monday, the harbour board said.", "The lock will not open until Monday, the harbour board said."),
        ("The clerk moved the money into accounts in her brother's name.", "The clerk moved the money into accounts in not her own name but her brother's."),
        ("The firm's only ferry still sails to the island in winter.", "The firm has no other ferry that sails to the island in winter."),
        ("Of the seven members five agreed to sell the old mill.", "Two of the seven members did not agree to sell the old mill."),
        ("Of those who never smoked 4 percent fell ill.", "Among people who never smoked the share of the ill was 4 percent."),
        ("The leak is not only a local problem.", "The leak is a local problem, and one of the whole coast."),
        ("The difference was not significant, the clinic said.", "The clinic saw no significant difference."),
        ("The minister was unable to explain the delay to members of parliament.", "The minister could not explain the delay to members of parliament."),
    ],
)
def test_a_negation_that_says_the_same_is_none(base: str, reading: str) -> None:
    assert Kind.POLARITY not in kinds(compared((base,), (reading,)))


def test_no_word_stands_at_both_ends_of_a_scale() -> None:
    def meets(p: str, q: str) -> bool:
        return q.rstrip("*").startswith(p[:-1]) if p.endswith("*") else p == q

    for lang, table in lexicon.load("contraries").items():
        for entry in (e for entries in table.values() for e in entries):
            one, other = (side.split() for side in fold(entry).split(" | "))
            for p, q in product(one, other):
                assert not any((meets(p, q), meets(q, p))), (lang, p, q)
                assert len(p.rstrip("*")) >= SHORTEST or not p.endswith("*"), (lang, p)


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("Norrby remain bottom of the table despite winning last week.", "Norrby are still last, although they won last week."),
        ("The judge said Ennis had acted under pressure and had gained nothing for himself.", "In the judge's view Ennis acted under pressure and did not profit."),
        ("The guild approved the toll but has not said when it starts.", "The guild approved the toll, and it did not give a day for it."),
        ("The mayor promised a new lock and did not rule out a second one.", "The mayor promised a lock and left open whether there may be two."),
        ("The regulator said it would look at the plan and has not ruled out blocking it.", "The regulator will examine the plan and may still block it."),
    ],
)
def test_a_clause_told_in_other_words_is_not_left_out(base: str, reading: str) -> None:
    assert not [v for v in compared((base,), (reading,)) if v.kind is Kind.OMISSION]


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Der Stadtrat lehnte den Kauf der alten Mühle am Dienstag ab.", "Der Stadtrat billigte am Dienstag den Kauf der alten Mühle."),
        ("de", "Die Brauerei meldete für das vergangene Jahr einen Gewinn von 12 Millionen Euro.", "Für das vergangene Jahr meldete die Brauerei einen Verlust von 12 Millionen Euro."),
        ("de", "Bei dem Unfall auf der Werft wurden zwei Schweißer verletzt.", "Zwei Schweißer wurden bei dem Unfall auf der Werft getötet."),
        ("de", "Die Prüfer fanden geringe Mängel in den Büchern des Hafens.", "Die Prüfer fanden gravierende Mängel in den Büchern des Hafens."),
        ("de", "Das Konzert im Kurpark wurde wegen des Sturms verschoben.", "Wegen des Sturms wurde das Konzert im Kurpark abgesagt."),
        ("de", "Die Bürgermeisterin lobte die Feuerwehr für den Einsatz am Fluss.", "Die Bürgermeisterin rügte die Feuerwehr für den Einsatz am Fluss."),
        ("de", "Der Sprecher der Werft bestritt eine Verantwortung für das Öl im Fluss.", "Der Sprecher der Werft räumte eine Verantwortung für das Öl im Fluss ein."),
        ("de", "Der Stadtrat lehnte den Kauf der Mühle ab und vertagte den Haushalt.", "Der Stadtrat stimmte dem Kauf der Mühle zu und vertagte den Haushalt."),
        ("es", "La cooperativa vendió el año pasado un 15 % más de aceite de oliva.", "La cooperativa vendió el año pasado un 15 % menos de aceite de oliva."),
        ("fr", "Le conseil municipal a rejeté mardi l'achat du vieux moulin.", "Mardi, le conseil municipal a approuvé l'achat du vieux moulin."),
        ("fr", "La brasserie a annoncé un bénéfice de 12 millions d'euros pour l'an dernier.", "Pour l'an dernier, la brasserie a annoncé une perte de 12 millions d'euros."),
        ("fr", "Deux soudeurs ont été blessés dans l'accident du chantier naval.", "Deux soudeurs ont été tués dans l'accident du chantier naval."),
        ("fr", "Les contrôleurs ont relevé des erreurs légères dans les comptes du port.", "Les contrôleurs ont relevé de graves erreurs dans les comptes du port."),
        ("fr", "Le concert du parc a été reporté à cause de la tempête.", "Le concert du parc a été annulé à cause de la tempête."),
        ("fr", "La maire a félicité les pompiers pour leur intervention sur la rivière.", "La maire a critiqué les pompiers pour leur intervention sur la rivière."),
        ("es", "El ayuntamiento rechazó el martes la compra del viejo molino.", "El martes el ayuntamiento aprobó la compra del viejo molino."),
        ("es", "La cervecera anunció una ganancia de 12 millones de euros el año pasado.", "La cervecera anunció el año pasado una pérdida de 12 millones de euros."),
        ("es", "Dos soldadores resultaron heridos en el accidente del astillero.", "Dos soldadores resultaron muertos en el accidente del astillero."),
        ("es", "Los inspectores hallaron errores leves en las cuentas del puerto.", "Los inspectores hallaron errores graves en las cuentas del puerto."),
        ("es", "El concierto del parque fue aplazado por la tormenta.", "El concierto del parque fue cancelado por la tormenta."),
        ("es", "La alcaldesa elogió a los bomberos por su trabajo en el río.", "La alcaldesa criticó a los bomberos por su trabajo en el río."),
        ("ru", "Городской совет отклонил во вторник покупку старой мельницы.", "Во вторник городской совет одобрил покупку старой мельницы."),
        ("ru", "Пивоварня сообщила о прибыли в 12 миллионов рублей за прошлый год.", "За прошлый год пивоварня сообщила об убытке в 12 миллионов рублей."),
        ("ru", "Двое сварщиков были ранены при аварии на верфи.", "При аварии на верфи были убиты двое сварщиков."),
        ("ru", "Ревизоры нашли незначительные ошибки в счетах порта.", "Ревизоры нашли серьёзные ошибки в счетах порта."),
        ("ru", "Концерт в парке отложили из-за бури.", "Концерт в парке отменили из-за бури."),
        ("ru", "Мэр похвалила пожарных за работу на реке.", "Мэр раскритиковала пожарных за работу на реке."),
        ("uk", "Міська рада відхилила у вівторок купівлю старого млина.", "У вівторок міська рада схвалила купівлю старого млина."),
        ("uk", "Броварня повідомила про прибуток у 12 мільйонів гривень за минулий рік.", "За минулий рік броварня повідомила про збиток у 12 мільйонів гривень."),
        ("uk", "Двоє зварників були поранені під час аварії на верфі.", "Під час аварії на верфі двоє зварників загинули."),
        ("uk", "Ревізори знайшли незначні помилки в рахунках порту.", "Ревізори знайшли серйозні помилки в рахунках порту."),
        ("uk", "Концерт у парку відклали через бурю.", "Концерт у парку скасували через бурю."),
        ("uk", "Мерка похвалила пожежників за роботу на річці.", "Мерка розкритикувала пожежників за роботу на річці."),
        ("de", "Der Staatsanwalt klagte den Kapitän der Fähre wegen Schmuggels an.", "Der Kapitän der Fähre ist wegen Schmuggels verurteilt worden."),
        ("de", "Die Gewerkschaft bat den Betreiber um eine Erklärung.", "Die Gewerkschaft verlangte vom Betreiber eine Erklärung."),
        ("fr", "Un employé du port est soupçonné d'avoir détourné l'argent du club.", "Un employé du port a été condamné pour avoir détourné l'argent du club."),
        ("es", "Un empleado del puerto fue detenido por robar el dinero del club.", "Un empleado del puerto fue condenado por robar el dinero del club."),
        ("ru", "Служащего порта подозревают в краже денег клуба.", "Служащий порта осуждён за кражу денег клуба."),
        ("ru", "Кабинет предлагает налог на сахар в школах.", "Кабинет вводит налог на сахар в школах."),
        ("uk", "Службовця порту підозрюють у крадіжці грошей клубу.", "Службовця порту засуджено за крадіжку грошей клубу."),
        ("uk", "Профспілка попросила в оператора пояснень щодо колії.", "Профспілка вимагала від оператора пояснень щодо колії."),
        ("de", "Das Gericht gab der Klage der Bank gegen die Stadt statt.", "Das Gericht wies die Klage der Bank gegen die Stadt ab."),
        ("de", "Der Bau der Schleuse am Hafen wurde beschleunigt.", "Der Bau der Schleuse am Hafen wurde gebremst."),
        ("fr", "Les sanctions contre trois banques ont été levées lundi.", "Les sanctions contre trois banques ont été imposées lundi."),
        ("fr", "Le tribunal a débouté la banque Castel du port.", "Le tribunal a donné raison à la banque Castel du port."),
        ("es", "El juez desestimó la demanda del banco contra la ciudad.", "El juez estimó la demanda del banco contra la ciudad."),
        ("es", "La firma prorrogó el contrato con el puerto viejo.", "La firma rescindió el contrato con el puerto viejo."),
        ("ru", "Санкции против трёх банков отменены в понедельник.", "Санкции против трёх банков введены в понедельник."),
        ("ru", "Компания продлила договор со старым портом.", "Компания расторгла договор со старым портом."),
        ("uk", "Санкції проти трьох банків знято в понеділок.", "Санкції проти трьох банків запроваджено в понеділок."),
        ("uk", "Стан водія після аварії на мосту стабільний.", "Стан водія після аварії на мосту критичний."),
    ],
)
def test_the_other_end_is_a_change_in_every_language_and_either_way(lang: str, base: str, reading: str) -> None:
    sense = {Kind.POLARITY, Kind.STRENGTH, Kind.CERTAINTY}
    assert kinds(compared((base,), (reading,), lang=lang)) & sense
    assert kinds(compared((reading,), (base,), lang=lang)) & sense


@pytest.mark.parametrize(
    ("lang", "base", "reading"),
    [
        ("de", "Der Stadtrat billigte den Kauf nicht, weil der Preis zu hoch war.", "Der Stadtrat lehnte den Kauf ab, weil der Preis zu hoch war."),
        ("de", "Die Löhne stiegen um 3 Prozent, während die Ausfuhr von Holz sank.", "Die Ausfuhr von Holz sank, während die Löhne um 3 Prozent stiegen."),
        ("de", "Neudorf gewann das Derby gegen Altdorf am Samstag.", "Altdorf verlor am Samstag das Derby gegen Neudorf."),
        ("de", "Ein Schweißer starb, zwei wurden bei dem Unfall auf der Werft verletzt.", "Bei dem Unfall auf der Werft wurden zwei Schweißer verletzt und einer getötet."),
        ("de", "Bei der kleinen Firma am Hafen entstand großer Schaden.", "Großer Schaden entstand bei der kleinen Firma am Hafen."),
        ("de", "Der Verein räumte den Platz am Fluss, und die Stadt sprach ein Verbot aus.", "Der Verein hat den Platz am Fluss geräumt, ein Verbot sprach die Stadt aus."),
        ("de", "Die Zahl der Gäste nahm zu, die Zahl der Betten ab.", "Zugenommen hat die Zahl der Gäste, abgenommen die Zahl der Betten."),
        ("fr", "Le conseil n'a pas approuvé l'achat du vieux moulin.", "Le conseil a rejeté l'achat du vieux moulin."),
        ("fr", "Les salaires ont augmenté de 3 % tandis que les exportations de bois ont reculé.", "Les exportations de bois ont reculé tandis que les salaires ont augmenté de 3 %."),
        ("fr", "Le tribunal a annulé l'interdiction du défilé du 1er mai.", "Le tribunal a autorisé le défilé du 1er mai, que la mairie voulait interdire."),
        ("fr", "La commission demande la suppression de la taxe sur les moulins.", "La commission exige que la taxe sur les moulins soit supprimée."),
        ("es", "El ayuntamiento no aprobó la compra del viejo molino.", "El ayuntamiento rechazó la compra del viejo molino."),
        ("es", "Los salarios subieron un 3 % mientras que bajaron las exportaciones de madera.", "Bajaron las exportaciones de madera, mientras que los salarios subieron un 3 %."),
        ("es", "El juez levantó la prohibición de la marcha del 1 de mayo.", "El juez autorizó la marcha del 1 de mayo."),
        ("ru", "Совет не одобрил покупку старой мельницы.", "Совет отклонил покупку старой мельницы."),
        ("ru", "Зарплаты выросли на 3 процента, а экспорт леса снизился.", "Экспорт леса снизился, тогда как зарплаты выросли на 3 процента."),
        ("ru", "Суд снял запрет на шествие 1 мая.", "Суд разрешил шествие 1 мая."),
        ("ru", "Пострадали двое сварщиков верфи, один из них погиб.", "На верфи погиб сварщик, ещё один пострадал."),
        ("uk", "Рада не схвалила купівлю старого млина.", "Рада відхилила купівлю старого млина."),
        ("uk", "Зарплати зросли на 3 відсотки, а експорт лісу знизився.", "Експорт лісу знизився, тоді як зарплати зросли на 3 відсотки."),
        ("uk", "Суд зняв заборону на ходу 1 травня.", "Суд дозволив ходу 1 травня."),
        ("de", "Der Kapitän wurde angeklagt und verurteilt, weil er Tabak schmuggelte.", "Weil er Tabak schmuggelte, wurde der Kapitän, der angeklagt war, verurteilt."),
        ("fr", "L'employé du port a été arrêté mardi et condamné vendredi pour vol.", "L'employé du port, arrêté mardi, a été condamné vendredi pour vol."),
        ("es", "El empleado fue detenido en mayo y condenado en junio por robo.", "Detenido en mayo, el empleado fue condenado por robo en junio."),
        ("ru", "Служащего задержали в мае и приговорили в июне за кражу.", "Служащего, задержанного в мае, за кражу приговорили в июне."),
        ("uk", "Службовця затримали в травні й засудили в червні за крадіжку.", "Службовця, затриманого в травні, у червні засудили за крадіжку."),
        ("de", "Der Rat kündigte ein Verbot an und verlängerte den Vertrag mit dem Hafen nicht.", "Der Rat beendete den Vertrag mit dem Hafen und kündigte ein Verbot an."),
        ("fr", "Les sanctions imposées en 2022 à trois banques ont été levées lundi.", "Lundi ont été levées les sanctions qui avaient été imposées à trois banques en 2022."),
        ("ru", "Введённые в 2022 году санкции против трёх банков сняты.", "Сняты санкции, которые ввели против трёх банков в 2022 году."),
        ("uk", "Санкції, запроваджені проти трьох банків, знято.", "Знято санкції, які запровадили проти трьох банків."),
    ],
)
def test_the_same_in_contrary_words_is_no_change_in_any_language(lang: str, base: str, reading: str) -> None:
    assert not kinds(compared((base,), (reading,), lang=lang))
    assert not kinds(compared((reading,), (base,), lang=lang))


@pytest.mark.parametrize(
    ("base", "reading", "kind"),
    [
        ("He denies the theft.", "He has confessed to the theft.", Kind.POLARITY),  # one word round each
        ("Lisse and Oradon abstained, the rest voted for the measure.", "Lisse and Oradon voted against, the rest for the measure.", Kind.POLARITY),
        ("Lead was below the level at which wells are shut.", "According to Ada Brock, lead was above the level at which wells are shut.", Kind.POLARITY),
        ("The board rejected a complaint about the votes.", "The board upheld a complaint about the votes.", Kind.POLARITY),
        ("The union suspended an overtime ban in August.", "The union imposed an overtime ban in August.", Kind.POLARITY),
        ("Ada Brock ended her speech to applause from the hall.", "Ada Brock ended her speech to boos from the hall.", Kind.POLARITY),
        ("The fire near Vesk is under control.", "The fire near Vesk is out of control.", Kind.POLARITY),
        ("Police arrested the owner of the mill on Sunday.", "A court convicted the owner of the mill on Sunday.", Kind.STRENGTH),
        ("Ada Brock did not rule out a fault in the brake.", "Ada Brock believes there was a fault in the brake.", Kind.CERTAINTY),
    ],
)  # fmt: skip
def test_contraries_of_short_sentences_and_of_the_same_object_are_changes(base: str, reading: str, kind: Kind) -> None:
    assert kind in kinds(compared((base,), (reading,)))


@pytest.mark.parametrize(
    ("base", "reading"),
    [
        ("The court upheld the verdict against Brock.", "The court rejected the appeal against the verdict."),
        ("The federation suspended the runner Ada Brock in May.", "The federation imposed a ban on the runner Ada Brock in May."),
        ("The guest is in a critical but stable condition.", "The guest is in a stable condition, if a critical one."),
        ("Support for the mayor grew weaker in Vesk.", "Support for the mayor weakened in Vesk."),
        ("The clerk, arrested in May, was convicted in June.", "The clerk was convicted in June."),
        ("The board was not satisfied with the plan.", "The board was dissatisfied with the plan."),
        ("He denies the theft.", "He did not confess to the theft."),
        ("The pool opens on Friday and stays closed on Monday.", "The pool stays closed on Monday and opens on Friday."),
    ],
)  # fmt: skip
def test_the_same_told_from_the_other_end_is_none(base: str, reading: str) -> None:
    assert kinds(compared((base,), (reading,))) == set()


def test_a_contrary_in_the_very_same_words_is_as_sure_as_a_figure() -> None:
    framed = compared(("They are three points ahead of Vesk now.",), ("They are three points ahead of Vesk now.".replace("ahead", "behind"),))
    other = compared(("They are three points ahead of Vesk now.",), ("Now they lie behind Vesk by three points.",))
    assert [v.confidence for v in framed] == [0.9]
    assert all(v.confidence < 0.9 for v in other)


def test_a_graver_step_that_a_condition_leaves_open_is_no_change() -> None:
    base = "Brenner is charged with fraud in the sale of the brickworks."

    assert by("contraries", base, "If convicted of fraud in the sale of the brickworks, Brenner faces ten years.") == []
    assert len(by("contraries", base, "Brenner was convicted of fraud in the sale of the brickworks.")) == 1
