"""The story page: who the tellings are, how they hang together, what changed, credits, what stands alone."""

from collections import Counter

from variorum.data import Credit as Record
from variorum.data import Crediting, Relation
from variorum.report import lineage, svg
from variorum.report.branches import branches
from variorum.report.context import StoryContext, full_title
from variorum.report.findings import kinds, told_once
from variorum.report.pages import (
    STORY_FINDINGS,
    STORY_TELLINGS,
    Alone,
    Credit,
    Descent,
    Finding,
    Link,
    Side,
    SpeakerCount,
    StoryLine,
    StoryPage,
    TellingsPage,
    Witness,
    changes_page,
    said_page,
    tellings_page,
)
from variorum.report.passages import passage, shorten
from variorum.report.rivals import Rivals, rivals, told
from variorum.report.said import parts as said_parts
from variorum.report.said import uttered
from variorum.report.voices import Speaker, Voice
from variorum.report.words import PLURALS, RELATIONS, at_most, language, moment, percent
from variorum.text import count

ALONE_SHOWN = 12  # sentences a telling has alone that are listed; its own page marks them all
TOP = 3  # findings shown of a story in the list of stories
SPEAKERS_SHOWN = 12
PAIRS_SHOWN = 40  # readers listed; every edge leads to its own besides
OUTLETS_SHOWN = 6  # outlets named of a story in the list of stories


def witnesses(context: StoryContext, found: tuple[Finding, ...]) -> tuple[Witness, ...]:
    """Return the story's tellings in the order of their sigla."""
    origin = {t: n for n, group in enumerate(context.origins, 1) for t in group}
    out = []
    for i in context.order:
        t = context.tellings[i]
        parents = [p for p in context.parents.get(i, ()) if p in context.sigla]
        held = [p for p in parents if p in context.tellings]
        shared = max(
            (context.alignments[p, i].coverage_right for p in held if (p, i) in context.alignments),
            default=None,
        )
        siglum = context.sigla[i]
        mine = [f for f in found if not f.rejected and siglum in (f.reading.siglum, *f.lacking)]
        bases = {f.base.siglum for f in mine}
        out.append(
            Witness(
                siglum=siglum,
                title=full_title(t.article),
                outlet=context.outlet(i),
                also=context.also(i)[:OUTLETS_SHOWN],
                published=moment(t.article.published),
                published_iso=t.article.published.isoformat() if t.article.published else "",
                lang=t.lang,
                language=language(t.lang),
                hangs=context.hangs(i),
                parents=tuple(sorted(context.sigla[p] for p in parents)),
                shared=None if shared is None else percent(shared),
                changes=len(mine),
                versus=tuple(context.sigla[o] for o in context.order if context.sigla[o] in bases),
                words=len(t.text.split()),
                credit=shorten(t.credit or "", 80),
                href=context.files[i],
                origin=origin.get(i, 0),
                id=shorten(i, 200),
                digest=context.digests[i],
            )
        )
    return tuple(out)


def relation_words(context: StoryContext) -> str:
    """Return how the tellings hang together, counted: "2 rewrites, 1 translation, 1 told for itself"."""
    how: Counter[Relation] = Counter()
    lost = 0
    firsts = {group[0] for group in context.undirected}
    for i in context.order:
        if i in firsts and i not in context.parents:
            continue
        parents = context.parents.get(i, ())
        found = [context.relation(p, i) for p in parents if p in context.tellings]
        strong = [r for r in Relation if r in found]
        if strong:
            how[strong[0]] += 1
        elif any(p in context.sigla for p in parents):
            lost += 1
        elif len(context.order) > 1 and i not in context.feeding:
            others = {context.relation(i, o) for o in context.tellings_with[i]} - {None}
            how[next((r for r in Relation if r in others), Relation.SAME_EVENT)] += 1
    parts = [f"{n} {_relation(r, n)}" for r in Relation if (n := how[r])]
    if lost:
        parts.insert(0, f"{lost} from a source nobody here holds")
    return ", ".join(parts)


def _relation(relation: Relation, n: int) -> str:
    if relation is Relation.SAME_EVENT:
        return "told for itself" if n == 1 else "told for themselves"
    if relation is Relation.PARTIAL:
        return "borrows a part" if n == 1 else "borrow a part"
    return RELATIONS[relation] if n == 1 else PLURALS[relation]


def origins(context: StoryContext) -> str:
    """Return "2 independent origins"."""
    return count(len(context.origins), "independent origin")


