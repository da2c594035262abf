"""TEI P5 (https://tei-c.org/guidelines/p5/), a critical apparatus: witnesses, their texts, `app` beside them.

The apparatus is external, by the double end-point method (Guidelines, 13.2.2): each text stands whole and
once, with an `anchor` wherever a finding begins or ends, and an `app` says from which anchor to which it
goes. Parallel segmentation would cut one text for all tellings, and rewrites have no such text.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from variorum import __version__
from variorum.data import Collation, Span, Telling, Variant
from variorum.export.address import web_iri
from variorum.export.rows import Shelf
from variorum.report.context import StoryContext
from variorum.report.findings import findings as shown
from variorum.report.findings import ranked
from variorum.report.html import langtag
from variorum.report.pages import Finding
from variorum.report.view import contexts
from variorum.report.words import KINDS, in_utc

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, section 2.2
_SURE = ((0.9, "high"), (0.6, "medium"), (0.0, "low"))  # teidata.certainty is words; a note has the number


def tei(collation: Collation) -> bytes:
    """Return the stories of two tellings and more: one as a TEI document, several as a teiCorpus.

    The text of each telling is kept character by character; what XML can't hold becomes U+FFFD.
    """
    shelf = Shelf.of(collation)
    stories = list(contexts(collation))
    out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
    if not stories:
        out += _nothing()
    elif len(stories) == 1:
        out += _document(stories[0], shelf, "", f' xmlns="{NAMESPACE}"')
    else:
        out.append(f'<teiCorpus xmlns="{NAMESPACE}">\n')
        out += _corpus_header(len(stories))
        for n, context in enumerate(stories, 1):
            out += _document(context, shelf, f"s{n}.", "")
        out.append("</teiCorpus>\n")
    return "".join(out).encode("utf-8")


def _corpus_header(stories: int) -> Iterator[str]:
    yield "<teiHeader><fileDesc>\n<titleStmt><title>Collation of stories</title></titleStmt>\n"
    yield f"<publicationStmt><p>Made by Variorum {__version__}.</p></publicationStmt>\n"
    yield f"<sourceDesc><p>Stories: {stories}. Each document names its witnesses.</p></sourceDesc>\n"
    yield "</fileDesc></teiHeader>\n"


def _nothing() -> Iterator[str]:
    """Yield a document that says that there is nothing to collate; one without a text is not valid."""
    yield f'<TEI xmlns="{NAMESPACE}">\n<teiHeader><fileDesc>\n'
    yield "<titleStmt><title>No story</title></titleStmt>\n"
    yield f"<publicationStmt><p>Made by Variorum {__version__}.</p></publicationStmt>\n"
    yield "<sourceDesc><p>No two of the articles tell the same report.</p></sourceDesc>\n"
    yield "</fileDesc></teiHeader>\n<text><body><p/></body></text>\n</TEI>\n"


def _document(context: StoryContext, shelf: Shelf, prefix: str, namespace: str) -> Iterator[str]:
    """Yield one story; `prefix` keeps its ids apart from those of other stories in the file."""
    yield f"<TEI{namespace}>\n"
    yield from _header(context, shelf, prefix)
    yield f"<text{_lang(context.tellings[context.order[0]])}>\n<group>\n"
    marked = _marked(context)
    for name in context.order:
        yield from _text(context.tellings[name], prefix + context.sigla[name], marked[name])
    yield "</group>\n</text>\n"
    yield from _apparatus(context, prefix)
    yield "</TEI>\n"


def _header(context: StoryContext, shelf: Shelf, prefix: str) -> Iterator[str]:
    yield "<teiHeader>\n<fileDesc>\n"
    yield f"<titleStmt><title>{_inline(context.title)}</title></titleStmt>\n"
    yield f"<publicationStmt><p>Made by Variorum {__version__}.</p></publicationStmt>\n"
    yield "<sourceDesc>\n<listWit>\n"
    for name in context.order:
        yield _witness(context.tellings[name], prefix + context.sigla[name], shelf.digest(name))
    for lost in context.story.stemma.lost:
        note = _inline(lost.note) if lost.note else "a source nobody here holds"
        yield f'<witness xml:id="{prefix}{context.sigla[lost.id]}" n={_attr(lost.id)}>'
        yield f"{note}</witness>\n"
    yield "</listWit>\n</sourceDesc>\n</fileDesc>\n<encodingDesc>\n"
    yield '<variantEncoding method="double-end-point" location="external"/>\n'
    yield f'<appInfo><application ident="variorum" version="{__version__}">'
    yield "<label>Variorum</label></application></appInfo>\n"
    yield "</encodingDesc>\n</teiHeader>\n"


def _witness(t: Telling, siglum: str, digest: str) -> str:
    a = t.article
    parts = []
    if a.title.strip():
        parts.append(f"<title{_lang(t)}>{_inline(a.title)}</title>")
    if a.outlet.strip():
        parts.append(f"<publisher>{_inline(a.outlet)}</publisher>")
    if a.published:
        when = _moment(a.published)
        parts.append(f'<date when="{when}">{when}</date>')
    address = web_iri(a.url)
    if address:
        parts.append(f"<ref target={_attr(address)}>{_inline(address)}</ref>")
    parts.append(f'<idno type="sha256">{digest}</idno>')
    return f'<witness xml:id="{siglum}" n={_attr(t.id)}><bibl>{" ".join(parts)}</bibl></witness>\n'


def _marked(context: StoryContext) -> dict[str, list[int]]:
    """Return, for each telling, the offsets at which a finding begins or ends, in order."""
    out: dict[str, set[int]] = {name: set() for name in context.order}
    for _, v in ranked(context):
        for r in (v.base, v.reading):
            if r:
                out[r.telling].update((r.span.start, r.span.end))
    return {name: sorted(at) for name, at in out.items()}


def _text(t: Telling, siglum: str, anchors: Iterable[int]) -> Iterator[str]:
    """Yield a telling's text, with an anchor at each offset."""
    yield f'<text corresp="#{siglum}"{_lang(t)}><body><ab xml:space="preserve">'
    at = 0
    for offset in anchors:
        yield f'{_exact(t.article.text[at:offset])}<anchor xml:id="{siglum}.{offset}"/>'
        at = offset
    yield f"{_exact(t.article.text[at:])}</ab></body></text>\n"


