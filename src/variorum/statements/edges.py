"""The edges of sources and cues: a word more or less at their ends is no difference.

A tagger that says "told" in one sentence and "told reporters" in the next, or takes the "has" of "has
denied" into the source, has found the same statement twice. Both are brought to one form, and a source
that stands inside its cue ("by her own account") is taken out of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.quotation import Quotation
from variorum.statements.asked import answering
from variorum.statements.begun import begun
from variorum.statements.endings import SUBJECTLESS
from variorum.statements.hollow import hollow
from variorum.statements.mistaken import unmistaken
from variorum.statements.names import PARTICLES, Name, Token, find_names, tokens
from variorum.statements.perfect import whole_verb
from variorum.statements.pieces import Speech, speech_for
from variorum.statements.quoted import quoted
from variorum.statements.raw import Quotes, Raw
from variorum.statements.roles import Words, singular, words_for
from variorum.statements.slavic import told_of
from variorum.statements.sources import bounded, unstopped
from variorum.text import fold

_CLOSE = " ,;:–—-\u00a0"
_SHORT = 4  # words between a verb and the quotation it puts a name to: "dismissed | the claim as | ..."
_NAME = 4  # words of a bare name
_INSIDE = PARTICLES | {"of", "the"}  # "the Bank of England", "the Republic of the Vale"
_ENDING = 20  # characters behind a cue that a pronoun may take
_SUBJECT = 120  # and a verb with its subject
_PHRASE = 14  # words of a subject behind "as" and its verb
_ASKED = 9  # words of a question that somebody left unanswered
_SILENT = 6  # words of a content that says nothing: a longer one has a verb of its own
_ENCLITIC = frozenset(("fr",))
_WHERE = frozenset(("es", "fr", "it"))  # where bodies alone speak behind a preposition: "en el ministerio"
_PASSIVE = frozenset(("been", "was", "were", "is", "are", "being", "wurde", "wurden", "worden"))
_HEARERS = frozenset(("me", "us", "you"))
_HERE = frozenset(("here", "there", "yesterday", "on"))
_WHAT = frozenset(("what",))
_RELATIVE = frozenset(("whom", "who", "which", "that"))
_AS = frozenset(("as", "als", "wie", "как", "як", "como", "comme", "come"))


def edged(telling: Telling, raws: Sequence[Raw], quotations: Sequence[Quotation]) -> list[Raw]:
    """Return raw statements with sources and cues brought to one form; contents keep their place."""
    speech, w = speech_for(telling.lang), words_for(telling.lang)
    quotes = Quotes(telling, quotations)
    out: list[Raw] = []
    for raw in raws:
        nothing = _says_nothing(telling, raw, w) or hollow(telling, raw, quotes, w)
        if not _passed_on(telling, raw, speech) and not nothing:
            raw = answering(telling, _retold(telling, raw), speech)  # noqa: PLW2901
            raw = _named(telling, _claimed(telling, quoted(telling, raw, speech), speech))  # noqa: PLW2901
            raw = unmistaken(telling, raw, quotes, speech)  # noqa: PLW2901
            out += _called(telling, _edged(telling, raw, quotes, speech, w), speech, w)
    return out


def _called(telling: Telling, raw: Raw, speech: Speech, w: Words) -> list[Raw]:
    """Return a statement with the one in what somebody calls by a name: "hailed what a spokesman called “a
    triumph”" holds a word of the spokesman's. A pronoun there is the subject again: its word alone is said.
    """
    first = raw.contents[0]
    row = tokens(telling.text, first.start, first.end)
    if not row or row[0].low not in _WHAT or telling.lang != "en":
        return [raw]
    at = next((i for i, t in enumerate(row) if t.low in speech.names), 0)
    end = at + 1 + (row[at + 1 : at + 2] != [] and row[at + 1].low in _AS)
    if at < 2 or end >= len(row) or any(c in telling.text[first.start : row[end].span.start] for c in ",;:"):
        return [raw]
    source = Span(row[1].span.start, row[at - 1].span.end)
    cue = Span(row[at].span.start, row[end - 1].span.end)
    begins = cue.end
    while telling.text[begins].isspace():
        begins += 1
    inner = replace(raw, source=source, cue=cue, contents=(Span(begins, first.end),))
    again = at == 2 and row[1].low in w.pronouns  # "what she called"
    if again:
        return [replace(inner, source=raw.source or source, contents=(*inner.contents, *raw.contents[1:]))]
    return [raw, inner]


def _passed_on(telling: Telling, raw: Raw, speech: Speech) -> bool:
    """Return whether a cue only says by whom words are passed on: "his remarks, | reported by | ...,"."""
    if raw.cue is None or raw.source is not None:
        return False
    row = tokens(telling.text, raw.cue.start, raw.cue.end)
    return len(row) > 1 and row[-1].low in speech.relays and row[-2].low in speech.relayed


def _says_nothing(telling: Telling, raw: Raw, w: Words) -> bool:
    """Return whether nothing is told of: a cue that is an adverb alone ("Позже | он уточнил, что ..."), or
    "says nothing for a minute"; "said nothing had changed" tells that.
    """
    if raw.cue is None:
        return False
    if raw.source is None and (_says_nobody(telling, raw.cue, w) or _recalls(telling, raw.cue)):
        return True
    text, first = telling.text, raw.contents[0]
    row = tokens(text, first.start, first.end)
    if 0 < len(row) <= _ASKED and _asked(telling, raw.cue, row):
        return True
    if not 0 < len(row) <= _SILENT or row[0].low not in lexicon.known("speech", telling.lang, "silence"):
        return False
    if not text[raw.cue.end : row[0].span.start].isspace():
        return False
    gap = text[row[0].span.end : row[1].span.start] if len(row) > 1 else "."
    alone = not gap.isspace() or fold(row[1].low) in lexicon.known("speech", telling.lang, "of_it")
    return len(raw.contents) == 1 and alone


def _asked(telling: Telling, cue: Span, content: Sequence[Token]) -> bool:
    """Return whether somebody only gave no answer: "did not respond to | a request for comment"."""
    lows = {singular(t.low) for t in content}
    asks, of = (lexicon.known("speech", telling.lang, key) for key in ("inquiries", "comments"))
    no = lexicon.known("negation", telling.lang, "negators")
    verb = tokens(telling.text, cue.start, cue.end)
    denied = any(t.low in no or t.low.endswith(("n't", "n’t")) for t in verb)
    return denied and not lows.isdisjoint(asks) and not lows.isdisjoint(of)


def _recalls(telling: Telling, cue: Span) -> bool:
    """Return whether a cue is the outlet's own word for what was reported before: "Напомним, ..."."""
    return fold(cue.of(telling.text)) in lexicon.known("speech", telling.lang, "reminders")


