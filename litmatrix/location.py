"""Where something stands: in a file as a person counts (`Location`), or in its structure (`Place`).

No reading of files here: a reader turns a `Place` into a `Location`.
"""

from typing import Literal, NamedTuple

Key = str | int


class Location(NamedTuple):
    """A stretch of a text file. Lines and columns are 1-based and count characters, as editors do."""

    path: str
    """Path relative to the root, with `/` on every system."""
    line: int = 1
    column: int = 1
    end_line: int | None = None
    end_column: int | None = None
    """Column after the last character."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Place(NamedTuple):
    """An address inside a file's structure, such as `("ratings", "F1", "rating")`.

    It costs nothing to make; the file is scanned for the exact line and column only when somebody asks
    (10 000 clean studies never ask). Prose is addressed by character offset: `("text", offset, length)`.
    """

    path: str
    keys: tuple[Key, ...] = ()
    part: Literal["value", "key"] = "value"

    def at(self, *keys: Key) -> "Place":
        """The place below this one."""
        return self._replace(keys=self.keys + keys)

    def key(self) -> "Place":
        """The name of the field instead of its value."""
        return self._replace(part="key")
