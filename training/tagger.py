"""Train the attribution tagger: source, cue and content of who is said to have said what.

    python training/tagger.py --data ../shared/data --trunk OUT --with-retold --minutes 75 --to FINAL --bio
    python training/tagger.py ... --from-onnx src/variorum/models/weights/tagger.onnx      # go on from what is shipped

Labels are BIO over words and single marks, read off each word's first piece, scored by a linear chain
(Lafferty, McCallum & Pereira 2001): what one word is bears on what the next can be, so that a long content
is one piece and not three. Beside them every word of a source or a content points to the first word of its
cue (a biaffine arc, Dozat & Manning 2017), so that grouping is learnt and not guessed. The corpora differ
in what they count; a learnt convention vector, added to every token, tells the model which one to follow:
0 RETOLD and our own articles (what the program uses), 1 PolNeAR, 2 the German news quotations.

The learning rate falls with the time used, not with a number of steps fixed beforehand, so that a run fits the
machine it is given; --threads and --minutes are part of the recipe.
"""

import argparse
import random
import re
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from benchmarks.polnear import scored
from corpora import fold_of, german, polnear, retold_attributions, said, stories
from model import FROZEN, H, Trunk, batch_of, restore, save
from tokenizers import Tokenizer
from torch import nn
from unpack import fill

from variorum.data import Article, Span
from variorum.models.reading import read
from variorum.models.stack import BOS, EOS
from variorum.models.tags import CONTEXT, CORE, LABELS
from variorum.segment import segment
from variorum.statements import masks

LESSON = 250  # tokens of a window in training, all of them labelled
KEPT = {"polnear": 1.0, "german": 0.7, "said": 1.5, "retold": 1.5}  # times a corpus is seen in an epoch

PLAIN = 4  # one text in so many is read with its names
HELD = 9  # one of our own articles in so many is kept for measuring

WEIGHTS = Path(__file__).resolve().parents[1] / "src/variorum/models/weights"


