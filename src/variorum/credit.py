"""The source that a text itself names as where its report comes from: byline, dateline, "as X reported".

Grammar, not a list of outlets: a name in a place where only an outlet stands (after "reported by",
before "news agency", alone in brackets under the text), or a name with a word like "News" or "Wire" in
it where a speaker could stand too. A credit to the article's own outlet is none.
"""

import re
from functools import cache
from itertools import pairwise

from variorum import lexicon
from variorum.data import Article, Span
from variorum.lexicon import entries, load
from variorum.text import dateline, fold, stands_for

_SMALL = frozenset(("the", "of", "and", "le", "la", "der", "die", "das", "el", "il"))
LOOKED_AT = 60_000  # code points of a text that are read for credits
LONG = 800  # code points of one sentence that are read
SENTENCES = 300  # sentences with a word of reporting in them that are read
TAIL = 8  # words at most of a last line that is a credit

_CAP = r"[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ]"
# Atomic and possessive: a name is taken whole, so that no text makes the search go back and forth.
_TOKEN = rf"(?>{_CAP}[\w&]*(?:[’'.\-]\w+)*)"
_JOIN = r"(?:(?: of the| of| the| and| &| de| du| des| del| della| di| for| y| e| und| der| von| la| le))?"
_NAME = (
    rf"(?:[«“„‘\"](?P<q>[^«»“”„‘’\"\n]{{2,60}})[»”“’\"]"
    rf"|(?P<d>[\w-]{{2,40}}\.(?:com|org|net|info|ru|ua|de|fr|es|it|eu|uk|tv|news|io|by|kz|pl))\b"
    rf"|(?P<n>(?:The |the )?{_TOKEN}(?:{_JOIN} {_TOKEN}){{0,6}}+))"
)


@cache
def _words(lang: str) -> dict[str, tuple[str, ...]]:
    table = load("media")
    own = table.get(lang, table["en"])
    kinds = ("nouns", "verbs", "said", "by")
    return {k: tuple(sorted(own[k], key=len, reverse=True)) for k in kinds}


@cache
def _key(lang: str) -> re.Pattern[str]:
    """Return what a sentence must hold for the patterns to be tried on it."""
    w = _words(lang)
    return re.compile(
        "|".join(re.escape(x) for k in ("verbs", "by", "nouns", "said") for x in w[k]), re.IGNORECASE
    )


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (how sure the place is, pattern) in the order in which they are believed."""
    alt = {k: "|".join(re.escape(x) for x in v) for k, v in _words(lang).items()}
    noun = rf"(?:(?i:{alt['nouns']}))"
    any_lead = rf"(?<!\w)(?i:{alt['verbs']}|{alt['by']}|{alt['said']})"
    article = "(?:(?i:the|die|der|das|le|la|el|il|l'|l’)\\s*)?"
    verb = rf"(?i:{alt['verbs']})(?!\w)"
    told = rf"(?i:{alt['verbs']}|{alt['said']})(?!\w)"
    by = rf"(?<!\w)(?i:{alt['by']})\s+(?:the\s+)?"
    has = r"(?:(?:has|had|a|ha)\s+)?"
    places = (
        # "the news agency Trident", "агентство «Верховина»": a noun, then the name, near a reporting word
        ("noun", rf"{any_lead}\s+{article}(?:[\w'’-]+ )?{noun}\s+{_NAME}"),
        ("noun", rf"(?<!\w){noun}\s+{_NAME}\s+{told}"),
        # "the Fulmar agency reported", "told the PNS agency"
        ("noun", rf"{_NAME}\s+{noun}\s+{verb}"),
        ("noun", rf"{by}{_NAME}\s+{noun}(?!\w)"),
        # ", Halberd Press reported", "сообщает Polaris"
        ("verb", rf"(?:[,;:.»”\"’]\s+|^|\bas ){_NAME}(?: news agency| agency)?\s+{has}{verb}"),
        ("verb", rf"(?<!\w)(?i:{alt['verbs']})\s+(?:l['’])?{_NAME}"),
        # "according to the Allied Dispatch Service", "quoted by the Dvorin Observer"
        ("by", by + _NAME),
        ("said", rf"{_NAME}\s+(?i:{alt['said']})(?!\w)"),
    )
    return tuple((place, re.compile(pattern, re.MULTILINE)) for place, pattern in places)


# Languages that write every noun with a capital: a capital tells no name there.
NOUNS_CAPITAL = frozenset({"de", "lb"})
# After these an outlet stands even where its name does not tell.
SURE_BY = frozenset(
    (
        "as reported by", "reported by", "as quoted by", "quoted by", "cited by", "as cited by", "citing",
        "source:", "report:", "со ссылкой на", "з посиланням на", "unter berufung auf",
        "citée par", "citado por", "citato da",
    )
)  # fmt: skip


def credit(article: Article, sentences: tuple[Span, ...], lang: str) -> tuple[str, Span] | None:
    """Return the name and where it stands, or None.

    Of several the first in the text that is surest of its place; bylines and credit lines before all.
    """
    text = article.text[:LOOKED_AT]
    outlet = _outlet(article)
    line = _line(outlet, text, sentences)
    if line:
        return line
    people = _people(text)
    key = _key(lang)
    found: list[tuple[int, int, str, Span]] = []
    for s in [s for s in sentences if key.search(text, s.start, min(s.end, s.start + LONG))][:SENTENCES]:
        for rank, (place, pattern) in enumerate(_patterns(lang)):
            for m in pattern.finditer(text, s.start, min(s.end, s.start + LONG)):
                named = _named(m)
                if named is None:
                    continue
                name, span = _whole(*named, s, text) if lang not in NOUNS_CAPITAL else named
                if _fits(place, m, name, (people, text, lang)) and not own(name, outlet):
                    found.append((0 if place == "noun" else 1 if place == "verb" else 2, rank, name, span))
    if not found:
        return None
    _, _, name, span = min(found, key=lambda f: (f[0], f[3].start, f[1]))
    return name, span


def _outlet(article: Article) -> str:
    """Return whose an article is: where nothing else tells, of whoever signs its dateline."""
    signed = None if article.outlet or article.url else dateline(article.text)
    return signed.of(article.text) if signed else article.outlet


def own(name: str, outlet: str) -> bool:
    """Return whether a name is the outlet's own, or short for it: "PNS" for Pellan News Service."""
    a, b = _bare(name), _bare(outlet)
    if not a or not b:
        return False
    return set(a) <= set(b) or set(b) <= set(a) or (len(a) == 1 and len(a[0]) > 1 and stands_for(a[0], b))


