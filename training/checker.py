"""Train the checker: which words of a reading its base does not bear out, and of what kind the change is.

    python training/checker.py --data ../shared/data --trunk OUT --to weights [--fold K] [--from weights]

Two passages go through the trunk side by side; every token of both gets "same" or a kind of change.
Material: `retold_pairs` (train) with its faithful rewrites as hard negatives; RETOLD dev, the fold's stories left
out; and edits made by rule on faithful rewrites (a number, a name, a hedge, a negation, a quantifier), so
that the edit and not the rewriting is what the label rests on. A second head tells for the passage as a
whole whether anything was changed; it also learns from sentence pairs labelled as a whole.
"""

import argparse
import random
import re
import time

import torch
import torch.nn.functional as F
from corpora import fold_of, near, rows, stories
from model import BOS, EOS, H, Trunk, batch_of, restore, save
from tokenizers import Tokenizer
from torch import nn

LABELS = (
    "same",
    "number",
    "date",
    "entity",
    "speaker",
    "role",
    "polarity",
    "certainty",
    "strength",
    "voice",
    "quote",
    "cause",
    "addition",
)
SIDE = 220
WEIGHT = 2.0  # of a changed token against one that stayed: changed ones are one in ten


class Checker(nn.Module):
    def __init__(self, layers=12):
        super().__init__()
        self.trunk = Trunk(layers)
        self.label = nn.Linear(H, len(LABELS))
        self.whole = nn.Linear(H, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, ids, kinds):
        h = self.drop(self.trunk.upper(x, ids, kinds))
        return self.label(h), self.whole(h[:, 0])[:, 0]


def side(tok, text, marks):
    """Return (ids, labels, offsets); marks: (start, end, kind)."""
    e = tok.encode(text)
    labels = [0] * len(e.ids)
    for a, b, kind in marks:
        for k, (s, t) in enumerate(e.offsets):
            if s < b and a < t and text[s:t].strip():
                labels[k] = LABELS.index(kind)
    return e.ids[:SIDE], labels[:SIDE], e.offsets[:SIDE]


def example(tok, a, b, changes, whole=None, tokens=True):
    """changes: (kind, was span or None, now span or None). `tokens` False: only the whole is labelled."""
    ia, la, oa = side(tok, a, [(*w, k) for k, w, _ in changes if w])
    ib, lb, ob = side(tok, b, [(*n, k) for k, _, n in changes if n])
    ids = [BOS, *ia, EOS, EOS, *ib, EOS]
    labels = [-100, *la, -100, -100, *lb, -100] if tokens else [-100] * len(ids)
    return {
        "ids": ids,
        "kinds": [0] * (len(ia) + 2) + [1] * (len(ib) + 2),
        "labels": labels,
        "whole": float(bool(changes)) if whole is None else whole,
        "oa": oa,
        "ob": ob,
        "na": len(ia),
        "nb": len(ib),
    }


def located(a, b, changes):
    """Return changes with spans for those whose words are found; None if one is not."""
    out = []
    for kind, was, now in changes:
        w = near(a, was, 0) if was else None
        n = near(b, now, 0) if now else None
        if (was and not w) or (now and not n) or not (w or n):
            return None
        out.append((kind, w, n))
    return out


def pairs(data, tok, part):
    out = []
    for r in rows(f"{data}/retold_pairs/{part}.jsonl"):
        for f in r["faithful"]:
            out.append((r["source"], f, []))
        for c in r["changed"]:
            found = located(r["source"], c["text"], [(x["type"], x["was"], x["now"]) for x in c["changes"]])
            if found is not None:
                out.append((r["source"], c["text"], found))
    return out


