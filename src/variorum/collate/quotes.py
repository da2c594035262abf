"""Words inside quotation marks that are not the base's: altered, or cut so that they say something else."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from variorum import lexicon
from variorum.collate.figured import one_figure
from variorum.collate.marks import Quote, spelling
from variorum.collate.polarity import negator
from variorum.collate.view import Bead, View, found
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "quotes@5"
# Share of a quotation's words that must stand in the base's in the same order to be that quotation.
SAME = 0.49
# What an edit takes off that share: of equal ones the one with fewer edits is the quotation.
EDIT = 0.001
# Words of a quotation so short that each of them carries weight.
SHORT = 5
# Longer quotations are compared in this many words; news quotes rarely pass 80.
MOST = 160
# Letters of a word that tells one quotation from another; words of them, or twice as many of any, that must
# agree where the two part.
WEIGHTY, ANCHOR = 4, 2
# Words that stand beside what something is called: "called the plan an | insult".
CALLED = 3
# Languages in which the words round a quotation set the case of its head, the words that may hold it, and the
# letters that two forms of a noun share at least and part in at most.
DECLINING, HEAD, STEM, ENDING = frozenset({"de", "ru", "uk"}), 3, 4, 3
# How forms of verbs end in them, so that another tense is no other case.
VERBAL = ("л", "ла", "ли", "ло", "ть", "ти", "ет", "ют", "ут", "ит", "ат", "ят", "ся", "сь", "ем", "им", "в",
          "емо", "имо", "ємо", "є", "t", "te", "ten", "st")  # fmt: skip


class _Op(NamedTuple):
    """A step from the base's words to the reading's, as rapidfuzz names them."""

    tag: str
    base: int
    base_end: int
    reading: int
    reading_end: int


@dataclass(frozen=True, slots=True)
class _Match:
    score: float
    window: tuple[int, int]
    ops: tuple[_Op, ...]


def quotes(bead: Bead, view: View) -> Sequence[Variant]:
    """Return where a quotation of the reading differs from the one it was taken from. Same language only."""
    if view.across:
        return ()
    out: list[Variant] = []
    near = view.base.quoted(bead.base)
    for r in view.reading.quoted(bead.reading):
        if r.left_open:
            continue  # where it ends nobody knows
        if view.reading.sentence_of(r.span) in bead.reading:
            out += _compare(r, near, view)
    return out


def _compare(r: Quote, near: Sequence[Quote], view: View) -> list[Variant]:
    mine = [w for w, _ in r.words][:MOST]
    if not mine:
        return []
    for pool in (near, view.base.quotes):
        theirs = [x for q in pool for x in q.words]
        borders = _borders(pool)
        match = _match(mine, theirs, borders)
        if match:
            changed = _altered(r, theirs, match, borders, view)
            return changed or _turned(r, theirs, match, borders, view) or _halved(r, pool, match, view)
    return _marked(r, view)


def taken(r: Quote, pool: Sequence[Quote], least: float = SAME) -> bool:
    """Return whether a quotation has this share of its words, in their order, from some others."""
    mine, theirs = [w for w, _ in r.words][:MOST], [x for q in pool for x in q.words]
    match = _match(mine, theirs, _borders(pool))
    return match is not None and match.score >= least


def _match(
    mine: Sequence[str], theirs: Sequence[tuple[str, Span]], borders: Sequence[int]
) -> _Match | None:
    """Return the stretch that a quotation was taken from, None where it was from none of these."""
    match = _best(mine, [w for w, _ in theirs], borders)
    same = match and match.score >= SAME and _anchored(mine, match, len(theirs), borders)
    return match if same else None


def _halved(r: Quote, pool: Sequence[Quote], match: _Match, view: View) -> list[Variant]:
    """Return a short quotation that lost a word of weight: "untrue and unhelpful", "unhelpful"."""
    at = 0
    for q in pool:
        n = len(q.words)
        if at <= match.window[0] and match.window[1] <= at + n and 2 <= n <= SHORT and len(r.words) < n:
            mine = {w for w, _ in r.words}
            lost = {w for w, _ in q.words if w not in mine and len(w) > 4}
            told = {spelling(w) for j in view.reading.around(r.span) for w in view.reading.words_of(j)}
            if lost and not lost & told:
                return [found(view, Kind.QUOTE, q.span, r.span, by=BY, confidence=0.7)]
        at += n
    return []


def _marked(r: Quote, view: View) -> list[Variant]:
    """Return words that the base tells as its own and the reading puts into quotation marks."""
    mine = tuple(w for w, _ in r.words)
    text = r.span.of(view.reading.telling.text)
    if not 2 <= len(mine) <= SHORT or any(c.isupper() for c in text[1:]):
        return []  # one word may be a coinage, and capitals a title
    here = view.reading.sentence_of(r.span)
    for i in view.linked_base.get(here if here is not None else -1, ()):
        span = view.base.telling.sentences[i]
        theirs = [(spelling(fold(w)), at) for w, at in words(span.of(view.base.telling.text), span.start)]
        for k in range(len(theirs) - len(mine) + 1):
            if tuple(w for w, _ in theirs[k : k + len(mine)]) != mine:
                continue
            place = Span(theirs[k][1].start, theirs[k + len(mine) - 1][1].end)
            held = [c for p in view.base.statements for c in p.content if c.overlap(place)]
            if any(len(words(c.of(view.base.telling.text))) <= len(mine) + CALLED for c in held):
                return []  # somebody's words by report: "she called it an insult"
            if not any(q.span.overlap(place) for q in view.base.quotes):
                note = "in the base these words are nobody's"
                return [found(view, Kind.QUOTE, place, r.span, by=BY, confidence=0.7, note=note)]
    return []


def _borders(pool: Sequence[Quote]) -> Sequence[int]:
    """Return word indices at which a quotation of the base starts: words between two may be left out."""
    return tuple(accumulate((len(q.words) for q in pool[:-1]), initial=0)) if pool else ()


def _anchored(mine: Sequence[str], match: _Match, last: int, borders: Sequence[int]) -> bool:
    """Return whether two quotations that part at an end have enough in common: "the threat" is no quotation.

    Between words that agree, and up to the marks of both, a word that differs is one that was changed. `last`
    is the number of words of the base's quotations.
    """
    if not match.ops:
        return False
    head, tail = match.ops[0], match.ops[-1]
    starts = match.window[0] + head.base in borders
    ends = match.window[0] + tail.base_end in (*borders, last)
    opens, closes = head.tag == "equal", tail.tag == "equal"
    if (opens or starts) and (closes or ends):
        return True
    if (opens and starts and _heavy(mine, head)) or (closes and ends and _heavy(mine, tail)):
        return True  # it opens or closes as the base's own does
    kept = [w for tag, _, _, c, d in match.ops if tag == "equal" for w in mine[c:d]]
    return len(kept) >= 2 * ANCHOR or sum(len(w) >= WEIGHTY for w in kept) >= ANCHOR


def _heavy(mine: Sequence[str], op: _Op) -> bool:
    return any(len(w) >= WEIGHTY for w in mine[op.reading : op.reading_end])


def _within(
    ops: Sequence[_Op], start: int, borders: Sequence[int], mine: Sequence[str]
) -> tuple[_Op, ...]:
    """Return edits without words of quotations before and behind that have nothing of weight in common."""
    end = max((o.base_end for o in ops), default=0)
    cuts = [x - start for x in borders[bisect_right(borders, start) : bisect_left(borders, start + end)]]
    if not cuts:
        return tuple(ops)
    pairs = [
        (tag, a + min(k, b - a), c + min(k, d - c))
        for tag, a, b, c, d in ops
        for k in range(max(b - a, d - c))
    ]
    held = {
        bisect_right(cuts, a) for tag, a, c in pairs if tag == "equal" and len(mine[c]) >= WEIGHTY
    }  # by number of quotation
    if not held:
        return tuple(ops)
    lo = cuts[min(held) - 1] if min(held) else 0
    hi = cuts[max(held)] if max(held) < len(cuts) else end
    out: list[_Op] = []
    for tag, a, c in pairs:
        inside = lo <= a < hi or tag == "insert"
        if tag == "delete" and not inside:
            continue
        name, at = tag if inside else "insert", min(max(a, lo), hi)
        step = _Op(name, at, at + (name != "insert"), c, c + (name != "delete"))
        last = out[-1] if out and out[-1].tag == name else None
        if last and last.base_end == step.base and last.reading_end == step.reading:
            step = step._replace(base=last.base, reading=last.reading)
            out.pop()
        out.append(step)
    return tuple(out)


def _best(mine: Sequence[str], theirs: Sequence[str], borders: Sequence[int]) -> _Match | None:
    """Return the stretch of the base that the quotation comes from, by least edits over word windows."""
    best: _Match | None = None
    n = len(mine)
    heads = set(mine[:3])
    for start in range(len(theirs)):
        if theirs[start] not in heads:
            continue
        window = theirs[start : start + n + max(3, n // 2)]
        held = set(window)
        most = sum(w in held for w in mine) / n  # that may be kept: less than all takes an edit
        if best is not None and most - EDIT * (most < 1) <= best.score:
            continue
        ops = [
            _Op(o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end)
            for o in Levenshtein.opcodes(window, mine)
        ]
        while ops and ops[-1].tag == "delete":
            ops.pop()  # the base goes on: a trim
        while ops and ops[0].tag == "delete":
            ops.pop(0)
        ops = list(_within(ops, start, borders, mine))
        kept = sum(o.base_end - o.base for o in ops if o.tag == "equal")
        edits = sum(o.tag != "equal" for o in ops)
        score = kept / n - EDIT * edits
        end = max((o.base_end for o in ops), default=0)
        if best is None or score > best.score:
            best = _Match(score, (start, start + end), tuple(ops))
    return best


def _altered(
    r: Quote, theirs: Sequence[tuple[str, Span]], match: _Match, borders: Sequence[int], view: View
) -> list[Variant]:
    changes = []
    spelt = _initials(r, theirs, match)
    for k, (tag, a, b, c, d) in enumerate(match.ops):
        if tag == "equal" or k in spelt:
            continue
        lo, hi = match.window[0] + a, match.window[0] + b
        if tag == "insert" and c == 0:  # where the first word differs, the window starts behind it
            lo, hi = max(0, lo - d), lo
        if tag in ("insert", "replace") and _declined(r, theirs[lo:hi], c, d, view):
            continue
        if tag == "insert" and k == 0 and _completed(r.words[c:d], theirs, match, view):
            continue
        if tag == "insert" and k in (0, len(match.ops) - 1) and _told(r.words[c:d], theirs, match, view):
            continue  # the marks stand wider: round words that the base tells as its own there
        lo, hi = match.window[0] + a, match.window[0] + b
        marked = c in r.gaps or any(lo < k <= hi for k in borders) or lo in borders
        if tag == "delete" and marked and not any(_denies(w, view) for w, _ in theirs[lo:hi]):
            continue  # the gap is marked, or lies between two quotations, and what is gone denied nothing
        changes.append((lo, hi, c, d))
    if not changes:
        return []
    lo, hi = changes[0][0], changes[-1][1]
    c, d = changes[0][2], changes[-1][3]
    # A word may be the base's last ones before the stretch that fits: "modern day", "modern-day".
    told = _run_together(r.words[c:d])
    if any(_run_together(theirs[n:hi]) == told for n in range(max(0, lo - HEAD), lo + 1)):
        return []
    if c == d:  # words taken out: show the words round the cut
        c, d = max(0, c - 1), min(len(r.words), d + 1)
    if lo == hi:
        lo = lo if lo in borders else lo - 1
        hi = hi if hi in borders and hi > lo else min(len(theirs), hi + 1)
    text = view.base.telling.text
    # What stands between two quotations is nobody's words: those of the first are shown.
    hi = next((k for k in range(lo + 1, hi) if k in borders and _told_between(theirs, k, text)), hi)
    base = Span(theirs[lo][1].start, theirs[hi - 1][1].end)
    reading = Span(r.words[c][1].start, r.words[d - 1][1].end)
    sure = 0.9 if match.score < 1 or hi > lo else 0.8
    if one_figure(base, reading, view):
        return []
    return [found(view, Kind.QUOTE, base, reading, by=BY, confidence=sure)]


def _told_between(row: Sequence[tuple[str, Span]], k: int, text: str) -> bool:
    """Return whether the text has words of its own between a quoted word and the one before it."""
    return any(c.isalnum() for c in text[row[k - 1][1].end : row[k][1].start])


def _run_together(row: Sequence[tuple[str, Span]]) -> str:
    """Return words without what parts them: "modern-day" is "modern day", "Rask's" is "Rasks"."""
    return re.sub("[-'’]", "", "".join(w for w, _ in row))


def _declined(r: Quote, base: Sequence[tuple[str, Span]], c: int, d: int, view: View) -> bool:
    """Return whether the first words of a quotation took another case in the reading's sentence.

    So they do where nouns decline: "der 'Kurier'", "des 'Kuriers'".
    """
    if view.reading.telling.lang not in DECLINING or d - c != len(base) or d > HEAD:
        return False
    opens = r.span.of(view.reading.telling.text)[:1]
    if not (opens.islower() or len(r.words) <= HEAD):
        return False
    return all(_one_noun(w, now) for (w, _), (now, _) in zip(base, r.words[c:d], strict=True))


def _one_noun(a: str, b: str) -> bool:
    """Return whether two words may be cases of one: but for the endings they agree, and none is a verb's."""
    if a.endswith(VERBAL) or b.endswith(VERBAL):
        return False
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return same >= STEM and max(len(a), len(b)) - same <= ENDING


