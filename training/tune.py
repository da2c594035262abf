"""Go on training the checker's upper layers on passages as the program cuts them, and mark each story unseen.

    python training/tune.py --data ../shared/data --from OUT/checker --to OUT/tuned --marks OUT/marks.pkl [--cache FILE]
    python training/tune.py --data ../shared/data --from-onnx CHECKER.onnx --share 0.5 --to OUT/tuned --marks OUT/marks.pkl

`checker.py` learns from single passages; in whole articles a sentence goes beside what it is linked to and the neighbours
of that, and most of what is read was not changed. So the upper layers and the heads see RETOLD dev, `retold_pairs`
dev and stories of ours (`training/stories/`) through the program's own stages, names under their stand-ins, and rewrites of one
report beside each other. Each time a fold of the stories is left out: the marks written are of stories the weights never saw, and
judge.py fits the weighing on those. The weights shipped see all.

A file that this has made before (`--from-onnx`) has seen RETOLD and `retold_pairs`: a share of those is in every fold, so that they
are not forgotten, and marks are written of our own stories alone.
Lower layers stand still, so what comes out of them is kept and not computed again.
"""

import argparse
import copy
import math
import pickle
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from benchmarks.retold.gold import cases
from benchmarks.retold.variants import staged
from checker import WEIGHT, started, tensors
from corpora import fold_of
from judge import FOLDS, kept, unlinked
from model import SPLIT, H, restore, save

from variorum.collate import passages, standins
from variorum.data import Checked
from variorum.models.passages import LABELS, side
from variorum.models.stack import BOS, EOS, PAD

TOP = 6  # layers that learn; the lowest two stand still
OPEN = -2  # label of a word of an independent report: the same, or what it has for itself
OWN = ("stories", "independent")  # what a shipped file is taught by folds
COUSINS = {"R1": ("R2",), "R2": ("R1",), "R3": ("R1", "R2")}  # reading: bases that came of the same parent
BATCH = 16
HALF = False  # products in bfloat16; set by --half


def cousins(data, cache):
    """Return (case, fold) of tellings that came of the same one, as the program links them, from the file `cache` where it is there.

    A light edit and a faithful rewrite of one report say the same in yet other words; a slanted rewrite changes against
    either what it changed against their parent. Where in these the words stand that were changed, nobody has marked.
    """
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())
    by = {c.name: c for c in cases(Path(data, "retold"))}
    given = []
    for name, child in by.items():
        story, part = name.split(".")
        for first in COUSINS.get(part, ()):
            changes = tuple(replace(c, was=None) for c in child.changes if c.now)
            given.append(replace(child, base=by[f"{story}.{first}"].reading, changes=changes))
    out = [(unlinked(seen), fold_of(seen.name.split(".")[0])) for _, seen in staged(given)]
    if cache:
        cache.write_bytes(pickle.dumps(out))
    return out


def lessons(given, marked=True):
    """Return a dictionary a passage: ids, sides, labels of both, the fold, and the spans of its tokens.

    Without `marked` nothing is taught of the base of a passage that was changed. Of independent reports what
    is in one alone nobody has marked: there a word without a label is open between "same" and "addition", and
    whether the passage holds anything new is not asked.
    """
    out = []
    for case, fold, *rest in given:
        independent = rest[-1:] == ["independent"]
        hidden = standins(case.base, case.reading)
        for left, right in passages(case.base, case.reading, case.alignment):
            ia, sa = side(case.base, left, hidden[case.base.id])
            ib, sb = side(case.reading, right, hidden[case.reading.id])
            la, lb = [0] * len(ia), [0] * len(ib)
            for c in case.changes:
                kind = LABELS.index(c.kind)
                here = c.now is None or any(c.now.overlap(x) for x in sb)
                if c.was and here:
                    la = [kind if x.overlap(c.was) else y for x, y in zip(sa, la, strict=True)]
                if c.now:
                    lb = [kind if x.overlap(c.now) else y for x, y in zip(sb, lb, strict=True)]
            changed = any(lb)
            if not marked and changed:
                la = [-100] * len(la)
            if independent:
                lb = [y or OPEN for y in lb]
            out.append({
                "ids": np.array([BOS, *ia, EOS, EOS, *ib, EOS], np.int32),
                "kinds": np.array([0] * (len(ia) + 2) + [1] * (len(ib) + 2), np.int8),
                "labels": np.array([-100, *la, -100, -100, *lb, -100], np.int8),
                "whole": math.nan if independent and not changed else float(changed),
                "fold": fold, "base": sa, "reading": sb,
            })  # fmt: skip
    return out


@torch.no_grad()
def lower(model, given):
    """Return what comes out of the layers that stand still, (tokens, H) a passage, in half precision."""
    out, began = [None] * len(given), time.time()
    order = sorted(range(len(given)), key=lambda i: len(given[i]["ids"]))
    model.eval()
    for i in range(0, len(order), BATCH):
        part = order[i : i + BATCH]
        ids, kinds, _, _ = tensors([given[k] for k in part], "cpu")
        x = model.trunk.ln(model.trunk.word[ids] + model.trunk.pos[: ids.shape[1]] + model.trunk.kind)
        mask = (ids != PAD)[:, None, None, :]
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
            for n, layer in enumerate(model.trunk.layers[:-TOP]):
                x = layer(x + model.trunk.mid[kinds] if n == SPLIT else x, mask)
        for r, k in enumerate(part):
            out[k] = x[r, : len(given[k]["ids"])].half().numpy()
    print("lower layers", round(time.time() - began), "s", flush=True)
    return out


