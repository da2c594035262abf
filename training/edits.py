"""Edits by rule on a faithful pair: a change of one kind put into the reading, or a difference that changes nothing.

Each edit is a function (rng, base, text, pool) -> (text, marks) or None; a mark is (kind, span in the base or
None, span in the new text or None). They are made for training alone: real changes are subtler, but a model
that has met each kind a thousand times looks at the right words. `pool` holds names and sentences of other texts.
"""

import re
from dataclasses import dataclass

from corpora import near

NAME = re.compile(r"(?<=[a-zа-яіїєґäöüß,;] )[A-ZА-ЯІЇЄÄÖÜ][\w’'-]+(?: [A-ZА-ЯІЇЄÄÖÜ][\w’'-]+)*")
NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?![\w])|(?<![\w.,])\d(?![\w.,])")
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SPANS = ("hours", "days", "weeks", "months", "years", "decades")
TIMES = ("yesterday", "today", "tomorrow", "last week", "last month", "last year", "this week", "next week",
         "next month", "next year", "earlier this year", "this month", "overnight")  # fmt: skip

# "weaker | stronger", either way round.
GRADES = [x.split("|") for x in """some|most;several|dozens of;many|most;most|all;a few|many;few|many;partly|entirely;slightly|sharply
slightly|dramatically;criticised|condemned;criticised|lashed out at;criticized|slammed;asked|demanded;asked|ordered;called for|demanded
urged|ordered;concern|alarm;concerned|furious;worried|terrified;unhappy|outraged;damaged|destroyed;damage|devastation
injured|maimed;problem|crisis;problems|chaos;dispute|row;disagreement|feud;fell|plunged;fell|collapsed;dropped|crashed;rose|soared
rose|surged;increase|surge;increased|soared;decline|collapse;decrease|collapse;dip|plunge;warned|threatened;delayed|derailed
delay|paralysis;slowed|halted;reduce|slash;reduced|slashed;cut|slashed;cuts|savage cuts;large|massive;large|huge;big|enormous
serious|catastrophic;significant|unprecedented;minor|serious;small|large;difficult|impossible;unlikely|impossible;likely|certain
protest|riot;protesters|rioters;clash|battle;questioned|rejected;doubts|deep distrust;surprised|shocked;surprise|shock
support|enthusiastic support;limited|sweeping;moderate|severe;heavy|torrential;briefly|for hours;often|always;sometimes|often
rarely|never;occasionally|regularly;almost|more than;nearly|well over;mistake|scandal;error|blunder;failure|disaster
leave|flee;left|fled;moved|were driven;arrested|rounded up;death|slaughter;killed|massacred;attack|onslaught;strike|bombardment
weak|disastrous;poor|appalling;good|outstanding;strong|overwhelming;welcomed|hailed;praised|celebrated;angry|enraged
hopes|is determined;wants|insists;suggested|insisted;noted|stressed;local|nationwide;regional|national;temporary|indefinite
partial|total;part of|all of;half of|nearly all""".replace("\n", ";").split(";")]  # fmt: skip

OPPOSITES = [x.split("|") for x in """increase|decrease;increased|decreased;rose|fell;rise|fall;rising|falling;higher|lower;above|below;more|fewer
accepted|rejected;accept|reject;approved|rejected;approve|block;approved|blocked;agreed|refused;agree|refuse;agreement|disagreement
supported|opposed;support|oppose;supports|opposes;backed|opposed;back|oppose;welcomed|condemned;praised|criticised;confirmed|denied
confirm|deny;confirms|denies;admitted|denied;allowed|banned;allow|ban;allows|bans;permitted|forbidden;opened|closed;open|closed
reopened|shut;won|lost;win|lose;victory|defeat;success|failure;succeeded|failed;safe|unsafe;legal|illegal;lawful|unlawful
before|after;first|last;best|worst;improved|worsened;improve|worsen;gain|loss;gains|losses;profit|loss;with|without;for|against
possible|impossible;able|unable;willing|unwilling;likely|unlikely;guilty|not guilty;convicted|acquitted;innocent|guilty
strengthen|weaken;strengthened|weakened;extended|shortened;continue|end;continued|stopped;begin|end;began|ended;start|stop
started|stopped;lifted|imposed;lift|impose;raised|cut;raise|cut;hired|dismissed;found|did not find;ruled out|did not rule out
joined|left;join|leave;entered|left;arrived|departed;ahead of|behind;over|under;majority|minority;public|secret;expected|unexpected
satisfied|dissatisfied;optimistic|pessimistic;enough|not enough;sufficient|insufficient;met|missed;passed|failed
remain|leave;remained|left;present|absent;present|missing;all|none;everyone|no one;always|never;same|different;true|untrue""".replace("\n", ";").split(";")]  # fmt: skip