def _claimed(telling: Telling, raw: Raw, speech: Speech) -> Raw:
    """Return a statement with the verb of a relative clause for its cue, where what the clause says was put
    to whom it is about: "for | the men |, whom Vale claims | are victims".
    """
    source, first, text = raw.source, raw.contents[0], telling.text
    if source is None or raw.cue is None or raw.cue.start >= source.start or first.start < source.end:
        return raw
    row = tokens(text, source.start, first.start)
    who = next((i for i in range(len(row) - 3, 0, -1) if row[i].low in _RELATIVE), None)
    if who is None or row[-1].low not in speech.verbs or len(row) - who > _NAME + 2:
        return raw
    mark = re.search(r",[\"”’']?(?=\s)", first.of(text))
    content = Span(first.start, first.start + mark.end()) if mark is not None else first
    whose = Span(row[who + 1].span.start, row[-2].span.end)
    return replace(raw, source=whose, cue=row[-1].span, contents=(content,))


def _named(telling: Telling, raw: Raw) -> Raw:
    """Return a statement with a name whole in its source whose end stands in its content: "nach Ansicht | von
    Otto | Wies ist es spät".
    """
    source = raw.source
    at = next((i for i, c in enumerate(raw.contents) if source and 0 <= c.start - source.end <= 1), None)
    if source is None or at is None:
        return raw
    row = tokens(telling.text, raw.contents[at].start, raw.contents[at].end)
    end = next((i for i, t in enumerate(row) if not t.capital), len(row))
    if not 0 < end < len(row):
        return raw
    names = find_names(telling, source.start, row[end - 1].span.end, frozenset())
    split = next((n for n in names if _parted(n, source) and n.span.end == row[end - 1].span.end), None)
    if split is None or split.body:
        return raw
    rest = (Span(row[end].span.start, raw.contents[at].end),)
    contents = raw.contents[:at] + rest + raw.contents[at + 1 :]
    return replace(raw, source=Span(source.start, split.span.end), contents=contents)


def _parted(name: Name, source: Span) -> bool:
    """Return whether a source ends in a name, or between an office and the name behind it."""
    return name.span.start < source.end or (bool(name.titles) and name.span.start == source.end + 1)


