"""A sentence that denies something, told elsewhere: merged, moved, or in the denial that spells it out."""

from collections.abc import Set as AbstractSet

from variorum import lexicon
from variorum.collate.certainty import hedge
from variorum.collate.clauses import clauses, length, plainly
from variorum.collate.names import same_name
from variorum.collate.tokens import stem, tokens
from variorum.collate.view import View
from variorum.text import fold, words

_KEYS = ("negators", "deny_words")
# Stems that a bare denial has at most besides its verb and what is denied: who denies. Where a pronoun stands
# for what is denied, one.
WHO, ALONE = 3, 1
# Sentences behind a bare denial that spell it out.
REACH = 2
DECLINED = frozenset({"ru", "uk"})
# Letters from the first that two words of one root share at least.
ROOT = 4
# Letters of the longest word that is too short to be told by how it begins, and of the shortest that may be
# put together with "-free" or "-los".
SHORT, LONG = 3, 7
# Share of a denial's letters by which what retells its neighbour must be longer than it, to hold it as well.
ROOM = 0.5


def told_elsewhere(i: int, view: View) -> bool:
    """Return whether what a base sentence denies is denied in some sentence of the reading without a link."""
    mine = view.base.telling
    if not has(mine.sentence(i), mine.lang, *_KEYS):
        return False
    return (
        _same_mouth(i, view)
        or _merged(i, view)
        or _moved(i, view)
        or _spelt_out(i, view)
        or _joined(i, view)
        or _left_open(i, view)
    )


def _same_mouth(i: int, view: View) -> bool:
    """Return whether a speaker's denial is told elsewhere, in words that no link found."""
    speakers = {p.speaker for p in view.base.said((i,)) if p.speaker}
    other, told = view.reading, view.reading.telling
    for p in other.statements:
        one = p.speaker and any(p.speaker == q or same_name(p.speaker, q) for q in speakers)
        if one and any(has(told.sentence(k), told.lang, "deny_words") for k in other.told_in(p)):
            return True
    return False


def _merged(i: int, view: View) -> bool:
    """Return whether what a sentence denies is told beside its neighbours: "23 were hurt and none died".

    A reading's sentence there denies something, and no base sentence that it is linked to does. A denial may
    stand in an unlinked sentence beside it as well.
    """
    mine, other = view.base.telling, view.reading.telling
    linked = {j for k in (i - 1, i + 1) for j in view.linked_reading.get(k, ())}
    if any(_unaccounted(j, view) for j in linked):
        return True
    near = {j + d for j in linked for d in (-1, 1) if 0 <= j + d < len(other.sentences)}
    alone = [j for j in near if not view.linked_base.get(j)]
    return has(mine.sentence(i), mine.lang, "deny_words") and any(
        has(other.sentence(j), other.lang, "deny_words") for j in alone
    )


def _joined(i: int, view: View) -> bool:
    """Return whether what retells a sentence's neighbour has room for it, and a word that can deny without a
    negator: "It has not been found." in "... by the owner, whose whereabouts are unknown".
    """
    mine, other = view.base.telling, view.reading.telling
    if has(mine.sentence(i), mine.lang, "deny_words"):
        return False
    room = ROOM * length(mine.sentence(i), mine.lang)
    for j in {j for k in (i - 1, i + 1) for j in view.linked_reading.get(k, ())}:
        told = length(other.sentence(j), other.lang)
        sources = sum(length(mine.sentence(k), mine.lang) for k in view.linked_base[j])
        if told - sources >= room and may_deny(other.sentence(j), other.lang):
            return True
    return False


def _left_open(i: int, view: View) -> bool:
    """Return whether a sentence only rules nothing out, and what it is linked to leaves that open: "may"."""
    mine, other = view.base.telling, view.reading.telling
    known = lexicon.known("hedges", mine.lang, "core_phrases")
    row = " ".join(plainly(mine.sentence(i)))
    return any(f" {p}" in f" {row}" for p in known) and any(
        hedge(t, other.lang)
        for j in view.linked_reading.get(i, ())
        for t in tokens(other.sentence(j), 0, other.lang)
    )


