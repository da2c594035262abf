"""A claim that is the speaker's in one telling and the outlet's own in the other.

From statements, not from words; a word of saying, or of doubt, in the bare sentence calls the finding off.
"""

from collections.abc import Mapping, Sequence

from variorum import lexicon
from variorum.collate.join import share, stems
from variorum.collate.names import same_name, share_word
from variorum.collate.parties import anonymous, called, lay, pronoun
from variorum.collate.tokens import stem, tokens, unelided
from variorum.collate.view import Bead, View, Whole, found
from variorum.data import Kind, Span, Statement, Variant
from variorum.text import fold, words

BY = "voice@5"
# Share of a statement's stems that an unattributed clause must hold to be the same claim
# in the outlet's own voice.
HELD = 0.45
# Fewer stems than this meet by chance.
LEAST = 3
# A statement less sure than this may be no statement at all.
SURE = 0.6
# Share of a base sentence's words that one statement must hold to be all that the sentence says.
ALL = 0.5
# Letters behind a word of saying in which the next word starts and ends.
AHEAD = 24
# Share of a claim's stems in one sentence outside any statement: that text tells the very claim as its own.
OWN = 0.6
UNNAMED = "a source"  # in a note, where no words name the speaker


def voice(bead: Bead, view: View) -> Sequence[Variant]:
    """Return contested claims of a speaker in the base that the reading tells as its own, and the reverse."""
    out = []
    for s in view.base.said(bead.base):
        if s.confidence < SURE or _author(s, view.base) or not contested(s, view.base):
            continue
        linked = {
            j for i in view.base.told_in(s) for j in view.linked_reading.get(i, ()) if j in bead.reading
        }
        place = _bare(s, linked, view.base, view.reading, view.linked_base)
        if place is None or (not view.across and _own(s, view.base)):
            continue
        note = f"the base puts it to {called(s, view.base) or UNNAMED}, here it is the outlet's own"
        out.append(found(view, Kind.VOICE, _whole(s), place, by=BY, confidence=0.8 * s.confidence, note=note))
    return [*out, *_reverse(bead, view)]


def _reverse(bead: Bead, view: View) -> list[Variant]:
    """Return what the base tells in its own voice and the reading puts to somebody who only claims it."""
    out = []
    for s in view.reading.said(bead.reading):
        if s.confidence < SURE or s.source is None or _author(s, view.reading):
            continue
        if not contested(s, view.reading):
            continue
        linked = {
            i for j in view.reading.told_in(s) for i in view.linked_base.get(j, ()) if i in bead.base
        }
        place = _bare(s, linked, view.reading, view.base, view.linked_reading, OWN)
        if place is None or _pronouns(place, view.base) or (not view.across and _own(s, view.reading)):
            continue  # "she did not rule it out" is hers in the base too
        note = f"the base tells it as its own, {called(s, view.reading) or UNNAMED} claims it here"
        out.append(found(view, Kind.VOICE, place, _whole(s), by=BY, confidence=0.7 * s.confidence, note=note))
    return out


def _author(s: Statement, whole: Whole) -> bool:
    """Return whether who speaks is the text itself: "we recommend", "our analysis shows", in no quotation."""
    known = lexicon.known("roles", whole.telling.lang, "pronouns_self")
    if s.source is None or any(q.span.overlap(s.source) for q in whole.quotes):
        return False
    return any(fold(w) in known for w, _ in words(s.source.of(whole.telling.text))[:1])


def _pronouns(place: Span, whole: Whole) -> bool:
    at = whole.telling.sentence_at(place.start)
    known = lexicon.known("roles", whole.telling.lang, "pronouns_male", "pronouns_female")
    return at is not None and bool(known & whole.words_of(at))


def _bare(
    s: Statement,
    linked: set[int],
    mine: Whole,
    other: Whole,
    back: Mapping[int, tuple[int, ...]],
    held: float = HELD,
) -> Span | None:
    """Return the other text's words for a statement's claim where nothing puts them to anybody."""
    place = None
    if mine.telling.lang == other.telling.lang:
        place = _carrier(stems(mine, s.content, mine.telling.lang), linked, other, held)
    place = place or _counterpart(s, linked, mine, other, back)
    if place is None:
        return None
    sentence, clause = place
    if _attributed(sentence, clause, s, mine, other) or _named(s, sentence, mine, other):
        return None
    return None if _near(s, sentence, other) or _pointed_at(sentence, other) else clause


def _words(lang: str, *keys: str) -> frozenset[str]:
    return lexicon.known("speech", lang, *keys)


def contested(s: Statement, whole: Whole) -> bool:
    """Return whether a claim needs its speaker: a charge, a denial, a belief, an estimate, unnamed people's,
    or lay people's.

    What a rescue service or a court says of its own doings is often retold without it, and says the same.
    """
    if anonymous(s, whole) or lay(s, whole):
        return True
    if s.cue is None:
        return False
    charges, plans = _words(whole.telling.lang, "contested"), _words(whole.telling.lang, "foresees")
    told = [fold(w) for w, _ in words(s.cue.of(whole.telling.text))]
    if any(w in plans for w in told) and not _clause(s.cue, whole):
        return False  # "the scheme provides for 340 homes"
    return any(w in charges for w in told)


def _clause(cue: Span, whole: Whole) -> bool:
    """Return whether a word of saying opens a clause, as "that" behind it shows."""
    near = [fold(w) for w, _ in words(whole.telling.text[cue.end : cue.end + AHEAD])]
    opening = _words(whole.telling.lang, "that")
    return bool(near) and near[0].replace("’", "'").split("'")[0] in opening