def _retold(telling: Telling, raw: Raw) -> Raw:
    """Return a statement without source and cue where the cue is only the mood of what somebody else says:
    "Die Ingenieure | hätten | keine Gefahr gefunden".
    """
    k = telling.sentence_at(raw.cue.start) if raw.cue is not None else None
    words = lexicon.lowered("speech").get(telling.lang, {})
    mood = (*words.get("reported", ()), *words.get("moods", ()))  # "hätte", and not "hatte"
    if raw.cue is None or k is None or raw.cue.of(telling.text).casefold() not in mood:
        return raw
    return replace(raw, source=None, cue=None, contents=(telling.sentences[k],))


def _as_told(telling: Telling, raw: Raw, speech: Speech) -> Raw:
    """Return a statement whose cue or source is only "as" with its verb and subject: "Как | сообщила |
    пресс-служба суда, ...", "Wie | die Bahn | mitteilte, ...".
    """
    source, cue, text = raw.source, raw.cue, telling.text
    if source is None or cue is None:
        return raw
    if source.of(text).casefold() in _AS and not text[source.end : cue.start].strip():
        end = text.find(",", cue.end, raw.contents[0].start + 1)
        who = tokens(text, cue.end, end) if end > 0 else []
        if not 0 < len(who) <= _PHRASE:
            return raw
        return replace(raw, source=Span(who[0].span.start, end))
    if cue.of(text).casefold() in _AS and cue.end <= source.start:
        lead = source.end + (text[source.end : source.end + 1] == ",")
        row = tokens(text, lead, text.find(",", lead, lead + _SUBJECT))
        last = row[-1] if row and telling.lang == "de" else None  # "Wie die Bahn | am Dienstag | mitteilte,"
        verb = next((t for t in row[:1] if t.low in speech.verbs), last)
        if verb is not None and not text[lead : row[0].span.start].strip():
            return replace(raw, cue=verb.span)
    return raw


def _edged(telling: Telling, raw: Raw, quotes: Quotes, speech: Speech, w: Words) -> Raw:
    raw = _inserted(telling, _subject(telling, _as_told(telling, raw, speech), w, speech), w, speech)
    source, cue, contents = raw.source, raw.cue, raw.contents
    source, cue = whole_verb(telling, source, cue, contents)
    if source is not None and _says_nobody(telling, source, w):
        source = _behind(telling, source, cue, contents, w) if w.compounds else None
    elif source is not None and w.lang in _WHERE and _placed(telling, source, w):
        row = tokens(telling.text, source.start, source.end)
        source = source if any(t.capital or t.low in w.bodies for t in row[1:]) else None  # "en su canal"
    elif source is not None and w.compounds and (_placed(telling, source, w) or _led_in(telling, source, w)):
        page = source.of(telling.text)[-1:].isdigit()  # "Auf Seite 80 | heißt es"
        source = _behind(telling, source, cue, contents, w) or (None if page else source)
    if cue is not None and source is None and (said := _as_said(telling, cue, speech)) is not None:
        source, cue = said
    if cue is not None and (source is None or source.overlap(cue)):
        source = _enclitic(telling, cue, w) or source
    elif source is not None and w.lang in _ENCLITIC and not any(c.isspace() for c in source.of(telling.text)):
        source = _enclitic(telling, source, w) or source  # "a-t-elle"
    if source is not None and cue is not None and cue.start < source.start and source.end == cue.end:
        before = telling.text[cue.start : source.start]
        # "Laut Vale": who it is is no part of the cue; the pronoun of "dit-elle" is
        cue = Span(cue.start, cue.start + len(before.rstrip())) if before.endswith(" ") else cue
    if source is not None and cue is not None:
        source, cue = _whose(telling, source, cue, contents, speech)
    if source is not None:
        source = unstopped(telling, bounded(telling, source, cue, speech, w))
    if source is not None and cue is not None and told_of(telling, source, cue, w):
        source = None
    if cue is not None:
        source = source or _possessor(telling, cue, speech, w)
        cue = _cue(telling, cue, speech, w)
        contents = tuple(_unheard(telling, cue, c, speech, w) for c in contents)
        contents = tuple(_named_so(telling, cue, c, quotes) for c in contents)
    return begun(telling, replace(raw, source=source, cue=cue, contents=contents))


