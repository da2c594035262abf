"""Fit how aligned pairs hang together, and report relations by fold.

    python training/relations.py --data ../shared/data --vectors FILE... [--others FILE] [--predictions FILE] [--write]

Links are made by coefficients that never saw the story either. Pairs: all within a story, some across. `--others`
keeps the vectors of other people's data between runs. `--predictions` writes what is said of every pair by folds, for
`python -m benchmarks.calibration`.
"""

import argparse
import itertools
import json
import random
from collections import Counter
from datetime import date
from pathlib import Path

import links as first
import numpy as np
from benchmarks import events, reuse
from benchmarks.retold.gold import telling
from corpora import fold_of, stories, wire_of

from variorum import align as aligner
from variorum.candidates import propose
from variorum.data import Article
from variorum.furniture import unfurnished
from variorum.models import rough
from variorum.pipeline import tell
from variorum.relate import borne_out, softmax
from variorum.relate.features import NAMES, features
from variorum.relate.kin import CLASSES, kinship
from variorum.relate.kin import NAMES as KIN_NAMES
from variorum.relate.particulars import elsewhere

PENALTY = 5.0  # on coefficients of unit-spread features; figures by fold hardly move from 1 to 10
ACROSS_STORIES = 500
L2R = 150  # texts of l2r_rewrites' train part, each with one rewrite and two rivals of its domain
OTHERS = 2.0  # weight of a pair of other people's data: RETOLD's pairs come in families, these one by one
APART = 60  # days between two articles that can't be of one event
BACKGROUND = 1_500  # pairs of unrelated news
REAL, TWO_EVENTS = 0.25, 0.5  # weights of pairs of real reports, and of those of two events of one kind
HALF = 0.5  # of a brief, from which it may be another's rewritten
WORD_FOR_WORD = 0.5  # share of the linked sentences' word runs from which an unrelated pair may be a borrowing
SUBSETS = 4  # random parts of every story that the second look is fitted on too
WEIGHTS = {"others": OTHERS, "newsrooms": REAL}  # by set; a pair of RETOLD's weighs 1
APART_FROM_RETOLD = ("others", "background", "newsrooms")
# Names of what is known of a pair that is no class itself, with the classes it leaves open.
CLASSES_OF = {"follow-up": ("none",), "related": ("derived", "partial", "same-event")}
ROUNDS = 2  # of dealing out pairs of several classes; a third moves nothing
FOLLOW_UP = 0.3  # weight of pairs of a story and its follow-up: unrelated, though they share people
WORDING = ("grams_linked", "grams_linked_share", "grams_high", "kept_low", "kept_high")
OUT = Path(__file__).parent.parent / "src/variorum/relate/weights.json"


def carried(story):
    """Return telling -> the wire's sentences that it carries."""
    w = wire_of(story)
    return {
        t["id"]: frozenset().union(*[w[s["id"]] for s in t["sentences"]]) if t["id"] != "I1" else frozenset()
        for t in story["tellings"]
    }


def gold_of(a, b, share):
    if "I1" in (a, b):
        return "same-event"
    if "P1" in (a, b):
        return "partial" if share else "same-event"
    return "derived" if share >= 2 else "partial"


def name_of(a, b, across):
    if across:
        return "translation"
    return "edit" if {a, b} == {"W", "R1"} else "rewrite"


def pairs(data):
    """Yield ((story, telling), (story, telling), class) for all pairs within stories and some across."""
    found = stories(data)
    for s in found:
        w = carried(s)
        for a, b in itertools.combinations(w, 2):
            yield (s["id"], a), (s["id"], b), gold_of(a, b, len(w[a] & w[b]))
    ids = [(s["id"], t["id"]) for s in found for t in s["tellings"]]
    rng = random.Random(5)
    for _ in range(ACROSS_STORIES):
        a, b = rng.sample(ids, 2)
        if a[0] != b[0] and {a[0], b[0]} != {"036", "037"}:
            yield a, b, "none"
    yield from ((a, b, "follow-up") for a in ids if a[0] == "036" for b in ids if b[0] == "037")


