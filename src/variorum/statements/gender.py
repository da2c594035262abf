"""What names and verbs tell of a person: a pronoun by a name's ending or a past tense; Slavic nominatives."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from variorum.data import Span, Telling
from variorum.statements import translit
from variorum.statements.declined import from_genitive, nominative, of_a_body
from variorum.statements.endings import HE, SHE
from variorum.statements.names import Name, tokens
from variorum.statements.pieces import speech_for
from variorum.statements.roles import DECLINING, words_for
from variorum.statements.weak import standing
from variorum.text import fold

if TYPE_CHECKING:
    from variorum.statements.figure import Figure

_FEMININE = re.compile(r"(?:ова|ева|ёва|ина|ына|ская|цкая|ська|цька|ая)$")
_PATRONYMIC = re.compile(r"(?:ич(?:а|у|ем|е|і)?|[вч]н(?:а|ы|е|у|ой|и|і|ою))$")
_SON = re.compile(r"ич(?:а|у|ем|е|і)?$")
_SHE_ENDS = re.compile(r"(?:[^\W]a|ette|elle|ine|ild|een|gun|dis|beth|а|я)$")
_HE_ENDS = re.compile(r"(?:o|us|rd|rt|ld|[kpbgdvz]|im|am|as|os|[кпбгдвзлрмн])$")
_CLOSE = 160  # characters on either side of a name that are read for a verb


def lean(parts: tuple[str, ...]) -> float:
    """Return how far a given name's ending leans to "she" (1) or "he" (-1).

    Only a prior: names in -a are mostly women's in Slavic, Romance and Germanic naming, those in -o,
    -us or a hard consonant mostly men's (Cutler, McQueen & Robinson 1990 for English). A pronoun or
    a title outweighs it.
    """
    if len(parts) < 2:
        return 0.0
    given = fold(parts[0])
    if _SHE_ENDS.search(given):
        return 1.0
    return -1.0 if _HE_ENDS.search(given) else 0.0


def slavic_gender(telling: Telling, sentence: Span, name: Name, figure: "Figure") -> None:
    """Take in what a feminine surname, or a past tense beside the name, tells: "сообщила", "заявив"."""
    if telling.lang not in DECLINING:
        return
    fathers = [p for p in name.parts[1:] if _PATRONYMIC.search(p)]
    figure.he += 2 * sum(_SON.search(p) is not None for p in fathers)
    figure.she += 2 * sum(_SON.search(p) is None for p in fathers)
    if len(name.parts) > 1 and not fathers and _FEMININE.search(name.parts[-1]):
        figure.she += 1
    cues = speech_for(telling.lang).verbs
    w = words_for(telling.lang)
    near = tokens(telling.text, max(sentence.start, name.span.start - _CLOSE), name.span.start)[-4:]
    near += tokens(telling.text, name.span.end, min(sentence.end, name.span.end + _CLOSE))[:1]
    if any(t.low in w.he | w.she | w.they for t in near):
        return  # "in a letter to Reth she explained": the verb is somebody else's
    for t in near:
        if t.low in cues:
            figure.she += 2 * t.low.endswith(SHE)
            figure.he += 2 * t.low.endswith(HE)


def called(figure: "Figure") -> tuple[str, ...]:
    """Return a name as it is called by: of Slavic forms that have its length the nominative."""
    forms = [f for f in figure.forms if len(f) == len(figure.parts)]
    if figure.lang == "de" and not figure.is_person and len(figure.parts) > 1:
        return standing(forms, figure.parts, words_for("de"))
    if not forms or not all(translit.cyrillic(x) for f in forms for x in f):
        return figure.parts
    if not figure.is_person:
        governed = len(forms) == len(figure.forms) == 1 and figure.genitive is not None and not figure.body
        one = governed and len(figure.parts) == 1
        return (of_a_body(figure.parts[0], figure.lang),) if one else _standing(figure, forms)
    found = [nominative(frozenset(words)) for words in zip(*forms, strict=True)]
    if found[0] is None and (whole := _by_surname(figure, forms)):
        return whole
    if not any(found) and len(forms) == 1 and figure.genitive is not None:
        seen, *rest = figure.genitive
        return from_genitive(seen, *rest) if seen == figure.parts and len(seen) > 1 else figure.parts
    return tuple(word or own for word, own in zip(found, figure.parts, strict=True))


def _by_surname(figure: "Figure", forms: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return a name in the nominative that stands in the genitive, where the surname alone stands in it:
    "доклад Бориса Титова ... Титов сообщил".
    """
    alone = {f[-1] for f in figure.forms if len(f) == 1 or len(f[0]) == 1}
    turned = ((f, from_genitive(f, figure.lang)) for f in forms if len(f) > 1)
    whole = (new for old, new in turned if new[0] != old[0] and new[-1] != old[-1] and new[-1] in alone)
    return next(whole, ())


def _standing(figure: "Figure", forms: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return which form of a place's or a body's name is its nominative, where that stands in the story.

    What no form bears out is not made up: "Мовдании" stays so where "Мовдания" is nowhere.
    """
    words = [frozenset(w) for w in zip(*forms, strict=True)]
    whole = tuple(next(iter(w)) if len(w) == 1 else nominative(w) for w in words)
    if whole in figure.forms:
        return tuple(w for w in whole if w is not None)
    found = {a for a in forms for b in forms if a != b and _nominative_of(a, b)}
    return found.pop() if len(found) == 1 else figure.parts


def _nominative_of(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Return whether one form of a name is the nominative of another: a Ukrainian and a Russian text have
    cases of their own.
    """
    return all(x == y or nominative(frozenset((x, y))) == x for x, y in zip(a, b, strict=True))
