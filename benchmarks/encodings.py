"""Which detector tells one-byte code pages apart: ours, or charset-normalizer.

    python benchmarks/encodings.py

A case is a text of ours in one language and page, cut at 60 or 120 characters or whole, once or eight times
over; it counts where every character comes out right. Cases that are plain ASCII are left out.
"""

from charset_normalizer import from_bytes

from variorum.errors import UnknownFormat
from variorum.ingest.encoding import decode

TEXTS = {
    "ru": (
        (
            "Мэр города Верхний Яр Павел Дроздецкий сообщил в среду, что мост через реку "
            "откроют в марте. По его словам, "
            "работы обошлись в 12 млн рублей. «Мы не будем спешить», — сказал он журналистам."
        ),
        ("cp1251", "koi8-r", "cp866", "iso8859-5"),
    ),
    "uk": (
        (
            "Мер міста Верхній Яр Павло Дроздецький повідомив у середу, що міст через річку "
            "відкриють у березні. За його "
            "словами, роботи коштували 12 млн гривень. «Ми не будемо поспішати», — сказав він журналістам."
        ),
        ("cp1251", "koi8-u"),
    ),
    "de": (
        (
            "Bürgermeister Jörg Köhler erklärte am Mittwoch, die Brücke über den Fluss werde "
            "im März eröffnet. Die "
            "Arbeiten hätten zwölf Millionen Euro gekostet. „Wir wollen nichts überstürzen“, sagte er."
        ),
        ("cp1252",),
    ),
    "fr": (
        (
            "Le maire, Hervé Lançon, a déclaré mercredi que le pont sur la rivière "
            "rouvrirait en mars. « Nous ne voulons "
            "rien précipiter », a-t-il ajouté. Les riverains se plaignent du bruit et de la poussière."
        ),
        ("cp1252",),
    ),
    "es": (
        (
            "El alcalde, Iñigo Peñalver, declaró el miércoles que el puente sobre el río "
            "abrirá en marzo. «No queremos "
            "precipitarnos», señaló ante los periodistas. Los vecinos se quejan del ruido."
        ),
        ("cp1252",),
    ),
    "it": (
        (
            "Il sindaco Niccolò Sartè ha dichiarato mercoledì che il ponte sul fiume "
            "riaprirà a marzo. «Non c’è fretta, "
            "perché la sicurezza è più importante», ha detto ai giornalisti."
        ),
        ("cp1252",),
    ),
    "en": (
        (
            "Mayor Rhona Castell said on Wednesday that the bridge would open in March. “We "
            "won’t rush it,” she told "
            "reporters – the works have cost £12 million so far."
        ),
        ("cp1252",),
    ),
    "pl": (
        (
            "Burmistrz Grzegorz Żółkiewski oświadczył w środę, że most na rzece zostanie "
            "otwarty w marcu. „Nie będziemy "
            "się spieszyć”, dodał. Mieszkańcy skarżą się na hałas i pył z budowy."
        ),
        ("cp1250",),
    ),
}


def cases(text: str, page: str) -> list[tuple[bytes, str]]:
    """Return the bytes and the text they hold."""
    out = []
    for size in (60, 120, len(text)):
        for times in (1, 8):
            data = ((text[:size] + "\n") * times).encode(page, errors="ignore")
            if not data.isascii():
                out.append((data, data.decode(page)))
    return out


def ours(data: bytes) -> str | None:
    try:
        return decode(data)
    except UnknownFormat:
        return None


def theirs(data: bytes) -> str | None:
    best = from_bytes(data).best()
    return str(best) if best else None


def main() -> None:
    print("| language | page | ours | charset-normalizer |\n| --- | --- | --- | --- |")
    for lang, (text, pages) in TEXTS.items():
        for page in pages:
            rows = cases(text, page)
            right = [sum(detect(data) == want for data, want in rows) for detect in (ours, theirs)]
            print(f"| {lang} | {page} | {right[0]} of {len(rows)} | {right[1]} of {len(rows)} |")


if __name__ == "__main__":
    main()
