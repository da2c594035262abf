"""What people decided about findings: records that outlive a run, tied to texts by digest, never to a guess.

A decision names its finding by kind, the SHA-256 of both texts and the spans in them. Where a text has
changed by one letter its digest is another, so a decision is orphaned rather than moved to words nobody
looked at. Decisions are only ever added. What stands is each reviewer's last word on a finding; where
reviewers differ, the finding is in conflict and all their words are shown. The union of two files is
their merge: it does not matter in which order, or how often, they are put together.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import msgspec

from variorum.data import Collation, Kind, Reading, Span, Telling, Variant
from variorum.text import encodable, squeeze

VERSION = 1  # of the lines; raised when a field changes its meaning
LONGEST_LINE = 65_536  # bytes; a longer line is no decision of ours
LONGEST_NOTE = 4_000  # characters
LONGEST_NAME = 120
WORDS_KEPT = 200  # characters of each wording, so that a line can be read by itself
NEVER = datetime.fromtimestamp(0, UTC)  # of a decision that is not made yet


class Verdict(StrEnum):
    """What a reviewer says of a finding: it is there, it is not, or (taking back) nothing yet."""

    ACCEPT = "accept"
    REJECT = "reject"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one wording stands. `telling` and `words` are for people; only the text and span count."""

    text: str  # SHA-256 of the telling's text in UTF-8, lower-case hex
    span: Span
    telling: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of a review file."""

    kind: Kind  # as found
    base: Place | None
    reading: Place | None
    verdict: Verdict
    as_kind: Kind | None = None  # the kind it should have, where that is another one
    note: str = ""
    by: str
    at: datetime  # aware

    @property
    def key(self) -> str:
        """Return the finding's key; see `key`."""
        return _key(self.kind, *((p.text, p.span) if p else None for p in (self.base, self.reading)))


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of one finding: each reviewer's last word, oldest first, none of them open."""

    decisions: tuple[Decision, ...]

    @property
    def last(self) -> Decision:
        """Return the newest of the decisions that stand."""
        return self.decisions[-1]

    @property
    def conflict(self) -> bool:
        """Return whether two reviewers differ in their verdict or in the kind."""
        return len({(d.verdict, d.as_kind or d.kind) for d in self.decisions}) > 1


@dataclass(frozen=True, slots=True)
class Orphan:
    """Decisions on a finding that this run does not have, and why not, in words."""

    standing: Standing
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The state of a review as seen from one run."""

    standing: Mapping[str, Standing]  # by key of a finding of this run
    orphans: tuple[Orphan, ...] = ()

    def of(self, key: str) -> Standing | None:
        """Return what stands of a finding, None where nobody has decided."""
        return self.standing.get(key)


EMPTY = Review(standing={})


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8 as hex; a lone surrogate counts as U+FFFD, as in the JSON."""
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = encodable(text).encode()
    return hashlib.sha256(data).hexdigest()


def key(variant: Variant, digests: Mapping[str, str]) -> str:
    """Return a finding's key: 32 hex digits made of its kind, the digests of its texts and its spans.

    `digests` holds `digest` of the text by telling id.
    """
    return _key(
        variant.kind, *((digests[r.telling], r.span) if r else None for r in (variant.base, variant.reading))
    )


