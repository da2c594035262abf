"""The same statement in several tellings: direct in one, indirect in another, translated in a third."""

import re
from collections.abc import Mapping, Sequence

from variorum.data import Alignment, Statement, Telling
from variorum.text import fold, words

_OTHER_SPEAKER = 0.5  # share of words from which words put to somebody else are the same statement
_TRANSLATED = 0.8  # link's score from which words put to somebody else in another language are the same
_SAME_SPEAKER = 0.5  # what the same name adds to the links' scores when statements are matched

_Fits = dict[tuple[int, int], float]


def join(
    tellings: Sequence[Telling], statements: Sequence[Statement], alignments: Sequence[Alignment]
) -> tuple[tuple[int, ...], ...]:
    """Return groups of indices into `statements` that tell of one utterance, two or more each.

    Two statements of different tellings pair where their sentences are linked and each is the other's
    best match: by the links' scores, the words they share and the speaker. Words put to another mouth
    pair too where they are the same words, in another language where their link is sure and the figures
    are no others. Groups are in the order of their first index, indices in order.
    """
    by_id = {t.id: t for t in tellings}
    of: dict[str, list[int]] = {}
    for n, s in enumerate(statements):
        if s.telling in by_id:
            of.setdefault(s.telling, []).append(n)
    at = [_sentences(by_id, s) for s in statements]
    bag = [_words(by_id, s) for s in statements]
    pairs: list[tuple[float, int, int]] = []
    for a in sorted(alignments, key=lambda a: (a.left, a.right)):
        if a.left not in by_id or a.right not in by_id:
            continue
        one_language = by_id[a.left].lang == by_id[a.right].lang
        fits = _fits(a, at, of.get(a.left, []), of.get(a.right, []))
        for i, j in fits:
            x, y = statements[i].speaker, statements[j].speaker
            shared = len(bag[i] & bag[j]) / (1 + min(len(bag[i]), len(bag[j])))
            translated = fits[i, j] >= _TRANSLATED and not _other_figures(bag[i], bag[j])
            same = shared >= _OTHER_SPEAKER if one_language else translated
            if x and y and x != y and not same:
                fits[i, j] = 0.0  # another mouth and other words: two statements of one sentence
            else:
                fits[i, j] += shared + (_SAME_SPEAKER if x and x == y else 0.0)
        pairs += [(-fits[i, j], i, j) for i, j in _mutual({x: value for x, value in fits.items() if value})]
    return _grouped(statements, sorted(pairs))


def _grouped(
    statements: Sequence[Statement], pairs: Sequence[tuple[float, int, int]]
) -> tuple[tuple[int, ...], ...]:
    """Return what the pairs tie together, the surest first; no group takes in a telling twice.

    A sentence that sums up two statements would otherwise tie both to one row.
    """
    group = [[n] for n in range(len(statements))]
    for _, i, j in pairs:
        a, b = group[i], group[j]
        if a is b or {statements[n].telling for n in a} & {statements[n].telling for n in b}:
            continue
        a += b
        for n in b:
            group[n] = a
    found = {id(g): tuple(sorted(g)) for g in group if len(g) > 1}
    return tuple(sorted(found.values()))


def _sentences(by_id: Mapping[str, Telling], s: Statement) -> tuple[int, ...]:
    """Return the indices of the sentences that a statement's content stands in."""
    telling = by_id.get(s.telling)
    if telling is None:
        return ()
    out: dict[int, None] = {}
    for span in s.content:
        first, last = telling.sentence_at(span.start), telling.sentence_at(max(span.start, span.end - 1))
        if first is not None:
            out.update(dict.fromkeys(range(first, (first if last is None else last) + 1)))
    return tuple(out)


def _words(by_id: Mapping[str, Telling], s: Statement) -> frozenset[str]:
    telling = by_id.get(s.telling)
    if telling is None:
        return frozenset()
    return frozenset(fold(w) for span in s.content for w, _ in words(span.of(telling.text)))


def _other_figures(a: frozenset[str], b: frozenset[str]) -> bool:
    """Return whether both of two contents have figures and none in common: 90 and 60 percent are two claims.

    Languages group and part digits each in their own way and say "9 тысяч" for 9,000, so that a figure is
    known by its digits as far as the last that is not 0.
    """
    one, two = ({digits for w in bag for digits in _digits(w)} for bag in (a, b))
    return bool(one and two) and one.isdisjoint(two)


def _digits(word: str) -> list[str]:
    return [re.sub(r"\D", "", figure).rstrip("0") or "0" for figure in re.findall(r"\d+(?:[.,]\d+)*", word)]


def _fits(
    alignment: Alignment, at: Sequence[tuple[int, ...]], lefts: Sequence[int], rights: Sequence[int]
) -> _Fits:
    """Return, for statements on both sides, the scores of the links between their sentences, added up."""
    holder: dict[int, list[int]] = {}
    for j in rights:
        for k in at[j]:
            holder.setdefault(k, []).append(j)
    linked: dict[int, list[tuple[int, float]]] = {}
    for x in alignment.links:
        linked.setdefault(x.left, []).append((x.right, x.score))
    out: _Fits = {}
    for i in lefts:
        for a in at[i]:
            for b, score in linked.get(a, ()):
                for j in holder.get(b, ()):
                    out[i, j] = out.get((i, j), 0.0) + score
    return out


def _mutual(fits: _Fits) -> list[tuple[int, int]]:
    """Return the pairs that are each other's best match; the earlier one wins among equals."""
    right: dict[int, tuple[float, int]] = {}
    left: dict[int, tuple[float, int]] = {}
    for (i, j), value in sorted(fits.items()):
        if value > right.get(i, (0.0, -1))[0]:
            right[i] = (value, j)
        if value > left.get(j, (0.0, -1))[0]:
            left[j] = (value, i)
    return [(i, j) for i, (_, j) in right.items() if left[j][1] == i]
