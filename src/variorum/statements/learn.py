"""What stands beside a name: the office, age and gender it tells of a figure.

"Trade Commissioner Ingrid Vale", "Vale, the bloc's trade commissioner,", "Vale, who heads the council".
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from variorum import lexicon
from variorum.data import Span, Telling
from variorum.statements.articles import GENDERED
from variorum.statements.based import of_what, towns, unseated
from variorum.statements.callings import adjectival, calling, gender
from variorum.statements.complements import GENITIVE, of_another
from variorum.statements.declined import genitive
from variorum.statements.figure import SURE, Figure
from variorum.statements.gender import slavic_gender
from variorum.statements.names import Name, Token, tokens
from variorum.statements.roles import DECLINING, ELIDING, Words, firm_noun, one, singular, words_for
from variorum.statements.seats import governs
from variorum.text import fold

_AGE_AFTER = re.compile(
    r"\s*(?:,\s*(?:aged\s+|de\s+)?(\d{1,3})(?:\s+(?:ans|años|anni|Jahre|лет|років))?\s*(?:[,.;]|$)|\((\d{1,3})\))"
)
_AGE_NEAR = re.compile(r"(\d{1,3})(?:[- ]year[- ]old|-jährige|-летн|-річн)|aged (\d{1,3})")
_CLOSE = 160  # characters on either side of a name that are read for it
_BESIDE = 30  # characters after a name in which the next word is looked for
_REACH = 10  # words looked at on either side of a name for its office
_ARTICLE = re.compile(r"[ld]['’](?=\w)", re.IGNORECASE)
# No whole name of somebody has one before it: "der Bereich Finanzen", "el Banco Central".
_ARTICLES = frozenset((
    "the", "a", "an", "der", "die", "das", "den", "dem", "des", "el", "los", "las", "le", "les", "il", "gli",
))  # fmt: skip
_APPOSED = 4  # words of an office with whose it is, between commas
_BODY = 3  # words that may say whose an office is
_NEUTER = frozenset(("das", "ins", "ans", "aufs", "fürs", "durchs"))  # German, never before somebody's name
_ONE = {"одного": "he", "одной": "she", "однієї": "she"}  # in the genitive


def learn(telling: Telling, sentence: Span, name: Name, figure: Figure) -> None:  # noqa: C901
    """Take in the office, age and gender that stand beside one mention of a figure."""
    text, w = telling.text, words_for(telling.lang)
    before = tokens(text, max(sentence.start, name.span.start - _CLOSE), name.span.start)[-_REACH:]
    before = [_unelided(t) for t in before] if telling.lang in ELIDING else before
    if name.titles:
        heads = [t for t in name.titles if calling(t, w) or t in w.titles or t in w.mixed]
        if heads:
            if heads[-1] == "general" and len(heads) > 1:
                heads = heads[:-1]  # "Auditor General"
            marks = frozenset(name.titles) - {heads[-1]}
            before_title = _adjoining(text, before, _run_start(name, before), _verbs(telling.lang))
            marks |= {t.low for t in before_title if t.low not in w.small}
            _office(figure, heads[-1], marks, w, before_title)
            # "Colonel Vale" is no place; "президент Тарвы" may be one.
            surely = len(name.parts) == 1 and heads[-1] in w.titles and telling.lang not in DECLINING
            figure.person += SURE if surely else 0 if heads[-1] in w.mixed else 2
    elif before and not figure.body:
        _office_before(text, before, name, figure, w)
    if before and text[before[-1].span.end : name.span.start] == " " and not name.titles:
        if not _attributive(text, sentence, name, w):
            several = len(name.parts) > 1 or telling.lang == "en"
            figure.person -= several and before[-1].low in _ARTICLES
            figure.article += before[-1].low == "the"
        if before[-1].low in w.places:
            figure.placed += 1
            figure.person -= 1
        if before[-1].owns and figure.body and figure.owner is None and before[-1].capital:
            figure.owner = before[-1].bare
    if name.owns and not figure.is_person:
        following = tokens(text, name.span.end + 2, min(sentence.end, name.span.end + 60))[:4]
        traded = lexicon.known("roles", telling.lang, "traded")
        figure.firm += any(t.low in traded for t in following)
    if name.owns and not name.titles:
        following = tokens(text, name.span.end + 2, min(sentence.end, name.span.end + _BESIDE))[:1]
        figure.person -= 2 * any(t.low in w.led for t in following)
        figure.person += 2 * any(t.low in w.had for t in following)
    formed = _formed(text, sentence, name, w) or _trades(name)
    figure.firm, figure.person = figure.firm + formed, figure.person - 2 * (formed or _titled(text, name, w))
    if telling.lang in DECLINING:
        beside = _adjoining(text, before, name.span.start)
        told = (genitive(beside, w), _of_one(text, before, name.span.start))
        gender = next((x for x in told if x is not None), None)
        if gender is not None:
            figure.genitive = (name.parts, telling.lang, gender)
    figure.towns |= towns(text, before, name.span.end, sentence.end, w)
    for t in (noun for x in name.titles if (noun := firm_noun(x, w))):
        _office(figure, t, frozenset(), w)
    _office_after(telling, sentence, name, figure, w)
    speech = _verbs(telling.lang)
    behind = _behind(text, sentence, name)
    beside = before[-1:] + behind
    if len(name.parts) > 1 and not figure.body and any(t.low in speech for t in beside):
        figure.person += 1
    alone = len(name.parts) == 1 and not name.titles
    figure.person -= alone and any(t.low in _outlets_say(telling.lang) for t in behind)
    slavic_gender(telling, sentence, name, figure)


def _behind(text: str, sentence: Span, name: Name) -> list[Token]:
    """Return the word behind a name, none where the sentence ends."""
    return tokens(text, name.span.end, min(sentence.end, name.span.end + _BESIDE))[:1]


def _titled(text: str, name: Name, w: Words) -> bool:
    """Return whether a name is a thing's: guillemets hold it alone, as they do what a paper or firm is
    called; or a German neuter article stands before it, "das Wort Zukunft".
    """
    a, b = name.span.start, name.span.end
    article = text[max(0, a - _BESIDE) : a].split()[-1:]  # none behind nothing but blanks
    neuter = w.compounds and len(name.parts) > 1 and not name.titles and text[a - 1 : a] == " "
    held = text[max(0, a - 1) : a] + text[b : b + 1] == "«»"
    return held or (neuter and any(word.casefold() in _NEUTER for word in article))


def _of_one(text: str, before: Sequence[Token], at: int) -> str | None:
    """Return the gender of a name in apposition to one of several: "одного из них, Тимура Садыкова"."""
    if not before or text[before[-1].span.end : at] != ", ":
        return None
    for first, among in pairwise(before[-_REACH:]):
        if first.low in _ONE and among.low in ("из", "з", "із", "зі"):
            return _ONE[first.low]
    return None


def _formed(text: str, sentence: Span, name: Name, w: Words) -> bool:
    """Return whether a firm's legal form follows its name: "Kestrel Foods, Inc."."""
    row = _behind(text, sentence, name)
    return bool(row) and row[0].bare in w.forms and text[name.span.end : row[0].span.start] == ", "


