"""Letters for the tellings of a story, and names for files and anchors.

Ids come from outside and may be anything; nothing of them but letters and digits reaches a path.
"""

import hashlib
import heapq
import re
import unicodedata
from collections.abc import Mapping

from variorum.data import Story, Telling, Variant
from variorum.report.words import in_utc

_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
_PLAIN = re.compile(r"[^a-z0-9]+")


def order(story: Story, tellings: Mapping[str, Telling]) -> tuple[str, ...]:
    """Return a story's telling ids, sources before what draws on them, else by date, undated ones last.

    Of two tellings alone, the one the other is compared with comes first.
    """
    bases = {v.base.telling for v in story.variants if v.base and v.reading}
    bases |= {v.compared[0] for v in story.variants if v.compared}
    sourced = any(e.parent in tellings for e in story.stemma.edges)
    if len(story.tellings) == 2 and not bases and not sourced:
        return tuple(i for i in story.tellings if i in tellings)  # the run's own order: by date, or as asked
    if len(story.tellings) == 2 and len(bases) == 1:
        return tuple(i for i in sorted(story.tellings, key=lambda i: i not in bases) if i in tellings)

    def rank(node: str) -> tuple[int, float, str]:
        if node not in tellings:
            return (0, 0.0, node)  # a lost source stands before all that hang from it
        when = tellings[node].article.published
        return (1, in_utc(when).timestamp(), node) if when else (2, 0.0, node)

    nodes = {*story.tellings, *(x.id for x in story.stemma.lost)}
    below: dict[str, set[str]] = {n: set() for n in nodes}
    above: dict[str, set[str]] = {n: set() for n in nodes}
    for edge in story.stemma.edges:
        if edge.parent in nodes and edge.child in nodes:
            below[edge.parent].add(edge.child)
            above[edge.child].add(edge.parent)
    ready = [(rank(n), n) for n in nodes if not above[n]]
    heapq.heapify(ready)
    out: list[str] = []
    while ready:
        node = heapq.heappop(ready)[1]
        out.append(node)
        for child in below[node]:
            above[child].discard(node)
            if not above[child]:
                heapq.heappush(ready, (rank(child), child))
    out += sorted(nodes.difference(out), key=rank)  # only if the graph has a circle, which is a bug elsewhere
    held = set(story.tellings)
    return tuple(n for n in out if n in held)


def letters(n: int) -> str:
    """Return the siglum of telling `n`, counted from 0: A ... Z, AA, AB ..."""
    out = ""
    n += 1
    while n:
        n, k = divmod(n - 1, 26)
        out = chr(ord("A") + k) + out
    return out


def greek(n: int) -> str:
    """Return the siglum of lost source `n`, counted from 0: α ... ω, α2 ... as stemmata have it."""
    turn, k = divmod(n, len(_GREEK))
    return _GREEK[k] + (str(turn + 1) if turn else "")


def sigla(story: Story, tellings: Mapping[str, Telling]) -> dict[str, str]:
    """Return siglum by id, for tellings and lost sources."""
    out = {node: letters(i) for i, node in enumerate(order(story, tellings))}
    out |= {lost.id: greek(i) for i, lost in enumerate(story.stemma.lost)}
    return out


def slug(text: str, limit: int = 48) -> str:
    """Return a readable, harmless piece of a file name: a-z, 0-9 and single hyphens; may be empty."""
    plain = unicodedata.normalize("NFKD", text[: 4 * limit]).encode("ascii", "ignore").decode().lower()
    out = _PLAIN.sub("-", plain).strip("-")
    return out if len(out) <= limit else out[: limit + 1].rpartition("-")[0] or out[:limit]


def file_name(prefix: str, id: str, readable: str = "") -> str:  # noqa: A002
    """Return a file name's stem that is unique to an id and stays inside its folder."""
    digest = hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return "-".join(x for x in (slug(readable) or prefix, digest) if x)


def finding_id(variant: Variant) -> str:
    """Return a finding's anchor: made of its kind, tellings and spans, so it outlives a re-run."""
    ends = [
        f"{r.telling}\x00{r.span.start}\x00{r.span.end}" if r else "-"
        for r in (variant.base, variant.reading)
    ]
    key = "\x01".join((variant.kind, *ends)).encode("utf-8", "surrogatepass")
    return "f-" + hashlib.sha256(key).hexdigest()[:10]
