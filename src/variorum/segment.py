"""Article to telling: sentences and paragraphs as exact spans of the text.

One pass over the lines gives blocks (a blank line ends one), one pass over the sentence-ending marks of a
block gives sentences. Each mark is judged by the word before and the word after it, in the manner of the
orthographic heuristic of Punkt (Kiss & Strunk 2006) with word lists in place of its statistics, which a
single article is too short for. Nothing looks further than `_REACH` characters, so time is linear.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from variorum import lexicon
from variorum.data import Article, Span, Telling
from variorum.text import squeeze

MAX_SENTENCE = 2_000  # code points; the longest sentences of news prose stay under 1,000
_REACH = 60  # characters looked at on either side of a mark
_WIDEST = 100  # code points a line of wrapped text has at most; longer ones are paragraphs
_LONGEST_HEADLINE = 250  # code points: headlines of the news corpora measured stay under 200

_LINE = re.compile(r"[^\n\r\u0085\u2028\u2029]+")
_BLANK = re.compile(r"\n[^\S\n]*\n|\r\r|\u2029")
# Full stops and their like with what closes after them: quotation marks, brackets, footnote numbers.
_MARK = re.compile(
    r"[.!?…‼⁇⁈⁉‽]++(?:[\"'”’»›“‘)\]}]|[ \u00a0\u202f][»›](?=[\s.,;:)]|\Z)"
    r"|\[\d{1,3}\])*+|[。！？｡]++[」』”’）]*+"
)
_WORD_BEFORE = re.compile(r"[\w№](?:[\w’'\-№]|\.(?=\w))*\Z")
_OPENERS = "\"'“”‘’„‚«»‹›([{¿¡-–—―*_• "
_DASHES = "-–—―"
_RUNS_ON = ".,;:([" + _DASHES  # behind these a line goes on, or ends as others do
_QUOTES = "\"'“”‘’„‚«»‹›"
_BULLET = re.compile(r"\s*(?:[•‣▪●◦·*]\s|[-–—]\s|\(?\d{1,2}[.)]\s|#{1,6}\s)")
_CAPITAL = "A-ZА-ЯЁІЇЄҐÀ-Þ"
_SMALL_BEFORE = re.compile(rf"(?<![\w.@/\-])[^\W\d_{_CAPITAL}]{{3,}}\Z")
_NAME_BEFORE = re.compile(rf"(?<![\w.@/\-])[{_CAPITAL}][^\W\d_{_CAPITAL}]{{3,}}\Z")
_CAPITAL_AFTER = re.compile(rf"[“‘„«]?[{_CAPITAL}][^\W\d_]*[,’']?\s")
# A dateline that ends in a stop ("KYIV, Oct 14 - Halberd Press.", "КАРСК, 4 мая (Норвайр).", "КАРСК, 4 мая.
# /Норвайр/."): it stays with the sentence it introduces.
_DATELINE = re.compile(
    rf"[{_CAPITAL}][{_CAPITAL}.’' \-]{{2,40}},[^.!?()\n]{{0,40}}\d[^.!?()\n]{{0,20}}"
    rf"(?:[-–—][ \u00a0]?(?:[«“\"]?[{_CAPITAL}][\w’'\-]{{0,30}}[»”\"]?[ \u00a0]?){{1,5}}\."
    rf"|\([{_CAPITAL}][^()\n]{{1,40}}\)\.|\.[ \u00a0]/[{_CAPITAL}][^/\n]{{1,40}}/\.)"
)
_ANNOUNCED = re.compile(rf"\w[:,]\s*[{_QUOTES}]\w")
_SPOKE = 160  # characters behind a quotation in which its speaker and verb end
_NEXT = re.compile(r"\w(?:[\w]|[’'\-.](?=\w))*\.?")


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of one language, all of them together for a language without lists."""

    before_name: frozenset[str]
    before_number: frozenset[str]
    inside: frozenset[str]
    closing: frozenset[str]
    starters: frozenset[str]
    months: frozenset[str]


@cache
def _words(lang: str) -> _Words:
    lists = lexicon.load("abbreviations")
    tables = [lists[lang]] if lang in lists else list(lists.values())
    return _Words(
        *(
            frozenset(word for table in tables for word in table[name])
            for name in ("before_name", "before_number", "inside", "closing", "starters", "months")
        )
    )