def samples(data, path):
    vec = first.vectors(path, data)
    told, rows = {}, {}
    for s in stories(data):
        for t in s["tellings"]:
            told[s["id"], t["id"]] = telling(s, t)
            rows[s["id"], t["id"]] = np.stack([vec[x["text"]] for x in t["sentences"]])
    linked = list(first.samples(data, vec))
    models = {k: first.train([d for d in linked if d["fold"] != k]) for k in range(first.FOLDS)}
    kept = aligner.weights
    out = []
    for a, b, gold in pairs(data):
        name = name_of(a[1], b[1], told[a].lang != told[b].lang)
        fold = fold_of(a[0], first.FOLDS)
        aligner.weights = lambda m=models[fold]: m
        x = aligner.align(told[a], told[b], rows[a], rows[b])
        out.append(
            {
                "a": a,
                "b": b,
                "gold": gold,
                "name": name,
                "fold": fold,
                "x": x,
                "encoder": path,
                "f": features(told[a], told[b], x),
            }
        )
    aligner.weights = kept
    return out


def others(data, kept=None):
    """Return samples of other people's train parts: retellings among rivals of their domain, and pairs of news.

    "related" says that the two tell the same news, without saying how: the model settles that itself.
    """
    data = Path(data)
    couples = []
    found = reuse.rows(data / "l2r_rewrites/train.jsonl.gz")[:L2R]
    human = [reuse.told(r["id"], r["original"]) for r in found]
    for i, r in enumerate(found):
        child = reuse.told(r["id"] + ".r", r["rewrites"][i % len(r["rewrites"])]["text"])
        rivals = [j for j in range(len(found)) if j != i and found[j]["domain"] == r["domain"]][:2]
        couples += [(human[j], child, "derived" if j == i else "none", i) for j in (i, *rivals)]
    for k, r in enumerate(reuse.rows(data / "tg_news_pairs/train.jsonl")):
        both = (
            reuse.told(f"{k}.{s}", f"{r[s]['title']}.\n\n{r[s]['text']}", r["lang"])
            for s in ("first", "second")
        )
        couples.append((*both, "related" if r["label"] == "OK" else "none", k))
    tasks = []
    for r in reuse.rows(data / "clough_stevenson/train.jsonl"):
        if r["task"] not in tasks:
            tasks.append(r["task"])
        pair = reuse.told(f"{r['id']}.source", r["source"]), reuse.told(f"{r['id']}.answer", r["text"])
        couples.append((*pair, "none" if r["category"] == "non" else "derived", tasks.index(r["task"])))
    judge = reuse.Judge(kept)
    judge.read(t for a, b, *_ in couples for t in (a, b))
    out = []
    for a, b, gold, n in couples:
        x = aligner.align(a, b, judge.rows(a), judge.rows(b))
        out.append({"a": ("", a.id), "b": ("", b.id), "gold": gold, "name": "rewrite", "fold": n % first.FOLDS,
                    "x": x, "encoder": "others", "f": features(a, b, x)})  # fmt: skip
    return out


def newsrooms(data, kept=None):
    """Return samples of real news: reports of one event and of two of a kind, with what may be true of each.

    What is known of them stands in `benchmarks/events.py`. Of those within days of one another nobody says whether
    they tell one event: where they share no wording, neither drew on the other.
    """
    judge = reuse.Judge(kept)
    found = events.couples(events.ecbplus(Path(data), "train"), judge)
    found += [c for c in events.couples(events.neighbours(Path(data)), judge) if c.told < events.APART]
    groups = sorted({c.group for c in found})
    out = []
    for c in found:
        may = may_be(c)
        if may:
            out.append({"a": ("", c.a.id), "b": ("", c.b.id), "gold": "|".join(may), "name": "rewrite",
                        "fold": groups.index(c.group) % first.FOLDS, "x": c.x, "encoder": "newsrooms", "f": c.f})  # fmt: skip
    return out


def may_be(c):
    """Return the classes that a pair of real reports may be of, none where it teaches nothing."""
    if c.one_event is None:
        return ("same-event", "none")
    if not c.one_event:
        return ("none",) if c.f["grams_linked_share"] < WORD_FOR_WORD else ()
    if c.told >= events.REUSED:
        return ("derived", "partial")
    # What a rewrite of a brief shares with it is most of the brief, and few runs of words.
    brief = c.sentences < events.LONG and c.f["cover_high"] >= HALF
    if c.told >= events.APART or c.sentences < events.LEAST or brief:
        return ("derived", "partial", "same-event")
    return ("same-event",)


