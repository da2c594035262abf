"""Who a document is by: "the report", "Vale's letter", "a memo from the firm", "the log"."""

from abc import abstractmethod
from collections import Counter

from variorum import lexicon
from variorum.data import Span, Statement
from variorum.statements.again import Again
from variorum.statements.cases import nominative_noun
from variorum.statements.figure import Figure
from variorum.statements.german import bodily
from variorum.statements.mention import Mention, Sort
from variorum.statements.mentions import WHOSE, parse
from variorum.statements.names import Token, tokens
from variorum.statements.roles import cases
from variorum.statements.state import Turn, Who
from variorum.text import fold

_OF_AUTHORS = frozenset(("from", "by", "der", "des", "von", "vom", "de", "du", "del", "della"))
_ARTICLES = frozenset(("der", "des"))  # of these
# "a memo seen by the paper" is not by the paper
_READ = frozenset(("seen", "obtained", "reviewed", "read", "viewed", "cited", "quoted", "carried", "heard"))
# of what else is done by somebody, a report "commissioned by the museum", only this makes an author
_WROTE = frozenset((
    "drafted", "prepared", "compiled", "authored", "issued", "released", "published", "produced", "penned",
    "signed", "posted", "circulated", "shared",
))  # fmt: skip
_PLAIN = frozenset(("same", "own", "joint"))  # which one it is they do not tell
_NEAR = 2  # sentences back in which the outlet that "the paper" stands for is looked for
_BESIDE = 12  # words on either side of a cue in which "in her report" is looked for
_TURNS = 200  # turns looked back on, so that a huge text stays linear


def outlets(lang: str) -> frozenset[str]:
    """Return the nouns for an outlet in a language: "paper", "broadcaster"."""
    return lexicon.known("media", lang, "nouns")


