"""Which descriptions can't be of the same people or body, though they share a noun."""

from variorum import lexicon
from variorum.statements.mention import Mention
from variorum.statements.seats import another
from variorum.statements.state import Unnamed
from variorum.statements.together import AND
from variorum.states import countries
from variorum.text import fold


def unlike(m: Mention, known: Unnamed, lang: str) -> bool:
    """Return whether a description is of others than those known: another state's body, the people of a state
    where no state was told of ("officials", "Japanese officials"), or "another nurse" than the first.
    """
    if not m.definite and m.other != known.other:
        return True
    if known.body:
        return another(m.marks, known.marks, lang)
    stately = any(fold(x) in countries() for x in m.marks)
    return known.group and stately and m.marks.isdisjoint(known.marks)


def one_more(m: Mention, known: Unnamed, telling: int) -> bool:
    """Return whether a telling that called one of them "another nurse" tells of "a third nurse"."""
    others = (at for words, at in known.calls.items() if fold(words) != fold(m.label))
    return m.other and any(telling in at for at in others)


def usual_office(m: Mention, lang: str) -> str:
    """Return an office by its usual name, "" where it is told by it: "глава государства" is the president."""
    rows = (line.split() for line in lexicon.entries("roles", lang, "heads"))
    return next((office for head, mark, office in rows if m.head == head and m.marks == {mark}), "")


def mixed_kinds(m: Mention, lang: str) -> bool:
    """Return whether people of several kinds speak: "scholars and officials" are not "the officials"."""
    joins = AND.get(lang)
    return joins is not None and f" {joins} " in m.label and not m.pronoun
