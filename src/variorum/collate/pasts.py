"""Where a verb tells something as over, by its infinitive: "bought", "hat gekauft", "a fermé", "закрыт"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from variorum import lexicon
from variorum.collate.certainty import root_of
from variorum.collate.clauses import content
from variorum.collate.tokens import Token, unelided
from variorum.data import Span
from variorum.text import fold

# Words before a participle in which what makes it one of the past stands, and words behind it in which German
# may have that.
NEAR, BEHIND = 3, 2
# Letters of a verb without what stands before it, and of the shortest that is looked for.
REST, VERB = 4, 5
# Words between a verb and what it hangs on, a language's small ones apart; in German the verb comes last.
LATE = 14
# Words before the comma that opens the clause of a German verb: "einigten sich darauf, ... zu schließen".
OPENED = 1
# A quotation mark, folded.
QUOTED = '"'
# The language whose verbs part, and have their helpers far off.
PARTS = "de"


class Past(NamedTuple):
    """Forms of a verb that tell it as over: participles that need a helper, and forms that need none.

    `marked` are those that are another form without a mark on them ("retiró"), `behind` those that are
    another where no noun or name stands before them ("das verkaufte Haus"), `parted` those with their other
    part behind them ("hob", "an"), `root` and `ends` those of a language that shows it by endings.
    """

    helped: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    parted: frozenset[tuple[str, str]] = frozenset()
    root: str = ""
    ends: tuple[str, ...] = ()


def _table(lang: str) -> Mapping[str, tuple[str, ...]]:
    return lexicon.table("hedges", lang)


def bound(ts: Sequence[Token], k: int, lang: str) -> int | None:
    """Return the index of the infinitive that hangs on the words before k: in German the clause's last word,
    elsewhere the next, small ones apart.
    """
    ends = _table(lang)["infinitive"]
    if lang == PARTS:
        row: list[int] = []
        for n in range(k, min(len(ts), k + LATE)):
            if ts[n].kind == "stop" and (len(row) > OPENED or ts[n].fold != ","):
                break
            row.append(n)
        words = [n for n in row if ts[n].kind == "word"]
        return words[-1] if words and _infinitive(ts[words[-1]], ends) else None
    while k < len(ts) and ts[k].fold in _table(lang).get("leading", ()):
        k += 1
    return k if k < len(ts) and _infinitive(ts[k], ends) else None


def _infinitive(t: Token, ends: tuple[str, ...]) -> bool:
    return t.kind == "word" and len(unelided(t.fold)) >= VERB and t.fold.endswith(ends) and not t.name


def matter(ts: Sequence[Token], k: int, at: int) -> frozenset[str]:
    """Return the stems round a verb and what it hangs on, up to a mark that is no quotation mark."""
    lo, hi = k, at
    while lo > 0 and k - lo < LATE and (ts[lo - 1].kind != "stop" or ts[lo - 1].fold == QUOTED):
        lo -= 1
    while hi + 1 < len(ts) and hi - at < LATE and (ts[hi + 1].kind != "stop" or ts[hi + 1].fold == QUOTED):
        hi += 1
    return content(ts[lo : hi + 1])


def over(ts: Sequence[Token], past: Past, lang: str) -> Iterator[Span]:
    """Yield the words of a sentence by which a verb tells something as over."""
    helps, to_come = (lexicon.known("hedges", lang, key) for key in ("perfect", "to_come"))
    if any(t.fold in to_come for t in ts):
        return
    parts = lexicon.known("hedges", lang, "parting")
    for k, t in enumerate(ts):
        word = unelided(t.fold)
        last = next(reversed(_clause(ts, k)), t)
        plain = word in past.alone or (t.accented and word in past.marked) or _ended(word, past)
        if word in past.helped:
            yield from _helped(ts, k, helps, lang)
        elif (word, last.fold) in past.parted:
            yield Span(t.span.start, last.span.end)
        elif last.fold not in parts and (plain or (word in past.behind and k and ts[k - 1].name)):
            yield t.span  # but "schloss ... aus" is another verb's


def _ended(word: str, past: Past) -> bool:
    return bool(past.root) and word.startswith(past.root) and word.endswith(past.ends)


def _helped(ts: Sequence[Token], k: int, helps: frozenset[str], lang: str) -> Iterator[Span]:
    """Yield a participle's words where what makes it one of the past stands by, in German far before it."""
    near = range(0 if lang == PARTS else max(0, k - NEAR), k)
    a = [n for n in near if ts[n].accented and len(ts[n].fold) == 1]  # "à"
    at = [n for n in near if ts[n].fold in helps and n not in a]
    if lang == PARTS:
        at += [n for n in range(k + 1, min(len(ts), k + 1 + BEHIND)) if ts[n].fold in helps]
    if at:
        beside = [n for n in at if abs(n - k) == 1]
        first, last = min([k, *beside]), max([k, *beside])
        yield Span(ts[first].span.start, ts[last].span.end)


