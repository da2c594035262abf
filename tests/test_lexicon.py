import pytest

from variorum import lexicon


def test_lists_come_as_tuples_by_language() -> None:
    assert "may" in lexicon.load("hedges")["en"]["modals"]


def test_an_unknown_list_is_a_missing_file() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon.load("no-such-list")
