"""A collation as the contract's JSON object: the form that scripts outside the project read."""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any

import msgspec

from variorum import __version__
from variorum.data import (
    Alignment,
    Collation,
    Credit,
    Edge,
    Evidence,
    Reading,
    Rejected,
    Span,
    Statement,
    Story,
    Telling,
    Variant,
)
from variorum.text import encodable

CONTRACT = 1  # raised when a field is renamed or dropped; fields may be added without
_DIGITS = 6  # of a score: single precision holds no more, and noise beyond would differ between machines


def dumps(collation: Collation) -> bytes:
    """Return the contract's JSON object in UTF-8, one line, ended by a line feed.

    The same collation gives the same bytes. A lone surrogate, which UTF-8 can't hold, becomes U+FFFD:
    one code point for one, so every offset stays right.
    """
    tree = as_tree(collation)
    try:
        return msgspec.json.encode(tree) + b"\n"
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(tree)) + b"\n"


def as_tree(collation: Collation) -> dict[str, Any]:
    """Return the same object as plain dicts, lists, strings and numbers."""
    places = {s: n for n, s in enumerate(collation.statements)}
    return {
        "variorum": __version__,
        "contract": CONTRACT,
        "models": list(collation.models),
        "settings": dict(collation.settings),
        "tellings": [_telling(t) for t in collation.tellings],
        "stories": [_story(s, places) for s in collation.stories],
        "statements": [_statement(s) for s in collation.statements],
        "rejected": [_rejected(r) for r in collation.rejected],
    }


def _telling(t: Telling) -> dict[str, Any]:
    article = t.article
    return {
        "id": t.id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "lang": t.lang,
        "credit": t.credit,
        "credit_span": _span(t.credit_span),
        "text": t.article.text,
        "sentences": _spans(t.sentences),
        "paragraphs": _spans(t.paragraphs),
        "sightings": [
            {
                "source": s.source,
                "sha256": s.sha256,
                "reader": s.reader,
                "id": s.id,
                "outlet": s.outlet,
                "url": s.url,
                "published": s.published.isoformat() if s.published else None,
            }
            for s in article.sightings
        ],
    }


def _story(s: Story, places: Mapping[Statement, int]) -> dict[str, Any]:
    return {
        "id": s.id,
        "title": s.title,
        "tellings": list(s.tellings),
        "origins": len(s.stemma.origins),
        "origin_tellings": [list(group) for group in s.stemma.origins],
        "links": [_link(x) for x in s.alignments],
        "stemma": {
            "edges": [_edge(e) for e in s.stemma.edges],
            "lost": [x.id for x in s.stemma.lost],
            "lost_sources": [
                {"id": x.id, "note": x.note, "held": [_reading(r) for r in x.held]} for x in s.stemma.lost
            ],
            "undirected": [
                {
                    "tellings": list(u.tellings),
                    "confidence": _score(u.confidence),
                    "evidence": _evidence(u.evidence),
                }
                for u in s.stemma.undirected
            ],
            "rivals": [[_edge(e) for e in tree] for tree in s.stemma.rivals],
            "rival_odds": [_score(x) for x in s.stemma.rival_odds],
            "credits": [_credit(c) for c in s.stemma.credits],
        },
        "said": [[places[x] for x in row if x in places] for row in s.said],
        "variants": [_variant(v) for v in s.variants],
    }


def _link(x: Alignment) -> dict[str, Any]:
    return {
        "a": x.left,
        "b": x.right,
        "relation": x.relation.value if x.relation else None,  # null in `compare` alone: no relation
        "confidence": _score(x.confidence),
        "coverage_a": _score(x.coverage_left),
        "coverage_b": _score(x.coverage_right),
        "pairs": [{"a": p.left, "b": p.right, "score": _score(p.score)} for p in x.links],
        "by": x.by,
    }


def _edge(e: Edge) -> dict[str, Any]:
    return {
        "parent": e.parent,
        "child": e.child,
        "confidence": _score(e.confidence),
        "evidence": _evidence(e.evidence),
    }


def _evidence(reasons: Sequence[Evidence]) -> list[dict[str, Any]]:
    return [{"kind": x.kind, "note": x.note, "weight": _score(x.weight)} for x in reasons]


def _credit(c: Credit) -> dict[str, Any]:
    return {
        "telling": c.telling,
        "named": c.named,
        "means": list(c.means),
        "drew_on": list(c.drew_on),
        "how": c.how.value,
        "note": c.note,
    }


def _variant(v: Variant) -> dict[str, Any]:
    return {
        "kind": v.kind.value,
        "base": _reading(v.base),
        "reading": _reading(v.reading),
        "confidence": _score(v.confidence),
        "by": v.by,
        "note": v.note,
        "weight": _score(v.weight),
        "compared": list(v.compared) if v.compared else None,
    }


def _statement(s: Statement) -> dict[str, Any]:
    return {
        "telling": s.telling,
        "source": _span(s.source),
        "cue": _span(s.cue),
        "content": _spans(s.content),
        "form": s.form.value,
        "speaker": s.speaker,
        "confidence": _score(s.confidence),
        "within": s.within,
        "flags": list(s.flags),
        "by": s.by,
    }


def _rejected(r: Rejected) -> dict[str, Any]:
    return {"source": r.source, "error": r.error, "message": r.message}


def _reading(r: Reading | None) -> dict[str, Any] | None:
    return {"telling": r.telling, "span": _span(r.span)} if r is not None else None


def _span(s: Span | None) -> list[int] | None:
    return None if s is None else [int(s.start), int(s.end)]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[int(s.start), int(s.end)] for s in spans]


def _score(x: float) -> float:
    # float(): stages that compute with arrays may hand over an array's scalar; JSON has no NaN
    return round(float(x), _DIGITS) if isfinite(x) else 0.0


def _whole(tree: Any) -> Any:
    """Return the tree with every string fit for UTF-8."""
    if isinstance(tree, str):
        return encodable(tree)
    if isinstance(tree, list):
        return [_whole(x) for x in tree]
    if isinstance(tree, dict):
        return {_whole(key): _whole(x) for key, x in tree.items()}
    return tree