def _initials(r: Quote, theirs: Sequence[tuple[str, Span]], match: _Match) -> frozenset[int]:
    """Return the steps that cut words to first letters, or write them out: "Internet Explorer", "IE"."""
    out: list[int] = []
    for equal, run in groupby(range(len(match.ops)), lambda k: match.ops[k].tag == "equal"):
        at = list(run)
        first, last = match.ops[at[0]], match.ops[at[-1]]
        one = theirs[match.window[0] + first.base : match.window[0] + last.base_end]
        short, long = sorted((one, r.words[first.reading : last.reading_end]), key=len)
        if not equal and len(short) == 1 < len(long):
            out += at if short[0][0].replace(".", "") == "".join(w[:1] for w, _ in long) else []
    return frozenset(out)


def _completed(
    mine: Sequence[tuple[str, Span]], theirs: Sequence[tuple[str, Span]], match: _Match, view: View
) -> bool:
    """Return whether words before a piece of a quotation stand near that piece, which the base quotes alone.

    "He is 'an honest boy'" holds no other words than "'Damien is an honest boy'", where Damien is he.
    """
    first = theirs[match.window[0] + match.ops[0].base][1]
    held = next((q for q in view.base.quotes if q.span.holds(first)), None)
    if held is None or not held.span.of(view.base.telling.text).strip()[:1].islower():
        return False
    around = (w for i in view.base.around(first) for w in view.base.words_of(i))
    near = {spelling(part) for w in around for part in w.replace("’", "'").split("'")}  # "c'est"
    return all(w in near for w, _ in mine) and not any(_denies(w, view) for w, _ in mine)


