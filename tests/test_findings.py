"""Findings made ready to be read: who else has a wording."""

import report_fixture as ferry
from variorum.data import Alignment, Kind, Link, Story
from variorum.report.context import StoryContext
from variorum.report.findings import findings
from variorum.testing import tell


def test_who_has_a_number_in_words_reads_the_same() -> None:
    texts = {"a": "Inspectors found 11 of the doors shut.", "b": "Inspectors found 17 of the doors shut.",
             "c": "Seventeen of the doors were found shut.", "d": "Elf der Türen waren zu."}  # fmt: skip
    tales = {i: tell(text, id=i, lang="de" if i == "d" else "en") for i, text in texts.items()}
    a, b = tales["a"], tales["b"]
    v = ferry.variant(Kind.NUMBER, ferry.reading(a, "11"), ferry.reading(b, "17"), 1, "11 -> 17")
    pairs = tuple(
        Alignment(left=x, right=y, by="t", links=(Link(0, 0, 1.0),)) for x, y in ("ab", "ac", "ad", "bc", "bd")
    )
    story = Story(id="s", title="", tellings=tuple(texts), alignments=pairs, variants=(v,))
    found = findings(StoryContext.of(story, tales))[0]
    letter = StoryContext.of(story, tales).sigla
    assert (found.base.also, found.reading.also) == ((letter["d"],), (letter["c"],))


def test_who_only_names_a_speaker_nearby_does_not_put_the_words_to_him() -> None:
    texts = {"a": ("Ada Vale said the letter had been hidden.",),
             "b": ("Ira Reyl said the letter had been hidden.",),
             "c": ("Ira Reyl read the budget.", "Ada Vale said the letter had been well hidden."),
             "d": ("Ira Reyl said that the letter had been hidden.",)}  # fmt: skip
    tales = {i: tell(*text, id=i) for i, text in texts.items()}
    a, b = tales["a"], tales["b"]
    v = ferry.variant(Kind.SPEAKER, ferry.reading(a, "Ada Vale"), ferry.reading(b, "Ira Reyl"), 1, "")
    pairs = tuple(
        Alignment(left=x, right=y, by="t", links=tuple(Link(0, k, 1.0) for k in range(len(texts[y]))))
        for x, y in ("ab", "ac", "ad", "bc", "bd")
    )
    story = Story(id="s", title="", tellings=tuple(texts), alignments=pairs, variants=(v,))
    context = StoryContext.of(story, tales)
    (found,) = findings(context)
    assert (found.base.also, found.reading.also) == ((context.sigla["c"],), (context.sigla["d"],))


def test_words_that_stand_in_the_other_wording_too_tell_nobody_s() -> None:
    texts = {"a": "The board decides whether the second reactor may be restarted.",
             "b": "The board approves the restart of the second reactor.",
             "c": "The board rules on whether the second reactor can be switched on.",
             "d": "The board must say whether the old reactor may be restarted."}  # fmt: skip
    tales = {i: tell(text, id=i) for i, text in texts.items()}
    a, b = tales["a"], tales["b"]
    v = ferry.variant(
        Kind.CERTAINTY, ferry.reading(a, "may be restarted"), ferry.reading(b, "second reactor"), 1, ""
    )
    pairs = tuple(
        Alignment(left=x, right=y, by="t", links=(Link(0, 0, 1.0),)) for x, y in ("ab", "ac", "ad", "bc", "bd")
    )
    story = Story(id="s", title="", tellings=tuple(texts), alignments=pairs, variants=(v,))
    context = StoryContext.of(story, tales)
    (found,) = findings(context)
    assert (found.base.also, found.reading.also) == ((context.sigla["d"],), ())
