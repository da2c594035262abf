"""Texts for swapping sides in other languages, written for this, each with two sides (`swap.py`).

Names stand in cases and behind verbs that fit either, so that nothing but the name changes.
"""

ABROAD: dict[str, tuple[tuple[tuple[str, str], ...], tuple[str, ...]]] = {
    "de": (
        (
            ("Rutte", "Putin"),
            ("Moskau", "Kiew"),
            ("Israel", "Frankreich"),
            ("Ursula von der Leyen", "Marine Le Pen"),
            ("Gazprom", "Shell"),
            ("Kim Jong Un", "Joe Biden"),
        ),
        (
            "{A} warf {B} vor, Truppen an die Grenze verlegt zu haben, und {B} bestritt das.",
            "„{B} wird dafür geradestehen“, sagte {A} am Montag. „Wir sind geduldig, aber nicht ewig.“",
            "{A} sagte, {B} habe die Waffenruhe gebrochen; {B} nannte das „ein Märchen“.",
            "Laut {A} hat {B} zuerst geschossen. Zwei Diplomaten sagten, keine Seite wolle aufhören.",
            "{B} habe ein Treffen nicht ausgeschlossen, so {A}, der Termin sei aber offen.",
            "{A} glaubt, dass {B} blufft. {B} kenne den Preis, hieß es in einer Erklärung.",
            "In einem Brief an {B} schrieb {A}, das Angebot gelte bis Mai, „aber keinen Tag länger“.",
        ),
    ),
    "fr": (
        (
            ("Rutte", "Poutine"),
            ("Moscou", "Kiev"),
            ("Israël", "Cuba"),
            ("Ursula von der Leyen", "Marine Le Pen"),
            ("Gazprom", "Shell"),
            ("Kim Jong Un", "Joe Biden"),
        ),
        (
            "{A} a accusé {B} d'avoir déplacé des troupes, et {B} l'a démenti.",
            "« {B} en répondra », a dit {A} lundi. « Nous sommes patients, mais pas éternels. »",
            "{A} a affirmé que {B} avait rompu la trêve ; {B} y voit « un conte de fées ».",
            "Selon {A}, {B} a tiré en premier. Deux diplomates ont dit qu'aucun camp ne voulait arrêter.",
            "{B} n'a pas exclu une rencontre, selon {A}, qui ajoute que la date reste ouverte.",
            "{A} croit que {B} bluffe. {B} connaît le prix, selon un communiqué.",
            "Dans une lettre à {B}, {A} écrit que l'offre tient jusqu'en mai, « mais pas un jour de plus ».",
        ),
    ),
    "es": (
        (
            ("Rutte", "Putin"),
            ("Moscú", "Kiev"),
            ("Israel", "Irán"),
            ("Ursula von der Leyen", "Marine Le Pen"),
            ("Gazprom", "Shell"),
            ("Kim Jong Un", "Joe Biden"),
        ),
        (
            "{A} acusó a {B} de mover tropas a la frontera, y {B} lo negó.",
            "«{B} responderá por esto», dijo {A} el lunes. «Somos pacientes, pero no para siempre».",
            "{A} afirmó que {B} había roto la tregua; {B} lo llamó «un cuento de hadas».",
            "Según {A}, {B} disparó primero. Dos diplomáticos dijeron que ninguna parte quería parar.",
            "{B} no ha descartado una reunión, dijo {A}, y añadió que la fecha seguía abierta.",
            "{A} cree que {B} va de farol. {B} sabe el precio, según un comunicado.",
            "En una carta a {B}, {A} escribió que la oferta seguía en pie hasta mayo, «pero ni un día más».",
        ),
    ),
    "ru": (
        (
            ("Рютте", "Путин"),
            ("Макрон", "Трамп"),
            ("Марк Рютте", "Джо Байден"),
            ("Вучич", "Гутерриш"),
            ("Ким Чен Ын", "Си Цзиньпин"),
        ),
        (
            "{A} заявил, что {B} перебросил войска к границе, а {B} это опроверг.",
            "«{B} за это ответит», — сказал {A} в понедельник. «Мы терпеливы, но не вечно».",
            "{A} сообщил, что {B} нарушил перемирие; {B} назвал это «сказкой».",
            ("Как утверждает {A}, {B} выстрелил первым. Двое дипломатов сказали, что никто не "
            "хочет останавливаться."),
            "{B} не исключил встречи, отметил {A}, добавив, что дата не назначена.",
            "{A} считает, что {B} блефует. {B}, говорится в заявлении, «знает цену».",
        ),
    ),
    "uk": (
        (
            ("Рютте", "Путін"),
            ("Макрон", "Трамп"),
            ("Марк Рютте", "Джо Байден"),
            ("Вучич", "Гутерріш"),
        ),
        (
            "{A} заявив, що {B} перекинув війська до кордону, а {B} це спростував.",
            "«{B} за це відповість», — сказав {A} у понеділок. «Ми терплячі, але не вічно».",
            "{A} повідомив, що {B} порушив перемир'я; {B} назвав це «казкою».",
            "Як стверджує {A}, {B} вистрелив першим. Двоє дипломатів сказали, що ніхто не хоче зупинятися.",
            "{B} не виключив зустрічі, зазначив {A}, додавши, що дату не призначено.",
            "{A} вважає, що {B} блефує. {B}, ідеться в заяві, «знає ціну».",
        ),
    ),
}
