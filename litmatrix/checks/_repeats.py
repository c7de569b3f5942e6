"""Words that stand more than once in a list."""

from collections.abc import Iterable, Iterator


def repeats(words: Iterable[str]) -> Iterator[tuple[int, str, int]]:
    """For each word that has stood before: its position, the word, and the position of the first."""
    first: dict[str, int] = {}
    for position, word in enumerate(words):
        if first.setdefault(word, position) != position:
            yield position, word, first[word]
