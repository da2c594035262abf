"""Read shipped ONNX weights back into a torch module, to go on training from what is shipped."""

import json

import numpy as np
import onnx
import torch
from model import H
from onnx import numpy_helper


def fill(model, path):
    """Fill a module that has a `trunk` and linear heads, and a `chain` where there is one, from an ONNX file that export.py wrote.

    Heads that the file lacks keep their first values. What was rounded to 8 bits stays rounded.
    """
    file = onnx.load(path)
    held = {t.name: numpy_helper.to_array(t) for t in file.graph.initializer}

    def put(mod, name, rows=slice(None)):
        if name + ".q" in held:
            w = ((held[name + ".q"].astype(np.float32) - 128) * held[name + ".s"]).T
        elif name + ".w" in held:
            w = held[name + ".w"].T
        else:
            return
        mod.weight.copy_(torch.tensor(w[rows].copy()))
        mod.bias.copy_(torch.tensor(held[name + ".b"][rows].copy()))

    trunk = model.trunk
    with torch.no_grad():
        trunk.pos.copy_(torch.tensor(held["pos"]))  # the file holds pos + kind
        trunk.kind.zero_()
        trunk.mid.copy_(torch.tensor(held["mid"]))
        trunk.ln.weight.copy_(torch.tensor(held["ln.w"]))
        trunk.ln.bias.copy_(torch.tensor(held["ln.b"]))
        for i, layer in enumerate(trunk.layers):
            for k, mod in enumerate((layer.q, layer.k, layer.v)):
                put(mod, f"l{i}.qkv", slice(k * H, (k + 1) * H))
            for name in ("ao", "fi", "fo"):
                put(getattr(layer, name), f"l{i}.{name}")
            for name in ("aln", "oln"):
                norm = getattr(layer, name)
                norm.weight.copy_(torch.tensor(held[f"l{i}.{name}.w"]))
                norm.bias.copy_(torch.tensor(held[f"l{i}.{name}.b"]))
        for name, mod in model.named_children():
            if isinstance(mod, torch.nn.Linear):
                put(mod, name)
        chain = next((json.loads(p.value) for p in file.metadata_props if p.key == "chain"), None)
        if chain and hasattr(model, "chain"):
            model.chain.step.copy_(torch.tensor(chain["step"]))
            model.chain.first.copy_(torch.tensor(chain["first"]))
    return model
