"""Credit against copying: whom each telling names as its source, beside what the stemma says it drew on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from variorum.data import Credit, Crediting, Edge, Telling, Undirected
from variorum.stemma.names import holders, issuer
from variorum.text import listed

Parents = Mapping[str, Sequence[str]]


def crediting(
    tellings: Sequence[Telling],
    edges: Sequence[Edge],
    lost: Sequence[str],
    undirected: Sequence[Undirected] = (),
) -> tuple[Credit, ...]:
    """Return one record a telling, sorted by id.

    `edges`, `lost` and `undirected` are a stemma's. A credit is held to be true as long as nothing
    contradicts it: a lost source may well be the one that a text names.
    """
    parents: dict[str, list[str]] = {}
    for e in edges:
        parents.setdefault(e.child, []).append(e.parent)
    outlets = [issuer(t) for t in tellings]
    out = []
    for t in tellings:
        own = issuer(t)
        found = holders(t.credit, outlets) if t.credit else ()
        means = tuple(sorted(tellings[i].id for i in found if tellings[i].id != t.id and outlets[i] != own))
        record = _credit(t, means, parents, frozenset(lost))
        beside = [k for u in undirected if t.id in u.tellings for k in u.tellings if k != t.id]
        if beside and record.how is Crediting.NEITHER:
            shares = f"names no source; shares its text with {listed(beside)}"
            record = replace(record, note=f"{shares}, and who had it from whom is not shown")
        out.append(record)
    return tuple(sorted(out, key=lambda c: c.telling))


def _credit(t: Telling, means: tuple[str, ...], parents: Parents, lost: frozenset[str]) -> Credit:
    drew_on = tuple(sorted(parents.get(t.id, ())))
    how = _how(t, means, parents, lost)
    return Credit(
        telling=t.id,
        named=t.credit,
        means=means,
        drew_on=drew_on,
        how=how,
        note=_note(t, means, drew_on, how, frozenset(means) & _above(t.id, parents)),
    )


def _how(t: Telling, means: tuple[str, ...], parents: Parents, lost: frozenset[str]) -> Crediting:
    above = parents.get(t.id, ())
    if not t.credit:
        return Crediting.UNCREDITED if above else Crediting.NEITHER
    unseen = frozenset(above) & lost
    if not means:
        if unseen:
            return Crediting.COPIED
        return Crediting.ELSEWHERE if above else Crediting.UNSEEN
    # Up to the first telling that is held on each way: what a lost source drew on counts as drawn on.
    near, todo = set(above) - lost, list(unseen)
    seen = set(todo)
    while todo:
        for p in parents.get(todo.pop(), ()):
            if p in lost and p not in seen:
                seen.add(p)
                todo.append(p)
            elif p not in lost:
                near.add(p)
    # The telling it names hangs from the same lost source: that it came first is not shown, nor denied.
    beside = {m for m in means if frozenset(parents.get(m, ())) & unseen}
    return Crediting.COPIED if near & set(means) or beside else Crediting.ELSEWHERE


def _above(telling: str, parents: Parents) -> frozenset[str]:
    seen: set[str] = set()
    todo = [telling]
    while todo:
        for p in parents.get(todo.pop(), ()):
            if p not in seen:
                seen.add(p)
                todo.append(p)
    return frozenset(seen)


def _note(
    t: Telling, means: tuple[str, ...], drew_on: tuple[str, ...], how: Crediting, further: frozenset[str]
) -> str:
    """Return the record in words."""
    source = " and ".join(drew_on)
    if how is Crediting.NEITHER:
        return "names no source, and drew on none that is here"
    if how is Crediting.UNCREDITED:
        return f"draws on {source}; its text names no source"
    here = f", which is {' and '.join(means)} here" if means else ", which nobody here holds"
    said = f"names {t.credit}{here}"
    if how is Crediting.UNSEEN:
        return f"{said}, and drew on none that is here"
    if how is Crediting.COPIED:
        return f"{said}; draws on {source}"
    if not drew_on:
        return f"{said}; nothing of its text was found there"
    if further:
        return f"{said} and stands further up; its text came from {source}"
    return f"{said}; its text came from {source}"
