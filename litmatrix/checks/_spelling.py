"""Words that differ by one letter, found in time proportional to their number.

Two words one letter apart share a word that is left when a letter is deleted from one or both of them, so it is
enough to compare words in the same such bucket (deletion neighbourhoods: Mor & Fraenkel 1982, CACM 25(12)).
"""

from collections.abc import Iterable, Iterator

_LONGEST = 120
"""Longer texts are no names."""


class Spelling:
    """Known words, by what is left of them without one letter."""

    def __init__(self, known: Iterable[str]) -> None:
        self._buckets: dict[str, list[str]] = {}
        self._answers: dict[str, list[str]] = {}
        for word in dict.fromkeys(known):
            for rest in _deletions(word):
                self._buckets.setdefault(rest, []).append(word)

    def near(self, word: str) -> list[str]:
        """The known words that become `word` when one letter is added, dropped, changed or swapped, sorted."""
        if word not in self._answers:
            found = {known for rest in _deletions(word) for known in self._buckets.get(rest, ())}
            self._answers[word] = sorted(known for known in found if one_letter_apart(word, known))
        return self._answers[word]


def one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter added, dropped, changed, or two neighbours swapped makes the words equal."""
    short, long = sorted((one, other), key=len)
    if one == other or len(long) - len(short) > 1:
        return False
    start = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[start : start + 2] == long[start : start + 2][::-1]
    return short[start + 1 :] == long[start + 1 :] or (swapped and short[start + 2 :] == long[start + 2 :])


def _deletions(word: str) -> Iterator[str]:
    yield word
    if len(word) <= _LONGEST:
        yield from dict.fromkeys(word[:at] + word[at + 1 :] for at in range(len(word)))
