"""Who each statement belongs to: every mention to one name a person or body goes by in the story.

Tellings are read in order of publication, statements in order of place. Names go to the figure of
the cast they fit; offices and ages to the figure they are known for in any telling; pronouns to the
most salient figure of fitting gender, by recency, by who leads the sentence, and by who spoke last
(the preferences of centring: Grosz, Joshi & Weinstein 1995; Brennan, Friedman & Pollard 1987). What
stays open is None. People and bodies without a name keep the words they are first called by.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from variorum import lexicon
from variorum.data import Form, Span, Statement, Telling
from variorum.statements import cast as casting
from variorum.statements import endings
from variorum.statements.cases import CASED
from variorum.statements.described import described
from variorum.statements.descriptions import Described
from variorum.statements.houses import rehoused
from variorum.statements.kinds import mixed_kinds
from variorum.statements.mention import Mention, Sort
from variorum.statements.mentions import parse
from variorum.statements.names import Name, Token, tokens
from variorum.statements.nobody import said_by_nobody
from variorum.statements.pieces import speech_for
from variorum.statements.pulled import pulled
from variorum.statements.seats import seats
from variorum.statements.state import ONE_OF, Key, State, Turn, Who
from variorum.statements.talk import Talk
from variorum.statements.transcript import Part, transcript
from variorum.text import fold

_HEAD = re.compile(r"[\"“„«‘']?\s?([^\W\d_a-z][^\W\d_a-z.\- ]{1,30}):\s")  # a transcript's name, in capitals
_PASSIVELY = re.compile(r" (that|to (?:be|have))\b")  # what follows "told" and "said" of whom they are about
_INITIALS = 3  # letters of a heading that stands for a whole name
_BESIDE = 12  # characters before a name in which a preposition is looked for


def resolve(tellings: Sequence[Telling], statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements of one story in their order, each with its `speaker` filled where it is sure.

    `tellings` are the story's; a statement of a telling not among them comes back as it is. The order
    of either changes nothing.
    """
    place = {t.id: i for i, t in enumerate(tellings)}
    order = casting.order_of(tellings)
    known, first = casting.build(tellings), [tellings[i] for i in order]
    by_telling: dict[int, list[int]] = {}
    for n, s in enumerate(statements):
        if s.telling in place:
            by_telling.setdefault(place[s.telling], []).append(n)

    def read(authors: dict[str, str]) -> tuple[list[Statement], State]:
        state = State(cast=known, described=described(first), seats=seats(first), authors=authors)
        return _read(tellings, statements, order, by_telling, state), state

    _, state = read({})  # who a document is by may be told in a later telling than the one that quotes it
    out, state = read(state.authors)
    names = {u.label: u.most_called for u in state.unnamed}
    out = [replace(s, speaker=_renamed(s.speaker, names)) for s in out]
    return rehoused(out, [(n, tellings[i].lang) for i in order for n in by_telling.get(i, ())])


def _renamed(speaker: str | None, names: Mapping[str, str]) -> str | None:
    """Return an unnamed speaker by the words that most tellings call them by."""
    if speaker is not None and speaker.startswith(ONE_OF):
        return ONE_OF + names.get(speaker[len(ONE_OF) :], speaker[len(ONE_OF) :])
    return speaker if speaker is None else names.get(speaker, speaker)


