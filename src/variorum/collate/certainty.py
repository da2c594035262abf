"""Hedges, modals and conditions that a reading dropped: "may rise" told as "will rise"."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from variorum import lexicon
from variorum.collate.clauses import content
from variorum.collate.polarity import negated
from variorum.collate.tokens import Token, stem, tokens
from variorum.collate.view import Bead, View, found
from variorum.collate.window import bearing, named_tokens, sentence_tokens, stretches
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "certainty@4"
# Share of a doubtful claim's stems that its only counterpart must hold to be about the same.
SOME = 0.2
# Stems round a modal that the reading must have to say the same of the same verb.
ABOUT = 2
# Words, and the comma, of an opening clause that only says how sure the rest is.
OPENING = 4


@lru_cache(maxsize=16)
def _table(lang: str) -> dict[str, tuple[str, ...]]:
    return {k: tuple(fold(w) for w in v) for k, v in lexicon.load("hedges").get(lang, {}).items()}


@lru_cache(maxsize=16)
def _asking(lang: str) -> frozenset[str]:
    return frozenset(fold(w) for w in lexicon.load("speech").get(lang, {}).get("verbs", ()))


def certainty(bead: Bead, view: View) -> Sequence[Variant]:
    """Return hedged claims of the base that the reading tells with no hedge, modal or condition.

    Where the claim's own words are found again, no hedge may stand near them; where they are not, or the
    language is another, the two sentences must be each other's only counterpart and the whole of the
    reading's one must leave nothing open.
    """
    out = []
    for i in bead.base:
        linked = [j for j in view.linked_reading.get(i, ()) if j in bead.reading]
        ts = named_tokens(i, view.base)
        open_ = sum(_doubts(ts, k, view.base.telling.lang) for k in range(len(ts)))
        if not open_ or _left_open(linked, view) >= open_:
            continue
        for k, t in enumerate(ts):
            if not _doubts(ts, k, view.base.telling.lang) or any(
                t.span.overlap(p.span) for p in view.base.every_point
            ):
                continue  # the month of May is no modal
            heard = _hearsay(ts, k, view.base.telling.lang)
            own = view.base.telling.sentence(i) if heard else ""
            told = None if view.across else _told(_doubted(ts, k), linked, view, own)
            told = told or _alone(i, k, ts, linked, view) or _firmer(ts, k, linked, view)
            if told is not None and not (heard and _heard(linked, view)):
                base = Span(t.span.start, ts[min(len(ts) - 1, k + 2)].span.end)
                sure = 0.6 if view.across else 0.7
                out.append(found(view, Kind.CERTAINTY, base, told, by=BY, confidence=sure))
    return out


def _doubted(ts: Sequence[Token], k: int) -> frozenset[str]:
    """Return the stems of what a word of doubt bears on: of the next clause, where it stands in a short one.

    "По предварительным данным, ..." says nothing itself.
    """
    stop = next((i for i in range(k, len(ts)) if ts[i].kind == "stop"), len(ts))
    if stop < OPENING and stop + 1 < len(ts) and ts[stop].fold == ",":
        return bearing(ts[stop + 1 :], 0) | frozenset(content(list(ts[stop + 1 : stop + 2])))
    return bearing(ts, k)


def _doubts(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a word carries the doubt of its clause. "Could not" tells what was impossible."""
    if _ruled_in(ts, k, lang) or _hearsay(ts, k, lang):
        return True
    if not hedge(ts[k], lang, "core"):
        return False
    before = ts[k - 1].fold if k else ""
    if ts[k].fold in _table(lang).get("conditions", ()) and before in _asking(lang):
        return False  # "asked if he would go" puts no condition
    if negated(ts, k, lang):
        return False  # "no such door could be found" was a matter of fact
    after = ts[k + 1].fold if k + 1 < len(ts) else ""
    return after not in _table(lang).get("never", ()) and not ts[k].fold.endswith("n't")


