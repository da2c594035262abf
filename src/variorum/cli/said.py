"""`variorum said NAME SOURCE...`: what one speaker is said to have said, telling by telling."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from variorum.data import Collation, Statement, Telling

_NAMES_SHOWN = 12  # speakers named where the one asked for is not found


@click.command()
@click.argument("name", metavar="NAME")
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--json", "json_file", metavar="FILE", help="Write the statements as JSON lines; - is standard output."
)
@click.option("-q", "--quiet", is_flag=True, help="No progress; errors are still told.")
def said(name: str, sources: tuple[str, ...], json_file: str | None, quiet: bool) -> int:
    """List what one speaker is said to have said, telling by telling.

    NAME is a name or a part of one, in Latin or Cyrillic letters. SOURCE is a .txt, .md, .html, .jsonl
    or .jsonl.gz file, or a folder of them.
    """
    from variorum.cli import DONE, SOME_REJECTED  # noqa: PLC0415  help must come at once
    from variorum.cli.output import Progress, ready, report_rejected, say, width, write  # noqa: PLC0415
    from variorum.cli.results import nothing_usable  # noqa: PLC0415
    from variorum.ingest import gather  # noqa: PLC0415

    ready(json=json_file, folder=None)
    with Progress(quiet=quiet) as progress:
        articles, rejected = gather(sources)
        if not articles:
            return nothing_usable(rejected, None)
        from variorum.pipeline import run  # noqa: PLC0415

        collation = run(articles, rejected, progress=progress)
    report_rejected(collation.rejected)
    found = matching(collation, name)
    if json_file:
        write(
            "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(collation, found)).encode(),
            json_file,
        )
    else:
        for line in lines(collation, found, name, width()):
            say(line)
    return SOME_REJECTED if collation.rejected else DONE


def matching(collation: "Collation", name: str) -> tuple["Statement", ...]:
    """Return the statements whose speaker has all words of `name` in his or hers, in any script."""
    from variorum.statements.translit import same  # noqa: PLC0415

    asked = name.split()

    def fits(speaker: str | None) -> bool:
        parts = speaker.split() if speaker else []
        return bool(asked) and all(any(same(a, p) for p in parts) for a in asked)

    return tuple(s for s in collation.statements if fits(s.speaker))


def _placed(
    collation: "Collation", found: Sequence["Statement"]
) -> list[tuple["Telling", list["Statement"]]]:
    """Return the tellings that hold any of some statements, earliest first, each with its own in order."""
    by: dict[str, list[Statement]] = {}
    for s in found:
        by.setdefault(s.telling, []).append(s)
    held = [t for t in collation.tellings if t.id in by]
    held.sort(
        key=lambda t: (
            t.article.published is None,
            t.article.published and t.article.published.timestamp(),
            t.id,
        )
    )
    return [(t, sorted(by[t.id], key=lambda s: s.content[0])) for t in held]


def rows(collation: "Collation", found: Sequence["Statement"]) -> Iterator[dict[str, object]]:
    """Yield a JSON object a statement, the contract's fields and the words themselves."""
    for telling, statements in _placed(collation, found):
        for s in statements:
            yield {
                "telling": s.telling,
                "source": [s.source.start, s.source.end] if s.source else None,
                "cue": [s.cue.start, s.cue.end] if s.cue else None,
                "content": [[c.start, c.end] for c in s.content],
                "form": s.form.value,
                "speaker": s.speaker,
                "confidence": s.confidence,
                "words": [c.of(telling.text) for c in s.content],
            }


def lines(collation: "Collation", found: Sequence["Statement"], name: str, columns: int) -> Iterator[str]:
    """Yield the listing for people, lines at most `columns` wide where words allow."""
    from variorum.cli.output import one_line  # noqa: PLC0415

    placed = _placed(collation, found)
    if not placed:
        speakers = sorted({s.speaker for s in collation.statements if s.speaker})
        yield f"No telling has words of {one_line(name)}."
        if speakers:
            more = f" and {len(speakers) - _NAMES_SHOWN} more" if len(speakers) > _NAMES_SHOWN else ""
            yield one_line("Those who speak: " + ", ".join(speakers[:_NAMES_SHOWN])) + more + "."
        return
    who = one_line(", ".join(sorted({s.speaker or "" for s in found})))
    yield f"{who}: {_count(len(found), 'statement')} in {_count(len(placed), 'telling')}"
    for telling, statements in placed:
        yield ""
        a = telling.article
        when = a.published.date().isoformat() if a.published else "undated"
        yield one_line(" · ".join(x for x in (telling.id, a.outlet, when) if x))
        for s in statements:
            words = " ... ".join(c.of(telling.text) for c in s.content)
            cue = f"{s.source.of(telling.text)}: " if s.source else ""
            yield from _wrapped(one_line(f"{cue}{words}"), s.form.value, columns)


def _count(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"


def _wrapped(text: str, label: str, columns: int) -> Iterator[str]:
    """Yield a labelled paragraph, the label in a column of its own."""
    import textwrap  # noqa: PLC0415

    indent = 12
    parts = textwrap.wrap(text, max(20, columns - indent)) or [""]
    yield f"  {label:<{indent - 2}}{parts[0]}"
    for part in parts[1:]:
        yield " " * indent + part
