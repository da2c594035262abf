"""RETOLD's own links and statements as our nouns, so that one stage can be measured without the others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import py3langid

from variorum.data import Alignment, Article, Form, Link, Span, Statement, Telling

PARENTS = ("R1", "R2", "R3", "R4", "R5", "P1")


@dataclass(frozen=True)
class Change:
    kind: str
    was: Span | None
    now: Span | None
    reading_sentence: Span


@dataclass(frozen=True)
class Case:
    """One parent and child of a story, with the answers."""

    name: str  # "015.R3"
    base: Telling
    reading: Telling
    alignment: Alignment
    statements: tuple[Statement, ...]
    changes: tuple[Change, ...]
    gone: tuple[int, ...]  # base sentences whose omission changes the picture
    carried: frozenset[int]  # base sentences that something of the reading carries
    omitted: tuple[Span, ...] = ()  # words whose omission changes the picture, where they are labelled


def telling(story: dict[str, Any], t: dict[str, Any]) -> Telling:
    text, spans, paragraphs, k = "", [], [], 0
    for n in t["paragraphs"]:
        for j in range(n):
            if text:
                text += " " if j else "\n\n"
            body = t["sentences"][k]["text"]
            k += 1
            spans.append(Span(len(text), len(text) + len(body)))
            text += body
        paragraphs.append(Span(spans[-n].start, spans[-1].end))
    article = Article(
        id=f"{story['id']}.{t['id']}",
        text=text,
        title=t["title"],
        outlet=t["outlet"],
        published=datetime.fromisoformat(t["published"]) if t["published"] else None,
        lang=t["lang"],
    )
    # Five R5 of the dev part are marked "en" and are not: the language is read from the text, as the
    # pipeline does.
    return Telling(
        article=article,
        lang=py3langid.classify(text)[0],
        sentences=tuple(spans),
        paragraphs=tuple(paragraphs),
    )


def statements(t: dict[str, Any], told: Telling) -> tuple[Statement, ...]:
    at = {s["id"]: told.sentences[i] for i, s in enumerate(t["sentences"])}
    out = []

    def find(sentence: Span, words: str) -> Span | None:
        i = told.text.find(words, sentence.start, sentence.end) if words else -1
        return Span(i, i + len(words)) if i >= 0 else None

    for a in t.get("statements", ()):
        content = find(at[a["sentence"]], a["content"])
        if content is None:
            continue
        out.append(
            Statement(
                telling=told.id,
                source=find(at[a["sentence"]], a["source"]),
                cue=find(at[a["sentence"]], a["cue"]),
                content=(content,),
                form=Form(a["form"]),
                speaker=a["speaker"] or None,
                by="gold",
                confidence=1.0,
            )
        )
    return tuple(out)


def cases(folder: Path) -> Iterator[Case]:
    """Yield every parent and child of the scorer's list, in order."""
    for path in sorted(folder.glob("[0-9][0-9][0-9].json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        raw = {t["id"]: t for t in story["tellings"]}
        told = {k: telling(story, t) for k, t in raw.items()}
        said = {k: statements(raw[k], told[k]) for k in raw}
        for k in PARENTS:
            parent, child = raw[raw[k]["parent"]], raw[k]
            yield case(parent, child, told, said)


def case(
    parent: dict[str, Any],
    child: dict[str, Any],
    told: dict[str, Telling],
    said: dict[str, tuple[Statement, ...]],
) -> Case:
    a, b = told[parent["id"]], told[child["id"]]
    index = {s["id"]: i for i, s in enumerate(parent["sentences"])}
    links, changes = [], []
    for j, s in enumerate(child["sentences"]):
        links += [Link(index[f], j, 1.0) for f in s["from"]]
        for c in s["changes"]:
            now = was = None
            if c["now"]:
                i = b.sentences[j].start + s["text"].find(c["now"])
                now = Span(i, i + len(c["now"]))
            if c["was"] and c["parent_sentence"]:
                p = a.sentences[index[c["parent_sentence"]]]
                i = p.start + p.of(a.text).find(c["was"])
                was = Span(i, i + len(c["was"]))
            changes.append(Change(c["type"], was, now, b.sentences[j]))
    alignment = Alignment(left=a.id, right=b.id, links=tuple(sorted(set(links))), by="gold")
    return Case(
        name=b.id,
        base=a,
        reading=b,
        alignment=alignment,
        statements=said[parent["id"]] + said[child["id"]],
        changes=tuple(changes),
        gone=tuple(index[o["parent_sentence"]] for o in child["omitted"]),
        carried=frozenset(x.left for x in links),
    )