def _ruled_in(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether "not ruled out" starts at a word: what is not excluded is possible and no more."""
    if ts[k].kind != "word":
        return False
    here = " ".join(t.fold for t in ts[k : k + 3] if t.kind == "word")
    return here.startswith(_table(lang).get("core_phrases", ()) or ("\0",))


def _hearsay(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a verb's form says that the outlet only heard so: "aurait pris", "habría pasado", "soll
    gesagt haben". A condition in the sentence gives these forms their other sense.
    """
    table = _table(lang)
    if ts[k].fold not in table.get("hearsay", ()) or any(t.fold == "si" for t in ts):
        return False
    rest = list(takewhile(lambda t: t.kind != "stop", ts[k + 1 :]))
    if ends := table.get("past_infinitives", ()):
        last = " ".join(t.fold for t in rest[-2:])
        return len(rest) > 1 and last.endswith(ends)
    after = [t.fold for t in rest if t.fold not in table.get("between", ())]
    if not after or after[0] in table["wishes"]:
        return False
    return after[0].endswith(table["participles"])


def _heard(linked: Sequence[int], view: View) -> bool:
    """Return whether the reading's sentences put to anybody what the base only heard."""
    lang = view.reading.telling.lang
    if view.reading.said(linked):
        return True
    speech = lexicon.load("speech").get(lang, {})
    known = {fold(w) for key in ("verbs", "contested", "asides") for w in speech.get(key, ())}
    turns = tuple(fold(p) for p in speech.get("according", ()))
    told = [[fold(w) for w, _ in words(view.reading.telling.sentence(j))] for j in linked]
    return any(known & set(t) or any(f" {p} " in f" {' '.join(t)} " for p in turns) for t in told)


def _left_open(linked: Sequence[int], view: View) -> int:
    """Return how many words of the reading's sentences carry a doubt: it may stand elsewhere in them."""
    lang = view.reading.telling.lang
    here = [sentence_tokens(j, view.reading) for j in linked]
    return sum(_doubts(ts, k, lang) for ts in here for k in range(len(ts)))


def _alone(i: int, k: int, ts: Sequence[Token], linked: Sequence[int], view: View) -> Span | None:
    """Return the reading's words for a doubtful sentence whose only counterpart doubts nothing."""
    if len(linked) != 1 or view.linked_base.get(linked[0]) != (i,):
        return None
    j = linked[0]
    lang = view.reading.telling.lang
    here = sentence_tokens(j, view.reading)
    if any(hedge(t, lang) for t in here) or _phrase(view.reading.telling.sentence(j), lang):
        return None
    if view.across:
        return view.reading.telling.sentences[j]
    doubt = _doubted(ts, k)
    places = stretches(doubt, (j,), view.reading, SOME, 1)
    if not places or len(doubt & view.reading.stems_of(j)) < SOME * len(doubt):
        return None
    return Span(places[0].near[0].span.start, places[0].near[-1].span.end)


def _firmer(ts: Sequence[Token], k: int, linked: Sequence[int], view: View) -> Span | None:
    """Return the reading's "would" or "will" before the very verb that "could" or "may" stands before."""
    lang = view.reading.telling.lang
    table = _table(lang)
    verb = _next(ts, k)
    if view.across or verb is None or ts[k].fold not in table.get("modals", ()):
        return None
    for j in linked:
        there = sentence_tokens(j, view.reading)
        if any(hedge(t, lang) and t.fold not in table.get("future", ()) for t in there):
            return None
        for n, t in enumerate(there):
            then = _next(there, n) if t.fold in table.get("future", ()) else None
            about = bearing(ts, k) & view.reading.stems_of(j)
            if then is not None and stem(then.fold) == stem(verb.fold) and len(about) >= ABOUT:
                return Span(t.span.start, then.span.end)
    return None


def _next(ts: Sequence[Token], k: int) -> Token | None:
    """Return the verb behind a modal, an adverb apart."""
    near = [t for t in ts[k + 1 : k + 3] if t.kind == "word" and len(t.fold) > 3]
    return near[0] if near else None


def hedge(t: Token, lang: str, which: str = "any") -> bool:
    """Return whether a word leaves a claim open.

    "core" asks for those that carry the whole doubt, "any" for every kind.
    """
    table = _table(lang)
    if t.kind != "word":
        return False
    if which == "core":
        return t.fold in table.get("core_modals", ()) or t.fold.startswith(table.get("core", ()) or ("\0",))
    return (
        t.fold in table.get("modals", ())
        or t.fold in table.get("conditions", ())
        or t.fold.startswith(table.get("hedges", ()) or ("\0",))
        or t.fold.startswith(table.get("core", ()) or ("\0",))
        or t.fold.startswith(table.get("weighing", ()) or ("\0",))
        or (t.fold.endswith(table.get("conditional", ()) or ("\0",)) and not t.fold.endswith("trait"))
    )


def weighs(t: Token, lang: str) -> bool:
    """Return whether a word says that a thing is being weighed: "considers", "prüft"."""
    return t.kind == "word" and t.fold.startswith(_table(lang).get("examining", ()) or ("\0",))


def _told(doubt: frozenset[str], linked: Sequence[int], view: View, own: str) -> Span | None:
    """Return the reading's words for the doubtful thing where no linked sentence has a hedge near them.

    What a permission in `own` words of the base leaves open, "the 30 allowed", excuses no doubt lost beside.
    """
    known = _phrase(own, view.base.telling.lang)
    whole, best = view.reading, None
    for x in stretches(doubt, linked, whole):
        near = Span(x.near[0].span.start, x.near[-1].span.end).of(whole.telling.text)
        if any(hedge(t, whole.telling.lang) for t in tokens(near)):
            return None
        if _phrase(near, whole.telling.lang) and not known:
            return None
        best = x.span
    return best


def _phrase(text: str, lang: str) -> bool:
    # Phrases begin with a word and may end inside one: "allow" in "allowed", and not in "Calloway".
    plain = " " + " ".join(fold(w) for w in text.replace("'", " ").replace("’", " ").split())
    return any(f" {p}" in plain for p in _table(lang).get("phrases", ()))
