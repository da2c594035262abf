"""Things tied together pair by pair, into groups: disjoint sets (Galler & Fischer 1964)."""

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T", int, str, tuple[int, int])


class Groups(Generic[T]):
    """Things each in one group, at first its own. A group goes by its least member."""

    def __init__(self, things: Iterable[T]) -> None:
        self._above: dict[T, T] = {x: x for x in things}

    def __contains__(self, x: object) -> bool:
        return x in self._above

    def of(self, x: T) -> T:
        """Return the least member of a thing's group."""
        above = self._above
        while above[x] != x:
            above[x] = above[above[x]]
            x = above[x]
        return x

    def join(self, a: T, b: T) -> None:
        """Make the groups of two things one."""
        a, b = self.of(a), self.of(b)
        self._above[max(a, b)] = min(a, b)

    def members(self) -> dict[T, list[T]]:
        """Return the things of every group, by its least member, in the order they came in."""
        out: dict[T, list[T]] = {}
        for x in self._above:
            out.setdefault(self.of(x), []).append(x)
        return out
