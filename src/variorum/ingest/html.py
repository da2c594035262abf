"""HTML: one article a page, by trafilatura (Barbaresi 2021), loaded on first use."""

import hashlib
import re
from html import unescape

from variorum.data import Article
from variorum.errors import EmptyText, TooLarge
from variorum.ingest.absent import is_absent
from variorum.ingest.encoding import decode
from variorum.ingest.fields import article
from variorum.ingest.wall import is_wall
from variorum.legible import seen

READER = "html@3"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,40})""", re.IGNORECASE)
HEAD = 4096  # bytes in which a page must declare its encoding (HTML standard: 1,024; pages are laxer)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9\-]*)\b[^<>]*>")
_CODE_END = {name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE) for name in ("script", "style")}
_OPENING = re.compile(r"<html\b", re.IGNORECASE)
_OURS = b'<meta name="generator" content="Variorum '  # in the head of every page of a report
_METADATA = "application/ld+json"  # schema.org metadata stands in a script that runs nothing
MAX_TAGS = 40_000  # several times the longest live blog; extraction costs some 0.2 ms a tag at the worst
MAX_PAGE = 4 << 20  # code points of markup: two hundred times an article of 20,000 letters
# Lines by which a page sends its readers elsewhere, in the middle of its article: none of the report, and
# where another telling lacks them nothing was left out. Only short lines that begin so.
_AWAY = re.compile(
    r"(?:(?:read more|read also|also read|see also|more on this|recommended|related(?: stories| articles)?"
    r"|lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi|lee también|leggi anche|czytaj także"
    r"|читайте (?:также|також|ещё)|читай(?:те)? по теме|по теме)\s*[:：–—]"
    r"|(?:sign up (?:for|to) our|subscribe to our|follow us on|join our (?:telegram|whatsapp)"
    r"|подписывайтесь на наш|подпишитесь на наш|підписуйтесь на наш|підпишіться на наш"
    r"|abonnieren sie unseren|suivez-nous sur|síguenos en)\b)",
    re.IGNORECASE,
)
_AWAY_MOST = 160  # characters of such a line
_MAX_DEPTH = 200  # nested elements; real pages stay under 60, recursion in extractors ends above some 250


def read(data: bytes, *, source: str, fallback: str) -> Article:
    """Return the page's article: extracted text, title, outlet, date, address.

    Raises UnknownFormat, EmptyText where no article is found, TooLarge.
    """
    digest = hashlib.sha256(data).hexdigest()
    return article(record(data), fallback=fallback, source=source, sha256=digest, reader=READER)


def record(data: bytes) -> dict[str, object]:
    """Return the fields of the page's article. Raises UnknownFormat, EmptyText, TooLarge."""
    page = _decoded(data)
    if len(page) > MAX_PAGE:
        raise TooLarge(
            f"the page has {len(page):,} characters; at most {MAX_PAGE:,} are read. "
            "Save the article's text as .txt and name that file."
        )
    page = without_code(page)
    if (tags := page.count("<")) > MAX_TAGS:
        raise TooLarge(
            f"the page has {tags:,} tags; at most {MAX_TAGS:,} are read. "
            "Save the article's text as .txt and name that file."
        )
    page = flatten(page)
    if not _OPENING.search(page):  # HTML lets the tag go missing, the extractor does not
        page = f"<html>{page}</html>"
    found = _extract(page)
    text = found.get("text")
    if not isinstance(text, str) or not text.strip():
        raise EmptyText(
            "no article was found in the page; expected one with running text. "
            "Save the article's text as .txt and name that file."
        )
    if is_wall(page, text):
        raise EmptyText(
            "the page holds no article, only a request to accept cookies or to run scripts; expected one "
            "with running text. Save it again with that answered, or the article's text as .txt."
        )
    if is_absent(str(found.get("title") or ""), text):
        raise EmptyText(
            "the page holds no article, only the notice that what was asked for is not there; expected one "
            "with running text. Look for the article at another address, or in an archive of the web."
        )
    return found


def ours(head: bytes) -> bool:
    """Return whether a page that begins so is of a report that Variorum wrote: it tells of articles."""
    return _OURS in head


def without_code(page: str) -> str:
    """Return the page without scripts and style sheets, metadata in JSON-LD kept; linear in its length.

    One that is never closed runs to the page's end, as it does in a browser.
    """
    out: list[str] = []
    at = 0
    while tag := _TAG.search(page, at):
        end = None if tag.group(1) else _CODE_END.get(tag.group(2).lower())
        if end is None:
            out.append(page[at : tag.end()])
            at = tag.end()
            continue
        closing = end.search(page, tag.end())
        behind = closing.end() if closing else len(page)
        out.append(page[at : behind if _METADATA in tag.group().lower() else tag.start()])
        at = behind
    out.append(page[at:])
    return "".join(out)


def flatten(page: str) -> str:
    """Return the page without the tags nested more than `_MAX_DEPTH` deep; their text stays.

    One pass over the tags, so that a page of a thousand or a million nested elements costs its length.
    """
    out: list[str] = []
    depth, at = 0, 0
    for m in _TAG.finditer(page):
        closing, name = m.group(1), m.group(2).lower()
        if name in _VOID or m.group().endswith("/>"):
            continue
        if closing:
            deep = depth > _MAX_DEPTH
            depth = max(0, depth - 1)
        else:
            depth += 1
            deep = depth > _MAX_DEPTH
        if deep:
            out.append(page[at : m.start()])
            at = m.end()
    out.append(page[at:])
    return "".join(out)


# Void elements, and those whose closing tag HTML lets go missing, which would count the depth up for ever.
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"),
        *("track", "wbr", "p", "li", "td", "tr", "th", "dt", "dd", "option"),
    }
)


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:HEAD])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # the declaration is wrong, as it often is: look at the bytes
    return decode(data)


def _extract(page: str) -> dict[str, object]:
    from trafilatura import bare_extraction  # noqa: PLC0415  half a second of imports, only where there is HTML

    try:
        document = bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            include_formatting=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception as problem:  # noqa: BLE001  a parser's own failure is about the page, whatever its type
        raise EmptyText(
            f"the page could not be taken apart ({type(problem).__name__}); expected an article in HTML. "
            "Save the article's text as .txt and name that file."
        ) from None
    if document is None or isinstance(document, dict):  # a dict is its deprecated form, never asked for
        return {}
    return {
        "text": _paragraphs(document.text or ""),
        "title": seen(unescape(document.title or "")),
        "outlet": document.sitename or document.hostname or "",
        "url": document.url or "",
        "published": _moment(page, document.date or ""),
        "lang": document.language or "",
    }


def _moment(page: str, day: str) -> str:
    """Return the page's first full time on the day found, offset and all; the day where it gives none.

    The extractor keeps days only. Midnight in their place would make an evening's rewrite older than
    its source.
    """
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return day
    full = re.search(rf"{day}T\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?(?:Z|[+-]\d\d:?\d\d)", page)
    return full.group() if full else day


def _paragraphs(text: str) -> str:
    """Return extracted text with a blank line between the blocks that the extractor puts on lines.

    What a page sets for its line breaks alone (soft hyphens and the like) is no letter: "Kapi\u00adtän" is
    one word to whoever reads the page. Lines that lead away from the article are left out.
    """
    lines = (x.strip() for x in seen(text).split("\n"))
    return "\n\n".join(x for x in lines if x and not (len(x) <= _AWAY_MOST and _AWAY.match(x)))
