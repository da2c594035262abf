"""Train the checker: which words of a reading its base does not bear out, and of what kind the change is.

    python training/checker.py --data ../shared/data --to OUT/checker [--seconds 300]

Two passages go side by side through a stack that starts as the shipped encoder; every token of both gets "same"
or a kind of change, and a second head tells for the passage as a whole whether anything was changed. First
comes material made by rule (`edits.py`) by the hundred thousand, then what people labelled (`passages.py`).
RETOLD takes no part: what the checker scores there it scores on stories it has not seen. A second sight of
the same words teaches the words and not the task, so edits, cuts and company are drawn anew in each pass.
"""

import argparse
import copy
import json
import multiprocessing
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from corpora import near, rows, stories
from model import H, Trunk, pooled, restore, save
from passages import SENTENCE, differing, labelled, of_item, of_pair, pool_of, translations, unvoiced, written
from tokenizers import Tokenizer
from torch import nn
from unpack import fill

from variorum.models.passages import LABELS
from variorum.models.passages import MAX_TOKENS as SIDE
from variorum.models.stack import BOS, EOS, PAD

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src/variorum/models/weights"
QUIET = 6.0  # alarms in 100 faithful texts of retold_pairs dev up to which a pass is worth keeping
HALF = False  # products in bfloat16 on a processor too; set by --half
WEIGHT = 1.5  # of a changed token against one that stayed


class Checker(nn.Module):
    def __init__(self, layers=12):
        super().__init__()
        self.trunk = Trunk(layers, frozen=0)
        self.label = nn.Linear(H, len(LABELS))
        self.whole = nn.Linear(H, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids, kinds):
        h = self.drop(self.trunk(ids, kinds))
        return self.label(h), self.whole(h[:, 0])[:, 0]


def started(layers=12, onnx=None, fresh=0):
    """Return a checker whose stack is the shipped encoder's, or an earlier checker's but for its `fresh` upper layers and its heads.

    The upper layers of the shipped checker have seen RETOLD (tune.py); those below have not.
    """
    model = Checker(layers)
    model.trunk.load_words(WEIGHTS / "words.npz")
    fill(model, WEIGHTS / "encoder.onnx")
    if onnx:
        encoder = copy.deepcopy(model)
        fill(model, onnx)
        if fresh:
            for k in range(layers - fresh, layers):
                model.trunk.layers[k] = encoder.trunk.layers[k]
            model.label, model.whole = encoder.label, encoder.whole
    return model


def tokenizer():
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def side(tok, text, marks):
    """Return (ids, labels, offsets) of the tokens that hold more than blanks; marks: (start, end, kind)."""
    e = tok.encode(text, add_special_tokens=False)
    ids, labels, offsets = [], [], []
    for i, (s, t) in zip(e.ids, e.offsets, strict=True):
        while s < t and text[s].isspace():
            s += 1
        if s == t:
            continue
        label = next((LABELS.index(k) for a, b, k in marks if s < b and a < t), 0)
        ids.append(i), labels.append(label), offsets.append((s, t))
    return ids[:SIDE], labels[:SIDE], offsets[:SIDE]


def example(tok, a, marks, b):
    """Return a pair as rows of ids, sides and labels."""
    ia, la, oa = side(tok, a, [(*w, k) for k, w, _ in marks if w])
    ib, lb, ob = side(tok, b, [(*n, k) for k, _, n in marks if n])
    return {
        "ids": np.array([BOS, *ia, EOS, EOS, *ib, EOS], np.int32),
        "kinds": np.array([0] * (len(ia) + 2) + [1] * (len(ib) + 2), np.int8),
        "labels": np.array([-100, *la, -100, -100, *lb, -100], np.int8),
        "whole": float(bool(marks)),
        "oa": oa, "ob": ob, "na": len(ia), "nb": len(ib),
    }  # fmt: skip


def made(job):
    """Return the examples of some material, drawn with a seed of its own. Runs in a process of its own."""
    seed, kind, part, pool, derived = job
    rng, tok = random.Random(seed), tokenizer()
    if kind == "items":
        raw = [x for item in part for x in of_item(rng, item, pool, derived=derived)]
    elif kind == "pairs":
        raw = [x for a, b in part for x in of_pair(rng, a, b, pool)]
    else:
        raw = part
    out = []
    for a, marks, b in raw:
        e = example(tok, a, marks, b)
        if len(e["ids"]) > 12:
            out.append({k: e[k] for k in ("ids", "kinds", "labels", "whole")})
    return out


def drawn(pool_of_workers, seed, kind, material, pool, size=400, derived=1.0):
    jobs = [
        (seed * 100_003 + i, kind, material[i : i + size], pool, derived) for i in range(0, len(material), size)
    ]
    return pool_of_workers.map_async(made, jobs, chunksize=1)


