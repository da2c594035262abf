"""Swapping the names of two sides: which statements change their spans or their form.

    python -m benchmarks.swap [--write]

Sentences written for this, each with two sides; every pair of names in both directions, through the shipped
tagger and through the rules alone. Spans are compared by their words with the names put back, so names of
different length don't matter.
"""

import argparse
import itertools
import re
from pathlib import Path

from benchmarks.swap_abroad import ABROAD
from benchmarks.tables import Cell, put, table
from variorum.data import Article, Telling
from variorum.models import tagger
from variorum.segment import segment
from variorum.statements import extract, masks

LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "ru": "Russian", "uk": "Ukrainian",
}  # fmt: skip
SIDES = (
    ("NATO", "Russia"),
    ("Mark Rutte", "Vladimir Putin"),
    ("Moscow", "Kyiv"),
    ("Israel", "Iran"),
    ("China", "Taiwan"),
    ("Ursula von der Leyen", "Marine Le Pen"),
    ("the Labour Party", "the Conservatives"),
    ("Gazprom", "Shell"),
    ("Hamas", "Israel"),
    ("the United States", "China"),
    ("the White House", "the Kremlin"),
    ("the European Union", "Turkey"),
    ("the UN", "the World Health Organization"),
    ("Kim Jong Un", "Joe Biden"),
    ("BP", "Exxon Mobil"),
    ("the Bank of England", "the Treasury"),
    ("the Democratic Republic of the Congo", "Rwanda"),
    ("the Islamic Republic of Iran", "Oman"),
    ("J.P. Morgan", "UBS"),
    ("al-Shabaab", "the Somali Army"),
    ("Coca-Cola", "Nestlé"),
    ("Xi", "Modi"),
    ("De Beers", "Rio Tinto"),
    ("the FBI", "Scotland Yard"),
    ("Conor O'Brien", "Ian McDonald"),
    ("the Brotherhood of St Olaf", "Caritas"),
    ("St. Petersburg", "Riga"),
    ("Doctors Without Borders", "the Red Cross"),
)
TEXTS = (
    "{A} accused {B} of moving troops to the border, and {B} denied it.",
    "“{B} will answer for this,” {A} said on Monday. “We are patient, but not for ever.”",
    "{A} said {B} had broken the truce; {B} called that “a fairy tale”.",
    "According to {A}, {B} fired first. Two diplomats said neither side wanted to stop.",
    "{A} warned that {B} could attack within five years, and {B} dismissed the claim as “nonsense”.",
    "“Nobody asked us,” said a spokesman for {B}. {A} would not comment, but an aide said talks went on.",
    "{B} has not ruled out a meeting, {A} said, adding that the date was open.",
    "A report by {A} found that {B} had hidden 40 shells; {B} rejected the findings.",
    "{A} said on Friday that {B} should pay first. “Then we will talk,” a lawyer for {A} told reporters.",
    "{B} has been accused by {A} of breaking the deal, a claim that {B} calls “absurd”.",
    "In a letter to {B}, {A} wrote that the offer stood until May, but “not a day longer”.",
    "{A} believes {B} is bluffing. {B}, it said in a statement, “knows the price”.",
    "Asked about {A}, an adviser to {B} replied: “No comment.” He added that {A} had been told.",
    "{A}’s plan, {B} complained, was written without anybody else in the room.",
    "{B} insisted on a new vote, while {A} urged patience and spoke of “growing pains”.",
    "What {A} calls a rescue, {B} described as theft; both agree that the money is gone.",
)


def named(text: str, a: str, b: str) -> str:
    """Return a text with the two names in it, a capital at the head of each sentence."""
    told = text.replace("{A}", a).replace("{B}", b)
    return re.sub(r"(?:^|(?<=[.!?] )|(?<=[.!?]” ))[“]?[a-z]", lambda m: m.group().upper(), told)


def unnamed(words: str, a: str, b: str) -> str:
    """Return words with two names taken out again, their articles with them."""
    for name, mark in sorted(((a, "{A}"), (b, "{B}")), key=lambda x: -len(x[0])):
        bare = name.removeprefix("the ")
        for told in (name, name[:1].upper() + name[1:], bare):
            words = words.replace(told, mark)
    return words


def shape(text: str, a: str, b: str, *, lang: str, model: bool) -> list[tuple[str, ...]]:
    telling = segment(Article(id="a", text=text, lang=lang), lang)
    out = []
    for s in extract(telling, _tagged(telling) if model else None):
        spans = [("source", s.source), ("cue", s.cue), *(("content", c) for c in s.content)]
        row = [s.form.value]
        for role, span in spans:
            row.append(f"{role}: {unnamed(span.of(text), a, b) if span else ''}")
        out.append(tuple(row))
    return out


def _tagged(telling: Telling):  # type: ignore[no-untyped-def]
    return tagger()([telling], standins={telling.id: masks(telling)})[0]


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--write", action="store_true", help="put the table into docs/benchmarks.md")
    options = p.parse_args()
    rows: list[list[Cell]] = []
    for lang, (sides, texts) in {"en": (SIDES, TEXTS), **ABROAD}.items():
        row: list[Cell] = [LANGUAGES[lang], len(sides) * len(texts)]
        for model, way in ((True, "tagger"), (False, "rules")):
            changed = []
            for text, (a, b) in itertools.product(texts, sides):
                there = shape(named(text, a, b), a, b, lang=lang, model=model)
                back = shape(named(text, b, a), b, a, lang=lang, model=model)
                if there != back:
                    changed.append((text, a, b, sorted(set(there) ^ set(back))))
            row.append(len(changed))
            for text, a, b, differ in changed:
                print(f"{way}: {a} and {b}: {text}\n   " + "\n   ".join(map(str, differ)))
        rows.append(row)
    body = table(["Swapped names", "pairs of texts", "changed by the tagger", "by rules"], rows)
    print(body)
    if options.write:
        put(Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md", "swap", body)


if __name__ == "__main__":
    main()