def _carrier(
    content: frozenset[str], sentences: set[int], whole: Whole, least: float
) -> tuple[int, Span] | None:
    """Return the sentence that holds most of a statement's stems, and the stretch from first to last."""
    best: tuple[float, int, Span] | None = None
    for j in sorted(sentences):
        span = whole.telling.sentences[j]
        held = [
            t
            for t in tokens(span.of(whole.telling.text), span.start, whole.telling.lang)
            if _key(t.fold, t.kind) in content
        ]
        keys = frozenset(_key(t.fold, t.kind) for t in held)
        part = len(keys) / len(content) if content and len(keys) >= LEAST else 0.0
        if part >= least and (best is None or part > best[0]):
            best = (part, j, Span(held[0].span.start, held[-1].span.end))
    return (best[1], best[2]) if best else None


def _counterpart(
    s: Statement, linked: set[int], mine: Whole, other: Whole, back: Mapping[int, tuple[int, ...]]
) -> tuple[int, Span] | None:
    """Return the one sentence that carries a sentence which is all one statement, whatever its words.

    What carries a part of it besides carries another sentence first, and names nobody who said it.
    """
    here = mine.told_in(s)
    own = [j for j in sorted(linked) if back.get(j) == tuple(here)]
    if len(here) != 1 or len(own) != 1 or any(_named(s, j, mine, other) for j in linked if j != own[0]):
        return None
    i, j = next(iter(here)), own[0]
    told = sum(c.end - c.start for c in s.content)
    if told < ALL * len(mine.telling.sentences[i]):
        return None
    others = [p for p in mine.said((i,)) if p is not s]
    return None if others else (j, other.telling.sentences[j])


def _key(word: str, kind: str) -> str:
    return stem(word) if kind == "word" else word


def _attributed(sentence: int, clause: Span, s: Statement, mine: Whole, other: Whole) -> bool:
    """Return whether the other text's sentence puts the claim to anybody, or leaves it open.

    A statement whose source is part of the claim itself ("staff had warned") is no attribution of it.
    """
    span, lang = other.telling.sentences[sentence], other.telling.lang
    claim = stems(mine, s.content, mine.telling.lang)
    for p in other.statements:
        if not any(c.overlap(span) for c in (*p.content, *(y for y in (p.source, p.cue) if y))):
            continue
        source = stems(other, (p.source,), lang) if p.source else frozenset()
        if source and source <= claim:
            continue
        if p.source and len(p.source) > 2 * len(clause) and p.source.holds(clause):
            continue  # told beside the name: "Roe of Torvos, which has no intention to, said"
        return True
    told = [w for t in words(span.of(other.telling.text)) if stem(w := fold(t[0])) not in claim]
    plain = f" {' '.join(told)} "
    across = lang != mine.telling.lang  # there nothing else shows who says it
    saying = _words(lang, "contested") | (_words(lang, "verbs") - _words(lang, "told") if across else set())
    turns = _words(lang, "according", "asides")
    return any(f" {p} " in plain for p in turns) or any(unelided(w) in saying for w in told)


def _named(s: Statement, sentence: int, mine: Whole, other: Whole) -> bool:
    """Return whether the other text's sentence still holds the words that name the source."""
    if mine.telling.lang != other.telling.lang:
        here = [fold(w) for w, _ in words(other.telling.sentence(sentence)) if w[0].isupper()]
        names = [fold(w) for w, _ in words(s.speaker or "") if w[0].isupper()]
        return share_word(names, here)
    if s.source is None:
        return False
    source = stems(mine, (s.source,), mine.telling.lang)
    told = stems(other, (other.telling.sentences[sentence],), other.telling.lang)
    return bool(source) and len(source & told) * 2 >= len(source)


def _near(s: Statement, sentence: int, whole: Whole) -> bool:
    """Return whether the sentence goes on with what its neighbour reports.

    Free indirect speech keeps the speaker.
    """
    paragraph = whole.telling.paragraph_of
    for k in (sentence - 1, sentence + 1):
        if not 0 <= k < len(whole.telling.sentences) or paragraph[k] != paragraph[sentence]:
            continue
        span = whole.telling.sentences[k]
        for p in whole.statements:
            if not any(c.overlap(span) for c in p.content) or not p.speaker or not s.speaker:
                continue
            if k > sentence and not pronoun(p, whole):
                continue  # a speaker named anew does not reach back
            if p.speaker == s.speaker or same_name(p.speaker, s.speaker):
                return True
    return False


def _pointed_at(sentence: int, whole: Whole) -> bool:
    """Return whether the next sentence says whose claim this one is: "That is according to two officials"."""
    k, paragraph = sentence + 1, whole.telling.paragraph_of
    if k >= len(whole.telling.sentences) or paragraph[k] != paragraph[sentence]:
        return False
    lang = whole.telling.lang
    told = [fold(w) for w, _ in words(whole.telling.sentence(k))]
    if not told or told[0] not in _words(lang, "pointing"):
        return False
    plain = f" {' '.join(told)} "
    saying = _words(lang, "verbs", "nouns")
    return any(w in saying for w in told) or any(f" {p} " in plain for p in _words(lang, "according"))


def _own(s: Statement, whole: Whole) -> bool:
    """Return whether the base tells the claim in its own voice as well, in another sentence."""
    claim = stems(whole, s.content, whole.telling.lang)
    here = whole.told_in(s)
    for i, span in enumerate(whole.telling.sentences):
        if i in here or any(c.overlap(span) for p in whole.statements for c in p.content):
            continue
        if len(claim) >= LEAST and share(claim, stems(whole, (span,), whole.telling.lang)) >= OWN:
            return True
    return False


def _whole(s: Statement) -> Span:
    spans = [x for x in (s.source, s.cue) if x] or list(s.content)
    return Span(min(x.start for x in spans), max(x.end for x in spans))
