"""A sentence that says who said the one before it: "Об этом заявил Карский.", "Das teilte die Bahn mit."

Newsrooms tell the news first and put it to somebody in a sentence of its own. The words that stand for the
news say nothing; what is said is the sentence before.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.names import Token, tokens
from variorum.statements.pieces import Speech, says, speech_for
from variorum.statements.raw import Raw
from variorum.statements.roles import Words, words_for
from variorum.text import fold

_HELPED = 2  # words between those that stand for the news and the verb: "así lo | ha | confirmado"
_FULL = 3  # words of a content that says more than "об этом"
_WHO = 8  # words of whoever says it
_SCORE = 0.7  # the verb and the words before it leave little doubt
_OF = frozenset(("de", "del", "du", "des", "der", "d'", "d’", "von", "la", "los", "las"))  # inside a name


def recounted(telling: Telling, raws: Sequence[Raw]) -> list[Raw]:
    """Return raw statements, those of such sentences with the sentence before for their content.

    Where that sentence is somebody's already it stays so: who tells it on has not said it.
    """
    speech, w = speech_for(telling.lang), words_for(telling.lang)
    phrases = lexicon.folded("speech", telling.lang, "recounts")
    if not phrases:
        return list(raws)
    out, held = list(raws), _by_sentence(telling, raws)
    gone: set[int] = set()
    for k, sentence in enumerate(telling.sentences[1:], 1):
        opening = _opening(telling, sentence, phrases, w)
        if opening is None:
            continue
        before = telling.sentences[k - 1]
        own = [r for r in held.get(k, ()) if _inside(r, sentence)]
        # The tagger knows more verbs than the list: "Das | geht aus | einer Studie hervor".
        news = (r for r in own if r.source is not None and all(opening.holds(c) for c in r.contents))
        cue = _cue(telling, Span(opening.end, sentence.end), speech, w) or next((r.cue for r in news), None)
        if cue is None:
            continue
        told = [r for r in held.get(k - 1, ()) if id(r) not in gone]
        full = any(len(tokens(telling.text, c.start, c.end)) > _FULL for r in own for c in r.contents)
        # "Вооружённые силы нанесли удар": what the tagger took for saying is the news itself.
        if full or any(r.source is not None and (r.cue is None or says(telling, r.cue)) for r in told):
            continue
        said = next((r for r in own if r.source is not None and r.cue is not None), None)
        source = said.source if said is not None else _who(telling, cue, sentence, speech, w)
        if source is None:
            continue
        raw = said or Raw(source=source, cue=cue, contents=(before,), score=_SCORE)
        gone |= {id(r) for r in (*own, *told)}
        out.append(replace(raw, source=source, contents=(before,)))
    return sorted((r for r in out if id(r) not in gone), key=lambda r: r.contents[0])


def _by_sentence(telling: Telling, raws: Sequence[Raw]) -> dict[int, list[Raw]]:
    """Return the statements by each sentence that some of their contents begins in."""
    held: dict[int, list[Raw]] = {}
    for r in raws:
        for k in {telling.sentence_at(c.start) for c in r.contents} - {None}:
            held.setdefault(cast("int", k), []).append(r)
    return held


def _inside(raw: Raw, sentence: Span) -> bool:
    """Return whether a statement is told by a sentence: its cue and all it holds stand there."""
    parts = [x for x in (raw.cue, *raw.contents) if x is not None]
    return raw.cue is not None and all(sentence.holds(x) for x in parts)


def _opening(telling: Telling, sentence: Span, phrases: Sequence[str], w: Words) -> Span | None:
    """Return the words that stand for the news at the head of a sentence, in one that denies nothing."""
    told = fold(sentence.of(telling.text))
    phrase = next((p for p in sorted(phrases, key=len, reverse=True) if told.startswith(p)), None)
    if phrase is None or told[len(phrase) : len(phrase) + 1].isalpha():
        return None
    opening = Span(sentence.start, sentence.start + len(phrase))
    row = tokens(telling.text, opening.end, sentence.end)
    if any(t.low in lexicon.known("negation", w.lang, "negators") for t in row):
        return None  # "Das bestätigte die Polizei nicht."
    return opening


def _cue(telling: Telling, rest: Span, speech: Speech, w: Words) -> Span | None:
    """Return the verb behind words that stand for the news."""
    row = tokens(telling.text, rest.start, rest.end)
    for t in row[: _HELPED + 1]:
        if t.low in speech.verbs:
            return t.span
        if t.capital or t.low in w.determiners | w.people | w.bodies:
            return None  # "das Unternehmen sagte"
    return None


def _who(telling: Telling, cue: Span, sentence: Span, speech: Speech, w: Words) -> Span | None:
    """Return whoever stands behind the verb, up to when, where and to whom it was said."""
    row = tokens(telling.text, cue.end, sentence.end)
    stops = (i for i, t in enumerate(row) if i and _stops(telling.text, row[i - 1], t, speech, w))
    row = row[: next(stops, len(row))]
    nouns = w.determiners | w.people | w.bodies | w.documents
    opens = row and (row[0].capital or row[0].low in nouns or (w.declines and row[0].low not in w.breaks))
    if not opens or len(row) > _WHO or telling.text[cue.end : row[0].span.start].strip():
        return None
    return Span(row[0].span.start, row[-1].span.end)


def _stops(text: str, before: Token, t: Token, speech: Speech, w: Words) -> bool:
    if any(c in text[before.span.end : t.span.start] for c in ",;:.!?…()"):
        return True
    if fold(t.low) in lexicon.numbers("times", w.lang, "weekdays"):
        return True
    return t.low in speech.particles or (t.low in w.breaks | w.determiners and t.low not in _OF)
