"""Evidence in words: each reason for an edge, with what it weighs."""

from collections.abc import Sequence

import numpy as np

from variorum.data import Evidence, Telling
from variorum.dated import Day, days_between
from variorum.stemma.features import AT, BEFORE, Field
from variorum.stemma.tree import GROUND
from variorum.stemma.weigh import Weighed
from variorum.stemma.witness import FIGURE, KINDS, NAME, PHRASE, SENTENCE, WORDING, Witness
from variorum.text import LANGUAGES, count, named, quoted

# Evidence that shifts the odds by less than this (log-odds: a twentieth) is not shown.
LEAST = 0.05
# How many examples a note gives.
EXAMPLES = 3
# Probability from which two tellings are said to share material.
LIKELY = 0.5
_GROUPS = {
    "lacks": "containment", "loses": "containment", "covers": "containment",
    "prefers": "shared-variant", "order": "order", "credit": "credit", "credit-back": "credit",
    "credit-elsewhere": "credit", "signed": "signature", "language": "language", "length": "length",
    "kept": "containment", "year": "year", "partial": "loan", "own": "containment", "alone": "containment",
    "doubt": "kinship", "company": "kinship", "page": "page", "headed": "headings",
}  # fmt: skip


def evidence(field: Field, weighed: Weighed, parent: int, child: int) -> tuple[Evidence, ...]:
    """Return the reasons for `parent` -> `child` (indices of tellings), the weightiest first.

    Weights are log-odds: what speaks for descent counts as it stands; what tells the parent from other
    elders counts against the runner-up.
    """
    p, c, model = parent + 1, child + 1, weighed.model
    rival = _runner_up(weighed, p, c)
    sums: dict[str, float] = {}
    for name in BEFORE:
        kind = _GROUPS[name.split(":")[0]]
        sums[kind] = sums.get(kind, 0.0) + model["before"].get(name, 0.0) * float(
            weighed.features[p, c, AT[name]]
        )
    for name, weight in model["parent"].items():
        if name.split(":")[0] not in _GROUPS or name not in AT:
            continue
        kind = _GROUPS[name.split(":")[0]]
        x = float(weighed.features[p, c, AT[name]])
        if rival is not None:
            x -= float(weighed.features[rival, c, AT[name]])
        sums[kind] = sums.get(kind, 0.0) + weight * x
    if weighed.later[p, c]:
        sums["date"] = model["date"]["later"] * weighed.trust * float(weighed.later[p, c])
    out = []
    for kind, weight in sums.items():
        note = _note(kind, field, parent, child, None if rival is None else rival - 1)
        # How much of a text stands in its source is said in any case, were it in all others too.
        if note and (abs(weight) >= LEAST or kind == "containment"):
            out.append(Evidence(kind=kind, note=note, weight=round(weight, 3)))
    return tuple(sorted(out, key=lambda e: (-abs(e.weight), e.kind)))


def _runner_up(weighed: Weighed, p: int, c: int) -> int | None:
    column = weighed.scores[:, c].copy()
    column[[GROUND, p]] = -np.inf
    best = int(np.argmax(column))
    return None if np.isneginf(column[best]) else best


def _note(kind: str, field: Field, parent: int, child: int, rival: int | None) -> str:
    up, down = field.witnesses[parent].telling, field.witnesses[child].telling
    sizes = [sum(field.witnesses[i].sizes) for i in (child, parent)]
    simple = {
        "order": "its sentences follow the same order" if weightless_order(field, parent, child) else "",
        "signature": _signature(field, parent, child),
        "language": _languages(up.lang, down.lang),
        "length": f"{count(sizes[0], 'character')}, {named(up.id)} has {sizes[1]}",
        "year": _years(field.witnesses[parent].latest, field.witnesses[child].latest),
        "loan": f"borrows a part of {named(up.id)}",
        "page": "both have headings or lists inside: such a page grows where a report is cut",
        "headings": _headings(field.witnesses[parent], field.witnesses[child]),
        "kinship": _kinship(field, parent, child),
        "date": _dates(up, down),
        "credit": _credit(field, parent, child),
    }
    if kind in simple:
        return simple[kind]
    return (
        _containment(field, parent, child) if kind == "containment" else _shared(field, parent, child, rival)
    )


def weightless_order(field: Field, parent: int, child: int) -> bool:
    """Return whether two tellings have at least two sentences in common, so that order means something."""
    return len({x.left for x in field.pairs[child, parent].links}) > 1


def _kinship(field: Field, parent: int, child: int) -> str:
    others = [q for q in field.places[parent].near if q != child]
    if not others:
        return ""
    shared = sum(field.kin.get((child, q), 0.0) >= LIKELY for q in others)
    name = named(field.witnesses[parent].telling.id)
    if len(others) == 1:
        does = "shares" if shared else "does not share"
        return f"the one other that tells what {name} tells {does} material with it"
    share = "shares" if shared == 1 else "share"
    told = f"of {len(others)} others that tell what {name} tells"
    return f"{told}, {shared or 'none'} {share} material with it too"


