"""What every reader needs: clean strings, dates, the checks on a text, and an article built from a record."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from variorum.data import Article, Sighting
from variorum.errors import BadRecord, EmptyText, TooLarge

MAX_TEXT = 2_000_000  # code points an article: some 300,000 words, four long novels
MAX_ID = 1_000  # code points an id: it names pages and stands in every finding
MAX_FIELD = 10_000  # code points a title, outlet or address
_SHOWN = 40  # characters shown of a field that can't be read
_FIELDS_SHOWN = 8  # fields named that were passed over
_KNOWN = frozenset({"id", "lang", "outlet", "published", "text", "title", "url"})
_LOST = dict.fromkeys([0, *range(0xD800, 0xE000)], "\ufffd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that was passed over in a source that is used: to be told, since nobody would see it."""

    source: str
    slug: str  # the error's whose paragraph in docs/errors.md tells more
    message: str


def clean(text: str) -> str:
    """Return text that can be written as UTF-8 and shown: lone surrogates and null characters become U+FFFD.

    One code point for one, so offsets stay as they were.
    """
    # Encoding is a fast test; nearly every text passes it.
    if "\0" not in text:
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            pass
        else:
            return text
    return text.translate(_LOST)


def moment(value: object) -> datetime | None:
    """Return an ISO 8601 date or time as an aware datetime; None for anything else.

    One without an offset is read as UTC, one without a time as midnight.
    """
    if not isinstance(value, str):
        return None
    try:
        read = datetime.fromisoformat(value.strip())
        aware = read if read.tzinfo else read.replace(tzinfo=UTC)
        aware.astimezone(UTC)  # an offset that leads out of the calendar can't be compared with others
    except (OverflowError, ValueError):
        return None
    return aware


def checked(text: str) -> str:
    """Return text made clean. Raises EmptyText where it has no word, TooLarge over `MAX_TEXT`."""
    if len(text) > MAX_TEXT:
        raise TooLarge(
            f"the text has {len(text):,} characters; at most {MAX_TEXT:,} are read as one article. "
            "Split it into its articles, one a file or one a line of JSON."
        )
    if not text or text.isspace():
        raise EmptyText("there is no text; expected an article. Check that the file was saved whole.")
    if not any(c.isalpha() for c in text):
        raise EmptyText("there are no words, only signs; expected an article. Leave this source out.")
    return clean(text)


def article(record: dict[str, object], *, fallback: str, source: str, sha256: str, reader: str) -> Article:
    """Return the article of one record: the fields of the contract, all but `text` optional.

    `fallback` is the id used where none is given. Raises BadRecord, EmptyText, TooLarge.
    """
    text = record.get("text")
    if not isinstance(text, str):
        found = "is missing" if "text" not in record else f"is of type {type(text).__name__}"
        raise BadRecord(f"'text' {found}; expected a string with the article. Add it or drop the line.")
    id_ = _given(record)
    outlet, url = _field(record, "outlet"), _field(record, "url")
    published = moment(record.get("published"))
    return Article(
        id=id_ or fallback,
        text=checked(text),
        title=_field(record, "title"),
        outlet=outlet,
        url=url or None,
        published=published,
        lang=_field(record, "lang") or None,
        sightings=(
            Sighting(
                source=clean(source),
                sha256=sha256,
                reader=reader,
                id=id_ or None,
                outlet=outlet,
                url=url or None,
                published=published,
            ),
        ),
    )


def passed_over(record: dict[str, object], source: str) -> Note | None:
    """Return a note where a record gives a date that can't be read: without one, less can be said."""
    given = record.get("published")
    if given is None or moment(given) or (isinstance(given, str) and not given.strip()):
        return None
    shown = _line(str(given))[:_SHOWN]
    return Note(
        source=clean(source),
        slug=BadRecord.slug,
        message=f"'published' is {shown!r} and was passed over; expected ISO 8601, as in "
        "2025-03-12T07:30:00Z. Write it so, or the article counts as undated.",
    )


def unnamed(held: Collection[str], source: str) -> Note | None:
    """Return a note where no record of a source gives an outlet or a date, and fields stand there unread.

    A channel and a date under names of their own are easily taken for read; only the tree is the poorer.
    """
    others = sorted(clean(" ".join(k.split())[:_SHOWN]) for k in held if k not in _KNOWN)
    if not others or {"outlet", "published"} & {*held}:
        return None
    more = f" and {len(others) - _FIELDS_SHOWN} more" if len(others) > _FIELDS_SHOWN else ""
    return Note(
        source=clean(source),
        slug=BadRecord.slug,
        message=f"fields were passed over: {', '.join(others[:_FIELDS_SHOWN])}{more}; expected 'outlet' and "
        "'published' where they are known. Name them so: outlets and dates help to say who drew on whom.",
    )


def _given(record: dict[str, object]) -> str:
    """Return the id as it was given, "" where there is none. Raises BadRecord for what can't be one."""
    given = record.get("id")
    if given is None:
        return ""
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise BadRecord(
            f"'id' is of type {type(given).__name__}; expected a string. Write it in quotation marks."
        )
    id_ = clean(str(given))
    if len(id_) > MAX_ID:
        raise BadRecord(f"'id' has {len(id_):,} characters; at most {MAX_ID:,} are read. Shorten it.")
    return id_ if id_.strip() else ""


def _field(record: dict[str, object], name: str) -> str:
    value = record.get(name)
    return _line(value) if isinstance(value, str) else ""


def _line(value: str) -> str:
    return " ".join(clean(value)[:MAX_FIELD].split())