def retold_beads(story):
    """Yield (child id, base text, reading text, changes) a sentence of each child, with its parent sentences."""
    t = {x["id"]: x for x in story["tellings"]}
    for k in ("R1", "R2", "R3", "R4", "R5"):
        p = {s["id"]: s["text"] for s in t[t[k]["parent"]]["sentences"]}
        order = list(p)
        for s in t[k]["sentences"]:
            if not s["from"]:
                continue
            base = " ".join(p[f] for f in sorted(s["from"], key=order.index))
            raw = [
                (
                    c["type"],
                    c["was"] if not c["parent_sentence"] or c["parent_sentence"] in s["from"] else "",
                    c["now"],
                )
                for c in s["changes"]
            ]
            found = located(base, s["text"], [x for x in raw if x[1] or x[2]])
            if found is not None:
                yield k, base, s["text"], found


def retold(data, fold, inside):
    return [
        x[1:]
        for s in stories(data)
        if fold is None or (fold_of(s["id"]) != fold) == inside
        for x in retold_beads(s)
    ]


HEDGES = ("may ", "might ", "could ", "reportedly ", "allegedly ", "possibly ", "likely ", "apparently ")
QUANTITY = {
    "some": "most",
    "most": "all",
    "many": "all",
    "few": "many",
    "several": "most",
    "partly": "entirely",
    "slightly": "sharply",
    "минимум": "почти",
    "некоторые": "большинство",
    "einige": "die meisten",
    "viele": "alle",
    "certains": "la plupart",
}


