"""Train the attribution tagger: source, cue and content of who is said to have said what.

    python training/tagger.py --data ../shared/data --trunk OUT --to base            # PolNeAR and the German set
    python training/tagger.py --data ../shared/data --trunk OUT --from base --with-retold --to final [--fold K]

The first step sees no RETOLD; the second is short, and is run once for each fold (figures) and once on all
(what is shipped).

Labels are BIO over the trunk's tokens; beside them every token of a source or a content points to the
first token of its cue (a biaffine arc, Dozat & Manning 2017), so that grouping is learnt and not
guessed. A text is read in windows of whole sentences with context on both sides. The corpora differ in
what they count; a learnt convention vector, added to every token, tells the model which one to follow:
0 RETOLD (what the program uses), 1 PolNeAR, 2 the German news quotations.
"""

import argparse
import random
import re
import time

import numpy as np
import torch
import torch.nn.functional as F
from corpora import fold_of, german, polnear, retold_attributions, rows, stories
from model import BOS, EOS, FROZEN, PAD, H, Trunk, batch_of, restore, save
from tokenizers import Tokenizer
from torch import nn

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
CORE, CONTEXT = 192, 28  # tokens labelled in a window, and tokens of context on each side


class Tagger(nn.Module):
    def __init__(self, layers=12, frozen=FROZEN):
        super().__init__()
        self.trunk = Trunk(layers, frozen)
        self.label = nn.Linear(H, len(LABELS))
        self.dep, self.head = nn.Linear(H, 128), nn.Linear(H, 128)
        self.drop = nn.Dropout(0.1)

    def forward(self, ids, convention):
        x = self.drop(self.trunk(ids, convention[:, None].expand_as(ids)))
        arcs = self.dep(x) @ self.head(x).transpose(1, 2) / 128**0.5
        return self.label(x), arcs.masked_fill((ids == PAD)[:, None, :], -1e4)


def spans_of(x):
    return [tuple(s) for s in (x or [])]


def encode(tok, text, attributions):
    """Return (ids, offsets, labels, arcs) for a whole text; arcs are token indices, -1 for none."""
    e = tok.encode(text)
    off = e.offsets
    labels, arcs = [0] * len(off), [-1] * len(off)
    starts = np.array([a for a, _ in off] or [0])
    ends = np.array([b for _, b in off] or [0])

    def tokens(a, b):
        """Tokens that hold a code point of a..b; an offset may begin with the space before the word."""
        lo = int(np.searchsorted(ends, a, side="right"))
        hi = int(np.searchsorted(starts, b, side="left"))
        return [k for k in range(lo, hi) if text[off[k][0] : off[k][1]].strip()]

    # Longer contents first: a nested statement's labels stand over those of the one it is nested in.
    for source, cue, content in sorted(attributions, key=lambda a: -sum(e - s for s, e in spans_of(a[2]))):
        cues = [k for s, e_ in spans_of(cue) for k in tokens(s, e_)]
        head = min(cues) if cues else -1
        for kind, parts in (("content", content), ("source", source), ("cue", cue)):
            for s, e_ in spans_of(parts):
                for n, k in enumerate(tokens(s, e_)):
                    labels[k] = LABELS.index(("B-" if n == 0 else "I-") + kind)
                    arcs[k] = head
    return e.ids, off, labels, arcs


def windows(n, breaks, core=CORE, context=CONTEXT):
    """Cut n tokens into (from, core_from, core_to, to), cores end at `breaks` (token indices) where they can."""
    out, at, marks = [], 0, sorted(set(breaks) | {n})
    while at < n:
        end = max([m for m in marks if at < m <= at + core], default=min(n, at + core))
        out.append((max(0, at - context), at, end, min(n, end + context)))
        at = end
    return out


