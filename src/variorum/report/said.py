"""Who said what: statements of all tellings brought into rows, one row a statement."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from variorum.data import Span, Statement
from variorum.report.context import StoryContext
from variorum.report.pages import SAID_VOICES, SIGLA_SHOWN
from variorum.report.passages import Piece, pieces, sentence_of, shorten
from variorum.report.sigla import file_name
from variorum.report.utterances import fused, rows
from variorum.report.voices import SaidRow, Speaker, Voice
from variorum.report.words import FORMS, sureness
from variorum.text import fold, words

WHOLE = 500  # characters from the first to the last word of a statement that are shown as they stand


def speakers(context: StoryContext) -> tuple[Speaker, ...]:
    """Return the speakers of a story, those in most tellings first, nameless ones last, each with rows.

    A row goes to whom most tellings name. Counted for a speaker is what is put to him or her by name,
    in whosever row, a quotation of several sentences once: the same as `variorum said` counts.
    """
    by_name: dict[str, list[list[Statement]]] = {}
    put: dict[str, list[Statement]] = {}
    for row in uttered(context):
        by_name.setdefault(_row_name(row), []).append(row)
        for s in row:
            if s.speaker:
                put.setdefault(s.speaker, []).append(s)
    out = []
    for name, own_rows in by_name.items():
        own = put.get(name) or [s for row in own_rows for s in row]
        tellings = {s.telling for s in own}
        out.append(
            Speaker(
                id=file_name("speaker", name, "speaker-" + name),
                name=shorten(name, 120),
                rows=tuple(_row(context, name, row) for row in own_rows),
                tellings=tuple(context.sigla[t] for t in context.order if t in tellings),
                statements=len(own),
            )
        )
    return tuple(sorted(out, key=lambda s: (not s.name, -len(s.tellings), -s.statements, s.name)))


def parts(said: tuple[Speaker, ...]) -> tuple[tuple[Speaker, ...], ...]:
    """Return the speakers as pages hold them: no page with more wordings than SAID_VOICES, at least one page.

    A speaker with more than a page has room for goes on on the next, as does a row of very many wordings.
    """
    out: list[list[Speaker]] = [[]]
    room = SAID_VOICES
    for speaker in said:
        here: list[SaidRow] = []
        for row in (piece for whole in speaker.rows for piece in _pieces(whole)):
            if len(row.voices) > room:
                if here:
                    out[-1].append(replace(speaker, rows=tuple(here)))
                out.append([])
                here, room = [], SAID_VOICES
            here.append(row)
            room -= len(row.voices)
        out[-1].append(replace(speaker, rows=tuple(here)))
    return tuple(tuple(page) for page in out)


def _pieces(row: SaidRow) -> Iterator[SaidRow]:
    """Yield a row in pieces that fit on a page each; what lacks it stands at the end of the last."""
    starts = range(0, len(row.voices), SAID_VOICES)
    for k, start in enumerate(starts):
        last = k == len(starts) - 1
        yield replace(
            row,
            id=row.id if k == 0 else f"{row.id}-{k + 1}",
            voices=row.voices[start : start + SAID_VOICES],
            missing=row.missing if last else (),
        )


def _place(context: StoryContext):  # type: ignore[no-untyped-def]
    rank = {t: i for i, t in enumerate(context.order)}
    return lambda s: (rank[s.telling], _extent(s).start, _extent(s).end)


def _extent(s: Statement) -> Span:
    """Return the least span that holds all parts of a statement."""
    spans = [x for x in (s.source, s.cue, *s.content) if x]
    return Span(min(x.start for x in spans), max(x.end for x in spans)) if spans else Span(0, 0)


def _row_name(row: list[Statement]) -> str:
    """Return the name most tellings of a row give; the earliest telling's among equals."""
    named = Counter(s.speaker for s in row if s.speaker)
    return max(named, key=lambda n: named[n]) if named else ""


def uttered(context: StoryContext) -> list[list[Statement]]:
    """Return the statements in rows, one a statement told in one telling or several, in order.

    What stands in one quotation is one statement here.
    """
    statements = sorted(context.statements, key=_place(context))
    return [fused(run, context.tellings) for run in rows(statements, context.story.said, context.tellings)]


def _row(context: StoryContext, name: str, row: list[Statement]) -> SaidRow:
    """Return one statement's row: tellings with the same words share a line."""
    lines: dict[tuple[object, ...], list[Statement]] = {}
    for s in row:
        text = context.tellings[s.telling].text
        content = tuple(tuple(fold(w) for w, _ in words(span.of(text))) for span in s.content)
        lines.setdefault((content, s.form, s.speaker), []).append(s)
    there = {s.telling for s in row}
    anchor = f"{row[0].telling}\x00{_extent(row[0]).start}\x00{_extent(row[0]).end}"
    return SaidRow(
        id="said-" + file_name("", anchor),
        voices=tuple(voice(context, same, name) for same in lines.values()),
        missing=tuple(context.sigla[t] for t in context.order if t not in there),
    )


def voice(context: StoryContext, same: list[Statement], name: str = "", page: str | None = None) -> Voice:
    """Return statements of the same words as one line; `name` is the row's speaker, not said again.

    `page` is the page its link leads to, "" for the one it stands on; by default the telling's own.
    """
    first = same[0]
    telling = context.tellings[first.telling]
    number = sentence_of(telling, first.content[0] if first.content else _extent(first)) + 1
    named = shorten(first.speaker, 120) if first.speaker and first.speaker != name else ""
    if not first.speaker and name:
        named = "?"
    return Voice(
        sigla=tuple(dict.fromkeys(context.sigla[s.telling] for s in same)),
        outlets=_named(dict.fromkeys(context.outlet(s.telling) for s in same)),
        lang=telling.lang,
        pieces=_parts(first, telling.text),
        form=FORMS[first.form],
        named=named,
        sure=sureness(first.confidence),
        href=f"{context.files[first.telling] if page is None else page}#s{number}",
    )


def _named(outlets: Iterable[str]) -> str:
    """Return outlets in a row; of very many the first, and how many more."""
    names = list(outlets)
    more = f" and {len(names) - SIGLA_SHOWN} more" if len(names) > SIGLA_SHOWN else ""
    return ", ".join(names[:SIGLA_SHOWN]) + more


def _parts(s: Statement, text: str) -> tuple[Piece, ...]:
    """Return a statement as it stands, its parts marked; the parts alone if they stand far apart."""
    extent = _extent(s)
    marks = [(span, "content") for span in s.content]
    marks += [(span, key) for span, key in ((s.source, "source"), (s.cue, "cue")) if span]
    if len(extent) <= WHOLE:
        return pieces(text, extent, marks)
    out: list[Piece] = []
    for span, key in sorted(marks):
        shown = shorten(span.of(text[: span.start + 4 * WHOLE]), WHOLE)
        out += [Piece(shown, marks=(key,)), Piece(" … ")]
    return tuple(out[:-1])
