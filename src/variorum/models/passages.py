"""Two passages side by side: which words of the one the other does not bear out, and of what kind."""

from collections.abc import Mapping, Sequence

from variorum.data import Checked, Span, Telling
from variorum.models.reading import Standins, place, read
from variorum.models.stack import BOS, EOS, Progress, Stack, tokenizer

LABELS = (
    "same", "number", "date", "entity", "speaker", "role", "polarity", "certainty", "strength", "voice",
    "quote", "cause", "addition",
)  # fmt: skip
MAX_TOKENS = 220  # tokens of each side; what lies beyond is not judged
MAX_CHARS = 4_000  # of a sentence: a hostile one costs no more than this

# Base and its sentences, reading and its sentences, and by telling what is read in another word's place.
Passages = tuple[Telling, tuple[int, ...], Telling, tuple[int, ...], Mapping[str, Standins]]


class Checker:
    """The checker of two passages (docs/models/checker.md)."""

    def __init__(self) -> None:
        self._stack = Stack("checker")
        self.id = self._stack.id

    def __call__(self, requests: Sequence[Passages], progress: Progress | None = None) -> list[Checked]:
        """Return one Checked a request, in order."""
        sides = [(side(a, i, x.get(a.id, ())), side(b, j, x.get(b.id, ()))) for a, i, b, j, x in requests]
        rows = [[BOS, *a[0], EOS, EOS, *b[0], EOS] for a, b in sides]
        kinds = [[0] * (len(a[0]) + 2) + [1] * (len(b[0]) + 2) for a, b in sides]
        out, found = [], self._stack.run(rows, kinds, progress)
        for (a, b), (probs, changed, untold) in zip(sides, found, strict=True):
            n, m = len(a[0]), len(b[0])
            out.append(
                Checked(
                    base=a[1],
                    reading=b[1],
                    labels=LABELS,
                    base_probs=probs[1 : n + 1],
                    reading_probs=probs[n + 3 : n + m + 3],
                    untold=untold[n + 3 : n + m + 3, 0],
                    changed=float(changed[0]),
                    by=self.id,
                )
            )
        return out


def side(
    telling: Telling, sentences: tuple[int, ...], standins: Standins = ()
) -> tuple[list[int], tuple[Span, ...]]:
    """Return token ids and spans of some sentences of a telling, read one after the other."""
    ids: list[int] = []
    spans: list[Span] = []
    for i in sentences:
        whole = telling.sentences[i]
        whole = Span(whole.start, min(whole.end, whole.start + MAX_CHARS))
        text, pieces = read(telling.text, whole, standins)
        e = tokenizer().encode(text, add_special_tokens=False)
        for k, (a, b) in zip(e.ids, e.offsets, strict=True):
            while a < b and text[a].isspace():
                a += 1  # noqa: PLW2901
            if a < b:
                ids.append(k)
                spans.append(place(a, b, pieces))
    return ids[:MAX_TOKENS], tuple(spans[:MAX_TOKENS])
