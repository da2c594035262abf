"""Which figure a name stands for: word for word, by surname, by initials, by a body's end."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from variorum.statements import translit
from variorum.statements.names import Name
from variorum.statements.roles import words_for
from variorum.statements.seats import akin, one_state
from variorum.statements.spellings import alike, sounds
from variorum.statements.weak import one_name
from variorum.states import countries, spelt_out
from variorum.text import fold

if TYPE_CHECKING:
    from variorum.statements.figure import Figure

_GENERATIONS = frozenset(("II", "III", "IV", "Jr", "Sr", "Jr.", "Sr."))
_SHORT = 2  # words of a body's name that may stand for the whole
SMALL = frozenset(("of", "the", "for"))  # words that may part a body's noun from its field

_KINDS = frozenset(  # of a state's bodies, and no state
    ("central", "federal", "general", "high", "interim", "joint", "national", "regional", "royal", "state",
     "supreme")
)


def surname(parts: Sequence[str]) -> str:
    """Return a name's last word, what tells father from son aside: "Vale" of "Otto Vale III"."""
    return parts[-2] if len(parts) > 2 and parts[-1] in _GENERATIONS else parts[-1]


def acronym(parts: Iterable[str]) -> str:
    """Return the key of a name's initials."""
    return translit.stem("".join(p[0] for p in parts if p[0].isupper()))


def shorthand(parts: Sequence[str]) -> str:
    """Return a name's initials as they are written, its small words in between: "MoJ", "DfE"."""
    return "".join(p[0] for p in parts)


def lookup(figures: "Sequence[Figure]", index: Mapping[str, Sequence[int]], name: Name) -> int | None:
    """Return the place of the figure a name fits best, the one named oftenest of equals, or None."""
    parts = name.parts
    best: tuple[int, int, int] | None = None
    shortened = 0
    candidates: dict[int, None] = {}
    for part in (parts[-1], parts[0]):
        for key in (translit.bucket(part), *sorted(sounds(part))):
            for f in index.get(key, ()):
                candidates[f] = None
    if name.body and not name.whose and (several := _of_several_states(figures, candidates, name)):
        return next((f for f in several if not of_state(figures[f])), None)
    for f in candidates:
        rank = _match(figures[f], name)
        often = sum(figures[f].forms.values())
        shortened += rank == 1 and name.body
        if rank and (best is None or (rank, often) > best[:2]):
            best = (rank, often, f)
    if best and best[0] == 1 and shortened > 1:
        return None  # "the Foreign Ministry", where two states have one
    return best[2] if best else None


def of_state(figure: "Figure") -> bool:
    """Return whether it is told whose a body is: "Karsk's Foreign Ministry"."""
    return bool(_parted(figure.spelt, figure.owner or "", "")[0])


def _of_several_states(
    figures: "Sequence[Figure]", candidates: Iterable[int], name: Name
) -> list[int]:
    """Return the figures "the Foreign Ministry" may be where several states of a story have one."""
    whose, what = _parted(name.parts, name.whose, "")
    if whose or not what & words_for("en").public:
        return []
    fitting = [f for f in candidates if figures[f].body and one_body(figures[f], what)]
    return fitting if sum(of_state(figures[f]) for f in fitting) > 1 else []


def one_body(figure: "Figure", what: frozenset[str]) -> bool:
    """Return whether a body is what some words say, whosever it is."""
    return _parted(figure.spelt, figure.owner or "", "")[1] == what


def bearers(figures: "Sequence[Figure]", index: Mapping[str, Sequence[int]], name: Name) -> list[int]:
    """Return the people who bear a surname that stands alone, none for any other name."""
    if len(name.parts) > 1:
        return []
    row = index.get(translit.bucket(name.parts[0]), ())
    near = ((f, figures[f].parts) for f in row if not figures[f].body)
    return [f for f, parts in near if len(parts) > 1 and translit.same(surname(parts), name.parts[0])]


