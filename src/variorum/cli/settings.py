"""What a run was asked for and the limits it kept to, as pairs of name and value for people to read."""

from collections.abc import Sequence

from variorum.cli.output import one_line


def settings(verb: str, sources: Sequence[str], review: str | None = None) -> tuple[tuple[str, str], ...]:
    """Return a run's settings: the verb, its sources in name order, its options, and every limit in force.

    The limits are the program's own and stand here so that a report says what it was made under.
    """
    from variorum.candidates import PILE  # noqa: PLC0415  help must come at once
    from variorum.ingest import MAX_FILE  # noqa: PLC0415
    from variorum.ingest.fields import MAX_TEXT  # noqa: PLC0415
    from variorum.ingest.html import MAX_PAGE, MAX_TAGS  # noqa: PLC0415
    from variorum.ingest.jsonl import MAX_LINE, MAX_UNPACKED  # noqa: PLC0415
    from variorum.ingest.table import MAX_TABLE  # noqa: PLC0415
    from variorum.pipeline import KIN_ROUNDS, WHOLE  # noqa: PLC0415
    from variorum.stemma import EVERYBODY, MOST_RIVALS  # noqa: PLC0415
    from variorum.stories import JOIN  # noqa: PLC0415

    asked = [("verb", verb), ("sources", ", ".join(sorted(one_line(s) for s in sources)))]
    if review is not None:
        asked.append(("review file", one_line(review)))
    return (
        *asked,
        ("longest article", f"{MAX_TEXT:,} characters"),
        ("largest file", f"{MAX_FILE >> 20} MiB, of JSON lines {MAX_UNPACKED >> 30} GiB unpacked"),
        ("largest table", f"{MAX_TABLE >> 20} MiB"),
        ("longest line of JSON lines", f"{MAX_LINE >> 20} MiB"),
        ("largest web page", f"{MAX_PAGE:,} characters, {MAX_TAGS:,} tags"),
        ("pairs looked at", f"all of up to {PILE} articles; beyond, those that share words or content"),
        ("sentences read", f"all of up to {WHOLE} articles; beyond, where a first look ties two together"),
        ("relatives of relatives", f"looked up {KIN_ROUNDS} times"),
        ("one story", f"from a mean tie of {JOIN} between two groups of articles"),
        ("shared changes", f"weighed in stories of up to {EVERYBODY} tellings"),
        ("rival readings", f"at most {MOST_RIVALS} a story, each at least a third as likely as the best"),
        ("compared", "a telling with what it hangs from, heirs of a lost source with the fullest"),
    )
