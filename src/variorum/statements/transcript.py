"""Who speaks where in a transcript or an interview: the layout names each speaker before what they say.

    KATE LINDEN: What is the mood there?
    RAWIRI: Grim, Kate. They found out from a text message.

The words are the speaker's own although no marks stand round them.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from variorum.data import Form, Span, Statement, Telling
from variorum.statements.names import PARTICLES, tokens
from variorum.text import fold

_HEAD = re.compile(r"[*_]{0,2}([^\W\d_a-zà-ÿ](?:[^\W\d_]|[ .’'\-‑])*):[*_]{0,2}\s+(?=\S)")
_LONGEST = 40  # characters of a heading
_WORDS = 4  # of a name with its title
_TURNS = 3  # parts a transcript has at least
_VOICES = 2  # speakers who come back: a list of facts ("Date: ...") names each once
_ASIDE = re.compile(r"\s*(?:\(.*\)|\[.*\])\s*", re.DOTALL)  # "(Laughs.)"
_WHOLE = 0.8  # share of a sentence a statement without a cue fills to be the sentence itself
_SURE = 0.9  # confidence of a statement that the layout gives
_QUESTIONS = {  # what heads a question -> what heads its answer, where no heading is a name
    "Q": ("A", "R"), "F": ("A",), "P": ("R",), "В": ("О",), "П": ("В",),
    "QUESTION": ("ANSWER", "RÉPONSE"), "FRAGE": ("ANTWORT",), "PREGUNTA": ("RESPUESTA",),
    "ВОПРОС": ("ОТВЕТ",), "ПИТАННЯ": ("ВІДПОВІДЬ",),
}  # fmt: skip
_DASH = re.compile(r"[*_]{0,2}(?:[—–―]\s*|-\s+)[*_]{0,2}(?=\S)")
_TELLS = re.compile(r"[,!?…]\s?[—–―]\s[a-zà-ÿа-яёєіїґ]")  # "— No, — she said": prose with talk in it
_ANSWERS = 2  # paragraphs that answer one which asks, in an interview told by dashes
_STOPS = tuple(".!?…\"”»’')]—–-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one speaker says in one go: the heading without its colon, and the words.

    `answers` tells what the layout does of a heading that is no name, "Q" or a dash; None of any other.
    """

    head: Span
    words: tuple[Span, ...]  # paragraph by paragraph
    answers: bool | None = None


@dataclass(frozen=True)
class Transcript:
    """The parts of a telling that is one; none in any other."""

    telling: Telling
    parts: tuple[Part, ...]

    @cached_property
    def places(self) -> tuple[tuple[Span, Part], ...]:
        """Return each paragraph of words with its part, in order."""
        return tuple((span, part) for part in self.parts for span in part.words)

    @cached_property
    def _starts(self) -> list[int]:
        return [words.start for words, _ in self.places]

    @cached_property
    def _heads(self) -> list[int]:
        return [part.head.start for part in self.parts]

    def part_at(self, span: Span) -> Part | None:
        """Return the part whose words hold a span."""
        k = bisect_right(self._starts, span.start) - 1
        return self.places[k][1] if k >= 0 and self.places[k][0].holds(span) else None

    def headed(self, span: Span | None) -> bool:
        """Return whether a span is (of) a heading."""
        if span is None:
            return False
        k = bisect_left(self._heads, span.end) - 1  # the last to begin before the span ends
        return k >= 0 and self.parts[k].head.overlap(span) > 0


def transcript(telling: Telling) -> Transcript:
    """Return the parts of a transcript or an interview in order, none where a telling is neither.

    It has three parts or more, two speakers who come back, and a speaker whose whole name it tells.
    A paragraph without a heading goes on with the part before it where another follows and most have one.
    An interview may have dashes in place of headings.
    """
    found = [(p, _heading(telling, p)) for p in telling.paragraphs]
    heads = [h for _, h in found if h is not None]
    voices = Counter(_voice(h.of(telling.text)) for h in heads)
    if len(heads) < _TURNS or sum(n > 1 for n in voices.values()) < _VOICES or not _named(telling, heads):
        return Transcript(telling, _dashed(telling))
    asks = _asking({h.of(telling.text) for h in heads})
    while found[-1][1] is None:
        found.pop()
    mostly = 2 * len(heads) >= len(found) - next(i for i, (_, h) in enumerate(found) if h is not None)
    parts: list[Part] = []
    for paragraph, head in found:
        if head is not None:
            answers = head.of(telling.text).upper() != asks if asks else None
            parts.append(Part(head=head, words=(Span(head.end + 1, paragraph.end),), answers=answers))
        elif parts and mostly and not _told(telling, paragraph, voices):
            parts[-1] = replace(parts[-1], words=(*parts[-1].words, paragraph))
    return Transcript(telling, tuple(parts))


