"""Forms of verbs that say that something was only heard: "is said to", "aurait pris", "soll gesagt haben"."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from variorum import lexicon
from variorum.collate.polarity import negated
from variorum.collate.tokens import Token


def _table(lang: str) -> Mapping[str, tuple[str, ...]]:
    return lexicon.table("hedges", lang)


def hearsay(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a verb's form says that the outlet only heard so: "aurait pris", "habría pasado", "soll
    gesagt haben". A condition in the sentence gives these forms their other sense.
    """
    table = _table(lang)
    if _rumour(ts, k, lang):
        return True
    if ts[k].fold not in table.get("hearsay", ()) or any(t.fold == "si" for t in ts):
        return False
    rest = list(takewhile(lambda t: t.kind != "stop", ts[k + 1 :]))
    if ends := table.get("past_infinitives", ()):
        last = " ".join(t.fold for t in rest[-2:])
        return len(rest) > 1 and last.endswith(ends)
    after = [t.fold for t in rest if t.fold not in table.get("between", ())]
    if not after or after[0] in table["wishes"]:
        return False
    return after[0].endswith(table["participles"])


def _rumour(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a verb's form says that it was only heard what somebody is: "serait un soldat", "soll
    ein Soldat sein". Behind "that", without a subject, or with a condition it tells something else.
    """
    table = _table(lang)
    if ts[k].fold in table.get("hearsay_of", ()):
        before = [t.fold for t in ts[:k]]
        told = any(w in ("que", "si") or w.startswith("qu'") for w in before)
        return bool(before) and before[-1] not in table["subjects"] and not told
    if ts[k].fold not in table.get("hearsay", ()) or not (ends := table.get("states", ())):
        return False
    rest = list(takewhile(lambda t: t.kind != "stop", ts[k + 1 :]))
    last = [t.fold for t in rest[-1:]]
    return len(rest) > 1 and (last[0] in ends or (last == ["sein"] and rest[-2].capital))


def reputed(ts: Sequence[Token], k: int, lang: str) -> bool:
    """Return whether a participle tells what is only believed: "is thought to have", "are widely said to"."""
    table = _table(lang)
    if ts[k].fold not in table.get("reputed", ()) or [t.fold for t in ts[k + 1 : k + 2]] != ["to"]:
        return False
    return any(t.fold in table["behind"] for t in ts[max(0, k - 2) : k]) and not negated(ts, k, lang)
