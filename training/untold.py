"""Fit the checker's third head: of each word of a passage, whether the other one tells nothing of it.

    python training/untold.py --data ../shared/data --to src/variorum/models/weights/checker.onnx --marks OUT/untold.pkl [--cache FILE]

The stack stands as tune.py left it: what comes out of it for the words of a base sentence, read beside what of the
reading it is linked to (`variorum.collate.looks`), tells by a logistic regression whether they are gone. What is known:
RETOLD says of each base sentence whether its text carries it; a faithful story of ours that is no shorter version carries all, and of a changed one
the omissions that are labelled are gone and the rest of what is linked is not; in real news readers said of what the
program missed whether it was there after all. `retold_pairs` and reports that are independent of each other teach nothing.
Marks for judge.py are by folds: of each story by a head that never saw it. The head shipped saw all.
"""

import argparse
import pickle
import random
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
import real
from benchmarks.stories import complete
from judge import FOLDS, kept, unlinked
from onnx import TensorProto, helper, numpy_helper
from sklearn.linear_model import LogisticRegression

from variorum.collate import backward, passages, standins
from variorum.data import Checked
from variorum.models.passages import LABELS, side
from variorum.models.stack import BOS, EOS, Stack

HEAD = "untold"
SHARE = 0.3  # of linked sentences that are told: most are, and one is much like another
PART = 1000  # passages read at once: what comes out of the stack takes memory
LONGEST = 60  # words of an example that count
EVEN = 100  # added to the number of examples of a set before each counts one part of it: small sets count less
STRENGTH = 0.003  # inverse, of the pull towards zero


def headless(path):
    """Return a checker's graph without the third head, and the name of what comes out of the stack."""
    model = onnx.load(path)
    graph = model.graph
    for part, named in ((graph.node, lambda x: x.name), (graph.output, lambda x: x.name), (graph.initializer, lambda x: x.name)):
        for x in [x for x in part if named(x).startswith(HEAD)]:
            part.remove(x)
    return model, [n for n in graph.node if n.op_type == "LayerNormalization"][-1].output[0]


def with_head(path, coefficients, bias):
    """Return a checker's graph with the third head: (b, t, 1) log-odds."""
    model, hidden = headless(path)
    graph = model.graph
    for name, array in (("w", coefficients.reshape(-1, 1)), ("b", np.array([bias]))):
        graph.initializer.append(numpy_helper.from_array(array.astype(np.float32), f"{HEAD}.{name}"))
    graph.node.append(helper.make_node("MatMul", [hidden, f"{HEAD}.w"], [f"{HEAD}.y"], name=f"{HEAD}.product"))
    graph.node.append(helper.make_node("Add", [f"{HEAD}.y", f"{HEAD}.b"], [HEAD], name=f"{HEAD}.sum"))
    graph.output.append(helper.make_tensor_value_info(HEAD, TensorProto.FLOAT, ["b", "t", 1]))
    return model


def read_back(cases, path):
    """Return for each case, by base sentence, the spans of its words and what comes out of the stack for them, (words, width)."""
    model, hidden = headless(path)
    model.graph.output.append(helper.make_tensor_value_info(hidden, TensorProto.FLOAT, ["b", "t", "h"]))
    asked = []
    for n, case in enumerate(cases):
        c = unlinked(case)
        names = standins(c.base, c.reading)
        for left, right in passages(c.reading, c.base, c.alignment.mirrored()):
            a, b = side(c.reading, left, names[c.reading.id]), side(c.base, right, names[c.base.id])
            asked.append((n, right[0], a, b))
    asked.sort(key=lambda x: len(x[2][0]) + len(x[3][0]))
    out = [{} for _ in cases]
    with tempfile.TemporaryDirectory() as folder:
        onnx.save(model, Path(folder, "checker.onnx"))
        stack = Stack("checker", Path(folder, "checker.onnx"))
        for k in range(0, len(asked), PART):
            part = asked[k : k + PART]
            rows = [[BOS, *a[0], EOS, EOS, *b[0], EOS] for *_, a, b in part]
            kinds = [[0] * (len(a[0]) + 2) + [1] * (len(b[0]) + 2) for *_, a, b in part]
            for (n, i, a, b), found in zip(part, stack.run(rows, kinds), strict=True):
                first = len(a[0]) + 3
                out[n][i] = b[1], found[-1][first : first + len(b[0])].astype(np.float16)
            print(k + len(part), "of", len(asked), flush=True)
    return out


