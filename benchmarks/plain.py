"""The plain path to sentence vectors: a default session, every sentence, in input order, 32 at a time.

What a first version would do, and what ours is measured against. `session(True)` takes the graph in float.
"""

from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from variorum import pipeline
from variorum.data import Telling
from variorum.models.stack import BOS, EOS, PAD, look_up, tokenizer, weights
from variorum.models.vectors import MAX_CHARS, MAX_TOKENS

BATCH = 32
Embed = Callable[[Sequence[Telling], pipeline.Progress], pipeline.Vectors]


def floatable() -> bool:
    """Return whether the graph can be had in float here: that takes the package `onnx`."""
    return find_spec("onnx") is not None


def session(in_float: bool = False) -> Any:
    """Return onnxruntime's session as it comes, over our graph or over the same in float."""
    import onnxruntime as ort  # noqa: PLC0415

    graph = floated() if in_float else str(weights("encoder.onnx"))
    options = ort.SessionOptions()
    options.log_severity_level = 3  # it warns of what the float graph no longer needs
    return ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def floated() -> bytes:
    """Return our graph with its 8-bit products taken back to float ones: the weights' values, unrounded rows.

    A product of ours is MatMulInteger over codes, then Cast, Mul by scales of rows and of columns (see
    training/export.py). What leads only to the codes is left for onnxruntime to drop.
    """
    onnx: Any = import_module("onnx")
    model = onnx.load(str(weights("encoder.onnx")))
    graph = model.graph
    held = {w.name: onnx.numpy_helper.to_array(w) for w in graph.initializer}
    made = {name: node for node in graph.node for name in node.output}
    used = {name: node for node in graph.node for name in node.input}
    out = []
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        row = made[made[made[node.input[0]].input[0]].input[0]].input[0]  # Cast, Add, Div: what was divided
        last = used[used[used[node.output[0]].output[0]].output[0]]
        column = next(name for name in last.input if name in held)
        values = (held[node.input[1]].astype(np.float32) - 128) * held[column]
        name = node.input[1] + ".float"
        graph.initializer.append(onnx.numpy_helper.from_array(values, name))
        out.append((last, onnx.helper.make_node("MatMul", [row, name], list(last.output))))
    # In place, so that the order of nodes stays that of what they need.
    for old, new in out:
        old.CopyFrom(new)
    read: bytes = model.SerializeToString()
    return read


def path(given: Any) -> Embed:
    """Return what `pipeline.embed` does, by a session and the plain path."""

    def embed(tellings: Sequence[Telling], tick: pipeline.Progress) -> pipeline.Vectors:
        texts = [t.sentence(i)[:MAX_CHARS] for t in tellings for i in range(len(t.sentences))]
        flat = []
        for start in range(0, len(texts), BATCH):
            found = tokenizer().encode_batch(texts[start : start + BATCH], add_special_tokens=False)
            own = [[BOS, *e.ids[: MAX_TOKENS - 2], EOS] for e in found]
            ids = np.full((len(own), max(map(len, own))), PAD, np.int64)
            mask = np.zeros(ids.shape, np.int32)
            for r, row in enumerate(own):
                ids[r, : len(row)], mask[r, : len(row)] = row, 1
            fed = {"words": look_up(ids), "kinds": np.zeros_like(ids), "mask": mask}
            flat.append(given.run(None, fed)[0])
            tick("read", start, len(texts))
        v, out, at = np.concatenate(flat), {}, 0
        for t in tellings:
            out[t.id] = v[at : at + len(t.sentences)]
            at += len(t.sentences)
        return out

    return embed
