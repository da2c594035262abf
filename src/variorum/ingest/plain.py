"""Plain text and Markdown: one article a file. The first line is the title where a blank line follows it.

Fields that stand before the text between two lines "---", YAML as notes and site generators write it, are the
article's; the day stands under `date` there as often as under `published`.
"""

import hashlib
import re
from datetime import date

from variorum.data import Article
from variorum.errors import EmptyText
from variorum.ingest.encoding import decode
from variorum.ingest.fields import article
from variorum.text import front_matter

READER = "plain@2"
# A field and what is written there without a sign that opens a list, a reference or a block.
_WRITTEN = re.compile(r"^(\w+):\s+([^\s\[\]{}*&!|>%'\"].*)$")
_FIELDS = ("id", "title", "outlet", "url", "published", "lang")


def read(data: bytes, *, source: str, fallback: str) -> Article:
    """Return the file's article; `text` is all of the file as decoded, fields and title too (ADR 0002).

    Raises UnknownFormat, EmptyText, TooLarge.
    """
    text = decode(data)
    given, begins = front_matter(text)
    if given and not any(c.isalpha() for c in text[begins:]):
        raise EmptyText("there are fields and no text; expected an article. Save the file whole.")
    return article(
        {"title": title_of(text[begins:])} | _fields(given) | {"text": text},
        fallback=fallback,
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        reader=READER,
    )


def _fields(given: str) -> dict[str, object]:
    """Return the fields we know of those that stand before a text; line by line where they are no YAML."""
    found = _loaded(given)
    if found is None:
        found = {}
        for line in given.splitlines():
            # A title with a colon in it, or an outlet that begins with @, spoils its own line alone.
            found |= _loaded(line) or dict(_WRITTEN.findall(line.rstrip()))
    if "published" not in found and "date" in found:
        found["published"] = found["date"]
    plain = {k: v.isoformat() if isinstance(v, date) else v for k, v in found.items() if k in _FIELDS}
    return {k: v for k, v in plain.items() if isinstance(v, str) and v.strip()}


def _loaded(given: str) -> dict[str, object] | None:
    """Return the fields that some lines hold, or nothing where they are no YAML."""
    if not given:
        return {}
    import yaml  # noqa: PLC0415 - few files need it

    try:
        found = yaml.safe_load(given)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else {}


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