class Chain(nn.Module):
    """Scores of one label after another, and of the first: a linear-chain CRF over a row of words."""

    def __init__(self):
        super().__init__()
        self.step = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.first = nn.Parameter(torch.zeros(len(LABELS)))

    def loss(self, y, labels, mask):
        """Return the negative log-likelihood of a word. y: (b, w, 7); labels, mask: (b, w), words first."""
        gold = labels.clamp(min=0)
        score = y.gather(2, gold[..., None])[..., 0] * mask
        moves = self.step[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
        total = score.sum() + moves.sum() + self.first[gold[:, 0]].sum()
        a = self.first + y[:, 0]
        for t in range(1, y.shape[1]):
            new = torch.logsumexp(a[:, :, None] + self.step, 1) + y[:, t]
            a = torch.where(mask[:, t, None] > 0, new, a)
        return (torch.logsumexp(a, 1).sum() - total) / mask.sum()


class Tagger(nn.Module):
    def __init__(self, layers=12, frozen=FROZEN):
        super().__init__()
        self.trunk = Trunk(layers, frozen)
        self.label = nn.Linear(H, len(LABELS))
        self.dep, self.head = nn.Linear(H, 128), nn.Linear(H, 128)
        self.chain = Chain()
        self.drop = nn.Dropout(0.1)

    def forward(self, ids, convention, words):
        """words: (b, w) the place of each word's first piece, 0 (the opening mark) where there is none."""
        x = self.drop(self.trunk(ids, convention[:, None].expand_as(ids)))
        x = x.gather(1, words[..., None].expand(-1, -1, H))
        heads = torch.cat([x.new_zeros(len(x), 1, H), x], 1)  # row 0: no cue
        arcs = self.dep(x) @ self.head(heads).transpose(1, 2) / 128**0.5
        none = torch.cat([words.new_ones(len(x), 1), words], 1) == 0
        return self.label(x), arcs.masked_fill(none[:, None, :], -1e4)


def spans_of(x):
    return [tuple(s) for s in (x or [])]


def words_of(text, off):
    """Return (word spans, first piece of each): runs of letters and digits, single marks, white space trimmed off."""
    spans, first = [], []
    for k, (a, b) in enumerate(off):
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a >= b:
            continue
        if spans and a == spans[-1][1] and text[a - 1].isalnum() and text[a].isalnum():
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
            first.append(k)
    return spans, first


def encode(tok, text, attributions):
    """Return (ids, offsets, words, first pieces, labels, arcs); the last two by word, arcs -1 for none."""
    e = tok.encode(text)
    words, first = words_of(text, e.offsets)
    labels, arcs = [0] * len(words), [-1] * len(words)
    starts, ends = np.array([a for a, _ in words] or [0]), np.array([b for _, b in words] or [0])

    def covered(a, b):
        return range(int(np.searchsorted(ends, a, side="right")), int(np.searchsorted(starts, b, side="left")))

    # Longer contents first: a nested statement's labels stand over those of the one it is nested in.
    for source, cue, content in sorted(attributions, key=lambda a: -sum(e - s for s, e in spans_of(a[2]))):
        cues = [k for s, e_ in spans_of(cue) for k in covered(s, e_)]
        head = min(cues) if cues else -1
        for kind, parts in (("content", content), ("source", source), ("cue", cue)):
            for s, e_ in spans_of(parts):
                for n, k in enumerate(covered(s, e_)):
                    labels[k] = LABELS.index(("B-" if n == 0 else "I-") + kind)
                    arcs[k] = head
    return e.ids, e.offsets, words, first, labels, arcs


def windows(n, breaks, core, context):
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


def cut(tok, text, attributions, convention, core=CORE, context=CONTEXT):
    """Return (windows of a text, its words): a window's words, labels and arcs are those that begin inside it."""
    ids, off, words, first, labels, arcs = encode(tok, text, attributions)
    out = []
    for lo, a, b, hi in windows(len(ids), breaks_of(text, off), core, context):
        i, j = int(np.searchsorted(first, lo)), int(np.searchsorted(first, hi))
        if i == j:
            continue
        out.append(
            {
                "ids": [BOS, *ids[lo:hi], EOS],
                "words": [k - lo + 1 for k in first[i:j]],
                "labels": labels[i:j],
                "arcs": [
                    (h - i + 1 if i <= h < j else 0) if y in (1, 2, 5, 6) else -100
                    for h, y in zip(arcs[i:j], labels[i:j], strict=True)
                ],
                "core": (int(np.searchsorted(first, a)), int(np.searchsorted(first, b)), i),
                "convention": convention,
            }
        )
    return out, words


def lessons(tok, text, attributions, convention):
    return cut(tok, text, attributions, convention, LESSON, 0)[0]


def read_so(n, text, attributions, lang):
    """Return a text and its attributions with names under stand-ins, as the program reads it; every fourth stays as it is."""
    if not n % PLAIN:
        return text, attributions
    hidden = masks(segment(Article(id="", text=text), lang))
    told, pieces = read(text, Span(0, len(text)), hidden)

    def moved(parts):
        return [(_at(a, pieces, 0), _at(b - 1, pieces, 1)) for a, b in spans_of(parts)]

    return told, [tuple(map(moved, parts)) for parts in attributions]


def _at(place, pieces, end):
    """Return where a character stands in what is read, or ends there; of a stand-in, the whole."""
    a, b, span = next(p for p in pieces if p[2].start <= place < p[2].end)
    return a + place - span.start + end if b - a == len(span) else (b if end else a)


def retold(data, tok, fold, inside, folds):
    out = []
    for s in stories(data):
        if fold is not None and (fold_of(s["id"], folds) == fold) == inside:
            continue
        for n, t in enumerate(s["tellings"]):
            if t["statements"]:
                text, att = retold_attributions(t)
                att = [([a[0]] if a[0] else [], [a[1]] if a[1] else [], [a[2]]) for a in att]
                out += lessons(tok, *read_so(n, text, att, t["lang"]), 0)
    return out


def material(data, tok, args):
    """Return the windows of one epoch's corpora. One annotator an article: the others differ in little."""
    parts = {"retold": [], "said": [], "polnear": [], "german": []}
    seen = set()
    for id_, text, att in polnear(data, "train"):
        if id_ not in seen:
            seen.add(id_)
            parts["polnear"] += lessons(tok, text, att, 1)
    for _, text, att in german(data, "train"):
        parts["german"] += lessons(tok, text, att, 2)
    for n, (head, text, att) in enumerate(said(args.said)):
        if n % HELD:
            parts["said"] += lessons(tok, *read_so(n, text, att, head.rpartition("|")[2].strip()), 0)
    if args.with_retold:
        parts["retold"] = retold(data, tok, args.fold, True, args.folds)
    return parts


def collate(items, device):
    def pad(name, v):
        n = max(len(x[name]) for x in items)
        return torch.tensor([x[name] + [v] * (n - len(x[name])) for x in items], device=device)

    return (
        batch_of([x["ids"] for x in items], device),
        torch.tensor([x["convention"] for x in items], device=device),
        pad("words", 0),
        pad("labels", -100),
        pad("arcs", -100),
    )


def epoch_of(parts, rng, size, kept):
    """Return one epoch's batches; windows of like length share a batch: less padding."""
    one = [
        x
        for name, n in kept.items()
        for x in parts[name] * int(n) + rng.sample(parts[name], round(n % 1 * len(parts[name])))
    ]
    one.sort(key=lambda x: len(x["ids"]) + rng.random() * 30)
    batches = [one[i : i + size] for i in range(0, len(one), size)]
    rng.shuffle(batches)
    return batches


def train(args, tok, device):
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    model = Tagger(frozen=args.frozen)
    if args.trunk:
        model.trunk.load(f"{args.trunk}/trunk.npz")
    else:
        model.trunk.load_words(WEIGHTS / "words.npz")
    if args.start_onnx:
        fill(model, args.start_onnx)
    if args.start:
        restore(model, args.start)
    model.to(device)
    parts = material(args.data, tok, args)
    print({k: (len(v), sum(len(x["ids"]) for x in v)) for k, v in parts.items()}, flush=True)
    chain = [p for n, p in model.named_parameters() if n.startswith("chain")]
    rest = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("chain")]
    opt = torch.optim.AdamW(
        [{"params": rest, "lr": args.rate}, {"params": chain, "lr": 10 * args.rate, "weight_decay": 0.0}],
        weight_decay=0.01,
    )
    rates = [g["lr"] for g in opt.param_groups]
    kept = {k: n * (args.others if k in ("polnear", "german") else 1.0) for k, n in KEPT.items()}
    began, step, batches, mean = time.time(), 0, [], 0.0
    while (used := (time.time() - began) / (60 * args.minutes)) < 1:
        batches = batches or epoch_of(parts, rng, args.batch, kept)
        for g, r in zip(opt.param_groups, rates, strict=True):
            g["lr"] = r * min(1, (step + 1) / 40) * max(0.02, 1 - used)
        model.train()
        ids, conv, words, labels, arcs = collate(batches.pop(), device)
        with torch.autocast(device, torch.bfloat16, enabled=args.half):
            y, z = model(ids, conv, words)
        loss = model.chain.loss(y.float(), labels, (labels >= 0).float())
        if (arcs >= 0).any():
            loss = loss + 0.5 * F.cross_entropy(z.float().flatten(0, 1), arcs.flatten())
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        mean = 0.97 * mean + 0.03 * float(loss.detach()) if step else float(loss.detach())
        if step % 25 == 0:
            print("step", step, round(mean, 4), f"{len(batches)} left, {used:.1%}", flush=True)
        if args.to and step % 100 == 99:
            save(model, args.to)
        step += 1
    return model


