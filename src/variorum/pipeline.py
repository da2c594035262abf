"""The order of the stages: articles in, a `Collation` out. Only this module knows it.

    articles -> tellings -> candidates -> alignments -> stories        (`related` is the first three arrows)
                         -> statements --------------> variants -> stemma

Everything is sorted by id on the way in, so the order of input changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from variorum.align import align
from variorum.candidates import candidates, kindred, probes, propose, telltale, winnow
from variorum.collate import backward, collate, passages, standins
from variorum.credit import credit
from variorum.data import (
    DERIVED,
    Alignment,
    Article,
    Collation,
    Pair,
    Rejected,
    Relation,
    Statement,
    Stemma,
    Story,
    Telling,
    Variant,
)
from variorum.furniture import reported, unfurnished
from variorum.language import detect
from variorum.legible import Origin, legible, restored
from variorum.models import checker, encoder, rough, tagger
from variorum.relate import features, relate, settle
from variorum.segment import segment
from variorum.statements import extract, join, masks, resolve
from variorum.stemma import EVERYBODY, stemma
from variorum.stories import stories

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[str, int, int], None]
Vectors = Mapping[str, "NDArray[np.float32]"]
Known = dict[str, "NDArray[np.floating]"]  # unit row by sentence

Said = Mapping[str, tuple[Statement, ...]]  # by telling

# Tellings up to which every sentence is read: a minute or two; beyond it, reading all is what takes the time.
WHOLE = 400
HELD = "float16"  # of a large pile's vectors: half the memory, and finer still than what 8-bit weights tell
KIN_ROUNDS = 2  # times that relatives of relatives are looked up: a family of fifty copies is found whole

PORTION = 65_536  # sentences that are read at a time, before their vectors are rounded to what is kept
PASSAGES = 2_000  # that the checker reads at a time; some 10 kB are held of each

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
    seen, origins = _legible(articles)
    tellings = read(seen)
    by = {t.id: t for t in tellings}
    groups = stories(tellings, related(tellings, tick))
    statements = attribute(tellings, groups, tick)
    said = _by_telling(statements)
    out = []
    for n, story in enumerate(groups):
        tick("collate", n, len(groups))
        out.append(tree(joined(story, by, said), by, said))
    out = _vary(out, by, said, tick)
    found = Collation(
        tellings=tuple(tellings),
        stories=tuple(out),
        statements=statements,
        rejected=tuple(rejected),
        models=(encoder().id, tagger().id, checker().id),
    )
    return restored(found, origins)


def _legible(articles: Iterable[Article]) -> tuple[list[Article], dict[str, Origin]]:
    """Return articles as the eye reads them, and of those that differ from how they stand the way back."""
    out, origins = [], {}
    for a in articles:
        seen = legible(a)
        if seen is not None:
            origins[a.id] = seen[1]
        out.append(seen[0] if seen else a)
    return out, origins


def compare(a: Article, b: Article, *, progress: Progress | None = None) -> Collation:
    """Return how B differs from A, which is taken as the base: one story with one link.

    The link's relation is None where the two have nothing to do with one another.
    """
    tick = progress or _silent
    if a.id == b.id:
        b = replace(b, id=b.id + "'")
    (a, b), origins = _legible((a, b))
    left, right = tell(a), tell(b)
    tellings = (left, right)
    by = {t.id: t for t in tellings}
    vectors = embed(tellings, tick)
    found = relate(left, right, align(left, right, vectors[a.id], vectors[b.id]))
    story = Story(id=a.id, title=a.title or b.title, tellings=(a.id, b.id), alignments=(found,))
    statements = attribute(tellings, (story,), tick)
    said = _by_telling(statements)
    story = joined(story, by, said)
    if found.relation in COMPARED:
        story = replace(story, stemma=tree(story, by, said).stemma)
    else:
        story = replace(story, stemma=Stemma(origins=((a.id,), (b.id,))))
    request = {(a.id, b.id): found}
    # Of two texts with nothing in common every sentence is "left out" or "added": that says nothing.
    variants = _judged(request, by, said, tick)[a.id, b.id] if found.relation is not None else ()
    both = Collation(
        tellings=tuple(tellings),
        stories=(replace(story, variants=variants),),
        statements=statements,
        models=(encoder().id, tagger().id, checker().id),
    )
    return restored(both, origins)


def read(articles: Iterable[Article]) -> list[Telling]:
    """Return a pile's articles as witnesses, sorted by id, without what pages carry around their reports."""
    return unfurnished([tell(a) for a in sorted(articles, key=lambda a: a.id)])