@cache
def _spoke(lang: str) -> re.Pattern[str] | None:
    """Return what stands behind a quotation that ends in "?" or "!" and belongs to it: `Ada Vale asked.`

    A subject of a few words, a verb of saying, then nothing but to whom, when and where; None for a
    language whose lexicon does not tell these verbs.
    """
    verbs = lexicon.entries("speech", lang, "utters")
    if not verbs:
        return None
    said, word = "|".join(sorted(verbs)), r"[^\W\d_][\w’'\-]*\.?"
    clause = r"(?!(?:that|he|she|it|they|we|I|had|has|was|were|is|are|would|will|could|who|if|whether)\b)"
    return re.compile(
        rf"(?!(?:{said})\b)(?:(?:{word})[ \u00a0]){{1,5}}?(?:{said})(?:[ \u00a0]{clause}[\w’'\-]+){{0,6}}[.,]"
    )


def segment(article: Article, lang: str) -> Telling:
    """Return the article as a telling in `lang`: sentences in order, disjoint, trimmed, and paragraphs.

    All that is not white space lies in a sentence, but for a title line at the head of the text that the
    article has as its title (ADR 0002). No sentence is longer than `MAX_SENTENCE`. The credit is left open.
    """
    text = article.text
    sentences: list[Span] = []
    paragraphs: list[Span] = []
    words = _words(lang)
    for block in _blocks(text, body_start(article)):
        spans = [piece for s in _sentences(text, block, words, lang) for piece in _capped(text, s)]
        sentences += spans
        paragraphs += _paragraphs(text, spans)
    return Telling(
        article=article,
        lang=lang,
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        unwrapped=unwrapped(text, sentences),
    )


def body_start(article: Article) -> int:
    """Return where the body begins: behind the title line where the text opens with it, else 0.

    A first line that reads as running text (it ends in a full stop, or is longer than any headline) is
    body as well as title, so that a text without a headline loses nothing.
    """
    if not article.title:
        return 0
    line = _LINE.search(article.text)
    while line and line.group().isspace():
        line = _LINE.search(article.text, line.end())
    head = line.group().strip().lstrip("\ufeff") if line else ""
    if line is None or len(head) > _LONGEST_HEADLINE:
        return 0
    plain = squeeze(head.strip("# ") if head.startswith("#") else head)
    if plain != squeeze(article.title):
        return 0
    rest = article.text[line.end() :]
    runs_on = plain.rstrip("\"'”’»)").endswith(".") and not plain.endswith("...")
    return 0 if runs_on or not rest.strip() else line.end()


def unwrapped(text: str, sentences: Sequence[Span]) -> str | None:
    """Return the text with the ends of wrapped lines inside sentences as spaces, code point for code point;
    None where it has none.
    """
    ends = [i for block in _blocks(text, 0) for i in _wrapped(text, block, sentences)]
    if not ends:
        return None
    out = list(text)
    for i in ends:
        out[i] = " "
    return "".join(out)


def _blocks(text: str, start: int) -> Iterator[Span]:
    """Yield the stretches between blank lines, from `start` on, trimmed."""
    first = last = -1
    for line in _LINE.finditer(text, start):
        content = line.group()
        if content.isspace() or (last >= 0 and _BLANK.search(text, last, line.start())):
            if first >= 0:
                yield _trimmed(text, first, last)
            first = -1
        if not content.isspace():
            if first < 0:
                first = line.start()
            last = line.end()
    if first >= 0:
        yield _trimmed(text, first, last)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _sentences(text: str, block: Span, words: _Words, lang: str) -> Iterator[Span]:
    start = block.start
    ends = {*_stops(text, block, words, lang), *_list_lines(text, block), *_headings(text, block)}
    for end in sorted(ends):
        if end <= start:
            continue
        span = _trimmed(text, start, end)
        if len(span):
            yield span
        start = end
    span = _trimmed(text, start, block.end)
    if len(span):
        yield span


def _list_lines(text: str, block: Span) -> Iterator[int]:
    """Yield where a line ends before one that begins with the sign of a list or of dialogue."""
    for line in _LINE.finditer(text, block.start, block.end):
        near = min(line.end(), line.start() + 9)
        if line.start() > block.start and _BULLET.match(text, line.start(), near):
            yield line.start()


def _headings(text: str, block: Span) -> Iterator[int]:
    """Yield where a headline, a crosshead or a caption ends that stands on a paragraph with no blank line.

    It is a line without a stop, and the next is a paragraph in one line: longer than wrapped lines are.
    """
    for line, following in pairwise(_LINE.finditer(text, block.start, block.end)):
        head, body = line.group().rstrip(), following.group().strip()
        if (
            0 < len(head) <= _LONGEST_HEADLINE
            and len(body) > max(_WIDEST, len(head))
            and head[-1] not in _RUNS_ON
            and body.lstrip(_OPENERS)[:1].isupper()
        ):
            yield line.end()


