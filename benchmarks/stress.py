"""Damaged texts through the whole statements stage: no exception, every span inside its text.

    python -m benchmarks.stress [--minutes 60] [--seed 7]

Texts of ours, in several languages, are cut, doubled and shuffled: quotation marks above all, then
letters, brackets, whole stretches. Each goes through the cutter, the decoder of the tagger's labels,
the rules, the speakers and their joining. Labels are random ones, wilder than the tagger's, which is
slow; every hundredth text goes through the shipped tagger too. Prints how many texts held, and the one
that did not.
"""

import argparse
import random
import re
import time
from pathlib import Path

import numpy as np

from variorum.data import Article, Span, Statement, Tagged, Telling
from variorum.models import tagger
from variorum.models.tags import LABELS
from variorum.segment import segment
from variorum.statements import extract, join, masks, resolve

MARKS = "\"'“”„‚‘’«»‹›—–-:;,.!?…()[]\n\t\u00a0\u200b\u202e\ufeff\x00ß\U0001f600é́"
LANGS = ("en", "de", "ru", "uk", "fr", "es", "it", "zz")
CUTS = 12  # acts of damage on one text at most
LONGEST = 20_000  # characters of a damaged text
MODEL = 100  # every how many texts the shipped tagger reads one
TEXTS = (
    """KESSARY (Tidewater) – “We are open,” Ada Vale said on Monday. “Nobody asked us,” she added; the board
denied it.

“It was late, “he told me, ‘very late’, and nobody came.

“Then the doors shut.” VALE: No.""",
    """Two officials briefed on the talks said the minister's plan, by her own account, was ‘a tale’.
According to Tomas Reyl, who heads the port, 40 ships' crews said so: "Don't." One of them did not.""",
    "„Wir öffnen“, sagte Hanne Oddwick. Laut Bericht der Behörde war es spät; „niemand“, so der Rat.",
    "«Мы открыты», — сообщила Анна Холм. По словам министра, никто не пришёл: «Поздно».",
    "« Nous sommes ouverts », a dit Ada Vale. Selon le ministère, personne n'est venu ; « trop tard ».",
)


def damaged(rng: random.Random) -> str:
    """Return a text of ours after some random acts of damage."""
    text = rng.choice(TEXTS) * rng.choice((1, 1, 1, 2, 5))
    for _ in range(rng.randint(1, CUTS)):
        i = rng.randrange(len(text) + 1)
        j = min(len(text), i + int(rng.expovariate(1 / 20)))
        text = rng.choice(ACTS)(text, i, j, rng)
    return text[:LONGEST]


def _swap_marks(text: str, i: int, j: int, rng: random.Random) -> str:
    return re.sub(r"[\"'“”„‚‘’«»]", lambda m: rng.choice(MARKS[:14]) if rng.random() < 0.5 else m[0], text)


ACTS = (
    lambda t, i, j, r: t[:i] + t[j:],
    lambda t, i, j, r: t[:j] + t[i:],
    lambda t, i, j, r: t[:i] + "".join(r.sample(t[i:j], j - i)) + t[j:],
    lambda t, i, j, r: t[:i] + r.choice(MARKS) * r.choice((1, 1, 2, 40)) + t[i:],
    lambda t, i, j, r: t[:i] + r.choice(TEXTS) + t[j:],
    lambda t, i, j, r: t[:i] + t[i:j].swapcase() + t[j:],
    lambda t, i, j, r: t.replace("\n", r.choice(("", " ", "\n\n"))),
    lambda t, i, j, r: t.replace(" ", r.choice((" ", "", "\u00a0", "  "))) if r.random() < 0.1 else t,
    _swap_marks,
)


def labelled(telling: Telling, rng: random.Random) -> Tagged:
    """Return random labels of a telling's words: sharp or flat, arcs anywhere."""
    spans = tuple(Span(*m.span()) for m in re.finditer(r"\w+|[^\w\s]", telling.text))
    numbers = np.random.default_rng(rng.randrange(1 << 30))
    probs = numbers.dirichlet([rng.choice((0.05, 0.3, 2.0))] * len(LABELS), len(spans)).astype(np.float32)
    arcs = numbers.integers(-1, max(1, len(spans)), len(spans)).astype(np.int32)
    return Tagged(tokens=spans, labels=LABELS, probs=probs, arcs=arcs, by="random")


def hold(text: str, rng: random.Random, *, model: bool) -> None:
    """Fail unless every span of a text's statements lies inside it and holds something."""
    told = [segment(Article(id=k, text=text), rng.choice(LANGS)) for k in "ab"]
    found: list[Statement] = []
    for t in told:
        tags = None
        if model:
            (tags,) = tagger()([t], standins={t.id: masks(t)})
        elif rng.random() < 0.8:
            tags = labelled(t, rng)
        found += extract(t, tags)
    for s in resolve(told, found):
        for span in (s.source, s.cue, *s.content):
            assert span is None or 0 <= span.start < span.end <= len(text), s
        assert s.speaker is None or s.speaker.strip(), s
    join(told, found, ())


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--minutes", type=float, default=60)
    p.add_argument("--seed", type=int, default=7)
    o = p.parse_args()
    end, n, letters = time.monotonic() + 60 * o.minutes, 0, 0
    while time.monotonic() < end:
        rng = random.Random(o.seed * 1_000_003 + n)
        text = damaged(rng)
        try:
            hold(text, rng, model=n % MODEL == 0)
        except Exception:
            Path("stress.txt").write_text(text, encoding="utf-8", errors="surrogatepass")
            print(f"text {n} of seed {o.seed} did not hold; it is in stress.txt")
            raise
        n += 1
        letters += len(text)
    print(f"{n} damaged texts, {letters} characters: no exception, every span inside its text")


if __name__ == "__main__":
    main()