def story_line(context: StoryContext, found: tuple[Finding, ...]) -> StoryLine:
    """Return a story as it stands in the list of stories."""
    dates = sorted(
        (t.article.published for t in context.tellings.values() if t.article.published),
        key=lambda d: d.timestamp(),
    )
    outlets = list(dict.fromkeys(x for i in context.order for x in (context.outlet(i), *context.also(i))))
    named = at_most(len(outlets), OUTLETS_SHOWN)
    more = len(outlets) - named
    return StoryLine(
        title=context.title,
        href=f"stories/{context.folder}/index.html",
        tellings=len(context.order),
        sigla=tuple(context.sigla[i] for i in context.order),
        outlets=", ".join(outlets[:named]) + (f" and {more} more" if more else ""),
        languages=", ".join(dict.fromkeys(language(context.tellings[i].lang) for i in context.order)),
        relations=relation_words(context),
        origins=origins(context),
        dates=moment(dates[0]) if dates else "",
        findings=sum(not f.rejected for f in found),
        top=weightiest(found),
        unchanged=context.unchanged,
    )


def chapters(found: tuple[Finding, ...]) -> tuple[str, ...]:
    """Return the names of the pages that hold a story's findings, its first page foremost."""
    starts = range(0, len(found), STORY_FINDINGS) or [0]
    return tuple(changes_page(k) for k in range(len(starts)))


def parts(context: StoryContext) -> tuple[Link, ...]:
    """Return the pages that list a story's tellings, the story's own first, as links "A–AN"."""
    letters = [context.sigla[i] for i in context.order]
    cut = [letters[k : k + STORY_TELLINGS] for k in range(0, len(letters), STORY_TELLINGS)]
    return tuple(
        Link(text=f"{here[0]}–{here[-1]}", href=f"{tellings_page(k)}#tellings") for k, here in enumerate(cut)
    )


def tellings(context: StoryContext, found: tuple[Finding, ...], people: tuple[Witness, ...],
             part: int) -> TellingsPage:  # fmt: skip
    """Return a further page of tellings, with what each of them hangs from."""
    listed = people[part * STORY_TELLINGS : (part + 1) * STORY_TELLINGS]
    return TellingsPage(
        title=context.title,
        story_href="index.html",
        listed=listed,
        descents=_of(lineage.descents(context, found), listed),
        part=part,
        parts=parts(context),
        total=len(people),
    )


def _of(descents: tuple[Descent, ...], listed: tuple[Witness, ...]) -> tuple[Descent, ...]:
    """Return the edges that lead to these tellings."""
    here = {w.siglum for w in listed}
    return tuple(d for d in descents if d.child in here)


def story_page(context: StoryContext, found: tuple[Finding, ...], people: tuple[Witness, ...],
               said: tuple[Speaker, ...], pairs: tuple[Link, ...], chapter: int) -> StoryPage:  # fmt: skip
    """Return a story's page, or a further page of it with the findings that the first had no room for."""
    names = chapters(found)
    starts = [k * STORY_FINDINGS for k in range(len(names))]
    links = tuple(
        Link(text=f"{a + 1}–{min(a + STORY_FINDINGS, len(found))}", href=f"{name}#changes")
        for a, name in zip(starts, names, strict=True)
    )
    first = chapter == 0
    descents = lineage.descents(context, found) if first else ()
    listed = people[:STORY_TELLINGS] if first else ()
    lists = parts(context) if first else ()
    open_ = rivals(context) if first else Rivals()
    later = {w.siglum for w in people[STORY_TELLINGS:]}
    free, named_sources = (alone(context), _credits(context)) if first else ((), ())
    tied = {context.sigla.get(x) for e in context.story.stemma.edges for x in (e.parent, e.child)}
    tied |= {context.sigla[i] for group in context.undirected for i in group}
    languages = list(dict.fromkeys(w.language for w in people))
    named = count(sum(bool(s.name) for s in said), "named speaker")
    about = f"{count(sum(map(len, uttered(context))), 'statement')} by {named}"
    part = found[starts[chapter] : starts[chapter] + STORY_FINDINGS]
    talked_of = {s for f in part for s in f.sigla}
    return StoryPage(
        title=context.title,
        lang=people[0].lang if people else "",
        tellings=len(people),
        origins=origins(context),
        relations=relation_words(context),
        summary=f"{count(len(found), 'difference')}, {about}, {', '.join(languages)}",
        witnesses=people,
        listed=listed,
        parts=lists if len(lists) > 1 else (),
        filtered=tuple(w for w in people if w.siglum in talked_of),
        drawing=lineage.drawing(context, people, descents, open_) if first else svg.Drawing(),
        descents=tuple(d for d in descents if d.child not in later),
        ties=lineage.ties(context) if first else (),
        branches=tuple(branches(context, people)) if first else (),
        rivals=told(open_),
        lost=lineage.lost(context) if first else (),
        apart=tuple(w.siglum for w in people if w.siglum not in tied),
        findings=part,
        unchanged=context.unchanged,
        top=weightiest(found) if first else (),
        total=len(found),
        chapter=chapter,
        chapters=links if len(links) > 1 else (),
        kinds=kinds(part),
        pairs=pairs[:PAIRS_SHOWN],
        more_pairs=max(0, len(pairs) - PAIRS_SHOWN),
        speakers=_most_quoted(said),
        said_href=said_page(0),
        alone=free[:STORY_TELLINGS],
        more_alone=max(0, len(free) - STORY_TELLINGS),
        credits=named_sources[:STORY_TELLINGS],
        more_credits=max(0, len(named_sources) - STORY_TELLINGS),
    )