def _trades(name: Name) -> bool:
    """Return whether a name ends in what a firm does, in any language: "Kestrel Foods"."""
    return len(name.parts) > 1 and name.parts[-1].casefold() in lexicon.known("roles", "en", "trades")


@cache
def _verbs(lang: str) -> frozenset[str]:
    return frozenset(lexicon.lowered("speech").get(lang, {}).get("verbs", ()))


@cache
def _outlets_say(lang: str) -> frozenset[str]:
    """Return the verbs of what only outlets do, without those that go with a man or a woman as well."""
    verbs, persons = (frozenset(lexicon.entries("media", lang, key)) for key in ("verbs", "persons"))
    return verbs - persons


def _attributive(text: str, sentence: Span, name: Name, w: Words) -> bool:
    """Return whether a name only says which: "the Vale campaign" has the article of "campaign"."""
    row = _behind(text, sentence, name)
    if not row or text[name.span.end : row[0].span.start] != " " or row[0].capital:
        return False
    low = row[0].low
    return any(
        x in w.bodies | w.people | w.firms | w.documents | w.led | w.kin for x in (low, singular(low))
    )


def _run_start(name: Name, before: list[Token]) -> int:
    k = len(before)
    titles = len(name.titles)
    return before[k - titles].span.start if titles <= k else name.span.start


def _unelided(t: Token) -> Token:
    """Return a noun without its article: "l'association" of "l'association Clair Karsk"."""
    m = _ARTICLE.match(t.text)
    return Token(t.text[2:], Span(t.span.start + 2, t.span.end), t.bare[2:], t.low[2:]) if m else t


def _adjoining(
    text: str, row: list[Token], start: int, stops: frozenset[str] = frozenset()
) -> list[Token]:
    """Return the words before `start` with nothing but spaces and none of `stops` between."""
    out: list[Token] = []
    for t in reversed([t for t in row if t.span.end <= start]):
        if text[t.span.end : start].strip() or (stops and t.low in stops):
            break
        out.append(t)
        start = t.span.start
    return out[::-1]


