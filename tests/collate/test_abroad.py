"""Words of one scale in several languages, and answers put for silences: what is a change and what is not."""

from itertools import product

import pytest

from collate.test_abroad_written import compared
from variorum import lexicon
from variorum.collate.scales import SHORTEST, on_shared, shared
from variorum.collate.view import Whole
from variorum.data import Kind, Variant
from variorum.testing import tell
from variorum.text import fold

LANGUAGES = ("en", "de", "fr", "es", "ru", "uk")


def by(rule: str, lang: str, base: str, reading: str, to: str) -> list[Variant]:
    return [v for v in compared(lang, base, reading, to=to) if v.by.split("@")[0] == rule]


@pytest.mark.parametrize("name", sorted(lexicon.load("abroad")))
def test_a_scale_has_its_kind_and_the_same_ends_in_every_language(name: str) -> None:
    scale = lexicon.load("abroad")[name]
    assert set(scale) == {"kind", *LANGUAGES}
    assert [Kind(k).value for k in scale["kind"]] == list(scale["kind"])
    assert len({len(scale[lang]) for lang in LANGUAGES}) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_stands_at_two_ends_of_a_scale(lang: str) -> None:
    def meets(p: str, q: str) -> bool:
        return q.rstrip("*").startswith(p[:-1]) if p.endswith("*") else p == q

    for name, scale in lexicon.load("abroad").items():
        ends = [fold(end).split() for end in scale[lang]]
        for n, end in enumerate(ends):
            for p, q in product(end, [w for other in ends[n + 1 :] for w in other]):
                assert not any((meets(p, q), meets(q, p))), (name, p, q)
            assert all(len(w) > SHORTEST for w in end if w.endswith("*")), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_a_scale_is_read_at_its_end(lang: str) -> None:
    for n, scale in enumerate(shared(lang)):
        for k, end in enumerate(lexicon.load("abroad")[scale.sort][lang]):
            for phrase in end.split():
                told = phrase.replace("*", "").replace("_", " ").replace("+", " 40 ")
                whole = Whole(tell(f"40 {told}.", lang=lang), ())
                assert k in {w.end for w in on_shared(0, whole).get(n, ())}, (scale.sort, phrase)


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading", "kind", "was", "now"),
    [
        ("en", "ru", "On Tuesday the council rejected the plan.", "Во вторник совет одобрил план.", Kind.POLARITY, "rejected", "одобрил"),
        ("de", "en", "Der Rat lehnte den Plan am Dienstag ab.", "On Tuesday the council approved the plan.", Kind.POLARITY, "lehnte", "approved"),
        ("uk", "ru", "Дві третини водіїв проголосували за страйк.", "Две трети водителей проголосовали против забастовки.", Kind.POLARITY, "проголосували за", "проголосовали против"),
        ("es", "en", "«El aviso llegó a tiempo», sostuvo.", "“The warning came too late,” she said.", Kind.POLARITY, "a tiempo", "too late"),
        ("fr", "es", "La majorité du Sénat y est hostile.", "La mayoría del Senado lo apoya.", Kind.POLARITY, "hostile", "apoya"),
        ("en", "ru", "The driver was questioned as a witness.", "Машиниста допросили как подозреваемого.", Kind.STRENGTH, "as a witness", "как подозреваемого"),
        ("de", "uk", "Zwei Verletzte sind außer Gefahr.", "Двоє поранених у критичному стані.", Kind.STRENGTH, "außer Gefahr", "критичному стані"),
        ("en", "de", "The group rejected the accusation.", "Die Gruppe räumte die Vorwürfe ein.", Kind.POLARITY, "rejected", "räumte"),
        ("ru", "en", "В группе обвинение отвергли.", "The group admitted the accusation.", Kind.POLARITY, "отвергли", "admitted"),
        ("en", "es", "The ministry plans to bring in a law.", "El ministerio ha aprobado una ley.", Kind.CERTAINTY, "plans to", "aprobado"),
        ("de", "en", "Die Werft prüft den Verkauf des Docks.", "The shipyard plans to sell the dock.", Kind.CERTAINTY, "prüft", "plans to"),
        ("en", "ru", "Rising rents were partly to blame.", "Виноваты исключительно растущие цены.", Kind.STRENGTH, "partly", "исключительно"),
        ("en", "uk", "Our guns returned fire at noon.", "Опівдні наші гармати відкрили вогонь.", Kind.ROLE, "returned fire", "відкрили вогонь"),
        ("fr", "de", "La banque a relevé ses taux.", "Die Bank hat die Zinsen gesenkt.", Kind.POLARITY, "relevé", "gesenkt"),
        ("uk", "en", "Страйк розпочався у вівторок.", "The strike ended on Tuesday.", Kind.POLARITY, "розпочався", "ended"),
        ("ru", "de", "Добыча была на 12 процентов меньше.", "Gefördert wurden zwölf Prozent mehr.", Kind.POLARITY, "процентов меньше", "Prozent mehr"),
        ("ru", "en", "Холдинг эту цифру оспаривает.", "The holding admits this figure.", Kind.POLARITY, "оспаривает", "admits"),
        # What names a thing names it whatever is denied in the sentence.
        ("en", "ru", "In the empty school the windows on the east side broke.", "В школе, где никого не было, выбиты окна с западной стороны.", Kind.ENTITY, "east", "западной"),
        ("es", "ru", "El club lamentó la decisión.", "Клуб осудил решение.", Kind.STRENGTH, "lamentó", "осудил"),
        # A negation takes back what a word of one end says.
        ("en", "ru", "The chipmaker has not ruled out the move.", "Переезд производитель чипов исключил.", Kind.POLARITY, "ruled out", "исключил"),
        ("en", "uk", "The heads do not oppose the plan.", "Плану директори опираються.", Kind.POLARITY, "oppose", "опираються"),
        ("es", "fr", "La policía ha cerrado provisionalmente la pasarela.", "La police a fermé définitivement la passerelle.", Kind.POLARITY, "provisionalmente", "définitivement"),
        ("fr", "de", "Les loyers ont légèrement augmenté.", "Die Mieten sind stark gestiegen.", Kind.STRENGTH, "légèrement", "stark"),
        ("ru", "uk", "Делегация предложила перемирие.", "Делегація зажадала перемир'я.", Kind.STRENGTH, "предложила", "зажадала"),
        ("en", "de", "The president offered to send the tapes.", "Der Präsident verlangte, die Bänder zu schicken.", Kind.STRENGTH, "offered", "verlangte"),
        ("en", "de", "The president ordered an inquiry and offered to send the tapes.", "Er habe eine Untersuchung angeordnet, sagte er, und verlangte, die Bänder zu schicken.", Kind.STRENGTH, "offered", "verlangte"),
        ("en", "ru", "She said Kyiv had proposed a 30-day truce.", "По её словам, Киев согласился на 30-дневное перемирие.", Kind.CERTAINTY, "proposed", "согласился"),
        ("fr", "uk", "Le ministre a averti la délégation.", "Міністр погрожував делегації.", Kind.STRENGTH, "averti", "погрожував"),
        ("es", "en", "Las tropas retrocedieron en el norte.", "The troops advanced in the north.", Kind.POLARITY, "retrocedieron", "advanced"),
        # A negation stands between the parts of a German verb, or in one word with a French one.
        ("fr", "de", "Marchetti a exclu tout danger.", "Eine Gefahr schloss Marchetti nicht aus.", Kind.POLARITY, "exclu", "schloss"),
        ("fr", "ru", "Le gestionnaire n'exclut pas des importations.", "Оператор исключает импорт.", Kind.POLARITY, "exclut", "исключает"),
        # What is weighed is not decided yet.
        ("en", "ru", "The ministry said it was examining the request.", "В министерстве сообщили, что просьба отклонена.", Kind.POLARITY, "was examining", "отклонена"),
        ("fr", "uk", "Le ministère étudie la demande.", "Міністерство задовольнило прохання.", Kind.POLARITY, "étudie", "задовольнило"),
        ("ru", "de", "Суд отправил директора под домашний арест.", "Das Gericht nahm den Direktor in Untersuchungshaft.", Kind.STRENGTH, "домашний арест", "Untersuchungshaft"),
        ("en", "fr", "The mayor suspended her deputy.", "La maire a limogé son adjoint.", Kind.STRENGTH, "suspended", "limogé"),
        ("de", "es", "Behrmann bleibt vorerst im Amt.", "Behrmann dimitió.", Kind.POLARITY, "bleibt", "dimitió"),
        ("de", "en", "Die Beteiligung war niedriger als im Vorjahr.", "Turnout was higher than last year.", Kind.POLARITY, "niedriger als", "higher than"),
        ("uk", "fr", "Явка була вищою, ніж торік.", "La participation est inférieure à celle de l'an dernier.", Kind.POLARITY, "вищою, ніж", "inférieure à"),
        ("fr", "ru", "Le syndicat a suspendu la grève.", "Профсоюз отменил забастовку.", Kind.STRENGTH, "suspendu", "отменил"),
        ("de", "en", "Kessel weist das zurück.", "Kessel admits this.", Kind.POLARITY, "weist das zurück", "admits"),
        ("de", "fr", "Das Ministerium hatte es abgelehnt, dafür zu zahlen.", "Le ministère a accepté de payer.", Kind.POLARITY, "abgelehnt", "accepté"),
        ("uk", "de", "Проти цього виступає спілка.", "Der Verband unterstützt das.", Kind.POLARITY, "Проти цього виступає", "unterstützt"),
        ("es", "de", "Castañer rechazó la propuesta del club.", "Castañer nahm das Angebot des Vereins an.", Kind.POLARITY, "rechazó", "nahm"),
        ("en", "es", "Her brother was at the wheel.", "Al volante iba su hermana.", Kind.ENTITY, "brother", "hermana"),
    ],
)  # fmt: skip
def test_a_word_of_another_end_in_another_language_is_found(lang: str, to: str, base: str, reading: str, kind: Kind, was: str, now: str) -> None:
    (v,) = by("abroad", lang, base, reading, to)
    assert v.kind is kind
    assert v.base is not None
    assert v.reading is not None
    assert (v.base.span.of(base), v.reading.span.of(reading)) == (was, now)


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        # The same end; under a negation; both ends in one text; the other end in a neighbour.
        ("en", "ru", "The council rejected the plan.", "Совет отклонил план."),
        ("en", "ru", "The council did not reject the plan.", "Совет одобрил план."),
        ("ru", "en", "Министерство не подтвердило сообщения.", "The ministry did not confirm the reports."),
        ("de", "en", "Die Werft wies die Vorwürfe zurück.", "The shipyard denied the accusations."),
        ("en", "de", "The court confirmed the verdict.", "Das Gericht wies die Klage zurück."),
        ("en", "ru", "The chipmaker has not ruled out the move.", "Переезд производитель чипов не исключает."),
        ("en", "de", "The chipmaker has not ruled out the move.", "Der Umzug ist laut dem Hersteller möglich."),
        ("en", "es", "It has had incidents, the most severe of them in May.", "Ha tenido varios incidentes, el más grave en mayo."),
        ("en", "de", "Its figures could not be verified.", "Unabhängig überprüfen ließ sich das nicht."),
        # Of a sum that is disputed a part is admitted.
        ("ru", "fr", "Долг в 118 миллионов холдинг оспаривает.", "Le groupe n'en reconnaît que 74 millions."),
        ("en", "de", "The firm disputes the figure.", "Die Firma räumt nur die Hälfte der Summe ein."),
        # What is meant, and who has passed another thing.
        ("en", "de", "The city plans to ban cars under a law passed in May.", "Die Stadt will Autos verbieten; das Gesetz wurde im Mai verabschiedet."),
        ("en", "ru", "The council did not approve the plan.", "Совет план не утвердил."),
        ("en", "de", "The council did not approve the plan.", "Der Rat lehnte den Plan ab."),
        # What was ordered beside it is ordered in both.
        ("en", "de", "The president ordered an inquiry and proposed to send the tapes.", "Der Präsident ordnete eine Untersuchung an und schlug vor, die Bänder zu schicken."),
        ("en", "de", "He has ordered an inquiry and proposed to send the tapes.", "Er sagte, er habe eine Untersuchung angeordnet, und bot an, die Bänder zu schicken."),
        ("en", "de", "The envoy called on both to stop and would come if both agreed.", "Der Gesandte rief beide auf aufzuhören."),
        ("en", "ru", "Kyiv proposed a truce and Moscow agreed.", "Москва согласилась на перемирие, предложенное Киевом."),
        ("en", "de", "The council rejected one plan and approved another.", "Der Rat billigte einen zweiten Plan."),
        ("es", "en", "El concejo aprobó el plan. | Antes había rechazado otro.", "The council rejected a plan. | Then it approved another."),
        ("fr", "de", "Le gestionnaire n'exclut pas des importations.", "Importe schließt der Betreiber nicht aus."),
        ("fr", "en", "Elle n'a pas approuvé le plan.", "She rejected the plan."),
        # Examined, and then decided, in both; whoever steps down stays on till then.
        ("en", "ru", "The court is considering whether to hear a case that others rejected.", "Суд решает, рассмотреть ли дело, которое отклонили другие."),
        ("en", "de", "She stays on until May, when she steps down.", "Sie tritt im Mai zurück."),
        # Within a language, what stands round the words is asked for first.
        ("en", "en", "The council rejected the plan.", "The court approved the sale of the mill."),
    ],
)  # fmt: skip
def test_what_may_be_the_same_in_another_language_is_no_finding(lang: str, to: str, base: str, reading: str) -> None:
    assert by("abroad", lang, base, reading, to) == []


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading", "was", "now"),
    [
        ("en", "en", "The shipyard denied the accusation.", "The shipyard did not comment on the accusation.", "denied", "not comment"),
        ("en", "en", "The shipyard declined to comment on the leak.", "The shipyard admitted the leak.", "declined to comment", "admitted"),
        ("de", "de", "Die Werft wies den Vorwurf zurück.", "Die Werft äußerte sich nicht zu dem Vorwurf.", "wies", "äußerte sich nicht"),
        ("ru", "ru", "Верфь отвергла обвинения.", "Верфь не прокомментировала обвинения.", "отвергла", "не прокомментировала"),
        ("uk", "en", "Верф спростувала підозри.", "The shipyard would not comment on the suspicions.", "спростувала", "not comment"),
        ("fr", "fr", "Le chantier naval a rejeté les accusations.", "Le chantier naval n'a pas commenté les accusations.", "rejeté", "pas commenté"),
        ("es", "es", "El astillero rechazó las acusaciones.", "El astillero no comentó las acusaciones.", "rechazó", "no comentó"),
        ("en", "fr", "The shipyard did not comment.", "Le chantier naval a démenti.", "not comment", "démenti"),
        ("es", "es", "El astillero no quiso pronunciarse.", "El astillero lo negó.", "no quiso pronunciarse", "negó"),
    ],
)  # fmt: skip
def test_an_answer_for_a_silence_is_found(lang: str, to: str, base: str, reading: str, was: str, now: str) -> None:
    (v,) = by("answers", lang, base, reading, to)
    assert v.kind is Kind.POLARITY
    assert v.base is not None
    assert v.reading is not None
    assert (v.base.span.of(base), v.reading.span.of(reading)) == (was, now)


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("en", "en", "The shipyard denied it.", "The shipyard rejected the claim."),
        ("en", "en", "The shipyard declined to comment or to confirm the leak.", "The shipyard did not confirm the leak."),
        ("en", "en", "The shipyard denied it. | The port did not comment.", "The port did not comment. | The shipyard denied it."),
        ("en", "de", "The council rejected the plan.", "Der Rat äußerte sich nicht zu dem Plan."),
        ("en", "fr", "Patients were asked to confirm; others were struck off.", "Qui ne répondait pas perdait sa place."),
        ("en", "en", "He was not answering his telephone.", "He denies it."),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_no_finding(lang: str, to: str, base: str, reading: str) -> None:
    assert by("answers", lang, base, reading, to) == []


