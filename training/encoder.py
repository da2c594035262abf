"""Fine-tune the sentence encoder: sentences that carry the same content near, others far.

    python training/encoder.py --data ../shared/data --trunk OUT --to weights

Multi-positive InfoNCE (van den Oord et al. 2018; Khosla et al. 2020) over batches that hold several
sentences of one text, so that the negatives are near. RETOLD's stories take no part: every figure on
them is a figure on unseen stories. Only the upper half of the layers is trained.
"""

import argparse
import random
import re
import time

import numpy as np
import torch
from corpora import rows, stories, wire_of
from model import Trunk, batch_of, pooled, save
from tokenizers import Tokenizer

from variorum.models.stack import BOS, EOS
from variorum.models.vectors import MAX_TOKENS

TAU = 0.05


def encode_ids(tok, texts, limit=MAX_TOKENS):
    return [[BOS, *e.ids[: limit - 2], EOS] for e in tok.encode_batch(texts)]


def couples(data):
    """Return lists of texts that carry the same content: a sentence, its rewrites, its translation."""
    out = []
    for r in rows(f"{data}/retold_pairs/train.jsonl"):
        out.append([r["source"], *r["faithful"], r["changed"][0]["text"]])
    for r in rows(f"{data}/tatoeba_ru_uk_en/train.jsonl"):
        out.append([r["text"], r["eng"]])
    return out


def parallel(data):
    """Return lists of (text, key) a story: the same key in several languages is the same sentence."""
    by = {}
    for r in rows(f"{data}/meantime/train.jsonl"):
        by.setdefault(r["story"], {})[r["lang"]] = [
            re.sub(r" ([.,;:!?)’])", r"\1", " ".join(s)) for s in r["sentences"]
        ]
    out = []
    for v in by.values():
        if len({len(s) for s in v.values()}) == 1:
            out.append([(x, i) for s in v.values() for i, x in enumerate(s) if len(x) > 20])
    return out


def split(text):
    return [s for s in re.split(r"(?<=[.!?])\s+|\n+", text) if 20 < len(s) < 400]


def articles(data):
    """Return lists of sentences, an article each, for sentences held against their own halves."""
    return [
        x
        for r in rows(f"{data}/allsides_background/train.jsonl.gz")[:1500]
        if len(x := split(r["text"])[:30]) >= 8
    ]


