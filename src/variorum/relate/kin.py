"""A second opinion on every pair, from what the relatives of both sides say.

If B retells A, then whoever B is independent of, A is independent of too; a column that lifts from A's
wording can be told from one that lifts from a rival's report by how A's other retellings stand to it.
Each pair's own evidence is weighed against the mean of its relatives', in one softmax (stacked
sequential learning; Cohen & Carvalho 2005).
"""

import math
from collections.abc import Mapping

CLASSES = ("derived", "partial", "same-event", "none")
NAMES = (*(f"own_{c}" for c in CLASSES), *(f"kin_{c}" for c in CLASSES))
KIN = 0.1  # probability of derivation from which a telling counts as a relative
UNSEEN = 1.0  # relatives that a side is credited with, saying nothing: few relatives weigh little
LEAST = 1e-3  # probability below which a class is as good as out

Key = tuple[str, str]
Belief = Mapping[str, float]


def kinship(pairs: Mapping[Key, Belief]) -> dict[Key, dict[str, float]]:
    """Return the features of a second look at each pair, from the first look at all of them.

    A pair that was never looked at counts as unrelated. Keys are (left id, right id).
    """
    near: dict[str, dict[str, Belief]] = {}
    for (a, b), p in pairs.items():
        near.setdefault(a, {})[b] = p
        near.setdefault(b, {})[a] = p
    kin = {
        x: [(z, p["derived"]) for z, p in sorted(beside.items()) if p["derived"] >= KIN]
        for x, beside in near.items()
    }
    out: dict[Key, dict[str, float]] = {}
    for (a, b), p in pairs.items():
        f = {f"own_{c}": math.log(max(LEAST, p[c])) for c in CLASSES}
        heard = [(w, near[b].get(z)) for z, w in kin[a] if z != b]
        heard += [(w, near[a].get(z)) for z, w in kin[b] if z != a]
        weight = UNSEEN + sum(w for w, _ in heard)
        for c in CLASSES:
            f[f"kin_{c}"] = sum(w * (p2[c] if p2 else float(c == "none")) for w, p2 in heard) / weight
        out[a, b] = f
    return out
