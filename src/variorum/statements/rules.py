"""Statements by grammar alone, for when no tagger is at hand, and as the rival it is measured against.

Each sentence is read as a row of words, marks and whole quotations. Around a verb of the lexicon the
layouts of news reporting are tried: subject, cue, (that) clause; "...", said subject; "...", subject
said, "..."; cause of two verbs with one subject; prepositions ("according to", "по словам", "laut");
"by her account"; NAME: and dash credits. The layouts follow Krestel, Bergler & Witte (2008).
"""

from collections.abc import Sequence

from variorum.data import Span, Telling
from variorum.quotation import Quotation
from variorum.statements.datelines import dateline
from variorum.statements.endings import SUBJECTLESS
from variorum.statements.pieces import Piece, Speech, capital, pieces, size, speech_for, suffered
from variorum.statements.raw import Quotes, Raw
from variorum.statements.roles import Words, singular, words_for

_SURE = 0.8  # confidence of a quotation with a cue
_CLAUSE = 0.65  # of a clause with a cue
_GUESS = 0.5  # of a noun phrase as content, a colon, a credit
_NEAR = 8  # pieces between a manner verb and its quotation
_LONE_WORDS = 4  # words that make a quotation more than a borrowed expression
_STOPS = frozenset(".,!?…")
_ADVERBIAL = 6  # words of a phrase that may stand before a subject without being a content
_ADDRESSEE = 6  # words the hearer of a "told" may have
_SHORT_SUBJECT = 12  # words and marks of a subject that nothing but its place gives
_SUBJECT = 24  # words a subject may have with its apposition


def find(telling: Telling, quotations: Sequence[Quotation]) -> list[Raw]:
    """Return raw statements in order of place."""
    quotes = Quotes(telling, quotations)
    speech, w = speech_for(telling.lang), words_for(telling.lang)
    out: list[Raw] = []
    opening = dateline(telling)
    for sentence in telling.sentences:
        if sentence.start < opening < sentence.end:
            sentence = Span(opening, sentence.end)  # noqa: PLW2901 - the dateline is no part of it
        row = pieces(telling.text, sentence, quotes)
        if len(row) > 1:
            out.extend(_Sentence(row, speech, w).read())
    return out


def subject(telling: Telling, cue: Span, quotes: Quotes) -> Span | None:
    """Return the subject of a cue where nothing else stands before it in its sentence: "An expert | slammed".

    None where it suffers the verb ("was accused") or is no one's ("it is understood").
    """
    k = telling.sentence_at(cue.start)
    if k is None:
        return None
    opening, sentence = dateline(telling), telling.sentences[k]
    begins = opening if sentence.start < opening < sentence.end else sentence.start
    speech, w = speech_for(telling.lang), words_for(telling.lang)
    row = pieces(telling.text, Span(begins, sentence.end), quotes)
    first = next((i for i, p in enumerate(row) if p.span.start >= cue.start), 0)
    if not first or any(p.low in speech.passive for p in row[first:] if p.span.end <= cue.end):
        return None
    barred = speech.verbs | speech.helpers | speech.passive | w.it | w.who
    if any(p.quote or p.low in barred for p in row[:first]) or first > _SHORT_SUBJECT:
        return None
    nominal = w.determiners | (w.breaks - speech.helpers)
    if row[first].low in nominal or row[first - 1].low in w.breaks:
        return None  # "along with | a willingness"
    if row[first - 1].low.endswith("ed") and not capital(row[first - 1]):
        return None  # "Vale persisted | arguments"
    found = _Sentence(row, speech, w).subject_before(first)
    return found[0] if found is not None and found[1] == 0 else None


def _whole(p: Piece) -> bool:
    """Return whether a piece is a quotation that can stand for an utterance, no scare quotes."""
    return p.quote and (len(p.text.split()) >= _LONE_WORDS or any(c in _STOPS for c in p.text[-2:]))