def _match(figure: "Figure", name: Name) -> int:
    """Return how well a name fits a figure: 0 not at all, 1 by an end or a given name, 5 word for word,
    6 with its state.
    """
    a, b = figure.parts, name.parts
    if figure.latin and not translit.cyrillic(name.text):
        a = figure.latin
    abroad = name.lang != figure.lang  # spelt as another language hears it

    def same(x: str, y: str) -> bool:
        if translit.same(x, y) or spelt_out(x, y, name.lang):
            return True
        return abroad and (alike(x, y) or translit.shaped(x, y))

    if figure.body and name.body and (known := _match_owned(figure, a, name)) is not None:
        return known
    people = abroad and 1 < len(a) == len(b) and not (figure.body or name.body)
    if len(b) > 1 and b in figure.forms and not figure.body:
        return 5  # "Portuguese Vale", once told of as Vale more often
    named = people and translit.namesakes(a[0], b[0]) and all(map(same, a[1:], b[1:]))
    named = named or (name.lang == figure.lang == "de" and one_name(a, b))
    named = named or (people and any(_alike(form, b) for form in figure.forms if form != a))
    if named or (len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))):
        return 5
    if len(b) == 1:
        return _match_word(figure, a, name, same)
    if figure.body or name.body:
        short, long = sorted((a, b), key=len)
        if len(short) < _SHORT or figure.body != name.body:
            return 0
        if all(translit.same(x, y) for x, y in zip(short, long, strict=False)):
            return 3
        return 1 if all(translit.same(x, y) for x, y in zip(short[::-1], long[::-1], strict=False)) else 0
    return _match_people(a, b, same)


def _alike(form: Sequence[str], b: Sequence[str]) -> bool:
    """Return whether two spellings of a person's name are one, each word the other's in another language."""
    if len(form) != len(b) or not translit.namesakes(form[0], b[0]):
        return False
    rest = zip(form[1:], b[1:], strict=True)
    return all(translit.same(x, y) or alike(x, y) or translit.shaped(x, y) for x, y in rest)


def _match_owned(figure: "Figure", a: Sequence[str], name: Name) -> int | None:
    """Return how well two bodies fit that both say whose they are; None where one does not.

    "Russia's Ministry of Defence" is the Russian Defence Ministry, and Ukraine's is another.
    """
    x, one = _parted(a, figure.owner or "", name.whose)
    y, other = _parted(name.parts, name.whose, figure.owner or "")
    x, one = _led(a, x, one, other)
    y, other = _led(name.parts, y, other, one)
    if not x or not y or not one & other & words_for("en").public:
        return None
    if not one_state(x, y):
        return 0
    return 6 if one == other else None


def _parted(parts: Sequence[str], whose: str, rival: str) -> tuple[str, frozenset[str]]:
    """Return whose a body is, by what stands before its name or in it, and the words of what it is."""
    rest = list(parts)
    if len(rest) > 1 and (fold(rest[0]) in countries() or (rival and akin(rest[0], rival))):
        whose = rest.pop(0)
    elif len(rest) > _SHORT and rest[-2] in SMALL and fold(rest[-1]) in countries():
        whose = rest.pop()
    return whose, frozenset(fold(w) for w in rest) - SMALL


def _led(
    parts: Sequence[str], whose: str, what: frozenset[str], rival: frozenset[str]
) -> tuple[str, frozenset[str]]:
    """Take the one word that a name has before all of another's for whose body it is: "Tarvan"."""
    if whose or len(what) != len(rival) + 1 or what - rival != {fold(parts[0])} or fold(parts[0]) in _KINDS:
        return whose, what
    return parts[0], rival


def _match_people(a: Sequence[str], b: Sequence[str], same: Callable[[str, str], bool]) -> int:
    """Return how well two names of several words fit: an initial, a middle name, a word before it."""
    if (
        len(a) > 1
        and same(a[-1], b[-1])
        and (same(a[0], b[0]) or a[0][:1] == b[0].rstrip("."))
    ):
        return 4  # a middle name more or less, or an initial
    short, long = sorted((a, b), key=len)
    if len(short) < _SHORT or short[-1].casefold() in words_for("en").sites:
        return 0  # "Mill Street" is not the "Mill Street Herald"
    if all(translit.same(x, y) for x, y in zip(short, long, strict=False)):
        return 2
    # "Gouverneurin Ada Vale", where no list knows the word before her name.
    return 2 if all(same(x, y) for x, y in zip(short[::-1], long[::-1], strict=False)) else 0


def _match_word(figure: "Figure", a: Sequence[str], name: Name, same: Callable[[str, str], bool]) -> int:
    """Return how well one word fits a figure: initials, a surname, a body's or a person's first name."""
    word = name.parts[0]
    if len(a) > 2 and (figure.body or name.text.isupper()) and translit.stem(word) == acronym(a):
        return 4
    if figure.body and len(a) > 2 and word == shorthand(a):
        return 4
    if not figure.body and len(a) > 1 and same(surname(a), word):
        return 4
    if any(c.isdigit() for c in a[-1]):
        return 0  # "Kestrel" is no "Kestrel A330"
    state = fold(word) in countries() or a[-1].casefold() in words_for("en").public
    if len(a) > 1 and translit.same(a[0], word) and not state:
        return 2 if figure.body or name.titles else 1  # no ministry or city goes by its state's name
    return 0
