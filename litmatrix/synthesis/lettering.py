"""Words in narrow columns of a figure: long ones are divided with a hyphen, where a syllable begins."""

from litmatrix.figures import SIZE, broken, text_width

_VOWELS = frozenset("aeiouyæøåäöéèêóòô")
_FEWEST = 3
"""Letters that stay together on either side of a hyphen."""


def wrapped(text: str, room: float, size: float = SIZE, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of `text` when none may be wider than `room`."""
    words = (piece for word in text.split(" ") for piece in _divided(word, room, size, bold=bold))
    return broken(" ".join(words), room, size, bold=bold)


def fits(text: str, room: float, size: float = SIZE) -> bool:
    """Whether no word of `text` has to be divided."""
    return all(text_width(word, size) <= room for word in text.split(" "))


def _divided(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """A word in pieces that fit, each but the last with a hyphen; whole where no syllable begins in time."""
    pieces: list[str] = []
    while text_width(word, size, bold=bold) > room:
        starts = [at for at in range(_FEWEST, len(word) - _FEWEST + 1) if _begins(word, at)]
        at = max((at for at in starts if text_width(f"{word[:at]}-", size, bold=bold) <= room), default=0)
        if not at:
            break
        pieces.append(f"{word[:at]}-")
        word = word[at:]
    return [*pieces, word]


def _begins(word: str, at: int) -> bool:
    """Whether a syllable begins here: a consonant before a vowel, with a vowel somewhere before it."""
    before, here, after = word[:at].lower(), word[at].lower(), word[at + 1].lower()
    return here.isalpha() and here not in _VOWELS and after in _VOWELS and not _VOWELS.isdisjoint(before)