def tell(article: Article) -> Telling:
    """Return an article as a witness: language, sentences, and the source its text names.

    Sentences in which its outlet speaks to its reader ("Subscribe to our newsletter") are left out.
    """
    lang = detect(article.text, article.lang)
    telling = reported(segment(article, lang))
    found = credit(article, telling.sentences, lang)
    return replace(telling, credit=found[0], credit_span=found[1]) if found else telling


def embed(tellings: Sequence[Telling], tick: Progress) -> Vectors:
    """Return unit vectors by telling, (sentences, d). All sentences go through the encoder together."""
    known: Known = {}
    _read(known, (t.sentence(i) for t in tellings for i in range(len(t.sentences))), tick)
    return {t.id: _rows(known, t) for t in tellings}


def related(tellings: Sequence[Telling], tick: Progress | None = None) -> tuple[Alignment, ...]:
    """Return every pair of a pile that was looked at, linked and judged, sorted by (left, right).

    Up to WHOLE tellings every sentence is read; beyond, only what a first look holds for worth it.
    """
    tick = tick or _silent
    by = {t.id: t for t in tellings}
    if len(tellings) <= WHOLE:
        vectors = embed(tellings, tick)
        return settle(tellings, _aligned(candidates(tellings, vectors), by, vectors.__getitem__, tick))
    pairs, known = _sifted(tellings, tick)
    looked = {(p.left, p.right) for p in pairs}
    linked: list[Alignment] = []
    ties: list[Alignment] = []
    shown: dict[tuple[str, str], Mapping[str, float]] = {}  # worked out while a pair's texts are at hand
    for _ in range(1 + KIN_ROUNDS):
        members = [by[k] for k in sorted({k for p in pairs for k in (p.left, p.right)})]
        _read(known, (t.sentence(i) for t in members for i in range(len(t.sentences))), tick, HELD)
        new = _aligned(pairs, by, lambda k: _rows(known, by[k]), tick, shown)
        linked += new
        # Only who took from whom has relatives worth reading: reports of one event meet in half a pile.
        seen = [(by[x.left], by[x.right], x, shown[x.left, x.right]) for x in new]
        ties += [x for a, b, x, f in seen if relate(a, b, x, f).relation in COMPARED]
        pairs = kindred(ties, looked)
        looked |= {(p.left, p.right) for p in pairs}
    return settle(tellings, linked, shown)


def _sifted(tellings: Sequence[Telling], tick: Progress) -> tuple[tuple[Pair, ...], Known]:
    """Return the pairs of a large pile that are worth reading whole, and the sentences read on the way."""
    known: Known = {}
    by = {t.id: t for t in tellings}

    def probe(ids: Sequence[str]) -> Vectors:
        _read(known, (by[k].sentence(i) for k in ids for i in probes(by[k])), tick, HELD)
        return {k: _rows(known, by[k], probes(by[k])) for k in ids}

    first = rough(tellings, lambda done, total: tick("sift", done, total))
    pairs = propose(tellings, first, probe)
    cells = telltale(tellings, first, pairs)
    shown = {
        k for p, own in zip(pairs, cells, strict=True) for i, j in own for k in ((p.left, i), (p.right, j))
    }
    _read(known, (by[k].sentence(i) for k, i in sorted(shown)), tick, HELD)
    return winnow(tellings, pairs, cells, {(k, i): known[by[k].sentence(i)] for k, i in shown}), known