@torch.no_grad()
def predict(model, items, device, batch=24):
    """Return per window (label marginals (w, 7), arc scores (w, w + 1)) for its words."""
    model.eval()
    order = sorted(range(len(items)), key=lambda i: len(items[i]["ids"]))
    out = [None] * len(items)
    step, first = (v.detach().cpu().numpy() for v in (model.chain.step, model.chain.first))
    for i in range(0, len(order), batch):
        part = [items[k] for k in order[i : i + batch]]
        ids, conv, words, _, _ = collate(part, device)
        y, z = (v.float().cpu().numpy() for v in model(ids, conv, words))
        for k, x, p, q in zip(order[i : i + batch], part, y, z, strict=True):
            n = len(x["words"])
            out[k] = (marginals(p[:n], step, first), q[:n, : n + 1])
    return out


def marginals(y, step, first):
    """Return P(label) of each word under the chain, (w, 7), by forward and backward sums."""
    def total(m, axis):
        top = m.max(axis, keepdims=True)
        return np.log(np.exp(m - top).sum(axis)) + np.squeeze(top, axis)

    a, b = np.zeros_like(y), np.zeros_like(y)
    a[0] = first + y[0]
    for t in range(1, len(y)):
        a[t] = total(a[t - 1][:, None] + step, 0) + y[t]
    for t in range(len(y) - 2, -1, -1):
        b[t] = total(step + y[t + 1] + b[t + 1], 1)
    m = a + b
    m = np.exp(m - m.max(1, keepdims=True))
    return m / m.sum(1, keepdims=True)


