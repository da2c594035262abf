"""What pages carry around their reports is no part of them; what one report lends another is."""

import tracemalloc

import pytest

from variorum.data import Article, Telling
from variorum.furniture import reported, unfurnished
from variorum.furniture.appeals import is_appeal
from variorum.segment import segment
from variorum.testing import tell

BOX = "Sign up for our morning letter and never miss a story."
# Reports that have nothing to do with one another.
APART = (
    (
        "Divers found cracks in two piers of the Arven bridge, and engineers closed it to lorries before nightfall.",
        "Brenholt's ferry owners have laid on forty sailings, though islanders fear that freight will pile up on the quay.",
        "Masons expect to inject resin into the foundations until late October.",
    ),
    (
        "Botanists in Quillon described a moss whose leaves shut within a minute of being brushed by a fingertip.",
        "Specimens gathered on slate roofs over three winters drank nothing but fog, microscopes showed.",
        "Its closest cousin grows in caves four thousand kilometres south.",
    ),
    (
        "Striker Ilmo Kade scored twice as Halden went top of the league with their ninth win in a row.",
        "Goalkeeper Sanna Ruud saved a penalty in stoppage time and limped off with a bandaged thigh.",
        "Supporters sang long after the floodlights had gone out.",
    ),
    (
        "Judges acquitted the banker Petra Voss of fraud, ruling that forged invoices could not be traced to her desk.",
        "Prosecutors may appeal within thirty days; creditors have sued her former partners in a civil court.",
        "Bailiffs still hold a yacht, six paintings and a vineyard.",
    ),
    (
        "Heat emptied the Teller reservoir for the first time since it was dammed, baring a drowned chapel.",
        "Farmers dug wells through cracked clay while meteorologists promised thunder by Sunday evening.",
        "Maize has withered on two fields in three.",
    ),
)


def pile(*extra: str) -> list[Telling]:
    return [tell(*body, *extra, id=f"t{k}") for k, body in enumerate(APART)]


def test_a_sentence_of_reports_that_have_nothing_else_in_common_is_furniture() -> None:
    clear = unfurnished(pile(BOX))
    assert [len(t.sentences) for t in clear] == [3] * 5
    assert all(BOX in t.text for t in clear)


def test_numbers_and_addresses_tell_no_furniture_apart() -> None:
    told = [
        tell(*body, f"Read this story on https://example.org/{k} in {2019 + k}.", id=f"t{k}")
        for k, body in enumerate(APART)
    ]
    assert [len(t.sentences) for t in unfurnished(told)] == [3] * 5


def test_what_many_copy_of_one_report_stays() -> None:
    copies = [tell(*APART[0], "Engineer Ottilie Varga blames the frost.", id=f"copy{k}") for k in range(3)]
    copies += [tell(f"Opening number {k} of the paper {k * 'x'}.", *APART[0], id=f"edit{k}") for k in range(3)]
    assert unfurnished([*copies, *pile()]) == [*copies, *pile()]


def test_a_quotation_is_never_furniture() -> None:
    told = pile('"We do not comment on pending cases," a spokeswoman said.')
    assert unfurnished(told) == told


def test_twice_is_no_pattern() -> None:
    told = [tell(*body, *([BOX] if k < 2 else []), id=f"t{k}") for k, body in enumerate(APART)]
    assert unfurnished(told) == told


def test_the_same_text_under_many_ids_is_one_holder() -> None:
    told = [tell(*APART[0], BOX, id=f"t{k}") for k in range(6)]
    assert unfurnished(told) == told


def test_order_changes_nothing() -> None:
    told = pile(BOX)
    assert unfurnished(told[::-1]) == unfurnished(told)[::-1]


def test_paragraphs_of_furniture_alone_go_with_it() -> None:
    clear = unfurnished(pile("", BOX))
    assert [len(t.paragraphs) for t in pile("", BOX)] == [2] * 5
    assert [len(t.paragraphs) for t in clear] == [1] * 5
    assert all(t.paragraphs[0].end == t.sentences[-1].end for t in clear)


def test_an_empty_pile_and_an_empty_text_pass() -> None:
    empty = tell(id="none")
    assert unfurnished([]) == []
    assert unfurnished([empty]) == [empty]


def test_a_line_that_every_page_has_takes_no_more_than_its_pages() -> None:
    def held(n: int) -> int:
        told = [tell(*APART[k % 5], f"Page {k * 'x'}.", BOX, id=f"t{k}") for k in range(n)]
        tracemalloc.start()
        unfurnished(told)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert held(800) < 3 * held(400)


def told_by(outlet: str, *bodies: tuple[str, ...]) -> list[Telling]:
    return [tell(*body, id=f"{outlet}{k}", outlet=outlet) for k, body in enumerate(bodies)]


HOUSE = (
    "From our staff in Osterby and abroad, with material from the agencies, as so often.",
    "The Harbour Post has stood on the quay since 1871 and has never missed a morning of news in all that time.",
    "Printed on paper from the mills of Vesk, folded by hand, carried by boys and girls on bicycles in any weather.",
)