def _read(
    tellings: Sequence[Telling],
    statements: Sequence[Statement],
    order: Sequence[int],
    by_telling: Mapping[int, Sequence[int]],
    state: State,
) -> list[Statement]:
    out = list(statements)
    for i in order:
        state.turns = []
        reader = TellingReader(tellings[i], i, state)
        own = sorted(by_telling.get(i, ()), key=lambda n: (_start(statements[n]), n))
        reader.sources = [x for n in own if (x := statements[n].source) is not None]
        whose = reader.same_quotation([(n, statements[n]) for n in own])
        for n in own:
            if n not in whose:
                out[n] = replace(statements[n], speaker=reader.speaker(statements[n]))
            elif state.turns and state.turns[-1].speaker == out[whose[n]].speaker:  # told before: goes on
                k = reader.sentence_of(_start(statements[n]))
                state.turns.append(replace(state.turns[-1], sentence=k))
        for n, speaker in reader.shared([(n, out[n]) for n in own]):
            out[n] = replace(out[n], speaker=speaker)
        for n, teller in whose.items():
            out[n] = replace(statements[n], speaker=out[teller].speaker)
        for n, teller in pulled(tellings[i].text, [(n, out[n]) for n in own]).items():
            out[n] = replace(out[n], speaker=out[teller].speaker)
    return out


def _start(s: Statement) -> int:
    return min(x.start for x in (s.source, s.cue, *s.content) if x is not None)


def _who(turn: Turn) -> Who:
    return turn.speaker, turn.figure, turn.body, turn.group


