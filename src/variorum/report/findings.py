"""Variants made ready to be read: both wordings in context, who else has them, where they stand."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from variorum.data import Kind, Reading, Span, Telling, Variant
from variorum.lexicon import numbers
from variorum.report.context import StoryContext, ends
from variorum.report.pages import SIGLA_SHOWN, STORY_TELLINGS, Finding, KindCount, Opinion, Reviewed, Side
from variorum.report.passages import line, passage, sentence_of
from variorum.report.sigla import finding_id
from variorum.report.words import KINDS, moment, percent, sureness
from variorum.review import Decision, Standing, Verdict, key
from variorum.text import fold, words

_SAME_WORDS = 12  # words of a span compared when looking who else has them; longer ones by their beginning


def told_once(found: Iterable[Finding]) -> list[Finding]:
    """Return findings, in order, without those that an earlier one of their kind tells.

    It tells one with the same words between tellings that it names, and one at the very same place of one
    side whose other side is a telling that it names as reading the same.
    """
    out: list[Finding] = []
    told: dict[tuple[str, str, str], list[tuple[set[str], set[str]]]] = {}
    for f in found:
        if f.base.passage is None or f.reading.passage is None:
            out.append(f)
            continue
        base, reading = {f.base.siglum, *f.base.also}, {f.reading.siglum, *f.reading.also}
        kind, places = f.kind.value, f.places
        named = {
            (kind, f.base.passage.words.casefold(), f.reading.passage.words.casefold()): (base, reading),
            (kind, places[0], ""): ({f.base.siglum}, set(f.reading.also)),
            (kind, "", places[1]): (set(f.base.also), {f.reading.siglum}),
        }
        if any(f.base.siglum in a and f.reading.siglum in b for k in named for a, b in told.get(k, ())):
            continue
        out.append(f)
        for k, ends_ in named.items():
            told.setdefault(k, []).append(ends_)
    return out


def ranked(context: StoryContext) -> tuple[tuple[str, Variant], ...]:
    """Return the story's variants by weight, each with its anchor; the same place told twice is one."""
    rank = {t: i for i, t in enumerate(context.order)}

    def key(v: Variant) -> tuple[float, float, tuple[int, int, int, int], str]:
        a, b = v.base, v.reading
        place = (
            rank.get(a.telling, -1) if a else len(rank),
            a.span.start if a else -1,
            rank.get(b.telling, -1) if b else len(rank),
            b.span.start if b else -1,
        )
        return (-v.weight, -v.confidence, place, v.kind)

    out: dict[str, Variant] = {}
    for v in sorted(context.story.variants, key=key):
        if all(r is None or r.telling in context.tellings for r in (v.base, v.reading)) and (
            v.base or v.reading
        ):
            out.setdefault(finding_id(v), v)
    return tuple(out.items())


def findings(context: StoryContext) -> tuple[Finding, ...]:
    """Return the story's findings, the weightiest first."""
    witness = _Witnesses(context)
    return tuple(_finding(context, witness, id_, v, n) for n, (id_, v) in enumerate(ranked(context), 1))


def kinds(found: tuple[Finding, ...], page: str = "") -> tuple[KindCount, ...]:
    """Return how many findings of each kind there are, in the order of the closed list."""
    out = []
    for kind, words_ in KINDS.items():
        of = [f for f in found if f.kind is kind]
        if of:
            first = f"{page}#{of[0].id}"
            out.append(
                KindCount(kind=kind, label=words_.label, meaning=words_.meaning, count=len(of), first=first)
            )
    return tuple(out)