def _stops(text: str, block: Span, words: _Words, lang: str) -> Iterator[int]:
    """Yield the offset behind each mark that ends a sentence, its closing quotation marks included."""
    opened, placed = block.start, _DATELINE.match(text, block.start, block.end)
    for mark in _MARK.finditer(text, block.start, block.end):
        end = mark.end()
        if mark.group()[0] in "。！？｡":
            yield end
            opened = end
            continue
        if end >= block.end or (not text[end].isspace() and not _glued(text, mark, words)):
            continue
        if not _ends(text, mark, opened, block.end, words, lang):
            continue
        if placed is None or end > placed.end():
            yield end
            opened = end


def _glued(text: str, mark: re.Match[str], words: _Words) -> bool:
    """Return whether the space after a mark was lost: "... said.The ...", "Vale.She ...", not "site.Com"."""
    near, after = max(0, mark.start() - _REACH), _CAPITAL_AFTER.match(text, mark.end())
    if after is None:
        return False
    opens = after.group().rstrip(" ,’'\n").casefold() in words.starters  # outlets have a point in them
    return bool(_SMALL_BEFORE.search(text, near, mark.start())) or (
        opens and _NAME_BEFORE.search(text, near, mark.start()) is not None
    )


def _ends(text: str, mark: re.Match[str], opened: int, limit: int, words: _Words, lang: str) -> bool:
    """Return whether a mark that white space follows ends its sentence (begun at `opened`)."""
    after = text[mark.end() : min(limit, mark.end() + _REACH)]
    head = after.lstrip()
    bare = head.lstrip(_OPENERS)
    if not bare:
        return True
    new_line = "\n" in after[: len(after) - len(head)]
    if bare[0].islower():
        return False
    if head[0] in _DASHES and not new_line:
        return False  # "... ?" - said ...: the sentence goes on after the dash
    if head[0] in ",;:":
        return False
    stop = mark.group().rstrip("\"'”’»›“‘)]} \u00a0\u202f")
    closed = mark.group()[len(stop.split("[")[0]) :].strip()
    if stop[:1] != "." or len(stop) > 1 or closed:
        quoted = closed != "" and closed[-1] in _QUOTES and stop[:1] in "?!"
        return not (quoted and _said_by(text, opened, mark.end(), limit, lang))
    before = _WORD_BEFORE.search(text, max(opened, mark.start() - _REACH), mark.start())
    if before is None:
        return True
    following = _NEXT.match(bare)
    lead = text[max(opened, before.start() - _REACH) : before.start()]
    if head[0] == "(" and before.group().casefold() in words.before_number and _ends_in_number(lead):
        return False  # "14 oct. (AMN) - The port": a day, and who tells of it
    next_word = following.group() if following else bare[0]
    return _stop_after(before.group(), next_word, head[0] in _QUOTES, lead, words, lang)


def _said_by(text: str, opened: int, start: int, limit: int, lang: str) -> bool:
    """Return whether what follows a quotation says by whom it is: `"Is it a joke?" Ada Vale asked.`

    Not where its sentence (begun at `opened`) has said so before it: `She asked, "Why?" Vale said ...`.
    """
    spoke = _spoke(lang)
    opens = text[opened:start].lstrip()[:1] in _QUOTES
    if not opens and _ANNOUNCED.search(text, opened, start):
        return False
    gap = len(text[start : start + 2]) - len(text[start : start + 2].lstrip(" \u00a0"))
    if spoke is None or gap != 1:
        return False
    return spoke.match(text, start + gap, min(limit, start + _SPOKE)) is not None


def _stop_after(word: str, following: str, quoted: bool, lead: str, words: _Words, lang: str) -> bool:
    """Return whether a full stop after `word` ends the sentence when `following` comes next.

    `quoted` tells whether a quotation mark opens between the two, `lead` is the sentence before `word`.
    """
    low = word if len(word) == 1 else word.casefold()  # "с." is a village, "С." an initial
    if before := _LETTER_STOP.search(lead):
        low = f"{before.group(1)}.{low}"  # "т. д.", "z. B.", "U. S."
        word = low
    if word.isupper() and len(word) <= 2 and _SHORT_CAPITALS.fullmatch(following):
        return False  # "EE. UU.", "J. R."
    starter = quoted or re.split("[’']", following.casefold())[0] in words.starters
    digit = following[0].isdigit()
    if word.isdigit():
        if not lead.strip(_OPENERS):
            return False  # the number of a list line
        ordinal = lang in _ORDINAL_STOP and len(word) <= 2
        return not ordinal or (starter and following.casefold() not in words.months)
    if (low in words.before_number and digit) or (low in words.before_name and not quoted):
        return low in _YEAR and _ends_in_number(lead) and not digit
    if low in words.closing or (low in _YEAR and _ends_in_number(lead)):
        return not digit
    if "." in word or low in words.inside:
        return starter
    if len(word) == 1 and word.isalpha():
        return starter and not following.endswith(".")
    return True


