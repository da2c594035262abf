"""Hedges, modals and conditions that a reading dropped: "may rise" told as "will rise"."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from variorum import lexicon
from variorum.collate.agreement import meets
from variorum.collate.clauses import content, length
from variorum.collate.hearsay import hearsay, reputed
from variorum.collate.listed import hits
from variorum.collate.names import share_word
from variorum.collate.polarity import akin, negated
from variorum.collate.tokens import Token, stem, tokens
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import bearing, named_tokens, sentence_clauses, sentence_tokens, stretches
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "certainty@6"
# Share of a doubtful claim's stems that its only counterpart must hold to be about the same.
SOME, HALF = 0.2, 0.5
# Stems round a modal that the reading must have to say the same of the same verb.
ABOUT = 2
MEASURE = 6  # words before "could" in which a superlative says that it tells an ability
SHORT = 3  # letters of the longest word that is no noun worth a doubt
WEIGHED = 1  # words at most behind the first of a phrase for weighing a plan
LEAVE = 4  # words between "may" and what shows that it gives leave
# Letters that the forms of a verb share at least.
ROOT = 3
# How sure a link must be, and the share of the letters told that must stand there, to tell a sentence of
# another language beside others; words from "up to" to its number.
SURE, AS_LONG, BOUND = 0.9, 0.5, 2
# The language whose word of doubt stands behind its noun, and words beside a noun in which one would.
BEHIND, BESIDE = "fr", 2
# Words, and the comma, of an opening clause that only says how sure the rest is.
OPENING = 4


def _table(lang: str) -> Mapping[str, tuple[str, ...]]:
    return lexicon.table("hedges", lang)


def certainty(bead: Bead, view: View) -> Sequence[Variant]:
    """Return hedged claims of the base that the reading tells with no hedge, modal or condition.

    Where the claim's own words are found again, no hedge may stand near them; where they are not, or the
    language is another, the two sentences must be each other's only counterpart and the whole of the
    reading's one must leave nothing open.
    """
    out = []
    for i in bead.base:
        linked = [j for j in view.linked_reading.get(i, ()) if j in bead.reading]
        lang, ts = view.base.telling.lang, named_tokens(i, view.base)
        table = _table(lang)
        doubts = [k for k in range(len(ts)) if _doubts(ts, k, lang)]
        if not doubts or (not view.across and _left_open(linked, view) >= len(doubts)):
            continue
        for k in doubts:
            t = ts[k]
            if any(t.span.overlap(p.span) for p in view.base.every_point):
                continue  # the month of May is no modal
            heard = hearsay(ts, k, lang) or (ts[k].fold in table.get("heard", ()) and reputed(ts, k, lang))
            heard = heard or (view.across and ts[k].fold in table.get("charged", ()))
            own = view.base.telling.sentence(i) if heard else ""
            told = None if view.across else _told(_doubted(ts, k), linked, view, own)
            told = told or _alone(i, k, ts, linked, view) or _firmer(ts, k, linked, view)
            told = told or _plainly(ts, k, linked, view)
            # "Is said to have" is nobody's in the base and somebody's in the reading: it stays a claim.
            claimed = heard or _rumoured(i, ts, k, view)
            deed = content(ts[k + 1 :]) if heard and not view.across else frozenset[str]()
            if told is None or (claimed and _heard(linked, view, deed)) or _foreseen(t, linked, view):
                continue
            if t.fold in table.get("charged", ()) and _put_to(told, linked, view):
                continue
            if t.fold in table.get("suspects", ()) and _untold(ts[k + 1 : k + 2], linked, view):
                continue
            if not (_meant(t, linked, view) or _found_out(ts, k, linked, view)):
                behind = next((x for x in ts[k + 2 : k : -1] if x.kind in ("word", "num")), t)
                base = Span(t.span.start, behind.span.end)
                sure = 0.6 if view.across else 0.7
                out.append(found(view, Kind.CERTAINTY, base, told, by=BY, confidence=sure))
    return out


def _doubted(ts: Sequence[Token], k: int) -> frozenset[str]:
    """Return the stems of what a word of doubt bears on: of the next clause, where it stands in a short one.

    "По предварительным данным, ..." says nothing itself.
    """
    stop = next((i for i in range(k, len(ts)) if ts[i].kind == "stop"), len(ts))
    if stop < OPENING and stop + 1 < len(ts) and ts[stop].fold == ",":
        return bearing(ts[stop + 1 :], 0) | content(ts[stop + 1 : stop + 2])
    return bearing(ts, k)


def _doubts(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a word carries the doubt of its clause. "Could not" tells what was impossible."""
    if ruled_in(ts, k, lang) or hearsay(ts, k, lang) or reputed(ts, k, lang):
        return True
    if _attribute(ts, k, lang) or _weighed(ts, k, lang):
        return not negated(ts, k, lang)
    if _permits(ts, k, lang):
        return False
    if not hedge(ts[k], lang, "core") or _able(ts, k, lang):
        return False
    before = ts[k - 1].fold if k else ""
    if ts[k].fold in _table(lang).get("conditions", ()) and before in lexicon.known("speech", lang, "verbs"):
        return False  # "asked if he would go" puts no condition
    if _opens_with(ts[k : k + 3], lang, "open_not"):
        return True
    if negated(ts, k, lang):
        return False  # "no such door could be found" was a matter of fact
    after = ts[k + 1].fold if k + 1 < len(ts) else ""
    return after not in _table(lang).get("never", ()) and not ts[k].fold.endswith("n't")


