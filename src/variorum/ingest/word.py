"""Word processors' files in Office Open XML (.docx): one article a file. Its main text alone is read."""

import hashlib
import io
import zipfile
import zlib
from xml.parsers import expat

from variorum.data import Article
from variorum.errors import EmptyText, TooLarge, UnknownFormat
from variorum.ingest.fields import MAX_TEXT, article
from variorum.ingest.plain import title_of

READER = "word@1"
MAX_XML = 64 << 20  # bytes of markup unpacked: thirty times that of a long book's chapter
_BODY = "word/document.xml"
_SPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",  # the strict form of the standard
)
# What tracked changes moved away, and what is there again for older programs: read, it would stand twice.
_AWAY = ("moveFrom", "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback")
_ENDS = ".!?…。؟"


def read(data: bytes, *, source: str, fallback: str) -> Article:
    """Return the file's article: its paragraphs, with a blank line between two.

    The first is the title where it ends without a full stop, as headlines do. Notes, headers and what
    tracked changes took out are no part of it. Raises UnknownFormat, EmptyText, TooLarge.
    """
    text = "\n\n".join(_paragraphs(_unpacked(data)))
    first = title_of(text)
    return article(
        {"text": text, "title": "" if first.endswith(tuple(_ENDS)) else first},
        fallback=fallback,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        reader=READER,
    )


def _unpacked(data: bytes) -> bytes:
    """Return the markup of the main text, never more than the cap of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack, pack.open(_BODY) as stream:
            found = stream.read(MAX_XML + 1)
    except KeyError:
        raise EmptyText(
            f"there is no {_BODY} inside; expected a text in Office Open XML. Save it as .docx or .txt anew."
        ) from None
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError) as e:
        raise UnknownFormat(
            f"the file can't be unpacked ({e}); expected a .docx as a word processor saves it, without a "
            "password. Save it anew, or its text as .txt."
        ) from None
    if len(found) > MAX_XML:
        raise TooLarge(
            f"the file unpacks to more than {MAX_XML:,} bytes of markup; at most that much is read. "
            "Save its text as .txt and name that file."
        )
    return found


def _paragraphs(markup: bytes) -> list[str]:
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse  # entities are declared there, and Word writes none
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(markup, True)
    except expat.ExpatError as problem:
        raise UnknownFormat(
            f"the text inside is no whole XML ({problem}); expected a .docx as a word processor saves it. "
            "Save it anew, or its text as .txt."
        ) from None
    return reader.done


def _refuse(*_: object) -> None:
    raise UnknownFormat("the text inside declares a document type; expected none. Save the text as .txt.")


class _Reader:
    """What has been read of a text: whole paragraphs, those that are open, how deep in what is left out."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.open: list[list[str]] = []  # a text box stands inside a paragraph, and holds some
        self.size = 0
        self.away = 0
        self.inside = False

    def start(self, name: str, _: dict[str, str]) -> None:
        """Take in that an element begins."""
        short = _short(name)
        if self.away or short in _AWAY:
            self.away += 1
        elif short == "p":
            self.open.append([])
        elif short == "t":
            self.inside = True
        elif short in ("br", "cr", "tab") and self.open:
            self.open[-1].append("\t" if short == "tab" else "\n")

    def end(self, name: str) -> None:
        """Take in that an element ends."""
        short = _short(name)
        if self.away:
            self.away -= 1
        elif short == "t":
            self.inside = False
        elif short == "p" and self.open:
            words = "".join(self.open.pop()).strip()
            if words:
                self.done.append(words)

    def text(self, data: str) -> None:
        """Take in letters; those outside a run of text are the markup's own."""
        if not self.inside or self.away or not self.open:
            return
        self.size += len(data)
        if self.size > MAX_TEXT:
            raise TooLarge(
                f"the text has more than {MAX_TEXT:,} characters; at most that many are read as one article. "
                "Split it into its articles."
            )
        self.open[-1].append(data)


def _short(name: str) -> str:
    """Return an element's name without the name space of word processing, whole in any other."""
    return next((name.removeprefix(s) for s in _SPACES if name.startswith(s)), name)
