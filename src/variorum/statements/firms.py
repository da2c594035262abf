"""Which firm a description without its name stands for: "the company", "the carmaker", "the insurance firm",
"the Karsk-based group", "l'entreprise, basée à Karsk".
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from variorum import lexicon
from variorum.statements.documents import Documents
from variorum.statements.figure import Figure
from variorum.statements.mention import Mention, relative
from variorum.statements.mentions import INDEFINITE
from variorum.statements.names import Token, tokens
from variorum.statements.roles import firm_noun, seated, singular
from variorum.states import countries
from variorum.text import fold

_SERIAL = re.compile(r"-\d")  # in names of proteins, aircraft, missiles
_BACK = 2  # sentences back in which a body that "the company" may be has spoken
_TURNS = 200  # turns looked back on, so that a huge text stays linear
_OFTEN = 2  # times that a name is told before "the regulator" may be it, where it holds no noun for a body
_ROOT = 4  # letters that two words for one trade share: "insurer", "insurance"
_FROM = frozenset(("from", "aus", "из", "з", "із"))
_PHRASE = 3  # words between article and noun


class Firms(Documents):
    """A reader that knows firms by what they do and where they are."""

    introduced: dict[str, int] | None = None  # a firm's noun -> where it first stood without a name

    def firm(self, m: Mention) -> int | None:
        """Return the one firm told of before that a description without a name can stand for, by its town or
        its trade; None where several may be meant, or one that was brought in without a name.
        """
        w = self.words
        bound = m.owner is not None or m.pronoun or m.inner is not None
        if bound or not m.definite or m.head in w.mixed or not firm_noun(m.head, w):
            return None
        towns, trade = self._told(m)
        plain = m.head in w.general and not trade
        last = self._last_seen(m.span.start)
        firms = [f for f in last if self._runs(f)]
        if towns and (here := [f for f in firms if self._at(f, towns)]):
            return here[0] if len(here) == 1 else None
        if plain:
            return self._met_in(m, firms) if towns else None
        if self._brought_in(m.plain.casefold()) < m.span.start:
            return None
        known = {m.head} | w.like.get(m.head, frozenset()) | _trades().get(m.head, frozenset())
        names = trade if m.head in w.general else known | trade
        alike = [f for f in firms if self._does(f, names)]
        if not alike and not towns and m.head not in w.general:
            alike = self._unheard_of(m, firms)
        return alike[0] if len(alike) == 1 else None

    def _unheard_of(self, m: Mention, firms: Sequence[int]) -> list[int]:
        """Return the firms whose trade no text tells, that a trade may be told of: the one that opens
        what is said ("Kestrel will close its pits, the lender said"), else those told of again and again.
        """
        new = [f for f in firms if not self._trade(self.figures[f])]
        begins = self.content[0].start if self.content else -1
        seen = self.seen_from(self.sentence_of(m.span.start), m.span.start)
        opening = [x.figure for x in seen if x.span.start == begins and x.figure in new]
        own = (f for f in new if self.figures[f].is_firm(self.words))
        return opening or [f for f in own if sum(self.figures[f].forms.values()) >= _OFTEN]

    def towned(self, m: Mention) -> bool:
        """Return whether a description tells where somebody is."""
        return bool(self._told(m)[0])

    def _met_in(self, m: Mention, firms: Sequence[int]) -> int | None:
        """Return the firm whose town a description is the first to tell: the one named last, just before."""
        k = self.sentence_of(m.span.start)
        near = [x.figure for x in self.seen_from(k - 1, m.span.start) if x.figure in firms]
        return near[-1] if near and not self.figures[near[-1]].towns else None

    def _runs(self, f: int) -> bool:
        """Return whether a figure may be a firm."""
        x = self.figures[f]
        body = x.body and not x.is_firm(self.words)
        return not (body or x.is_person or x.is_place or x.is_agency or self.itself(x))

    def _told(self, m: Mention) -> tuple[frozenset[str], frozenset[str]]:
        """Return the words for where a firm is and for what it does: "the Karsk-based insurance firm"."""
        row = tokens(self.telling.text, m.span.start, m.span.end)
        row = row[: relative(row, self.words)]
        places = self.words.places | _FROM
        towns = set()
        for i, t in enumerate(row):
            before = row[i - 1].low if i else ""
            noun = i + 1 < len(row) and row[i + 1].low == m.plain.casefold() and self.words.lang == "en"
            if t.capital and (t.bare != seated(t.bare) or before in places or (i and noun)):
                towns.add(fold(seated(t.bare)))
        marks = {x for x in m.marks if fold(seated(x)) not in towns and not x.endswith(("ed", "ing"))}
        return frozenset(towns), frozenset(marks)

    def _at(self, f: int, towns: frozenset[str]) -> bool:
        figure = self.figures[f]
        told = {x for head, marks in figure.offices if not head for x in marks}  # "Kestrel of Karsk"
        return not towns.isdisjoint(figure.towns | told)

    def _trade(self, figure: Figure) -> set[str]:
        """Return the nouns that tell what a firm does, by which the texts call it."""
        plain = tuple(self.words.general)  # "Biotechunternehmen", too, tells no more than "Unternehmen"
        heads = {h for h, _ in figure.offices if not h.endswith(plain)}
        return {h for h in heads if firm_noun(h, self.words) or h in _trades()}

    def _does(self, f: int, names: AbstractSet[str]) -> bool:
        """Return whether a firm is called by a word for the same trade."""
        figure = self.figures[f]
        own = self._trade(figure) | {x for h, row in figure.offices if h in self.words.firms for x in row}
        return any(_kindred(a, b) for a in names - self.words.general for b in own)

    def _brought_in(self, noun: str) -> int:
        """Return where a noun for a firm first stands without a name: "a supplier", "its insurer"."""
        if self.introduced is None:
            self.introduced = {}
            for s in self.telling.sentences:
                row = tokens(self.telling.text, s.start, s.end)
                for i, t in enumerate(row):
                    if t.low in self.words.firms and self._is_new(row, i):
                        self.introduced.setdefault(t.low, t.span.start)
        return self.introduced.get(noun, len(self.telling.text))

    def _is_new(self, row: Sequence[Token], i: int) -> bool:
        """Return whether a noun has an article or an owner before it that brings in somebody, and no name
        beside it: "a supplier", and not "Kestrel, a supplier" or "its supplier Kestrel".
        """
        w, text = self.words, self.telling.text
        new = INDEFINITE | w.he | w.she | w.it | w.they
        before = range(i - 1, max(-1, i - 2 - _PHRASE), -1)
        lead = next((k for k in before if row[k].low in new or row[k].owns), -1)
        if lead < 0 or (i + 1 < len(row) and row[i + 1].capital and not w.compounds):
            return False
        return lead == 0 or text[row[lead - 1].span.end : row[lead].span.start] != ", "

    def _last_seen(self, before: int) -> dict[int, int]:
        """Return where each figure named before a place was last named. Read on, never back."""
        while self.read < len(self.seen) and self.starts[self.read] < before:
            seen = self.seen[self.read]
            self.last[seen.figure] = seen.span.start
            self.counts[seen.figure] = self.counts.get(seen.figure, 0) + 1 + seen.leads
            self.read += 1
        return self.last

    def _body_here(self, m: Mention) -> int | None:
        """Return the body named last before a mention in its own sentence."""
        k = self.sentence_of(m.span.start)
        firm = m.head in self.words.firms
        here = [
            s.figure
            for s in self.seen_from(k, m.span.start)
            if s.sentence == k
            and not s.owns
            and not self.figures[s.figure].is_person
            and (self.figures[s.figure].is_firm(self.words) if firm else self.figures[s.figure].body)
            and not self.in_quotes(s.span)
        ]
        return here[-1] if here else None

    def _spoke_last(self, m: Mention) -> int | None:
        """Return the firm that spoke last, just before: "Karsk Telecom said no. The company ..."."""
        k = self.sentence_of(m.span.start)
        for turn in reversed(self.state.turns[-_TURNS:] if m.head in self.words.firms else ()):
            if k - turn.sentence > _BACK:
                break
            figure = self.figures[turn.figure] if turn.figure is not None else None
            if figure is None or figure.is_place or figure.is_agency or self.itself(figure):
                continue
            if figure.is_person and (figure.surely_person or not figure.in_full):
                continue
            if (not figure.body or figure.is_firm(self.words)) and fold(figure.canonical) not in countries():
                return turn.figure
        return None

    def _commonest_body(self, head: str, last: dict[int, int]) -> int | None:
        """Return the body a telling speaks of most before this place, for "the company" a firm."""
        wants = head in self.words.firms
        nouns = self.words.compounds and self.words.generic
        firms: dict[int, int] = {}
        others: dict[int, int] = {}
        for f, n in self.counts.items():
            figure = self.figures[f]
            state = figure.is_place or fold(figure.canonical) in countries()
            if figure.is_person or state or self.itself(figure):
                continue
            if figure.is_firm(self.words):
                firms[f] = n
            elif _SERIAL.search(figure.canonical):
                continue  # "BRD-7" is a thing; "G7" and "M23" act
            elif nouns and len(figure.parts) == 1 and not figure.body:
                continue  # where every noun has a capital, one alone is no name
            elif not (figure.body or figure.is_agency) if wants else figure.body or n > _OFTEN:
                others[f] = n
        counts = (firms or others) if wants else others if head in self.words.agencies else others or firms
        return max(counts, key=lambda f: (counts[f], last[f])) if counts else None

    def _oftener(self, f: int | None, other: int) -> int | None:
        """Return a figure that its story names oftener than another: "the company" is no rival of it told of
        once and later.
        """
        here, there = (sum(self.figures[x].forms.values()) for x in (other if f is None else f, other))
        return f if here > there else None


def _kindred(a: str, b: str) -> bool:
    """Return whether two words tell of one trade: "insurer", "insurance"; "carmaker", "maker"."""
    short, long = sorted((a, b), key=len)
    if singular(a) == singular(b):
        return True
    return len(short) >= _ROOT and (long.startswith(short[:_ROOT]) or long.endswith(short))


@cache
def _trades() -> Mapping[str, frozenset[str]]:
    """Return the nouns for firms of one trade in all languages, by each of them."""
    out: dict[str, frozenset[str]] = {}
    for line in lexicon.load("trades")["any"]["trades"]:
        row = frozenset(line.split())
        for noun in row:
            out[noun] = out.get(noun, frozenset()) | row
    return out
