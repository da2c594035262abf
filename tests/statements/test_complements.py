"""Whose an office or a body is, told behind it in the genitive, is no speaker."""

import pytest
from test_resolve import speaker

from variorum.testing import tell


@pytest.mark.parametrize(
    ("lang", "sentences", "source", "expected"),
    [
        ("ru", ("Это признала прокуратура Карска.",), "прокуратура Карска", "прокуратура Карска"),
        ("ru", ("Генеральная прокуратура Карска против.",), "Генеральная прокуратура Карска", "генеральная прокуратура Карска"),
        ("uk", ("Про це каже поліція Карська.",), "поліція Карська", "поліція Карська"),
        ("ru", ("Это сообщила пресс-служба судов Карска.",), "пресс-служба судов Карска", "пресс-служба судов Карска"),
        ("ru", ("Директор Роснадзора заявил это.",), "Директор Роснадзора", "директор Роснадзора"),
        ("ru", ("Министр обороны Карска заявил это.", "Министр обороны Карска повторил."), "Министр обороны Карска", "министр обороны Карска"),
        ("ru", ("Президент Карска Олег Вран приехал.", "Президент Карска заявил это."), "Президент Карска", "Олег Вран"),
        ("ru", ("Глава Роснадзора Анна Вейл приехала.", "Глава Роснадзора заявила это."), "Глава Роснадзора", "Анна Вейл"),
        ("ru", ("Глава ФСБ заявил это.",), "Глава ФСБ", "глава ФСБ"),
        ("ru", ("Глава Vale заявил это.",), "Глава Vale", "глава Vale"),
        ("uk", ("Спікер Верховної Ради сказав це.",), "Спікер Верховної Ради", "спікер Верховної Ради"),
        ("ru", ("В Кабинете Министров Карска заявили это.",), "В Кабинете Министров Карска", "кабинет Министров Карска"),
        # "Карский" tells of no other president than "Карска", and the head of state is the one president.
        ("ru", ("Карский президент Олег Вран приехал.", "Президент Карска сказал это."), "Президент Карска", "Олег Вран"),
        ("ru", ("Олег Вран, президент Карска, приехал.", "Глава государства сказал это."), "Глава государства", "Олег Вран"),
        ("en", ("President Olga Vran came.", "The head of state declined."), "The head of state", "Olga Vran"),
        ("fr", ("Le président Olan Vran est venu.", "Le chef de l'État a refusé."), "Le chef de l'État", "Olan Vran"),
        ("es", ("El presidente Olan Vran llegó.", "El jefe de Estado lo negó."), "El jefe de Estado", "Olan Vran"),
        ("en", ("President Olga Vran and President Ada Vale met.", "Vran left.", "The head of state declined."), "The head of state", "Olga Vran"),
        # A name in apposition is the speaker's, and so is a firm's own.
        ("ru", ("Мэр Вран заявил это.",), "Мэр Вран", "Вран"),
        ("uk", ("Секретар РНБО Вран заявив це.",), "Секретар РНБО Вран", "Вран"),
        ("de", ("Kanzler Friedrich Vale sagte das.",), "Kanzler Friedrich Vale", "Friedrich Vale"),
        ("ru", ("Канцлер Фридрих Вейл сказал это.",), "Канцлер Фридрих Вейл", "Фридрих Вейл"),
        ("ru", ("Это сообщила компания United Vale Alliance.",), "компания United Vale Alliance", "United Vale Alliance"),
        ("ru", ("Мэр Карпова заявила это.",), "Мэр Карпова", "Карпова"),
        ("uk", ("Міністр Остап Куліда приїхав.", "Міністр Куліда заявив це."), "Міністр Куліда", "Остап Куліда"),
        ("ru", ("Это отметил завод Север.",), "завод Север", "Север"),
        # Whoever is named in full behind an office is not whose it is; a body's press office speaks, and not the body.
        ("ru", ("Депутат Рады, бывший прокурор Карска Ада Вейл против.",), "Депутат Рады, бывший прокурор Карска Ада Вейл", "Ада Вейл"),
        ("ru", ("Советник главы КГО по новой политике Ада Вейл против.",), "Советник главы КГО по новой политике Ада Вейл", "Ада Вейл"),
        ("ru", ("Это сообщает пресс-служба Центра здоровья Минздрава Карска.",), "пресс-служба Центра здоровья Минздрава Карска", "пресс-служба Центра здоровья Минздрава Карска"),
        ("ru", ("Это сообщает пресс-служба президента Карска.",), "пресс-служба президента Карска", "пресс-служба президента Карска"),
        ("ru", ("Это сообщили специалисты института МЧС.",), "специалисты института МЧС", "специалисты института МЧС"),
        ("ru", ("По словам главы «Вестника», поздно.",), "главы «Вестника»", "глава «Вестника»"),
        ("uk", ("Про це каже пресслужба президента Карська.",), "пресслужба президента Карська", "пресслужба президента Карська"),
        # In French, Spanish and Italian the name stands behind what a minister is for, a land, or what kind of firm it is.
        ("es", ("El ministro de Medio Ambiente Olan Vran lo negó.",), "El ministro de Medio Ambiente Olan Vran", "Olan Vran"),
        ("fr", ("La ministre de la Santé Olga Vran a refusé.",), "La ministre de la Santé Olga Vran", "Olga Vran"),
        ("fr", ("Le ministre de l’Économie Olan Vran a refusé.",), "Le ministre de l’Économie Olan Vran", "Olan Vran"),
        ("it", ("Il ministro dell’Economia Olan Vran ha rifiutato.",), "Il ministro dell’Economia Olan Vran", "Olan Vran"),
        ("es", ("El presidente de los Estados Unidos Olan Vran lo negó.",), "El presidente de los Estados Unidos Olan Vran", "Olan Vran"),
        ("es", ("El fabricante de coches japonés Kestrel lo negó.",), "El fabricante de coches japonés Kestrel", "Kestrel"),
        ("es", ("La empresa municipal de aguas de Karsk lo negó.",), "La empresa municipal de aguas de Karsk", "empresa municipal"),
        ("es", ("General Vranes lo negó.", "Luego, General Vranes calló."), "General Vranes", "General Vranes"),
        ("es", ("El portavoz del PK Olan Vran lo negó.",), "El portavoz del PK Olan Vran", "Olan Vran"),
        ("fr", ("Au ministère des Affaires étrangères, on refuse.",), "Au ministère des Affaires étrangères", "ministère des Affaires étrangères"),
        # Brussels is no "il", and the minister with a capital does not speak where his deputy does.
        ("fr", ("Le ministre Olan Vran accuse Bruxelles.", "Il a refusé."), "Il", "Olan Vran"),
        ("uk", ("Заступник Міністра оборони Олан Вран приїхав.", "Заступник Міністра проти."), "Заступник Міністра", "Олан Вран"),
        # An office with nobody's name keeps whose it is.
        ("es", ("El presidente de Kestrel lo negó.",), "El presidente de Kestrel", "presidente de Kestrel"),
        ("fr", ("Le proviseur du lycée Victor Hurel a refusé.",), "Le proviseur du lycée Victor Hurel", "proviseur du lycée Victor Hurel"),
        ("de", ("Der Einsatzleiter der Polizei in Karsk sagte das.",), "Der Einsatzleiter der Polizei in Karsk", "Einsatzleiter der Polizei in Karsk"),
        # Another field is another office.
        ("ru", ("Глава Роснадзора Анна Вейл приехала.", "Глава государства просил подождать."), "Глава государства", "глава государства"),
    ],
)  # fmt: skip
def test_who_speaks(lang: str, sentences: tuple[str, ...], source: str, expected: str) -> None:
    assert speaker(tell(*sentences, lang=lang), source) == expected


def test_an_adjective_before_a_bodys_noun_is_nobody() -> None:
    t = tell("Глава надзора Анна Вейл приехала.", "Это подчеркнула сотрудница Федеральной службы.", "По ее словам, поздно.", lang="ru")
    assert speaker(t, "ее") == "Анна Вейл"