def _attribute(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a word of doubt stands before the noun that is doubted: "the alleged author"."""
    table = _table(lang)
    if ts[k].fold not in table.get("attributive", ()) or k + 1 >= len(ts):
        return False
    led = k == 0 or ts[k - 1].fold in table["before"] or ts[k - 1].fold.endswith(("'s", "’s"))
    return led and ts[k + 1].kind == "word" and len(ts[k + 1].fold) > SHORT


def _plainly(ts: Sequence[Token], k: int, linked: Sequence[int], view: View) -> Span | None:
    """Return the reading's noun that the base's word of doubt stood beside, "mutmaßlicher Verfasser", "auteur
    présumé", where no doubt stands beside it. Doubt elsewhere in the sentence is of something else.
    """
    lang = view.reading.telling.lang
    side = _table(lang).get("beside", ())
    if view.across or not ts[k].fold.startswith(side) or not side:
        return None
    at = k - 1 if lang == BEHIND else k + 1
    if not 0 <= at < len(ts) or ts[at].kind != "word" or len(ts[at].fold) <= SHORT:
        return None
    noun, about = content((ts[at],)), bearing(ts, k) - content((ts[at],))
    for j in linked:
        told = _undoubted(noun, sentence_tokens(j, view.reading), lang)
        if told is None or len(about & view.reading.stems_of(j)) < ABOUT:
            continue
        if _phrase(view.reading.telling.sentence(j), lang):
            continue
        # The base may call him so itself, once it has told what is in doubt.
        every = (sentence_tokens(n, view.base) for n in view.base.indices)
        return None if any(_undoubted(noun, row, lang) for row in every) else told
    return None


def _undoubted(noun: frozenset[str], ts: Sequence[Token], lang: str) -> Span | None:
    """Return the one place of a noun in a sentence, where no word of doubt stands beside it."""
    held = [n for n, t in enumerate(ts) if content((t,)) & noun]
    if len(held) != 1:
        return None
    at = held[0]
    near = ts[at + 1 : at + 1 + BESIDE] if lang == BEHIND else ts[max(0, at - BESIDE) : at]
    return None if any(hedge(t, lang) for t in near) else ts[at].span


def _weighed(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether somebody is said to weigh a plan at a word: "is considering", "are thinking of"."""
    table = _table(lang)
    if k == 0 or not _opens_with(ts[k : k + 1 + WEIGHED], lang, "weighed"):
        return False
    if any(t.fold in table.get("unweighed", ()) for t in ts[k + 1 : k + 2]):
        return False  # "debts are weighing them down"
    return any(t.fold in table["behind"] for t in ts[max(0, k - 2) : k])


def _opens_with(ts: Sequence[Token], lang: str, key: str) -> bool:
    """Return whether a phrase of a list is the first of some tokens."""
    return any(h.first == 0 for h in hits(ts, "hedges", lang, key))


def _permits(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether "may" gives leave: "only members may vote", "under the new law he may appeal"."""
    given = _table(lang).get("permitting", ())
    if ts[k].fold != "may" or not given:
        return False
    if any(t.fold == "only" for t in ts[max(0, k - LEAVE) : k + 1 + LEAVE]):
        return True
    by = [n for n, t in enumerate(ts) if t.fold in ("under", "by")]
    return any(t.fold in given for n in by for t in ts[n + 1 : n + 1 + LEAVE])


def _able(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether "could" tells what somebody was able to do.

    A superlative or the like stands before who could, "the best job he could get", "all they could"; "could
    only" tells the one way there was.
    """
    table = _table(lang)
    if ts[k].fold not in table.get("ability", ()):
        return False
    if [t.fold for t in ts[k + 1 : k + 2]] == ["only"]:
        return True
    before = [t.fold for t in takewhile(lambda t: t.kind != "stop", reversed(ts[max(0, k - MEASURE) : k]))]
    if any(w in table.get("forestalled", ()) for w in before[:LEAVE]):
        return True  # "before they could be caught"
    if not before or before[0] not in table["able"]:
        return False
    return any(w in table["utmost"] or (w.endswith("est") and len(w) > LEAVE) for w in before[1:])


def ruled_in(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether "not ruled out" starts at a word: what is not excluded is possible and no more."""
    if ts[k].kind != "word":
        return False
    here = " ".join(t.fold for t in ts[k : k + 3] if t.kind == "word")
    return here.startswith(lexicon.folded("hedges", lang, "core_phrases"))


def _heard(linked: Sequence[int], view: View, deed: frozenset[str]) -> bool:
    """Return whether the reading's sentences put to anybody what the base only heard.

    What was heard may itself be something said, which puts it to nobody: "aurait menacé" as "a menacé". Its
    stems are `deed`.
    """
    lang, text = view.reading.telling.lang, view.reading.telling.text
    if any(s.cue is None or not _of(s.cue.of(text), deed) for s in view.reading.said(linked)):
        return True
    known = lexicon.known("speech", lang, "verbs", "contested", "asides")
    turns = lexicon.folded("speech", lang, "according")
    told = [[fold(w) for w, _ in words(view.reading.telling.sentence(j))] for j in linked]
    told = [[w for w in row if not _of(w, deed)] for row in told]
    return any(known & set(t) or any(f" {p} " in f" {' '.join(t)} " for p in turns) for t in told)


def _put_to(told: Span, linked: Sequence[int], view: View) -> bool:
    """Return whether the reading puts to somebody what the base has "allegedly" happened."""
    said = view.reading.said(linked)
    return any(s.source is not None and c.overlap(told) for s in said for c in s.content)


def _untold(noun: Sequence[Token], linked: Sequence[int], view: View) -> bool:
    """Return whether what is in doubt, "suspected members", is not told at all: so is no doubt of it lost."""
    stems = content(noun)
    return bool(stems) and not view.across and not any(stems & view.reading.stems_of(j) for j in linked)


def _of(told: str, deed: frozenset[str]) -> bool:
    """Return whether some words are forms of words with these stems."""
    stems = [stem(fold(w)) for w, _ in words(told)]
    return any(akin(a, b) for a in stems for b in deed)


def _rumoured(i: int, ts: Sequence[Token], k: int, view: View) -> bool:
    """Return whether something "is said to" be so in a sentence that puts it to nobody."""
    named = (p for p in view.base.said((i,)) if p.cue and not p.cue.overlap(ts[k].span))
    return reputed(ts, k, view.base.telling.lang) and not any(named)


def _foreseen(t: Token, linked: Sequence[int], view: View) -> bool:
    """Return whether what "is expected to" be is told as a plan or a duty: "is to", "is due to"."""
    table = _table(view.reading.telling.lang)
    if t.fold not in table.get("foreseen", ()):
        return False
    for j in linked:
        row = [x.fold for x in sentence_tokens(j, view.reading)]
        if any(w in table["behind"] and row[n + 1 : n + 2] == ["to"] for n, w in enumerate(row)):
            return True
        if any(w.startswith(table["planning"]) or w in table["fixed"] for w in row):
            return True
    return False


def _meant(t: Token, linked: Sequence[int], view: View) -> bool:
    """Return whether what somebody hopes for is told as what he means to do: "hopes to", "aims to"."""
    mine, other = (_table(w.telling.lang).get("planning", ()) for w in (view.base, view.reading))
    if not t.fold.startswith(mine):
        return False
    return any(x.fold.startswith(other) for j in linked for x in sentence_tokens(j, view.reading))


def _found_out(ts: Sequence[Token], k: int, linked: Sequence[int], view: View) -> bool:
    """Return whether both sides look for an answer: "find out if it works", "test how it works"."""
    mine, other = (_table(w.telling.lang).get("inquiring", ()) for w in (view.base, view.reading))
    if ts[k].fold not in _table(view.base.telling.lang).get("conditions", ()):
        return False
    asks = any(t.fold.startswith(mine) for t in ts[max(0, k - 2) : k])
    return asks and any(x.fold.startswith(other) for j in linked for x in sentence_tokens(j, view.reading))


def _left_open(linked: Sequence[int], view: View) -> int:
    """Return how many words of the reading's sentences carry a doubt: it may stand elsewhere in them."""
    lang = view.reading.telling.lang
    here = [sentence_tokens(j, view.reading) for j in linked]
    return sum(_doubts(ts, k, lang) for ts in here for k in range(len(ts)))


def _alone(i: int, k: int, ts: Sequence[Token], linked: Sequence[int], view: View) -> Span | None:
    """Return the reading's words for a doubtful sentence whose only counterpart doubts nothing."""
    if view.across:
        return _abroad(i, k, ts, linked, view)
    if len(linked) != 1 or view.linked_base.get(linked[0]) != (i,):
        return None
    j = linked[0]
    lang = view.reading.telling.lang
    here = sentence_tokens(j, view.reading)
    if any(hedge(t, lang) for t in here) or _phrase(view.reading.telling.sentence(j), lang):
        return None
    doubt = _doubted(ts, k)
    places = stretches(doubt, (j,), view.reading, SOME, 1)
    some = HALF if reputed(ts, k, lang) else SOME  # what was only said may have been left out
    if not places or len(doubt & view.reading.stems_of(j)) < some * len(doubt):
        return None
    return Span(places[0].near[0].span.start, places[0].near[-1].span.end)


def _abroad(i: int, k: int, ts: Sequence[Token], linked: Sequence[int], view: View) -> Span | None:
    """Return the words of another language that tell a doubtful sentence, where nothing in theirs is open.

    It must be long enough for all that it tells; where that is another sentence besides, it must be surely
    linked.
    A condition that the base's sentence has besides the doubt leaves open no more than it did there.
    """
    score = {x.right: x.score for x in view.alignment.links if x.left == i}
    if not score:
        return None
    j = max(linked, key=lambda x: score[x])
    one, two = view.base.telling, view.reading.telling
    told = [x.left for x in view.alignment.links if x.right == j and (x.left == i or x.score >= SURE)]
    base, reading = (
        sum(length(x.sentence(n), x.lang) for n in ns) for x, ns in ((one, told), (two, linked))
    )
    if reading < AS_LONG * base or (max(len(linked), len(told)) > 1 and score[j] < SURE):
        return None  # the clause that is in doubt may not be told at all
    ifs = _table(one.lang).get("conditions", ())
    shared = ts[k].fold not in ifs and any(t.fold in ifs for t in ts)
    for x in linked:
        if _phrase(two.sentence(x), two.lang):
            return None
        there = sentence_tokens(x, view.reading)
        if weighs(ts[k], one.lang) and any(weighs(t, two.lang) for t in there):
            return None  # "is considering a sale": "рассматривает продажу"
        if any(_opens(there, n, shared, view.reading) for n in range(len(there))):
            return None
    return _clause_abroad(i, ts[k].span, j, view)


def _clause_abroad(i: int, doubt: Span, j: int, view: View) -> Span:
    """Return the one clause of a sentence abroad with names or numbers of the doubtful one, else all."""
    here = next((c.span for c in sentence_clauses(i, view.base) if c.span.overlap(doubt)), doubt)
    amounts = [q for q in view.base.quantities if q.core.overlap(here)]
    named = {w for n in view.base.names_in((i,)) if n.span.overlap(here) for w in n.words}
    told = []
    for c in sentence_clauses(j, view.reading):
        mine = [q for q in view.reading.quantities if q.core.overlap(c.span)]
        names = [w for n in view.reading.names_in((j,)) if n.span.overlap(c.span) for w in n.words]
        if share_word(names, named) or any(meets(a, b) for a in amounts for b in mine):
            told.append(c.span)
    return told[0] if len(told) == 1 else view.reading.telling.sentences[j]


def _opens(ts: Sequence[Token], k: int, shared: bool, whole: Whole) -> bool:
    """Return whether a word leaves open what a sentence says, a condition of both texts and a bound apart."""
    table = _table(whole.telling.lang)
    if not hedge(ts[k], whole.telling.lang):
        return False
    if ts[k].fold not in table.get("conditions", ()) or ts[k].fold in table.get("modals", ()):
        return True
    bound = any(t.kind == "num" for t in ts[k + 1 : k + 1 + BOUND])  # "hasta 4,2 millones", "bis zu 400"
    return not shared and not bound


def _firmer(ts: Sequence[Token], k: int, linked: Sequence[int], view: View) -> Span | None:
    """Return the reading's "would" or "will" before the very verb that "could" or "may" stands before.

    Where a verb's ending tells its time, the verb itself: "могут лишить" told as "лишат".
    """
    lang = view.reading.telling.lang
    table = _table(lang)
    verb = _next(ts, k)
    if view.across or verb is None or ts[k].fold not in table.get("modals", ()):
        return None
    if table.get("finite"):
        return _finite(ts, k, verb, linked, view)
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


def _finite(ts: Sequence[Token], k: int, verb: Token, linked: Sequence[int], view: View) -> Span | None:
    """Return the reading's form of a verb that tells as a fact what a modal left open in the base.

    A condition that both texts have opens nothing more in the reading.
    """
    lang = view.reading.telling.lang
    root = root_of(verb.fold, lang)
    if not root:
        return None
    shared = {t.fold for t in ts} & set(_table(lang).get("conditions", ()))
    own = content((verb,))
    for j in linked:
        there = sentence_tokens(j, view.reading)
        if any(hedge(t, lang) and t.fold not in shared for t in there):
            return None
        if _phrase(view.reading.telling.sentence(j), lang):
            return None
        forms = [t for t in there if finite(t, root, lang)]
        about = (bearing(ts, k) - own) & view.reading.stems_of(j)
        if len(forms) == 1 and len(about) >= ABOUT:
            return forms[0].span
    return None


def root_of(verb: str, lang: str) -> str:
    """Return what the forms of a verb begin with, by its infinitive; "" where that is none, or too little.

    The vowel before the ending falls away, and what stands before it in the infinitive alone: "штрафовать",
    "штрафуют".
    """
    table = _table(lang)
    ending = max((e for e in table["infinitive"] if verb.endswith(e)), key=len, default="")
    root = verb[: max(0, len(verb) - len(ending) - 1)]
    root = root[:-2] if root.endswith(table["suffixes"]) else root
    return root if ending and len(root) >= ROOT else ""


def finite(t: Token, root: str, lang: str) -> bool:
    """Return whether a word is a form that tells a verb of some root as a fact, or as what will be."""
    return t.fold.startswith(root) and t.fold.endswith(_table(lang)["finite"])


def _next(ts: Sequence[Token], k: int) -> Token | None:
    """Return the verb behind a modal, an adverb apart."""
    near = [t for t in ts[k + 1 : k + 3] if t.kind == "word" and len(t.fold) > 3]
    return near[0] if near else None


def hedge(t: Token, lang: str, which: str = "any") -> bool:
    """Return whether a word leaves a claim open.

    "core" asks for those that carry the whole doubt, "any" for every kind.
    """
    table = _table(lang)
    if t.kind != "word" or t.month or (t.fold in table.get("accented", ()) and not t.accented):
        return False
    if which == "core":
        return t.fold in table.get("core_modals", ()) or t.fold.startswith(table.get("core", ()))
    return (
        t.fold in table.get("modals", ())
        or t.fold in table.get("conditions", ())
        or t.fold.startswith(lexicon.folded("hedges", lang, "hedges", "core", "weighing"))
        or _conditional(t.fold, table)
    )


def _conditional(word: str, table: Mapping[str, tuple[str, ...]]) -> bool:
    """Return whether a verb's ending leaves it open: "serait", "connaîtrait", not "entrait" or "retrait"."""
    if not word.endswith(table.get("conditional", ())):
        return False
    return not word.endswith("trait") or (word.endswith(("ttrait", "itrait")) and word != "attrait")


def weighs(t: Token, lang: str) -> bool:
    """Return whether a word says that a thing is being weighed: "considers", "prüft"."""
    return t.kind == "word" and t.fold.startswith(lexicon.folded("hedges", lang, "examining"))


def _told(doubt: frozenset[str], linked: Sequence[int], view: View, own: str) -> Span | None:
    """Return the reading's words for the doubtful thing where no linked sentence has a hedge near them.

    What a permission in `own` words of the base leaves open, "the 30 allowed", excuses no doubt lost beside.
    """
    known = _phrase(own, view.base.telling.lang)
    whole, best = view.reading, None
    for x in stretches(doubt, linked, whole):
        near = Span(x.near[0].span.start, x.near[-1].span.end).of(whole.telling.text)
        open_ = [t for t in tokens(near) if hedge(t, whole.telling.lang)]
        if any(not (own and _of(t.fold, doubt)) for t in open_):  # that he threatened was only heard
            return None
        if _phrase(near, whole.telling.lang) and not known:
            return None
        best = x.span
    return best


def _phrase(text: str, lang: str) -> bool:
    # Phrases begin with a word and may end inside one: "allow" in "allowed", and not in "Calloway".
    plain = " " + " ".join(fold(w) for w in text.replace("'", " ").replace("’", " ").split())
    return any(_stands(p, plain) for p in _table(lang).get("phrases", ()))


def _stands(phrase: str, plain: str) -> bool:
    """Return whether folded words hold a phrase, of one that parts both ends: "schloss ... nicht aus"."""
    start, _, end = phrase.partition(" ... ")
    return f" {end}" in plain.partition(f" {start}")[2] if end else f" {start}" in plain