def _finding(context: StoryContext, witness: "_Witnesses", id_: str, v: Variant, number: int) -> Finding:
    here = v.base or v.reading
    others = [i for i in ends(v, context) if here and i != here.telling]
    other = others[0] if others else ""
    lacking = tuple(context.sigla[i] for i in others[1:])
    base_id = v.base.telling if v.base else other
    reading_id = v.reading.telling if v.reading else other
    with_base, with_reading = witness.of(v)
    base = _side(context, base_id, v.base, (reading_id, v.reading), with_base if v.base else lacking)
    reading = _side(context, reading_id, v.reading, (base_id, v.base), with_reading if v.reading else lacking)
    readers = tuple(x for i in others if here and (x := context.pair(here.telling, i)))
    stands = context.reviewed(v)
    kind = v.kind if stands is None or stands.conflict else stands.last.as_kind or v.kind
    said = KINDS[kind].label
    return Finding(
        id=id_,
        number=number,
        kind=kind,
        label=said,
        key=key(v, context.digests),
        found=v.kind,
        was=KINDS[v.kind].label if kind is not v.kind else "",
        places=(_place(context, v.base), _place(context, v.reading)),
        reviewed=_reviewed(stands) if stands else None,
        base=base,
        reading=reading,
        note=_note(line(v.note), base, reading),
        sure=sureness(v.confidence),
        percent=percent(v.confidence),
        by=line(v.by),
        pair_href=f"{readers[0]}#{id_}" if readers else "",
        readers=readers,
        sigla=_about(context, base, reading, lacking),
        lacking=lacking if v.base else (),
        cite=f"{said}: {_quoted(context, base_id, base)} / {_quoted(context, reading_id, reading)}",
    )


def _place(context: StoryContext, r: Reading | None) -> str:
    return f"{context.sigla[r.telling]} {r.span.start} {r.span.end}" if r else ""


def _reviewed(stands: Standing) -> Reviewed:
    state = "conflict" if stands.conflict else stands.last.verdict.value
    return Reviewed(state=state, opinions=tuple(opinion(d) for d in stands.decisions))


def opinion(d: Decision) -> Opinion:
    """Return a reviewer's decision in words."""
    said = {Verdict.ACCEPT: "accepted", Verdict.REJECT: "rejected", Verdict.OPEN: "open again"}[d.verdict]
    return Opinion(
        verdict=f"{said} as {KINDS[d.as_kind].label}" if d.as_kind else said,
        by=line(d.by) or "somebody",
        when=moment(d.at),
        iso=d.at.isoformat(timespec="seconds"),
        note=line(d.note),
    )


def _about(context: StoryContext, base: Side, reading: Side, lacking: tuple[str, ...]) -> tuple[str, ...]:
    """Return the letters of the tellings a finding is about: all that have either wording.

    Where very many tell a story nearly all have the base's, which would say nothing: there, only those
    compared.
    """
    ends = (base.siglum, reading.siglum)
    if len(context.order) > STORY_TELLINGS:
        return tuple(x for x in (*ends, *lacking[:SIGLA_SHOWN]) if x)
    return tuple(x for x in (*ends, *base.also, *reading.also) if x)


def _note(note: str, base: Side, reading: Side) -> str:
    """Return a note, "" where it only repeats the two wordings that stand above it."""
    note = note.replace(" -> ", " → ")
    before, arrow, after = note.partition(" → ")
    both = [x.passage.words if x.passage else "" for x in (base, reading)]
    if arrow and [fold(x.strip(' “”"')) for x in (before, after)] == [fold(x.strip(' “”"')) for x in both]:
        return ""
    return note


def _quoted(context: StoryContext, telling: str, side: Side) -> str:
    """Return one wording as plain text: A (Northgate Wire, 4 March 2025, 12:40 UTC): "30"."""
    when = context.tellings[telling].article.published if telling else None
    dated = f", {moment(when)}" if when else ""
    name = f"{side.siglum} ({side.outlet}{dated})" if side.siglum else "no telling"
    return f"{name}: “{side.passage.words}”" if side.passage else f"{name}: nothing at this place"


def _side(context: StoryContext, telling: str, reading: Reading | None, other: tuple[str, Reading | None],
          also: tuple[str, ...]) -> Side:  # fmt: skip
    if not telling:
        return Side(siglum="", outlet="", lang="", passage=None, href="", also=also)
    witness = context.tellings[telling]
    if reading:
        found = passage(witness, reading.span)
        anchor = f"s{found.sentence}"
    else:
        found, anchor = None, f"s{_near(context, telling, other)}"
    return Side(
        siglum=context.sigla[telling],
        outlet=context.outlet(telling),
        lang=witness.lang,
        passage=found,
        href=f"{context.files[telling]}#{anchor}",
        also=also,
    )


