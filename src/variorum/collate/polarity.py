"""A negation lost or put in: "did not rule out" told as "ruled out", "will debate" as "refuses to debate"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile

from variorum import lexicon
from variorum.collate.agreement import meets
from variorum.collate.avowals import turned_cues
from variorum.collate.clauses import SHORT, content, length
from variorum.collate.listed import hits, holds
from variorum.collate.moments import unbound
from variorum.collate.tokens import Token, unelided
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import (
    AFTER,
    BEFORE,
    Stretch,
    bearing,
    named_tokens,
    sentence_tokens,
    stretches,
)
from variorum.data import Kind, Span, Variant
from variorum.text import fold, words

BY = "polarity@4"
# What stands between two languages is weighed by nothing that was fitted on one: it counts as it is.
ABROAD = "negated@1"
# A negation bears on few words, so more of them must be there than for a hedge.
TOLD = 0.6
LEAST = 3
PAIR, HALF = 2, 0.5  # such words that are enough side by side, and the share of all
# Words from a negation to what it bears on.
UNDER = 5
# Words from a negation to the first that means anything; stems round that one which both texts must have.
REACH, ABOUT = 4, 2
ROUND = 8  # words on either side that are round a word
# Words on either side of a negator in which the verb stands that it turns.
NEAR = 3


# How sure a link must be, and the share of the longer sentence's letters that the shorter has, to be all that
# the other says.
SURE, AS_LONG = 0.9, 0.6
# Letters of a sentence so long that what it denies in one of its clauses can be told in many ways.
PLAINLY = 90


def polarity(bead: Bead, view: View) -> Sequence[Variant]:
    """Return negated clauses of the base that the reading tells without a negation, and the reverse."""
    if view.across:
        return _abroad(bead, view)
    out = [
        found(view, Kind.POLARITY, base, reading, by=BY, confidence=0.75)
        for i in bead.base
        for base, reading in _flipped(i, view.linked_reading.get(i, ()), view.base, view.reading)
    ]
    # One that came in is often the same thing said from the other end ("missing", "nobody has seen her"):
    # there the very word that is negated must stand in the base, and nothing in its sentence may deny.
    out += [
        found(view, Kind.POLARITY, base, reading, by=BY, confidence=0.7)
        for j in bead.reading
        for base, reading in _gained(j, view)
    ]
    out += [
        found(view, Kind.POLARITY, base, reading, by=BY, confidence=0.8)
        for base, reading in turned_cues(bead.base, bead.reading, view)
    ]
    return out


def _abroad(bead: Bead, view: View) -> list[Variant]:
    """Return a negation that one of two sentences in different languages has and the other has no trace of.

    No word of one stands in the other, so they must be each other's only counterpart and about as long, and
    the one without a negator must have no word that could deny in any way.
    """
    if len(bead.base) != 1 or len(bead.reading) != 1:
        return []
    i, j = bead.base[0], bead.reading[0]
    one, two = view.base.telling, view.reading.telling
    sizes = sorted((length(one.sentence(i), one.lang), length(two.sentence(j), two.lang)))
    sure = max((x.score for x in view.alignment.links if (x.left, x.right) == (i, j)), default=0.0)
    if sure < SURE or sizes[0] < AS_LONG * sizes[1] or sizes[1] > PLAINLY or one.sentence(i)[-1] == "?":
        return []
    lost, gained = (
        negation(sentence_tokens(n, whole), whole.telling.sentence(n), whole.telling.lang)
        for n, whole in ((i, view.base), (j, view.reading))
    )
    if lost and not may_deny(j, view.reading):
        return [found(view, Kind.POLARITY, lost, two.sentences[j], by=ABROAD, confidence=0.6)]
    if gained and not may_deny(i, view.base):
        return [found(view, Kind.POLARITY, one.sentences[i], gained, by=ABROAD, confidence=0.6)]
    return []


def negation(ts: Sequence[Token], text: str, lang: str) -> Span | None:
    """Return the first negator of a text that turns a verb or a thing, and the words behind it."""
    told = unbound(text, lang)
    so_far, degrees = (lexicon.known("negation", lang, key) for key in ("so_far", "degrees"))
    apart = lexicon.known("negation", lang, "without", "half")
    yet = {n for h in hits(ts, "negation", lang, "as_yet") for n in range(h.first, h.first + h.size)}
    ifs, than = lexicon.known("hedges", lang, "core_conditions"), lexicon.known("numbers", lang, "than")
    for k, t in enumerate(ts):
        if t.kind != "word" or not bare(t, lang) or t.fold in apart or t.fold not in told:
            continue
        if exact(ts, k, lang):
            continue
        near = {x.fold for x in ts[max(0, k - 2) : k + 3]}
        if any(_turns(ts[n], lang) for n in range(len(ts))[k + 1 : k + 1 + NEAR] if n not in yet):
            return None  # "did not stop" went on
        if than & {x.fold for x in ts[max(0, k - 2) : k]} and degrees & {x.fold for x in ts[:k]}:
            continue  # "más a las lluvias que a ninguna otra cosa"
        before = {x.fold for x in ts[max(0, k - ROUND) : k]}
        behind = {x.fold for n, x in enumerate(ts) if n >= k and n not in yet}
        # "not so empty since 1995" is the emptiest since; what a condition holds is lost with it.
        if not (near & so_far or behind & degrees or before & ifs):
            return Span(t.span.start, ts[min(len(ts) - 1, k + NEAR)].span.end)
    return None


def _turns(t: Token, lang: str) -> bool:
    """Return whether a negated word denies by itself, so that the two say yes."""
    first = tuple(w for w in lexicon.folded("negation", lang, "like", "first") if len(w) > 2)
    return t.kind == "word" and t.fold.startswith(first)


def grants(ts: Sequence[Token], lang: str) -> bool:
    """Return whether the one negation of some words bears on a word of denying: "does not dispute"."""
    denied = lexicon.known("negation", lang, "deny_words")
    turned = [
        any(t.fold in denied for t in takewhile(lambda t: t.kind != "stop", ts[k + 1 : k + 1 + NEAR]))
        for k, t in enumerate(ts)
        if bare(t, lang)
    ]
    return turned == [True]


def may_deny(i: int, whole: Whole, but: Span | None = None) -> bool:
    """Return whether a sentence has any word that can deny, one place aside: a negator, "unclear", "-los"."""
    ts = [t for t in sentence_tokens(i, whole) if but is None or not t.span.overlap(but)]
    return may_say_no(ts, whole.telling.lang)


def may_say_no(ts: Sequence[Token], lang: str) -> bool:
    """Return whether some words have one that can deny in any way."""
    endings, ends = lexicon.known("negation", lang, "ending"), lexicon.folded("negation", lang, "privative")
    none: frozenset[str] = frozenset()
    otherwise = lexicon.folded("negation", lang, "otherwise")
    if says_no(ts, lang) or parted(ts, lang) or holds(ts, "negation", lang, "yet"):
        return True
    return any(
        _denies(t, lang, none, none)
        or (t.kind == "word" and (t.fold in endings or t.fold.endswith(ends) or t.fold.startswith(otherwise)))
        for t in ts
    )


def _gained(j: int, view: View) -> list[tuple[Span, Span]]:
    """Return (the base's words, the reading's) where the reading negates what the base tells as being so."""
    lang = view.reading.telling.lang
    ts = named_tokens(j, view.reading)
    out = []
    for k, t in enumerate(ts):
        if not (_of_verb(ts, k, lang) or refuses(ts, k, lang)) or exact(ts, k, lang):
            continue
        head = _head(ts, k, lang)
        if head is None:
            continue
        key = content((ts[head],))
        place = _plain(key, _near(ts, head) - key, j, view)
        if place is not None:
            out.append((place, Span(t.span.start, ts[head].span.end)))
    return out


def _of_verb(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether word k negates a verb: "did not", not "not her own name"."""
    if ts[k].fold in lexicon.known("negation", lang, "verbal") or ts[k].fold.endswith("n't"):
        return True
    return bare(ts[k], lang) and k > 0 and ts[k - 1].fold in lexicon.known("negation", lang, "auxiliaries")