class TellingReader(Described):
    """Reads one telling's statements in order."""

    def __init__(self, telling: Telling, place: int, state: State) -> None:
        super().__init__(telling, place, state)
        self.transcript = transcript(telling)
        self.voices: dict[Span, Who | None] = {}
        self.talk: Talk[Who] = Talk(telling.text, self.quoted)
        self.seen = [x for x in self.seen if not self.transcript.headed(x.span)]
        self.starts = [x.span.start for x in self.seen]

    # -- one statement ---------------------------------------------------------------------------------

    def speaker(self, s: Statement) -> str | None:
        """Return a statement's speaker and remember the turn."""
        spoke = len(self.state.turns)
        found = self._speaker(s)
        turns = self.state.turns
        if s.form is Form.DIRECT:
            who = turns[-1] if found is not None and len(turns) > spoke else None
            self.talk.said(s.content[-1], _who(who) if who is not None else None)
        return found

    def _speaker(self, s: Statement) -> str | None:
        k = self.sentence_of(_start(s))
        self.content = s.content
        if s.source is None:
            return self._of_cue(s.cue, k) if s.cue is not None else self._unsaid(s, k)
        row = tokens(self.telling.text, s.source.start, s.source.end)
        if row and fold(row[0].bare) in lexicon.known("negation", self.telling.lang, "negators"):
            return None  # "Nobody in the hall", "No minister"
        part = self.transcript.part_at(s.content[0])
        headed = part is not None and part.head == s.source
        mention = parse(self.telling, s.source, self.state.cast.known)
        found = self.voice(s.content[0]) if headed else self.of(mention)
        if found is None or self._hears(s, body=found[2] or found[3]):
            return None
        speaker, figure, body, group = found
        if mention.pronoun in self.words.it and said_by_nobody(self.telling, s.cue):
            document = self.told_in(k)
            return document[0] if document is not None else None
        if mention.sort is Sort.PRONOUN and mention.pronoun in casting.SUBJECTS:
            self.speaks_as(figure, mention.pronoun)
        turns = self.state.turns
        nested = s.within is not None and bool(turns) and turns[-1].sentence == k
        # who speaks last is who tells of the other: "Vale said Reyl had told her"
        turns.insert(len(turns) - nested, Turn(k, speaker, figure, body, group))
        self.wrote(s, speaker)
        return speaker

    def _unsaid(self, s: Statement, k: int) -> str | None:
        """Return whose words are that nobody is said to say: by the layout, by talk, or who spoke before."""
        part, before = self.transcript.part_at(s.content[0]), self.state.last_turn
        if part is not None and part.answers is not None:
            return self._in_part(part, k)
        if (named := self._headed(s, k)) is not None:
            return named
        if self.talk.answers(s.content[0]):
            return self._answering(k)
        if before is None or k - before.sentence > 1:
            return self._standing(s, k)
        since = self.telling.text[self.telling.sentences[before.sentence].end : s.content[0].start]
        if s.form is Form.INDIRECT and "\n" in since:
            return None  # in no marks and a paragraph of its own: as likely the outlet's words
        self.state.turns.append(replace(before, sentence=k))
        return before.speaker

    def _hears(self, s: Statement, *, body: bool) -> bool:
        """Return whether a source is who was told: "The court heard that ...", "Vale was told"."""
        row = tokens(self.telling.text, s.cue.start, s.cue.end) if s.cue is not None else []
        if not row or s.source is None or s.source.start > row[0].span.start:
            return False
        speech = speech_for(self.telling.lang)
        told = row[-1].low in speech.told and any(t.low in speech.passive for t in row[-2:-1])
        told = told and not row[-1].low.endswith("ing")  # "had been telling"
        told = told or self._talked_of(row) or self._told_that(s.source, row)
        return told or (body and row[-1].low in speech.hearing)

    def _talked_of(self, cue: Sequence[Token]) -> bool:
        """Return whether a cue tells what others say of its subject: "was credited with", "is said to"."""
        known = lexicon.known("speech", self.telling.lang, "spoken_of")
        passive = speech_for(self.telling.lang).passive
        row = [t.low for t in cue if not t.low.endswith("ly")]
        return any({a, b} & passive and {a, b} & known for a, b in pairwise(row))

    def _told_that(self, source: Span, cue: Sequence[Token]) -> bool:
        """Return whether a participle alone tells what others say to its subject, or of it: "had been called
        and told | that it was late", "Vale, | said | to be ill". Who tells it tells it to somebody.
        """
        known = lexicon.known("speech", self.telling.lang, "spoken_of")
        what = _PASSIVELY.match(self.telling.text, cue[0].span.end) if len(cue) == 1 else None
        if what is None or self.telling.lang != "en":
            return False
        if what[1] == "that":
            return cue[0].low == "told"
        return cue[0].low in known and not self.telling.text[source.end : cue[0].span.start].strip(", ")

    def same_quotation(self, rows: Sequence[tuple[int, Statement]]) -> dict[int, int]:
        """Return, for statements that name nobody, the one that does for the quotation they stand in.

        "It was late. We went home," Vale said: both sentences are hers, whoever spoke before.
        """
        told: dict[int, int] = {}
        silent: list[tuple[int, int]] = []
        lines: dict[Part, int] = {}  # a transcript's part -> the statement its heading is the source of
        whose: dict[int, int] = {}
        for n, s in rows:
            part = self.transcript.part_at(s.content[0])
            if part is not None and s.source == part.head:
                lines[part] = n
            elif part in lines and s.source is None and s.cue is None:
                whose[n] = lines[part]
                continue
            q = self.talk.at(s.content[0])
            if q is None:
                continue
            between = len(s.content) > 1  # "«Уже поздно, — сказала Вейл. — Идите домой»"
            if s.source is not None and (between or not self.quoted[q].holds(s.source)):
                told.setdefault(q, n)
            elif s.source is None and s.cue is None:
                silent.append((n, q))
        return whose | {n: told[q] for n, q in silent if q in told}

    def _of_cue(self, cue: Span, k: int) -> str | None:
        """Return whom a cue without a subject beside it names: "a-t-elle dit", "на його думку", "añadió"."""
        w = self.words
        row = tokens(self.telling.text, cue.start, cue.end)
        said = {part: t.span for t in row for part in (t.low, t.low.rpartition("-")[2])}
        who = next((x for x in said if x in w.he | w.she | w.it | w.they), None)
        if who in w.it and not speech_for(self.telling.lang).impersonal.isdisjoint(said):
            document = self.told_in(k)
            return document[0] if document is not None else None
        ends = endings.SUBJECTLESS.get(self.telling.lang) if who is None else None
        several = ends is not None and any(t.low.endswith(ends) for t in row)
        if who in w.it and w.lang == "en" and any(t.low in speech_for(w.lang).passive for t in row):
            return None  # "it has been claimed"
        if (ends or who in w.it) and said_by_nobody(self.telling, cue):
            return None  # "se espera", after a woman spoke; "es wird befürchtet"
        if self.telling.lang == "fr" and any(t.low.startswith(("d'", "d’")) for t in row[:1]):
            last = self.state.last_turn  # "Et d'ajouter : ..."
            return self._again(last if last is not None and k - last.sentence <= 1 else None, k)
        if ends:
            who = min(w.they if several else w.he & w.she, default=None)
        if who is None and w.declines:
            return self._dropped(row, cue, k)
        found = self.pronoun(who, said.get(who, cue)) if who is not None else None
        if found is None or (several and not (found[2] or found[3])):
            return None  # "dicen", after one woman spoke
        return self.takes_turn(k, found)

    def _again(self, turn: Turn | None, k: int) -> str | None:
        """Return who spoke in a turn and goes on, in sentence k."""
        if turn is not None:
            self.state.turns.append(replace(turn, sentence=k))
        return turn.speaker if turn is not None else None

    def _dropped(self, row: Sequence[Token], cue: Span, k: int) -> str | None:
        """Return whose a Slavic verb without a subject is: "Отметила, что ...", "признаётся: ...".

        Who spoke in its sentence says it; else whom its past tense fits; in the present, who spoke before.
        """
        speech = lexicon.lowered("speech").get(self.telling.lang, {})
        verbs, ends = speech.get("verbs", ()), endings.PRESENT
        verb = next((t.low for t in row if t.low in verbs or t.low.endswith(ends)), "")
        if not verb or verb in speech.get("impersonal", ()) or verb.endswith(endings.PLURAL):
            return None
        turn = self.state.last_turn
        if turn is not None and (turn.group or turn.body or k - turn.sentence > 1):
            turn = None
        if turn is not None and turn.sentence == k:
            return turn.speaker
        she, he = verb.endswith(endings.SHE), verb.endswith(endings.HE)
        if not she and not he:
            return self._again(turn, k)
        found = self.pronoun(endings.SUBJECT[self.telling.lang][she], cue)
        if found is None:
            return None
        return self.takes_turn(k, found)

    def candidates(self, span: Span, pronoun: str, *, owns: bool) -> dict[Key, dict[str, float]]:
        """Return whom a pronoun may stand for, for who says it nobody named in the quotation: who speaks in
        quotation marks says "I", not a name.
        """
        met = super().candidates(span, pronoun, owns=owns)
        q = self.talk.at(self.content[0]) if self.content and not owns else None
        if q is not None and not self.quoted[q].holds(span):
            for s in self.seen_from(self.sentence_of(self.quoted[q].start), self.quoted[q].end):
                if self.quoted[q].holds(s.span) and self.figures[s.figure].is_person:
                    met.pop(s.figure, None)
        return met

    def shared(self, rows: Sequence[tuple[int, Statement]]) -> list[tuple[int, str]]:
        """Return speakers of statements whose cue has no subject of its own: the one their sentence has.

        "While granting the delay, Vale said ...": both are hers. Where a sentence has two, it is who was
        named last before the cue: "Vale said it was late, and the mayor agreed and asked ..." is the mayor.
        """
        by_sentence: dict[int, list[tuple[int, str | None]]] = {}
        for _, s in rows:
            if s.source is not None:
                by_sentence.setdefault(self.sentence_of(_start(s)), []).append((s.source.start, s.speaker))
        out = []
        for n, s in rows:
            silent = s.source is None and s.speaker is None
            if silent and s.cue is not None and not said_by_nobody(self.telling, s.cue):
                near = by_sentence.get(self.sentence_of(_start(s)), [])
                before = [x for x in near if x[0] < s.cue.start]
                speakers = {x[1] for x in near}
                if before:
                    speaker = max(before, key=lambda x: (x[0], x[1] or ""))[1]
                else:
                    speaker = speakers.pop() if len(speakers) == 1 else None
                if speaker is not None:
                    out.append((n, speaker))
        return out

    def _headed(self, s: Statement, k: int) -> str | None:
        """Return whom a transcript's line names at its head: "VALE: It was late."."""
        first = s.content[0]
        line = _HEAD.match(self.telling.text, first.start, first.end)
        if line is None:
            return None
        head = Span(*line.span(1))
        row = tokens(self.telling.text, head.start, head.end)
        name = Name(span=head, parts=tuple(t.bare for t in row), titles=(), body=False, owns=False)
        f = self.state.cast.find(name)
        found: Who = self.known(f) if f is not None else (head.of(self.telling.text), None, False, False)
        return self.takes_turn(k, found)

    def _answering(self, k: int) -> str | None:
        """Return who answers the line of a talk before this one."""
        other = self.talk.other()
        if other is None:
            return None
        return self.takes_turn(k, other)

    def _standing(self, s: Statement, k: int) -> str | None:
        """Return a lone quotation's speaker: the one person the sentence before tells of."""
        near = {
            x.figure
            for x in self.seen_from(k - 1, s.content[0].start)
            if x.sentence == k - 1 and self.figures[x.figure].is_person and not self.in_quotes(x.span)
        }
        if not near and k:
            found = self._lead_pronoun(k - 1)
            near = {found} if found is not None else set()
        if len(near) != 1:
            return None
        return self.takes_turn(k, self.known(near.pop()))

    def _lead_pronoun(self, k: int) -> int | None:
        """Return whom the pronoun that leads a sentence stands for."""
        s = self.telling.sentences[k]
        for t in tokens(self.telling.text, s.start, s.end)[:6]:
            if t.low in ("he", "she") or (
                t.low in self.words.he | self.words.she and self.telling.lang != "en"
            ):
                found = self.pronoun(t.low, t.span)
                return found[1] if found is not None else None
        return None

    def voice(self, span: Span) -> Who | None:
        """Return who says what stands at a place of a transcript."""
        part = self.transcript.part_at(span)
        if part is None:
            return None
        if part.head not in self.voices:
            self.voices[part.head] = self._voice(part.head) if part.answers is None else None
            if part.answers:
                self.voices[part.head] = self._asked()
        return self.voices[part.head]

    def _in_part(self, part: Part, k: int) -> str | None:
        """Return who asks or answers in an interview whose layout names nobody."""
        who = self.voice(part.words[0])
        if who is None:
            return None
        return self.takes_turn(k, who)

    def _asked(self) -> Who | None:
        """Return who answers in such an interview: the one person that the words before it tell of, or that
        is surely one, where a team or a ship may be another.
        """
        begins = self.transcript.parts[0].head.start
        told = {s.figure for s in self.seen if s.span.end <= begins and self.figures[s.figure].is_person}
        told = {f for f in told if self.figures[f].surely_person} or told
        return self.known(told.pop()) if len(told) == 1 else None

    def _voice(self, head: Span) -> Who | None:
        """Return who a transcript's heading is, in initials too: "IM" once Ilse Marchetti was named."""
        said = head.of(self.telling.text)
        if len(said) == 1:
            return None
        if said.isupper() and len(said) <= _INITIALS:
            people = ((f, x.spelt) for f, x in enumerate(self.figures) if x.is_person)
            of = {f for f, parts in people if "".join(p[0] for p in parts if p[0].isupper()) == said}
            return self.known(of.pop()) if len(of) == 1 else None
        return self.of(parse(self.telling, head, self.state.cast.known))

    # -- one mention -----------------------------------------------------------------------------------

    def of(self, m: Mention) -> Who | None:
        """Return who a mention is: the speaker's name, the figure, whether a body, whether several."""
        if m.sort is Sort.NAME and m.name is not None:
            return self.not_its_owner(m) or self._named(m)
        if m.sort is Sort.PRONOUN:
            return self.pronoun(m.pronoun, m.span)
        if m.sort is Sort.ONE_OF:
            return self._part(m)
        if m.sort is Sort.DOCUMENT:
            return self.own_account(m) or self.outlet(m) or self.in_genitive(m) or self._document(m)
        if m.sort is Sort.OFFICE:
            return self.presides(m) or self._office(m)
        if m.sort is Sort.BODY:
            return self.outlet(m) or self._body(m)
        if m.sort is Sort.GROUP:
            return self.together(m) if m.joined else self._group(m)
        return self._capital(m.label) or self.outlet(m) or self._other(m)

    def _group(self, m: Mention) -> Who | None:
        if m.label and (m.share or mixed_kinds(m, self.telling.lang)):
            return m.label, None, False, True  # neither all of them nor another share
        return self._unnamed(m, group=True)

    def _capital(self, word: str) -> Who | None:
        """Return the state whose capital a word names."""
        return self._state(word) if self._seat(word) and word[:1].isupper() else None

    def _part(self, m: Mention) -> Who | None:
        """Return one of several: of those who spoke last, or of those the words name."""
        row = tokens(self.telling.text, m.span.start, m.span.end)
        if self.telling.lang in CASED:
            return m.label, None, False, False  # whose case says of whom: no word for word "of"
        rest = next((i + 1 for i, t in enumerate(row) if t.low == "of"), len(row))
        named = len(row) - rest > 1  # more than "them"
        if named:
            inner = Span(row[rest].span.start, m.span.end)
            group = self.of(parse(self.telling, inner, self.state.cast.known))
            if group is not None and group[3]:
                return f"{ONE_OF}{group[0]}", None, False, False
        found = None if named else self._one_of(m.span)
        return found or ((m.label, None, False, False) if m.label else None)

    def _named(self, m: Mention) -> Who:
        assert m.name is not None
        f = self.called(m.name)
        if (f is None or not self.figures[f].is_person) and not m.name.titles:
            state = self._capital(m.name.text)
            if state is not None:
                return state
        if f is None:
            return m.name.text, None, m.name.body, False
        return self.known(self.of_its_state(f, m) if m.name.body else self._namesake(f, m.name))

    def _namesake(self, f: int, name: Name) -> int:
        """Return whom a surname that several bear stands for: of the gender its title tells, and who was told
        of last by the whole name, in this sentence or the one before, as one who acts.
        """
        if len(name.parts) > 1 or not self.figures[f].is_person or len(self.figures[f].spelt) == 1:
            return f
        last = fold(self.figures[f].spelt[-1])
        if fold(name.parts[0]) != last:
            return f  # a given name
        w, k = self.words, self.sentence_of(name.span.start)
        kin = [g for g in self.state.cast.called_by(last) if self._bears(g, last)]
        she, he = w.female & frozenset(name.titles), w.male & frozenset(name.titles)
        if she or he:
            fits = {g: self.figures[g].fits("she" if she else "he", w) for g in kin}
            kin = [g for g in kin if fits[g] >= max(fits.values()) - casting.FITS]
        bearing = [g for g in kin if any(h in name.titles for h, _ in self.figures[g].offices)]
        kin = bearing if len(bearing) == 1 else kin  # "Father Vale", of whom one is called so
        if not kin:
            return f
        spoke = self.state.last_turn
        if spoke is not None and spoke.figure in kin and k - spoke.sentence <= 1:
            return spoke.figure
        for seen in reversed(self.seen_from(k - 1, name.span.start)):
            if seen.figure not in kin or self.in_quotes(seen.span):
                continue
            before = tokens(self.telling.text, max(0, seen.span.start - _BESIDE), seen.span.start)[-1:]
            whole = len(seen.span.of(self.telling.text).split()) > 1
            acts = not seen.owns and not any(t.low in w.breaks for t in before)
            if seen.figure == f or (whole and acts):
                return seen.figure
        return f if f in kin or len(kin) > 1 else kin[0]

    def _bears(self, g: int, surname: str) -> bool:
        figure = self.figures[g]
        return figure.is_person and len(figure.spelt) > 1 and fold(figure.spelt[-1]) == surname