def _apparatus(context: StoryContext, prefix: str) -> Iterator[str]:
    """Yield findings as `app` and the stemma's edges as `relation`."""
    found = list(zip(ranked(context), shown(context), strict=True))
    edges = context.story.stemma.edges
    if not found and not edges:
        return
    yield "<standOff>\n"
    if found:
        yield "<listApp>\n"
        for (_, v), f in found:
            yield from _app(context, v, f, prefix)
        yield "</listApp>\n"
    if edges:
        yield '<listRelation type="stemma">\n'
        for e in edges:
            child, parent = (prefix + context.sigla[x] for x in (e.child, e.parent))
            ends = f'active="#{child}" passive="#{parent}"'
            yield f'<relation name="draws-on" {ends} cert="{_cert(e.confidence)}">'
            why = "; ".join(f"{x.kind}: {context.told(x.note)}" for x in e.evidence)
            yield f"<desc>{e.confidence:.2f}{'. ' if why else ''}{_inline(why)}</desc></relation>\n"
        yield "</listRelation>\n"
    yield "</standOff>\n"


def _app(context: StoryContext, v: Variant, f: Finding, prefix: str) -> Iterator[str]:
    place = ""
    if v.base:
        start, end = _ends(v.base.span, prefix + f.base.siglum)
        place = f' from="{start}" to="{end}"'
    yield f'<app xml:id="{f.id}" type="{v.kind.value}" cert="{_cert(v.confidence)}"{place}>\n'
    for tag, side, reading in (("lem", f.base, v.base), ("rdg", f.reading, v.reading)):
        wit = " ".join(f"#{prefix}{s}" for s in (side.siglum, *side.also) if s)
        attributes = f' wit="{wit}"' if wit else ""
        if reading is None:  # empty: its witnesses lack the words
            yield f"<{tag}{attributes}/>\n"
        else:
            start, end = _ends(reading.span, prefix + side.siglum)
            words = _exact(reading.span.of(context.tellings[reading.telling].article.text))
            yield f'<{tag}{attributes} corresp="{start} {end}">{words}</{tag}>\n'
    yield f"<note>{_inline(v.note or KINDS[v.kind].meaning)}</note>\n"
    yield f'<note type="confidence">{v.confidence:.2f}</note>\n'
    yield f'<note type="by">{_inline(v.by)}</note>\n</app>\n'


def _ends(span: Span, siglum: str) -> tuple[str, str]:
    """Return pointers to the anchors at which a span begins and ends."""
    return f"#{siglum}.{span.start}", f"#{siglum}.{span.end}"


def _cert(confidence: float) -> str:
    return next((word for floor, word in _SURE if confidence >= floor), _SURE[-1][1])


def _moment(when: datetime) -> str:
    """Return a moment as xsd:dateTime has it: to the second, in UTC."""
    return in_utc(when).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _lang(t: Telling) -> str:
    found = langtag(t.lang)
    return f' xml:lang="{found}"' if found else ""


def _exact(text: str) -> str:
    """Return text for an element, code point by code point; a carriage return by number, or it is lost."""
    return escape(_FORBIDDEN.sub("\ufffd", text), {"\r": "&#13;"})


def _inline(text: str) -> str:
    """Return text for an element, on one line."""
    return " ".join(_exact(text.replace("\r", " ")).split())


def _attr(text: str) -> str:
    """Return text as a quoted attribute."""
    return quoteattr(" ".join(_FORBIDDEN.sub("\ufffd", text).split()))