def _office(figure: Figure, head: str, marks: frozenset[str], w: Words, row: Sequence[Token] = ()) -> None:
    """Take in what a figure is called, and of what gender that tells; `row` stands before it."""
    article = next((t.low for t in reversed(row) if t.low in w.determiners), "")
    known, weak = calling(head, w), adjectival(head, article, w)
    if head not in w.titles and not known:
        head = one(head, w)
    head = known or head
    told = gender(head, w) if weak is None else weak
    plain = known and not w.compounds and fold(head) not in lexicon.known("roles", w.lang, "one_gender")
    if plain and not told:
        told = GENDERED.get(w.lang, {}).get(article, "")  # "la ministre", "el portavoz"
    figure.offices[(head, marks)] += 1
    figure.firm += firm_noun(head, w) != ""
    figure.agency += head in w.bodies - w.firms
    figure.callings += known != ""
    figure.she += 3 * (told == "she")
    figure.he += (1 if w.generic else 3) * (told == "he")


def _office_before(text: str, before: list[Token], name: Name, figure: Figure, w: Words) -> None:
    near = _adjoining(text, before, name.span.start)
    if near and near[-1].owns:
        return  # "the prosecution's Ada Vale": whose she is, not what
    at = _whose(near, name.lang, w) if name.lang in DECLINING else len(near)
    near, body = near[:at], near[at:]
    lone = near and len(figure.parts) == 1
    if near and (_owned(near[-1], name, w) or (lone and of_another(near[-1].low, name, w))):
        return  # "центральный банк Эстмарка", "мэр Карска": whose it is, not what
    at = of_what(near, w)
    noun = near[at].low if near else ""
    noun = firm_noun(noun, w) or noun
    if near and (calling(noun, w) or noun in w.bodies or firm_noun(noun, w)):
        around = (t.low for t in (*near, *body) if t is not near[at])
        marks = frozenset(x for x in around if x not in w.small and x not in w.determiners)
        _office(figure, noun, marks, w, near[:at])
        figure.person += _persons(noun, w)
        return
    gap = text[before[-1].span.end : name.span.start]
    if gap.strip() == ",":
        chunk = _adjoining(text, before, before[-1].span.end)
        for i, t in enumerate(chunk):
            if t.low in w.determiners or t.owns or (i == 0 and calling(t.low, w)):
                head = _region(chunk[i:], w)
                if _does(chunk[i + len(head) :], w):
                    continue  # "the company had changed it without telling its supplier, Kestrel"
                if head and (calling(head[-1].low, w) or head[-1].low in w.firms):
                    marks = frozenset(x.low for x in chunk[i:] if x is not head[-1] and x.low not in w.small)
                    _office(figure, head[-1].low, marks, w, head[:-1])
                    figure.person += _persons(head[-1].low, w)
                    _age_into(text[t.span.start : name.span.start], figure)
                    return


def _does(rest: Sequence[Token], w: Words) -> bool:
    """Return whether a verb goes on behind a noun, which then is no apposition."""
    return bool(rest) and rest[0].low in lexicon.known("speech", w.lang, "helpers")


def _owned(noun: Token, name: Name, w: Words) -> bool:
    """Return whether a Slavic noun for a body stands before the genitive of one word: names of bodies have
    guillemets round them, other letters, or the nominative.
    """
    body = name.lang in DECLINING and noun.low in w.firms | w.bodies and not calling(noun.low, w)
    body = body and not governs(noun.low, name.lang)  # "правительство Карска" is Karsk's voice
    return body and len(name.parts) == 1 and name.parts[0].casefold().endswith(GENITIVE[name.lang])


def _whose(near: Sequence[Token], lang: str, w: Words) -> int:
    """Return where an office ends whose body stands between it and a name: "глава | профсоюза Анна Вейл".

    In the nominative it is the name's own: "по словам главы профсоюза" tells nothing of who comes next.
    """
    barred = w.small | w.breaks | _verbs(lang)
    for i in range(len(near) - 1, max(-1, len(near) - 2 - _BODY), -1):
        if near[i].low in barred:
            break
        member = near[i].low in w.people and i < len(near) - 1 and all(t.capital for t in near[i + 1 :])
        if (near[i].low in w.posts or member) and near[i].low not in w.bodies:
            return i + 1  # "депутат | Думы Карска"
    return len(near)


def _callings(head: Sequence[Token], w: Words) -> bool:
    """Return whether words beside a name end in a noun we know nothing of: "Vale, a landowner"."""
    noun = head[-1]
    known = w.people | w.bodies | w.firms | w.documents | w.mixed | w.small | w.determiners | w.sites
    article = head[0].low in w.determiners and len(head) > 1
    plain = noun.text == noun.low and noun.low.isalpha()
    return article and plain and not {noun.low, singular(noun.low)} & known


