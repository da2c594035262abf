"""Words that only tell why a source is not named: "an official on condition of anonymity"."""

import re

_UNTOLD = {
    "en": r"(?:who |speaking |talking )?(?:spoke )?(?:on|under) (?:the |a )?condition of anonymity"
    r"|who (?:\w+ ){1,4}(?:not )?(?:to )?be (?:named|identified|quoted)|speaking anonymously",
    "de": r"unter (?:der )?(?:bedingung der )?anonymität|d(?:er|ie) (?:\w+ ){0,4}(?:anonym|ungenannt) \w+"
    r"|d(?:er|ie) (?:\w+ ){0,3}nicht (?:genannt|zitiert) werden",
    "fr": r"sous (?:le |le couvert de |couvert de |couvert )?(?:d['’]|l['’])?anonymat"
    r"|(?:qui a |ayant )?(?:requis|requérant|demandé|souhaité) (?:à garder )?l['’]anonymat",
    "es": r"bajo (?:la )?condición de(?:l)? anonimato|que (?:\w+ ){1,3}(?:el )?anonimato|desde el anonimato"
    r"|que (?:\w+ ){1,4}(?:ser )?(?:identificad|nombrad|citad)[oa]s?",
}
_FOUND = {lang: re.compile(rf",?\s(?:{told})\b", re.IGNORECASE) for lang, told in _UNTOLD.items()}


def anonymity(said: str, lang: str) -> int:
    """Return where such words begin in what names a source, 0 where there are none."""
    found = _FOUND[lang].search(said) if lang in _FOUND else None
    return found.start() if found is not None else 0