def breaks_of(text, off):
    """Return indices of tokens that begin a sentence, roughly: after an end mark or a line break."""
    out = []
    for k in range(1, len(off)):
        gap = text[off[k - 1][0] : off[k][1]]
        if (
            "\n" in gap
            or ((text[off[k][0] : off[k][1]][:1].isspace() or text[off[k][0] - 1 : off[k][0]].isspace())
            and re.search(r"[.!?][\"”’»“]?$", text[: off[k][0]].rstrip()[-3:]))
        ):
            out.append(k)
    return out


def cut(tok, text, attributions, convention, breaks=None):
    """Return the windows of a text: dicts with ids, labels (-100 in context), arcs (0 = none), offsets."""
    ids, off, labels, arcs = encode(tok, text, attributions)
    out = []
    for lo, a, b, hi in windows(len(ids), breaks(off) if breaks else breaks_of(text, off)):
        out.append(
            {
                "ids": [BOS, *ids[lo:hi], EOS],
                "labels": [-100, *[labels[k] if a <= k < b else -100 for k in range(lo, hi)], -100],
                "arcs": [
                    -100,
                    *[
                        (arcs[k] - lo + 1 if lo <= arcs[k] < hi else 0)
                        if a <= k < b and labels[k] in (1, 2, 5, 6)
                        else -100
                        for k in range(lo, hi)
                    ],
                    -100,
                ],
                "core": (a, b, lo),
                "convention": convention,
            }
        )
    return out, off


def retold(data, tok, fold, inside):
    out = []
    for s in stories(data):
        if fold is not None and (fold_of(s["id"]) == fold) == inside:
            continue
        for t in s["tellings"]:
            if not t["statements"]:
                continue
            text, att = retold_attributions(t)
            out += cut(tok, text, [([a[0]] if a[0] else [], [a[1]] if a[1] else [], [a[2]]) for a in att], 0)[
                0
            ]
    return out


def material(data, tok, args):
    """Return the windows of one epoch's corpora. One annotator an article: the others differ in little."""
    parts = {"retold": [], "polnear": [], "german": []}
    seen = set()
    for id_, text, att in polnear(data, "train"):
        if id_ not in seen:
            seen.add(id_)
            parts["polnear"] += cut(tok, text, att, 1)[0]
    for _, text, att in german(data, "train"):
        parts["german"] += cut(tok, text, att, 2)[0]
    if args.with_retold:
        parts["retold"] = retold(data, tok, args.fold, True)
    return parts


def collate(items, device):
    ids = batch_of([x["ids"] for x in items], device)
    n = ids.shape[1]
    def pad(r):
        return r + [-100] * (n - len(r))
    return (
        ids,
        torch.tensor([x["convention"] for x in items], device=device),
        torch.tensor([pad(x["labels"]) for x in items], device=device),
        torch.tensor([pad(x["arcs"]) for x in items], device=device),
    )


def train(args, tok, device):
    rng = random.Random(7)
    torch.manual_seed(7)
    model = Tagger(frozen=args.frozen)
    model.trunk.load(f"{args.trunk}/trunk.npz")
    if args.start:
        restore(model, args.start)
    model.to(device)
    parts = material(args.data, tok, args)
    print({k: len(v) for k, v in parts.items()}, flush=True)
    epochs = []
    for _ in range(args.epochs):
        if args.with_retold:  # a little of the other corpora against forgetting
            one = parts["retold"] + rng.sample(parts["polnear"], 90) + rng.sample(parts["german"], 40)
        else:
            one = parts["polnear"] + parts["german"]
        # Windows of like length share a batch: less padding.
        one = sorted(one, key=lambda x: len(x["ids"]) + rng.random() * 30)
        batches = [one[i : i + args.batch] for i in range(0, len(one), args.batch)]
        rng.shuffle(batches)
        epochs += batches
    steps = len(epochs)
    opt = torch.optim.AdamW(
        [p for p in model.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.01
    )
    sched = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda n: min(1, n / (0.06 * steps)) * max(0.02, 1 - n / steps)
    )
    began = time.time()
    for step, part in enumerate(epochs):
        model.train()
        ids, conv, labels, arcs = collate(part, device)
        with torch.autocast(device, torch.bfloat16):
            y, z = model(ids, conv)
        loss = F.cross_entropy(y.float().flatten(0, 1), labels.flatten())
        if (arcs >= 0).any():
            loss = loss + 0.5 * F.cross_entropy(z.float().flatten(0, 1), arcs.flatten())
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        sched.step()
        if step % 25 == 0:
            print(
                "step",
                step,
                "of",
                steps,
                round(float(loss.detach()), 4),
                round(time.time() - began),
                "s",
                flush=True,
            )
        if args.to and step % 100 == 99:
            save(model, args.to)
    return model