def batches(rng, examples, tokens):
    order = sorted(range(len(examples)), key=lambda i: len(examples[i]["ids"]) + rng.random() * 8)
    out, part = [], []
    for i in order:
        if part and (len(part) + 1) * len(examples[i]["ids"]) > tokens:
            out.append(part)
            part = []
        part.append(examples[i])
    out.append(part)
    rng.shuffle(out)
    return out


def tensors(part, device):
    n = max(len(x["ids"]) for x in part)
    ids = np.full((len(part), n), PAD, np.int64)
    kinds, labels = np.zeros_like(ids), np.full_like(ids, -100)
    for r, x in enumerate(part):
        k = len(x["ids"])
        ids[r, :k], kinds[r, :k], labels[r, :k] = x["ids"], x["kinds"], x["labels"]
    whole = torch.tensor([x["whole"] for x in part])
    return [torch.from_numpy(x).to(device) for x in (ids, kinds, labels)] + [whole.to(device)]


@torch.no_grad()
def vectors(model, tok, texts, device):
    out = torch.zeros(len(texts), H)
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    for i in range(0, len(order), 256):
        part = order[i : i + 256]
        rows_ = [[BOS, *tok.encode(texts[k], add_special_tokens=False).ids[:126], EOS] for k in part]
        n = max(map(len, rows_))
        ids = torch.tensor([r + [PAD] * (n - len(r)) for r in rows_], device=device)
        with torch.autocast(device, torch.bfloat16, enabled=HALF or device == "cuda"):
            out[part] = pooled(model.trunk(ids), ids).float().cpu()
    return out


def rewrites(data, model, tok, device, limit, floor=0.85):
    """Return (base, reading) of sentences of model rewrites beside the human sentences they tell again.

    The base is the nearest sentence with its neighbours; readings that are not near enough are left out.
    """
    model.eval()
    given = rows(f"{data}/l2r_rewrites/train.jsonl.gz")[:limit]
    texts, spans = [], []
    for r in given:
        told = [r["original"], *[w["text"] for w in r["rewrites"]]]
        own = []
        for t in told:
            s = [x.strip() for p in t.split("\n") for x in SENTENCE.split(p) if 20 < len(x.strip()) < 420]
            own.append((len(texts), len(texts) + len(s)))
            texts += s
        spans.append(own)
    v = vectors(model, tok, texts, device)
    out = []
    for own in spans:
        lo, hi = own[0]
        if hi - lo < 2:
            continue
        for a, b in own[1:]:
            if a == b:
                continue
            best, at = (v[a:b] @ v[lo:hi].T).max(1)
            for k in range(b - a):
                if best[k] >= floor:
                    i = int(at[k])
                    base = " ".join(texts[max(lo, lo + i - 1) : min(hi, lo + i + 2)])
                    if len(base) < 700 and base != texts[a + k]:
                        out.append((base, texts[a + k]))
    return out


def beads(data):
    """Return RETOLD's sentences beside what they carry, with labels: for scoring alone."""
    out = []
    for story in stories(data):
        t = {x["id"]: x for x in story["tellings"]}
        for k in ("R1", "R2", "R3", "R4", "R5"):
            p = {s["id"]: s["text"] for s in t[t[k]["parent"]]["sentences"]}
            order = list(p)
            for s in t[k]["sentences"]:
                if not s["from"]:
                    continue
                base = " ".join(p[f] for f in sorted(s["from"], key=order.index))
                marks = []
                for c in s["changes"]:
                    w = near(base, c["was"], 0) if c["was"] else None
                    n = near(s["text"], c["now"], 0) if c["now"] else None
                    if w or n:
                        marks.append((c["type"], w, n))
                out.append((base, marks, s["text"]))
    return out


@torch.no_grad()
def predict(model, examples, device):
    model.eval()
    out = [None] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i]["ids"]))
    for i in range(0, len(order), 64):
        part = [examples[k] for k in order[i : i + 64]]
        ids, kinds, _, _ = tensors(part, device)
        with torch.autocast(device, torch.bfloat16, enabled=HALF or device == "cuda"):
            y, w = model(ids, kinds)
        y, w = y.float().softmax(-1).cpu().numpy(), w.float().sigmoid().cpu().numpy()
        for r, k in enumerate(order[i : i + 64]):
            e = examples[k]
            out[k] = (y[r, 1 : 1 + e["na"]], y[r, 3 + e["na"] : 3 + e["na"] + e["nb"]], float(w[r]))
    return out


