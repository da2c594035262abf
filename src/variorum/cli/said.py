"""`variorum said NAME SOURCE...`: what one speaker is said to have said, telling by telling."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from variorum.data import by_date

if TYPE_CHECKING:
    from variorum.data import Collation, Statement

_NAMES_SHOWN = 12  # speakers named where the one asked for is not found
_NEAR_SHOWN = 5  # of them, those spelt like the name
_NEAR = 0.88  # likeness from which two spellings may be a slip of each other (Winkler 1990 takes 0.88)
_NUMBER, _FORM = 3, 9  # columns of a row's number and of a statement's form
_INDENT = _NUMBER + 2 + _FORM


@click.command()
@click.argument("name", metavar="NAME")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--json", "json_file", metavar="FILE", help="Write the statements as JSON lines; - is standard output."
)
@click.option("-q", "--quiet", is_flag=True, help="No progress; errors are still told.")
def said(name: str, sources: tuple[str, ...], json_file: str | None, quiet: bool) -> int:
    """List what one speaker is said to have said, telling by telling.

    NAME is a name or a part of one, in Latin or Cyrillic letters. SOURCE is what collate takes, or one
    report folder or JSON file that collate or compare wrote: that is quicker, and gives the same.
    """
    from variorum.cli import DONE, SOME_REJECTED  # noqa: PLC0415  help must come at once
    from variorum.cli.output import ready, say, width, write  # noqa: PLC0415
    from variorum.cli.results import nothing_usable  # noqa: PLC0415
    from variorum.cli.sources import collated, saved  # noqa: PLC0415
    from variorum.errors import UsageError  # noqa: PLC0415

    if not name.strip():
        raise UsageError("NAME is empty; expected a name or a part of one, such as 'variorum said Holtby'.")
    ready(json=json_file, folder=None, sources=sources)
    made = saved(sources)
    collation = made or collated("said", sources, quiet)
    if not collation.tellings and not made:
        return nothing_usable(collation.rejected, None)
    found = matching(collation, name)
    if json_file:
        write(
            "".join(
                json.dumps(row, ensure_ascii=False) + "\n"
                for row in as_lines(collation, rows(collation, found))
            ).encode(errors="replace"),
            json_file,
        )
    else:
        for line in lines(collation, found, name, width()):
            say(line)
    return SOME_REJECTED if collation.rejected and not made else DONE


def matching(collation: "Collation", name: str) -> tuple["Statement", ...]:
    """Return the statements whose speaker has all words of `name` in his or hers, in any script, or is the
    state or the body of one that it names in any language: "МИД РФ".
    """
    from variorum.statements.houses import one_house  # noqa: PLC0415
    from variorum.statements.translit import same  # noqa: PLC0415

    asked = name.split()

    def fits(speaker: str | None) -> bool:
        parts = speaker.split() if speaker else []
        spelt = all(any(same(a, p) for p in parts) for a in asked)
        return bool(asked and speaker) and (spelt or one_house(name, speaker or ""))

    return tuple(s for s in collation.statements if fits(s.speaker))


def quotations(
    collation: "Collation", table: Sequence[Sequence["Statement"]]
) -> list[list[tuple["Statement", ...]]]:
    """Return rows in runs, each of which is one quotation: what people see as one statement."""
    from variorum.report.utterances import rows as runs  # noqa: PLC0415

    place = {t.id: n for n, t in enumerate(sorted(collation.tellings, key=by_date))}
    wanted = {tuple(row) for row in table}
    # What others say in between parts a quotation, too.
    statements = sorted(collation.statements, key=lambda s: (place[s.telling], s.content[0].start))
    said = [row for story in collation.stories for row in story.said]
    return [
        kept
        for run in runs(statements, said, {t.id: t for t in collation.tellings})
        if (kept := [row for row in run if row in wanted])
    ]


def rows(collation: "Collation", found: Iterable["Statement"]) -> list[list["Statement"]]:
    """Return the statements in rows, one row a statement, telling by telling, earliest telling first.

    A row holds what other tellings have of the same statement, in whoever's mouth.
    """
    place = {t.id: n for n, t in enumerate(sorted(collation.tellings, key=by_date))}

    def key(s: "Statement") -> tuple[int, int]:
        return place[s.telling], s.content[0].start

    row_of = {s: row for story in collation.stories for row in story.said for s in row}
    out = {row: sorted(row, key=key) for row in (row_of.get(s, (s,)) for s in found)}
    return sorted(out.values(), key=lambda row: key(row[0]))


def as_lines(collation: "Collation", table: Sequence[Sequence["Statement"]]) -> Iterator[dict[str, object]]:
    """Yield a JSON object a statement: the contract's fields, the words, and the number of its row.

    Statements of one quotation, which the listing shows in one row, have a row each and one `quotation`.
    """
    text = {t.id: t.text for t in collation.tellings}
    run_of = {row: k for k, run in enumerate(quotations(collation, table), 1) for row in run}
    for n, row in enumerate(table, 1):
        for s in row:
            yield {
                "statement": n,
                "quotation": run_of[tuple(row)],
                "telling": s.telling,
                "source": [s.source.start, s.source.end] if s.source else None,
                "cue": [s.cue.start, s.cue.end] if s.cue else None,
                "content": [[c.start, c.end] for c in s.content],
                "form": s.form.value,
                "speaker": s.speaker,
                "confidence": s.confidence,
                "words": [c.of(text[s.telling]) for c in s.content],
                "cue_words": s.cue.of(text[s.telling]) if s.cue else None,
            }


def lines(collation: "Collation", found: Sequence["Statement"], name: str, columns: int) -> Iterator[str]:
    """Yield the listing for people, lines at most `columns` wide where words allow."""
    from variorum.cli.output import one_line  # noqa: PLC0415

    if not found:
        yield from _unknown(collation, name, columns)
        return
    from variorum.report.utterances import fused  # noqa: PLC0415

    texts = {t.id: t for t in collation.tellings}
    table = [fused(run, texts) for run in quotations(collation, rows(collation, found))]
    names = {s.speaker or "" for s in found}
    held = {s.telling for row in table for s in row}
    tellings = [t for t in sorted(collation.tellings, key=by_date) if t.id in held]
    who = one_line(", ".join(sorted(names)))
    told = sum(s.speaker in names for row in table for s in row)
    times = f", told {told} times" if told > len(table) else ""
    spread = _count(len({s.telling for s in found}), "telling")
    yield f"{who}: {_count(len(table), 'statement')}{times} in {spread}"
    yield ""
    for t in tellings:
        when = t.article.published.date().isoformat() if t.article.published else "undated"
        yield one_line(" · ".join(x for x in (t.id, t.article.outlet, when, t.lang) if x))
    mates = {t: story.tellings for story in collation.stories for t in story.tellings}
    text = {t.id: t.text for t in collation.tellings}
    for n, row in enumerate(table, 1):
        yield ""
        number = f"{n}"
        voices: dict[tuple[str, str, str | None], list[str]] = {}
        for s in row:
            words = one_line(" ... ".join(c.of(text[s.telling]) for c in s.content))
            # The reporting word stands before it: without "denied" a denial reads as its opposite.
            words = f"{one_line(s.cue.of(text[s.telling]))}: {words}" if s.cue else words
            voices.setdefault((s.form.value, words, s.speaker), []).append(s.telling)
        for (form, words, speaker), where in voices.items():
            # Of two names that were both asked for, one may be the other's alteration: say whose these are.
            other = f" (put to {speaker})" if speaker else " (speaker not clear)"
            other = "" if {speaker} == names else other
            yield from _wrapped(f"{number:>{_NUMBER}}  {form:<{_FORM}}", words, columns)
            yield from _wrapped(
                " " * _INDENT, one_line(f"in {', '.join(dict.fromkeys(where))}{other}"), columns
            )
            number = ""
        there = {s.telling for s in row}
        missing = [t.id for t in tellings if t.id in mates.get(row[0].telling, ()) and t.id not in there]
        if missing:
            yield from _wrapped(" " * _INDENT, one_line(f"not in {', '.join(missing)}"), columns)


def _unknown(collation: "Collation", name: str, columns: int) -> Iterator[str]:
    """Yield what to say where nobody goes by a name: who is spelt like it, and who speaks."""
    from variorum.cli.output import one_line  # noqa: PLC0415

    speakers = Counter(s.speaker for s in collation.statements if s.speaker)
    yield f"No telling has words of {one_line(name)}."
    near = nearest(speakers, name)
    if near:
        yield from _wrapped("", one_line("Spelt like it: " + ", ".join(near)) + ".", columns)
    if speakers:
        shown = sorted(speakers, key=lambda s: (-speakers[s], s))[:_NAMES_SHOWN]
        more = f" and {len(speakers) - _NAMES_SHOWN} more" if len(speakers) > _NAMES_SHOWN else ""
        yield from _wrapped("", one_line("Those who speak: " + ", ".join(shown)) + more + ".", columns)


def nearest(speakers: Iterable[str], name: str) -> list[str]:
    """Return the speakers with a word spelt nearly like each word of a name, in either script; best first."""
    from rapidfuzz.distance import JaroWinkler  # noqa: PLC0415

    from variorum.statements.translit import key  # noqa: PLC0415

    asked = [k for word in name.split() if (k := key(word))]
    scored = []
    for speaker in speakers:
        parts = [k for word in speaker.split() if (k := key(word))]
        if asked and parts:
            score = min(max(JaroWinkler.similarity(a, p) for p in parts) for a in asked)
            if score >= _NEAR:
                scored.append((-score, speaker))
    return [speaker for _, speaker in sorted(scored)[:_NEAR_SHOWN]]


def _count(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"


def _wrapped(label: str, text: str, columns: int) -> Iterator[str]:
    """Yield a paragraph behind a label, further lines under its first word."""
    import textwrap  # noqa: PLC0415

    parts = textwrap.wrap(text, max(20, columns - len(label))) or [""]
    yield f"{label}{parts[0]}".rstrip()
    for part in parts[1:]:
        yield " " * len(label) + part