@torch.no_grad()
def predict(model, items, device, batch=24):
    """Return per window (probs (n, 7), arc scores (n, n)) for the tokens between BOS and EOS."""
    model.eval()
    order = sorted(range(len(items)), key=lambda i: len(items[i]["ids"]))
    out = [None] * len(items)
    for i in range(0, len(order), batch):
        part = [items[k] for k in order[i : i + batch]]
        ids, conv, _, _ = collate(part, device)
        with torch.autocast(device, torch.bfloat16):
            y, z = model(ids, conv)
        y, z = y.float().softmax(-1).cpu().numpy(), z.float().cpu().numpy()
        for k, x, p, q in zip(order[i : i + batch], part, y, z, strict=True):
            n = len(x["ids"])
            out[k] = (p[1 : n - 1], q[:n, :n])
    return out


def whole(model, windows_, n, device):
    """Return (probs (n, 7), arcs (n,)) for a text of n tokens cut into windows."""
    probs, arcs = np.zeros((n, len(LABELS)), np.float32), np.full(n, -1)
    probs[:, 0] = 1
    for x, (p, q) in zip(windows_, predict(model, windows_, device), strict=True):
        a, b, lo = x["core"]
        probs[a:b] = p[a - lo : b - lo]
        cue = np.concatenate([[1.0], p[:, 3]])  # root stands for "no cue"
        masked = q[:-1, :-1] + np.where(cue > 0.2, 0, -1e4)
        head = masked[1:].argmax(1)
        for k in range(a, b):
            arcs[k] = head[k - lo] - 1 + lo if head[k - lo] > 0 else -1
    return probs, arcs