def weightiest(found: tuple[Finding, ...], most: int = TOP) -> tuple[Finding, ...]:
    """Return the first findings that reviewers left standing, each place of a text once."""
    out: list[Finding] = []
    seen: set[str] = set()
    for f in told_once(f for f in found if not f.rejected):
        if not seen.intersection(f.places):
            seen.update(p for p in f.places if p)
            out.append(f)
            if len(out) == most:
                break
    return tuple(out)


def _most_quoted(said: tuple[Speaker, ...]) -> tuple[SpeakerCount, ...]:
    """Return the first speakers, each with the place where all that is put to them begins."""
    begins: dict[str, str] = {}
    for k, page in enumerate(said_parts(said)):
        for s in page:
            begins.setdefault(s.id, said_page(k))
    return tuple(
        SpeakerCount(
            name=s.name,
            statements=s.statements,
            tellings=s.tellings,
            href=f"{begins[s.id]}#{s.id}",
            lead=lead(s),
        )
        for s in said[:SPEAKERS_SHOWN]
    )


def lead(s: Speaker) -> Voice | None:
    """Return the statement that most tellings put to a speaker, in the words that most of them use.

    A row may hold what a telling puts to somebody else: those are no words of this speaker.
    """
    rows = [own for r in s.rows if (own := [v for v in r.voices if not v.named])]
    if not rows:
        return None
    return max(max(rows, key=lambda own: sum(len(v.sigla) for v in own)), key=lambda v: len(v.sigla))


def alone(context: StoryContext) -> tuple[Alone, ...]:
    """Return, for each telling, the sentences that no other one has a counterpart of."""
    out = []
    for i in context.order:
        t = context.tellings[i]
        linked = {k for o in context.tellings_with[i] for k in context.partners[i, o]}
        free = [k for k in range(len(t.sentences)) if k not in linked]
        if not free or len(context.order) < 2:
            continue
        page = context.files[i]
        out.append(
            Alone(
                siglum=context.sigla[i],
                outlet=context.outlet(i),
                lang=t.lang,
                href=page,
                sentences=tuple(
                    Link(text=shorten(t.sentence(k), 320), href=f"{page}#s{k + 1}")
                    for k in free[:ALONE_SHOWN]
                ),
                more=max(0, len(free) - ALONE_SHOWN),
                share=percent(len(free) / len(t.sentences)),
            )
        )
    return tuple(out)


def _credits(context: StoryContext) -> tuple[Credit, ...]:
    """Return whom each telling names as its source, beside what the stemma says."""
    records = {c.telling: c for c in context.story.stemma.credits}
    out = []
    for i in context.order:
        t = context.tellings[i]
        above = [context.sigla[p] for p in context.parents.get(i, ()) if p in context.sigla]
        if not t.credit and not above:
            continue
        named = shorten(t.credit or "", 80)
        found = passage(t, t.credit_span) if t.credit_span and len(t.credit_span) else None
        words = None
        if found:
            words = Side(siglum=context.sigla[i], outlet=context.outlet(i), lang=t.lang, passage=found,
                         href=f"{context.files[i]}#s{found.sentence}")  # fmt: skip
        out.append(
            Credit(
                siglum=context.sigla[i],
                outlet=context.outlet(i),
                named=named,
                words=words,
                verdict=_credit_words(context, records.get(i), named, sorted(above)),
            )
        )
    return tuple(out)


def _credit_words(context: StoryContext, record: Record | None, named: str, above: list[str]) -> str:
    """Say in one line whom a text names and whom it draws on."""
    drawn = f"draws on {' and '.join(above)}" if above else ""
    if not named:
        return f"{drawn}; its text names no source"
    said = f"names {named}"
    if record is None:
        return f"{said}; {drawn}" if drawn else said
    here = sorted(context.sigla[i] for i in record.means if i in context.sigla)
    said += f", which is {' and '.join(here)} here" if here else "; no telling from it is held here"
    match record.how:
        case Crediting.ELSEWHERE if above:
            return f"{said}; its text came from {' and '.join(above)}"
        case Crediting.ELSEWHERE:
            return f"{said}; nothing of its text was found there"
        case Crediting.COPIED if drawn:
            return f"{said}; {drawn}"
        case _:
            return said