def runs(probs, offsets, floor, reach=0.4):
    """Return (start, end, kind, strength) of neighbouring tokens whose chance of change is over `reach`
    and somewhere over `floor`."""
    out, at = [], None
    changed = 1 - probs[:, 0]
    for k in range(len(probs) + 1):
        if k < len(probs) and changed[k] > min(reach, floor):
            at = k if at is None else at
        elif at is not None:
            if changed[at:k].max() > floor:
                kind = LABELS[1 + int(probs[at:k, 1:].sum(0).argmax())]
                out.append((offsets[at][0], offsets[k - 1][1], kind, float(changed[at:k].max())))
            at = None
    return out


def score(model, tok, material, device, floors=(0.5, 0.7, 0.8, 0.9, 0.95, 0.98)):
    """Return by floor: P, R, F1 of changes found, share of right kind, alarms per 100 faithful texts."""
    examples = [example(tok, *x) for x in material]
    found = predict(model, examples, device)
    out = {}
    for floor in floors:
        tp = fp = fn = right = alarms = clean = 0
        for (_, marks, _b), e, (pa, pb, _) in zip(material, examples, found, strict=True):
            rb, ra = runs(pb, e["ob"], floor), runs(pa, e["oa"], floor)
            if not marks:
                clean += 1
                alarms += len(rb)
                continue
            used = set()
            for kind, was, now in marks:
                hit = [i for i, r in enumerate(rb) if now and r[0] < now[1] and now[0] < r[1]]
                back = [r for r in ra if was and not now and r[0] < was[1] and was[0] < r[1]]
                tp, fn = tp + bool(hit or back), fn + (not (hit or back))
                right += any(rb[i][2] == kind for i in hit) or any(r[2] == kind for r in back)
                used |= set(hit)
            fp += len(rb) - len(used)
        p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
        row = (p, r, 2 * p * r / max(1e-9, p + r), right / max(1, tp), 100 * alarms / max(1, clean))
        out[floor] = dict(zip(("p", "r", "f1", "kind", "alarms/100"), (round(x, 3) for x in row), strict=True))
    return out


