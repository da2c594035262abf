"""Whom "who" and "which" stand for: the head of the words before them."""

from variorum.data import Span
from variorum.statements.cast import Seen
from variorum.statements.mentions import parse
from variorum.statements.names import Token, tokens
from variorum.statements.pronouns import Reader
from variorum.statements.roles import Words, singular
from variorum.statements.state import Who

_THING = "which"  # stands for no person
_PERSONS = frozenset(("who", "whom"))  # for no place
_BESIDE = 20  # characters before a name in which a preposition of place is looked for


class Relatives(Reader):
    """A reader that knows whom a relative clause is about."""

    def relative(self, span: Span) -> Who | None:
        """Return whom "who" and "which" stand for: the head of the words before the comma."""
        k = self.telling.sentence_at(span.start)
        if k is None:
            return None
        start = self.telling.sentences[k].start
        lead = self.telling.text[start : span.start].rstrip(" ,;–—-")
        cut = max(lead.rfind(c) for c in ',;:“”"«»–—')
        chunk = Span(start + cut + 1, start + len(lead))
        while chunk.start < chunk.end and self.telling.text[chunk.start].isspace():
            chunk = Span(chunk.start + 1, chunk.end)
        return self._whole(k, chunk) or self._head(span, k, chunk)

    def _whole(self, k: int, chunk: Span) -> Who | None:
        """Return the body that speaks right before the comma, whole: "le ministère de la Santé, qui"."""
        source = next((x for x in self.sources if x.end == chunk.end and chunk.holds(x)), None)
        if source is None:
            return None
        inside = [s for s in self.seen_from(k, source.end) if s.span.start >= source.start]
        if not inside or inside[0].span.start == source.start:
            return None
        if any(self.figures[s.figure].is_person for s in inside):
            return None
        return self.of(parse(self.telling, source, self.state.cast.known))

    def _head(self, span: Span, k: int, chunk: Span) -> Who | None:
        """Return the head of some words before the comma, else who spoke in the sentence."""
        here = self.seen_from(k, span.start)
        inside = [s for s in here if s.span.end <= chunk.end and s.span.start >= chunk.start]
        people = [s for s in inside if self.figures[s.figure].is_person]
        things = [s for s in inside if s not in people]
        personal = span.of(self.telling.text).casefold() in _PERSONS
        row = tokens(self.telling.text, chunk.start, chunk.end)
        if personal and inside and _plural(row[-1], self.words):
            return self.of(parse(self.telling, self._noun_phrase(row, len(row) - 1), self.state.cast.known))
        if things and span.of(self.telling.text).casefold() == _THING:
            return self.known(things[-1].figure)
        if people:
            return self.known(people[-1].figure)
        if inside and not (personal and self._in_place(inside[-1])):
            return self.known(inside[-1].figure)
        if inside:
            return self._people(chunk)
        turn = next((t for t in reversed(self.state.turns) if t.sentence == k), None)
        if turn is not None:
            return turn.speaker, turn.figure, turn.body, turn.group
        earlier = [s for s in here if s.span.end <= chunk.start]
        people = [s for s in earlier if self.figures[s.figure].is_person]
        return self.known(people[-1].figure) if people else None

    def _in_place(self, s: Seen) -> bool:
        """Return whether a name only says where: "some experts in Karsk, who point out ..."."""
        before = tokens(self.telling.text, max(0, s.span.start - _BESIDE), s.span.start)[-2:]
        places, articles = self.words.places, self.words.determiners
        row = before[:-1] if before and before[-1].low in articles else before
        return any(t.low in places for t in row[-1:])

    def _people(self, chunk: Span) -> Who | None:
        """Return the people or the person that a noun in some words tells of."""
        row = tokens(self.telling.text, chunk.start, chunk.end)
        people = self.words.people
        at = next((i for i, t in enumerate(row) if {t.low, singular(t.low)} & people and not t.owns), None)
        if at is None:
            return None
        return self.of(parse(self.telling, self._noun_phrase(row, at), self.state.cast.known))


def _plural(t: Token, w: Words) -> bool:
    """Return whether a noun tells of several people: "its European | allies, who ..."."""
    return not t.capital and singular(t.low) != t.low and singular(t.low) in w.people