def test_a_word_that_a_neighbour_and_its_own_counterpart_have_was_not_moved() -> None:
    base = "Das Gericht hat den Chef verurteilt. | Zwei andere wurden freigesprochen."
    (v,) = by("abroad", "de", base, "Суд засудив главу. | Двох інших теж визнали винними.", "uk")
    assert (v.kind, v.note) == (Kind.POLARITY, "freigesprochen → винними")


def test_a_number_sign_denies_nothing() -> None:
    base = "Родители школы № 6 жалуются на столовую."
    assert not [v for v in compared("ru", base, "Parents at School No. 6 complain about the canteen.", to="en") if v.kind is Kind.POLARITY]


def test_a_preposition_that_says_up_to_as_well_drops_no_bound() -> None:
    base = "Farmers will get payments of up to 3,200 pounds each."
    assert not [v for v in compared("en", base, "До 3200 фунтов получит каждый фермер.", to="ru") if v.kind is Kind.NUMBER]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("en", "ru", "The utility is considering the sale of its terminal.", "Компания рассматривает продажу своего терминала."),
        ("en", "uk", "The utility is considering the sale of its terminal.", "Компанія розглядає продаж свого термінала."),
        ("de", "fr", "Der Versorger erwägt den Verkauf seines Terminals.", "L'électricien étudie la vente de son terminal."),
        ("en", "de", "The utility is considering the sale of its terminal.", "Der Versorger erwägt den Verkauf seines Terminals."),
    ],
)  # fmt: skip
def test_a_plan_that_is_weighed_in_both_languages_lost_no_doubt(lang: str, to: str, base: str, reading: str) -> None:
    assert by("certainty", lang, base, reading, to) == []
