"""Mail as saved (.eml), and web pages saved as one file (.mhtml), which are mail by their form."""

import hashlib
import re
from datetime import UTC
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from variorum.data import Article
from variorum.errors import EmptyText, TooLarge, UnknownFormat
from variorum.ingest import html
from variorum.ingest.encoding import decode
from variorum.ingest.fields import article

READER = "mail@1"
MAX_LINES = 500_000  # lines a mail: twenty megabytes of attachments have 270,000
MAX_PARTS = 100  # parts that hold parts: a forwarded mail has a handful, and each costs time at every line
_HEADER = 4_000  # characters of a header that are read
_FIELD = re.compile(rb"^[!-9;-~]{1,100}:", re.MULTILINE)  # RFC 5322: a header's name
_MULTIPART = re.compile(rb"(?i)multipart/|message/rfc822")
# What a part is, with its further lines. Its parameters cost the square of its length to read.
_TYPE = re.compile(rb"(?i)(?:^|[\r\n])content-type:[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*")


def read(data: bytes, *, source: str, fallback: str) -> Article:
    """Return a mail's own text; its subject is the title, its sender the outlet, its date the date.

    Attachments are passed over. Raises UnknownFormat, EmptyText, TooLarge.
    """
    mail = _mail(data)
    part = _first(mail, "text/plain") or _first(mail, "text/html")
    if part is None:
        raise EmptyText("the mail has no text of its own; expected one. Save what is attached by itself.")
    body = _bytes(part)
    if part.get_content_type() == "text/html":
        text = html.record(body).get("text")
    else:
        text = decode(body).replace("\r\n", "\n")
    found = {
        "text": text,
        "title": _header(mail, "Subject"),
        "outlet": _sender(mail),
        "published": _date(mail),
    }
    digest = hashlib.sha256(data).hexdigest()
    return article(found, fallback=fallback, source=source, sha256=digest, reader=READER)


def page(data: bytes, *, source: str, fallback: str) -> Article:
    """Return the article of a web page that was saved as one file, as it is read from a page's own file.

    Raises UnknownFormat, EmptyText, TooLarge.
    """
    mail = _mail(data)
    part = _first(mail, "text/html")
    if part is None:
        raise EmptyText("the file holds no web page; expected one. Save the page again, as HTML or text.")
    found = html.record(_bytes(part))
    found["url"] = found["url"] or _header(mail, "Snapshot-Content-Location")
    digest = hashlib.sha256(data).hexdigest()
    return article(found, fallback=fallback, source=source, sha256=digest, reader=html.READER)


def _mail(data: bytes) -> Message:
    """Return a mail taken apart. What would cost more than its length is refused before."""
    lines = data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")
    kinds = max((len(m.group()) for m in _TYPE.finditer(data)), default=0)
    if lines > MAX_LINES or len(_MULTIPART.findall(data)) > MAX_PARTS or kinds > _HEADER:
        raise TooLarge(
            f"the mail has more than {MAX_LINES:,} lines, {MAX_PARTS} parts within parts or {_HEADER:,} "
            "characters on the type of one; at most that is read. Save its text as .txt and name that file."
        )
    if not _FIELD.match(data.lstrip()[:_HEADER]):
        raise UnknownFormat(
            "the file does not begin with the headers of a mail; expected those. "
            "Rename the file after what it holds, or save its text as .txt."
        )
    try:
        return message_from_bytes(data, policy=policy.compat32)
    except (RecursionError, ValueError, LookupError, AssertionError) as problem:
        raise UnknownFormat(
            f"the mail could not be taken apart ({type(problem).__name__}); expected one as a mail program "
            "saves it. Save its text as .txt and name that file."
        ) from None


def _first(mail: Message, kind: str) -> Message | None:
    """Return the first part of a kind that is no attachment, none of a mail that is attached."""
    todo = [mail]
    while todo:
        part = todo.pop(0)
        if (part.get_content_disposition() or "") == "attachment" or part.get_content_maintype() == "message":
            continue
        if part.is_multipart():
            inner = part.get_payload()
            todo[:0] = [x for x in inner if isinstance(x, Message)] if isinstance(inner, list) else []
        elif part.get_content_type() == kind:
            return part
    return None


def _bytes(part: Message) -> bytes:
    """Return what a part holds, in UTF-8 with its mark where the part names an encoding that fits."""
    held = part.get_payload(decode=True)
    body = held if isinstance(held, bytes) else b""
    named = part.get_content_charset()
    try:
        return b"\xef\xbb\xbf" + body.decode(named).encode("utf-8") if named and body else body
    except (LookupError, UnicodeError):
        return body  # the name is wrong, as it sometimes is: whoever reads on looks at the bytes


def _header(mail: Message, name: str) -> str:
    """Return a header as it is meant to be read, "" where there is none."""
    raw = str(mail.get(name, ""))[:_HEADER]
    try:
        return "".join(
            part if isinstance(part, str) else part.decode(code or "ascii", "replace")
            for part, code in decode_header(raw)
        )
    except (HeaderParseError, LookupError, ValueError):
        return raw


def _sender(mail: Message) -> str:
    """Return the name of whom a mail is from, the address where there is none."""
    try:
        name, address = parseaddr(_header(mail, "From"))
    except RecursionError:  # brackets in brackets in brackets
        return ""
    return name or address


def _date(mail: Message) -> str:
    """Return when a mail was sent, "" where it doesn't say or nobody can read it."""
    try:
        when = parsedate_to_datetime(_header(mail, "Date"))
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