def _whose(
    telling: Telling, source: Span, cue: Span, contents: Sequence[Span], speech: Speech
) -> tuple[Span, Span]:
    """Return source and cue where the noun of a cue that stands before its source was taken for it, or what
    joins the two for a part of it: "nach | Angaben | von Ada Vale", "nach Angaben | von Ada Vale".
    """
    text, k = telling.text, telling.sentence_at(source.start)
    before = text[cue.end : source.start]
    if not speech.of or k is None or cue.end > source.start or before.strip():
        return source, cue
    end = min(telling.sentences[k].end, source.end + _SUBJECT)
    row = tokens(text, cue.start, end)
    at = next((i for i, t in enumerate(row) if t.low in speech.of and row[i - 1].low in speech.nouns), 0)
    if not at or row[at].span.start > source.end + 1 or row[at - 1].span.end < cue.end:
        return source, cue
    named = next(iter(find_names(telling, row[at].span.end, end, frozenset())), None)
    if row[at].span.end >= source.end:
        # The noun alone was marked: whose it is goes by a name, with the capitals of an office before it.
        if named is None or at + 1 == len(row):
            return source, cue
        lead = row[at + 1].span
        if named.span.start > (lead.end + 1 if row[at + 1].capital else lead.start):
            return source, cue
        whose = Span(min(lead.start, named.span.start), named.span.end)
    else:
        whose = Span(row[at + 1].span.start, source.end) if at + 1 < len(row) else source
    if whose.end <= whose.start or any(whose.overlap(c) for c in contents):
        return source, cue
    return whose, Span(cue.start, row[at].span.end)


def _says_nobody(telling: Telling, source: Span, w: Words) -> bool:
    """Return whether a source is an adverb taken for one, "Solo | comenta", "Утім | вірить", or the helper of
    a verb without a subject: "Ha | dicho".
    """
    row = tokens(telling.text, source.start, source.end)
    helps = lexicon.known("speech", w.lang, "helpers") if w.lang in SUBJECTLESS else frozenset()
    return bool(row) and all(t.low in w.adverbs or (len(row) == 1 and t.low in helps) for t in row)


def _placed(telling: Telling, source: Span, w: Words) -> bool:
    """Return whether a source is a phrase of time or place: "In der Stadt | sagte | die Richterin, ..."."""
    row = tokens(telling.text, source.start, source.end)
    return len(row) > 1 and row[0].low in w.prepositions


def _led_in(telling: Telling, source: Span, w: Words) -> bool:
    """Return whether a source is what a preposition that opens its sentence leads to: "In | einem Interview |
    sagte Vale".
    """
    k = telling.sentence_at(source.start)
    lead = telling.text[telling.sentences[k].start : source.start] if k is not None else ""
    row = tokens(telling.text, source.start, source.end)[:1]
    return fold(lead).strip() in ("in", "auf", "bei", "vor") and bool(row) and row[0].low in w.determiners


def _behind(
    telling: Telling, adverb: Span, cue: Span | None, contents: Sequence[Span], w: Words
) -> Span | None:
    """Return the name or pronoun right behind a verb that an adverb opens, "Dazu | sagte | Vale, er ...", or
    a noun with its article: "In der Fraktion | sagte | die Kanzlerin | Teilnehmern zufolge".
    """
    if cue is None or telling.text[adverb.end : cue.start].strip():
        return None
    end = min((c.start for c in contents if c.start >= cue.end), default=cue.end)
    row = tokens(telling.text, cue.end, end)
    opens = row and (row[0].capital or row[0].low in w.determiners | w.he | w.she)
    if opens and len(row) > _NAME and row[0].low in w.determiners:
        noun = next((i for i, t in enumerate(row) if t.capital), 0)
        row = row[: 1 + next((i for i in range(noun, len(row) - 1) if not row[i + 1].capital), noun)]
    if not opens or len(row) > _NAME or any(m in telling.text[cue.end : row[-1].span.start] for m in ",;:"):
        return None
    return Span(row[0].span.start, row[-1].span.end)


def _as_said(telling: Telling, cue: Span, speech: Speech) -> tuple[Span, Span] | None:
    """Return source and cue of a cue that is only "as", verb and subject behind it: "Как пояснила Холм,"."""
    k = telling.sentence_at(cue.start)
    if k is None or cue.of(telling.text).casefold() not in _AS:
        return None
    row = tokens(telling.text, cue.end, min(telling.sentences[k].end, cue.end + _SUBJECT))[: _NAME + 1]
    if len(row) < 2 or row[0].low not in speech.verbs:
        return None
    end = next((i for i, t in enumerate(row) if i and telling.text[t.span.end : t.span.end + 1] == ","), None)
    return (Span(row[1].span.start, row[end].span.end), Span(cue.start, row[0].span.end)) if end else None


