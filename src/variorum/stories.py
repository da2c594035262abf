"""Judged pairs to stories, by average linkage: groups join where most of their pairs say so.

Single links chain: a day's round-up would tie its topics together, a follow-up last week's story to
this week's. So two groups join only where the affinity between them, averaged over all pairs (pairs that
were never looked at count as none), is high enough (UPGMA; Sokal & Michener 1958). Derivation is a strong
tie, telling the same event a weak one.
"""

import heapq
from collections.abc import Sequence
from math import fsum

from variorum.data import DERIVED, Alignment, Relation, Story, Telling, by_date
from variorum.groups import Groups

PARTIAL_TIE = 0.8  # of a derivation's tie: a borrowed passage belongs to its source's story
EVENT_TIE = 0.6  # of a derivation's tie: the same event told for itself
JOIN = 0.3  # mean affinity from which two groups are one story: half of what sure same-event pairs have
SAME = 0.9  # confidence from which a copy stands for what it was copied from
MUTUAL = 2 / 3  # share of either text that a copy holds: over one half, so that a round-up is nobody's copy
DAYS_APART = 3.0  # between publication days: independent reports further apart than this are of later events

Ends = tuple[str, str]  # of a tie: lesser id, greater id


def stories(tellings: Sequence[Telling], alignments: Sequence[Alignment]) -> tuple[Story, ...]:
    """Return the stories, every telling in exactly one, in the order of their ids.

    A story's id is its earliest telling's (by publication; unknown dates last, then by id), its title
    that telling's, its alignments those among its members that have a relation. `alignments` holds the pairs
    that were looked at, unrelated ones too. The order of input changes nothing.
    """
    by_id = {t.id: t for t in tellings}
    ties = _ties(by_id, alignments)
    groups = _grouped(*_bundled(sorted(by_id), ties, alignments))
    of = {t: k for k, g in enumerate(groups) for t in g}
    inner: dict[int, list[Alignment]] = {}
    for x in alignments:
        if x.relation is not None and x.left in of and of[x.left] == of.get(x.right):
            inner.setdefault(of[x.left], []).append(x)
    out = []
    for k, group in enumerate(groups):
        members = sorted(group, key=lambda i: by_date(by_id[i]))
        first = by_id[members[0]]
        out.append(Story(
            id=first.id, title=first.article.title, tellings=tuple(members),
            alignments=tuple(sorted(inner.get(k, ()), key=lambda x: (x.left, x.right))),
        ))  # fmt: skip
    return tuple(sorted(out, key=lambda s: s.id))


def affinity(x: Alignment, days: float | None) -> float:
    """Return how strongly a judged pair ties two tellings, 0 to 1; `days` lie between their publication."""
    if x.relation is None:
        return 0.0
    if x.relation in DERIVED:
        return x.confidence
    if x.relation is Relation.PARTIAL:
        return PARTIAL_TIE * x.confidence
    if days is not None and days > DAYS_APART:
        return 0.0
    return EVENT_TIE * x.confidence


def _ties(by_id: dict[str, Telling], alignments: Sequence[Alignment]) -> dict[Ends, float]:
    """Return the affinity of every pair that was looked at, by (lesser id, greater id)."""
    ties: dict[Ends, float] = {}
    for x in alignments:
        if x.left == x.right or x.left not in by_id or x.right not in by_id:
            continue
        dates = by_id[x.left].article.published, by_id[x.right].article.published
        days = abs((dates[0] - dates[1]).total_seconds()) / 86_400 if dates[0] and dates[1] else None
        pair = min(x.left, x.right), max(x.left, x.right)
        ties[pair] = max(affinity(x, days), ties.get(pair, 0.0))
    return ties


def _one(x: Alignment) -> bool:
    """Return whether two tellings are copies of one text, and not one a digest that holds the other."""
    mutual = min(x.coverage_left, x.coverage_right) >= MUTUAL
    return x.relation is Relation.COPY and x.confidence >= SAME and mutual


def _bundled(
    ids: list[str], ties: dict[Ends, float], alignments: Sequence[Alignment]
) -> tuple[dict[str, list[str]], dict[Ends, float]]:
    """Return the tellings, copies of one text together and by their least id, and the ties between these.

    A tie is summed over all pairs of members; one that was not looked at has the mean of those that were.
    """
    texts = Groups(ids)
    for x in alignments:
        if _one(x) and x.left in texts and x.right in texts:
            texts.join(x.left, x.right)
    members = texts.members()
    between: dict[Ends, list[float]] = {}
    for (a, b), tie in ties.items():
        ends = sorted((texts.of(a), texts.of(b)))
        if ends[0] != ends[1]:
            between.setdefault((ends[0], ends[1]), []).append(tie)
    return members, {
        (a, b): fsum(found) / len(found) * len(members[a]) * len(members[b])
        for (a, b), found in between.items()
    }


def _grouped(members: dict[str, list[str]], ties: dict[Ends, float]) -> list[list[str]]:
    """Return groups by average linkage, the strongest join first, names breaking ties.

    `members` holds what is together from the start, each group by its least id; `ties` are sums over pairs.
    """
    near: dict[str, dict[str, float]] = {i: {} for i in members}  # summed ties between groups
    heap = []
    for (a, b), tie in ties.items():
        if tie > 0:
            near[a][b] = near[b][a] = tie
            heap.append((-tie / (len(members[a]) * len(members[b])), a, b, len(members[a]), len(members[b])))
    heapq.heapify(heap)
    while heap:
        tie, a, b, na, nb = heapq.heappop(heap)
        if -tie < JOIN:
            break
        if a not in members or b not in members or (len(members[a]), len(members[b])) != (na, nb):
            continue  # one of them has grown since
        keep, gone = min(a, b), max(a, b)
        members[keep] += members.pop(gone)
        for other, total in near.pop(gone).items():
            if other == keep:
                continue
            near[other].pop(gone)
            near[keep][other] = near[other][keep] = near[keep].get(other, 0.0) + total
        near[keep].pop(gone, None)
        size = len(members[keep])
        for other, total in near[keep].items():
            mean = total / (size * len(members[other]))
            heapq.heappush(heap, (-mean, keep, other, size, len(members[other])))
    return [sorted(g) for _, g in sorted(members.items())]