def _key(kind: Kind, *ends: tuple[str, Span] | None) -> str:
    parts = [kind.value, *(f"{e[0]}:{e[1].start}:{e[1].end}" if e else "-" for e in ends)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def place(
    reading: Reading | None, tellings: Mapping[str, Telling], digests: Mapping[str, str]
) -> Place | None:
    """Return a variant's reading as a decision names it."""
    if reading is None:
        return None
    words = reading.span.of(tellings[reading.telling].text[: reading.span.start + 4 * WORDS_KEPT])
    return Place(
        text=digests[reading.telling],
        span=reading.span,
        telling=reading.telling,
        words=squeeze(words)[:WORDS_KEPT],
    )


class _PlaceRow(msgspec.Struct):
    text: str
    span: tuple[int, int]
    telling: str = ""
    words: str = ""


class _Row(msgspec.Struct):
    review: int
    kind: Kind
    base: _PlaceRow | None
    reading: _PlaceRow | None
    verdict: Verdict
    by: str
    at: str
    as_: Kind | None = msgspec.field(default=None, name="as")
    note: str = ""


def read(data: bytes) -> tuple[tuple[Decision, ...], tuple[tuple[int, str], ...]]:
    """Return the decisions of a review file, and (line number, what is wrong) for lines that are none.

    A broken line never hides the others: a machine that went down while it wrote leaves half a line.
    """
    found: list[Decision] = []
    wrong: list[tuple[int, str]] = []
    for n, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                found.append(_decision(line))
            except (msgspec.MsgspecError, ValueError, RecursionError) as problem:
                wrong.append((n, str(problem)))
    return tuple(found), tuple(wrong)


def _decision(line: bytes) -> Decision:
    """Return one line's decision. Raises ValueError (or msgspec's own) that says what is wrong."""
    if len(line) > LONGEST_LINE:
        raise ValueError(f"it has {len(line)} bytes; expected at most {LONGEST_LINE}")
    row = msgspec.json.decode(line, type=_Row)
    if row.review != VERSION:
        raise ValueError(f"it is of version {row.review}; this program reads {VERSION}")
    at = datetime.fromisoformat(row.at)
    if at.tzinfo is None:
        raise ValueError(f"{row.at!r} has no time zone")
    if row.base is None and row.reading is None:
        raise ValueError("it names no place in any text")
    return Decision(
        kind=row.kind,
        base=_place(row.base),
        reading=_place(row.reading),
        verdict=row.verdict,
        as_kind=None if row.as_ == row.kind else row.as_,
        note=row.note[:LONGEST_NOTE],
        by=row.by[:LONGEST_NAME],
        at=at.astimezone(UTC),
    )


def _place(row: _PlaceRow | None) -> Place | None:
    if row is None:
        return None
    start, end = row.span
    if not 0 <= start <= end:
        raise ValueError(f"span [{start}, {end}] is none")
    words = row.words[:WORDS_KEPT]
    return Place(text=row.text.lower(), span=Span(start, end), telling=row.telling, words=words)


def line(decision: Decision) -> bytes:
    """Return a decision as a line of JSON with its line feed: the same decision, the same bytes."""
    row: dict[str, Any] = {
        "review": VERSION,
        "kind": decision.kind.value,
        "base": _placed(decision.base),
        "reading": _placed(decision.reading),
        "verdict": decision.verdict.value,
    }
    if decision.as_kind:
        row["as"] = decision.as_kind.value
    if decision.note:
        row["note"] = decision.note
    row |= {"by": decision.by, "at": decision.at.astimezone(UTC).isoformat()}
    return encodable(json.dumps(row, ensure_ascii=False)).encode() + b"\n"


def _placed(p: Place | None) -> dict[str, Any] | None:
    if p is None:
        return None
    return {"text": p.text, "span": [p.span.start, p.span.end], "telling": p.telling, "words": p.words}


def merged(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return decisions in the order of their time, each once: the same for any order of the input."""
    return tuple(sorted(set(decisions), key=lambda d: (d.at, line(d))))


def standing(decisions: Iterable[Decision]) -> dict[str, Standing]:
    """Return what stands of each finding by its key; findings that are open again are not there."""
    last: dict[str, dict[str, Decision]] = {}
    for d in merged(decisions):
        by = last.setdefault(d.key, {})
        by.pop(d.by, None)  # so that the newest word comes last
        by[d.by] = d
    out = {}
    for k, by in last.items():
        held = tuple(d for d in by.values() if d.verdict is not Verdict.OPEN)
        if held:
            out[k] = Standing(held)
    return out


def of(collation: Collation, decisions: Iterable[Decision]) -> Review:
    """Return a review as seen from a run: what stands of its findings, and what is orphaned there."""
    stands = standing(decisions)
    if not stands:
        return EMPTY
    digests = {t.id: digest(t.article.text) for t in collation.tellings}
    found = {key(v, digests) for s in collation.stories for v in s.variants}
    return Review(
        standing={k: s for k, s in stands.items() if k in found},
        orphans=tuple(_orphans({k: s for k, s in stands.items() if k not in found}, digests)),
    )


def _orphans(lost: Mapping[str, Standing], digests: Mapping[str, str]) -> Iterator[Orphan]:
    """Yield the decisions that have no finding here, each with the reason that can be told."""
    texts = set(digests.values())
    for s in lost.values():
        gone = [p for p in (s.last.base, s.last.reading) if p and p.text not in texts]
        changed = sorted({p.telling for p in gone if p.telling in digests})
        if changed:
            reason = f"the text of {' and of '.join(changed)} is another one now"
        elif gone:
            reason = "its text is not among the inputs of this run"
        else:
            reason = "its texts are unchanged, and this run no longer finds it there"
        yield Orphan(s, reason)
