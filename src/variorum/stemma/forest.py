"""From a forest of tellings to a stemma: lost sources, second parents, origins."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from variorum.data import NEAR_COPIES, Lost, Reading, Relation
from variorum.groups import Groups
from variorum.stemma.features import Field, later
from variorum.stemma.tree import GROUND, Scores
from variorum.stemma.weigh import Weighed
from variorum.text import quoted

# Log-odds from which a telling counts as one that came before another: even odds.
ELDER = 0.0
# Two trees share a source where the pairs across them are on average likelier to share material than not:
# one pair judged wrongly doesn't tie an independent report to a family.
KIN = 0.5
# How much likelier one direction must be than the other before any is claimed: nine to one. Between two texts
# and nothing else a lower one is wrong too often, and where there is a third it changes next to nothing
# (`benchmarks.direction`, `benchmarks.retold.stemma`).
ONE_WAY = 9.0
# A further parent must bring this many sentences that the first one, its elders and the parents before it
# lack, and this share of the child's text: below it, a stray link of the aligner would do.
FURTHER_SENTENCES, FURTHER_SHARE = 3, 0.15
# Further parents at most: by the share above, no telling can have more than six.
MOST_FURTHER = 6
Kin = Mapping[tuple[int, int], float]  # probability that two tellings share material


@dataclass(frozen=True)
class Ties:
    """A forest with its lost sources, by index of tellings; lost sources are negative: -1 is the first."""

    parents: tuple[tuple[int, int], ...]  # (parent, child), child a telling or a lost source
    further: tuple[tuple[int, int], ...]  # further parents of tellings that draw on several
    groups: tuple[tuple[int, ...], ...]  # children of each lost source
    undirected: tuple[tuple[int, ...], ...]  # roots of one text; the first holds nothing that the others lack
    origins: tuple[tuple[int, ...], ...]


def undirected(chosen: Sequence[int], sure: Scores, field: Field) -> list[int]:
    """Return the forest without those edges at its roots that could as well run the other way, nor any that
    something beside the texts' words speaks against.

    Such a pair is then tied like any two tellings neither of which is shown to be older.
    """
    out = list(chosen)
    for c in range(1, len(chosen)):
        p = chosen[c]
        if p == GROUND:
            continue
        if _unlikely(field, p - 1, c - 1):
            out[c] = GROUND
            continue
        if chosen[p] != GROUND:
            continue
        # Where the elder itself names a source that nobody here holds, what the two share may have come to
        # both from there: the edge has that to outweigh too, and not its own reverse alone.
        rival = 1 - sure[p, c] if _names_unseen(field, p - 1) else sure[c, p]
        if sure[p, c] < ONE_WAY * rival:
            out[c] = GROUND
    return out


def _unlikely(field: Field, parent: int, child: int) -> bool:
    """Return whether something that no weighing sees speaks against an edge which neither text bears out.

    Near-copies that were cut and those that grew look alike: there a date against the edge leaves it open.
    And no two translate alike: what stands word for word in a text of its own language came from there.
    """
    a = field.pairs.get((child, parent))
    if a is None or parent in field.credits[child] or field.signs[parent] or field.releases[parent]:
        return False
    if a.relation in NEAR_COPIES and later(field, parent, child) < 0:
        return True
    lang = field.witnesses[child].telling.lang
    return field.witnesses[parent].telling.lang != lang and any(
        x.relation is Relation.COPY and field.witnesses[q].telling.lang == lang and _within(field, child, q)
        for (c, q), x in field.pairs.items()
        if c == child and q != parent
    )


def _names_unseen(field: Field, telling: int) -> bool:
    """Return whether a telling names a source that nobody here holds, and may have its report from there.

    One that opens under its own outlet's name is that outlet's report, whoever it quotes for a sentence:
    "the envoy told the broadcaster BTV" in a wire makes BTV no source of the wire.
    """
    credit = field.witnesses[telling].telling.credit
    return bool(credit) and not field.credits[telling] and not field.signs[telling]


def _unheard_of(field: Field, elder: int, child: int) -> bool:
    """Return whether a child names a source nobody holds, and nothing shows that this had it from the elder.

    Its own face or its date must: else both may have it from there.
    """
    began = field.signs[elder] or field.releases[elder] or later(field, elder, child) > 0
    return _names_unseen(field, child) and not began


def ties(field: Field, weighed: Weighed, chosen: Sequence[int], many: AbstractSet[int] = frozenset()) -> Ties:
    """Return the forest (node 0 the ground) with lost sources put in where roots share material.

    `many` are tellings whose text several outlets have: what these name as its source all had it from.
    """
    n = len(field.witnesses)
    parents = [(p - 1, c) for c, p in enumerate(chosen[1:]) if p != GROUND]
    roots = [c for c in range(n) if chosen[c + 1] == GROUND]
    top = _tops(chosen)
    further = tuple(pair for c in range(n) for pair in _further(field, weighed, chosen, c))
    # That one telling draws on both makes two sources no kin.
    mixed = {frozenset(pair) for pair in further}
    kin = {pair: share for pair, share in field.kin.items() if frozenset(pair) not in mixed}
    lone: list[tuple[int, int]] = []  # (elder, root): a step is lost between them
    for c in roots:
        column = weighed.before[1:, c + 1]
        back = weighed.before[c + 1, 1:] + np.log(ONE_WAY)
        known = [p for p in range(n) if column[p] > max(ELDER, back[p]) and top[p] != c]
        known = [p for p in known if not (_unlikely(field, p, c) or _unheard_of(field, p, c))]
        elders = [p for p in known if _kindred(kin, top, c, top[p]) and not _names_unseen(field, p)]
        if elders:
            lone.append((max(elders, key=lambda p: (weighed.before[p + 1, c + 1], -p)), c))
    lone = _acyclic(lone, top)
    below = {c for _, c in lone}
    groups = _groups(kin, [r for r in roots if r not in below], top)
    cores = [_core(field, g) for g in groups]
    undirected = [(k, *(c for c in g if c != k)) for g, k in zip(groups, cores, strict=True) if k is not None]
    lost = [
        g
        for g, core in zip(groups, cores, strict=True)
        if core is None and (len(g) > 1 or (g[0] in many and _names_unseen(field, g[0])))
    ]
    for k, g in enumerate(lost):
        parents += [(-1 - k, c) for c in g]
    for p, c in lone:
        lost.append((c,))
        parents += [(p, -len(lost)), (-len(lost), c)]
    kept = _without_circles(parents, further)
    tied = [(g[0], c) for g in undirected for c in g[1:]]
    return Ties(
        tuple(parents),
        kept,
        tuple(tuple(g) for g in lost),
        tuple(undirected),
        _origins(n, [*parents, *tied]),
    )


def _core(field: Field, group: Sequence[int]) -> int | None:
    """Return the telling of a group whose every sentence all others have, None where there is none.

    Then one of them may have had the text from another, for all that it shows, and to put a source above
    them would be to invent one (a witness is lost only where what is left can't be explained without it;
    Maas 1927). A source that they name is not invented.
    """
    if len(group) < 2 or any(_names_unseen(field, c) for c in group):
        return None
    held = (c for c in group if all(_within(field, c, d) for d in group if d != c))
    return next(held, None)


def _within(field: Field, core: int, other: int) -> bool:
    """Return whether all sentences of one telling stand in another, copied, lightly edited or translated."""
    a = field.pairs.get((core, other))
    if a is None or a.relation not in NEAR_COPIES | {Relation.TRANSLATION}:
        return False
    return len({x.left for x in a.links}) == len(field.witnesses[core].telling.sentences)


def _tops(chosen: Sequence[int]) -> list[int]:
    """Return the root above every telling (itself, if it is one)."""
    out = []
    for c in range(1, len(chosen)):
        v = c
        while chosen[v] != GROUND:
            v = chosen[v]
        out.append(v - 1)
    return out


def _acyclic(lone: list[tuple[int, int]], top: Sequence[int]) -> list[tuple[int, int]]:
    """Keep those lost steps that don't close a circle, first come first served."""
    above: dict[int, int] = {}
    out = []
    for p, c in lone:
        v, ring = top[p], False
        while True:
            if v == c:
                ring = True
                break
            if v not in above:
                break
            v = above[v]
        if not ring:
            above[c] = top[p]
            out.append((p, c))
    return out


