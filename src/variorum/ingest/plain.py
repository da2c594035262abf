"""Plain text and Markdown: one article a file. The first line is the title where a blank line follows it."""

import hashlib

from variorum.data import Article
from variorum.ingest.encoding import decode
from variorum.ingest.fields import article

READER = "plain@1"


def read(data: bytes, *, source: str, fallback: str) -> Article:
    """Return the file's article; `text` is the whole file as decoded, title line included (ADR 0002).

    Raises UnknownFormat, EmptyText, TooLarge.
    """
    text = decode(data)
    return article(
        {"text": text, "title": title_of(text)},
        fallback=fallback,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        reader=READER,
    )


def title_of(text: str) -> str:
    r"""Return the first line where a blank line follows it, without the signs of a Markdown heading; else "".

    >>> title_of("# Bridge reopens\n\nThe bridge ...")
    'Bridge reopens'
    """
    head = text.lstrip("\ufeff").lstrip()
    line, _, rest = head.partition("\n")
    following, _, body = rest.partition("\n")
    if following.strip() or not body.strip():
        return ""
    line = line.strip()
    return line.lstrip("#").strip(" #\t") if line.startswith("#") else line
