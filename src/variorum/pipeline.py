"""The order of the stages: articles in, a `Collation` out. Only this module knows it.

    articles -> tellings -> candidates -> alignments -> stories
                         -> statements --------------> variants -> stemma

Everything is sorted by id on the way in, so the order of input changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.align import align
from variorum.candidates import candidates
from variorum.collate import collate
from variorum.credit import credit
from variorum.data import (
    DERIVED,
    Alignment,
    Article,
    Collation,
    Rejected,
    Relation,
    Statement,
    Stemma,
    Story,
    Telling,
    Variant,
)
from variorum.language import detect
from variorum.models import encoder, tagger
from variorum.relate import relate, settle
from variorum.segment import segment
from variorum.statements import extract, resolve
from variorum.stemma import stemma
from variorum.stories import stories

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[str, int, int], None]
Vectors = Mapping[str, "NDArray[np.float32]"]

Said = Mapping[str, tuple[Statement, ...]]  # by telling

# Pairs whose wording is compared: what one took from the other, or both from a third.
COMPARED = DERIVED | {Relation.PARTIAL}


def run(
    articles: Iterable[Article], rejected: Sequence[Rejected] = (), *, progress: Progress | None = None
) -> Collation:
    """Return all that is found in some articles.

    `progress(stage, done, total)` is called as work goes on. Raise ModelError where a shipped model is
    missing; nothing an article holds raises.
    """
    tick = progress or _silent
    tellings = [tell(a) for a in sorted(articles, key=lambda a: a.id)]
    by = {t.id: t for t in tellings}
    vectors = embed(tellings, tick)
    pairs = candidates(tellings, vectors)
    linked = []
    for n, pair in enumerate(pairs):
        tick("align", n, len(pairs))
        a, b = by[pair.left], by[pair.right]
        linked.append(align(a, b, vectors[a.id], vectors[b.id]))
    alignments = [x for x in settle(tellings, linked) if x.relation is not None]
    groups = stories(tellings, alignments)
    statements = attribute(tellings, groups, tick)
    said = _by_telling(statements)
    out = []
    for n, story in enumerate(groups):
        tick("collate", n, len(groups))
        out.append(tree(story, by, said))
    out = _vary(out, by, said, tick)
    return Collation(
        tellings=tuple(tellings),
        stories=tuple(out),
        statements=statements,
        rejected=tuple(rejected),
        models=(encoder().id, tagger().id),
    )


def compare(a: Article, b: Article, *, progress: Progress | None = None) -> Collation:
    """Return how B differs from A, which is taken as the base: one story with one link.

    The link's relation is None where the two have nothing to do with one another.
    """
    tick = progress or _silent
    if a.id == b.id:
        b = replace(b, id=b.id + "'")
    left, right = tell(a), tell(b)
    tellings = (left, right)
    by = {t.id: t for t in tellings}
    vectors = embed(tellings, tick)
    found = relate(left, right, align(left, right, vectors[a.id], vectors[b.id]))
    story = Story(id=a.id, title=a.title or b.title, tellings=(a.id, b.id), alignments=(found,))
    statements = attribute(tellings, (story,), tick)
    said = _by_telling(statements)
    if found.relation in COMPARED:
        story = replace(story, stemma=tree(story, by, said).stemma)
    else:
        story = replace(story, stemma=Stemma(origins=((a.id,), (b.id,))))
    request = {(a.id, b.id): found}
    # Of two texts with nothing in common every sentence is "left out" or "added": that says nothing.
    variants = _judged(request, by, said, tick)[a.id, b.id] if found.relation is not None else ()
    return Collation(
        tellings=tuple(tellings),
        stories=(replace(story, variants=variants),),
        statements=statements,
        models=(encoder().id, tagger().id),
    )


def tell(article: Article) -> Telling:
    """Return an article as a witness: language, sentences, and the source its text names."""
    lang = detect(article.text, article.lang)
    telling = segment(article, lang)
    found = credit(article, telling.sentences, lang)
    return replace(telling, credit=found[0], credit_span=found[1]) if found else telling


def embed(tellings: Sequence[Telling], tick: Progress) -> Vectors:
    """Return unit vectors by telling, (sentences, d). All sentences go through the encoder together."""
    texts = [t.sentence(i) for t in tellings for i in range(len(t.sentences))]
    flat = encoder()(texts, lambda done, total: tick("read", done, total))
    out, at = {}, 0
    for t in tellings:
        out[t.id] = flat[at : at + len(t.sentences)]
        at += len(t.sentences)
    return out


def attribute(tellings: Sequence[Telling], groups: Sequence[Story], tick: Progress) -> tuple[Statement, ...]:
    """Return every statement with its speaker; speakers are resolved within a story."""
    tagged = tagger()(tellings, lambda done, total: tick("attribute", done, total))
    found = {t.id: extract(t, x) for t, x in zip(tellings, tagged, strict=True)}
    by = {t.id: t for t in tellings}
    out: list[Statement] = []
    for story in groups:
        members = [by[k] for k in story.tellings]
        out += resolve(members, [s for k in story.tellings for s in found[k]])
    return tuple(sorted(out, key=lambda s: (s.telling, s.content[0].start, s.content[0].end)))


def tree(story: Story, by: Mapping[str, Telling], said: Said) -> Story:
    """Return the story with its stemma, from the differences that rules can see."""
    members = [by[k] for k in story.tellings]
    if len(members) == 1:
        return replace(story, stemma=Stemma(origins=(story.tellings,)))
    seen = {}
    for x in story.alignments:
        if x.relation in COMPARED:
            seen[x.left, x.right] = collate(
                by[x.left], by[x.right], x, (*said.get(x.left, ()), *said.get(x.right, ()))
            )
    statements = [s for k in story.tellings for s in said.get(k, ())]
    found = stemma(members, story.alignments, seen, statements)
    return replace(story, stemma=found, title=_title(story, found, by))


def _title(story: Story, found: Stemma, by: Mapping[str, Telling]) -> str:
    """Return the title of the telling that most others go back to: a story goes by its source's name."""
    below: dict[str, set[str]] = {k: set() for k in story.tellings}
    for k in story.tellings:
        todo = list(found.parents(k))
        while todo:
            p = todo.pop()
            if p in below and k not in below[p]:
                below[p].add(k)
            todo += found.parents(p)
    titled = [k for k in story.tellings if by[k].article.title]
    if not titled:
        return story.title
    return by[max(titled, key=lambda k: (len(below[k]), -story.tellings.index(k)))].article.title


