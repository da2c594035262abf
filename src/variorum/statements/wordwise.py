"""From the tagger's word pieces to whole words: a label is a word's, never half a word's.

The roles' probabilities of a word are the mean over its pieces; whether it begins a span is for its
first piece to say.
"""

import numpy as np

from variorum.data import Span, Tagged


def wordwise(tagged: Tagged, text: str) -> Tagged:
    """Return the same findings over words and single marks, white space trimmed off."""
    spans: list[Span] = []
    of = np.zeros(len(tagged.tokens), np.int64)  # token -> word
    for i, token in enumerate(tagged.tokens):
        a, b = token.start, token.end
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        last = spans[-1] if spans else None
        joins = (
            last is not None
            and a == last.end
            and a < b
            and text[a - 1 : a].isalnum()
            and text[a : a + 1].isalnum()
        )
        if (joins or a >= b) and last is not None:
            spans[-1] = Span(last.start, max(last.end, b))
        else:
            spans.append(Span(a, b))
        of[i] = len(spans) - 1
    if len(spans) == len(tagged.tokens):
        return Tagged(
            tokens=tuple(spans), labels=tagged.labels, probs=tagged.probs, arcs=tagged.arcs, by=tagged.by
        )
    return _pooled(tagged, spans, of)


def _pooled(tagged: Tagged, spans: list[Span], of: "np.typing.NDArray[np.int64]") -> Tagged:
    first = np.full(len(spans), -1, np.int64)
    first[of[::-1]] = np.arange(len(of))[::-1]
    probs = np.zeros((len(spans), len(tagged.labels)), np.float32)
    np.add.at(probs, of, tagged.probs)
    probs /= np.bincount(of, minlength=len(spans))[:, None]
    column = {name: j for j, name in enumerate(tagged.labels)}
    for name, begin in column.items():
        if not name.startswith("B-"):
            continue
        inside = column.get("I-" + name[2:])
        if inside is None:
            continue
        both = probs[:, begin] + probs[:, inside]
        lead = tagged.probs[first, begin]
        share = lead / np.maximum(lead + tagged.probs[first, inside], 1e-6)
        probs[:, begin], probs[:, inside] = both * share, both * (1 - share)
    heads = tagged.arcs[first]
    arcs = np.where(heads >= 0, of[np.clip(heads, 0, len(of) - 1)], -1).astype(np.int32)
    return Tagged(tokens=tuple(spans), labels=tagged.labels, probs=probs, arcs=arcs, by=tagged.by)