def _told(
    mine: Sequence[tuple[str, Span]], theirs: Sequence[tuple[str, Span]], match: _Match, view: View
) -> bool:
    """Return whether words stand in a row in the base's sentence that holds a quotation."""
    i = view.base.sentence_of(theirs[match.window[0] + match.ops[0].base][1])
    if i is None:
        return False
    s = view.base.telling.sentences[i]
    row = [spelling(fold(w)) for w, _ in words(s.of(view.base.telling.text))]
    want = [w for w, _ in mine]
    return any(row[k : k + len(want)] == want for k in range(len(row) - len(want) + 1))


def _turned(
    r: Quote, theirs: Sequence[tuple[str, Span]], match: _Match, borders: Sequence[int], view: View
) -> list[Variant]:
    """An honest trim ends where a clause ends. One that ends before "if", "only" or "but" turns the sense."""
    turning = lexicon.known("hedges", view.base.telling.lang, "turning")
    first = match.window[0] + match.ops[0].base
    if first > 0 and first not in borders and _denies(theirs[first - 1][0], view):
        base = Span(theirs[first - 1][1].start, theirs[first][1].end)
        note = f"the quotation starts after “{theirs[first - 1][1].of(view.base.telling.text)}”"
        told = {w for j in view.reading.around(r.span, 0) for w in view.reading.words_of(j)}
        if not any(_denies(w, view) for w in told):
            return [found(view, Kind.QUOTE, base, r.span, by=BY, confidence=0.8, note=note)]
    end = match.window[1]
    if end >= len(theirs):
        return []
    gap = view.base.telling.text[theirs[end - 1][1].end : theirs[end][1].start]
    denied = len(theirs[end][0]) <= HEAD and end + 1 < len(theirs) and _denies(theirs[end + 1][0], view)
    if (theirs[end][0] not in turning and not denied) or any(c in gap for c in ".!?;:"):
        return []
    tail = end
    while (
        tail < len(theirs)
        and tail < end + 12
        and not any(
            c in view.base.telling.text[theirs[tail - 1][1].end : theirs[tail][1].start] and tail > end
            for c in ".!?;"
        )
    ):
        tail += 1
    base = Span(theirs[end][1].start, theirs[tail - 1][1].end)
    rest = {w for w, _ in theirs[end + 1 : tail] if len(w) > 3}
    rest = rest - {w for w, _ in r.words} or rest
    told = {spelling(w) for j in view.reading.around(r.span) for w in view.reading.words_of(j)}
    if not rest or len(rest & told) * 2 >= len(rest):
        return []  # the rest stands outside the marks, or in another quotation
    return [
        found(
            view, Kind.QUOTE, base, r.span, by=BY, confidence=0.7,
            note=f"the quotation stops before “{base.of(view.base.telling.text)}”",
        )
    ]  # fmt: skip


def _denies(word: str, view: View) -> bool:
    return negator(word, view.base.telling.lang)