def viterbi(probs):
    """Return the best legal BIO path."""
    logp = np.log(probs + 1e-9)
    ok = np.zeros((7, 7))
    for i in range(7):
        for j in (2, 4, 6):
            if i not in (j - 1, j):
                ok[i, j] = -1e9
    best, back = logp[0] + np.array([0, 0, -1e9, 0, -1e9, 0, -1e9]), []
    for row in logp[1:]:
        m = best[:, None] + ok
        back.append(m.argmax(0))
        best = m.max(0) + row
    path = [int(best.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return path[::-1]


def bio_spans(labels):
    out, start = set(), None
    for k, tag in enumerate([*labels, "O"]):
        if start is not None and tag != "I-" + start[1]:
            out.add((start[1], start[0], k))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start = (k, tag[2:])
    return out


def detokenised(rows_):
    """Join tokenised rows into one text; return it with each word's (start, end) and each row's word range."""
    text, words, ranges, _closed = "", [], [], True
    for r in rows_:
        a = len(words)
        for w in r["tokens"]:
            w = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(w, w)
            glue = (
                not text
                or text[-1] in "(“‘$[\n"
                or re.fullmatch(r"[.,;:!?%)\]”]|'s|’s|n't|n’t|'re|'ve|'ll|'d|'m|’", w)
            )
            text += "" if glue else " "
            words.append((len(text), len(text) + len(w)))
            text += w
        ranges.append((a, len(words)))
        text += "\n" if rows_ else ""
    return text, words, ranges


def score_bio(model, tok, data, device):
    """Return exact F1 of source, cue, content on polnear_bio dev (sentences in order, read with context)."""
    rs = rows(f"{data}/polnear_bio/dev.jsonl")
    tp, fp, fn = {}, {}, {}
    for i in range(0, len(rs), 40):
        part = rs[i : i + 40]
        text, words, ranges = detokenised(part)
        items, off = cut(tok, text, [], 1)
        probs, _ = whole(model, items, len(off), device)
        path = viterbi(probs)
        first = {}
        for k, (a, b) in enumerate(off):
            while a < b and text[a].isspace():
                a += 1
            if a < b:
                first.setdefault(a, k)
        starts = sorted(first)
        for r, (a, b) in zip(part, ranges, strict=True):
            got = []
            for s, _e in words[a:b]:
                k = first.get(s)
                if k is None:
                    j = int(np.searchsorted(starts, s, side="right")) - 1
                    k = first[starts[max(j, 0)]]
                got.append(LABELS[path[k]])
            gold, pred = bio_spans(r["labels"]), bio_spans(got)
            for kind in ("source", "cue", "content"):
                g, p = {x for x in gold if x[0] == kind}, {x for x in pred if x[0] == kind}
                tp[kind] = tp.get(kind, 0) + len(g & p)
                fp[kind] = fp.get(kind, 0) + len(p - g)
                fn[kind] = fn.get(kind, 0) + len(g - p)
    return {k: round(2 * tp[k] / (2 * tp[k] + fp[k] + fn[k]), 4) for k in tp}


def score_retold(model, tok, data, fold, device, to=None):
    """Return F1 at half overlap of contents alone (no statement logic), and keep the arrays by telling."""
    tp = fp = fn = 0
    keep = {}
    for s in stories(data):
        if fold is not None and fold_of(s["id"]) != fold:
            continue
        for t in s["tellings"]:
            text, att = retold_attributions(t)
            items, off = cut(tok, text, [], 0)
            probs, arcs = whole(model, items, len(off), device)
            keep[f"{s['id']}.{t['id']}"] = (
                np.array(off, np.int32),
                probs.astype(np.float16),
                arcs.astype(np.int32),
            )
            if not t["statements"] or t["id"] not in ("W", "R2", "R3", "I1"):
                continue
            pred = [
                (off[a][0], off[b - 1][1])
                for k, a, b in bio_spans([LABELS[x] for x in viterbi(probs)])
                if k == "content"
            ]
            used = set()
            for _, _, g in att:
                hit = [
                    n
                    for n, q in enumerate(pred)
                    if n not in used
                    and (o := max(0, min(g[1], q[1]) - max(g[0], q[0]))) / (q[1] - q[0] + g[1] - g[0] - o)
                    >= 0.5
                ]
                if hit:
                    used.add(hit[0])
                    tp += 1
                else:
                    fn += 1
            fp += len(pred) - len(used)
    if to:
        np.savez_compressed(
            to,
            **{
                f"{k}|{n}": v
                for k, vs in keep.items()
                for n, v in zip(("off", "probs", "arcs"), vs, strict=True)
            },
        )
    return {"p": round(tp / max(1, tp + fp), 4), "r": round(tp / max(1, tp + fn), 4)}


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--trunk", required=True)
    p.add_argument("--to")
    p.add_argument("--from", dest="start")
    p.add_argument("--fold", type=int)
    p.add_argument("--epochs", type=int, default=2)
    p.add_argument("--rate", type=float, default=3e-4)
    p.add_argument("--batch", type=int, default=24)
    p.add_argument("--frozen", type=int, default=FROZEN)
    p.add_argument("--with-retold", action="store_true")
    p.add_argument("--arrays")
    p.add_argument("--bio", action="store_true", help="also score on polnear_bio dev")
    args = p.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tok = Tokenizer.from_file(f"{args.trunk}/tokenizer.json")
    model = train(args, tok, device)
    if args.to:
        save(model, args.to)
    if args.bio:
        print("polnear_bio dev, exact F1", score_bio(model, tok, args.data, device), flush=True)
    if args.fold is not None or not args.with_retold:
        print(
            "fold",
            args.fold,
            "RETOLD contents at half overlap",
            score_retold(model, tok, args.data, args.fold, device, args.arrays),
            flush=True,
        )


if __name__ == "__main__":
    main()