def _clause(ts: Sequence[Token], k: int) -> list[Token]:
    """Return the words behind one up to a mark."""
    out: list[Token] = []
    for t in ts[k + 1 :]:
        if t.kind == "stop":
            break
        out.append(t)
    return out


@cache
def past(verb: str, lang: str) -> Past:
    """Return the forms that tell a verb as over, by its folded infinitive, or by its participle."""
    made = {"en": _english, "de": _german, "fr": _french, "es": _spanish}.get(lang)
    if made is not None:
        return made(verb)
    root = root_of(verb, lang) if _table(lang).get("passed") else ""
    return Past(root=root, ends=_table(lang).get("passed", ()))


@cache
def _listed(lang: str) -> Mapping[str, tuple[str, ...]]:
    return {verb: tuple(fold(rest).split()) for verb, rest in lexicon.pairs("hedges", lang, "past")}


def _english(verb: str) -> Past:
    listed = _listed("en").get(verb)
    if listed:
        return Past(helped=frozenset(listed))
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return Past(helped=frozenset((verb[:-1] + "ied",)))
    long = len(verb) > 2
    known = (verb.removesuffix("e") + "ed", verb + verb[-1:] + "ed") if long else ()
    return Past(helped=frozenset(known))


def _german(verb: str) -> Past:
    """Return the forms of a German verb: of one that parts, and may have its "zu" within, both parts."""
    table = _table("de")
    helped, alone, behind, parted = set[str](), set[str](), set[str](), set[tuple[str, str]]()
    for first in ("", *sorted(table["parting"])):
        rest = verb.removeprefix(first).removeprefix("zu" if first else "")
        if not verb.startswith(first) or len(rest) <= REST:
            continue
        for part, told in _german_plain(rest):
            helped.add(first + part)
            if any(x == part + "e" for x in told):
                behind |= {first + x for x in told}
            else:
                alone |= {first + x for x in told}
            parted |= {(x, first) for x in told if first}
    return Past(frozenset(helped), frozenset(alone), behind=frozenset(behind), parted=frozenset(parted))


def _german_plain(verb: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (participle, preterites) of a verb that does not part.

    Of a weak one without "ge-" the preterite may as well be an adjective, "das verkaufte Haus".
    """
    listed = _listed("de")
    bound = next((p for p in _table("de")["bound"] if verb.startswith(p) and len(verb) > len(p) + REST), "")
    for first in {"", bound}:
        if forms := listed.get(verb.removeprefix(first)):
            part = first + forms[-1].removeprefix("ge") if first else forms[-1]
            yield part, tuple(first + x for x in forms[:-1])
            return
    root = verb.removesuffix("n").removesuffix("e")
    for e in ("", "e"):  # "gekauft", "gearbeitet"
        ge = "" if bound or verb.endswith("ieren") else "ge"
        yield f"{ge}{root}{e}t", (f"{root}{e}te", f"{root}{e}ten")


def _french(verb: str) -> Past:
    ending = max((v for v in _listed("fr") if verb.endswith(v)), key=len, default="")
    if ending:
        part = verb.removesuffix(ending) + _listed("fr")[ending][0]
    else:
        part = verb[:-2] + {"er": "e", "ir": "i", "re": "u"}.get(verb[-2:], "")
    return Past(helped=frozenset(part + x for x in ("", "e", "s", "es")))


def _spanish(verb: str) -> Past:
    ending = max((v for v in _listed("es") if verb.endswith(v)), key=len, default="")
    before, root = verb.removesuffix(ending), verb[:-2]
    told = tuple(before + x for x in _listed("es").get(ending, ()))
    part, *_ = told[2:] or [root + ("ado" if verb.endswith("ar") else "ido")]
    alone: tuple[str, ...] = told[:2]
    marked: tuple[str, ...] = ()
    if not told:
        alone = (root + ("aron" if verb.endswith("ar") else "ieron"),)
        marked = (root + ("o" if verb.endswith("ar") else "io"),)
    helped = frozenset(part[:-1] + x for x in ("o", "a", "os", "as"))
    return Past(helped, frozenset(alone), frozenset(marked))