class _Sentence:
    """Tries the layouts on one sentence."""

    def __init__(self, row: list[Piece], speech: Speech, w: Words) -> None:
        self.row, self.speech, self.w = row, speech, w
        self.out: list[Raw] = []
        self.subject: Span | None = None  # the last one found, for a second verb

    def read(self) -> list[Raw]:
        """Return what the layouts found."""
        self._according()
        i = 0
        while i < len(self.row):
            p = self.row[i]
            says = p.low in self.speech.verbs or p.low in self.speech.object
            if (says or (p.low in self.speech.manner and self._beside_quote(i))) and not self._named(i):
                self._verb(i)
            i += 1
        if not self.out:
            self._account()
        if not self.out:
            self._heading()
        return self.out

    # -- small helps -----------------------------------------------------------------------------------

    def span(self, a: int, b: int) -> Span | None:
        """Return the span of pieces a..b, b not included, marks at its ends left out."""
        while a < b and not (self.row[a].word or self.row[a].quote):
            a += 1
        while b > a and not (self.row[b - 1].word or self.row[b - 1].quote):
            b -= 1
        return Span(self.row[a].span.start, self.row[b - 1].span.end) if a < b else None

    def _named(self, i: int) -> bool:
        """Return whether a word goes on a name: "the United States" holds no verb."""
        a, b = self.row[max(0, i - 1)], self.row[i]
        return i > 0 and a.word and a.text[0].isupper() and b.text[0].isupper() and not b.text.isupper()

    def _beside_quote(self, i: int) -> bool:
        return any(_whole(p) for p in self.row[max(0, i - _NEAR) : i + _NEAR + 1])

    def _end(self, i: int) -> int:
        """Return where the clause that starts at i ends: a semicolon, a second cue, or the sentence's end."""
        j = i
        while j < len(self.row):
            p = self.row[j]
            if p.text == ";":
                return j
            if j > i + 1 and p.low in self.speech.verbs:
                before = self.row[j - 1]
                if before.text == "," and p.low.endswith("ing"):
                    return j - 1
                if before.low in self.speech.joins and self.subject is not None:
                    return j - 1
            if j > i and self._prep(j):
                return j
            j += 1
        while j > i and self.row[j - 1].text in ".!?…":
            j -= 1
        return j

    def _start(self, i: int) -> int:
        """Return where the clause that ends before i starts."""
        j = i
        while j > 0 and self.row[j - 1].text != ";":
            j -= 1
        return j

    def _prep(self, i: int) -> int:
        """Return how many pieces the "according to" at i takes, 0 where there is none."""
        for words in self.speech.according:
            if self.row[i].low == words[0] and tuple(p.low for p in self.row[i : i + len(words)]) == words:
                return len(words)
        return 0

    def _add(self, source: Span | None, cue: Span | None, contents: list[Span | None], score: float) -> None:
        kept = tuple(c for c in contents if c is not None)
        if kept:
            self.out.append(Raw(source=source, cue=cue, contents=kept, score=score))

    # -- layouts ---------------------------------------------------------------------------------------

    def _according(self) -> None:
        i = 0
        while i < len(self.row):
            n = self._prep(i)
            if not n or i + n >= len(self.row):
                i += 1
                continue
            j = i + n
            end = j
            while (
                end < len(self.row)
                and self.row[end].text not in (",", ";", ".", "—", "–")
                and not self.row[end].quote
                and not (end > j and self.row[end].low in self.speech.verb_second)
            ):
                end += 1
            source = self.span(j + (self.row[j].low in self.speech.of), min(end, j + _SUBJECT))
            cue = Span(self.row[i].span.start, self.row[j - 1].span.end)
            if i and self.row[i - 1].text != ":" and not (i == 1 and not self.row[0].word):
                contents = [self.span(self._start(i), i)]
                if end + 2 < len(self.row) and self.row[end].text == "," and self.row[i - 1].text == ",":
                    contents.append(self.span(end + 1, self._end(end + 1)))
            else:
                contents = [self.span(end, self._end(end))]
            self._add(source, cue, contents, _CLAUSE)
            i = max(end, i + 1)

    def _verb(self, i: int) -> None:
        row = self.row
        if i and (row[i - 1].low in ("to", "zu", "being", "been", "be") or self._article(i - 1)):
            return
        first = i
        while first > 0 and row[first - 1].low in self.speech.helpers and row[first - 1].word:
            first -= 1
        if (first and self._article(first - 1)) or self._inside(i):
            return
        cue = Span(
            row[first].span.start if first < i and i - first <= 2 else row[i].span.start, row[i].span.end
        )
        before = row[first - 1] if first else None
        shares = before is not None and (
            before.low in self.speech.joins or (before.text == "," and row[i].low.endswith("ing"))
        )
        if shares and self.subject is not None and row[i].low in self.speech.strong | self.speech.object:
            self._follows(self.subject, cue, i)
            return
        left = None if suffered(row[first : i + 1], self.speech) else self.subject_before(first)
        inverted = self._inverted(i, first)
        if inverted is not None and (
            left is None or before is None or before.quote or not self._apposed(first)
        ):
            source, after = inverted
            self._closing(source, cue, self._before(first) + self._medial(after))
            self.subject = source
        elif left is not None:
            source, start = left
            self.subject = source
            leading = start > 0 and (row[start - 1].text in (",", "—", "–", "-") or _whole(row[start - 1]))
            if leading and self._closes(i) and self._clausal(start):
                self._closing(source, cue, self._before(start) + self._medial(self._skip_hearer(i + 1)))
            else:
                self._follows(source, cue, i)
        elif self.w.lang in SUBJECTLESS and first and row[first - 1].text == "," and row[first - 2].quote:
            self._closing(None, cue, self._before(first))

    def _article(self, k: int) -> bool:
        """Return whether an article stands there, and no name's end: "Kim Jong Un" in French."""
        p = self.row[k]
        before = self.row[k - 1].text if k else ""
        ends = capital(p) and before[:1].isupper() and not (p.text.isupper() and before.isupper())
        return p.low in self.w.determiners and p.low not in self.w.pronouns and not ends

    def _inside(self, i: int) -> bool:
        """Return whether a weak verb stands inside a content already found."""
        if self.row[i].low in self.speech.strong:
            return False
        return any(c.holds(self.row[i].span) for r in self.out[-3:] for c in r.contents)

    def _apposed(self, first: int) -> bool:
        """Return whether the words before the verb are name and apposition: "The mayor, Ada Vale, said"."""
        return (
            self.row[first - 1].text == ","
            and self.row[first - 2].word
            and not any(p.quote for p in self.row[:first])
        )

    def _clausal(self, end: int) -> bool:
        """Return whether what stands before a closing cue may be a content and no adverbial."""
        lead = [p for p in self.row[self._start(end) : end] if p.word or p.quote]
        if any(p.quote for p in lead):
            return True
        return size(lead, self.w) > 2 and not (lead[0].low in self.w.breaks and len(lead) <= _ADVERBIAL)

    def _closing(self, source: Span | None, cue: Span, contents: list[Span | None]) -> None:
        self._add(source, cue, contents, _SURE if any(self._quoted(c) for c in contents) else _CLAUSE)

    def _quoted(self, span: Span | None) -> bool:
        return span is not None and any(p.quote and p.span.overlap(span) for p in self.row)

    def _inverted(self, i: int, first: int) -> tuple[Span, int] | None:
        """Return the subject after the verb and where it ends: `"...," said the mayor, Ada Vale.`"""
        row = self.row
        if first == 0 or i + 1 >= len(row):
            return None
        lead = row[first - 1]
        if not (lead.quote or lead.text in (",", "—", "–", "-", "?", "!")) or not row[i + 1].word:
            return None
        nxt = row[i + 1]
        if nxt.low in self.speech.that or nxt.low in self.speech.told:
            return None
        if nxt.low in self.w.prepositions - self.w.places:
            return None  # "explicó ante el tribunal": where, and not who
        if nxt.low in ("in", "on", "at", "by", "to", "after", "during", "as", "with") or row[i].low.endswith(
            "ing"
        ):
            return None
        if not (
            nxt.text[0].isupper()
            or nxt.low in self.w.determiners
            or nxt.low in self.w.pronouns
            or nxt.low in self.w.people
            or singular(nxt.low) in self.w.people
            or nxt.low in self.w.small
        ):
            return None
        end = self._phrase_end(i + 1)
        if nxt.low in self.w.pronouns and nxt.low not in self.w.determiners and i + 2 < end:
            after_quote = lead.quote or (first > 1 and any(p.quote for p in row[max(0, first - 3) : first]))
            if not after_quote:
                return None  # "..., said he would": the pronoun has a verb of its own
            end = i + 2
        span = self.span(i + 1, end)
        return (span, end) if span is not None else None

    def _phrase_end(self, i: int) -> int:
        """Return where the noun phrase at i ends, appositions between commas taken along."""
        row, j = self.row, i
        while j < len(row) and j - i < _SUBJECT:
            if row[j].quote or row[j].text in ";:.!?—–()":
                return j
            if row[j].text == ",":
                k = j + 1
                while k < len(row) and row[k].text not in ",;.:—–" and not row[k].quote:
                    k += 1
                chunk = row[j + 1 : k]
                named = (
                    bool(chunk) and chunk[0].text[0].isupper() and all(p.text[0].isupper() for p in chunk[:2])
                )
                opens = chunk and (
                    chunk[0].low in self.w.determiners | self.w.who
                    or chunk[0].text.isdigit()
                    or chunk[0].low in self.w.people
                    or (named and not row[i].text[0].isupper())
                )
                if not opens or any(p.low in self.speech.verbs and p.low.endswith("ing") for p in chunk[:1]):
                    return j
                j = k
                continue
            j += 1
        return j

    def subject_before(self, first: int) -> tuple[Span, int] | None:
        """Return the subject that ends before `first`, and the piece it starts at."""
        row = self.row
        if first == 0:
            return None
        j = first - 1
        if row[j].low in self.w.pronouns and row[j].low not in self.w.determiners - self.w.they - self.w.who:
            return row[j].span, j
        apposed = row[j].text == ","
        if apposed:
            k = j - 1
            while k > 0 and row[k].text != "," and not row[k].quote and j - k < _SUBJECT:
                k -= 1
            if k <= 0 or row[k].text != ",":
                return None
            opener = row[k + 1]
            if not (
                opener.low in self.w.determiners | self.w.who | self.w.people
                or opener.text[0].isupper()
                or opener.text.isdigit()
                or any(p.low in self.w.people for p in row[k + 1 : k + 5])
            ):
                return None
            start = self._phrase_start(k)
        else:
            start = self._phrase_start(first)
        if start >= first or not any(p.word for p in row[start:first]):
            return None
        span = self.span(start, first)
        return (span, start) if span is not None else None

    def _phrase_start(self, end: int) -> int:
        """Return where the noun phrase that ends before `end` starts."""
        row, j = self.row, end
        while j > 0 and end - j < _SUBJECT:
            p = row[j - 1]
            if p.quote or (not p.word and p.text not in "'’&/.") or p.low in self.speech.that:
                break
            if p.low in self.speech.joins and not (
                j < end and row[j].text[0].isupper() and j > 1 and row[j - 2].text[0].isupper()
            ):
                break
            j -= 1
        # An adverbial before the subject ("In Port Hallam the mayor said") is stepped over.
        starts = [k for k in range(j, end) if self._opens(k, j)]
        return starts[0] if starts else j

    def _opens(self, k: int, begin: int) -> bool:
        p = self.row[k]
        if k > begin and self.row[k - 1].low in self.w.breaks:
            return False
        if p.low in self.w.breaks and k == begin:
            return False
        return (
            p.low in self.w.determiners
            or (p.text[0].isupper() and p.low not in self.w.small)
            or p.low in self.w.people
            or p.low in self.w.bodies
            or singular(p.low) in self.w.people
            or p.text.isdigit()
            or p.low in self.w.pronouns
            or p.low in ("two", "three", "four", "five", "some", "several", "many", "one")
        )

    def _closes(self, i: int) -> bool:
        """Return whether nothing but an adverbial, a hearer, or the sentence's end follows the cue."""
        j = self._skip_hearer(i + 1)
        if j >= len(self.row):
            return True
        p = self.row[j]
        return p.text in ",.;!?—–-" or p.low in self.w.breaks - {"that"} or p.low in self.speech.joins

    def _skip_hearer(self, j: int) -> int:
        row = self.row
        if j - 1 >= 0 and row[j - 1].low in self.speech.told:
            k = j
            while k < len(row) and k - j < _ADDRESSEE and row[k].word and row[k].low not in self.speech.that:
                k += 1
            return k
        return j

    def _before(self, end: int) -> list[Span | None]:
        """Return the content that stands before a closing cue."""
        row = self.row
        if row[end - 1].quote or (end > 1 and row[end - 1].text in ",—–-" and row[end - 2].quote):
            k = end - 1 if row[end - 1].quote else end - 2
            start = self._start(end)
            lead = self.span(start, k)
            if lead is None:
                return [row[k].span]
        return [self.span(self._start(end), end)]

    def _medial(self, j: int) -> list[Span | None]:
        """Return the content that goes on after a cue in the middle: `"...," she said, "..."`"""
        row = self.row
        while j < len(row) and row[j].word and row[j].low not in self.speech.joins:
            j += 1  # "told reporters on Monday,"
        if j + 1 >= len(row) or row[j].text not in (",", ".", ";", "—", "–", "-", ":"):
            return []
        k = j + 1
        while k < len(row) and row[k].text in "—–-":
            k += 1
        if k < len(row) and row[k].quote:
            return [row[k].span]
        return []

    def _follows(self, source: Span | None, cue: Span, i: int) -> None:
        """Take the content that follows a cue: a quotation, a clause, or an object."""
        row = self.row
        j = i + 1
        if row[i].low in self.speech.told:
            k = j
            while k < len(row) and k - j <= _ADDRESSEE and row[k].word and row[k].low not in self.speech.that:
                k += 1
            if k < len(row) and (row[k].quote or row[k].low in self.speech.that or row[k].text in ",:"):
                j = k
        while j < len(row) and (row[j].text in ",:" or row[j].low in self.speech.that):
            j += 1
        if j >= len(row):
            return
        opened = row[j - 1].low in self.speech.that and j - 1 > i
        near = any(p.quote for p in row[j : j + 4])
        if row[i].low not in self.speech.strong | self.speech.object and not opened and not near:
            return
        if row[i].low in self.speech.manner and row[i].low not in self.speech.verbs and not row[j].quote:
            return
        clause = opened or row[j].quote or row[i].low in self.speech.strong
        end = self._end(j)
        span = self.span(j, end)
        quoted = self._quoted(span)
        self._add(source, cue, [span], _SURE if quoted else _CLAUSE if clause else _GUESS)

    def _account(self) -> None:
        """`by her account`, `in the minister's view`: a noun of reporting with its possessor."""
        row = self.row
        for i, p in enumerate(row):
            if p.low not in self.speech.nouns or i < 2 or row[i - 1].quote:
                continue
            owner = row[i - 1]
            pronoun = owner.low in self.w.he | self.w.she | self.w.it | self.w.they
            if not pronoun and not owner.text.endswith(("'s", "’s", "s'", "s’")):
                continue
            a = i - 1 if pronoun else self._phrase_start(i)
            if a == 0 or row[a - 1].low not in self.w.breaks:
                continue
            source = self.span(a, i)
            cue = Span(row[a - 1].span.start, p.span.end)
            rest = self.span(i + 1, self._end(i + 1)) if a <= 1 else self.span(0, a - 1)
            self._add(source, cue, [rest], _GUESS)
            return

    def _heading(self) -> None:
        """`NAME: ...`, `X had one word: "..."`, `"..." - Name`."""
        row = self.row
        colon = next((i for i, p in enumerate(row) if p.text == ":"), None)
        if colon and colon + 1 < len(row):
            if row[colon + 1].quote:
                start = self._phrase_start(colon) if colon <= _SUBJECT else colon
                source = self.span(0 if colon <= 6 else start, colon)
                self._add(source, None, [row[colon + 1].span], _GUESS)
                return
            head = row[:colon]
            name = all(p.word and p.text[0].isupper() for p in head) and len(head) <= 4
            if name and (len(head) > 1 or head[0].text.isupper()) and row[0].text.isupper():
                cue = row[colon].span
                self._add(self.span(0, colon), cue, [self.span(colon + 1, len(row))], _GUESS)
                return
        credit = row[0].quote and len(row) > 2 and row[1].text in "—–-" and all(p.word for p in row[2:5])
        if credit and row[2].text[0].isupper():
            self._add(self.span(2, len(row)), None, [row[0].span], _GUESS)
