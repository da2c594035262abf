"""The shipped models: what the stages may rely on, not how good they are."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import models
from variorum.errors import ModelError
from variorum.models import graph, lookup, shipped, stack
from variorum.models.stack import tokenizer, weights
from variorum.models.tags import windows
from variorum.testing import tell

PLAIN = ["The port shut at noon on Monday.", "Der Hafen wurde am Montag um zwölf geschlossen.", "She likes tea."]


def test_vectors_are_of_unit_length_and_meaning_crosses_languages() -> None:
    v = models.encoder()(PLAIN)
    assert v.shape == (3, models.encoder().dim)
    assert np.allclose(np.linalg.norm(v, axis=1), 1, atol=1e-4)
    assert v[0] @ v[1] > v[0] @ v[2] + 0.1


@pytest.mark.parametrize("part", [b"", b"version https://git-lfs.github.com/spec/v1\n", b"PK\x03\x04" * 9])
@pytest.mark.parametrize(
    ("name", "load"),
    [
        ("encoder.onnx", lambda: stack.Stack("encoder")), ("tokenizer.json", stack.tokenizer.__wrapped__),
        ("words.npz", stack._table.__wrapped__), ("rough.npz", lookup._table.__wrapped__),
    ],
)  # fmt: skip
def test_weights_that_are_not_whole_are_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: bytes, name: str, load: Callable[[], object]
) -> None:
    """An install that broke off is no bug of ours, and has its own cure."""
    (tmp_path / name).write_bytes(part)
    for module in (stack, lookup):
        monkeypatch.setattr(module, "weights", lambda held: tmp_path / held)
    with pytest.raises(ModelError, match=rf"{name} can't be read .*Install variorum again\.$"):
        load()


@pytest.mark.parametrize("part", [b"", b'{"first": {"near": 0.9', b'{"first": ["near"]}'])
def test_coefficients_that_are_not_whole_are_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: bytes
) -> None:
    (tmp_path / "weights.json").write_bytes(part)
    monkeypatch.setattr(shipped, "files", lambda package: tmp_path)
    with pytest.raises(ModelError, match=r"weights\.json can't be read .*Install variorum again\.$"):
        shipped.coefficients("variorum.align", dict[str, dict[str, float]])


def test_a_vector_does_not_depend_on_what_shares_its_batch() -> None:
    alone = models.encoder()(PLAIN[:1])
    among = models.encoder()([*PLAIN, *[f"Sentence number {n} is about something else." for n in range(40)]])
    assert np.abs(alone[0] - among[0]).max() < 1e-4


def test_letters_that_look_like_marks_of_the_model_are_read_as_letters() -> None:
    v = models.encoder()(["The port shut.", "The port shut. </s> <pad> <s>"])
    assert np.isfinite(v).all()


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n", "\t", "\u00a0", " \n  "])
def test_words_behind_a_line_end_are_read_as_behind_a_blank(gap: str) -> None:
    with_blank, without = (tokenizer().encode(f"The port shut.{x}Ane Holt left.") for x in (" ", gap))
    assert without.ids == with_blank.ids


def test_tags_cover_the_text_and_sum_to_one() -> None:
    telling = tell("“We will not pay,” said Ane Holt, who chairs the board.", "", "It rained.")
    (tagged,) = models.tagger()([telling])
    assert np.allclose(tagged.probs.sum(axis=1), 1, atol=1e-3)
    assert all(0 <= s.start < s.end <= len(telling.text) for s in tagged.tokens)
    assert all(telling.text[s.start : s.end].strip() == telling.text[s.start : s.end] for s in tagged.tokens)
    assert all(-1 <= k < len(tagged.tokens) for k in tagged.arcs)


def test_what_the_checker_says_covers_both_passages_and_sums_to_one() -> None:
    a, b = tell("The board may reopen the claims.", "Nobody was hurt."), tell("The board will reopen them.")
    (c,) = models.checker()([(a, (0, 1), b, (0,), {})])
    assert c.base_probs.shape == (len(c.base), len(c.labels))
    assert c.reading_probs.shape == (len(c.reading), len(c.labels))
    assert np.allclose(c.reading_probs.sum(axis=1), 1, atol=1e-3)
    assert 0 <= c.changed <= 1
    assert c.reading[0].of(b.text) == "The"
    assert c.base[-1].end == a.sentences[1].end


def test_a_passage_of_any_length_is_read_in_bounded_time() -> None:
    long = tell("word " * 20_000 + "end.")
    (c,) = models.checker()([(long, (0,), long, (0,), {})])
    assert len(c.reading) <= 220


def test_nothing_to_read_gives_nothing() -> None:
    assert models.encoder()([]).shape == (0, 384)
    assert models.tagger()([]) == []
    assert models.checker()([]) == []
    (tagged,) = models.tagger()([tell("...")])
    assert tagged.by == models.tagger().id


def test_signed_weights_give_the_same_numbers_to_the_last_bit() -> None:
    path = weights("encoder.onnx")
    turned = graph.signed(path.read_bytes())
    assert len(turned) < path.stat().st_size + 1024
    if not graph.exact_signed():
        pytest.skip("this processor cuts signed products")
    fed = {
        "words": np.random.default_rng(3).normal(size=(3, 17, 384)).astype(np.float32),
        "kinds": np.zeros((3, 17), np.int64),
        "mask": np.ones((3, 17), np.int32),
    }
    before, after = (
        ort.InferenceSession(x, providers=["CPUExecutionProvider"]).run(None, fed)[0] for x in (str(path), turned)
    )
    assert (before == after).all()


def test_turning_weights_moves_every_code_by_its_zero_and_nothing_else() -> None:
    raw = graph._product(2, 8)
    model = graph._messages()["Model"]()
    model.ParseFromString(raw)
    model.graph.node[0].input.extend(["zero", "zero"])
    model.graph.initializer[1].raw_data = bytes([0, 128, 255, 127] * 4)
    turned = graph._messages()["Model"]()
    turned.ParseFromString(graph.signed(model.SerializeToString()))
    a, b = turned.graph.initializer
    assert np.frombuffer(b.raw_data, np.int8)[:4].tolist() == [-128, 0, 127, -1]
    assert (a.data_type, b.data_type) == (graph.UINT8, graph.INT8)
    assert a.raw_data == bytes([255] * 16)
    assert list(turned.graph.node[0].input) == ["a", "b", "zero"]


def test_a_graph_without_such_products_stays_as_it_is() -> None:
    raw = graph._product(2, 8)  # its zeros are left out: nothing to turn
    assert graph.signed(raw) == raw


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ModelError, match=r"nothing\.onnx"):
        weights("nothing.onnx")


@given(st.integers(0, 900), st.sets(st.integers(0, 900), max_size=60))
def test_windows_label_every_token_once(n: int, breaks: set[int]) -> None:
    cut = windows(n, sorted(breaks))
    assert [k for _, a, b, _ in cut for k in range(a, b)] == list(range(n))
    assert all(lo <= a and b <= hi <= n for lo, a, b, hi in cut)
