"""Plans told as settled: "plans to close" as "will close".

Where the verb's own form tells it, by that: "планирует построить" as "построит".
"""

from collections.abc import Iterator, Mapping, Sequence

from variorum import lexicon
from variorum.collate.certainty import BY, finite, hedge, root_of
from variorum.collate.clauses import content
from variorum.collate.listed import Hit, hits
from variorum.collate.pasts import LATE, Past, bound, matter, over, past
from variorum.collate.polarity import negated, negates
from variorum.collate.tokens import Token, unelided
from variorum.collate.view import Bead, View, Whole, found
from variorum.collate.window import bearing, named_tokens, sentence_tokens
from variorum.data import Kind, Span, Variant

# Stems round a plan that the reading must have besides its verb.
ABOUT = 2


def _table(lang: str) -> Mapping[str, tuple[str, ...]]:
    return lexicon.table("hedges", lang)


def plans(bead: Bead, view: View) -> Sequence[Variant]:
    """Return plans that the reading tells as done or sure to be, by a form of the same verb.

    Nothing is said where the reading's sentence leaves anything open or denies, nor of a plan denied.
    """
    lang = view.base.telling.lang
    if view.across:
        return ()
    out = []
    for i in bead.base:
        linked = [j for j in view.linked_reading.get(i, ()) if j in bead.reading]
        out += _auxiliaries(named_tokens(i, view.base), linked, view)
        out += _done(sentence_tokens(i, view.base), linked, view)
        ts = sentence_tokens(i, view.base)
        for k, n in hits(ts, "hedges", lang, "intended"):
            at = bound(ts, k + n, lang)
            if at is None or negated(ts, k, lang) or any(negates(t, lang) for t in ts[k:at]):
                continue
            told = next((t for j in linked if (t := _settled(ts, k, at, j, view))), None)
            if told is not None:
                base = Span(ts[k].span.start, ts[at].span.end)
                out.append(found(view, Kind.CERTAINTY, base, told.span, by=BY, confidence=0.65))
                break
    return out


def _auxiliaries(ts: Sequence[Token], linked: Sequence[int], view: View) -> list[Variant]:
    """Return plans that the words before the same verb tell as settled: "will close", "decided to close".

    Nothing in the reading's sentence leaves it a plan.
    """
    lang = view.base.telling.lang
    table = _table(lang)
    out = []
    for k, n in _led(ts, lang, "planned"):
        for j in linked:
            there = sentence_tokens(j, view.reading)
            kept = table["planning"] + table.get("conditions", ())
            if any(t.fold.startswith(kept) for t in there if t.kind == "word"):
                continue
            same = (
                (m, size)
                for m, size in _led(there, lang, "settled")
                if _akin(ts[k + n], there[m + size])
                and not negated(ts, k, lang)
                and not negated(there, m, lang)
            )
            if (hit := next(same, None)) is not None:
                m, size = hit
                base = Span(ts[k].span.start, ts[k + n].span.end)
                told = Span(there[m].span.start, there[m + size].span.end)
                out.append(found(view, Kind.CERTAINTY, base, told, by=BY, confidence=0.65))
                break
    return out


def _done(ts: Sequence[Token], linked: Sequence[int], view: View) -> list[Variant]:
    """Return what somebody means or has agreed to do and the reading tells as done: "agreed to buy" as "has
    bought". Nowhere does the base say so.
    """
    lang = view.base.telling.lang
    table, out = _table(lang), []
    kept = table.get("planning", ()) + table.get("agreed", ())
    for k, at, forms in _planned(ts, lang):
        if negated(ts, k, lang) or any(negates(t, lang) for t in ts[k:at]):
            continue
        about = bearing(ts, at, before=LATE) - content((ts[at], *ts[k:at]))
        if lang != "en":  # what is planned may stand before its verb, and a name in quotation marks
            about = matter(ts, k, at) - content((ts[at], ts[k]))
        for j in linked:
            there = sentence_tokens(j, view.reading)
            left = any(hedge(t, lang) or negates(t, lang) or _kept(t, kept) for t in there)
            told = next(over(there, forms, lang), None) if not left else None
            if told is None or len(about & view.reading.stems_of(j)) < ABOUT or _known(forms, view.base):
                continue
            base = Span(ts[k].span.start, ts[at].span.end)
            out.append(found(view, Kind.CERTAINTY, base, told, by=BY, confidence=0.65))
            break
    return out


