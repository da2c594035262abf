"""The trunk as a torch module: a BERT-shaped encoder read from OUT/trunk.npz of trunk.py.

The word table stays frozen: all models share it, and it is shipped once.
"""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from variorum.models.stack import PAD

H, HEADS, INNER, EPS = 384, 12, 1536, 1e-12


def dequantise(codes, scales, columns):
    w = np.concatenate([codes & 15, codes >> 4], axis=-1).astype(np.float32) - 8
    return (w * scales.astype(np.float32)[..., None]).reshape(-1, columns)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(H, H) for _ in range(4))
        self.aln, self.oln = nn.LayerNorm(H, EPS), nn.LayerNorm(H, EPS)
        self.fi, self.fo = nn.Linear(H, INNER), nn.Linear(INNER, H)
        self.drop = nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = (f(x).view(b, t, HEADS, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.aln(x + self.drop(self.ao(y.transpose(1, 2).reshape(b, t, H))))
        return self.oln(x + self.drop(self.fo(F.gelu(self.fi(x)))))


SPLIT = 6  # before this layer the learnt vector of a side or a convention is added
FROZEN = 6  # layers below stay as the trunk has them; a trainer may lower it


class Trunk(nn.Module):
    """ids (b, t) -> hidden (b, t, 384).

    `kinds` (b, t) are 0..3 and choose a learnt vector added before layer SPLIT: which side of a pair a
    token stands on, or which corpus' convention to follow. Layers under FROZEN are not trained.
    """

    def __init__(self, layers=12, frozen=FROZEN):
        super().__init__()
        self.frozen = frozen
        self.mid = nn.Parameter(torch.zeros(4, H))
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.pos = nn.Parameter(torch.zeros(512, H))
        self.kind = nn.Parameter(torch.zeros(H))
        self.ln = nn.LayerNorm(H, EPS)
        self.drop = nn.Dropout(0.1)

    def load_words(self, path):
        """Take the word table alone, from trunk.npz or as shipped: `save` leaves it out, all models share it."""
        z = np.load(path)
        lead = "word." if "word.codes" in z else ""
        table = dequantise(z[lead + "codes"], z[lead + "scales"], H)
        self.register_buffer("word", torch.tensor(table), persistent=False)
        return self

    def load(self, path, keep=None):
        """Fill from trunk.npz; `keep` names the layers of the file to take."""
        z = np.load(path)
        self.load_words(path)
        with torch.no_grad():
            self.pos.copy_(torch.tensor(z["emb.pos"].reshape(512, H)))
            self.kind.copy_(torch.tensor(z["emb.type"].reshape(-1, H)[0]))
            self.ln.weight.copy_(torch.tensor(z["emb.ln.w"]))
            self.ln.bias.copy_(torch.tensor(z["emb.ln.b"]))
            for layer, i in zip(self.layers, keep or range(len(self.layers)), strict=True):
                for name, mod in (
                    ("q", layer.q),
                    ("k", layer.k),
                    ("v", layer.v),
                    ("ao", layer.ao),
                    ("fi", layer.fi),
                    ("fo", layer.fo),
                ):
                    mod.weight.copy_(
                        torch.tensor(
                            dequantise(z[f"l{i}.{name}.w.codes"], z[f"l{i}.{name}.w.scales"], mod.in_features)
                        )
                    )
                    mod.bias.copy_(torch.tensor(z[f"l{i}.{name}.b"]))
                for name, mod in (("aln", layer.aln), ("oln", layer.oln)):
                    mod.weight.copy_(torch.tensor(z[f"l{i}.{name}.w"]))
                    mod.bias.copy_(torch.tensor(z[f"l{i}.{name}.b"]))
        for part in (self.ln, *self.layers[: self.frozen]):
            part.requires_grad_(False)
        self.pos.requires_grad_(False)
        self.kind.requires_grad_(False)
        return self

    @torch.no_grad()
    def lower(self, ids):
        """Return the output of the layers that are not trained."""
        x = self.ln(self.word[ids] + self.pos[: ids.shape[1]] + self.kind)
        mask = (ids != PAD)[:, None, None, :]
        self.layers[: self.frozen].eval()
        for layer in self.layers[: self.frozen]:
            x = layer(x, mask)
        return x

    def upper(self, x, ids, kinds=None):
        mask = (ids != PAD)[:, None, None, :]
        for i, layer in enumerate(self.layers[self.frozen :], self.frozen):
            if i == SPLIT:
                x = x + (self.mid[0] if kinds is None else self.mid[kinds])
            x = layer(x, mask)
        return x

    def forward(self, ids, kinds=None):
        return self.upper(self.lower(ids), ids, kinds)


def pooled(hidden, ids):
    """Return unit vectors: the mean over tokens that are no padding."""
    m = (ids != PAD).unsqueeze(-1).to(hidden.dtype)
    return F.normalize((hidden * m).sum(1) / m.sum(1), dim=-1)


def batch_of(rows, device="cpu"):
    t = max(map(len, rows))
    return torch.tensor([r + [PAD] * (t - len(r)) for r in rows], device=device)


def save(model, path):
    """Write weights as they are shipped: matrices as int8 in blocks of 32 with a float16 scale, the rest float16."""
    out = {}
    for name, v in model.state_dict().items():
        v = v.detach().float().cpu().numpy()
        if (
            v.ndim == 2
            and v.shape[1] % 32 == 0
            and v.shape[0] >= 128
            and "pos" not in name
            and "mid" not in name
        ):
            b = v.reshape(v.shape[0], -1, 32)
            scale = np.maximum(np.abs(b).max(-1), 1e-8) / 127
            scale = scale.astype(np.float16).astype(np.float32)
            out[name + "|q"] = (
                np.clip(np.round(b / scale[..., None]), -127, 127).astype(np.int8).reshape(v.shape)
            )
            out[name + "|s"] = scale.astype(np.float16)
        else:
            out[name] = v.astype(np.float16)
    items, parts, size = sorted(out.items()), [{}], 0
    for name, v in items:  # parts of under 12 MiB each: easy to move about
        if size + v.nbytes > 12 << 20:
            parts.append({})
            size = 0
        parts[-1][name] = v
        size += v.nbytes
    for i, part in enumerate(parts):
        np.savez_compressed(f"{path}.{i}.npz", **part)


def restore(model, path):
    """Fill a module from what `save` wrote."""
    found = {}
    for f in sorted(Path(path).parent.glob(f"{Path(path).name}.*.npz")):
        found.update(np.load(f))
    state = {}
    for name in model.state_dict():
        if name + "|q" in found:
            q = found[name + "|q"]
            w = (
                q.reshape(q.shape[0], -1, 32).astype(np.float32)
                * found[name + "|s"].astype(np.float32)[..., None]
            )
            state[name] = torch.tensor(w.reshape(q.shape))
        else:
            state[name] = torch.tensor(found[name].astype(np.float32))
    model.load_state_dict(state)
    return model
