"""A sentence that denies something, told elsewhere: merged, moved, or in the denial that spells it out."""

from collections.abc import Set as AbstractSet

from variorum import lexicon
from variorum.collate.clauses import plainly
from variorum.collate.names import same_name
from variorum.collate.tokens import stem
from variorum.collate.view import View
from variorum.text import fold

_KEYS = ("negators", "deny_words")
# Stems that a bare denial has at most besides its verb and what is denied: who denies. Where a pronoun stands
# for what is denied, one.
WHO, ALONE = 3, 1
# Sentences behind a bare denial that spell it out.
REACH = 2
DECLINED = frozenset({"ru", "uk"})
# Letters from the first that two words of one root share at least.
ROOT = 4


def told_elsewhere(i: int, view: View) -> bool:
    """Return whether what a base sentence denies is denied in some sentence of the reading without a link."""
    mine = view.base.telling
    if not has(mine.sentence(i), mine.lang, *_KEYS):
        return False
    return _same_mouth(i, view) or _merged(i, view) or _moved(i, view) or _spelt_out(i, view)


def _same_mouth(i: int, view: View) -> bool:
    """Return whether a speaker's denial is told elsewhere, in words that no link found."""
    speakers = {p.speaker for p in view.base.said((i,)) if p.speaker}
    other = view.reading
    for p in other.statements:
        if p.speaker and any(p.speaker == q or same_name(p.speaker, q) for q in speakers):
            at = {k for c in p.content if (k := other.telling.sentence_at(c.start)) is not None}
            if any(has(other.telling.sentence(k), other.telling.lang, "deny_words") for k in at):
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


def _moved(i: int, view: View) -> bool:
    """Return whether the reading denies something that no base sentence linked to it does, of the same thing.

    Where words are declined, links are missed, and of few words one tells that it is the same, a negator
    aside. Between two such languages no word can; that the denial has no other source is what there is.
    """
    lang = view.base.telling.lang
    table = lexicon.load("negation").get(lang, {})
    stems = view.base.stems_of(i) - {stem(fold(w)) for k in _KEYS for w in table.get(k, ())}
    if not {lang, view.reading.telling.lang} <= DECLINED or (not view.across and len(stems) > WHO):
        return False
    return any(
        _unaccounted(j, view, "negators")  # "warned", "insisted" deny less than they tell
        and (view.across or _held(stems, view.reading.stems_of(j)) >= 1)
        for j in range(len(view.reading.telling.sentences))
    )


def _held(mine: AbstractSet[str], theirs: AbstractSet[str]) -> int:
    return sum(any(_rooted(a, b) for b in theirs) for a in mine)


def _rooted(a: str, b: str) -> bool:
    """Return whether two stems begin alike but for their last letter: "обвине", "обвиня"."""
    n = max(ROOT, min(len(a), len(b)) - 1)
    return a[:n] == b[:n]


def _unaccounted(j: int, view: View, *keys: str) -> bool:
    """Return whether a reading's sentence denies something, and no base sentence linked to it does."""
    mine, other = view.base.telling, view.reading.telling
    return has(other.sentence(j), other.lang, *(keys or _KEYS)) and not any(
        has(mine.sentence(k), mine.lang, *_KEYS) for k in view.linked_base.get(j, ())
    )


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
    table = lexicon.load("negation").get(mine.lang, {})
    verbs, charges = ({stem(fold(w)) for w in table.get(k, ())} for k in ("deny_words", "charges"))
    rest = view.base.stems_of(i) - verbs
    return len(rest - charges) <= (WHO if rest & charges else ALONE)


def has(text: str, lang: str, *keys: str) -> bool:
    """Return whether a text has a word of some lists, or all the words of an entry: "weist ... zurück"."""
    table = lexicon.load("negation").get(lang, {})
    known = {fold(w) for k in keys for w in table.get(k, ())}
    told = set(plainly(text))
    if told & known or any(w.endswith("n't") for w in told):
        return True
    return any(told >= set(k.split()) for k in known if " " in k)