_LETTER_STOP = re.compile(r"\b(\w)\.[ \u00a0\u202f]?\Z")
_SHORT_CAPITALS = re.compile(r"[^\W\d_a-zа-яёіїєґß-ÿ]{1,2}\.")
# Languages that write an ordinal number as digits and a stop.
_ORDINAL_STOP = frozenset(("de", "cs", "sk", "da", "nb", "fi", "hu", "hr", "sl", "sr", "et", "lv", "is"))
_YEAR = frozenset(("г", "гг", "р", "рр", "в", "вв", "ст"))  # "2024 г.": after a number the year, not the city


def _ends_in_number(lead: str) -> bool:
    tail = lead[-4:].rstrip()
    return bool(tail) and (tail[-1].isdigit() or tail[-1] in "IVX")


def _wrapped(text: str, block: Span, sentences: Sequence[Span]) -> Iterator[int]:
    """Yield the line ends inside sentences that only the width of the lines asked for.

    Such a line is followed by a small letter, or by a word that would not have fitted into the longest line
    of the block. Behind a stop that ends no sentence ("the U.S.") any line end is one. A headline that
    stands on the text without a stop is shorter than that, and its line end stays.
    """
    if "\n" not in text[block.start : block.end] and "\r" not in text[block.start : block.end]:
        return
    lines = list(_LINE.finditer(text, block.start, block.end))
    width = max(len(line.group()) for line in lines)
    k = bisect_left(sentences, block.start, key=lambda s: s.start)
    for line, following in pairwise(lines):
        while k < len(sentences) and sentences[k].end <= line.end():
            k += 1
        if k == len(sentences) or sentences[k].start >= line.end():
            continue
        goes_on = following.group().lstrip()[0].islower() or line.group().rstrip()[-1] in ".,;"
        if goes_on or _full(line, following, width):
            yield from range(line.end(), following.start())


def _full(line: re.Match[str], following: re.Match[str], width: int) -> bool:
    """Return whether the first word of the next line would not have fitted into a line of this width."""
    return len(line.group()) + 1 + len(following.group().split(maxsplit=1)[0]) > width


def _capped(text: str, span: Span) -> Iterator[Span]:
    """Yield a span in pieces of at most `MAX_SENTENCE`, cut at white space where there is any."""
    start = span.start
    while span.end - start > MAX_SENTENCE:
        cut = max(text.rfind(" ", start, start + MAX_SENTENCE), text.rfind("\n", start, start + MAX_SENTENCE))
        if cut <= start:
            cut = start + MAX_SENTENCE
            while cut < span.end and unicodedata.combining(text[cut]) and cut - start > MAX_SENTENCE // 2:
                cut -= 1
        piece = _trimmed(text, start, cut)
        if len(piece):
            yield piece
        start = cut
    piece = _trimmed(text, start, span.end)
    if len(piece):
        yield piece


def _paragraphs(text: str, spans: list[Span]) -> Iterator[Span]:
    """Yield the paragraphs of a block: one, or its lines where most line ends fall between sentences.

    Text scraped without blank lines has a paragraph a line; in hard-wrapped text few line ends meet a stop.
    """
    if not spans:
        return
    gaps = [(a, b) for a, b in pairwise(spans) if "\n" in text[a.end : b.start]]
    inside = sum(text.count("\n", s.start, s.end) for s in spans)
    lines = list(_LINE.finditer(text, spans[0].start, spans[-1].end)) if inside else []
    width = min(_WIDEST, max((len(line.group()) for line in lines), default=0))
    wrapped = inside and all(_full(line, following, width) for line, following in pairwise(lines))
    breaks = {b.start for _, b in gaps} if len(gaps) > inside and not wrapped else set()
    start = spans[0].start
    for a, b in pairwise(spans):
        if b.start in breaks:
            yield Span(start, a.end)
            start = b.start
    yield Span(start, spans[-1].end)
