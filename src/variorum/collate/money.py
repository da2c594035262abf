"""Which money a figure is told in: signs, codes and names, before it or behind."""

from collections.abc import Iterator, Sequence

from variorum.collate.numerals import Numerals
from variorum.collate.tokens import Token, unelided

SIGNS = {
    "$": "money:dollar", "€": "money:euro", "£": "money:pound", "¥": "money:yen", "₽": "money:rouble",
    "₴": "money:hryvnia", "₹": "money:rupee", "₺": "money:lira", "₩": "money:won", "₸": "money:tenge",
}  # fmt: skip


def after(ts: Sequence[Token], k: int, w: Numerals) -> tuple[str, int] | None:
    """Return (unit, index after) of the money named at token k: "€", "USD", "euros", "U.S. dollars"."""
    t = ts[k]
    if t.fold in SIGNS:
        glued = k + 1 < len(ts) and ts[k + 1].kind == "num" and ts[k + 1].span.start == t.span.end
        return None if glued else (SIGNS[t.fold], k + 1)  # the sign of the next figure
    word = unelided(t.fold)  # "d'euros"
    if word in w.money:
        return w.money[word], k + 1
    if word in w.codes and t.capital and word not in w.kinds:
        return w.codes[word], k + 1
    for j in _kinds(ts, k, w):
        if j < len(ts) and ts[j].fold in w.money:
            return w.money[ts[j].fold], j + 1
    return None


def _kinds(ts: Sequence[Token], k: int, w: Numerals) -> Iterator[int]:
    """Yield the index after a word that says whose money it is: "US dollars", "U.S. dollars", "US-Dollar"."""
    if [t.fold for t in ts[k : k + 4]] == ["u", ".", "s", "."]:
        yield k + 4
    if ts[k].fold in w.kinds:
        yield k + 1
        if k + 1 < len(ts) and ts[k + 1].kind == "dash":
            yield k + 2


def before(ts: Sequence[Token], i: int, w: Numerals) -> tuple[str, int] | None:
    """Return (unit, index it starts at) of the money named before a figure: "$", "EUR", "$US", "Rs."."""
    if not i:
        return None
    last = ts[i - 1]
    if last.fold in SIGNS:
        return SIGNS[last.fold], i - 1
    if last.fold == "." and i > 1 and ts[i - 2].fold == "rs":
        return w.codes["rs"], i - 2
    if last.fold not in w.codes or not last.capital:
        return None
    if i > 1 and ts[i - 2].fold in SIGNS and ts[i - 2].span.end == last.span.start:
        return SIGNS[ts[i - 2].fold], i - 2
    return None if last.fold in w.kinds else (w.codes[last.fold], i - 1)
