"""Read the labelled data that the models are trained on, as plain Python objects.

Nothing here is copied into the repository: `--data` names the folder that holds the sets.
"""

import gzip
import json
import re
import zlib
from pathlib import Path


def rows(path):
    path = Path(path)
    with (
        gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8")
    ) as f:
        return [json.loads(line) for line in f]


def stories(data):
    return [
        json.loads(p.read_text(encoding="utf-8")) for p in sorted(Path(data, "retold").glob("[0-9]*.json"))
    ]


def fold_of(story_id, folds=5):
    """Return the fold a RETOLD story is scored in: by number, 036 and its follow-up 037 together."""
    n = int(story_id)
    return (36 if n == 37 else n) % folds


def drawn_fold(name, folds=5):
    """Return the fold a story of ours is scored in: drawn by its name, the same on every machine."""
    return zlib.crc32(name.encode()) % folds


def text_of(telling):
    """Return the telling's text and each sentence's (start, end), as the benchmark's own scorer joins them."""
    parts, spans, at, k = [], {}, 0, 0
    for n in telling["paragraphs"]:
        for j in range(n):
            s = telling["sentences"][k]
            k += 1
            if parts:
                sep = " " if j else "\n\n"
                parts.append(sep)
                at += len(sep)
            spans[s["id"]] = (at, at + len(s["text"]))
            parts.append(s["text"])
            at += len(s["text"])
    return "".join(parts), spans


def wire_of(story):
    """Return sentence id -> set of the wire's sentences whose content it carries."""
    by = {s["id"]: s for t in story["tellings"] for s in t["sentences"]}

    def origin(sid):
        if sid.startswith("W."):
            return frozenset({sid})
        return frozenset().union(*[origin(f) for f in by[sid]["from"]])

    return {sid: origin(sid) for sid in by}


def near(text, needle, around):
    """Return the (start, end) of the occurrence of `needle` nearest to offset `around`, or None."""
    best = None
    for m in re.finditer(re.escape(needle), text) if needle else ():
        if best is None or abs(m.start() - around) < abs(best[0] - around):
            best = m.span()
    return best


def retold_attributions(telling):
    """Return (text, [(source, cue, content)]) with (start, end) spans or None, offsets in the text."""
    text, spans = text_of(telling)
    out = []
    for a in telling["statements"]:
        lo, hi = spans[a["sentence"]]
        body = text[lo:hi]
        i = body.find(a["content"])
        if i < 0:
            continue
        content = (lo + i, lo + i + len(a["content"]))
        cue = near(body, a["cue"], i)
        cue = cue and (lo + cue[0], lo + cue[1])
        at = (cue or content)[0] - lo
        source = near(body, a["source"], at)
        source = source and (lo + source[0], lo + source[1])
        out.append((source, cue, content))
    return text, out


WHO = re.compile(r"=(\d+)\s(.*)")
OPENING = re.compile(r"\{([scq])([0-9,]+):")


def braces(lines):
    """Return (text, [(source, cue, content)]) of paragraphs with {s1:source}, {c1:cue} and {q1:content}, which may nest.

    Spans are lists of (start, end), by number of statement. Raise ValueError where braces don't match.
    """
    text, found, still = "", {}, []
    for n, line in enumerate(lines):
        text += "\n\n" if n else ""
        i = 0
        while i < len(line):
            m = OPENING.match(line, i)
            if m:
                still.append((m.group(1), m.group(2).split(","), len(text)))
                i = m.end()
            elif line[i] == "}":
                if not still:
                    raise ValueError(f"a brace too many in {line!r}")
                part, numbers, start = still.pop()
                for k in numbers:
                    found.setdefault(int(k), {}).setdefault(part, []).append((start, len(text)))
                i += 1
            else:
                text += line[i]
                i += 1
        if still:
            raise ValueError(f"an open brace in {line!r}")
    return text, [tuple(parts.get(k, []) for k in "scq") for _, parts in sorted(found.items())]


def said(folder, files="*.txt"):
    """Yield (head, text, [(source, cue, content)]) of the articles in a folder's files (training/said), by name."""
    for path in sorted(Path(folder).glob(files)):
        for block in path.read_text(encoding="utf-8").split("\n# "):
            lines = block.removeprefix("# ").split("\n")
            told = [x[3:].strip() for x in lines if x.startswith("T: ")]
            if told:
                yield (lines[0], *braces(told))


def mouths(folder):
    """Yield (id, text, [(source, cue, content, who)]) of the same articles; `who` is None where nothing is said of it, else a name or ""."""
    for path in sorted(Path(folder).glob("*.txt")):
        for n, block in enumerate(path.read_text(encoding="utf-8").split("\n# ")):
            lines = block.removeprefix("# ").split("\n")
            told = [x[3:].strip() for x in lines if x.startswith("T: ")]
            who = {int(m.group(1)): m.group(2).strip() for x in lines if (m := WHO.match(x))}
            numbers = sorted({int(k) for x in told for m in OPENING.finditer(x) for k in m.group(2).split(",")})
            if told:
                text, found = braces(told)
                yield f"{path.stem}.{n}", text, [(*x, who.get(k)) for k, x in zip(numbers, found, strict=True)]


def polnear(data, part):
    """Yield (id, text, [(source, cue, content)] with lists of spans)."""
    name = {"train": "train.jsonl.gz", "dev": "dev.jsonl"}[part]
    for r in rows(Path(data, "polnear", name)):
        yield r["id"], r["text"], [(a["source"], a["cue"], a["content"]) for a in r["attributions"]]


def german(data, part):
    """Yield (id, text, [(source, cue, content)]) of the German news quotations, speech and thought alike."""
    for r in rows(Path(data, "quotes_de_wikinews", f"{part}.jsonl")):
        yield (
            r["id"],
            r["text"],
            [
                (a["speaker"], a["cue"], a["quote"])
                for a in r["annotations"]
                if a["type"] in ("Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect")
            ],
        )
