"""listed: the phrases of word lists, found in a row of tokens."""

from variorum.collate.listed import hits
from variorum.collate.tokens import tokens


def test_a_phrase_is_found_behind_a_figure_that_is_grouped_by_a_space() -> None:
    text = "Le comité a reçu 1 250 lettres, et le plan est approuvé"
    ts = tokens(text, 0, "fr")
    assert [h.span(ts).of(text) for h in hits(ts, "steps", "fr", "approved")] == ["approuvé"]


def test_a_phrase_is_found_over_a_hyphen() -> None:
    text = "The council has given the go-ahead for the pier."
    ts = tokens(text, 0, "en")
    assert [h.span(ts).of(text) for h in hits(ts, "steps", "en", "approved")] == ["given the go-ahead"]
