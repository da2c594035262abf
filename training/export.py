"""Write a trained stack as an ONNX graph that onnxruntime runs with 8-bit weights.

    python training/export.py encoder WEIGHTS_PREFIX --trunk OUT --to src/variorum/models/weights

Weight matrices are int8 with a scale a column; activations are quantised to 8 bits in the graph itself,
each token's row by its own greatest value. onnxruntime's own dynamic quantisation scales a whole tensor
at once, so that a sentence's vector changes with what shares its batch; by rows it does not, and the
integer products (MatMulInteger) run at about twice the speed of float ones.
The word table is no part of the graph: it is shipped once (words.npz) and looked up in numpy.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

sys.path.insert(0, str(Path(__file__).parent))
from model import EPS, HEADS, SPLIT, H, Trunk, restore


class Graph:
    """Nodes and weights as they are added; every method returns the name of its output."""

    def __init__(self):
        self.nodes, self.weights, self.n, self.quantised = [], [], 0, {}

    def const(self, array, name):
        self.weights.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def op(self, kind, inputs, domain="", outputs=1, **attrs):
        self.n += 1
        names = [f"{kind}_{self.n}" + (f"_{i}" if i else "") for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attrs))
        return names[0] if outputs == 1 else names

    def linear(self, x, w, b, name):
        """y = x W' + b with int8 products: a row of x is scaled by its own greatest value, W by column."""
        n, _ = w.shape
        bias = self.const(b.astype(np.float32), name + ".b")
        if n < 64:  # the small heads stay in float
            return self.op(
                "Add", [self.op("MatMul", [x, self.const(w.T.astype(np.float32), name + ".w")]), bias]
            )
        if x not in self.quantised:
            top = self.op("ReduceMax", [self.op("Abs", [x])], axes=[-1], keepdims=1)
            scale = self.op("Add", [self.op("Mul", [top, self.scalar(1 / 127)]), self.scalar(1e-8)])
            shifted = self.op("Add", [self.op("Div", [x, scale]), self.scalar(128.5)])
            self.quantised[x] = (self.op("Cast", [shifted], to=TensorProto.UINT8), scale)
        q, scale = self.quantised[x]
        column = np.maximum(np.abs(w).max(1), 1e-8).astype(np.float32) / 127
        codes = (np.clip(np.round(w / column[:, None]), -127, 127) + 128).astype(np.uint8).T
        # Both sides unsigned, each with its zero at 128: with signed weights, processors without VNNI add two
        # products in 16 bits and cut what does not fit, so that the same text gives other vectors there.
        zero = self.once("offset", np.array(128, np.uint8))
        y = self.op("MatMulInteger", [q, self.const(codes, name + ".q"), zero, zero])
        y = self.op("Mul", [self.op("Cast", [y], to=TensorProto.FLOAT), scale])
        return self.op("Add", [self.op("Mul", [y, self.const(column, name + ".s")]), bias])

    def once(self, name, array):
        if not any(w.name == name for w in self.weights):
            self.const(array, name)
        return name

    def scalar(self, v):
        return self.once(f"scalar.{v}", np.array(v, np.float32))

    def norm(self, x, w, b, name):
        return self.op(
            "LayerNormalization",
            [x, self.const(w.astype(np.float32), name + ".w"), self.const(b.astype(np.float32), name + ".b")],
            axis=-1,
            epsilon=EPS,
        )


def stack(g, trunk, x, mask):
    """Add the layers to a graph; x: (b, t, H) after the embedding's layer norm; returns the hidden's name."""
    for i, layer in enumerate(trunk.layers):
        if i == SPLIT:
            mid = g.const(trunk.mid.detach().numpy().astype(np.float32), "mid")
            x = g.op("Add", [x, g.op("Gather", [mid, "kinds"])])

        def lin(x, mod, name, i=i):
            return g.linear(x, mod.weight.detach().numpy(), mod.bias.detach().numpy(), f"l{i}.{name}")

        # q, k and v in one product
        w = np.concatenate([m.weight.detach().numpy() for m in (layer.q, layer.k, layer.v)])
        b = np.concatenate([m.bias.detach().numpy() for m in (layer.q, layer.k, layer.v)])
        qkv = g.linear(x, w, b, f"l{i}.qkv")
        q, k, v = g.op("Split", [qkv, g.once("split", np.array([H, H, H], np.int64))], outputs=3, axis=-1)
        a = g.op("MultiHeadAttention", [q, k, v, "", mask], "com.microsoft", num_heads=HEADS)
        y = g.op("Add", [x, lin(a, layer.ao, "ao")])
        x = g.norm(y, layer.aln.weight.detach().numpy(), layer.aln.bias.detach().numpy(), f"l{i}.aln")
        h = g.op("Gelu", [lin(x, layer.fi, "fi")], "com.microsoft")
        y = g.op("Add", [x, lin(h, layer.fo, "fo")])
        x = g.norm(y, layer.oln.weight.detach().numpy(), layer.oln.bias.detach().numpy(), f"l{i}.oln")
    return x


def embed(g, trunk):
    """Add inputs and the embedding's sum: `words` (b, t, H) float, `kinds` (b, t) int64, `mask` (b, t) int32."""
    pos = g.const((trunk.pos + trunk.kind).detach().numpy().astype(np.float32), "pos")
    shape = g.op("Shape", ["words"])
    t = g.op("Gather", [shape, g.const(np.array([1], np.int64), "one")])
    p = g.op(
        "Slice", [pos, g.const(np.array([0], np.int64), "zero"), t, g.const(np.array([0], np.int64), "axis0")]
    )
    x = g.op("Add", ["words", p])
    return g.norm(x, trunk.ln.weight.detach().numpy(), trunk.ln.bias.detach().numpy(), "ln")


