"""Two aligned tellings to variants: what the reading changed. One file a detector."""

from collections.abc import Mapping, Sequence

from variorum.collate.dates import dates
from variorum.collate.entities import entities
from variorum.collate.gaps import additions, omissions
from variorum.collate.numbers import numbers
from variorum.collate.quotes import quotes
from variorum.collate.speakers import speakers
from variorum.collate.voice import voice
from variorum.collate.view import View, Whole
from variorum.data import Alignment, Checked, Statement, Telling, Variant

DETECTORS = (numbers, dates, entities, speakers, quotes, voice)


def collate(
    base: Telling,
    reading: Telling,
    alignment: Alignment,
    statements: Sequence[Statement],
    checked: Mapping[tuple[tuple[int, ...], tuple[int, ...]], Checked] | None = None,
) -> tuple[Variant, ...]:
    view = View(
        base=Whole(base, tuple(s for s in statements if s.telling == base.id)),
        reading=Whole(reading, tuple(s for s in statements if s.telling == reading.id)),
        alignment=alignment,
    )
    out = [v for bead in view.beads for detect in DETECTORS for v in detect(bead, view)]
    return (*out, *omissions(view), *additions(view))
