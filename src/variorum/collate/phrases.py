"""The phrases of a word list, found in a row of tokens: by their first words, the longest first."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from variorum import lexicon
from variorum.collate.tokens import Token, tokens
from variorum.text import fold


class Phrases:
    """Phrases of one word or more, cut as texts are, hyphens apart."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by: dict[str, list[tuple[str, ...]]] = {}
        for entry in entries:
            phrase = tuple(t.fold for t in tokens(fold(entry)) if t.kind != "dash")
            self._by.setdefault(phrase[0], []).append(phrase)
        for known in self._by.values():
            known.sort(key=lambda p: (-len(p), p))

    def hits(self, ts: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Yield (first word, words) of the longest phrase at each token where one begins."""
        for k, t in enumerate(ts):
            for phrase in self._by.get(t.fold, ()):
                if len(phrase) == 1 or tuple(x.fold for x in ts[k : k + len(phrase)]) == phrase:
                    yield k, len(phrase)
                    break


@cache
def phrases(name: str, lang: str, *keys: str) -> Phrases:
    """Return the phrases of some lists of `lexicon/<name>.toml`, ready to be found."""
    return Phrases(lexicon.folded(name, lang, *keys))