def _dates(up: Telling, down: Telling) -> str:
    one, two = up.article.published, down.article.published
    if one and two:
        against = ", which speaks against it" if two < one else ""
        return f"dated {two:%Y-%m-%d %H:%M}, the source {one:%Y-%m-%d %H:%M}{against}"
    days = days_between(up, down)
    against = ", which speaks against it" if days < 0 else ""
    return f"dated {Day.of(down)}, the source {Day.of(up)}, as far as the texts say{against}" if days else ""


def _years(up: int | None, down: int | None) -> str:
    """Return which of two texts tells of something later: no text is older than what it tells of."""
    if up is None or down is None or up == down:
        return ""
    return f"the latest year it names is {down}, the source's is {up}"


def _headings(up: Witness, down: Witness) -> str:
    if up.headings == down.headings:
        return ""
    own = count(down.headings, "heading or list item", "headings or list items")
    return f"{own}, the source has {up.headings or 'none'}"


def _credit(field: Field, parent: int, child: int) -> str:
    said, back = field.credits[child], field.credits[parent]
    up, down = field.witnesses[parent].telling, field.witnesses[child].telling
    if parent in said:
        return f"names {quoted(down.credit or up.article.outlet)} as its source"
    if said and child not in said:
        other = down.credit or field.witnesses[min(said)].telling.article.outlet
        return f"names another source: {quoted(other)}"
    if child in back:
        return f"{named(up.id)} names {quoted(up.credit or down.article.outlet)} as its source"
    return ""


def _signature(field: Field, parent: int, child: int) -> str:
    up = named(field.witnesses[parent].telling.id)
    if field.releases[parent] != field.releases[child]:
        told = "is a press release by its face and says whom newsrooms may ask"
        return f"{up} {told}" if field.releases[parent] else f"it {told}, and {up} does not"
    return f"{up} opens under its own outlet's name" if field.signs[parent] else ""


def _containment(field: Field, parent: int, child: int) -> str:
    there = field.places[child]
    row = there.near.index(parent)
    mine = there.kind == KINDS.index(SENTENCE)
    have = np.nan_to_num(there.have[:, mine]) > 0
    name = named(field.witnesses[parent].telling.id)
    held, of = int(have[row].sum()), have.shape[1]
    note = f"{held or 'none'} of {count(of, 'sentence')} {'stands' if held == 1 else 'stand'} in {name} too"
    alone = ~have[row] & have.any(axis=0)
    if alone.any():
        n = int(alone.sum())
        note += f"; {n} {'does not, but stands' if n == 1 else 'do not, but stand'} elsewhere"
    back = field.places[parent]
    if child in back.near:
        at = back.near.index(child)
        kept = np.nan_to_num(back.have[:, back.kind == KINDS.index(SENTENCE)]) > 0
        more = ~kept[at] & kept.any(axis=0)
        if more.any():
            n = int(more.sum())
            are = "is" if n == 1 else "are"
            note += f"; {count(n, 'sentence')} of it that others bear out {are} left out"
    return note


def _shared(field: Field, parent: int, child: int, rival: int | None) -> str:
    """Return examples of what the child has in common with the parent and not with the runner-up."""
    place = field.places[child]
    row = place.near.index(parent)
    have = np.nan_to_num(place.have)
    against = have[place.near.index(rival)] if rival is not None else np.zeros(have.shape[1])
    items = field.witnesses[child].items
    wanted = {KINDS.index(k) for k in (FIGURE, NAME, *WORDING)}
    worth = place.weight * (have[row] > 0.5) * (against < 0.5)
    worth *= np.where(place.kind == KINDS.index(PHRASE), 1.0, 0.7)
    ranked = [i for i in np.argsort(-worth, kind="stable") if worth[i] > 0 and int(place.kind[i]) in wanted]
    shown = _distinct([items[i].shown for i in ranked])
    if not shown:
        return ""
    name = named(field.witnesses[parent].telling.id)
    words = ", ".join(map(quoted, shown))
    if rival is None:
        return f"shares with {name}: {words}"
    return f"shares with {name}, not with {named(field.witnesses[rival].telling.id)}: {words}"


def _languages(up: str, down: str) -> str:
    if up == down:
        return ""
    return f"told in {LANGUAGES.get(down, down)}, the source in {LANGUAGES.get(up, up)}"


def _distinct(found: Sequence[str]) -> list[str]:
    out: list[str] = []
    for x in found:
        short = x if len(x) <= 60 else x[:57] + "..."
        if not any(short in y or y in short for y in out):
            out.append(short)
        if len(out) == EXAMPLES:
            break
    return out