def comparisons(story: Story) -> list[tuple[str, str]]:
    """Return (base, reading) of the pairs whose differences the story shows.

    A telling is compared with what it hangs from. Children of a lost source are compared with the
    first of them, in the story's order: a convention of display, no claim of age.
    """
    tied = {frozenset((x.left, x.right)) for x in story.alignments if x.relation in COMPARED}
    lost = {x.id for x in story.stemma.lost}
    out = [
        (e.parent, e.child)
        for e in story.stemma.edges
        if not {e.parent, e.child} & lost and frozenset((e.parent, e.child)) in tied
    ]
    for name in sorted(lost):
        hung = {e.child for e in story.stemma.edges if e.parent == name}
        children = [k for k in story.tellings if k in hung]
        out += [(children[0], b) for b in children[1:] if frozenset((children[0], b)) in tied]
    return list(dict.fromkeys(out))


def _vary(groups: Sequence[Story], by: Mapping[str, Telling], said: Said, tick: Progress) -> list[Story]:
    """Return the stories with the variants along their stemmata."""
    requests = {}
    for story in groups:
        for a, b in comparisons(story):
            x = next(x for x in story.alignments if {x.left, x.right} == {a, b})
            requests[a, b] = x if x.left == a else x.mirrored()
    found = _judged(requests, by, said, tick)
    out = []
    for story in groups:
        variants = [v for pair in comparisons(story) for v in found[pair]]
        variants.sort(key=lambda v: (-v.weight, _place(v)))
        out.append(replace(story, variants=tuple(variants)))
    return out


def _judged(
    requests: Mapping[tuple[str, str], Alignment],
    by: Mapping[str, Telling],
    said: Said,
    tick: Progress,
) -> dict[tuple[str, str], tuple[Variant, ...]]:
    """Return the variants of each (base, reading), in order."""
    out = {}
    for n, ((a, b), x) in enumerate(requests.items()):
        tick("compare", n, len(requests))
        out[a, b] = collate(by[a], by[b], x, (*said.get(a, ()), *said.get(b, ())))
    return out


def _place(v: Variant) -> tuple[str, int, int]:
    at = v.reading or v.base
    return (at.telling, at.span.start, at.span.end) if at else ("", 0, 0)


def _by_telling(statements: Sequence[Statement]) -> dict[str, tuple[Statement, ...]]:
    out: dict[str, list[Statement]] = {}
    for s in statements:
        out.setdefault(s.telling, []).append(s)
    return {k: tuple(v) for k, v in out.items()}


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing: the default where nobody watches."""