def whole(model, windows_, n, device):
    """Return the label marginals (n, 7) of a text of n words cut into windows."""
    probs = np.zeros((n, len(LABELS)), np.float32)
    probs[:, 0] = 1
    for x, (p, _) in zip(windows_, predict(model, windows_, device), strict=True):
        a, b, i = x["core"]
        probs[a:b] = p[a - i : b - i]
    return probs


def score_bio(model, tok, data, device):
    """Return exact F1 of source, cue, content on polnear_bio dev (sentences in order, read with context)."""

    def read(text):
        items, words = cut(tok, text, [], 1)
        return words, whole(model, items, len(words), device)

    return scored(f"{data}/polnear_bio/dev.jsonl", read)


@torch.no_grad()
def score_said(model, tok, folder, device):
    """Return precision, recall and F1 of contents at half overlap, word by word spans, on the held part of our own articles."""
    hit = made = total = 0
    for n, (_, text, att) in enumerate(said(folder)):
        if n % HELD:
            continue
        items, words = cut(tok, text, [], 0)
        labels = whole(model, items, len(words), device).argmax(1)
        found, start = [], None
        for k, y in enumerate([*labels, 0]):
            inside = k < len(labels) and (y == 6 or (y in (1, 2, 3, 4) and start is not None and 6 in labels[k : k + 12]))
            if start is not None and not inside:
                found.append((words[start][0], words[k - 1][1]))
                start = None
            if y == 5:
                start = k
        gold = [(q[0][0], q[-1][1]) for _, _, q in att]
        used = set()
        for a, b in gold:
            best = max(((min(b, d) - max(a, c)) / (max(b, d) - min(a, c)), (c, d)) for c, d in [*found, (0, 1)])
            if best[0] >= 0.5 and best[1] not in used:
                used.add(best[1])
        hit, made, total = hit + len(used), made + len(found), total + len(gold)
    p, r = hit / max(1, made), hit / max(1, total)
    return round(p, 4), round(r, 4), round(2 * p * r / max(1e-9, p + r), 4)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--said", type=Path, default=Path(__file__).parent / "said", help="our own annotated articles")
    p.add_argument("--trunk", help="folder of trunk.py; without it the shipped word table, and --from-onnx says where to start")
    p.add_argument("--to")
    p.add_argument("--from", dest="start")
    p.add_argument("--from-onnx", dest="start_onnx")
    p.add_argument("--fold", type=int, help="leave this fold of RETOLD's stories out")
    p.add_argument("--folds", type=int, default=5, help="how many folds there are")
    p.add_argument("--minutes", type=float, default=75)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--rate", type=float, default=3e-4)
    p.add_argument("--seed", type=int, default=7)
    p.add_argument("--batch", type=int, default=12)
    p.add_argument("--frozen", type=int, default=FROZEN)
    p.add_argument("--with-retold", action="store_true")
    p.add_argument("--half", action="store_true", help="products in bfloat16 on a processor too: faster where it has them (AVX-512 BF16)")
    p.add_argument("--others", type=float, default=1.0, help="share of the corpora of other conventions seen in an epoch")
    p.add_argument("--bio", action="store_true", help="also score on polnear_bio dev")
    args = p.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    args.half |= device == "cuda"
    torch.set_num_threads(args.threads)
    tok = Tokenizer.from_file(str(Path(args.trunk or WEIGHTS) / "tokenizer.json"))
    if args.to:
        Path(args.to).parent.mkdir(parents=True, exist_ok=True)
    model = train(args, tok, device)
    if args.to:
        save(model, args.to)
    print("our own articles, held: precision, recall, F1 of contents", score_said(model, tok, args.said, device), flush=True)
    if args.bio:
        print("polnear_bio dev, exact F1", score_bio(model, tok, args.data, device), flush=True)


if __name__ == "__main__":
    main()
