"""Addresses from outside as the formats want them: of the web, without a character that none may have."""

import re
from urllib.parse import quote, urlsplit, urlunsplit

from variorum.report.articles import web_address

_SUB = "!$&'()*+,;=-._~%"  # RFC 3986: sub-delims, unreserved marks, and what is encoded already
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")


def web_iri(url: str | None) -> str:
    """Return an address with all that may not stand in one percent-encoded; "" if it is none of the web."""
    found = web_address(url)
    if not found:
        return ""
    scheme, host, path, query, fragment = urlsplit(found)
    parts = (
        scheme,
        quote(host, safe=_SUB + ":@[]"),
        quote(path, safe=_SUB + ":@/"),
        quote(query, safe=_SUB + ":@/?"),
        quote(fragment, safe=_SUB + ":@/?"),
    )
    return _STRAY.sub("%25", urlunsplit(parts))
