"""Fine-tune the sentence encoder: sentences that carry the same content near, others far.

    python training/encoder.py --data ../shared/data --trunk OUT --to weights.npz [--fold K] [--layers 6]

Multi-positive InfoNCE (van den Oord et al. 2018; Khosla et al. 2020) over batches that hold whole
stories, so that the negatives are sentences of the same report. Sentences of independent reports of the
event are neither pulled nor pushed: what they share is for the aligner to judge. With --layers 6 the
student starts from every second layer and is also held to the teacher's vectors over plain news text.
"""

import argparse
import random
import re

import numpy as np
import torch
import torch.nn.functional as F
from corpora import fold_of, rows, stories, wire_of
from model import BOS, EOS, Trunk, batch_of, pooled, restore, save
from tokenizers import Tokenizer

MAX_TOKENS = 96
TAU = 0.05


def encode_ids(tok, texts, limit=MAX_TOKENS):
    return [[BOS, *e.ids[: limit - 2], EOS] for e in tok.encode_batch(texts)]


def groups(data, fold):
    """Return lists of (text, key set): within a list two texts are positives if their keys meet.

    A text with an empty key set is a negative for all of its list.
    """
    out = []
    for s in stories(data):
        if fold is not None and fold_of(s["id"]) == fold:
            continue
        w = wire_of(s)
        items = []
        for t in s["tellings"]:
            if t["id"] == "I1":
                continue
            items += [(x["text"], {(s["id"], k) for k in w[x["id"]]}) for x in t["sentences"]]
        out.append(items)
    return out


def couples(data):
    """Return (text, text) that carry the same content, from the other sets."""
    out = []
    for r in rows(f"{data}/retold_pairs/train.jsonl"):
        for f in r["faithful"]:
            out.append((r["source"], f))
        for c in r["changed"][:1]:
            out.append((r["source"], c["text"]))
    for r in rows(f"{data}/tatoeba_ru_uk_en/train.jsonl"):
        out.append((r["text"], r["eng"]))
    by = {}
    for r in rows(f"{data}/meantime/train.jsonl"):
        by.setdefault(r["story"], {})[r["lang"]] = [re.sub(r" ([.,;:!?)’])", r"\1", " ".join(s)) for s in r["sentences"]]
    for v in by.values():
        langs = sorted(v)
        for i, a in enumerate(langs):
            for b in langs[i + 1 :]:
                if len(v[a]) == len(v[b]):
                    out += [(x, y) for x, y in zip(v[a], v[b], strict=True) if len(x) > 20]
    return out


def split(text):
    return [s for s in re.split(r"(?<=[.!?])\s+|\n+", text) if 20 < len(s) < 400]


def plain(data):
    """Return news sentences in several languages, for the distillation and for dropout pairs."""
    out = []
    for r in rows(f"{data}/allsides_background/train.jsonl.gz"):
        out += split(r["text"])[:40]
    for r in rows(f"{data}/tg_news_pairs/train.jsonl"):
        for side in ("first", "second"):
            out += split(r[side]["text"])
    for r in rows(f"{data}/quotes_de_wikinews/train.jsonl"):
        out += split(r["text"])
    for r in rows(f"{data}/meantime/train.jsonl"):
        out += [" ".join(s) for s in r["sentences"]]
    for s in stories(data):
        out += [x["text"] for t in s["tellings"] for x in t["sentences"]]
    for r in rows(f"{data}/tatoeba_ru_uk_en/train.jsonl"):
        out += [r["text"], r["eng"]]
    return sorted(set(out))


def l2r_couples(data, model, tok, device):
    """Return sentence pairs of human texts and their machine rewrites: mutual best by the model as it stands."""
    out = []
    for r in rows(f"{data}/l2r_rewrites/train.jsonl.gz"):
        a = split(r["original"])
        for w in r["rewrites"][:2]:
            b = split(w["text"])
            if len(a) < 2 or len(b) < 2:
                continue
            out.append((a, b))
    texts = sorted({x for a, b in out for x in (*a, *b)})
    vec = dict(zip(texts, vectors(model, tok, texts, device), strict=True))
    pairs = []
    for a, b in out:
        m = np.stack([vec[x] for x in a]) @ np.stack([vec[x] for x in b]).T
        for i, j in enumerate(m.argmax(1)):
            if m[:, j].argmax() == i and m[i, j] > np.median(m) + 0.05:
                pairs.append((a[i], b[j]))
    return pairs


@torch.no_grad()
def vectors(model, tok, texts, device, batch=512):
    model.eval()
    ids = encode_ids(tok, texts)
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    out = np.zeros((len(ids), 384), np.float32)
    for i in range(0, len(order), batch):
        part = order[i : i + batch]
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            b = batch_of([ids[k] for k in part], device)
            out[part] = pooled(model(b).float(), b).cpu().numpy()
    return out


def loss_of(v, positive, ignore):
    """Return multi-positive InfoNCE over one batch; `positive`, `ignore` are (n, n) masks without diagonal."""
    sim = v @ v.T / TAU
    eye = torch.eye(len(v), dtype=torch.bool, device=v.device)
    sim = sim.masked_fill(eye | ignore, -1e4)
    logp = sim - torch.logsumexp(sim, 1, keepdim=True)
    has = positive.any(1)
    return -((logp * positive).sum(1)[has] / positive.sum(1)[has]).mean()


