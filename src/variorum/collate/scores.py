"""Whose a score is: "A beat B 3-1" told as "B beat A 3-1", "lost 2-0 to C" as "beat C 2-0".

All names and figures stand in both texts. The same score is the key by which two sentences are held together,
in any two languages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.collate.listed import sort_of
from variorum.collate.names import share_word
from variorum.collate.tokens import Token
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import sentence_tokens
from variorum.data import Kind, Span, Variant

BY = "scores@1"
# Words from the verb to the other's name, and to the score.
NEAR, REACH = 8, 12
SIDES = ("win", "lose")

Party = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A score, and who had the better or the worse of it against whom."""

    won: bool
    score: tuple[int, int]  # the higher first
    subjects: tuple[Party, ...]  # names before the verb, one of which it is told of
    other: Party
    span: Span

    def turns(self, b: "_Outcome") -> bool:
        """Return whether another outcome of this score has the one who won here as the loser."""
        if self.score != b.score:
            return False
        if self.won == b.won:
            return _among(self.other, b.subjects) and _among(b.other, self.subjects) and not self.agrees(b)
        both = any(_among(s, b.subjects) for s in self.subjects)
        return share_word(self.other, b.other) and both and not self.agrees(b)

    def agrees(self, b: "_Outcome") -> bool:
        """Return whether another outcome can be this one."""
        if self.score != b.score:
            return False
        if self.won == b.won:
            return share_word(self.other, b.other)
        return _among(self.other, b.subjects) and _among(b.other, self.subjects)


def scores(bead: Bead, view: View) -> list[Variant]:
    """Return outcomes of the reading in which winner and loser of the base changed places."""
    base = view.base.every(_outcomes)
    if not base:
        return []
    out = []
    for b in (x for j in bead.reading for x in view.reading.each(_outcomes, j)):
        a = next((a for a in base if a.turns(b)), None)
        if a is not None and not any(x.agrees(b) for x in base):
            kept = any(a.agrees(x) for x in view.reading.every(_outcomes))
            out += [] if kept else [found(view, Kind.ROLE, a.span, b.span, by=BY, confidence=0.8)]
    return out


def _among(name: Party, names: Sequence[Party]) -> bool:
    return any(share_word(name, n) for n in names)


def _outcomes(i: int, whole: Whole) -> Iterator[_Outcome]:
    """Yield the outcomes of a sentence."""
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    told = dict(_scores(ts))
    runs = _runs(ts, lang) if told else []
    for k, t in enumerate(ts):
        side = _side(t, lang) if told else None
        if side is None:
            continue
        near = min(told, key=lambda n: abs(n - k))
        other = _other(k, ts, runs, lang) if abs(near - k) <= REACH else None
        if other is None:
            continue
        led = ts[other[0] - 1].fold in lexicon.known("scores", lang, "by")
        subjects = tuple(name for first, _, name in runs if first < k and first != other[0])
        places = (k, near, near + 2, other[0], other[1] - 1)
        span = Span(min(ts[n].span.start for n in places), max(ts[n].span.end for n in places))
        if subjects:
            yield _Outcome(side == "win" and not led, told[near], subjects, other[2], span)


def _scores(ts: Sequence[Token]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield (index, score) of two small whole numbers with a dash or a colon between them and no space."""
    for k in range(len(ts) - 2):
        a, mark, b = ts[k : k + 3]
        whole = a.kind == b.kind == "num" and a.fold.isdecimal() and b.fold.isdecimal()
        glued = a.span.end == mark.span.start and mark.span.end == b.span.start
        if whole and glued and (mark.kind == "dash" or mark.fold == ":") and len(a.fold + b.fold) < 7:
            x, y = int(a.fold), int(b.fold)
            clock = mark.fold == ":" and len(b.fold) == 2 and x < 25 and y < 60  # "18:45" is a time of day
            if x != y and not clock:
                yield k, (max(x, y), min(x, y))


def _other(
    k: int, ts: Sequence[Token], runs: Sequence[tuple[int, int, Party]], lang: str
) -> tuple[int, int, Party] | None:
    """Return the name of the one against whom word k is told: the next, or that behind "against"."""
    against = lexicon.known("scores", lang, "against")
    if against:
        led = (r for r in runs if r[0] and ts[r[0] - 1].fold in against)
        return next((r for r in led if abs(r[0] - k) <= REACH), None)
    for r in runs:
        if k < r[0] <= k + NEAR and not any(t.kind == "stop" and t.fold != ":" for t in ts[k : r[0]]):
            return r
    return None


def _runs(ts: Sequence[Token], lang: str) -> list[tuple[int, int, Party]]:
    """Return (first, index after, words) of the names of a sentence, days, months and places aside."""
    timed = {w for key in ("months", "weekdays") for w in lexicon.numbers("times", lang, key)}
    out: list[tuple[int, int, Party]] = []
    for k, t in enumerate(ts):
        if t.kind != "word" or not t.name or t.fold in timed:
            continue
        if out and out[-1][1] == k:
            out[-1] = (out[-1][0], k + 1, (*out[-1][2], t.fold))
        else:
            out.append((k, k + 1, (t.fold,)))
    where = lexicon.known("scores", lang, "places")
    return [r for r in out if not (r[0] and ts[r[0] - 1].fold in where)]


def _side(t: Token, lang: str) -> str | None:
    return sort_of(t.fold, "scores", lang, SIDES) if t.kind == "word" else None