def finish(g, outputs, path, note, meta=None):
    f, i = TensorProto.FLOAT, TensorProto.INT64
    inputs = [
        helper.make_tensor_value_info("words", f, ["b", "t", H]),
        helper.make_tensor_value_info("kinds", i, ["b", "t"]),
        helper.make_tensor_value_info("mask", TensorProto.INT32, ["b", "t"]),
    ]
    outs = [helper.make_tensor_value_info(name, f, shape) for name, shape in outputs]
    for node_name, (name, _) in zip(g.named, outputs, strict=True):
        g.nodes.append(helper.make_node("Identity", [node_name], [name]))
    graph = helper.make_graph(g.nodes, "variorum", inputs, outs, g.weights)
    model = helper.make_model(
        graph,
        opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)],
        ir_version=8,
    )
    model.doc_string = note
    helper.set_model_props(model, meta or {})
    onnx.save(model, path)
    print(path, round(Path(path).stat().st_size / 1e6, 2), "MB")


def encoder(trunk, path):
    g = Graph()
    hidden = stack(g, trunk, embed(g, trunk), "mask")
    m = g.op("Cast", ["mask"], to=TensorProto.FLOAT)
    m3 = g.op("Unsqueeze", [m, g.const(np.array([2], np.int64), "axis2")])
    total = g.op("ReduceSum", [g.op("Mul", [hidden, m3]), "one"], keepdims=0)
    mean = g.op("Div", [total, g.op("ReduceSum", [m, "one"], keepdims=1)])
    g.named = [g.op("LpNormalization", [mean], axis=-1, p=2)]
    finish(g, [("vectors", ["b", H])], path, "sentence encoder: unit vectors")


def tagger(model, path):
    g = Graph()
    x = stack(g, model.trunk, embed(g, model.trunk), "mask")

    def lin(mod, name):
        return g.linear(x, mod.weight.detach().numpy(), mod.bias.detach().numpy(), name)

    dep, head = lin(model.dep, "dep"), lin(model.head, "head")
    arcs = g.op("MatMul", [dep, g.op("Transpose", [head], perm=[0, 2, 1])])
    # "No cue" is a head of its own: the head projection of nothing, its bias. It takes the opening mark's column.
    root = g.op("MatMul", [dep, g.const(model.head.bias.detach().numpy()[:, None].astype(np.float32), "root")])
    rest = g.op(
        "Slice",
        [arcs, "one", g.const(np.array([2**31], np.int64), "end"), g.const(np.array([2], np.int64), "axis2")],
    )
    g.named = [lin(model.label, "label"), g.op("Concat", [root, rest], axis=2)]
    n = model.label.out_features
    chain = {k: v.detach().numpy().round(5).tolist() for k, v in model.chain.named_parameters()}
    outputs = [("scores", ["b", "t", n]), ("arcs", ["b", "t", "t"])]
    finish(g, outputs, path, "attribution tagger", {"chain": json.dumps(chain)})


def checker(model, path):
    g = Graph()
    x = stack(g, model.trunk, embed(g, model.trunk), "mask")
    def lin(y, mod, name):
        return g.linear(y, mod.weight.detach().numpy(), mod.bias.detach().numpy(), name)
    g.named = [g.op("Softmax", [lin(x, model.label, "label")], axis=-1)]
    outputs = [("probs", ["b", "t", model.label.out_features])]
    first = g.op("Gather", [x, g.const(np.array(0, np.int64), "first")], axis=1)
    g.named.append(g.op("Sigmoid", [lin(first, model.whole, "whole")]))
    outputs.append(("changed", ["b", 1]))
    finish(g, outputs, path, "checker of two passages")


def word_table(trunk_path, path):
    """Write the word table as the trunk has it: 4-bit codes in blocks of 32, a float16 scale each."""
    z = np.load(trunk_path)
    np.savez(path, codes=z["word.codes"], scales=z["word.scales"])
    print(path, round(Path(path).stat().st_size / 1e6, 2), "MB")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("what", choices=("encoder", "tagger", "checker", "words"))
    p.add_argument("weights", nargs="?")
    p.add_argument("--trunk", help="folder of trunk.py, for the words and for an encoder as it comes")
    p.add_argument("--to", required=True)
    p.add_argument("--layers", type=int, default=12)
    o = p.parse_args()
    Path(o.to).mkdir(parents=True, exist_ok=True)
    if o.what == "words":
        return word_table(f"{o.trunk}/trunk.npz", f"{o.to}/words.npz")
    if o.what == "encoder":
        m = restore(Trunk(o.layers), o.weights) if o.weights else Trunk(o.layers).load(f"{o.trunk}/trunk.npz")
        return encoder(m, f"{o.to}/encoder.onnx")
    if o.what == "tagger":
        from tagger import Tagger

        return tagger(restore(Tagger(o.layers), o.weights), f"{o.to}/tagger.onnx")
    from checker import Checker

    return checker(restore(Checker(o.layers), o.weights), f"{o.to}/checker.onnx")


if __name__ == "__main__":
    main()