def examples(case, part, faithful, judged, read, draw):
    """Yield (what comes out of the stack for some words, whether the reading tells nothing of them)."""
    linked = {x.left for x in case.alignment.links}
    for i, (spans, hidden) in read.items():
        if part == "retold":
            yield hidden, i in case.gone or i not in case.carried
        elif part == "real":
            for j in judged:
                at = [k for k, s in enumerate(spans) if j.base and s.overlap(j.base)]
                if at and j.reading is None and j.kind == "omission":
                    yield hidden[at], j.verdict != "wrong"
        elif part == "stories" and faithful:
            if complete(case) and (i not in linked or draw.random() < SHARE):
                yield hidden, False
        elif part == "stories":
            gone = [k for k, s in enumerate(spans) if any(s.overlap(x) for x in case.omitted)]
            told = [k for k in range(len(spans)) if k not in set(gone)]
            if gone:
                yield hidden[gone], True
            if told and i in linked and (gone or draw.random() < SHARE):
                yield hidden[told], False


def fitted(given):
    """Return (weights, bias) from examples of (set, words, whether they are gone); sets and answers count about alike."""
    count = Counter((part, gone) for part, _, gone in given)
    x = np.concatenate([words[:LONGEST] for _, words, _ in given]).astype(np.float32)
    rows = [min(LONGEST, len(words)) for _, words, _ in given]
    y = np.repeat([gone for *_, gone in given], rows)
    weight = np.repeat([1 / (count[part, gone] + EVEN) / n for (part, _, gone), n in zip(given, rows, strict=True)], rows)
    model = LogisticRegression(C=STRENGTH, max_iter=150).fit(x, y, sample_weight=weight / weight.mean())
    return model.coef_[0], float(model.intercept_[0])


def marks(case, read, head):
    """Return what a head says of the base's sentences that the program looks at again, by passages."""
    c, out = unlinked(case), {}
    for key in backward(c.base, c.reading, c.alignment, c.statements):
        spans, hidden = read[key[1][0]]
        nothing = np.zeros((len(spans), len(LABELS)), np.float32)
        odds = hidden.astype(np.float32) @ head[0] + head[1]
        out[key] = Checked(
            base=(), reading=spans, labels=LABELS, base_probs=nothing[:0], reading_probs=nothing,
            untold=odds.astype(np.float32), changed=0.0, by="checker",
        )  # fmt: skip
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--to", required=True, type=Path, help="the checker's file, read and written")
    p.add_argument("--marks", required=True, type=Path, help="where marks of unseen stories go, for judge.py")
    p.add_argument("--cache", type=Path, help="what the program's stages found, kept by judge.py or here")
    o = p.parse_args()
    given = [(c, fold, part, faithful, ()) for c, fold, faithful, part in kept(o.data, o.cache)]
    own = len(given)
    given += [(c, fold, "real", False, judged) for c, fold, judged in real.cases(o.data)]
    read = read_back([c for c, *_ in given], o.to)
    draw = random.Random(1)
    lessons = [
        (fold, part, words, gone)
        for (c, fold, part, faithful, judged), found in zip(given, read, strict=True)
        for words, gone in examples(c, part, faithful, judged, found, draw)
    ]
    heads = [fitted([x for fold, *x in lessons if fold != k]) for k in range(FOLDS)]
    found = [marks(c, r, heads[fold]) for (c, fold, *_), r in zip(given, read, strict=True)]
    o.marks.write_bytes(pickle.dumps((found[:own], found[own:])))
    onnx.save(with_head(o.to, *fitted([x for _, *x in lessons])), o.to)
    print(o.to, len(lessons), "examples")


if __name__ == "__main__":
    main()
