"""Text to language code (BCP 47 primary subtag)."""

import re
from functools import cache
from typing import Any

# Languages told apart. Wider than those whose grammar we know: a Turkish text should not pass as German.
KNOWN = (
    "ar", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr", "gl",
    "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk", "ms", "nl",
    "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "th", "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
SAMPLE = 4_000  # code points looked at: the answer does not change beyond
SHORT = 20  # letters under which a hint outweighs the model
TORN = 0.2  # probability from which the model holds the claimed language for possible
UNKNOWN = "und"


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - numpy loads late

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages([x for x in KNOWN if x in model.labels])
    return model


def detect(text: str, hint: str | None = None) -> str:
    """Return the language of a text, "und" where it has no letters.

    `hint` is what the source claims; it decides for short texts and where the model itself
    holds it for possible, no more.
    """
    claimed = (hint or "").replace("_", "-").split("-")[0].lower()
    claimed = claimed if re.fullmatch(r"[a-z]{2,3}", claimed) else ""
    sample = text[:SAMPLE]
    letters = sum(c.isalpha() for c in sample)
    if not letters:
        return claimed or UNKNOWN
    if letters < SHORT and claimed:
        return claimed
    # Letters that only one of two close languages has decide before the model does.
    if re.search("[іїєґІЇЄҐ]", sample):
        marks = len(re.findall("[іїєґІЇЄҐ]", sample))
        if marks > len(re.findall("[ыэъЫЭЪ]", sample)) and not re.search("[ўЎ]", sample):
            return "uk"
    ranked = dict(_model().rank(sample))
    if ranked.get(claimed, 0.0) >= TORN:
        return claimed
    return str(max(ranked, key=lambda x: ranked[x]))
