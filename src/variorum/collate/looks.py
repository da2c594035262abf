"""Where the checker looks: which sentences are read beside which, the reading's first and then the base's."""

from collections.abc import Sequence

from variorum.collate.evidence import Key
from variorum.collate.importance import FACT, importance
from variorum.collate.marks import spelling
from variorum.collate.view import APART, retold, whole
from variorum.data import Alignment, Statement, Telling
from variorum.text import fold, words

# Base sentences either side of the linked ones that the checker reads too: what is "new" may stand there.
AROUND = 1


def passages(base: Telling, reading: Telling, alignment: Alignment) -> tuple[Key, ...]:
    """Return the pairs of passages a checker should look at, as sentence indices of base and reading.

    Each sentence of the reading with all that it is linked to and the neighbours of that. One without a link
    goes beside what the sentences before and behind it are linked to: there its source would stand; not where
    the most of the reading is its own. What stands in the base word for word needs no look.
    """
    linked: dict[int, set[int]] = {}
    last = len(base.sentences)
    for link in alignment.links:
        near = range(max(0, link.left - AROUND), min(last, link.left + AROUND + 1))
        linked.setdefault(link.right, set()).update(near)
    if not linked:
        return ()
    own = alignment.relation in APART or not retold(reading, linked.keys())
    known = {tuple(plain(base.sentence(i))) for i in range(last)}
    out = []
    for j in range(len(reading.sentences)):
        if tuple(plain(reading.sentence(j))) in known:
            continue
        left = linked.get(j)
        if left is None and own:
            continue
        if left is None:
            before = max((k for k in linked if k < j), default=None)
            behind = min((k for k in linked if k > j), default=None)
            left = set().union(*(linked[k] for k in (before, behind) if k is not None))
        out.append((tuple(sorted(left)), (j,)))
    return tuple(out)


def backward(
    base: Telling, reading: Telling, alignment: Alignment, statements: Sequence[Statement]
) -> tuple[Key, ...]:
    """Return the pairs of passages in which a checker should look for what is gone, as sentence indices of
    reading and base: a sentence of the base beside what it is linked to and the neighbours of that.

    Those alone that hold more than names and figures: somebody's words, a denial, a condition. Of two texts
    that were not made from one another neither leaves anything out; a brief of a report leaves out the most.
    """
    if alignment.relation in APART or not retold(base, {x.left for x in alignment.links}):
        return ()
    told = whole(base, statements)
    keys = passages(reading, base, alignment.mirrored())
    return tuple(k for k in keys if importance(base.sentences[k[1][0]], told) not in (None, FACT))


def plain(text: str) -> list[str]:
    """Return the words of a text in a form for comparing: case, accents and spelling habits aside."""
    return [spelling(fold(w)) for w, _ in words(text)]
