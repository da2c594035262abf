"""The summary on a terminal: what an editor wants to know first, in a page of plain text.

Same words and same view objects as the pages. Nothing from an article reaches the terminal raw: control
characters and overrides of direction are made visible in `passages`.
"""

from collections.abc import Collection
from itertools import zip_longest

from variorum.data import Collation, Span
from variorum.report.branches import branches
from variorum.report.columns import Token, beside, cells, clip, pad, paint, tokens, wrap
from variorum.report.context import StoryContext, full_title
from variorum.report.findings import findings, told_once
from variorum.report.overview import alone, lead, origins, witnesses
from variorum.report.pages import Finding, Side, Witness
from variorum.report.parallel import rows
from variorum.report.passages import passage, shorten
from variorum.report.rivals import rivals, told
from variorum.report.said import speakers, uttered
from variorum.report.view import contexts, lone
from variorum.report.voices import Speaker, Voice
from variorum.report.wording import near, reworded
from variorum.report.words import NO_STORY, RELATIONS, at_most, language, percent, short_moment, sureness
from variorum.text import count, fold, words

STORIES_SHOWN = 5  # in full; further ones get a line
STORY_LINES = 12
DIFFERENCES = 4  # of each story; one story alone gets more, a pair most
TREE_LINES = 24
SPEAKERS = 5
WORDS = 200  # characters shown of the words that differ: a sentence left out may be long
CONTEXT = 60  # characters kept on either side of the words that differ
LETTERS = 8  # tellings named before a wording
LONE = 5  # articles listed that no other one retells
REWORDED = 4  # sentences of a near-copy listed that have other words and no finding
TITLE = 200  # characters of a headline
ALONE = 3  # sentences listed that only one of a pair has


def summary(collation: Collation, *, width: int = 80, colour: bool = False, saved: bool = False) -> str:
    """Return what a run found as text for people, lines at most `width` cells wide, no trailing newline.

    Without a report that is `saved`, the last line says how to get one.

    With `colour` the words that differ are bold and underlined by SGR sequences; without, they stand
    between underscores. One pair alone is told in more detail.
    """
    out = _Out(max(40, width), colour)
    stories = list(contexts(collation))
    out.head(collation, len(stories))
    if not stories and len(collation.tellings) > 1:
        out.blank()
        out.wrapped(tokens(NO_STORY))
    pair = len(stories) == 1 and len(stories[0].order) == 2
    for context in stories[:STORIES_SHOWN]:
        out.story(context, (12 if pair else 6) if len(stories) == 1 else DIFFERENCES, pair=pair)
    rest = stories[STORIES_SHOWN:]
    if rest:
        out.rule("Further stories")
        for context in rest[:STORY_LINES]:
            out.line(
                [
                    *tokens(clip(context.title, out.width - 16)),
                    *tokens(f"  {len(context.order)} tellings", "quiet"),
                ]
            )
        if len(rest) > STORY_LINES:
            out.line(tokens(f"and {len(rest) - STORY_LINES} more", "quiet"))
    out.lone(collation)
    if stories and not saved:
        out.blank()
        out.wrapped(
            tokens(
                "Everything, with the full texts side by side: add -o DIR. For programs: --json FILE.",
                "quiet",
            )
        )
    return "\n".join(out.lines)