def test_what_short_pages_of_one_outlet_share_is_no_loan() -> None:
    told = told_by("Harbour Post", (*APART[1][:2], *HOUSE), (*APART[2][:2], *HOUSE))
    assert [len(t.sentences) for t in unfurnished(told)] == [2, 2]


def test_of_two_outlets_it_may_be_one() -> None:
    told = [*told_by("Harbour Post", (*APART[1][:2], *HOUSE)), *told_by("Lantern", (*APART[2][:2], *HOUSE))]
    assert unfurnished(told) == told


def test_two_versions_of_one_outlet_s_report_keep_what_they_share() -> None:
    told = told_by("Harbour Post", (*APART[0], *HOUSE), (*APART[0][:2], "Nobody was hurt.", *HOUSE))
    assert unfurnished(told) == told


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Get the top stories of the day in your inbox every morning."),
        ("en", "You can unsubscribe at any time."),
        ("en", "If you value our reporting, please consider a monthly subscription."),
        ("en", "» Follow us on Facebook and Instagram"),
        ("en", "Follow @HarbourPost on Twitter and the Harbour Post on Facebook"),
        ("de", "Wir verwenden Cookies und ähnliche Technologien."),
        ("de", "Mit Klick auf „Alle akzeptieren“ stimmen Sie der Verarbeitung Ihrer Daten zu."),
        ("de", "Jetzt vier Wochen kostenlos testen!"),
        ("fr", "Inscrivez-vous à notre newsletter."),
        ("es", "Suscríbete a nuestro boletín."),
        ("it", "Iscriviti alla nostra newsletter."),
        ("ru", "Подписывайтесь на наш Telegram-канал."),
        ("uk", "Підписуйтесь на наш телеграм-канал."),
        ("en", "Our Standards: the principles of the Norwire Trust."),
        ("en", "(Reporting by Ada Brock in Vesk; Editing by Ilse Hahn)"),
        ("de", "(Bericht von Ada Brock; redigiert von Ilse Hahn)"),
        ("fr", "(Reportage Ada Brock, version française Ilse Hahn)"),
        ("es", "(Reporte de Ada Brock. Editado por Ilse Hahn)"),
        ("it", "(Servizio di Ada Brock, editing Ilse Hahn)"),
        ("ru", "(Автор Ада Брок, редактор Ильза Хан)"),
        ("uk", "(Автор Ада Брок, редактор Ільза Хан)"),
        ("en", "READ ALSO: The bridge is closed to lorries"),
        ("de", "Lesen Sie auch: Brücke für Lastwagen gesperrt"),
        ("fr", "À lire aussi : le pont est fermé"),
        ("es", "Lea también: El puente está cerrado"),
        ("it", "Leggi anche: Il ponte è chiuso"),
        ("ru", "Новости по теме: Мост закрыли для грузовиков"),
        ("uk", "Читайте також: Міст закрили для вантажівок"),
    ],
)
def test_an_outlet_s_word_to_its_reader_is_known(lang: str, sentence: str) -> None:
    assert is_appeal(sentence, lang)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The paper sends its newsletter to 4,000 readers."),
        ("en", "The regulator fined the shop for setting cookies without consent."),
        ("en", '"You can unsubscribe from our newsletter," the minister joked.'),
        ("en", "We regret the disruption to our customers."),
        ("de", "Die Behörde warnt vor Cookies, die sie für unnötig hält."),
        ("ru", "Как передаёт Telegram-канал «Маяк», мост закрыт."),
        ("en", "(Reporting by Norwire Press)"),
        ("en", "(The report was edited by two ministries before it was shown to the council.)"),
        ("en", "Related charges were dropped: nobody knows why."),
        ("en", "She told them to read more and to see also: the sea, the hills."),
        ("xx", "Get our newsletter in your inbox."),
    ],
)
def test_news_about_newsletters_is_news(lang: str, sentence: str) -> None:
    assert not is_appeal(sentence, lang)


def test_a_page_s_appeals_are_none_of_its_report_and_its_text_stays() -> None:
    t = tell(*APART[0], "Sign up to our newsletter.", "You can unsubscribe at any time.")
    assert [t.text[s.start : s.end] for s in reported(t).sentences] == list(APART[0])
    assert reported(t).text == t.text


def test_what_is_said_to_the_hearer_is_no_word_to_the_reader() -> None:
    said = '"We value your data. You can unsubscribe at any time. Nobody is forced," the clerk Ada Brock said.'
    t = segment(Article(id="a", text=f"The shop has no plans to stop writing to its customers. {said}"), "en")
    assert len(t.sentences) == 4
    assert reported(t) == t


def test_what_holds_nothing_else_is_left_as_it_is() -> None:
    t = tell("Sign up to our newsletter.", "You can unsubscribe at any time.")
    assert reported(t) == t
