from pathlib import Path

import pytest

from variorum import lexicon

SOURCE = Path(lexicon.__file__).parents[1]
BY_OWN_NAMES = {"crowds", "measures", "money"}  # each of their lists is called as what it stands for, and all are read


def test_lists_come_as_tuples_by_language() -> None:
    assert "may" in lexicon.load("hedges")["en"]["modals"]


def test_an_unknown_list_is_a_missing_file() -> None:
    with pytest.raises(FileNotFoundError):
        lexicon.load("no-such-list")


def test_entries_come_folded_key_by_key() -> None:
    assert lexicon.table("roles", "fr")["towards"] == lexicon.folded("roles", "fr", "towards")
    assert "a" in lexicon.folded("roles", "fr", "towards")  # "à" as it is compared
    assert lexicon.folded("times", "en", "latest", "earliest")[0] == lexicon.load("times")["en"]["latest"][0]
    assert lexicon.known("times", "en", "latest", "earliest") >= {"no later than", "not before"}


def test_what_an_entry_stands_for_is_told_behind_a_colon() -> None:
    assert ("next week", "1 13") in lexicon.pairs("times", "en", "periods")
    assert lexicon.numbers("times", "en", "weekdays")["monday"] == 0


def test_a_language_without_lists_has_no_entries() -> None:
    assert lexicon.folded("roles", "zz", "towards") == ()
    assert not "any".startswith(lexicon.folded("roles", "zz", "towards"))
    assert not lexicon.known("roles", "zz", "towards")
    assert not lexicon.table("roles", "zz")
    assert not lexicon.entries("times", "zz", "periods")
    assert not lexicon.pairs("times", "zz", "periods")
    assert not lexicon.numbers("times", "zz", "weekdays")


def test_every_list_is_asked_for_somewhere() -> None:
    source = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    for path in (SOURCE / "lexicon").glob("*.toml"):
        if path.stem not in BY_OWN_NAMES:
            lists = [*lexicon.load(path.stem).values(), *lexicon.values(path.stem).values()]
            unread = {key for table in lists for key in table if f'"{key}"' not in source}

            assert not unread, path.name


@pytest.mark.parametrize(("lang", "his"), [("ru", "л"), ("uk", "в")])
def test_a_verb_of_saying_is_known_of_him_of_her_of_a_ministry_and_of_several(lang: str, his: str) -> None:
    verbs = set(lexicon.table("speech", lang)["verbs"])
    past = [v for v in verbs if v.endswith(his) and v[-2] in "аеёиоуыяіїє"]
    assert past
    assert not [v[:-1] + e for v in past for e in ("ла", "ло", "ли") if v[:-1] + e not in verbs]