def _planned(ts: Sequence[Token], lang: str) -> Iterator[tuple[int, int, Past]]:
    """Yield (where what tells of a plan or an agreement begins, its verb, the forms that tell it as over)."""
    if lang == "en":
        for k, n in (h for key in ("planned", "agreeing") for h in _led(ts, lang, key)):
            if ts[k + n - 1].fold == "to":
                yield k, k + n, past(ts[k + n].fold, lang)
        return
    passive = lexicon.known("hedges", lang, "passive")
    for k, n in hits(ts, "hedges", lang, "intended", "agreeing"):
        at = bound(ts, k + n, lang)
        if at is not None and ts[at].fold not in passive:
            yield k, at, past(unelided(ts[at].fold), lang)
        elif at is not None and k + n < at:  # "soll im Mai geschlossen werden"
            yield k, at - 1, Past(helped=frozenset((ts[at - 1].fold,)))


def _kept(t: Token, kept: tuple[str, ...]) -> bool:
    return t.kind == "word" and unelided(t.fold).startswith(kept)


def _known(forms: Past, base: Whole) -> bool:
    """Return whether a text tells something as over by forms of one verb, of whatever."""
    if base.telling.lang == "en":  # "closed" needs no helper
        return not forms.helped.isdisjoint(base.words)
    return any(next(over(sentence_tokens(i, base), forms, base.telling.lang), None) for i in base.indices)


def _led(ts: Sequence[Token], lang: str, key: str) -> list[Hit]:
    """Return the phrases of a list that stand before a word."""
    every = ((h, h.first + h.size) for h in hits(ts, "hedges", lang, key))
    return [h for h, end in every if end < len(ts) and ts[end].kind == "word"]


def _akin(a: Token, b: Token) -> bool:
    """Return whether two verbs are forms of one: the shorter begins the longer, but for a last "e"."""
    one, other = sorted((a.fold, b.fold), key=len)
    return len(one) > 2 and other.startswith(one.removesuffix("e"))


def _settled(ts: Sequence[Token], k: int, at: int, j: int, view: View) -> Token | None:
    """Return the one form of a planned verb in a sentence of the reading that tells it as settled."""
    lang = view.reading.telling.lang
    table = _table(lang)
    there = sentence_tokens(j, view.reading)
    kept = table.get("planning", ())
    shared = {t.fold for t in ts} & set(table.get("conditions", ()))
    for t in there:
        left = hedge(t, lang) and t.fold not in shared
        if left or negates(t, lang) or (t.kind == "word" and unelided(t.fold).startswith(kept)):
            return None
    about = (bearing(ts, at, before=LATE) - content((ts[at], *ts[k:at][:1]))) & view.reading.stems_of(j)
    verb = unelided(ts[at].fold)
    known, root = _forms(verb, lang)
    if any(t.fold in table.get("sure", ()) for t in there):
        known |= {verb}  # "wird ... streichen", "va fermer"
    forms = [t for t in there if t.fold in known or (root and finite(t, root, lang))]
    return forms[0] if len(forms) == 1 and len(about) >= ABOUT else None


def _forms(verb: str, lang: str) -> tuple[frozenset[str], str]:
    """Return the forms of a verb that tell it as settled, or the root of those that endings show."""
    table = _table(lang)
    if lang == "de":  # "streicht"
        root = verb.removesuffix("n").removesuffix("e")
        return frozenset((root + "t", root + "et")), ""
    if table.get("futures"):  # "fermera", "cerrará"
        return frozenset(verb.removesuffix("e") + e for e in table["futures"]), ""
    return frozenset(), root_of(verb, lang)
