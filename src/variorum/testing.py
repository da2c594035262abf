"""Objects for tests, made by hand in a line: ours, and yours if you build on Variorum."""

from datetime import datetime

from variorum.data import Article, Span, Statement, Telling


def tell(*sentences: str, id: str = "a", lang: str = "en", title: str = "", outlet: str = "",  # noqa: A002
         published: datetime | None = None, credit: str | None = None) -> Telling:
    """Return a telling of these sentences, joined by spaces; "" starts a new paragraph.

    >>> tell("One.", "Two.").sentences
    (Span(start=0, end=4), Span(start=5, end=9))
    """
    text, spans, paragraphs, fresh = "", [], [], True
    for s in sentences:
        if not s:
            fresh = True
            continue
        if text:
            text += "\n\n" if fresh else " "
        spans.append(Span(len(text), len(text) + len(s)))
        text += s
        if fresh:
            paragraphs.append(spans[-1])
        else:
            paragraphs[-1] = Span(paragraphs[-1].start, len(text))
        fresh = False
    article = Article(id=id, text=text, title=title, outlet=outlet, published=published, lang=lang)
    return Telling(
        article=article, lang=lang, sentences=tuple(spans), paragraphs=tuple(paragraphs), credit=credit
    )


def assert_spans(telling: Telling, statements: tuple[Statement, ...]) -> None:
    """Fail unless every span lies inside the text and holds something."""
    for s in statements:
        for span in (s.source, s.cue, *s.content):
            assert span is None or 0 <= span.start < span.end <= len(telling.text), (s, span)