def _apposed(row: Sequence[Token], mark: str, w: Words) -> bool:
    """Return whether words between commas are a Slavic office with whose it is behind: "Олег Вран, глава
    Карска, ...".
    """
    return w.declines and mark == "," and len(row) <= _APPOSED and row[0].low in w.people


def _speaks(rest: Sequence[Token], w: Words, *, closes: bool) -> bool:
    """Return whether a verb of saying follows the words behind a comma: at their end, or anywhere where they
    close the sentence; "Vale, head of the board accused of theft, left" is said by nobody.
    """
    verbs = _verbs(w.lang)
    said = any(t.low in verbs for t in (rest if closes else rest[-1:]))
    return said and not any(t.low in w.who for t in rest)


def _persons(noun: str, w: Words) -> int:
    """Return how much a noun beside a name speaks for a person; an "owner" may be either."""
    if noun in w.mixed:
        return 0
    return 2 if calling(noun, w) and noun not in w.bodies | w.firms else -1


def _age_into(said: str, figure: Figure) -> None:
    m = _AGE_NEAR.search(said)
    if m:
        figure.ages.add(int(next(g for g in m.groups() if g)))


def _region(row: list[Token], w: Words) -> list[Token]:
    for i, t in enumerate(row):
        if i and t.low in w.breaks and not t.capital:
            return row[:i]
    return row


def _age_after(text: str, sentence: Span, end: int, figure: Figure) -> int:
    """Take in the age behind a name's end; return where what else is told of it begins."""
    m = _AGE_AFTER.match(text, end, sentence.end)
    if not m:
        return end
    figure.ages.add(int(next(g for g in m.groups() if g)))
    figure.person += 2
    return m.end() - 1 if m.group(1) else m.end()


def _office_after(telling: Telling, sentence: Span, name: Name, figure: Figure, w: Words) -> None:
    text = telling.text
    end = name.span.end
    end = _age_after(text, sentence, end, figure)
    rest = text[end : min(sentence.end, end + 160)]
    if rest.startswith((" of ", " from ")):
        near = tokens(text, end, min(sentence.end, end + 60))[:5]
        marks = frozenset(t.low for t in near[1:] if t.capital)
        if marks:
            figure.offices[("", marks)] += 1
        return
    if not re.match(r"\s*(?:,|\()\s*(?!(?:is|was)\b)\w|\s+(?:who|is|was)\b", rest):
        return  # "Kestrel, based in Karsk, is the largest maker": Karsk is not
    stop = re.search(r"[,;:.)]\s", rest[2:] + " ")
    row = tokens(text, end, end + 2 + (stop.start() if stop else len(rest)))[: _REACH + 4]
    if not row:
        return
    first = row[0].low
    if first in w.who:
        figure.person += 1 if first in ("who", "whom") else -2 if first == "which" else 0
        for t in row[1:4]:
            if t.low in w.does:
                figure.firm += first == "which"
                marks = frozenset(x.low for x in row[1:] if x is not t and x.low not in w.small)
                if first != "which":
                    _office(figure, w.does[t.low], marks, w)
        return
    head = _region(row, w) if first not in ("is", "was") else _region(row[1:], w)
    head = unseated(head, w)
    noun = row[0] if _apposed(row, rest[2 + stop.start()] if stop else "", w) else (head or row)[-1]
    if head and _speaks(row[len(head) :], w, closes=stop is None or rest[2 + stop.start()] == "."):
        return  # "for Kestrel, the court in Karsk found": who says it, and no more on Kestrel
    if head and _callings(head, w):
        marks = frozenset(x.low for x in row if x is not head[-1] and x.low not in w.small)
        figure.offices[(head[-1].low, marks)] += 1  # "Vale, a landowner": its place says what she is called
        return
    if head and (calling(noun.low, w) or singular(noun.low) in w.firms | w.bodies):
        # "Vale, the city's mayor", "Vale, mayor of Karsk"; not "Vale, on the board", "Vale, knows the bench".
        article = head[0].low in w.determiners or head[0].owns
        person = calling(noun.low, w) != "" and head[0].low not in w.breaks | w.places | w.small
        starts = article or head[0].capital or (person and len(head) <= 3)
        if starts:
            marks = frozenset(x.low for x in row if x is not noun and x.low not in w.small)
            _office(figure, noun.low, marks, w, head[:-1])
            figure.person += _persons(noun.low, w)
        if article:
            _age_into(rest[: stop.start() + 2] if stop else rest, figure)