def halves(text, rng):
    """Return two parts of a sentence cut at a word: each is linked with the whole."""
    w = text.split()
    k = rng.randint(len(w) // 3, 2 * len(w) // 3)
    return " ".join(w[:k]), " ".join(w[k:])


def train(args, tok, device):
    rng = random.Random(7)
    torch.manual_seed(7)
    keep = list(range(12)) if args.layers == 12 else list(range(1, 12, 12 // args.layers))
    model = Trunk(args.layers).load(f"{args.trunk}/trunk.npz", keep).to(device)
    base = Trunk(12).load(f"{args.trunk}/trunk.npz").to(device)
    teacher = None
    if args.teacher:
        restore(base, args.teacher)
        teacher = base
    pairs = couples(args.data) + l2r_couples(args.data, base, tok, device)
    pool = plain(args.data)
    packs = groups(args.data, args.fold)
    print("pairs", len(pairs), "plain", len(pool), "stories", len(packs), flush=True)
    target = torch.tensor(vectors(teacher, tok, pool, device)) if teacher else None
    opt = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.01)
    sched = torch.optim.lr_scheduler.LambdaLR(opt, lambda n: min(1, n / 100) * max(0.02, 1 - n / args.steps))
    for step in range(args.steps):
        model.train()
        items = []
        for pack in rng.sample(packs, 2):
            items += rng.sample(pack, min(len(pack), 110))
        for n, (a, b) in enumerate(rng.sample(pairs, 96)):
            items += [(a, {("c", step, n)}), (b, {("c", step, n)})]
        for n, k in enumerate(rng.sample(range(len(pool)), 24)):
            if len(pool[k].split()) >= 14:
                a, b = halves(pool[k], rng)
                items += [(pool[k], {("h", n, 0), ("h", n, 1)}), (a, {("h", n, 0)}), (b, {("h", n, 1)})]
        ids = encode_ids(tok, [t for t, _ in items])
        keys = [k for _, k in items]
        index = {}
        for i, ks in enumerate(keys):
            for k in ks:
                index.setdefault(k, []).append(i)
        pos = torch.zeros(len(items), len(items), dtype=torch.bool)
        for part in index.values():
            for i in part:
                pos[i, part] = True
        pos.fill_diagonal_(False)
        pos = pos.to(device)
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            b = batch_of(ids, device)
            h = model(b)
        v = pooled(h.float(), b)
        loss = loss_of(v, pos, torch.zeros_like(pos))
        if teacher is not None:
            part = rng.sample(range(len(pool)), 256)
            b = batch_of(encode_ids(tok, [pool[k] for k in part]), device)
            with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
                h = model(b)
            loss = args.pull * loss + (1 - (pooled(h.float(), b) * target[part].to(device)).sum(1)).mean() * 20
        opt.zero_grad(); loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step(); sched.step()
        if step % 100 == 0:
            print("step", step, round(float(loss), 4), flush=True)
    return model


def probe(model, tok, data, fold, device):
    """Return figures over the stories held out: best link by cosine found, and pair AUC by kind of telling."""
    hits, total, aucs = {}, {}, {}
    for s in stories(data):
        if fold is not None and fold_of(s["id"]) != fold:
            continue
        w = wire_of(s)
        t = {x["id"]: x for x in s["tellings"]}
        vec = {}
        for k, x in t.items():
            vec[k] = vectors(model, tok, [y["text"] for y in x["sentences"]], device)
        for k in ("R1", "R2", "R3", "R4", "R5", "P1"):
            p = t[k]["parent"]
            m = vec[k] @ vec[p].T
            gold = np.array([[bool(w[a["id"]] & w[b["id"]]) for b in t[p]["sentences"]] for a in t[k]["sentences"]])
            key = k if t[k]["lang"] == t[p]["lang"] else k + "x"
            has = gold.any(1)
            hits[key] = hits.get(key, 0) + int(gold[np.arange(len(m)), m.argmax(1)][has].sum())
            total[key] = total.get(key, 0) + int(has.sum())
            aucs.setdefault(key, []).append((m[gold], m[~gold]))
    out = {}
    for k in sorted(total):
        good = np.concatenate([a for a, _ in aucs[k]]); bad = np.concatenate([b for _, b in aucs[k]])
        best = 0.0
        for c in np.quantile(good, np.linspace(0.02, 0.5, 40)):
            tp, fp = (good >= c).sum(), (bad >= c).sum()
            best = max(best, 2 * tp / (tp + fp + len(good)))
        out[k] = (round(hits[k] / total[k], 3), round(float(best), 3))
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True); p.add_argument("--trunk", required=True); p.add_argument("--to")
    p.add_argument("--fold", type=int); p.add_argument("--layers", type=int, default=12)
    p.add_argument("--steps", type=int, default=1500); p.add_argument("--rate", type=float, default=1e-4)
    p.add_argument("--teacher"); p.add_argument("--pull", type=float, default=0.3); p.add_argument("--probe", action="store_true"); p.add_argument("--arrays")
    args = p.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tok = Tokenizer.from_file(f"{args.trunk}/tokenizer.json")
    if args.probe:
        print("trunk as it stands", probe(Trunk(12).load(f"{args.trunk}/trunk.npz").to(device), tok, args.data, args.fold, device))
    model = train(args, tok, device)
    print("fold", args.fold, "layers", args.layers, probe(model, tok, args.data, args.fold, device), flush=True)
    if args.arrays:
        keep = {}
        for s in stories(args.data):
            if args.fold is None or fold_of(s["id"]) == args.fold:
                for t in s["tellings"]:
                    texts = [t["title"], *[x["text"] for x in t["sentences"]]]
                    keep[f"{s['id']}.{t['id']}"] = vectors(model, tok, texts, device).astype(np.float16)
        np.savez_compressed(args.arrays, **keep)  # row 0 is the title
    if args.to:
        save(model, args.to)


if __name__ == "__main__":
    main()