def _near(context: StoryContext, telling: str, other: tuple[str, Reading | None]) -> int:
    """Return the number of the sentence after which something would stand that this telling lacks."""
    there, reading = other
    links = context.partners.get((there, telling))
    if not links or reading is None:
        return 1
    at = sentence_of(context.tellings[there], reading.span)
    before = max((i for i in links if i <= at), default=None)
    return 1 + (max(links[before]) if before is not None else min(min(links.values())))


class _Witnesses:
    """Who else has a variant's words at the corresponding place. Keeps folded sentences while it works."""

    def __init__(self, context: StoryContext) -> None:
        self.context = context
        self.folded: dict[tuple[str, int], str] = {}

    def of(self, v: Variant) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the sigla that read with the base and those that read with the reading."""
        sides = [r for r in (v.base, v.reading) if r]
        asked = {r.telling for r in sides}
        wanted = [(self._phrase(r, next((x for x in sides if x is not r), None), v.kind), r) for r in sides]
        near: dict[str, set[int]] = {}
        for r in sides:
            at = sentence_of(self.context.tellings[r.telling], r.span)
            for other in self.context.tellings_with[r.telling]:
                if other not in asked:
                    near.setdefault(other, set()).update(self.context.partners[r.telling, other].get(at, ()))
        base: list[str] = []
        reading: list[str] = []
        for other in self.context.order:
            at_place = [self._sentence(other, i) for i in sorted(near.get(other, ()))]
            has = [bool(p) and self._reads(v.kind, p, r, at_place) for p, r in wanted]
            if len(wanted) == 2 and has[0] == has[1]:
                continue
            for (_, r), there in zip(wanted, has, strict=True):
                if there:
                    (base if r is v.base else reading).append(self.context.sigla[other])
        return tuple(base), tuple(reading)

    def _reads(self, kind: Kind, phrase: str, r: Reading, at_place: list[str]) -> bool:
        """Return whether a phrase stands at a place. A speaker's name does so with most of what is said
        there: by itself it stands in every other sentence of a telling.
        """
        if kind is not Kind.SPEAKER:
            return f" {phrase} " in " ".join(at_place)
        own = {*self._sentence(r.telling, sentence_of(self.context.tellings[r.telling], r.span)).split()}
        return any(f" {phrase} " in s and 2 * len(own.intersection(s.split())) > len(own) for s in at_place)

    def _phrase(self, r: Reading, other: Reading | None, kind: Kind) -> str:
        """Return the words that tell whose wording a text has, "" where the other has them beside its own.

        A quotation that was cut is known by what is left of it.
        """
        there = self.context.tellings[r.telling]
        phrase = _folded(there, Span(r.span.start, min(r.span.end, r.span.start + 40 * _SAME_WORDS)))
        both = kind is not Kind.QUOTE and other is not None and f" {phrase} " in self._beside(other)
        return "" if both else phrase

    def _beside(self, r: Reading) -> str:
        """Return the sentence of a reading without the reading."""
        there = self.context.tellings[r.telling]
        whole = there.sentences[sentence_of(there, r.span)]
        ends = max(whole.start, r.span.start), min(whole.end, r.span.end)
        parts = Span(whole.start, ends[0]), Span(ends[1], whole.end)
        return "".join(f" {_folded(there, x)} " for x in parts)

    def _sentence(self, telling: str, i: int) -> str:
        key = (telling, i)
        if key not in self.folded:
            witness: Telling = self.context.tellings[telling]
            self.folded[key] = (
                f" {_folded(witness, witness.sentences[i])} " if i < len(witness.sentences) else ""
            )
        return self.folded[key]


_SPACE = re.compile(r"\s+")


def _folded(telling: Telling, span: Span) -> str:
    """Return the words of a span in their normal form, one space between: "Seventeen" as "17"."""
    written = _written(telling.lang)
    folded = (fold(w) for w, _ in words(span.of(telling.text)))
    return _SPACE.sub(" ", " ".join(written.get(w, w) for w in folded))


@cache
def _written(lang: str) -> Mapping[str, str]:
    """Return a language's words for whole numbers as figures; from two, since "one" is an article in many."""
    known = numbers("numbers", lang, "cardinals")
    return {w: str(int(n)) for w, n in known.items() if n >= 2 and n == int(n)}