def _dashed(telling: Telling) -> tuple[Part, ...]:
    """Return the parts of an interview whose paragraphs begin with dashes, none where a telling is no such:
    each second one answers, or each answers the paragraph without a dash before it.

    Statements may stand among what is asked; talk in prose has the words that say who speaks.
    """
    text = telling.text
    row = [(p, _DASH.match(text, p.start, p.end)) for p in telling.paragraphs]
    led = [k for k, (_, dash) in enumerate(row) if dash is not None]
    if not led or any(_TELLS.search(text, row[k][0].start, row[k][0].end) for k in led):
        return ()
    if any(b - a == 1 for a, b in pairwise(led)):
        pairs = list(zip(led[::2], led[1::2], strict=False))
        pairs = pairs if all(b - a == 1 for a, b in pairs) else []
    else:  # no hyphens: those are items of a list below what it is about
        pairs = [(k - 1, k) for k in led if k and "-" not in text[row[k][0].start : row[k][0].start + 3]]
    asked = sum(_asks(text, row[a][0]) for a, _ in pairs)
    back = sum(_asks(text, row[b][0]) for _, b in pairs)  # who answers with a question may do so now and then
    if asked < _ANSWERS or 2 * asked < len(pairs) or 2 * back >= asked:
        return ()
    out = []
    for k, answers in ((k, answers) for a, b in pairs for k, answers in ((a, False), (b, True))):
        paragraph, dash = row[k]
        begins = dash.end() if dash is not None else paragraph.start
        head = Span(paragraph.start, begins)
        out.append(Part(head=head, words=(Span(begins, paragraph.end),), answers=answers))
    return tuple(out)


def _asks(text: str, paragraph: Span) -> bool:
    """Return whether a paragraph ends in a question."""
    return paragraph.of(text).rstrip("*_ \n»\"”").endswith("?")


def _asking(heads: Collection[str]) -> str:
    """Return which of two headings heads the questions where neither is a name, "" for any others."""
    row = {h.upper() for h in heads}
    return next((q for q in sorted(row) if len(row) == 2 and row - {q} <= set(_QUESTIONS.get(q, ()))), "")


def _told(telling: Telling, paragraph: Span, voices: Collection[str]) -> bool:
    """Return whether a paragraph without a heading is an aside, or speaks of those who speak by name."""
    said = paragraph.of(telling.text)
    return _ASIDE.fullmatch(said) is not None or any(t.low in voices for t in tokens(said) if t.capital)


def spoken(known: Transcript, statements: Sequence[Statement], by: str) -> list[Statement]:
    """Return statements with a transcript's words put to their speakers, sentence by sentence.

    What others are said to have said within them stays; what was found of the words themselves goes.
    """
    telling = known.telling
    if not known.parts:
        return list(statements)
    out = [s for s in statements if not _itself(known, s)]
    said: set[Part] = set()
    for words, part in known.places:
        for k in range(_first_in(telling, words), len(telling.sentences)):
            sentence = telling.sentences[k]
            if sentence.start >= words.end:
                break
            cut = _cut(telling, words, sentence)
            if cut is None:
                continue
            out.append(
                Statement(
                    telling=telling.id,
                    source=part.head if part not in said and _heads(telling, part) else None,
                    cue=None,
                    content=(cut,),
                    form=Form.DIRECT,
                    by=by,
                    confidence=_SURE,
                )
            )
            said.add(part)
    return sorted(out, key=lambda s: (s.content[0].start, s.content[-1].end, s.cue or Span(0, 0)))


def _heads(telling: Telling, part: Part) -> bool:
    """Return whether a part's heading is a word."""
    return any(c.isalpha() for c in part.head.of(telling.text))


def _first_in(telling: Telling, words: Span) -> int:
    """Return the index of the first sentence that may share something with some words."""
    return max(0, bisect_right(telling.sentences, words.start, key=lambda x: x.start) - 1)


def _cut(telling: Telling, words: Span, sentence: Span) -> Span | None:
    """Return what of a sentence stands in a part's words, None where that is nothing or an aside."""
    start, end = max(words.start, sentence.start), min(words.end, sentence.end)
    while start < end and (telling.text[start].isspace() or telling.text[start] in "*_"):
        start += 1
    said = telling.text[start:end]
    aside = _ASIDE.fullmatch(said) is not None
    return Span(start, end) if any(c.isalnum() for c in said) and not aside else None


def _itself(known: Transcript, s: Statement) -> bool:
    """Return whether a statement is (a piece of) what a part's speaker says, found another way."""
    if any(known.headed(c) for c in s.content):
        return True
    if known.part_at(s.content[0]) is None:
        return False
    if s.cue is None or known.telling.text[s.cue.start : s.cue.end].strip() == ":":
        k = known.telling.sentence_at(s.content[0].start)
        size = len(known.telling.sentences[k]) if k is not None else 0
        return s.source is None or known.headed(s.source) or sum(map(len, s.content)) >= _WHOLE * size
    return False


def _heading(telling: Telling, paragraph: Span) -> Span | None:
    """Return the name a paragraph opens with, before its colon."""
    text = telling.text
    m = _HEAD.match(text, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST))
    if m is None or not text[paragraph.start : paragraph.end].rstrip("*_ ").endswith(_STOPS):
        return None
    names = [w for w in m.group(1).split() if w not in PARTICLES]
    named = len(names) <= _WORDS and all(w[0].isupper() for w in names)
    return Span(*m.span(1)) if named else None


def _voice(head: str) -> str:
    return fold(head.rsplit(maxsplit=1)[-1])


def _named(telling: Telling, heads: Sequence[Span]) -> bool:
    """Return whether headings are "Q" and "A", or one is a name of two words or such a name's part."""
    row = {h.of(telling.text) for h in heads}
    if _asking(row) or any(" " in head for head in row):
        return True
    text = telling.text
    pairs = ((a, b) for a, b in pairwise(tokens(text)) if a.capital and b.capital)
    return any(
        text[a.span.end : b.span.start] == " "
        and not text.startswith(":", b.span.end)
        and {b.bare, b.bare.upper(), a.text[0] + b.text[0]} & row
        for a, b in pairs
    )
