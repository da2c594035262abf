"""Web Annotation (https://www.w3.org/TR/annotation-model/), JSON-LD: an annotation a finding or a statement.

A target's source is a text, named by its digest (RFC 6920) so that positions can't drift; the page it was
read from, where it has an address, is the target's scope. Positions count code points, as the model asks
of a TextPositionSelector, and so do the spans of all our records: they are the same numbers.
"""

import base64
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from variorum import __version__
from variorum.data import Collation, Reading, Span, Telling
from variorum.export.address import web_iri
from variorum.export.rows import Shelf
from variorum.export.tables import FINDINGS, Table
from variorum.report.findings import findings as shown
from variorum.report.findings import ranked
from variorum.report.html import langtag
from variorum.report.view import contexts
from variorum.report.words import KINDS

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of prefix and suffix: what Hypothesis's clients keep
# A namespace of our own for names made of names (RFC 4122, version 5).
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://variorum.example/annotations")
_GENERATOR = {"type": "Software", "name": f"Variorum {__version__}"}


def webanno(collation: Collation, table: Table = FINDINGS) -> bytes:
    """Return the findings, or the statements, as an AnnotationCollection with its one page inside."""
    shelf = Shelf.of(collation)
    make = _findings if table is FINDINGS else _statements
    items = list(make(collation, shelf))
    name = _name(table.name, *(x["id"] for x in items))
    tree = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": f"Variorum: {table.name}",
        "generator": _GENERATOR,
        "total": len(items),
    }
    if items:  # a page may not be empty
        tree["first"] = {"id": name + "#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return msgspec.json.format(msgspec.json.encode(tree), indent=1) + b"\n"


def _findings(collation: Collation, shelf: Shelf) -> Iterator[dict[str, Any]]:
    for context in contexts(collation):
        ids = {s: i for i, s in context.sigla.items()}
        for (anchor, v), f in zip(ranked(context), shown(context), strict=True):
            sides = [(ids.get(f.base.siglum), v.base), (ids.get(f.reading.siglum), v.reading)]
            targets = [_target(shelf, t, r) for t, r in sides if t is not None]
            if not targets:
                continue
            note = v.note or KINDS[v.kind].meaning
            bodies = [
                _text(v.kind.value, "classifying"),
                _text(note, "describing"),
                _text(f"{v.confidence:.2f}", "assessing"),
            ]
            yield _annotation([anchor, *_digests(shelf, sides)], v.by, bodies, targets)


def _statements(collation: Collation, shelf: Shelf) -> Iterator[dict[str, Any]]:
    for s in collation.statements:
        bodies = [_text(s.form.value, "classifying"), _text(f"{s.confidence:.2f}", "assessing")]
        if s.speaker:
            bodies.insert(0, _text(s.speaker, "identifying"))
        targets = [_target(shelf, s.telling, Reading(telling=s.telling, span=c)) for c in s.content]
        key = [shelf.digest(s.telling), str([(c.start, c.end) for c in s.content]), str(s.source), str(s.cue)]
        yield _annotation(key, s.by, bodies, targets)


def _digests(shelf: Shelf, sides: Iterable[tuple[str | None, Reading | None]]) -> list[str]:
    return [shelf.digest(t) for t, _ in sides if t is not None]


def _annotation(key: list[str], by: str, bodies: list[Any], targets: list[Any]) -> dict[str, Any]:
    return {
        "id": _name("annotation", *key),
        "type": "Annotation",
        "motivation": ["describing", "classifying"],
        "generator": {"type": "Software", "name": f"{_GENERATOR['name']}, {by}"},
        "body": bodies,
        "target": targets,
    }


def _text(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(shelf: Shelf, telling: str, reading: Reading | None) -> dict[str, Any]:
    """Return the words of a telling as a target; the whole telling where it lacks the words."""
    t = shelf.tellings[telling]
    name = _digest_iri(shelf.digest(telling))
    source: dict[str, Any] = {"id": name, "type": "Text", "format": "text/plain"}
    lang = langtag(t.lang)
    if lang:
        source["language"] = lang
    out: dict[str, Any] = {"type": "SpecificResource", "source": source}
    scope = web_iri(t.article.url)
    if scope:
        out["scope"] = scope
    if reading:
        out["selector"] = _selectors(t, reading.span)
    return out


def _selectors(t: Telling, span: Span) -> list[dict[str, Any]]:
    """Return the same words chosen twice: by position, and by what stands there and around."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.of(t.article.text),
            "prefix": t.article.text[max(0, span.start - AROUND) : span.start],
            "suffix": t.article.text[span.end : span.end + AROUND],
        },
    ]


def _digest_iri(digest: str) -> str:
    """Return a digest as a name of what it was made of (RFC 6920, section 3)."""
    value = base64.urlsafe_b64encode(bytes.fromhex(digest)).rstrip(b"=").decode()
    return f"ni:///sha-256;{value}"


def _name(*key: str) -> str:
    """Return a name that the same things always get."""
    return uuid.uuid5(_SPACE, "\x00".join(key)).urn
