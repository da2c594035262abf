"""What speaks for and against "this telling drew on that one", as numbers.

Philology's rules, each a feature: shared readings show descent (Lachmann), so a child agrees with its
parent more than with anybody else; a child can't hold what its parent lacks and others have, so
material in a child that is missing in the parent but stands in a third telling speaks against; loss
is likelier than restoration, so of two tellings the one with less of what others attest is the
younger; order and quotation are kept or lost, not restored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np
from numpy.typing import NDArray

from variorum.data import DERIVED, NEAR_COPIES, Alignment, Relation, Telling
from variorum.dated import days_between
from variorum.stemma.names import holders, outlet_of, parts, signed, sourced_in
from variorum.stemma.releases import is_release
from variorum.stemma.revisions import order as revised
from variorum.stemma.witness import KINDS, SENTENCE, WORDING, Witness, held, rarity, weights, witness

Floats = NDArray[np.float64]
# Parents looked at for one telling, by share of its text that has a counterpart there. In a story of
# forty or fewer everybody is looked at.
EVERYBODY, LOOKED_AT = 40, 16
# Longest ratio of lengths that counts, as a natural logarithm: three times as long says all.
LENGTHS = 1.1
# Share of a telling that a slip of the aligner can amount to (half a sentence in twenty), added to both
# sides of a ratio so that little evidence stays little; and the most a ratio can say (20 to 1).
SMOOTH, MOST_ODDS = 0.025, 3.0
# Evidence that means something else between near-copies: a report is cut for its next telling, a page that
# is kept up grows.
KEPT = ("covers:sentence", "loses:sentence", "own:sentence", "alone", "length")
# Share of headings and items among two texts' lines from which they are as much a page that is kept up as a
# report; and lines without one that any text is credited with: a short one is no page for one heading.
PAGE, PLAIN_LINES = 0.1, 2.0
# What makes one telling older than another and its source, near or far.
BEFORE = (
    *(f"lacks:{k}" for k in KINDS),  # the child holds what the parent lacks and others have
    *(f"loses:{k}" for k in KINDS),  # the parent holds what the child lacks and others have, or the reverse
    *(f"covers:{k}" for k in KINDS),  # the parent holds what the child lacks, set against the reverse
    *(f"own:{k}" for k in KINDS),  # share of the child that the parent lacks, wherever else it stands
    "alone",  # the parent holds what nobody else has, set against the child: a round-up has little
    *(f"kept:{k}" for k in KEPT),  # the same once more, between a copy or an edit and its source
    "page:length",  # as far as the two are a page: it grows where a report is cut
    "headed",  # the child has more headings: who works a text over puts them in
    "length", "year", "credit", "credit-back", "signed", "language", "partial",
)  # fmt: skip
# What makes one of several possible sources the nearest.
NEAREST = (
    *(f"prefers:{k}" for k in KINDS),  # where this one and a rival differ, the child goes with this one
    "order", "credit-elsewhere", "doubt", "company",
)  # fmt: skip
ALONE = ("ground", "ground-credit", "ground-credit-unseen", "ground-signed", "ground-partial")
PAIR = (*BEFORE, *NEAREST)
FEATURES = (*PAIR, *ALONE)
AT = {name: i for i, name in enumerate(FEATURES)}
# What tells a report that was cut from its source, and means nothing on a page that is kept up.
_SHED = {"covers", "loses", "own", "alone", "kept", "length"}
CUT = [i for name, i in AT.items() if name.split(":")[0] in _SHED]


@dataclass(frozen=True)
class Place:
    """A child among the tellings it may come from: who has which of its items."""

    near: tuple[int, ...]  # indices of tellings, in order
    have: Floats  # (near, items): 0 to 1, NaN where they can't be compared
    linked: NDArray[np.bool_]  # (near, items): the item's sentence has a counterpart there
    weight: Floats  # (items,)
    kind: NDArray[np.int64]  # (items,): index into KINDS
    cover: Floats  # (near, kinds): share of the child's items, NaN where not comparable
    missing: Floats  # (near, kinds): share that this one lacks and another one of its kin has
    sides: Floats  # (near, kinds): log-odds that the child sides with this one, worst rival
    alone: float  # share of the child's sentences that stand nowhere else


@dataclass(frozen=True)
class Field:
    """A story ready to be weighed."""

    witnesses: tuple[Witness, ...]
    pairs: Mapping[tuple[int, int], Alignment]  # both ways round; left is the first
    kin: Mapping[tuple[int, int], float]  # probability that two tellings share more than an event
    places: tuple[Place, ...]
    # The tellings a credit may mean, itself included: several where one outlet's correction is here, too.
    credits: tuple[frozenset[int], ...]
    signs: tuple[bool, ...]  # the text opens under its own outlet's name
    releases: tuple[bool, ...]  # the text is a press release by its face
    # (elder, younger) of one report, with how the younger says so: it is no source of the elder.
    revised: Mapping[tuple[int, int], str]


def field(tellings: Sequence[Telling], alignments: Sequence[Alignment]) -> Field:
    """Return the story's evidence. `tellings` must be in an order that doesn't depend on ids."""
    index = {t.id: i for i, t in enumerate(tellings)}
    pairs: dict[tuple[int, int], Alignment] = {}
    kin: dict[tuple[int, int], float] = {}
    for a in alignments:
        if a.left not in index or a.right not in index or a.relation is None:
            continue
        one, two = index[a.left], index[a.right]
        shares = a.relation in DERIVED or a.relation is Relation.PARTIAL
        kin[one, two] = kin[two, one] = max(a.drawn, a.confidence) if shares else a.drawn
        if shares:
            pairs[one, two] = a
            pairs[two, one] = a.mirrored()
    found = tuple(witness(t) for t in tellings)
    rare = rarity(found)
    near = _near(len(tellings), pairs)
    places = tuple(_place(c, near[c], found, pairs, rare) for c in range(len(found)))
    outlets = tuple(outlet_of(t.article) for t in tellings)
    return Field(
        found,
        pairs,
        kin,
        places,
        tuple(_credited(t, outlets) for t in tellings),
        tuple(signed(t.article) for t in tellings),
        tuple(map(is_release, tellings)),
        revised(tellings, pairs, {pair: _later(*(tellings[i] for i in pair)) for pair in pairs}),
    )


def _near(n: int, pairs: Mapping[tuple[int, int], Alignment]) -> list[list[int]]:
    """Return those each telling is set beside: in a large story LOOKED_AT, and all that look at it."""
    beside: list[list[int]] = [[] for _ in range(n)]
    for c, p in sorted(pairs):
        beside[c].append(p)
    if n <= EVERYBODY:
        return beside
    chosen = [
        sorted(x, key=lambda p: (-pairs[c, p].coverage_left, p))[:LOOKED_AT] for c, x in enumerate(beside)
    ]
    both = [set(x) for x in chosen]
    for c, x in enumerate(chosen):
        for p in x:
            both[p].add(c)
    return [sorted(x) for x in both]


def _credited(telling: Telling, outlets: tuple[str, ...]) -> frozenset[int]:
    if telling.credit:
        found = holders(telling.credit, outlets)
    else:
        own = parts(outlet_of(telling.article))
        others = [(i, o) for i, o in enumerate(outlets) if parts(o) != own]
        found = tuple(i for i, o in others if sourced_in(telling.text, o, telling.lang))
    # Two outlets that fit leave open which is meant; one outlet's two tellings do not, nor its "@account".
    return frozenset(found) if len({parts(outlets[i]) for i in found}) == 1 else frozenset()


def _place(
    c: int,
    near: list[int],
    found: Sequence[Witness],
    pairs: Mapping[tuple[int, int], Alignment],
    rare: Mapping[str, float],
) -> Place:
    child = found[c]
    have = np.array([held(child, found[p], pairs[c, p]) for p in near]).reshape(len(near), len(child.items))
    weight = weights(child, rare)
    kind = np.array([KINDS.index(x.kind) for x in child.items], dtype=np.int64)
    cover = np.full((len(near), len(KINDS)), np.nan)
    known = np.nan_to_num(have)
    for k in range(len(KINDS)):
        mine = kind == k
        total = weight[mine].sum()
        if total > 0:
            # NaN where one of the items can't be compared.
            cover[:, k] = (weight[mine] * have[:, mine]).sum(axis=1) / total
    # Whether each item's sentence is linked at all, item by item.
    top = {x.sentence: i for i, x in enumerate(child.items) if x.kind == SENTENCE}
    linked = known[:, [top[x.sentence] for x in child.items]] > 0
    mine = kind == KINDS.index(SENTENCE)
    total = weight[mine].sum()
    found_in = (weight[mine] * known[:, mine].max(axis=0)).sum() if near else 0.0
    alone = 1.0 - float(found_in / total) if total else 1.0
    none = np.zeros(cover.shape)
    bare = Place(tuple(near), have, linked, weight, kind, cover, none, none, alone)
    return _asked(bare, c, pairs, frozenset())


def _asked(
    place: Place, c: int, pairs: Mapping[tuple[int, int], Alignment], below: frozenset[int]
) -> Place:
    """Return a place with what the others say of it, those `below` the child left out."""
    known, sides = np.nan_to_num(place.have), np.zeros(place.cover.shape)
    rival = np.array([p not in below for p in place.near], dtype=bool)
    for k in range(len(KINDS)):
        mine = place.kind == k
        seen = place.linked[:, mine] if KINDS[k] in WORDING else np.ones((len(known), int(mine.sum())), bool)
        comparable = ~np.isnan(place.cover[:, k]) & rival
        sides[:, k] = _sides(known[:, mine], seen, place.weight[mine], comparable)
    heard = [q for q in place.near if q not in below]
    if len(heard) > EVERYBODY:
        heard = sorted(heard, key=lambda q: (-pairs[c, q].coverage_left, q))[:EVERYBODY]
    return replace(place, missing=_missing(place, pairs, frozenset(heard)), sides=sides)


def eliminated(field: Field, below: Mapping[int, frozenset[int]]) -> Field:
    """Return the field in which those that come from a telling bear out nothing of what it holds.

    `below` holds them by telling: what they have in common with it they have from it (eliminatio codicum
    descriptorum; Maas 1927). Other tellings keep their places.
    """
    places = list(field.places)
    for c, under in below.items():
        places[c] = _asked(places[c], c, field.pairs, under)
    return replace(field, places=tuple(places))


def _missing(place: Place, pairs: Mapping[tuple[int, int], Alignment], asked: frozenset[int]) -> Floats:
    """Return, by possible source and kind, the share of a child's items that it lacks and those `asked` have.

    Kin of the source alone are heard: what a telling holds of another story says nothing on its source in
    this one, and a round-up has both.
    """
    known = np.nan_to_num(place.have)
    missing = np.zeros(place.cover.shape)
    heard = [(row, q) for row, q in enumerate(place.near) if q in asked]
    for row, p in enumerate(place.near):
        others = known[[r for r, q in heard if (p, q) in pairs]]
        attested = others.max(axis=0) if len(others) else np.zeros(len(place.weight))
        gap = np.nan_to_num((1.0 - place.have[row]) * attested)
        for k in range(len(KINDS)):
            mine = place.kind == k
            if not np.isnan(place.cover[row, k]):
                missing[row, k] = (place.weight[mine] * gap[mine]).sum() / place.weight[mine].sum()
    return missing


def _sides(
    have: Floats,
    seen: NDArray[np.bool_],
    weight: Floats,
    comparable: NDArray[np.bool_],
) -> Floats:
    """Return, for each row, how much rather the child sides with it than with the rival that does best.

    Only items that one of the two has and the other, though it was `seen` there, lacks count:
    agreement where all agree says nothing.
    """
    out = np.zeros(len(have))
    rows = np.flatnonzero(comparable)
    total = weight.sum()
    if len(rows) < 2 or not total:
        return out
    mine, there = have[rows], seen[rows]
    alone = (mine * there * weight / total) @ ((1.0 - mine) * there).T
    odds = np.clip(np.log((alone + SMOOTH) / (alone.T + SMOOTH)), -MOST_ODDS, MOST_ODDS)
    np.fill_diagonal(odds, np.inf)
    out[rows] = odds.min(axis=1)
    return out


def _balance(for_it: float, against: float) -> float:
    """Return the log-odds of two shares of a text, held in bounds where both are next to nothing."""
    return float(np.clip(np.log((for_it + SMOOTH) / (against + SMOOTH)), -MOST_ODDS, MOST_ODDS))


def pair_features(field: Field, parent: int, child: int) -> Floats:
    """Return the features of the edge `parent` -> `child`, dates left out (see `later`)."""
    out = np.zeros(len(FEATURES))
    there, back = field.places[child], field.places[parent]
    row = there.near.index(parent)
    mirror = back.near.index(child) if child in back.near else None
    for k, name in enumerate(KINDS):
        own = there.cover[row, k]
        if np.isnan(own):
            continue
        out[AT[f"prefers:{name}"]] = there.sides[row, k]
        out[AT[f"lacks:{name}"]] = there.missing[row, k]
        # A loan is small by its nature; what the rest of the text is says nothing.
        out[AT[f"own:{name}"]] = 0.0 if field.pairs[child, parent].relation is Relation.PARTIAL else 1.0 - own
        if mirror is not None and not np.isnan(back.cover[mirror, k]):
            out[AT[f"loses:{name}"]] = _balance(back.missing[mirror, k], there.missing[row, k])
            out[AT[f"covers:{name}"]] = _balance(1.0 - back.cover[mirror, k], 1.0 - own)
    a = field.pairs[child, parent]
    out[AT["order"]] = _order(a)
    out[AT["doubt"]] = 1.0 - a.confidence
    out[AT["company"]] = _company(field, parent, child)
    sizes = [max(1, sum(field.witnesses[i].sizes)) for i in (child, parent)]
    if a.relation is not Relation.PARTIAL:
        out[AT["length"]] = max(-LENGTHS, min(LENGTHS, log(sizes[1] / sizes[0])))
    out[AT["alone"]] = _balance(back.alone, there.alone)
    if a.relation in NEAR_COPIES:
        for name in KEPT:
            out[AT[f"kept:{name}"]] = out[AT[name]]
    years = [field.witnesses[i].latest for i in (child, parent)]
    if years[0] is not None and years[1] is not None:
        # No text is older than the latest thing it tells of (terminus post quem).
        out[AT["year"]] = float(years[0] > years[1]) - float(years[0] < years[1])
    paged = _paged(field.witnesses[parent], field.witnesses[child])
    out[AT["page:length"]] = paged * out[AT["length"]]
    out[CUT] *= 1.0 - paged
    out[AT["headed"]] = _headed(field.witnesses[parent], field.witnesses[child])
    credit = field.credits[child]
    out[AT["credit"]] = parent in credit
    out[AT["credit-elsewhere"]] = bool(credit) and credit.isdisjoint((parent, child))
    out[AT["credit-back"]] = child in field.credits[parent]
    out[AT["signed"]] = _signed(field, parent, child)
    one, two = (field.witnesses[i].telling.lang for i in (child, parent))
    out[AT["language"]] = one != two
    out[AT["partial"]] = a.relation is Relation.PARTIAL
    return out


def _signed(field: Field, parent: int, child: int) -> float:
    """Return 1 where the parent shows on its face that the text began there, -1 where the child does.

    A press release does so against any report in its language; else whoever opens under its own outlet's
    name. In another language its wording shows nothing: who reports there may have it from a report.
    """
    one, two = (field.witnesses[i].telling.lang for i in (parent, child))
    if field.releases[child] and not field.releases[parent]:
        return -1.0
    if field.releases[parent] and not field.releases[child]:
        return float(one == two)
    return float(field.signs[parent])


def _paged(one: Witness, two: Witness) -> float:
    """Return how far two texts are a page that is kept up (1) and not a report (0)."""
    share = min(w.headings / (w.lines + PLAIN_LINES) for w in (one, two))
    return share / (share + PAGE)


def _headed(parent: Witness, child: Witness) -> float:
    """Return by how much the child has more headings, as a logarithm held in bounds."""
    return max(-LENGTHS, min(LENGTHS, log((child.headings + 1) / (parent.headings + 1))))


def ground_features(field: Field, child: int) -> Floats:
    """Return the features of "nobody here is the parent of `child`", dates left out."""
    out = np.zeros(len(FEATURES))
    place = field.places[child]
    out[AT["ground"]] = 1.0
    if place.near:
        out[AT["ground-partial"]] = all(
            field.pairs[child, p].relation is Relation.PARTIAL for p in place.near
        )
    out[AT["ground-signed"]] = field.signs[child] or field.releases[child]
    credit = field.credits[child]
    out[AT["ground-credit"]] = bool(credit) and child not in credit
    out[AT["ground-credit-unseen"]] = not credit and bool(field.witnesses[child].telling.credit)
    return out


def _company(field: Field, parent: int, child: int) -> float:
    """Return how far the child is kin to the parent's other kin, 1 where there are none to ask.

    One pair may be judged wrongly; a child that shares a report shares it with all who tell it.
    """
    others = [q for q in field.places[parent].near if q != child]
    weight = sum(field.kin[parent, q] for q in others)
    if not weight:
        return 1.0
    return sum(field.kin[parent, q] * field.kin.get((child, q), 0.0) for q in others) / weight


def _order(a: Alignment) -> float:
    """Return Kendall's tau between the order of the left sentences and that of their counterparts."""
    spots: dict[int, list[int]] = {}
    for link in a.links:
        spots.setdefault(link.left, []).append(link.right)
    at = np.array([sum(spots[i]) / len(spots[i]) for i in sorted(spots)])
    if len(at) < 2:
        return 0.0
    signs = np.sign(at[None, :] - at[:, None])[np.triu_indices(len(at), 1)]
    moved = np.abs(signs).sum()
    return float(signs.sum() / moved) if moved else 0.0


def later(field: Field, parent: int, child: int) -> float:
    """Return 1 where the child is dated after the parent, -1 where before, 0 where it can't be told."""
    return _later(field.witnesses[parent].telling, field.witnesses[child].telling)


def _later(parent: Telling, child: Telling) -> float:
    """Return 1, -1 or 0 as `later` does.

    A date at midnight sharp in its own zone is a day and no hour: on one day it says nothing. Where no date
    was given, a text's own does.
    """
    one, two = parent.article.published, child.article.published
    if one is None or two is None:
        return float(np.sign(days_between(parent, child)))
    by_day = any((d.hour, d.minute, d.second) == (0, 0, 0) for d in (one, two))
    if by_day and one.date() == two.date():
        return 0.0
    return float(two > one) - float(two < one)