def _moved(i: int, view: View) -> bool:
    """Return whether the reading denies something that no base sentence linked to it does, of the same thing.

    Where words are declined, links are missed, and of few words one tells that it is the same, a negator
    aside. Between two such languages no word can; that the denial has no other source is what there is.
    """
    lang = view.base.telling.lang
    stems = view.base.stems_of(i) - {stem(w) for w in lexicon.known("negation", lang, *_KEYS)}
    if not {lang, view.reading.telling.lang} <= DECLINED or (not view.across and len(stems) > WHO):
        return False
    return any(
        _unaccounted(j, view, "negators")  # "warned", "insisted" deny less than they tell
        and (view.across or _held(stems, view.reading.stems_of(j)) >= 1)
        for j in view.reading.indices
    )


def _held(mine: AbstractSet[str], theirs: AbstractSet[str]) -> int:
    return sum(any(_rooted(a, b) for b in theirs) for a in mine)


def _rooted(a: str, b: str) -> bool:
    """Return whether two stems begin alike but for their last letter: "обвине", "обвиня"."""
    n = max(ROOT, min(len(a), len(b)) - 1)
    return a[:n] == b[:n]


def _unaccounted(j: int, view: View, *keys: str) -> bool:
    """Return whether a reading's sentence denies more things than the base sentences linked to it."""
    mine, other = view.base.telling, view.reading.telling
    told = _count(other.sentence(j), other.lang, *(keys or _KEYS))
    return told > sum(_count(mine.sentence(k), mine.lang, *_KEYS) for k in view.linked_base.get(j, ()))


def _count(text: str, lang: str, *keys: str) -> int:
    """Return how many clauses of a text deny something: "no harm was done, and no one was fined" two."""
    parts = sum(has(c.span.of(text), lang, *keys) for c in clauses(text, 0, lang))
    return max(parts, int(has(text, lang, *keys)))


def _spelt_out(i: int, view: View) -> bool:
    """Return whether a sentence tells no more than that charges are denied, and the reading keeps the denial
    that follows it: "Karsk denies involvement. 'Not one shot was ours,' its envoy said."
    """
    mine, other = view.base.telling, view.reading.telling
    if not _bare(i, view):
        return False
    return any(
        view.base.said((k,))
        and has(mine.sentence(k), mine.lang, *_KEYS)
        and has(other.sentence(j), other.lang, *_KEYS)
        for k in range(i + 1, min(len(mine.sentences), i + REACH + 1))
        for j in view.linked_reading.get(k, ())
    )


def _bare(i: int, view: View) -> bool:
    """Return whether a sentence names who denies and nothing of what: charges, a part in it, this."""
    mine = view.base.telling
    if not has(mine.sentence(i), mine.lang, "deny_words"):
        return False
    verbs, charges = (
        {stem(w) for w in lexicon.known("negation", mine.lang, k)} for k in ("deny_words", "charges")
    )
    rest = view.base.stems_of(i) - verbs
    return len(rest - charges) <= (WHO if rest & charges else ALONE)


def may_deny(text: str, lang: str) -> bool:
    """Return whether a text has a word that can deny without a negator: "unclear", "störungsfrei"."""
    first, last, other = (lexicon.folded("negation", lang, k) for k in ("like", "privative", "seeming"))
    told = [w for w in (fold(x) for x, _ in words(text)) if not w.startswith(other)]
    if any(w.startswith(first) and len(w) > SHORT for w in told):
        return True
    return pending(text, lang) or any(w.endswith(last) and len(w) >= LONG for w in told)


def pending(text: str, lang: str) -> bool:
    """Return whether a text leaves something undone or in doubt: "remains to be shown", "под вопросом"."""
    row = f" {' '.join(fold(w) for w, _ in words(text))} "
    return any(f" {p} " in row for p in lexicon.known("negation", lang, "yet"))


def has(text: str, lang: str, *keys: str) -> bool:
    """Return whether a text has a word of some lists, or all the words of an entry: "weist ... zurück"."""
    known = lexicon.known("negation", lang, *keys)
    told = set(plainly(text))
    if told & known or any(w.endswith("n't") for w in told):
        return True
    return any(told >= set(k.split()) for k in known if " " in k)
