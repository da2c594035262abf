"""The same statement in several tellings: direct in one, indirect in another, translated in a third."""

from collections.abc import Sequence

from variorum.data import Alignment, Statement, Telling
from variorum.text import fold, words

_ENOUGH = 0.35  # least score of a pair: half a speaker's agreement and some words, or the words alone
_SPEAKER = 0.5  # what agreement on the speaker adds
_SHORT = 3  # letters a word needs to count


def join(
    tellings: Sequence[Telling], statements: Sequence[Statement], alignments: Sequence[Alignment]
) -> tuple[tuple[int, ...], ...]:
    """Return groups of indices into `statements` that tell of one utterance, two or more each.

    Two statements of different tellings pair where their sentences are linked and speaker and words
    agree; in one pair of tellings each statement has one partner, the best first. Groups are in the
    order of their first index, indices in order.
    """
    by_id = {t.id: t for t in tellings}
    at: dict[tuple[str, int], list[int]] = {}
    for n, s in enumerate(statements):
        t = by_id.get(s.telling)
        if t is None:
            continue
        for k in sorted({k for c in s.content if (k := t.sentence_at(c.start)) is not None}):
            at.setdefault((s.telling, k), []).append(n)
    parent = list(range(len(statements)))

    def root(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a in sorted(alignments, key=lambda a: (a.left, a.right)):
        scored: dict[tuple[int, int], float] = {}
        for link in a.links:
            left, right = at.get((a.left, link.left), []), at.get((a.right, link.right), [])
            lone = len(left) == len(right) == 1
            for i in left:
                for j in right:
                    score = link.score * _alike(by_id, statements[i], statements[j], lone=lone)
                    scored[i, j] = max(score, scored.get((i, j), 0.0))
        taken: set[int] = set()
        for (i, j), score in sorted(scored.items(), key=lambda x: (-x[1], x[0])):
            if score < _ENOUGH or i in taken or j in taken:
                continue
            taken |= {i, j}
            x, y = root(i), root(j)
            parent[max(x, y)] = min(x, y)
    groups: dict[int, list[int]] = {}
    for n in range(len(statements)):
        groups.setdefault(root(n), []).append(n)
    return tuple(tuple(g) for g in groups.values() if len(g) > 1)


def _alike(by_id: dict[str, Telling], a: Statement, b: Statement, *, lone: bool) -> float:
    """Return how likely two statements of linked sentences are one: speaker, words, both alone there."""
    same = a.speaker is not None and a.speaker == b.speaker
    if a.speaker is not None and b.speaker is not None and not same:
        return 0.0  # words given to another speaker are a change, and the collation's to tell
    x, y = _words(by_id[a.telling], a), _words(by_id[b.telling], b)
    shared = len(x & y) / max(1, min(len(x), len(y)))
    return min(1.0, shared + _SPEAKER * same + (0.5 if lone and same else 0.25 if lone else 0.0))


def _words(telling: Telling, s: Statement) -> frozenset[str]:
    return frozenset(
        f
        for c in s.content
        for w, _ in words(c.of(telling.text))
        if len(f := fold(w)) > _SHORT or f[:1].isdigit()
    )