# "as it may be | as it is", either way round.
DOUBTS = [x.split("|") for x in """may have|has;may have|had;might have|has;could have|has;may be|is;might be|is;could be|is;may|will;might|will;could|will
would|will;should|will;is expected to|will;are expected to|will;was expected to|will;is likely to|will;are likely to|will
plans to|will;plan to|will;hopes to|will;intends to|will;is considering|has decided on;are considering|have decided on
considered|decided on;is planned|is under way;appears to|does;appears to have|has;appeared to have|had;seems to have|has
seemed to|did;is believed to have|has;are believed to have|have;is thought to have|has;is said to have|has;was reported to have|had
allegedly|;reportedly|;apparently|;possibly|;probably|;perhaps|;potentially|;suspected|;alleged|;presumed|;likely|
suggests|proves;suggest|prove;suggested|proved;indicates|shows;indicate|show;believes|knows;believe|know;believed|knew
thinks|knows;suspect|know;suspects|knows;estimated|counted;could lead to|leads to;may cause|causes;proposed|approved;proposal|decision
draft|final;preliminary|final;initial|final;provisional|final;talks on|a deal on;in principle|;if confirmed|;subject to approval|""".replace("\n", ";").split(";")]  # fmt: skip

LINKS = [x.split("|") for x in """after|because of;after|as a result of;following|caused by;following|because of;and|and therefore;while|because;as|because
when|because;before|which led to;amid|caused by;during|because of;since|because of;despite|because of;although|because
alongside|owing to;came as|was caused by;coincided with|was triggered by;came after|was prompted by;was followed by|led to
in addition to|thanks to""".replace("\n", ";").split(";")]  # fmt: skip

# Differences that change nothing.
SAME = [x.split("|") for x in """said|stated;said|noted;said|explained;says|states;told reporters|informed journalists;may|might;may|could;might|could;about|around
about|roughly;around|approximately;nearly|almost;more than|over;fewer than|less than;per cent|%;percent|per cent;however|but
also|as well;began|started;ended|concluded;help|aid;assist|help;big|large;small|little;near|close to;quickly|rapidly
reportedly|according to reports;allegedly|it is alleged;believed to|thought to;expected to|due to;plans to|intends to
wants to|seeks to;must|has to;because of|due to;because|since;after|following;before|prior to;criticised|criticized;organised|organized
kilometres|kilometers;centre|center;labour|labor;programme|program;defence|defense;children|kids;doctors|physicians;police|officers
firm|company;company|firm;government|administration;injured|hurt;killed|dead;cut|reduce;rose|climbed;fell|dropped;rise|increase
fall|drop;demanded|insisted on;refused|declined;approved|passed;agreed|consented;announced|made public;decided|resolved
soldiers|troops;lawmakers|members of parliament;spokesman|spokesperson;spokeswoman|spokesperson;documents|papers""".replace("\n", ";").split(";")]  # fmt: skip

SAID = r"(?:said|says|told reporters|told \w+|added|stated|noted|warned|explained|claimed|argued|insisted|announced|reported)"
HEAD = re.compile(r"^((?:[A-Z][\w’'-]+|the|a|an|of|and|for|its|[a-z]+)(?: [\w’'-]+){0,7}?) " + SAID + r"(?: on \w+day)?,? (?:that )?(?=\w)")
TAIL = re.compile(r",? (?:according to|as reported by|in the words of) ([^,.;]{3,70})(?=[,.;]|$)|, ([^,.;“”\"]{3,60}) " + SAID + r"(?: on \w+day)?(?=[.,;]|$)|, " + SAID + r" ([^,.;“”\"]{3,60})(?=[.,;]|$)")
LEAD = re.compile(r"^According to ([^,]{3,70}), ")
QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{12,300})[”\"»“]")
IF = re.compile(r",? (?:if|unless|provided that|as long as|once) [^,.;]{6,60}(?=[,.;]|$)")


@dataclass
class Pool:
    """Names and sentences of other texts."""

    names: list[str]
    sentences: list[str]


def put(base, text, start, end, new, kind, was=None):
    """Return the text with [start, end) replaced and the one mark."""
    old = text[start:end]
    made = text[:start] + new + text[end:]
    gone = near(base, (was or old).strip(), int(start * len(base) / max(1, len(text)))) if (was or old).strip() else None
    lead = len(new) - len(new.lstrip(" ,"))
    at = (start + lead, start + len(new.rstrip())) if new.strip(" ,") else None
    if at is None and gone is None:  # nothing left to point at: the words either side stand for the gap
        at = (max(0, start - 6), min(len(made), start + 6))
    return made, [(kind, gone, at)]


def one_of(rng, pairs, text, both=True):
    """Return (start, end, other) of a word of a pair that stands in the text."""
    found = []
    for a, b in pairs:
        for x, y in ((a, b), (b, a)) if both else ((a, b),):
            if x:
                found += [(m.start(), m.end(), y) for m in re.finditer(rf"(?<![\w-]){re.escape(x)}(?![\w-])", text)]
    return rng.choice(found) if found else None


