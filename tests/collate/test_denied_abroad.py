"""polarity across a border: a negation that the other language spells out in a word of its own."""

import pytest

from collate.test_abroad_written import compared
from collate.told import by
from variorum.data import Kind


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        # What nobody knows is a mystery; what can't be is out of the question.
        ("en", "es", "Brock said she had no idea how it got into the well.", "Cómo llegó al pozo es para Brock un misterio."),
        ("en", "fr", "Brock said she had no idea how it got into the well.", "Brock dit ignorer comment c'est arrivé dans le puits."),
        ("en", "uk", "A councillor said that eviction was out of the question.", "Про виселення, сказав депутат, не може бути й мови."),
        # Who does not take a word back stands by it; what stopped did not work.
        ("en", "uk", "The councillor, Otto Brehm, stood by the remark.", "Депутат Отто Брем своїх слів не зрікається."),
        ("es", "de", "La cámara dejó de funcionar durante once minutos.", "Elf Minuten lang hat die Kamera nicht funktioniert."),
        # A verb of denying that parts.
        ("de", "en", "Brock wies das zurück: Das Feld sei verkauft.", "Not in my case, said Brock; the field is sold."),
        # A French "ne" alone denies nothing.
        ("fr", "de", "Les ingénieurs craignent que le vieux barrage ne cède.", "Fachleute befürchten, dass der alte Damm bricht."),
        # Too little is not enough.
        ("uk", "en", "Цього замало для конфіскації.", "That is not enough for a confiscation."),
        # Who abstains does not vote; whoever is not named is anonymous.
        ("de", "fr", "Die Hälfte davon hatte im Juni nicht abgestimmt.", "La moitié d'entre eux s'étaient abstenus en juin."),
        ("en", "de", "He did not vote on the dam.", "Der Stimme über den Damm enthielt er sich."),
        ("en", "ru", "A diplomat, who asked not to be named, called it late.", "Дипломат на условиях анонимности назвал это поздним."),
        ("en", "ru", "Brecht has not commented on the coal.", "Брехт от комментариев об угле воздержался."),
        ("en", "uk", "Brecht has not commented on the coal.", "Брехт від коментарів про вугілля утримався."),
        # What nearly was, was not; who is wrong is not right.
        ("en", "ru", "The mayor nearly fell off the stage at noon.", "Мэр чуть не упал со сцены в полдень."),
        ("en", "uk", "The mayor said that the driver was wrong.", "Мер сказав, що водій не має рації."),
        ("en", "es", "I am more convinced of it now than ever, he said.", "Estoy más convencido que nunca, dijo."),
        # Nothing behind a comparison denies.
        ("en", "es", "The sale was more about the debts than about a new plan.", "La venta se debió más a las deudas que a ningún plan nuevo."),
        ("de", "en", "Zwei der Räte sind laut Brock befangen.", "Two of the councillors are not impartial, says Brock."),
    ],
)  # fmt: skip
def test_a_denial_in_a_word_of_its_own_is_no_change(lang: str, to: str, base: str, reading: str) -> None:
    assert not [v for v in compared(lang, base, reading, to=to) if v.kind is Kind.POLARITY]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("en", "de", "Karst might be willing to have it inspected.", "Karst sei womöglich bereit, es prüfen zu lassen, hieß es."),
        ("en", "uk", "Osten will send observers if both sides agree.", "За згоди обох сторін Остен надішле спостерігачів."),
        ("en", "fr", "Osten will send observers if both sides agree.", "Osten enverra des observateurs avec l'accord des deux parties."),
        ("en", "de", "Osten will send observers if both sides agree.", "Mit Zustimmung beider Seiten schickt Osten Beobachter."),
    ],
)  # fmt: skip
def test_a_doubt_or_a_condition_in_other_words_is_kept(lang: str, to: str, base: str, reading: str) -> None:
    assert not [v for v in compared(lang, base, reading, to=to) if v.kind is Kind.CERTAINTY]


@pytest.mark.parametrize(
    ("lang", "to", "base", "reading"),
    [
        ("ru", "fr", "Ещё одного человека, по предварительным данным, ищут.", "Selon de premières informations, une personne est recherchée."),
        ("uk", "fr", "Ще одну людину, за попередніми даними, шукають.", "Selon de premières informations, une personne est recherchée."),
    ],
)  # fmt: skip
def test_first_reports_are_nobodys_own_voice(lang: str, to: str, base: str, reading: str) -> None:
    assert not [v for v in compared(lang, base, reading, to=to) if v.kind is Kind.VOICE]


def test_an_italian_pronoun_denies_nothing() -> None:
    base = "The launch customer has ordered 55 of the new aircraft."
    assert by("negated", base, "Il cliente di lancio ne ha ordinati 55, di nuovi aerei.", ("en", "it")) == []


@pytest.mark.parametrize(
    ("langs", "base", "reading", "found"),
    [
        # Words that only begin like one that denies: "Freitag", "interest", "безопасность", "неделя".
        (("en", "de"), "The bank will not pay interest on it this week.", "Die Bank zahlt darauf am Freitag Zinsen.", True),
        (("de", "en"), "Die Bank informiert ihre Kunden nicht darüber.", "The bank informs its customers about it.", True),
        (("en", "ru"), "The guards will not stay in the port this week.", "Охрана будет в порту на этой неделе.", True),
        (("en", "uk"), "The mayor did not name the drone's maker.", "Мер назвав виробника безпілотника.", True),
        # Those that do: what somebody did of his own accord, nobody had asked for; what fared badly did not do well.
        (("fr", "en"), "Il avait agi de sa propre initiative, dit-elle.", "Nobody had told him to, she said.", False),
        (("en", "it"), "The index is another one that fared badly.", "Neppure l'indice ha avuto un andamento positivo.", False),
        (("en", "de"), "The gate had been left unlocked on Friday.", "Das Tor war am Freitag nicht verschlossen.", False),
        (("ru", "en"), "Эта неделя была неудачной для порта.", "This was not a good week for the port.", False),
    ],
)  # fmt: skip
def test_a_word_denies_by_more_than_its_first_letters(langs: tuple[str, str], base: str, reading: str, found: bool) -> None:
    assert bool(by("negated", base, reading, langs)) is found
