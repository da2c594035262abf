"""Two short texts compared as the rules see them, sentence linked with sentence, statements by rules."""

from variorum.collate import collate
from variorum.data import Alignment, Kind, Link, Variant
from variorum.statements import extract, resolve
from variorum.testing import tell


def differences(
    base: str | tuple[str, ...], reading: str | tuple[str, ...], langs: tuple[str, str] = ("en", "en")
) -> tuple[Variant, ...]:
    """Return what the rules find, each sentence of the one linked with that in its place."""
    one, two = ((x,) if isinstance(x, str) else x for x in (base, reading))
    a, b = tell(*one, id="a", lang=langs[0]), tell(*two, id="b", lang=langs[1])
    said = resolve([a, b], [*extract(a, None), *extract(b, None)])
    links = tuple(Link(i, i, 1.0) for i in range(min(len(a.sentences), len(b.sentences))))
    return collate(a, b, Alignment(left="a", right="b", links=links, by="test"), said)


def by(
    name: str,
    base: str | tuple[str, ...],
    reading: str | tuple[str, ...],
    langs: tuple[str, str] = ("en", "en"),
) -> list[tuple[Kind, str]]:
    """Return (kind, words of the reading) of what one rule, by its name, finds."""
    two = (reading,) if isinstance(reading, str) else reading
    text = tell(*two, id="b", lang=langs[1]).text
    found = differences(base, reading, langs)
    return [(v.kind, v.reading.span.of(text)) for v in found if v.reading and v.by.split("@")[0] == name]