def upper(model, low, part):
    n = max(len(low[k]) for k in part)
    x, mask = torch.zeros(len(part), n, H), torch.zeros(len(part), 1, 1, n, dtype=torch.bool)
    for r, k in enumerate(part):
        x[r, : len(low[k])] = torch.from_numpy(low[k]).float()
        mask[r, 0, 0, : len(low[k])] = True
    with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
        for layer in model.trunk.layers[-TOP:]:
            x = layer(x, mask)
        h = model.drop(x)
        y, w = model.label(h), model.whole(h[:, 0])[:, 0]
    return y.float(), w.float()


def lost_on(y, labels, weight):
    """Return the mean loss of tokens, those of a class by its weight; an open one may be either of two."""
    log, known, either = y.log_softmax(-1), labels >= 0, labels == OPEN
    of = labels.clamp(min=0)
    counts = weight[of] * known
    lost = -(log.gather(-1, of[:, None])[:, 0] * counts).sum()
    lost = lost - (log[:, [0, LABELS.index("addition")]].logsumexp(-1) * either).sum()
    return lost / (counts.sum() + either.sum())


def taught(base, given, low, seen, rate, epochs):
    """Return a copy of the model that went over the passages `seen`."""
    model, rng = copy.deepcopy(base), random.Random(1)
    torch.manual_seed(1)
    learns = [*model.trunk.layers[-TOP:].parameters(), *model.label.parameters(), *model.whole.parameters()]
    opt = torch.optim.AdamW(learns, lr=rate, weight_decay=0.01)
    weight = torch.full((len(LABELS),), WEIGHT)
    weight[0] = 1.0
    n, total, began = 0, epochs * -(-len(seen) // BATCH), time.time()
    for epoch in range(epochs):
        order = sorted(seen, key=lambda k: len(low[k]) + rng.random() * 20)
        batches = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
        rng.shuffle(batches)
        lost = 0.0
        for part in batches:
            model.train()
            for group in opt.param_groups:
                group["lr"] = rate * min(1, (n + 1) / 15) * max(0.05, 1 - n / total)
            y, w = upper(model, low, part)
            labels = torch.full(y.shape[:2], -100)
            for r, k in enumerate(part):
                labels[r, : len(low[k])] = torch.from_numpy(given[k]["labels"]).long()
            loss = lost_on(y.flatten(0, 1), labels.flatten(), weight)
            whole = torch.tensor([given[k]["whole"] for k in part])
            asked = ~whole.isnan()
            if asked.any():
                loss = loss + 0.2 * F.binary_cross_entropy_with_logits(w[asked], whole[asked])
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learns, 1.0)
            opt.step()
            n, lost = n + 1, lost + float(loss.detach())
        print("pass", epoch, round(lost / len(batches), 4), round(time.time() - began), "s", flush=True)
    return model.eval()


@torch.no_grad()
def marks(model, given, low, unseen):
    """Return place -> what the checker says, of the passages `unseen`."""
    out = {}
    order = sorted(unseen, key=lambda k: len(low[k]))
    for i in range(0, len(order), BATCH):
        part = order[i : i + BATCH]
        y, w = upper(model, low, part)
        p, q = y.softmax(-1).numpy(), w.sigmoid().numpy()
        for r, k in enumerate(part):
            x = given[k]
            n, m = len(x["base"]), len(x["reading"])
            out[k] = Checked(
                base=x["base"], reading=x["reading"], labels=LABELS, base_probs=p[r, 1 : n + 1],
                reading_probs=p[r, n + 3 : n + m + 3], untold=np.zeros(m, np.float32), changed=float(q[r]), by="checker",
            )  # fmt: skip
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--from", dest="start")
    p.add_argument("--from-onnx", dest="onnx", help="go on from a shipped file, which has seen all but stories of ours")
    p.add_argument("--share", type=float, default=1.0, help="so much of what the shipped file has seen is seen again")
    p.add_argument("--to", required=True)
    p.add_argument("--marks", required=True, type=Path, help="where marks of unseen stories go, for judge.py")
    p.add_argument("--cache", type=Path, help="what the program's stages found, kept by judge.py or here")
    p.add_argument("--rate", type=float, default=1.5e-4)
    p.add_argument("--epochs", type=int, default=1)
    p.add_argument("--folds", type=int, default=FOLDS, help="parts that marks are written of; 2 take two passes where 5 take four")
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--half", action="store_true", help="products in bfloat16: faster where the processor has them (AVX-512 BF16)")
    o = p.parse_args()
    global HALF
    HALF = o.half
    torch.set_num_threads(o.threads)
    given = lessons([(unlinked(c), *rest) for c, *rest in cut(kept(o.data, o.cache), o.onnx)])
    own = len(given)  # what may be marked for judge.py
    if not o.onnx:
        given += lessons(cousins(o.data, o.cache and o.cache.with_suffix(".cousins")), marked=False)
    base = started(onnx=o.onnx) if o.onnx else restore(started(), o.start)
    low = lower(base, given)
    draw = random.Random(5)
    known = [k for k, x in enumerate(given) if x["fold"] is not None or draw.random() < o.share]
    found = {}
    part = [None if x["fold"] is None else x["fold"] % o.folds for x in given]
    for fold in range(o.folds):
        model = taught(base, given, low, [k for k in known if part[k] != fold], o.rate, o.epochs)
        found.update(marks(model, given, low, [k for k in range(own) if part[k] == fold]))
        print("fold", fold, file=sys.stderr)
    o.marks.write_bytes(pickle.dumps([found.get(k) for k in range(own)]))
    save(taught(base, given, low, known, o.rate, o.epochs), o.to)


def cut(given, onnx):
    """Return (case, fold, ...) of the program's pairs; without a fold what a shipped file has seen."""
    return [(c, None if onnx and part not in OWN else fold, f, part) for c, fold, f, part in given]


if __name__ == "__main__":
    main()
