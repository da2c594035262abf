"""A telling in full: its text with findings marked, who has each sentence too, the apparatus at the foot."""

from bisect import bisect_right
from urllib.parse import urlsplit

from variorum.data import Span, Telling
from variorum.report.context import StoryContext, full_title, outlet
from variorum.report.findings import ranked
from variorum.report.pages import ArticlePage, Finding, Link, Margin, Witness
from variorum.report.passages import line, pieces, shorten
from variorum.report.rows import Sentence
from variorum.report.said import voice
from variorum.report.words import language, moment
from variorum.text import front_matter

Marks = list[tuple[Span, str]]
OTHERS_SHOWN = 40  # tellings that an article page leads to


def marks_by_telling(context: StoryContext, ids: dict[str, str]) -> dict[str, Marks]:
    """Return, for each telling, the spans of its findings. `ids` maps a finding's anchor to what marks it."""
    out: dict[str, Marks] = {i: [] for i in context.order}
    for anchor, v in ranked(context):
        if anchor in ids:
            for r in (v.base, v.reading):
                if r:
                    out[r.telling].append((r.span, ids[anchor]))
    return out


def article(context: StoryContext, telling: str, witness: Witness, marks: Marks,
            found: dict[str, Finding]) -> ArticlePage:  # fmt: skip
    """Return the page of one telling of a story."""
    t = context.tellings[telling]
    first: dict[str, Span] = {}
    for span, key in marks:
        first[key] = min(span, first.get(key, span))
    here = sorted(first, key=first.__getitem__)
    return ArticlePage(
        witness=witness,
        story=context.title,
        story_href="index.html",
        url=web_address(t.article.url),
        id=shorten(t.id, 120),
        paragraphs=_paragraphs(context, t, marks),
        tail=line(t.text[t.sentences[-1].end :]) if t.sentences else line(t.text),
        findings=tuple(found[k] for k in here if k in found),
        notes=tuple((k, n) for n, k in enumerate((k for k in here if k in found), 1)),
        statements=tuple(voice(context, [s], page="") for s in context.statements if s.telling == telling),
        sightings=tuple(shorten(s.source, 200) for s in t.article.sightings),
        others=_others(context, telling),
    )


def _others(context: StoryContext, telling: str) -> tuple[Link, ...]:
    """Return the story's other tellings; of very many, what this one hangs from and feeds before the rest."""
    kin = {
        *context.parents.get(telling, ()),
        *(i for i in context.order if telling in context.parents.get(i, ())),
    }
    others = [i for i in context.order if i != telling]
    shown = (
        sorted(others, key=lambda i: i not in kin)[:OTHERS_SHOWN] if len(others) > OTHERS_SHOWN else others
    )
    links = [Link(text=f"{context.sigla[i]} {context.outlet(i)}", href=context.files[i]) for i in shown]
    if len(others) > len(shown):
        links.append(Link(text=f"and {len(others) - len(shown)} more", href="index.html#tellings"))
    return tuple(links)


def _paragraphs(context: StoryContext, t: Telling, marks: Marks) -> tuple[tuple[Margin, ...], ...]:
    """Return the sentences paragraph by paragraph; text between sentences goes with the one after it.

    The fields that stand before a text are told at the head of the page, and are no part of it.
    """
    by_sentence: list[Marks] = [[] for _ in t.sentences]
    starts = [s.start for s in t.sentences]
    for span, key in marks:
        for i in _touched(starts, span):
            by_sentence[i].append((span, key))
    out: list[list[Margin]] = []
    end, paragraph = front_matter(t.text)[1], -1
    for i, s in enumerate(t.sentences):
        gap = t.text[end : s.start]
        margin = Margin(
            sentence=Sentence(number=i + 1, pieces=pieces(t.text, s, by_sentence[i])),
            gap=pieces(t.text, Span(end, s.start), ()) if gap.strip() else (),
            with_sigla=_having(context, t.id, i),
            only=bool(context.tellings_with.get(t.id)) and not _having(context, t.id, i),
        )
        if t.paragraph_of[i] != paragraph or not out:
            out.append([])
            paragraph = t.paragraph_of[i]
        out[-1].append(margin)
        end = s.end
    return tuple(tuple(p) for p in out)


def _touched(starts: list[int], span: Span) -> range:
    """Return the sentences a span lies in."""
    first = max(0, bisect_right(starts, span.start) - 1)
    last = bisect_right(starts, max(span.start, span.end - 1)) - 1
    return range(first, last + 1)


def _having(context: StoryContext, telling: str, sentence: int) -> tuple[str, ...]:
    """Return the sigla of tellings that have a counterpart of a sentence."""
    return tuple(
        context.sigla[o]
        for o in context.tellings_with.get(telling, ())
        if context.partners[telling, o].get(sentence)
    )


def lone_witness(t: Telling, href: str) -> Witness:
    """Return the witness of an article that no other one retells; it needs no letter."""
    a = t.article
    return Witness(
        siglum="",
        title=full_title(a),
        outlet=outlet(a),
        published=moment(a.published),
        published_iso=a.published.isoformat() if a.published else "",
        lang=t.lang,
        language=language(t.lang),
        hangs="no other article here retells it",
        parents=(),
        shared=None,
        changes=0,
        words=len(t.text.split()),
        credit=shorten(t.credit or "", 80),
        href=href,
        origin=0,
        id=shorten(t.id, 200),
        digest="",  # no finding is about it
    )


def web_address(url: str | None) -> str:
    """Return a URL if it is one of the web and harmless as a link, else ""."""
    if not url or len(url) > 2000 or line(url) != url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else ""