def background(data, kept=None):
    """Return samples of news that has nothing to do with one another, though a first look takes it for related.

    Articles of `allsides_background` published more than APART days from one another report no common event. What
    they share word for word (a paragraph of background that an outlet uses again) leaves a pair out: it may be borrowed.
    """
    found = [r for r in reuse.rows(Path(data) / "allsides_background/train.jsonl.gz") if r["text"].strip() and len(r["date"]) == 10]
    day = {f"news:{r['id']}": date.fromisoformat(r["date"]) for r in found}
    made = [tell(Article(id=f"news:{r['id']}", text=r["text"], title=r["title"] or "")) for r in found]
    tellings = unfurnished(sorted(made, key=lambda t: t.id))
    near = propose(tellings, rough(tellings))
    near = [p for p in near if abs((day[p.left] - day[p.right]).days) > APART]
    near = random.Random(11).sample(near, min(BACKGROUND, len(near)))
    by = {t.id: t for t in tellings}
    judge = reuse.Judge(kept)
    judge.read(by[k] for k in sorted({k for p in near for k in (p.left, p.right)}))
    out = []
    for n, p in enumerate(near):
        a, b = by[p.left], by[p.right]
        x = aligner.align(a, b, judge.rows(a), judge.rows(b))
        f = features(a, b, x)
        if f["grams_linked_share"] < WORD_FOR_WORD:
            out.append({"a": ("", a.id), "b": ("", b.id), "gold": "none", "name": "rewrite", "fold": n % first.FOLDS,
                        "x": x, "encoder": "background", "f": f})  # fmt: skip
    return out


def design(part, names, across):
    x = np.array([[d["f"][n] for n in names] for d in part])
    if not across:
        return x, list(names)
    live = [n for n in names if n != "across"]
    y = np.array([[d["f"]["across"] * d["f"][n] for n in live] for d in part])
    return np.hstack([x, y]), [*names, *("across*" + n for n in live)]