class _Out:
    """Lines written so far, and how wide they may be."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width, self.colour = width, colour
        self.lines: list[str] = []

    def line(self, parts: list[Token], indent: int = 2) -> None:
        self.lines.append((" " * indent + paint(parts, self.colour)).rstrip())

    def wrapped(self, parts: list[Token], indent: int = 2) -> None:
        for x in wrap(parts, self.width - indent):
            self.line(x, indent)

    def blank(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def rule(self, title: str) -> None:
        self.blank()
        self.lines.append(paint([(title, "strong")], self.colour))
        self.lines.append("─" * self.width)

    def head(self, collation: Collation, stories: int) -> None:
        langs = list(dict.fromkeys(language(t.lang) for t in collation.tellings))
        parts = [count(len(collation.tellings), "article"), count(stories, "story", "stories")]
        parts += [", ".join(langs[:6]) + (" …" if len(langs) > 6 else "")] if langs else []
        if collation.rejected:
            parts.append(f"{count(len(collation.rejected), 'input')} rejected")
        self.wrapped(tokens(" · ".join(parts)), 0)

    def story(self, context: StoryContext, most: int, *, pair: bool) -> None:
        found = findings(context)
        people = witnesses(context, found)
        said = speakers(context)
        self.rule(clip(context.title, self.width))
        dates = (t.article.published for t in context.tellings.values())
        clock = any(short_moment(d)[1] for d in dates if d)
        zone = " · times are UTC" if clock else ""
        self.wrapped(tokens(f"{count(len(people), 'telling')}, {origins(context)}{zone}"))
        self.blank()
        self.tree(context, people)
        left_open = told(rivals(context))
        if left_open:
            self.blank()
            self.wrapped(tokens(left_open))
        if pair:
            self.pair(context, people)
        self.blank()
        if not found:
            self.wrapped(tokens(context.unchanged))
        else:
            shown = told_once(found)[:most]
            # Numbers are the page's, so one that is passed over leaves a hole: say why.
            once = ", like ones once" if any(f.number != n for n, f in enumerate(shown, 1)) else ""
            more = f" ({len(shown)} of {len(found)}{once})" if len(found) > len(shown) else f" ({len(found)})"
            self.line([("What changed", "strong"), (more, "quiet")])
            for f in shown:
                self.finding(f)
        if pair:
            self.reworded(context, found)
        self.said(said, sum(map(len, uttered(context))), quoting=most > DIFFERENCES)
        if pair:
            self.only(context)

    def tree(self, context: StoryContext, people: tuple[Witness, ...]) -> None:
        """Draw the stemma: each telling under its surest source, with what hangs it there."""
        lines = list(branches(context, people))
        shown = lines[: at_most(len(lines), TREE_LINES)]
        wide = max((cells(b.lead + b.siglum) + 2 + cells(b.outlet) for b in shown), default=0)
        facts = max((cells(b.facts) for b in shown), default=0)
        # Names get half the line, and more where the facts leave it.
        left = min(wide, max(self.width // 2 + 2, self.width - 4 - facts))
        for b, after in zip_longest(shown, shown[1:]):
            room = max(4, left - cells(b.lead + b.siglum) - 2)
            first, *more = wrap(tokens(b.facts, "quiet"), self.width - 4 - left)
            parts: list[Token] = [(b.lead, "quiet"), (b.siglum, "siglum"), ("  " + pad(b.outlet, room), "")]
            self.line([*parts, ("  ", ""), *first])
            below = b.lead.replace("├─", "│ ").replace("├=", "│ ").replace("└─", "  ").replace("└=", "  ")
            below += "│" if after and after.depth > b.depth else ""
            for rest in more:
                self.line([(pad(below, left + 2), "quiet"), *rest])
        if len(lines) > len(shown):
            self.line(tokens(f"… and {len(lines) - len(shown)} more", "quiet"))

    def pair(self, context: StoryContext, people: tuple[Witness, ...]) -> None:
        """Say how two tellings hang together and how much each shares."""
        a, b = context.order
        x = context.alignments.get((a, b))
        if x is None:
            return
        table = rows(
            context.tellings[a], context.tellings[b], x, ((), ()), (people[0].siglum, people[1].siglum)
        )
        moved = sum(bool(r.moved) for r in table)
        how = "no tie found"
        if x.relation:
            how = f"{RELATIONS[x.relation]}, {sureness(x.confidence)} ({percent(x.confidence)} %)"
        held = f"{percent(x.coverage_left)} % of A stands in B, {percent(x.coverage_right)} % of B in A"
        self.blank()
        self.wrapped(tokens(f"{how}; {held}; {count(moved, 'passage')} moved"))
        titles = [shorten(context.tellings[i].article.title, TITLE) for i in (a, b)]
        if all(titles) and [fold(w) for w, _ in words(titles[0])] != [fold(w) for w, _ in words(titles[1])]:
            self.blank()
            self.line([("Headlines", "strong")])
            for w, title in zip(people, titles, strict=True):
                self.wrapped([(w.siglum, "siglum"), *tokens(f" {title}")], 4)

    def finding(self, f: Finding) -> None:
        """Show one finding: its kind, then both wordings side by side; what one side lacks, at length."""
        self.blank()
        self.line([(f"{f.number} ", "quiet"), (f.label, "kind"), (f"  {f.sure}", "quiet")])
        width = (self.width - 4 - 3) // 2
        if f.base.passage and f.reading.passage and width >= 24:
            sides = [wrap(_wording(s, self.colour), width) for s in (f.base, f.reading)]
            self.lines += ["    " + x for x in beside(sides[0], sides[1], width, self.colour)]
        else:
            for s in (f.base, f.reading):
                self.wrapped(_wording(s, self.colour), 4)

    def reworded(self, context: StoryContext, found: tuple[Finding, ...]) -> None:
        """List sentences of a near-copy that have other words where no finding stands."""
        a, b = context.order
        x = context.alignments.get((a, b))
        if x is None or not near(x):
            return
        left, right = context.tellings[a], context.tellings[b]
        known = {p for f in found for p in f.places}
        rest = [
            r
            for r in reworded(left, right, x)
            if not any(_told(context.sigla[t], c[k], known) for c in r.changes for t, k in ((a, 0), (b, 1)))
        ]
        if not rest:
            return
        self.blank()
        most = at_most(len(rest), REWORDED)
        more = f" ({most} of {len(rest)})" if len(rest) > most else f" ({len(rest)})"
        self.line([("Other words, no finding", "strong"), (more, "quiet")])
        for r in rest[:most]:
            self.blank()
            for t, span, extent in zip((left, right), r.hulls, r.extents, strict=True):
                letter = context.sigla[t.id]
                if span is None:  # it has no word that the other has not
                    words_ = shorten(extent.of(t.text), WORDS)
                    self.wrapped([(letter, "siglum"), *tokens(f" {words_}")], 4)
                else:
                    side = Side(siglum=letter, outlet="", lang="", href="", passage=passage(t, span))
                    self.wrapped(_wording(side, self.colour), 4)

    def said(self, found: tuple[Speaker, ...], statements: int, *, quoting: bool) -> None:
        """Say how many statements there are, and of whom; with `quoting`, what most tellings have of each."""
        if not statements:
            return
        self.blank()
        named = [s for s in found if s.name]
        self.line([("Who said what", "strong"), (f" ({count(statements, 'statement')})", "quiet")])
        most = at_most(len(named), SPEAKERS)
        for s in named[:most]:
            where = f"  {s.statements} in {' '.join(s.tellings[:12])}{' …' if len(s.tellings) > 12 else ''}"
            self.line([(clip(s.name, self.width - 4 - cells(where)), ""), (where, "quiet")], 4)
            voice = lead(s) if quoting else None
            if voice:
                self.line(tokens(clip(_reported(voice), self.width - 6), "quiet"), 6)
        if len(named) > most:
            self.line(tokens(f"and {len(named) - most} more", "quiet"), 4)

    def only(self, context: StoryContext) -> None:
        """List the first sentences that only one of a pair has."""
        for x in alone(context):
            self.blank()
            n = len(x.sentences) + x.more
            self.line([("Only in ", "strong"), (x.siglum, "siglum"), (f" ({count(n, 'sentence')})", "quiet")])
            most = at_most(n, ALONE)
            for s in x.sentences[:most]:
                self.line(tokens(clip(s.text, self.width - 4)), 4)
            if n > most:
                self.line(tokens(f"and {n - most} more", "quiet"), 4)

    def lone(self, collation: Collation) -> None:
        """List articles that no other one retells."""
        apart = lone(collation)
        if not apart:
            return
        self.rule(f"{count(len(apart), 'article')} that no other one here retells")
        most = at_most(len(apart), LONE)
        for t in apart[:most]:
            self.line(tokens(clip(full_title(t.article), self.width - 2)))
        if len(apart) > most:
            self.line(tokens(f"and {len(apart) - most} more", "quiet"))


def _told(siglum: str, span: Span | None, places: Collection[str]) -> bool:
    """Return whether a finding stands at some words. Places are "A 12 30"."""
    if span is None:
        return False
    ends = (p.split() for p in places if p)
    return any(s == siglum and int(i) < span.end and span.start < int(j) for s, i, j in ends)


def _reported(voice: Voice) -> str:
    """Return a statement as "denied: it had ignored the inspectors"."""
    cue, words = (
        " ".join(p.text.strip() for p in voice.pieces if part in p.marks) for part in ("cue", "content")
    )
    return f"{cue}: {words}" if cue else words


def _wording(side: Side, colour: bool) -> list[Token]:
    """Return one wording as tokens: siglum, context, the words that differ marked."""
    letters = [x for x in (side.siglum, *side.also) if x]
    most = at_most(len(letters), LETTERS)
    names = " ".join(letters[:most]) + (f" +{len(letters) - most}" if len(letters) > most else "")
    out: list[Token] = [(names, "siglum")] if names else []
    if side.passage is None:
        return [*out, *tokens(": nothing at this place" if names else "nothing at this place", "quiet")]
    before, after = side.passage.before, side.passage.after
    if len(before) > CONTEXT:
        before = "… " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = shorten(after, CONTEXT) if not after[:1].isspace() else " " + shorten(after, CONTEXT)
    words = shorten(side.passage.words, WORDS)
    words = words if colour else f"_{words}_"
    glued = before[-1:] not in ("", " ")
    marked = tokens(words if glued else " " + words, "mark")
    return [*out, *tokens(" " + before), *marked, *tokens(after)]