def _kindred(kin: Kin, top: Sequence[int], one: int, two: int) -> bool:
    """Return whether two trees share material, asking every pair across them: one may be judged wrongly."""
    shares = [x for (a, b), x in kin.items() if top[a] == one and top[b] == two]
    return bool(shares) and sum(shares) / len(shares) >= KIN


def _groups(kin: Kin, roots: Sequence[int], top: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the roots whose trees share material, together."""
    groups = Groups(roots)
    across: dict[tuple[int, int], list[float]] = {}
    for (a, b), share in sorted(kin.items()):
        x, y = top[a], top[b]
        if a < b and x != y and x in groups and y in groups:
            across.setdefault((min(x, y), max(x, y)), []).append(share)
    for (x, y), shares in sorted(across.items()):
        if sum(shares) / len(shares) >= KIN:
            groups.join(x, y)
    return [tuple(g) for _, g in sorted(groups.members().items())]


def _further(field: Field, weighed: Weighed, chosen: Sequence[int], child: int) -> list[tuple[int, int]]:
    """Return (further parent, child) for every telling from which a child takes what its line lacks.

    The one that adds most comes first; each must bring enough that none before it has.
    """
    place = field.places[child]
    first = chosen[child + 1] - 1
    if first < 0 or len(place.near) < 2:
        return []
    line, v = set(), chosen[child + 1]
    while v != GROUND:
        line.add(v - 1)
        v = chosen[v]
    sentence = place.kind == 0
    have = np.nan_to_num(place.have[:, sentence])
    weight = place.weight[sentence]
    held = np.zeros(have.shape[1])
    rows = []
    for row, p in enumerate(place.near):
        if p in line:
            held = np.maximum(held, have[row])
        elif (
            not _under(chosen, p, child)
            and weighed.before[p + 1, child + 1] > weighed.before[child + 1, p + 1]
        ):
            rows.append(row)
    out: list[tuple[int, int]] = []
    while rows and len(out) < MOST_FURTHER and weight.sum():
        gains = [(held == 0.0) & (have[row] > 0.5) for row in rows]
        shares = [float((weight * new).sum() / weight.sum()) for new in gains]
        k = int(np.argmax(shares))
        if gains[k].sum() < FURTHER_SENTENCES or shares[k] < FURTHER_SHARE:
            break
        out.append((place.near[rows[k]], child))
        held = np.maximum(held, have[rows.pop(k)])
    return out


def _without_circles(
    parents: Sequence[tuple[int, int]], further: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Return the further edges that close no circle, first come first served."""
    above: dict[int, list[int]] = {}
    for p, c in parents:
        above.setdefault(c, []).append(p)
    out = []
    for p, c in further:
        seen, todo = {p}, [p]
        while todo:
            for up in above.get(todo.pop(), ()):
                if up not in seen:
                    seen.add(up)
                    todo.append(up)
        if c not in seen:
            above.setdefault(c, []).append(p)
            out.append((p, c))
    return tuple(out)


def _under(chosen: Sequence[int], node: int, elder: int) -> bool:
    v = node + 1
    while v != GROUND:
        if v == elder + 1:
            return True
        v = chosen[v]
    return False


def _origins(n: int, parents: Sequence[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    above = {c: p for p, c in parents}
    out: dict[int, list[int]] = {}
    for c in range(n):
        v = c
        while v in above:
            v = above[v]
        out.setdefault(v, []).append(c)
    return tuple(tuple(g) for g in sorted(out.values()))


def holdings(field: Field, group: Sequence[int]) -> tuple[Reading, ...]:
    """Return what a lost source must have said: each shared sentence once, in the fullest telling of it.

    With one child alone, every sentence of it that stands elsewhere too.
    """
    ranked = sorted(group, key=lambda c: (-sum(field.witnesses[c].sizes), c))
    covered: set[tuple[int, int]] = set()
    out = []
    for c in ranked:
        others = [
            d for d in (group if len(group) > 1 else field.places[c].near) if d != c and (c, d) in field.pairs
        ]
        linked: dict[int, list[tuple[int, int]]] = {}
        for d in others:
            for link in field.pairs[c, d].links:
                linked.setdefault(link.left, []).append((d, link.right))
        telling = field.witnesses[c].telling
        for i in sorted(linked):
            if (c, i) not in covered and i < len(telling.sentences):
                out.append(Reading(telling=telling.id, span=telling.sentences[i]))
                covered.add((c, i))
                covered.update(linked[i])
    return tuple(out)


def lost(field: Field, group: Sequence[int], number: int, size: int) -> Lost:
    """Return the record of a lost source above `size` tellings."""
    names = sorted(field.witnesses[c].telling.credit or "" for c in group if not field.credits[c])
    named = sorted({x for x in names if x})
    above = "one telling" if size == 1 else f"{size} tellings"
    note = f"a source nobody here holds, above {above}" + (
        f"; named in the text: {', '.join(map(quoted, named))}" if named else ""
    )
    held = holdings(field, group)
    if size > 1 and len(group) == 1:  # all that several tellings have in the same words
        telling = field.witnesses[group[0]].telling
        held = tuple(Reading(telling=telling.id, span=x) for x in telling.sentences)
    return Lost(id=f"lost:{number}", note=note, held=held)


def ancestor_odds(weighed: Weighed, parent: int, child: int) -> float:
    """Return the probability that one telling came before another in its line."""
    return float(1.0 / (1.0 + np.exp(-weighed.before[parent + 1, child + 1])))
