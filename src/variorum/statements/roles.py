"""What people and bodies are called for what they do, by language: the role lexicon, ready to ask."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from variorum import lexicon

_COUNTED = 20  # people a word counts at most: more are told in figures
_SHARES = {"both": 2, "two-thirds": 0}
COMPOUNDING = frozenset(("de", "nl", "sv", "da", "no", "nn", "fi"))
DECLINING = frozenset(("ru", "uk"))
ELIDING = frozenset(("fr", "it"))  # whose articles lose their vowel: "l'agence"
_GENERIC = frozenset(("de", "fr", "es", "it"))
LONG_OFFICE = 6  # letters an office needs to be known at the end of a longer word: "chef" is too short


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The role lexicon of one language, ready to ask."""

    people: frozenset[str]
    bodies: frozenset[str]
    firms: frozenset[str]
    public: frozenset[str]
    documents: frozenset[str]
    kin: frozenset[str]  # what is called by a name: "the Vale family", "the Vale trial"
    records: frozenset[str]
    general: frozenset[str]
    led: frozenset[str]
    had: frozenset[str]  # what a person has and a body has not: "Vale's wife"
    titles: frozenset[str]
    before: frozenset[str]
    mixed: frozenset[str]  # callings of a person as well as of a firm: "the owner"
    quantities: frozenset[str]  # nouns that count people: "a couple of men"
    honours: frozenset[str]  # letters behind a name: "KC", as they are written
    forms: frozenset[str]  # of a firm, as they are written: "Inc"
    fields: frozenset[str]  # of an office: "state" of "Secretary of State"
    posts: frozenset[str]  # callings of which a place or a case has one: "the lawyer", "the mayor"
    surnames: frozenset[str]  # offices and callings that are surnames, too: "Ada King", "Tim Cook"
    female: frozenset[str]
    male: frozenset[str]
    small: frozenset[str]
    adverbs: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    it: frozenset[str]
    they: frozenset[str]
    who: frozenset[str]
    selves: frozenset[str]
    determiners: frozenset[str]
    breaks: frozenset[str]
    prepositions: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]
    counts: Mapping[str, int]  # words for two to ten, and for a share of several: 0
    sayings: frozenset[str]  # nouns for what somebody says or thinks
    whose: frozenset[str]  # words that put a name behind them in the genitive
    like: Mapping[str, frozenset[str]]
    does: Mapping[str, str]
    ends: tuple[str, ...]  # long offices, that a compound may end in
    lang: str
    declines: bool  # nouns have cases, without articles
    of: str  # the word that says whose something is: "office of Ada Vale"; empty where a case says it
    compounds: bool  # the language writes compound nouns as one word
    generic: bool  # an office in the masculine may be a woman's: "ingeniera jefe"

    @property
    def parties(self) -> frozenset[str]:
        """Return what a politician may be called by party, right before a name: "Democrat Ada Vale"."""
        return frozenset(lexicon.lowered("roles").get(self.lang, {}).get("parties", ()))

    @property
    def agencies(self) -> frozenset[str]:
        """Return nouns for bodies that are no firm: "the authority", "ведомство"."""
        return self.public | lexicon.known("roles", self.lang, "anaphors")

    @property
    def pronouns(self) -> frozenset[str]:
        """Return every pronoun that may stand for a speaker."""
        return self.he | self.she | self.it | self.they | self.who | self.selves


@cache
def words_for(lang: str) -> Words:
    """Return the role lexicon of a language; English where it has none, so that rules still run."""
    table, written = lexicon.lowered("roles"), lexicon.load("roles")
    own, as_written = table.get(lang, table["en"]), written.get(lang, written["en"])

    def group(key: str) -> frozenset[str]:
        return frozenset(own.get(key, ()))

    like: dict[str, set[str]] = {}
    for line in own.get("like", ()):
        row = {x for w in line.split() for x in (w, singular(w))}
        for w in row:
            like.setdefault(w, set()).update(row)
    return Words(
        people=group("people"),
        bodies=group("bodies"),
        firms=group("firms"),
        public=group("public"),
        documents=group("documents"),
        kin=group("kin"),
        records=group("records"),
        general=group("general"),
        led=group("led"),
        had=group("had"),
        titles=group("titles"),
        before=group("before"),
        mixed=group("mixed"),
        quantities=group("quantities"),
        honours=frozenset(as_written.get("honours", ())),
        forms=frozenset(as_written.get("forms", ())),
        fields=group("fields"),
        posts=group("posts"),
        surnames=group("surnames"),
        female=group("female"),
        male=group("male"),
        small=group("small"),
        adverbs=group("adverbs"),
        he=group("pronouns_male"),
        she=group("pronouns_female"),
        it=group("pronouns_thing"),
        they=group("pronouns_group"),
        who=group("pronouns_who"),
        selves=group("pronouns_self"),
        determiners=group("determiners"),
        breaks=group("breaks"),
        prepositions=group("prepositions"),
        places=group("places"),
        sites=group("sites"),
        counts=_counts(lang),
        sayings=group("sayings"),
        whose=group("whose"),
        lang=lang,
        declines=lang in DECLINING,
        compounds=lang in COMPOUNDING,
        generic=lang in _GENERIC,
        like={w: frozenset(row) for w, row in like.items()},
        ends=(*(p for p in group("people") if len(p) >= LONG_OFFICE), *group("ends")),
        of=" ".join(group("of")),
        does=dict(line.split() for line in own.get("does", ())),
    )


def before_a_firm(noun: str, name: str, w: Words) -> bool:
    """Return whether a noun for a firm stands before its name: "die Reederei Vale Lines", "der Netzbetreiber
    Valdo", and at the head of a Slavic sentence "Компания Kestrel".
    """
    if w.declines:
        return noun in w.firms and name.isascii()
    return w.lang == "de" and noun.endswith(tuple(f for f in w.firms if len(f) >= LONG_OFFICE))


def firm_noun(low: str, w: Words) -> str:
    """Return the noun for a firm that a word is, in any case of a German compound ("Softwarelieferanten"), or
    nothing.
    """
    if low in w.firms or not w.compounds:
        return low if low in w.firms else ""
    long = tuple(f for f in w.firms if len(f) >= LONG_OFFICE)
    return next((x for x in cases(low) if x in w.firms or x.endswith(long)), "")


def cases(low: str) -> tuple[str, ...]:
    """Return a German noun as it stands and without what a case may have added."""
    return (low, *(low[: -len(e)] for e in ("s", "es", "n", "en") if low.endswith(e)))


def seated(word: str) -> str:
    """Return the town in a word that tells where a firm is: "Karsk-based"; any other is its own."""
    return word.removesuffix("-based")


def _counts(lang: str) -> Mapping[str, int]:
    table = lexicon.values("numbers")
    own = table.get(lang, table["en"])
    cardinals = {w: int(n) for w, n in own.get("cardinals", {}).items() if 2 <= n <= _COUNTED}
    return {**cardinals, **(_SHARES if lang == "en" else {})}


def singular(word: str) -> str:
    """Return an English noun's likely singular, good enough to look it up."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def uncased(low: str, w: Words) -> str:
    """Return a German noun for a body without what a case added: "des Konzerns"; any other as it stands."""
    return next((x for x in cases(low) if x in w.bodies | w.firms), low) if w.compounds else low


def one(low: str, w: Words) -> str:
    """Return a noun's likely singular; "Unternehmen" and what else is listed abroad stands as it is."""
    return low if w.lang != "en" and (low in w.bodies | w.firms or firm_noun(low, w)) else singular(low)