def edited(rng, base, text, names):
    """Return (text, changes) with one edit by rule in a faithful rewrite, or None where no rule fits."""
    rule = rng.choice(("number", "number", "entity", "certainty", "polarity", "strength", "date"))
    if rule == "number":
        found = [
            m
            for m in re.finditer(r"(?<![\w.,])\d[\d.,]*\d(?![\w])|(?<![\w.,])\d(?![\w.,])", text)
            if m.group() in base and not re.fullmatch(r"(19|20)\d\d", m.group())
        ]
        if found:
            m = rng.choice(found)
            digits = re.sub(r"\D", "", m.group())
            value = int(digits)
            new = rng.choice(
                (
                    value * 2,
                    value + rng.randint(1, max(2, value // 2)),
                    max(1, value - rng.randint(1, max(1, value // 2))),
                    value * 10,
                )
            )
            new = f"{new:,}" if "," in m.group() else str(new)
            if new != m.group():
                return put(text, m.span(), new, "number", base, m.group())
    if rule == "date":
        days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        months = (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        )
        for names_ in rng.sample((days, months), 2):
            found = [m for m in re.finditer(r"\b(?:" + "|".join(names_) + r")\b", text) if m.group() in base]
            if found:
                m = rng.choice(found)
                return put(
                    text, m.span(), rng.choice([d for d in names_ if d != m.group()]), "date", base, m.group()
                )
    if rule == "entity":
        found = [
            m
            for m in re.finditer(r"(?<=[a-z,а-я] )[A-ZА-Я][\w’'-]+(?: [A-ZА-Я][\w’'-]+)*", text)
            if m.group() in base
        ]
        if found and names:
            m = rng.choice(found)
            other = [
                n
                for n in rng.sample(names, min(8, len(names)))
                if n not in base and abs(n.count(" ") - m.group().count(" ")) == 0
            ]
            if other:
                return put(text, m.span(), other[0], "entity", base, m.group())
    if rule == "certainty":
        found = [m for h in HEDGES for m in re.finditer(r"\b" + h, text) if h in base]
        if found:
            m = rng.choice(found)
            h = m.group()
            tail = re.match(r"\w+ ", text[m.end() :])
            new = {"may ": "will ", "might ": "will ", "could ": "will "}.get(h, "")
            if new or tail:
                return put(
                    text,
                    (m.start(), m.end() + (0 if new else tail.end())),
                    new + ("" if new else tail.group()),
                    "certainty",
                    base,
                    h.strip(),
                )
    if rule == "polarity":
        found = list(
            re.finditer(
                r"\b(is|are|was|were|has|have|had|will|would|could|did|does|do|can|should)( not)?\b", text
            )
        )
        if found:
            m = rng.choice(found)
            was = near(base, m.group(), 0)
            new = m.group(1) if m.group(2) else m.group(1) + " not"
            if m.group(1) not in ("did", "does", "do") or m.group(2):
                return put(text, m.span(), new, "polarity", base, m.group() if was else "")
    if rule == "strength":
        found = [m for w in QUANTITY for m in re.finditer(rf"\b{w}\b", text) if re.search(rf"\b{w}\b", base)]
        if found:
            m = rng.choice(found)
            return put(text, m.span(), QUANTITY[m.group()], "strength", base, m.group())
    return None


def put(text, span, new, kind, base, was):
    a, b = span
    new_text = text[:a] + new + text[b:]
    return new_text, [(kind, near(base, was, 0) if was else None, (a, a + len(new)) if new.strip() else None)]


def whole_only(data):
    """Sentence pairs labelled as a whole: borne out (0) or not (1)."""
    out = []
    for r in rows(f"{data}/conjnli/train_auto.jsonl")[::3]:
        out.append((r["premise"], r["hypothesis"], float(r["label"] != "entailment")))
    return out


def build(args, tok, rng):
    """Return one epoch's examples: the edits are drawn anew each time."""
    base = pairs(args.data, tok, "train")
    out = [(a, b, c, True) for a, b, c in base]
    if not args.without_retold:
        out += [(a, b, c, True) for a, b, c in retold(args.data, args.fold, True)]
    faithful = [(a, b) for a, b, c, _ in out if not c]
    names = sorted(
        {m for a, _, _ in base for m in re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", a)}
    )
    for a, b in rng.sample(faithful, min(len(faithful), args.edits)):
        made = edited(rng, a, b, names)
        if made:
            out.append((a, made[0], made[1], True))
    # A text beside itself, and beside its own edit: the plainest cases.
    for _, b in rng.sample(faithful, args.edits // 6):
        out.append((b, b, [], True))
        made = edited(rng, b, b, names)
        if made:
            out.append((b, made[0], made[1], True))
    examples = [example(tok, a, b, c, tokens=t) for a, b, c, t in out]
    # Text beside a wrong text teaches nothing that the aligner does not know; whole-sentence labels do.
    examples += [
        example(tok, a, b, [], whole=w, tokens=False)
        for a, b, w in rng.sample(whole_only(args.data), args.whole)
    ]
    return examples


def batches(rng, examples, tokens=6000):
    order = sorted(range(len(examples)), key=lambda i: len(examples[i]["ids"]) + rng.random() * 6)
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
    ids = batch_of([x["ids"] for x in part], device)
    n = ids.shape[1]
    def pad(r, v):
        return torch.tensor([x + [v] * (n - len(x)) for x in r], device=device)
    return (
        ids,
        pad([x["kinds"] for x in part], 0),
        pad([x["labels"] for x in part], -100),
        torch.tensor([x["whole"] for x in part], device=device),
    )


def train(args, tok, device):
    rng = random.Random(7)
    torch.manual_seed(7)
    model = Checker()
    model.trunk.load(f"{args.trunk}/trunk.npz")
    if args.start:
        restore(model, args.start)
    model.to(device)
    first = batches(rng, build(args, tok, rng))
    steps = len(first) * args.epochs
    opt = torch.optim.AdamW(
        [p for p in model.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.01
    )
    sched = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda n: min(1, n / (0.06 * steps)) * max(0.02, 1 - n / steps)
    )
    weight = torch.full((len(LABELS),), WEIGHT, device=device)
    weight[0] = 1.0
    began, n = time.time(), 0
    for epoch in range(args.epochs):
        for part in first if epoch == 0 else batches(rng, build(args, tok, rng)):
            model.train()
            ids, kinds, labels, whole = tensors(part, device)
            with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
                y, w = model(model.trunk.lower(ids), ids, kinds)
            loss = 0.2 * F.binary_cross_entropy_with_logits(w.float(), whole)
            if (labels >= 0).any():
                loss = loss + F.cross_entropy(y.float().flatten(0, 1), labels.flatten(), weight=weight)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            sched.step()
            if n % 25 == 0:
                print(
                    "step",
                    n,
                    "of",
                    steps,
                    round(float(loss.detach()), 4),
                    round(time.time() - began),
                    "s",
                    flush=True,
                )
            n += 1
        if args.to:
            save(model, args.to)
    return model


@torch.no_grad()
def predict(model, examples, device):
    model.eval()
    out = [None] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i]["ids"]))
    for i in range(0, len(order), 24):
        part = [examples[k] for k in order[i : i + 24]]
        ids, kinds, _, _ = tensors(part, device)
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            y, w = model(model.trunk.lower(ids), ids, kinds)
        y, w = y.float().softmax(-1).cpu().numpy(), w.float().sigmoid().cpu().numpy()
        for r, k in enumerate(order[i : i + 24]):
            e = examples[k]
            out[k] = (y[r, 1 : 1 + e["na"]], y[r, 3 + e["na"] : 3 + e["na"] + e["nb"]], float(w[r]))
    return out


def runs(probs, offsets, floor):
    """Return (start, end, kind, strength) of contiguous tokens whose P(same) is under 1 - floor."""
    out, at = [], None
    changed = 1 - probs[:, 0]
    for k in range(len(probs) + 1):
        if k < len(probs) and changed[k] > floor:
            at = k if at is None else at
        elif at is not None:
            kind = LABELS[1 + int(probs[at:k, 1:].sum(0).argmax())]
            out.append((offsets[at][0], offsets[k - 1][1], kind, float(changed[at:k].max())))
            at = None
    return out


def score(model, tok, material, device, floors=(0.5, 0.7, 0.85, 0.95)):
    """Return by floor: P, R, F1 of changes found, share of right kind, alarms per 100 faithful texts."""
    examples = [example(tok, a, b, c) for a, b, c in material]
    found = predict(model, examples, device)
    out = {}
    for floor in floors:
        tp = fp = fn = right = alarms = clean = 0
        for (_a, _b, c), e, (pa, pb, _) in zip(material, examples, found, strict=True):
            rb, ra = runs(pb, e["ob"], floor), runs(pa, e["oa"], floor)
            if not c:
                clean += 1
                alarms += len(rb)
                fp += len(rb)
                continue
            used = set()
            for kind, was, now in c:
                hit = [i for i, r in enumerate(rb) if now and r[0] < now[1] and now[0] < r[1]]
                back = [r for r in ra if was and not now and r[0] < was[1] and was[0] < r[1]]
                if hit or back:
                    tp += 1
                    right += any(rb[i][2] == kind for i in hit) or any(r[2] == kind for r in back)
                else:
                    fn += 1
                used |= set(hit)
            fp += len(rb) - len(used)
        p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
        out[floor] = {
            "p": round(p, 3),
            "r": round(r, 3),
            "f1": round(2 * p * r / max(1e-9, p + r), 3),
            "kind": round(right / max(1, tp), 3),
            "alarms/100": round(100 * alarms / max(1, clean), 1),
        }
    return out


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--data", required=True)
    p.add_argument("--trunk", required=True)
    p.add_argument("--to")
    p.add_argument("--fold", type=int)
    p.add_argument("--from", dest="start")
    p.add_argument("--epochs", type=int, default=5)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--edits", type=int, default=900)
    p.add_argument("--whole", type=int, default=300)
    p.add_argument("--without-retold", action="store_true")
    args = p.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tok = Tokenizer.from_file(f"{args.trunk}/tokenizer.json")
    model = train(args, tok, device)
    print("retold_pairs dev", score(model, tok, pairs(args.data, tok, "dev"), device), flush=True)
    if args.fold is not None:
        print(
            "RETOLD fold",
            args.fold,
            score(model, tok, retold(args.data, args.fold, False), device),
            flush=True,
        )
    if args.to:
        save(model, args.to)


if __name__ == "__main__":
    main()
