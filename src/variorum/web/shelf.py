"""A collation's pages by path, each made when it is asked for and forgotten when others are.

Nothing here touches a file: a path is looked up among those the report has, or it is not there.
"""

from collections import OrderedDict
from functools import cached_property

from variorum import review
from variorum.data import Collation, Kind, Variant
from variorum.report.context import StoryContext
from variorum.report.edition import Edition
from variorum.report.pages import Page
from variorum.report.view import FrontMatter, contexts
from variorum.review import EMPTY, Decision, Review, Verdict

_EDITIONS = 4  # stories kept ready; a person looks at one


class Shelf:
    """The pages of one collation under the review as it stands."""

    def __init__(self, collation: Collation) -> None:
        self.collation = collation
        self.review: Review = EMPTY
        self._front: FrontMatter | None = None
        self._front_pages: dict[str, Page] = {}
        self._editions: OrderedDict[str, Edition] = OrderedDict()

    @cached_property
    def _contexts(self) -> dict[str, StoryContext]:
        return {f"stories/{c.folder}": c for c in contexts(self.collation)}

    @cached_property
    def _digests(self) -> dict[str, str]:
        return {t.id: review.digest(t.article.text) for t in self.collation.tellings}

    @cached_property
    def findings(self) -> dict[str, tuple[Variant, str]]:
        """Return every finding by its key, with the folder of its story."""
        return {
            review.key(v, self._digests): (v, folder)
            for folder, c in self._contexts.items()
            for v in c.story.variants
        }

    def page(self, path: str) -> Page | None:
        """Return a page of the report, None where it has none of that path."""
        folder, _, name = path.rpartition("/")
        if folder in self._contexts:
            return self._edition(folder).page(name)
        return self._pages().get(path)

    def revise(self, decisions: tuple[Decision, ...]) -> None:
        """Show from now on what these decisions say; stories they don't touch stay as they are."""
        before, self.review = self.review, review.of(self.collation, decisions)
        changed = {
            self.findings[k][1]
            for k in {*before.standing, *self.review.standing}
            if before.of(k) != self.review.of(k)
        }
        for folder in changed:
            self._editions.pop(folder, None)
            if self._front:
                self._front.add(self._edition(folder))
        if self._front:
            self._front.review = self.review
        self._front_pages = {}

    def decision(self, key: str, verdict: Verdict, as_kind: Kind | None = None) -> Decision | None:
        """Return a decision on a finding, yet without reviewer, note and time; None for an unknown key."""
        if key not in self.findings:
            return None
        v = self.findings[key][0]
        tellings = self._contexts[self.findings[key][1]].tellings
        return Decision(
            kind=v.kind,
            base=review.place(v.base, tellings, self._digests),
            reading=review.place(v.reading, tellings, self._digests),
            verdict=verdict,
            as_kind=None if as_kind is v.kind else as_kind,
            by="",
            at=review.NEVER,
        )

    def _edition(self, folder: str) -> Edition:
        if folder not in self._editions:
            c = self._contexts[folder]
            self._editions[folder] = Edition(StoryContext.of(c.story, c.tellings, c.statements, self.review))
            while len(self._editions) > _EDITIONS:
                self._editions.popitem(last=False)
        self._editions.move_to_end(folder)
        return self._editions[folder]

    def _pages(self) -> dict[str, Page]:
        if self._front is None:
            self._front = FrontMatter(self.collation, self.review)
            for folder in self._contexts:
                self._front.add(self._edition(folder))
        if not self._front_pages:
            self._front_pages = dict(self._front.pages())
        return self._front_pages