def fit(part, y, w, names, classes, across=True):
    """Return softmax coefficients as class -> name -> number, by penalised Newton steps (all classes at once)."""
    x, cols = design(part, names, across)
    mean, scale = x.mean(0), np.maximum(x.std(0), 1e-9)
    z = np.hstack([np.ones((len(x), 1)), (x - mean) / scale])
    _n, d, k = len(z), z.shape[1], len(classes)
    onehot = np.eye(k)[y]
    beta = np.zeros((k, d))
    ridge = np.full(d, PENALTY)
    ridge[0] = 1e-3
    for _ in range(60):
        s = z @ beta.T
        p = np.exp(s - s.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        grad = ((p - onehot) * w[:, None]).T @ z + ridge * beta
        h = np.zeros((k * d, k * d))
        for i in range(k):
            for j in range(i, k):
                block = (z * (w * p[:, i] * ((i == j) - p[:, j]))[:, None]).T @ z
                h[i * d : (i + 1) * d, j * d : (j + 1) * d] = block
                h[j * d : (j + 1) * d, i * d : (i + 1) * d] = block.T
        step = np.linalg.solve(h + np.diag(np.tile(ridge, k)), grad.ravel()).reshape(k, d)
        beta -= step
        if np.abs(step).max() < 1e-5:
            break
    out = {}
    for c, row in zip(classes, beta, strict=True):
        coef = row[1:] / scale
        out[c] = {"intercept": round(float(row[0] - (coef * mean).sum()), 5)}
        out[c] |= {name: round(float(v), 5) for name, v in zip(cols, coef, strict=True)}
    return out


def weight(d):
    if d["gold"] == "follow-up":
        return FOLLOW_UP
    if d["encoder"] == "newsrooms" and d["gold"] == "none":
        return TWO_EVENTS
    return WEIGHTS.get(d["encoder"], 1.0)


def classed(part, names, across):
    """Return the softmax of the four classes; a pair that may be of several takes the likeliest of them."""
    may = [CLASSES_OF.get(d["gold"]) or tuple(d["gold"].split("|")) for d in part]
    w = np.array([weight(d) for d in part])
    sure = [len(m) == 1 for m in may]
    known = [d for d, one in zip(part, sure, strict=True) if one]
    y = np.array([CLASSES.index(m[0]) for m in may if len(m) == 1])
    model = fit(known, y, w[sure], names, CLASSES, across)
    if len(known) == len(part):
        return model
    for _ in range(ROUNDS):
        y = []
        for d, m in zip(part, may, strict=True):
            p = softmax(d["f"], model) if len(m) > 1 else {m[0]: 1.0}
            y.append(CLASSES.index(max(m, key=lambda c, p=p: p[c])))
        model = fit(part, np.array(y), w, names, CLASSES, across)
    return model


def train(part):
    one = [
        d
        for d in part
        if d["gold"] == "derived" and d["name"] != "translation" and d["encoder"] not in APART_FROM_RETOLD
    ]
    named = ("edit", "rewrite")
    return {
        "class": classed(part, NAMES, True),
        "wording": fit(
            one, np.array([named.index(d["name"]) for d in one]), np.ones(len(one)), WORDING, named, False
        ),
    }


def second_looks(part, rng, subsets):
    """Return samples whose features are the kin's, for all tellings of each story and for random parts of them.

    `part` must hold the out-of-fold first look as "p".
    """
    whole = by_encoder(part)
    piles = list(whole.values())
    for ds in whole.values():
        ids = sorted({x for d in ds for x in (d["a"], d["b"])})
        for _ in range(subsets):
            keep = set()
            for story in sorted({i[0] for i in ids}):
                mine = [i for i in ids if i[0] == story]
                keep |= set(rng.sample(mine, rng.randint(2, len(mine))))
            piles.append([d for d in ds if d["a"] in keep and d["b"] in keep])
    out = []
    for n, pile in enumerate(piles):
        kin = kinship({(d["a"], d["b"]): d["p"] for d in pile})
        out += [{**d, "f": kin[d["a"], d["b"]], "whole": n < len(whole)} for d in pile]
    return out


def by_encoder(part):
    out = {}
    for d in part:
        out.setdefault(d["encoder"], []).append(d)
    return out


def folded(part):
    """Return the first and the second look at every pair, by coefficients that never saw its story."""
    first_look = []
    for k in range(first.FOLDS):
        model = train([d for d in part if d["fold"] != k])
        for d in part:
            if d["fold"] == k:
                d["p"] = borne_out(softmax(d["f"], model["class"]), d["x"], apart=elsewhere(d["f"]))
                d["called"], d["named"] = name_for(d["f"], model["wording"])
                first_look.append((d, d["p"], d["called"]))
    kin = second_looks([d for d in part if d["encoder"] not in APART_FROM_RETOLD], random.Random(3), SUBSETS)
    second = []
    for k in range(first.FOLDS):
        model = classed([d for d in kin if d["fold"] != k], KIN_NAMES, False)
        second += [(d, softmax(d["f"], model), d["called"]) for d in kin if d["fold"] == k and d["whole"]]
    return first_look, second, classed(kin, KIN_NAMES, False)


def report(done, show):
    n, sure = Counter(), []
    for d, p, name in done:
        c = max(p, key=p.get)
        kinds = {d["a"][1], d["b"][1]}
        if d["a"][0] == d["b"][0]:
            if d["gold"] == "derived":
                n["found" if c in ("derived", "partial") else "missed"] += 1
                if c == "derived":
                    n["named" if name == d["name"] else "misnamed"] += 1
            if "I1" in kinds:
                n["independent called derived" if c == "derived" else "independent"] += 1
            if "P1" in kinds and d["gold"] == "partial":
                n["borrowing" if c in ("partial", "derived") else "borrowing missed"] += 1
        elif c in ("derived", "partial"):
            n["across"] += 1
        if c == "partial":
            n["partial right" if d["gold"] == "partial" else "partial wrong"] += 1
        if d["gold"] != "follow-up":
            sure.append((p[c], c == d["gold"]))
        if show and c != ("none" if d["gold"] == "follow-up" else d["gold"]):
            print("  ", *d["a"], *d["b"], d["gold"], "->", c, round(p[c], 2))
    wrong = n["independent called derived"] + n["across"]
    print(
        f"retellings F1 {2 * n['found'] / (2 * n['found'] + wrong + n['missed']):.4f}; "
        f"independent called derived {n['independent called derived']}; across stories {n['across']}; "
        f"borrowing recall {n['borrowing'] / max(1, n['borrowing'] + n['borrowing missed']):.3f} "
        f"at precision {n['partial right'] / max(1, n['partial right'] + n['partial wrong']):.3f}; "
        f"right name {n['named'] / max(1, n['named'] + n['misnamed']):.3f}"
    )
    for lo, hi in ((0, 0.6), (0.6, 0.8), (0.8, 0.95), (0.95, 0.99), (0.99, 1.1)):
        m = [(p, ok) for p, ok in sure if lo <= p < hi]
        if m:
            print(
                f"said {np.mean([p for p, _ in m]):.3f}  was {np.mean([ok for _, ok in m]):.3f}  of {len(m)}"
            )


def predictions(looks, vectors):
    """Return what is said of every pair, how sure, and whether that is so: a row a pair, by set of data.

    A related pair whose relation nobody has named is right under any name but none.
    """
    out = []
    for what, done in looks.items():
        for d, p, name in done:
            if d["encoder"] not in (vectors, *APART_FROM_RETOLD):
                continue
            c, gold = max(p, key=p.get), "none" if d["gold"] == "follow-up" else d["gold"]
            said, sure = c, p[c]
            if d["encoder"] in APART_FROM_RETOLD:
                right = c in (CLASSES_OF.get(gold) or gold.split("|"))
            elif c == "derived":
                said, sure = name, sure * d["named"]
                right = gold == "derived" and name == d["name"]
            else:
                right = c == gold
            out.append({"set": what, "part": d.get("kind", ""), "said": said, "sure": sure, "right": bool(right)})
    return out


def report_others(done):
    kinds = {"same news": ".first", "answers drawn from a source": ".source", "retold texts among rivals": ""}
    for d, _, _ in done:
        d["kind"] = next(k for k, end in kinds.items() if d["a"][1].endswith(end))
    for what in kinds:
        mine = [(d, max(p, key=p.get)) for d, p, _ in done if d["kind"] == what]
        yes = [c in ("derived", "partial") if what != "same news" else c != "none" for _, c in mine]
        gold = [d["gold"] != "none" for d, _ in mine]
        tp = sum(y and g for y, g in zip(yes, gold, strict=True))
        print(f"{what}: F1 {2 * tp / (sum(yes) + sum(gold)):.3f} of {len(mine)} pairs")


def name_for(f, model):
    """Return the name of a derived pair, and its probability."""
    if f["across"]:
        return "translation", 1.0
    p = softmax(f, model)
    name = max(p, key=p.get)
    return name, p[name]


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", required=True)
    ap.add_argument("--vectors", required=True, nargs="+")
    ap.add_argument("--show", action="store_true", help="print every pair that is called wrong")
    ap.add_argument("--others", type=Path)
    ap.add_argument("--background", type=Path, help="keeps the vectors of unrelated news between runs")
    ap.add_argument("--newsrooms", type=Path, help="keeps the vectors of real reports between runs")
    ap.add_argument("--predictions", type=Path)
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    part = [d for v in args.vectors for d in samples(args.data, v)] + others(args.data, args.others)
    part += background(args.data, args.background) + newsrooms(args.data, args.newsrooms)
    alone, settled, model = folded(part)
    for v in args.vectors:
        for what, done in (("each pair alone", alone), ("settled", settled)):
            print(v, what)
            report([x for x in done if x[0]["encoder"] == v], args.show)
    report_others([x for x in alone if x[0]["encoder"] == "others"])
    apart = Counter(max(p, key=p.get) for d, p, _ in alone if d["encoder"] == "background")
    print("unrelated news, called", dict(apart.most_common()))
    real = [(d["gold"], max(p, key=p.get)) for d, p, _ in alone if d["encoder"] == "newsrooms"]
    for gold in sorted({g for g, _ in real}):
        print(f"real reports, {gold}, called", dict(Counter(c for g, c in real if g == gold).most_common()))
    if args.predictions:
        looks = {"alone": alone, "settled": settled}
        args.predictions.write_text(json.dumps(predictions(looks, args.vectors[0])), "utf-8")
    if args.write:
        OUT.write_text(json.dumps({**train(part), "settle": model}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