def _read(known: Known, sentences: Iterable[str], tick: Progress, held: str = "float32") -> None:
    """Add the vectors of the sentences that are not known yet; `held` is the type they are kept in."""
    new = [s for s in dict.fromkeys(sentences) if s not in known]
    for k in range(0, len(new), PORTION):
        part = new[k : k + PORTION]
        rows = encoder()(part, lambda done, _, k=k: tick("read", k + done, len(new)))  # type: ignore[misc]
        known.update(zip(part, rows.astype(held, copy=False), strict=True))


def _rows(known: Known, t: Telling, at: Sequence[int] | None = None) -> "NDArray[np.float32]":
    """Return the vectors of a telling's sentences, or of some of them, (sentences, d)."""
    import numpy as np  # noqa: PLC0415 - loads late

    rows = [known[t.sentence(i)] for i in (range(len(t.sentences)) if at is None else at)]
    return np.stack(rows).astype(np.float32, copy=False) if rows else np.zeros((0, encoder().dim), np.float32)


def _aligned(
    pairs: Sequence[Pair],
    by: Mapping[str, Telling],
    rows: "Callable[[str], NDArray[np.float32]]",
    tick: Progress,
    shown: dict[tuple[str, str], Mapping[str, float]] | None = None,
) -> list[Alignment]:
    """Return the pairs with their links; what each shows besides goes into `shown`."""
    out = []
    for n, pair in enumerate(pairs):
        tick("align", n, len(pairs))
        a, b = by[pair.left], by[pair.right]
        out.append(align(a, b, rows(a.id), rows(b.id)))
        if shown is not None:
            shown[a.id, b.id] = features(a, b, out[-1])
    return out


def attribute(tellings: Sequence[Telling], groups: Sequence[Story], tick: Progress) -> tuple[Statement, ...]:
    """Return every statement with its speaker; speakers are resolved within a story."""
    hidden = {t.id: masks(t) for t in tellings}
    tagged = tagger()(tellings, lambda done, total: tick("attribute", done, total), standins=hidden)
    found = {t.id: extract(t, x) for t, x in zip(tellings, tagged, strict=True)}
    by = {t.id: t for t in tellings}
    out: list[Statement] = []
    for story in groups:
        members = [by[k] for k in story.tellings]
        out += resolve(members, [s for k in story.tellings for s in found[k]])
    return tuple(sorted(out, key=lambda s: (s.telling, s.content[0].start, s.content[0].end)))


def joined(story: Story, by: Mapping[str, Telling], said: Said) -> Story:
    """Return the story with its statements joined: the same one, telling by telling."""
    statements = [s for k in story.tellings for s in said.get(k, ())]
    groups = join([by[k] for k in story.tellings], statements, story.alignments)
    return replace(story, said=tuple(tuple(statements[n] for n in group) for group in groups))


def tree(story: Story, by: Mapping[str, Telling], said: Said) -> Story:
    """Return the story with its stemma, from the differences that rules can see."""
    members = [by[k] for k in story.tellings]
    if len(members) == 1:
        return replace(story, stemma=Stemma(origins=(story.tellings,)))
    # In a large story shared changes take no part in the tree, and each pair compared is time.
    seen = differences(story.alignments, by, said) if len(members) <= EVERYBODY else {}
    found = stemma(members, story.alignments, seen)
    drawn = replace(story, stemma=found)
    return replace(drawn, title=_title(drawn, by))


def differences(
    alignments: Sequence[Alignment], by: Mapping[str, Telling], said: Said
) -> dict[tuple[str, str], tuple[Variant, ...]]:
    """Return what differs within each pair that shares wording, by (left, right)."""
    return {
        (x.left, x.right): collate(
            by[x.left], by[x.right], x, (*said.get(x.left, ()), *said.get(x.right, ()))
        )
        for x in alignments
        if x.relation in COMPARED
    }


