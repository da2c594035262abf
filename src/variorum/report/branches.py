"""The stemma as lines of text: each telling once, under its surest source, as deep as it stands."""

from collections.abc import Iterator, Mapping, Sequence

from variorum.report.context import StoryContext
from variorum.report.pages import STORY_TELLINGS, Branch, Witness, tellings_page
from variorum.report.passages import shorten
from variorum.report.words import RELATIONS, short_moment
from variorum.text import count, listed


def places(people: Sequence[Witness]) -> Mapping[str, str]:
    """Return by siglum the page that lists a telling, "" for the story's own."""
    part = {w.siglum: n // STORY_TELLINGS for n, w in enumerate(people)}
    return {s: tellings_page(k) if k else "" for s, k in part.items()}


def branches(context: StoryContext, people: tuple[Witness, ...]) -> Iterator[Branch]:
    """Yield the stemma's lines, sources before what draws on them."""
    who = {w.siglum: w for w in people}
    rank = {s: i for i, s in enumerate(who)}
    place = places(people)
    lost = {context.sigla[x.id] for x in context.story.stemma.lost}
    unseen = {context.sigla[k]: name for k, name in context.unseen.items()}
    surest: dict[str, tuple[float, str]] = {}
    for e in context.story.stemma.edges:
        parent, child = context.sigla.get(e.parent), context.sigla.get(e.child)
        if parent and child:
            surest[child] = max(surest.get(child, (-1.0, "")), (e.confidence, parent))
    above = {child: parent for child, (_, parent) in surest.items()}
    below: dict[str, list[str]] = {}
    for child, parent in above.items():
        below.setdefault(parent, []).append(child)

    def first(s: str) -> int:
        # A lost source stands where the first of its heirs does.
        return (
            rank[s] if s in rank else min((rank[k] for k in below.get(s, ()) if k in rank), default=len(rank))
        )

    tied: dict[str, str] = {}  # to the first that a telling is tied to without direction
    for group in context.undirected:
        top, *rest = sorted((context.sigla[i] for i in group), key=rank.__getitem__)
        free = [s for s in rest if s not in above]
        tied |= dict.fromkeys(free, top)
        below.setdefault(top, []).extend(free)
    roots = sorted(
        (s for s in (*who, *lost) if s not in above and s not in tied and (s in who or below.get(s))),
        key=first,
    )
    todo = [(s, "", "", 0) for s in reversed(roots)]
    seen: set[str] = set()
    while todo:
        s, lead, under, depth = todo.pop()
        if s in seen:
            continue
        seen.add(s)
        hangs = f"edge-{above[s]}-{s}" if s in above else f"t-{s}" if s in who else f"lost-{s}"
        yield Branch(
            siglum=s,
            parent=above.get(s, ""),
            lead=lead,
            depth=depth,
            outlet=who[s].outlet if s in who else unseen.get(s, "lost source"),
            facts=_facts(context, who[s], above.get(s, ""))
            if s in who
            else "lost source, held by nobody here" if s in unseen else "held by nobody here",
            href=f"{place.get(s, '')}#{hangs}",
        )
        kids = sorted(below.get(s, ()), key=lambda k: (k not in tied, first(k)))
        for k in reversed(kids):
            last = k == kids[-1]
            arm = ("└" if last else "├") + ("= " if k in tied else "─ ")
            todo.append((k, under + arm, under + ("   " if last else "│  "), depth + 1))


def _facts(context: StoryContext, w: Witness, parent: str) -> str:
    """Return how a telling hangs in the tree, its time and its language, as one line."""
    ids = {v: k for k, v in context.sigla.items()}
    parts = []
    if parent:
        relation = context.relation(ids[parent], ids[w.siglum])
        parts += [RELATIONS[relation]] if relation else []
        others = [p for p in w.parents if p != parent]
        parts += [f"also from {' '.join(others)}"] if others else []
    elif w.hangs != "source of others here":
        parts.append(w.hangs)
    if w.changes:
        # Under a lost source it can't be told from the line above it with what a telling was compared.
        against = f" from {' '.join(w.versus)}" if parent not in w.versus and w.versus else ""
        parts.append(count(w.changes, "difference") + against)
    parts += [f"also in {listed(w.also)}"] if w.also else []
    when = context.tellings[ids[w.siglum]].article.published
    parts += [" ".join(x for x in short_moment(when) if x)] if when else []
    parts.append(shorten(w.lang, 20))
    return ", ".join(parts)
