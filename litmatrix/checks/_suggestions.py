"""The known word that an unknown one was probably meant to be."""

from collections.abc import Collection

from litmatrix.diagnostic import nearest

_COMPARISONS = 100_000


class Suggestions:
    """Nearest known words, until about a second of comparing is spent.

    Half a bibliography gone means thousands of unknown keys; nobody reads that many suggestions, and finding
    them all would take minutes.
    """

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._left = _COMPARISONS

    def near(self, word: str) -> str | None:
        """The known word most like `word`, or None when none is close or the time is spent."""
        if self._left <= 0:
            return None
        self._left -= len(self._known)
        return nearest(word, self._known)