def _title(story: Story, by: Mapping[str, Telling]) -> str:
    """Return the title of the telling that most others are compared with: a story goes by its source's name.

    Where the source is lost that is the first of its heirs, not whichever heir was copied once more.
    """
    heirs: dict[str, list[str]] = {k: [] for k in story.tellings}
    for base, reading in comparisons(story):
        heirs[base].append(reading)
    below: dict[str, set[str]] = {k: set() for k in story.tellings}
    for k in story.tellings:
        todo = list(heirs[k])
        while todo:
            one = todo.pop()
            if one not in below[k]:
                below[k].add(one)
                todo += heirs[one]
    titled = [k for k in story.tellings if by[k].article.title]
    if not titled:
        return story.title
    return by[max(titled, key=lambda k: (len(below[k]), -story.tellings.index(k)))].article.title


def comparisons(story: Story) -> list[tuple[str, str]]:
    """Return (base, reading) of the pairs whose differences the story shows.

    A telling is compared with what it hangs from, over a lost step too. Children of a lost source are
    compared with the fullest of them, tellings none of which is shown to be older with the first: a
    convention of display, no claim of age.
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
        # A step is lost between a telling and its source: what changed on the whole way is told.
        above = [e.parent for e in story.stemma.edges if e.child == name and e.parent not in lost]
        out += [(p, c) for p in above for c in children if frozenset((p, c)) in tied]
        base = _fullest(children, story)
        out += [(base, b) for b in children if b != base and frozenset((base, b)) in tied]
    for u in story.stemma.undirected:
        out += [(u.tellings[0], b) for b in u.tellings[1:] if frozenset((u.tellings[0], b)) in tied]
    return list(dict.fromkeys(out))


def _fullest(heirs: Sequence[str], story: Story) -> str:
    """Return the first of a lost source's heirs that holds as much of the others as any, to within a telling.

    A flash or a statement often comes first. Beside it alone, nothing that the others tell could differ.
    """
    held = dict.fromkeys(heirs, 0.0)
    for x in story.alignments:
        if x.left in held and x.right in held and x.relation in COMPARED:
            held[x.left] += x.coverage_right
            held[x.right] += x.coverage_left
    most = max(held.values())
    return next(k for k in heirs if most - held[k] < 1)


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
    """Return the variants of each (base, reading), in order. Many passages go through the checker at once."""
    said_by = {(a, b): (*said.get(a, ()), *said.get(b, ())) for a, b in requests}
    keys = {(a, b): passages(by[a], by[b], x) for (a, b), x in requests.items()}
    back = {(a, b): backward(by[a], by[b], x, said_by[a, b]) for (a, b), x in requests.items()}
    looks = {pair: (*keys[pair], *back[pair]) for pair in requests}
    total, done = sum(map(len, looks.values())), 0
    out: dict[tuple[str, str], tuple[Variant, ...]] = {}
    for part in _parts(looks):
        names = {(a, b): standins(by[a], by[b]) for a, b in part}
        wanted = [
            (by[one], left, by[other], right, names[a, b])
            for a, b in part
            for one, other, asked in ((a, b, keys[a, b]), (b, a, back[a, b]))
            for left, right in asked
        ]

        def say(k: int, _: int, before: int = done) -> None:
            tick("compare", before + k, total)

        marks = iter(checker()(wanted, say))
        done += len(wanted)
        for a, b in part:
            first, second = ({key: next(marks) for key in asked[a, b]} for asked in (keys, back))
            found = collate(by[a], by[b], requests[a, b], said_by[a, b], first, second)
            out[a, b] = tuple(replace(v, compared=(a, b)) for v in found)
    return out


def _parts(keys: Mapping[tuple[str, str], Sequence[object]]) -> list[list[tuple[str, str]]]:
    """Return the pairs in runs of PASSAGES passages or a little more: what is read of each takes memory."""
    out: list[list[tuple[str, str]]] = []
    held = PASSAGES
    for pair, own in keys.items():
        if held >= PASSAGES:
            out.append([])
            held = 0
        out[-1].append(pair)
        held += len(own)
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