def _bare(name: str) -> list[str]:
    return [w for w in map(fold, re.findall(r"\w+", name)) if w not in _SMALL]


def _named(m: re.Match[str]) -> tuple[str, Span] | None:
    for group in ("q", "d", "n"):
        if m.group(group):
            a = m.start(group)
            name = m.group(group)
            if group == "n" and name.startswith("the "):
                a, name = a + 4, name[4:]
            name = name.rstrip(".,’'")
            return (name, Span(a, a + len(name))) if any(c.isalpha() for c in name) else None
    return None


def _whole(name: str, span: Span, sentence: Span, text: str) -> tuple[str, Span]:
    """Return the name with an outlet's word in capitals before it: the "Daily" of "the Daily Clarion"."""
    before = text[sentence.start : span.start]
    found = re.search(rf"(?<=\s)({_CAP}\w+) $", before)
    if found is None or fold(found.group(1)) not in load("media")["any"]["inside"]:
        return name, span
    return f"{found.group(1)} {name}", Span(sentence.start + found.start(1), span.end)


def _fits(place: str, m: re.Match[str], name: str, around: tuple[set[str], str, str]) -> bool:
    """Return whether a name in such a place is an outlet. `around`: people, the text, its language."""
    people, text, lang = around
    words = _bare(name)
    if not words:
        return False
    domain = m.group("d") is not None or bool(re.fullmatch(r"[\w-]+(?:\.[\w-]+){0,3}\.[a-z]{2,6}", name))
    telling = domain or bool(set(words) & set(load("media")["any"]["inside"]))
    if place == "noun":
        return len(words) < 7
    speaker = words[-1] in people or words[0] in people
    if telling:
        # A person's name never opens with an article.
        return domain or not speaker or place == "verb" or name.startswith("The ")
    if set(words) & lexicon.known("roles", lang, "bodies"):
        return False  # "сообщило Министерство обороны"
    if speaker or len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > 2:
        return False
    start = m.start(next(g for g in ("q", "d", "n") if m.group(g)))
    lead = text[m.start() : start].strip().casefold().removesuffix(" the")
    if place == "verb":
        # "reported" is also what ministries and people do. A name of one word behind a comma, or one with
        # "The": an outlet. Two capitalised words look like a person.
        before = text[m.start() : start]
        plain = len(words) == 1 and (before[:1] in tuple(',;»”"’') or before == "as ")
        inverted = lead != "" and lang != "en" and len(words) <= 3 and not _surname(name, lead, lang)
        return plain or inverted or name.startswith("The ") or m.group("q") is not None
    return place == "by" and (lead in SURE_BY or name.startswith("The "))


def _surname(name: str, lead: str, lang: str) -> bool:
    """Return whether a name behind a verb is one plain word, as a surname is: no initials, no Latin."""
    plain = name.istitle() and name.isalpha() and not name.isascii()
    return plain and lead in entries("media", lang, "persons")


def _people(text: str) -> set[str]:
    """Return folded words of names that act in a text: two capitalised words, the last met again."""
    found: set[str] = set()
    count: dict[str, int] = {}
    for w in re.findall(r"\w[\w’'\-]*", text):
        count[w] = count.get(w, 0) + 1
    for m in re.finditer(rf"{_CAP}[\w’'\-]+(?: {_CAP}[\w’'\-]+)++", text):
        for a, b in pairwise(m.group().split()):
            if count.get(b, 0) > 1:
                found |= {fold(b), fold(a)}
    return found - set(load("media")["any"]["inside"])


def _line(outlet: str, text: str, sentences: tuple[Span, ...]) -> tuple[str, Span] | None:
    """Return a credit that stands alone: a dateline's "(AP)" of another outlet, or a short last line."""
    if not sentences:
        return None
    signed = dateline(text)
    if signed and sentences[0].holds(signed) and not own(signed.of(text), outlet):
        return signed.of(text), signed
    last = sentences[-1]
    tail = text[last.start : last.end]
    alone = "\n" in text[max(0, last.start - 2) : last.start]
    if len(sentences) < 3 or len(tail.split()) > TAIL or not alone:
        return None
    lead = (
        r"[(\[—–\- ]*(?:(?i:source|report|by|via|reporting by|quelle|fonte|fuente|источник|джерело)\s*:?\s*)?"
    )
    m = re.fullmatch(rf"{lead}(?P<q>{_TOKEN}(?:{_JOIN} {_TOKEN}){{0,5}})[)\].]*", tail)
    if m and not tail.endswith(("!", "?")) and not own(m.group("q"), outlet):
        return m.group("q"), Span(last.start + m.start("q"), last.start + m.end("q"))
    return None