def numbers(rng, base, text, pool):
    found = [m for m in NUMBER.finditer(text) if not re.fullmatch(r"(19|20)\d\d", m.group())]
    words = list(re.finditer(r"\b(" + "|".join(WORDS) + r")\b", text))
    if words and (not found or rng.random() < 0.3):
        m = rng.choice(words)
        return put(base, text, *m.span(), rng.choice([w for w in WORDS if w != m.group()]), "number")
    if not found:
        return None
    m = rng.choice(found)
    digits = re.sub(r"\D", "", m.group())
    value = int(digits[:12])
    step = rng.randint(1, max(2, value // 2))
    new = rng.choice((value * 2, value + step, max(1, value - step), value * 10, int(digits[::-1][:12])))
    if "." in m.group() and len(m.group().split(".")[-1]) < 3:
        shown = f"{new / 10 ** len(m.group().split('.')[-1]):.{len(m.group().split('.')[-1])}f}"
    else:
        shown = f"{new:,}" if "," in m.group() and new > 999 else str(new)
    if shown == m.group():
        return None
    shown = rng.choice(("", "", "", "nearly ", "more than ", "at least ")) + shown
    return put(base, text, *m.span(), shown, "number", m.group())


def dates(rng, base, text, pool):
    for group in rng.sample([DAYS, MONTHS, SPANS, TIMES], 4):
        found = list(re.finditer(r"\b(?:" + "|".join(group) + r")\b", text))
        if found:
            m = rng.choice(found)
            return put(base, text, *m.span(), rng.choice([g for g in group if g != m.group()]), "date")
    found = list(re.finditer(r"\b(?:19|20)\d\d\b", text))
    if found:
        m = rng.choice(found)
        return put(base, text, *m.span(), str(int(m.group()) + rng.choice((-10, -3, -2, -1, 1, 2, 5))), "date")
    return None


def entities(rng, base, text, pool):
    found = [m for m in NAME.finditer(text) if m.group() not in DAYS + MONTHS]
    if not found:
        return None
    m = rng.choice(found)
    size = m.group().count(" ")
    other = [n for n in rng.sample(pool.names, min(30, len(pool.names))) if n.count(" ") == size and n not in base]
    if rng.random() < 0.4:  # another name of the same passage: the mistake that retelling makes
        other = [x.group() for x in NAME.finditer(base) if x.group() not in m.group() and m.group() not in x.group()] or other
    return put(base, text, *m.span(), other[0], "entity") if other else None


def roles(rng, base, text, pool):
    found = [m for m in NAME.finditer(text) if m.group() not in DAYS + MONTHS]
    if len(found) < 2:
        return None
    a, b = sorted(rng.sample(found, 2), key=lambda m: m.start())
    if a.group() == b.group() or a.group() in b.group() or b.group() in a.group():
        return None
    made = text[: a.start()] + b.group() + text[a.end() : b.start()] + a.group() + text[b.end() :]
    shift = len(b.group()) - len(a.group())
    return made, [
        ("role", near(base, a.group(), a.start()), (a.start(), a.start() + len(b.group()))),
        ("role", near(base, b.group(), b.start()), (b.start() + shift, b.start() + shift + len(a.group()))),
    ]


def speakers(rng, base, text, pool):
    m = HEAD.search(text)
    if not m:
        m = next((x for x in TAIL.finditer(text)), None) or LEAD.search(text)
    if not m:
        return None
    k = next(i for i in range(1, (m.lastindex or 1) + 1) if m.group(i))
    new = rng.choice((rng.choice(pool.names), rng.choice(OTHERS)))
    if m.start(k) == 0:
        new = new[0].upper() + new[1:]
    return None if new in base else put(base, text, m.start(k), m.end(k), new, "speaker")


OTHERS = ("officials", "the ministry", "witnesses", "local residents", "critics", "the company", "police", "experts", "the opposition", "a spokesman",
          "the government", "analysts", "union leaders", "the mayor", "the minister", "two people familiar with the matter")  # fmt: skip


def voices(rng, base, text, pool):
    """Drop who says it, so that the outlet says it."""
    m = HEAD.search(text) or LEAD.search(text)
    if m and m.end() < len(text) - 15:
        rest = text[m.end() :]
        end = re.search(r"[.;](?: |$)", rest)
        stop = end.start() if end else len(rest)
        return rest[0].upper() + rest[1:], [("voice", near(base, m.group().strip(), 0), (0, max(1, stop)))]
    m = next(TAIL.finditer(text), None)
    if not m:
        return None
    start = max(text.rfind(". ", 0, m.start()) + 1, 0)
    while start < m.start() and text[start] == " ":
        start += 1
    return text[: m.start()] + text[m.end() :], [("voice", near(base, m.group().strip(" ,"), m.start()), (start, m.start()))]


def polarity(rng, base, text, pool):
    found = one_of(rng, OPPOSITES, text)
    if found and rng.random() < 0.65:
        return put(base, text, *found, "polarity")
    m = list(re.finditer(r"\b(is|are|was|were|has|have|had|will|would|could|can|should|does|do|did)( not)?\b", text))
    m = [x for x in m if x.group(2) or x.group(1) not in ("does", "do", "did")]
    if m:
        x = rng.choice(m)
        new = x.group(1) if x.group(2) else x.group(1) + " not"
        return put(base, text, *x.span(), new, "polarity")
    return put(base, text, *found, "polarity") if found else None


def certainty(rng, base, text, pool):
    m = list(IF.finditer(text))
    if m and rng.random() < 0.4:
        x = rng.choice(m)
        made = text[: x.start()] + text[x.end() :]
        start = max(text.rfind(". ", 0, x.start()) + 2, 0) if ". " in text[: x.start()] else 0
        return made, [("certainty", near(base, x.group().strip(" ,"), x.start()), (start, x.start()) if x.start() > start else None)]
    found = one_of(rng, DOUBTS, text, both=rng.random() < 0.35)
    if not found:
        return None
    start, end, new = found
    if not new and end < len(text) and text[end] == " ":
        end += 1
    return put(base, text, start, end, new, "certainty", text[start:end])


def strength(rng, base, text, pool):
    found = one_of(rng, GRADES, text, both=rng.random() < 0.4)
    return put(base, text, *found, "strength") if found else None


def causes(rng, base, text, pool):
    found = one_of(rng, LINKS, text, both=rng.random() < 0.3)
    return put(base, text, *found, "cause") if found else None


def additions(rng, base, text, pool):
    other = rng.choice(pool.sentences)
    if rng.random() < 0.4:  # a whole sentence
        if rng.random() < 0.5:
            made = text.rstrip() + " " + other
            return made, [("addition", None, (len(made) - len(other), len(made)))]
        return other + " " + text, [("addition", None, (0, len(other)))]
    tails = list(re.finditer(r"(?:, | )(?:which|who|after|amid|in a|despite|while|as|with|and|because|to|by) [^,.;“”\"]{12,80}(?=[.,;])", other))
    ends = [m.start() for m in re.finditer(r"[.,;](?= |$)", text)]
    if not tails or not ends:
        return None
    tail, at = rng.choice(tails).group(), rng.choice(ends)
    return put(base, text, at, at, tail, "addition")


def quotes(rng, base, text, pool):
    m = list(QUOTED.finditer(text))
    if not m:
        return None
    x = rng.choice(m)
    inner = x.group(1)
    if rng.random() < 0.4:  # cut, so that a part is gone
        cut = list(re.finditer(r"(?:, | )(?:but|if|unless|and|when|because|though) [^,.;]{8,}$", inner))
        if cut:
            start = x.start(1) + cut[0].start()
            return text[:start] + text[x.end(1) :], [("quote", near(base, cut[0].group().strip(" ,"), start), (x.start(1), start))]
    for rule in rng.sample([polarity, strength, certainty, numbers], 4):
        made = rule(rng, base, inner, pool)
        if made:
            new, marks = made
            out = text[: x.start(1)] + new + text[x.end(1) :]
            return out, [("quote", w, n and (n[0] + x.start(1), n[1] + x.start(1))) for _, w, n in marks]
    return None


def nothing(rng, base, text, pool):
    """A difference that changes nothing: one to three words for others of the same sense."""
    done = False
    for _ in range(rng.randint(1, 3)):
        found = one_of(rng, SAME, text)
        if found:
            text, done = text[: found[0]] + found[2] + text[found[1] :], True
    return (text, []) if done else None


CHANGES = (numbers, dates, entities, roles, speakers, voices, polarity, certainty, strength, causes, additions, quotes)


def edited(rng, base, text, pool, tries=4):
    """Return a pair's reading with one edit by a rule that fits, kinds as often as one another, or None."""
    for rule in rng.sample(CHANGES, tries):
        made = rule(rng, base, text, pool)
        if made and made[0] != text:
            return made
    return None


def twice(rng, base, text, pool):
    """Return a reading with one or two edits; the second must not touch the first."""
    first = edited(rng, base, text, pool)
    if first is None or rng.random() < 0.6:
        return first
    made, marks = first
    for _ in range(3):
        second = edited(rng, base, made, pool, 2)
        if not second:
            continue
        new, more = second
        # Only a second edit behind the first leaves the first one's places as they are.
        last = max((n[1] for _, _, n in marks if n), default=None)
        if last is not None and new[:last] == made[:last]:
            return new, [*marks, *more]
    return first