class Documents(Again):
    """A reader that knows who a document is by."""

    @abstractmethod
    def _owner(self, m: Mention) -> Who | None:
        """Return whoever "Karsk's" or "her" is in "her office"."""

    @abstractmethod
    def _owned(self, m: Mention) -> str:
        """Return a body or people by whose they are."""

    @abstractmethod
    def _seat(self, word: str) -> bool:
        """Return whether a word is a capital or a demonym whose state is known."""

    def itself(self, figure: Figure) -> bool:
        """Return whether a figure is the outlet that tells the report: "KARSK (Vale) - The company ...". What
        is known for a business tells of itself: its release.
        """
        return not figure.firm and fold(figure.canonical) == fold(self.telling.article.outlet)

    def wrote(self, s: Statement, speaker: str) -> None:
        """Remember who a document is by where the words beside a cue tell it: "Pryce said in her report"."""
        if s.cue is None or s.source is None:
            return
        sentence = self.sentence(self.sentence_of(s.cue.start))
        w = self.words
        edges = (s.source, s.cue, *s.content)
        gaps = [(sentence.start, min(x.start for x in edges)), (s.cue.start, sentence.end)]
        gaps += [(s.source.end, s.cue.start)] if s.source.end < s.cue.start else []
        for a, b in gaps:
            stop = min([b, *(x.start for x in edges if x.start > a)])
            row = tokens(self.telling.text, a, max(a, stop))[:_BESIDE]
            for i, t in enumerate(row):
                if t.low.endswith("ed") and t.low[:-2] in w.documents and w.lang == "en":
                    self.state.authors[t.low[:-2]] = speaker  # "emailed supporters, telling them"
                if t.low in w.documents - outlets(w.lang) and any(
                    x.low in w.he | w.she | w.it | w.they | w.determiners for x in row[max(0, i - 3) : i]
                ):
                    self.state.authors[t.low] = speaker

    def told_in(self, k: int) -> Who | None:
        """Return the document the sentence before one tells of last: "Darin heißt es, ..."."""
        before = self.telling.sentences[k - 1 : k] if k else ()
        for s in before:
            row = tokens(self.telling.text, s.start, s.end)
            for i in range(len(row) - 1, -1, -1):
                if row[i].low in self.words.documents:
                    return self.of(parse(self.telling, self._noun_phrase(row, i), self.state.cast.known))
        return None

    def own_account(self, m: Mention) -> Who | None:
        """Return who "nach eigenen Angaben" is: who leads the sentence, or stands behind its verb."""
        if self.telling.lang != "de" or m.head not in self.words.documents or "eigenen" not in m.marks:
            return None
        s = self.telling.sentences[self.sentence_of(m.span.start)]
        lead = tokens(self.telling.text, s.start, m.span.start)
        row = lead if len(lead) > 1 else tokens(self.telling.text, m.span.end, s.end)[1:]
        end = 1 if row and row[0].low in self.words.determiners else 0
        while end < len(row) and row[end].capital:
            end += 1
        subject = Span(row[0].span.start, row[end - 1].span.end) if end and row[end - 1].capital else None
        return self.of(parse(self.telling, subject, self.state.cast.known)) if subject is not None else None

    def outlet(self, m: Mention) -> Who | None:
        """Return which outlet "the paper" is: the one named last just before, by what is in its name."""
        lang = self.telling.lang
        if m.marks or m.owner or m.pronoun or m.inner or not m.definite or m.head not in outlets(lang):
            return None
        inside = lexicon.known("media", "any", "inside")
        for seen in reversed(self.seen_from(self.sentence_of(m.span.start) - _NEAR, m.span.start)):
            figure = self.figures[seen.figure]
            if not figure.is_person and any(fold(p) in inside for p in figure.spelt):
                return self.known(seen.figure)
        return None

    def _document(self, m: Mention) -> Who | None:
        """Return whoever a report, statement or account is by; a thing's record speaks for itself."""
        row = tokens(self.telling.text, m.span.start, m.span.end) if m.head not in self.words.records else []
        for i, t in enumerate(row[:-1]):
            done = t.low == "by" and i and row[i - 1].low.endswith("ed") and row[i - 1].low not in _WROTE
            if t.low == "from" and m.plain.endswith("s") and self._seat(row[i + 1].low):
                return m.label, None, True, False  # "reports from Karsk": where from, and not by whom
            if t.low in _OF_AUTHORS and i and row[i - 1].low not in _READ and not done:
                end = next((x.span.start for x in row[i + 2 :] if x.low in self.words.who), m.span.end)
                begins = t if t.low in _ARTICLES and self._described(row[i + 1]) else row[i + 1]
                author = parse(self.telling, Span(begins.span.start, end), self.state.cast.known)
                inner = self._author(m, author)
                return inner if inner is not None else (m.label, None, True, False)
        if m.head in self.words.records:
            return self._record(m)
        if m.pronoun or m.owner is not None or m.inner is not None:
            if m.inner is not None and not m.pronoun:
                return self._author(m, parse(self.telling, m.inner, self.state.cast.known)) or self._record(m)
            owner = self._owner(m)
            if owner is not None:
                self.state.authors.setdefault(m.head, owner[0])
            return owner
        told = {x for x in m.marks if not any(c.isdigit() for c in x)} - _PLAIN
        if m.definite and not told and not self._several(m):
            by = self.state.authors.get(m.head)
            if by is not None:
                return by, None, True, False
            turns = self.state.turns[-_TURNS:]
            if self.words.declines:  # "в посте": nothing there says it is the one spoken of before
                turns = [t for t in turns if self.sentence_of(m.span.start) - t.sentence <= 1]
            bodies = Counter(t.speaker for t in turns if t.body)
            turn = max((t for t in turns if t.body), key=lambda t: bodies[t.speaker], default=None)
            turn = self._released(m) or turn
            if turn is not None:
                return turn.speaker, turn.figure, turn.body, turn.group
        return m.label, None, True, False

    def _described(self, t: Token) -> bool:
        """Return whether a German word behind an article is an adjective or a body's noun, and no name's."""
        return not t.capital or any(bodily(x, self.words) for x in cases(t.low))

    def in_genitive(self, m: Mention) -> Who | None:
        """Return who a Slavic document is by whose noun has them behind it: "в сообщении | прокуратуры"."""
        row = tokens(self.telling.text, m.span.start, m.span.end)
        nouns = (nominative_noun(t.low, self.telling.lang, governed=True) or t.low for t in row)
        at = next((i + 1 for i, x in enumerate(nouns) if x == m.head), len(row))
        kept = m.head in self.words.records
        if kept or not self.words.declines or at >= len(row) or row[at].low in self.words.breaks:
            return None
        end = next((t.span.start for t in row[at + 1 :] if t.low in self.words.who), m.span.end)
        by = parse(self.telling, Span(row[at].span.start, end), self.state.cast.known)
        return self._author(m, by) if by.sort in (Sort.BODY, Sort.NAME, Sort.OFFICE) else None

    def _by_whom(self, m: Mention) -> bool:
        """Return whether a German word for what is said has who says so behind it: "Meinung des Amts"."""
        row = tokens(self.telling.text, m.span.start, m.span.end)
        of = any(t.low in _OF_AUTHORS for t in row[1:-1])
        return of and not {m.head, m.plain.casefold()}.isdisjoint(self.words.sayings)

    def _released(self, m: Mention) -> Turn | None:
        """Return who spoke in the sentence before, in its paragraph, where a document is what a party speaks
        by for itself: "“I will stay,” Vale wrote. The letter says ...".
        """
        turn, k = self.state.last_turn, self.sentence_of(m.span.start)
        if turn is None or m.head not in lexicon.known("roles", self.telling.lang, "releases"):
            return None
        same = self._paragraph(self.telling.sentences[turn.sentence].start) == self._paragraph(m.span.start)
        return turn if k - turn.sentence == 1 and same else None

    def _several(self, m: Mention) -> bool:
        """Return whether English documents have no article: "Polls show" are not the ones spoken of."""
        first = tokens(self.telling.text, m.span.start, m.span.end)[:1]
        bare = bool(first) and first[0].low not in self.words.determiners
        return bare and m.plain.endswith("s") and self.telling.lang == "en"

    def _author(self, m: Mention, by: Mention) -> Who | None:
        """Return who a document's author is, None where it is a thing: "the plant's alarm log"."""
        if by.sort is Sort.OTHER:
            return None
        who = self.of(by)
        if who is not None:
            self.state.authors.setdefault(m.head, who[0])
        return who

    def _record(self, m: Mention) -> Who | None:
        """Return a record that no speaker wrote, by its own words."""
        label = self._owned(m) if m.pronoun in WHOSE else m.label
        return (label, None, True, False) if label else None