def _enclitic(telling: Telling, cue: Span, w: Words) -> Span | None:
    """Return the pronoun a verb has at its end: "elle" of "a-t-elle ajouté", of "révèle-t-elle"."""
    if w.lang not in _ENCLITIC:
        return None
    k = telling.sentence_at(cue.start)
    end = telling.sentences[k].end if k is not None else cue.end
    for t in tokens(telling.text, cue.start, min(end, cue.end + _ENDING)):
        if t.span.start >= cue.end:
            break
        word = t.text.rpartition("-")[2]
        if word != t.text and word.casefold() in w.he | w.she | w.they:
            return Span(t.span.end - len(word), t.span.end)
    return None


def _inserted(telling: Telling, raw: Raw, w: Words, speech: Speech) -> Raw:
    """Return a statement with the pronoun of its inserted cue for its source, and not the subject before it.

    "The council, | he says, | will pay": what stands before the comma is the beginning of what is said.
    """
    source, cue = raw.source, raw.cue
    if source is None or cue is None or source.end > cue.start or w.lang == "en":
        return raw
    text = telling.text
    if "," not in text[source.end - 1 : cue.start]:
        return raw
    found = _possessor(telling, cue, speech, w) or _enclitic(telling, cue, w)
    if found is None:
        k = telling.sentence_at(cue.start)
        end = telling.sentences[k].end if k is not None else len(text)
        after = tokens(text, cue.end, min(end, cue.end + _ENDING))[:1]
        closed = after and (text[after[0].span.end : after[0].span.end + 1] or ".") in ",.;:!?»“\""
        if not closed or after[0].low not in w.he | w.she or text[cue.end : after[0].span.start].strip():
            return raw
        found = after[0].span
    begins = Span(source.start, source.end - text[source.start : source.end].endswith(","))
    last = raw.contents[-1]
    if source.end <= raw.contents[0].start and last.end <= cue.start:  # "Karsk a proposé une trêve, dit-elle"
        return replace(raw, source=found, contents=(Span(source.start, last.end),))
    return replace(raw, source=found, contents=(begins, *raw.contents))


def _cue(telling: Telling, span: Span, speech: Speech, w: Words) -> Span:
    """Return a cue without "that" at its end, without the hearer after a verb that takes one, and without
    the claim it puts a name to: "dismissed the claim as".
    """
    row = tokens(telling.text, span.start, span.end)
    if row and telling.text[span.end - 1] == "-" and w.lang in _ENCLITIC:
        return _with_pronoun(telling, span, speech)
    if len(row) == 1 and row[0].low in w.adverbs:  # "The firm | now | reckons"
        verb = tokens(telling.text, span.end, span.end + _ENDING)[:1]
        beside = verb and telling.text[span.end : verb[0].span.start] == " " and verb[0].low in speech.verbs
        return verb[0].span if beside else span
    if len(row) > 1 and row[-1].low in w.adverbs and row[0].low in speech.helpers:
        verb = tokens(telling.text, span.end, span.end + _ENDING)[:1]  # "hatte zuvor | erklärt"
        if verb and telling.text[span.end : verb[0].span.start] == " " and verb[0].low in speech.verbs:
            return Span(span.start, verb[0].span.end)
    told = next((i for i, t in enumerate(row) if t.low in speech.told), None)
    end = len(row)
    if told is not None and all(t.low in speech.helpers for t in row[:told]):
        end = told + 1
    if end > 1 and row[end - 1].low in _AS:
        end = next((i for i, t in enumerate(row) if i and t.low in w.determiners), end)
    while end > 1 and (row[end - 1].low in speech.that or _placed_behind(telling, row[:end], w)):
        end -= 1
    return span if not row or end == len(row) else Span(span.start, row[end - 1].span.end)


def _with_pronoun(telling: Telling, cue: Span, speech: Speech) -> Span:
    """Return a cue that breaks off before its pronoun with it and its participle: "a-t- | elle promis"."""
    ahead = tokens(telling.text, cue.start, cue.end + _ENDING)
    at = max(i for i, t in enumerate(ahead) if t.span.start < cue.end)
    done = at + 1 < len(ahead) and ahead[at + 1].low in speech.verbs
    return Span(cue.start, ahead[at + done].span.end)