class Loop:
    """Steps over batches, with a running mean of the weights."""

    def __init__(self, model, device, rate, tokens):
        self.model, self.device, self.tokens, self.rate = model, device, tokens, rate
        self.mean = copy.deepcopy(model).eval()
        own = [p for p in model.parameters() if p.requires_grad]
        self.opt = torch.optim.AdamW(own, lr=rate, weight_decay=0.01, betas=(0.9, 0.98))
        self.weight = torch.full((len(LABELS),), WEIGHT, device=device)
        self.weight[0] = 1.0
        self.n, self.began = 0, time.time()

    def over(self, rng, examples, rate, until, name):
        """Go over examples once; `rate(done)` is the learning rate after a share `done` of the time."""
        total = lost = 0
        for part in batches(rng, examples, self.tokens):
            if time.time() - self.began > until:
                break
            self.model.train()
            ids, kinds, labels, whole = tensors(part, self.device)
            for group in self.opt.param_groups:
                group["lr"] = rate(time.time() - self.began) * min(1, (self.n + 1) / 200)
            with torch.autocast(self.device, torch.bfloat16, enabled=HALF or self.device == "cuda"):
                y, w = self.model(ids, kinds)
            loss = F.cross_entropy(y.float().flatten(0, 1), labels.flatten(), weight=self.weight)
            loss = loss + 0.2 * F.binary_cross_entropy_with_logits(w.float(), whole)
            self.opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.opt.step()
            self.n += 1
            decay = min(0.998, (1 + self.n) / (10 + self.n))
            with torch.no_grad():
                ours, theirs = list(self.mean.parameters()), list(self.model.parameters())
                torch._foreach_lerp_(ours, theirs, 1 - decay)
            lost, total = lost + float(loss.detach()) if self.n % 20 == 0 else lost, total + (self.n % 20 == 0)
        print(name, "steps", self.n, "loss", round(lost / max(1, total), 4), round(time.time() - self.began), "s",
              len(examples), "examples", flush=True)  # fmt: skip


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--to", required=True)
    p.add_argument("--written", type=Path, default=ROOT / "training/written")
    p.add_argument("--seconds", type=float, default=300)
    p.add_argument("--share", type=float, default=0.4, help="of the time, for what is made by rule")
    p.add_argument("--rate", type=float, default=3e-4)
    p.add_argument("--second-rate", type=float, default=1.5e-4)
    p.add_argument("--tokens", type=int, default=24_000)
    p.add_argument("--limit", type=int, default=10_000, help="texts of l2r_rewrites")
    p.add_argument("--derived", type=float, default=1.0, help="share of an item's cut and edited texts that is seen in a pass: less is faster")
    p.add_argument("--easy", type=float, default=1.0, help="share that is seen in a pass of the items in training/written that are not called hard")
    p.add_argument("--made", type=float, default=0.25, help="of what is made by rule, as a share of the rest, in the passes over the rest")
    p.add_argument("--workers", type=int, default=12)
    p.add_argument("--from-onnx", dest="onnx", help="go on from an earlier checker instead of the encoder")
    p.add_argument("--from", dest="start", help="go on from what an earlier run of this script left")
    p.add_argument("--seed", type=int, default=7, help="another one draws other edits and cuts: name one with --from")
    p.add_argument("--fresh", type=int, default=4, help="upper layers that begin anew with --from-onnx: the shipped ones have seen RETOLD")
    p.add_argument("--frozen", type=int, default=0, help="lower layers that stand still")
    p.add_argument("--half", action="store_true", help="products in bfloat16 on a processor too: faster where it has them (AVX-512 BF16)")
    p.add_argument("--threads", type=int, default=1)
    o = p.parse_args()
    global HALF
    HALF = o.half
    torch.set_num_threads(o.threads)
    workers = multiprocessing.get_context("fork").Pool(o.workers)  # before anything wakes the GPU
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(o.seed)
    rng, tok = random.Random(o.seed), tokenizer()
    began = time.time()
    model = started(onnx=o.onnx, fresh=o.fresh).to(device)
    faithful = rewrites(o.data, model, tok, device, o.limit)
    faithful += translations(o.data)
    if o.start:
        restore(model, o.start)
    elif not o.onnx:
        with torch.no_grad():  # the two sides of a pair start a little apart
            model.trunk.mid.copy_(model.trunk.mid[0] + 0.02 * torch.randn_like(model.trunk.mid))
    model.trunk.frozen = o.frozen
    for part in (model.trunk.ln, *model.trunk.layers[: o.frozen]) if o.frozen else ():
        part.requires_grad_(False)
    items = labelled(o.data, "train") + written(o.written)
    own = pool_of([i.source for i in items])
    wide = pool_of([a for a, _ in rng.sample(faithful, min(600, len(faithful)))])
    fixed = differing(o.data) + unvoiced(o.data)
    dev = [(i.source, [], f) for i in labelled(o.data, "dev") for f in i.faithful]
    dev += [(i.source, m, c) for i in labelled(o.data, "dev") for c, m in i.changed]
    held = beads(o.data)
    print(len(faithful), "faithful pairs,", len(items), "items,", len(fixed), "differing,", round(time.time() - began), "s", flush=True)

    def flat(found):
        return [x for part in found.get() for x in part]

    def drawn_items():
        return [i for i in items if not i.file or i.file.startswith("hard") or rng.random() < o.easy]

    def by_rule(seed):
        return [
            drawn(workers, seed, "pairs", rng.sample(faithful, len(faithful)), wide),
            drawn(workers, seed + 1, "fixed", rng.sample(fixed, min(len(fixed), len(faithful) // 5)), None),
            drawn(workers, seed + 2, "items", drawn_items(), own, 40),
        ]

    first, last = o.seconds * o.share, o.seconds
    epoch, waiting = 0, by_rule(10 + 1000 * o.seed)
    later = drawn(workers, 999 + 1000 * o.seed, "items", drawn_items(), own, 40, o.derived)
    examples = [x for w in waiting for x in flat(w)]
    loop = Loop(model, device, o.rate, o.tokens)
    while time.time() - loop.began < first:
        waiting = by_rule(20 + 10 * epoch + 1000 * o.seed)
        loop.over(rng, examples, lambda t: o.rate, first, f"rule {epoch}")
        examples = [x for w in waiting for x in flat(w)]
        epoch += 1
    print("pairs dev, mean", json.dumps(score(loop.mean, tok, dev, device)), flush=True)

    def falling(t):
        return o.second_rate * max(0.02, (last - t) / (last - first))

    Path(o.to).parent.mkdir(parents=True, exist_ok=True)
    best = -1.0
    epoch, wide_part = 0, examples  # some of what was made by rule stays in
    while time.time() - loop.began < last:
        examples = flat(later)
        later = drawn(workers, 1000 * (o.seed + 1) + epoch, "items", drawn_items(), own, 40, o.derived)
        some = rng.sample(wide_part, min(len(wide_part), int(len(examples) * o.made)))
        loop.over(rng, examples + some, falling, last, f"labelled {epoch}")
        epoch += 1
        found = score(loop.mean, tok, dev, device)
        now = max((x["f1"] for x in found.values() if x["alarms/100"] <= QUIET), default=0.0)
        print("pairs dev", now, json.dumps(found), flush=True)
        if now > best:
            best = now
            save(loop.mean, o.to)
    workers.terminate()
    restore(loop.mean, o.to)
    print("pairs dev", json.dumps(score(loop.mean, tok, dev, device)), flush=True)
    print("RETOLD", json.dumps(score(loop.mean, tok, held, device)), flush=True)


if __name__ == "__main__":
    main()