def l2r_groups(data, model, tok, device, limit=700):
    """Return lists of (text, key): human texts and machine rewrites, linked by mutual best of the trunk."""
    docs = []
    for r in rows(f"{data}/l2r_rewrites/train.jsonl.gz"):
        a = split(r["original"])
        for w in r["rewrites"][:1]:
            b = split(w["text"])
            if 3 <= len(a) <= 30 and 3 <= len(b) <= 30:
                docs.append((a, b))
    docs = docs[:: max(1, len(docs) // limit)]
    texts = sorted({x for a, b in docs for x in (*a, *b)})
    vec = dict(zip(texts, vectors(model, tok, texts, device), strict=True))
    out = []
    for n, (a, b) in enumerate(docs):
        m = np.stack([vec[x] for x in a]) @ np.stack([vec[x] for x in b]).T
        items = [(x, (n, i)) for i, x in enumerate(a)]
        for j, y in enumerate(b):
            i = int(m[:, j].argmax())
            # A sentence without a sure counterpart is left out: it may be half of another.
            if m[i].argmax() == j and m[i, j] > np.median(m) + 0.05:
                items.append((y, (n, i)))
        out.append(items)
    return out


@torch.no_grad()
def vectors(model, tok, texts, device, batch=64):
    model.eval()
    ids = encode_ids(tok, texts)
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    out = np.zeros((len(ids), 384), np.float32)
    for i in range(0, len(order), batch):
        part = order[i : i + batch]
        with torch.autocast(device, torch.bfloat16):
            b = batch_of([ids[k] for k in part], device)
            out[part] = pooled(model(b).float(), b).cpu().numpy()
    return out


def loss_of(v, positive):
    """Return multi-positive InfoNCE over one batch; `positive` is an (n, n) mask without diagonal."""
    sim = v @ v.T / TAU
    sim = sim.masked_fill(torch.eye(len(v), dtype=torch.bool, device=v.device), -1e4)
    logp = sim - torch.logsumexp(sim, 1, keepdim=True)
    has = positive.any(1)
    return -((logp * positive).sum(1)[has] / positive.sum(1)[has]).mean()


def halves(text, rng):
    """Return two parts of a sentence cut at a word: each is linked with the whole."""
    w = text.split()
    k = rng.randint(len(w) // 3, 2 * len(w) // 3)
    return " ".join(w[:k]), " ".join(w[k:])


def batch_items(rng, sets, step):
    """Return (text, keys) of one batch: same keys, same content."""
    pairs, l2r, stories_, docs = sets
    items = []
    for n, group in enumerate(rng.sample(pairs, 34)):
        items += [(t, {("c", n)}) for t in rng.sample(group, min(3, len(group)))]
    for n, doc in enumerate(rng.sample(l2r, 4)):
        items += [(t, {("l", n, k)}) for t, k in rng.sample(doc, min(len(doc), 20))]
    for n, story in enumerate(rng.sample(stories_, 2)):
        items += [(t, {("m", n, k)}) for t, k in rng.sample(story, min(len(story), 26))]
    for n, doc in enumerate(rng.sample(docs, 2)):
        for k, text in enumerate(rng.sample(doc, 7)):
            if len(text.split()) >= 14:
                a, b = halves(text, rng)
                items += [
                    (text, {("h", n, k, 0), ("h", n, k, 1)}),
                    (a, {("h", n, k, 0)}),
                    (b, {("h", n, k, 1)}),
                ]
    return items


def by_length(model, ids, device, size=40):
    """Return the vectors of one batch, computed in parts of like length: half of it was padding."""
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    parts = []
    for i in range(0, len(order), size):
        b = batch_of([ids[k] for k in order[i : i + size]], device)
        with torch.autocast(device, torch.bfloat16):
            h = model(b)
        parts.append(pooled(h.float(), b))
    back = torch.empty(len(order), dtype=torch.long)
    back[torch.tensor(order)] = torch.arange(len(order))
    return torch.cat(parts)[back]


def train(args, tok, device):
    rng = random.Random(7)
    torch.manual_seed(7)
    model = Trunk(12).load(f"{args.trunk}/trunk.npz").to(device)
    sets = (
        couples(args.data),
        l2r_groups(args.data, model, tok, device),
        parallel(args.data),
        articles(args.data),
    )
    print("sets", [len(x) for x in sets], flush=True)
    opt = torch.optim.AdamW(
        [p for p in model.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.01
    )
    sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda n: min(1, n / 20) * max(0.05, 1 - n / args.steps))
    began = time.time()
    for step in range(args.steps):
        model.train()
        items = batch_items(rng, sets, step)
        keys = [k for _, k in items]
        pos = torch.tensor(
            [[i != j and bool(a & b) for j, b in enumerate(keys)] for i, a in enumerate(keys)], device=device
        )
        loss = loss_of(by_length(model, encode_ids(tok, [t for t, _ in items]), device), pos)
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        sched.step()
        if step % 20 == 0:
            print(
                "step",
                step,
                len(items),
                round(float(loss.detach()), 4),
                round(time.time() - began),
                "s",
                flush=True,
            )
            if args.to and step:
                save(model, args.to)
    return model


def probe(model, tok, data, device):
    """Return figures over RETOLD: best link by cosine found, and pair AUC by kind of telling."""
    hits, total, aucs = {}, {}, {}
    for s in stories(data):
        w = wire_of(s)
        t = {x["id"]: x for x in s["tellings"]}
        vec = {}
        for k, x in t.items():
            vec[k] = vectors(model, tok, [y["text"] for y in x["sentences"]], device)
        for k in ("R1", "R2", "R3", "R4", "R5", "P1"):
            p = t[k]["parent"]
            m = vec[k] @ vec[p].T
            gold = np.array(
                [[bool(w[a["id"]] & w[b["id"]]) for b in t[p]["sentences"]] for a in t[k]["sentences"]]
            )
            key = k if t[k]["lang"] == t[p]["lang"] else k + "x"
            has = gold.any(1)
            hits[key] = hits.get(key, 0) + int(gold[np.arange(len(m)), m.argmax(1)][has].sum())
            total[key] = total.get(key, 0) + int(has.sum())
            aucs.setdefault(key, []).append((m[gold], m[~gold]))
    out = {}
    for k in sorted(total):
        good = np.concatenate([a for a, _ in aucs[k]])
        bad = np.concatenate([b for _, b in aucs[k]])
        best = 0.0
        for c in np.quantile(good, np.linspace(0.02, 0.5, 40)):
            tp, fp = (good >= c).sum(), (bad >= c).sum()
            best = max(best, 2 * tp / (tp + fp + len(good)))
        out[k] = (round(hits[k] / total[k], 3), round(float(best), 3))
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--trunk", required=True)
    p.add_argument("--to")
    p.add_argument("--steps", type=int, default=400)
    p.add_argument("--rate", type=float, default=1e-4)
    p.add_argument("--arrays")
    args = p.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tok = Tokenizer.from_file(f"{args.trunk}/tokenizer.json")
    model = train(args, tok, device)
    if args.to:
        save(model, args.to)
    print(
        "RETOLD dev, unseen in training: parent sentence first, best F1 of one cosine",
        probe(model, tok, args.data, device),
        flush=True,
    )
    if args.arrays:
        keep = {}
        for s in stories(args.data):
            for t in s["tellings"]:
                texts = [t["title"], *[x["text"] for x in t["sentences"]]]
                keep[f"{s['id']}.{t['id']}"] = vectors(model, tok, texts, device).astype(np.float16)
        np.savez_compressed(args.arrays, **keep)  # row 0 is the title


if __name__ == "__main__":
    main()