def _head(ts: Sequence[Token], k: int, lang: str) -> int | None:
    """Return the index of the word that a negation at k bears on: the next that means anything."""
    helpers = lexicon.known("speech", lang, "helpers")
    for n in range(k + 1, min(len(ts), k + 1 + REACH)):
        if ts[n].kind == "stop":
            return None
        if ts[n].kind == "word" and ts[n].fold not in helpers and content((ts[n],)):
            return n
    return None


def exact(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a negation denies nothing of what follows: "not only", "no fewer than", "not until"."""
    idle = lexicon.known("negation", lang, "idle_before")
    return any(t.fold in idle for t in ts[k + 1 : k + 3])


def _plain(key: frozenset[str], bears: frozenset[str], j: int, view: View) -> Span | None:
    """Return the base's one place of a word among most of the words round it, where nothing denies."""
    places = []
    for i in view.linked_base.get(j, ()):
        ts = named_tokens(i, view.base)
        forms = frozenset(x for t in ts for x in content((t,)) if any(akin(x, y) for y in key))
        if _open(i, view.reading.words_of(j), forms, view.base) or other_part(i, j, view):
            return None
        for n, t in enumerate(ts):
            if t.kind == "word" and content((t,)) & forms:
                near = _near(ts, n) - forms
                if len(near & bears) >= max(ABOUT, TOLD * min(len(bears), len(near))):
                    places.append(Span(ts[max(0, n - 2)].span.start, t.span.end))
    return places[0] if len(places) == 1 else None


def akin(a: str, b: str) -> bool:
    """Return whether two stems are of one word: that of "concede" is shorter than that of "conceded"."""
    return len(min(a, b, key=len)) > SHORT and (a.startswith(b) or b.startswith(a))


def _near(ts: Sequence[Token], k: int) -> frozenset[str]:
    return content(ts[max(0, k - ROUND) : k + 1 + ROUND])


def other_part(i: int, j: int, view: View) -> bool:
    """Return whether a sentence tells how many did not, where the base tells how many did."""
    mine = [q for q in view.reading.quantities_in((j,)) if q.unit in ("count", "share")]
    theirs = [q for q in view.base.quantities_in((i,)) if q.unit in ("count", "share")]
    return bool(theirs) and any(not any(meets(b, r) for b in theirs) for r in mine)


def _open(i: int, shared: AbstractSet[str], key: AbstractSet[str], whole: Whole) -> bool:
    """Return whether a sentence denies something, other than in a word that the other one has or denies."""
    lang = whole.telling.lang
    ts = sentence_tokens(i, whole)
    endings = lexicon.known("negation", lang, "ending")
    return parted(ts, lang) or any(
        negates(t, lang)
        or refuses(ts, k, lang)
        or (t.fold not in shared and _denies(t, lang, frozenset(key), frozenset(key)))
        or t.fold in endings
        for k, t in enumerate(ts)
    )


def refuses(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether what follows word k was not done: "refused to", "failed to"."""
    first, link = lexicon.folded("negation", lang, "refusing"), lexicon.known("negation", lang, "infinitive")
    return (
        ts[k].kind == "word"
        and k + 1 < len(ts)
        and ts[k + 1].fold in link
        and ts[k].fold.startswith(first)
    )


def negator(word: str, lang: str) -> bool:
    """Return whether a folded word is a negator, a contracted one included: "isn't", "qu'aucun"."""
    known = lexicon.known("negation", lang, "negators")
    return word in known or unelided(word) in known or word.endswith("n't")


def _shortened(t: Token) -> bool:
    """Return whether a word is a verb with its negator: "couldn't"."""
    return t.fold.endswith("n't")


def negates(t: Token, lang: str) -> bool:
    """Return whether a token is a negator."""
    return negator(t.fold, lang)


def negated(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether word k stands under a negation: "did not support", "failed to support"."""
    denied = lexicon.known("negation", lang, "undoing")
    for n in range(k - 1, max(-1, k - 1 - UNDER), -1):
        if ts[n].kind == "stop":
            return False
        if ts[n].kind == "word" and (negates(ts[n], lang) or refuses(ts, n, lang) or ts[n].fold in denied):
            return True
    return False


def bare(t: Token, lang: str) -> bool:
    """Return whether a negator bears on the words behind it, not on a name or a thing as "without" does."""
    return negates(t, lang) and t.fold not in lexicon.known("negation", lang, "pairing")


def _flipped(i: int, linked: Sequence[int], one: Whole, other: Whole) -> list[tuple[Span, Span]]:
    lang = one.telling.lang
    ts = named_tokens(i, one)
    told = unbound(one.telling.sentence(i), lang)  # "not before May" denies nothing
    out = []
    for k, t in enumerate(ts):
        if t.kind != "word" or not bare(t, lang) or t.fold not in told:
            continue
        follow = sum(1 for _ in takewhile(lambda x: x.kind != "stop", ts[k + 1 :]))
        bears = bearing(ts, k, BEFORE if follow > NEAR else AFTER)  # where verbs come last, little follows
        plain = stretches(bears, linked, other, TOLD, LEAST)
        hits = plain or ([] if exact(ts, k, lang) else _as_one(bears, linked, other))
        so_far = lexicon.known("negation", lang, "so_far")
        after = [content((x,)) for x in ts[k + 1 : k + 4] if x.fold not in so_far]
        means = [stems for stems in after if stems]
        head = frozenset().union(*(means[:1] if plain else means))
        if len(hits) != 1 or not head & hits[0].held:
            continue
        beside = (*ts[max(0, k - NEAR) : k], *ts[k + 1 : k + 1 + NEAR])
        negated = content(beside)
        own = one.words_of(i)  # what both sentences have stands for no negation
        there, near = sentence_tokens(hits[0].sentence, other), hits[0].near
        both = _runs(there) & _runs(ts)  # "those who never smoked" are told of in both
        if (t.fold, *_behind(ts, k)) in both:
            continue
        saying = [a for n, a in enumerate(there) if (a.fold, *_behind(there, n)) not in both]
        denied = parted(saying, lang) or there[-1].fold == "?"
        refuted = [x for x in saying if _refuted(x, lang)]
        if denied or any(_shortened(x) or not content((x,)) & negated for x in refuted):
            continue
        if any(x.fold not in own and _denies(x, lang, bears, negated) for x in near):
            continue
        last = [x for x in ts[k : k + 4] if x.kind != "stop"][-1]
        out.append((Span(t.span.start, last.span.end), hits[0].span))
    return out


def _runs(ts: Sequence[Token]) -> frozenset[tuple[str, ...]]:
    """Return each word of a sentence with the next."""
    return frozenset((t.fold, *_behind(ts, k)) for k, t in enumerate(ts))


def _behind(ts: Sequence[Token], k: int) -> tuple[str, ...]:
    return tuple(t.fold for t in ts[k + 1 : k + 2])


def _as_one(bears: frozenset[str], linked: Sequence[int], other: Whole) -> list[Stretch]:
    """Return the stretches that tell what a negation bears on in two words side by side: "a difference that
    was not statistically significant" as "a significant difference".
    """
    helpers = lexicon.known("speech", other.telling.lang, "helpers")
    out = []
    for h in stretches(bears, linked, other, HALF, PAIR):
        row = [fold(w) for w, _ in words(h.span.of(other.telling.text))]
        if len(h.held) == PAIR == len(row) and helpers.isdisjoint(row):  # "have been" tells nothing
            out.append(h)
    return out


def says_no(ts: Sequence[Token], lang: str) -> bool:
    """Return whether some words deny anything: a negator, a verb of denying, a refusal."""
    return any(_refuted(t, lang) or refuses(ts, k, lang) for k, t in enumerate(ts))


def parted(ts: Sequence[Token], lang: str) -> bool:
    """Return whether a verb of denying that parts stands in some words: "wies den Vorwurf zurück"."""
    pairs = (p.split() for p in lexicon.folded("negation", lang, "deny_words") if " " in p)
    row = [t.fold for t in ts]
    return any(a in row and b in row[row.index(a) + 1 :] for a, b, *_ in pairs)


def _refuted(t: Token, lang: str) -> bool:
    """Return whether a word denies by itself, wherever in a sentence it stands."""
    known = lexicon.known("negation", lang, "deny_words")
    return t.kind == "word" and (negates(t, lang) or t.fold in known)


def _denies(t: Token, lang: str, bears: frozenset[str], negated: frozenset[str]) -> bool:
    """Return whether a word of the reading denies, whatever was negated.

    What was negated does not excuse the loss, "did not rule out" and "ruled out"; a verb of denying that
    stood further off may: "none was passed, all were rejected".
    """
    if t.kind != "word":
        return False
    if _shortened(t):
        return True  # "couldn't", whatever "could" stands beside
    if t.fold in lexicon.known("negation", lang, "deny_words") and not content((t,)) & negated:
        return True
    if content((t,)) & bears:
        return False
    if negates(t, lang):
        return True
    if t.fold.startswith(lexicon.folded("negation", lang, "seeming")):
        return False  # "Freitag" is free of nothing, "interest" has no other side
    return any(
        t.fold.startswith(w) and (len(w) > 2 or len(t.fold) > len(w) + 2)
        for w in lexicon.folded("negation", lang, "like")
    )