def _placed_behind(telling: Telling, row: Sequence[Token], w: Words) -> bool:
    """Return whether a cue's last word only begins to say where or when: "said | in a", "said | Thursday"."""
    last, utters = row[-1].low, lexicon.known("speech", telling.lang, "utters")
    if fold(row[-2].low) not in utters and not (len(row) > 2 and fold(row[-3].low) in utters):
        return False
    days = lexicon.numbers("times", w.lang, "weekdays")
    return last in w.places | w.determiners or last in w.adverbs | _HERE or fold(last) in days


def _possessor(telling: Telling, cue: Span, speech: Speech, w: Words) -> Span | None:
    """Return whose the noun of reporting in a cue is: "by the mission's reckoning", "in their opinion"."""
    row = tokens(telling.text, cue.start, cue.end)
    if len(row) < 2 or row[0].low not in w.breaks:
        return None
    for i, t in enumerate(row[1:], 1):
        pronoun = t.low in w.he | w.she | w.it | w.they
        if t.owns or pronoun:
            account = w.declines or any(x.low in speech.nouns | w.documents for x in row[i + 1 :])
            if i + 1 < len(row) and account:
                return Span(row[i if pronoun else 1].span.start, t.span.start + len(t.bare))
            return None
    return None


def _subject(telling: Telling, raw: Raw, w: Words, speech: Speech) -> Raw:
    """Return a statement with its subject taken from among its contents: "He | added | that it was late"."""
    if raw.cue is None or len(raw.contents) < 2:
        return raw
    first, rest = raw.contents[0], raw.contents[1:]
    row = tokens(telling.text, first.start, first.end)
    if all(t.low in _AS for t in row):
        return replace(raw, contents=rest)  # "Как | сообщает | агентство | , ..."
    inserted = "," in telling.text[first.end - 1 : raw.cue.start]  # "Dividends, by his account, ..."
    gap = telling.text[first.end : raw.cue.start] if first.end <= raw.cue.start and not inserted else None
    named = [t for t in row if t.low not in _INSIDE]
    if gap is None or not 0 < len(named) <= _NAME or not _bare(named, w):
        return raw
    helps = all(t.low in speech.helpers for t in tokens(gap))
    if gap.strip(_CLOSE + "".join(t.text for t in tokens(gap))) or not helps:
        return raw
    passive = any(t.low in _PASSIVE for t in tokens(telling.text, raw.cue.start, raw.cue.end)[:-1])
    if not passive:  # "a spokesman | said | Vale | had told | him that it was late": Vale had
        return replace(raw, source=first, contents=rest)
    return replace(raw, contents=rest)  # "Karsk has been accused by Tolmar of ...": whom it is about


def _bare(row: Sequence[Token], w: Words) -> bool:
    """Return whether words are a name or a pronoun and nothing else."""
    return all(t.capital or t.low in w.determiners for t in row) or (
        len(row) == 1 and row[0].low in w.he | w.she | w.it | w.they
    )


def _unheard(telling: Telling, cue: Span, content: Span, speech: Speech, w: Words) -> Span:
    """Return what is told without the pronoun of whoever hears it: "told | her that it was late"."""
    row = tokens(telling.text, content.start, content.end)[:3]
    verb = tokens(telling.text, cue.start, cue.end)[-1:]
    heard = len(row) == 3 and row[0].low in w.he | w.she | w.they | _HEARERS and row[1].low in speech.that
    beside = bool(row) and not telling.text[cue.end : row[0].span.start].strip()
    told = bool(verb) and verb[0].low in speech.told
    return Span(row[1].span.start, content.end) if heard and beside and told else content


def _named_so(telling: Telling, cue: Span, content: Span, quotes: Quotes) -> Span:
    """Return the quotation of "dismissed the claim as “nonsense”": what is said is what it is called."""
    if content.start < cue.end:
        return content
    held = quotes.in_span(content)
    first = held[0][0] if held else content
    lead = tokens(telling.text, content.start, first.start)
    closes = telling.text[first.end - 2 : first.end - 1] == "," and first.end < content.end
    if closes and 0 < len(lead) <= _SHORT and lead[-1].low in _AS:
        return first  # "dismissed the claim as “nonsense,” the council voted"
    last = [cut for cut, _ in held if cut.end >= content.end - 1 and cut.start > content.start]
    if not last:
        return content
    lead = tokens(telling.text, content.start, last[0].start)
    return last[0] if 0 < len(lead) <= _SHORT and lead[-1].low in _AS else content
