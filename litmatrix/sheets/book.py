"""A workbook to be filled in: sheets of rows, each cell of which is a field of a file of the review.

The same description serves both ways. What is exported is the text of every cell; what comes back is held, cell by
cell, against the text that was exported and against the text of today.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Literal, NamedTuple

from litmatrix.message import LanguageCode

BookKind = Literal["rater", "author"]
FORMAT = "1"
"""Changes when sheets are laid out so differently that an older one cannot be read."""
HIDDEN = "litmatrix"
"""The sheet that holds what was exported: never shown, and needed to bring a sheet back."""
Key = tuple[str, ...]


class Content(Enum):
    """What a cell of a column holds."""

    TEXT = "text"
    LINES = "lines"
    """A list, one item a line."""
    NAMES = "names"
    """A list of ids, with commas or line ends between them."""
    CHOICE = "choice"
    """One of a few words."""
    DATE = "date"


class Choice(NamedTuple):
    """One of a few values, and the word that stands for it."""

    value: str
    word: str


class Column(NamedTuple):
    """A column whose cells are fields of a file."""

    name: str
    label: str
    width: int
    content: Content = Content.TEXT
    choices: tuple[Choice, ...] = ()
    """For a choice: the values. For texts: the words that stand for a gap."""
    rows_choose: bool = False
    """Whether each row has choices of its own."""


class Field(NamedTuple):
    """One cell: the text that it shows, and where in a file it stands."""

    shown: str
    path: str
    keys: Key
    cut: bool = False
    """Whether there is more than a cell can hold."""
    borrowed: bool = False
    """Whether the file has no such field, and what the cell shows comes from the reference."""


class Row(NamedTuple):
    """One row, known by its key, whatever its position."""

    key: Key
    fields: Mapping[str, Field]
    told: tuple[str, ...] = ()
    """What the row says for the reader: never read back."""
    choices: tuple[Choice, ...] = ()


class Blank(NamedTuple):
    """Empty rows for what is new: whose it is stands in the first column, its id in the second."""

    room: int
    owners: tuple[str, ...]
    address: Callable[[Key, str], tuple[str, Key]]
    """From a row's key and a column's name to where the value goes."""
    known: tuple[Row, ...] = ()
    """What there is already, so that the same is not added twice."""
    prefix: str = ""
    """What a new id begins with when the row gives none; "" where an id must be given."""
    reserved: str = ""
    """An id that no new row gets."""
    choices: Mapping[str, tuple[Choice, ...]] = MappingProxyType({})
    """By owner, what may be chosen where rows have choices of their own."""


NO_BLANK = Blank(0, (), lambda _, name: ("", (name,)))


class Sheet(NamedTuple):
    """One sheet of the workbook."""

    name: str
    title: str
    keys: tuple[str, ...]
    """Labels of the columns that hold the row's key."""
    told: tuple[tuple[str, int], ...]
    """Label and width of the columns that are only there to be read."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    blank: Blank | None = None


class Explanation(NamedTuple):
    """A line of the first sheet: a heading, or one or two columns of text."""

    left: str
    right: str = ""
    heading: bool = False


class Book(NamedTuple):
    """The whole workbook."""

    kind: BookKind
    review: str
    rater: str
    language: LanguageCode
    title: str
    explained: tuple[Explanation, ...]
    sheets: tuple[Sheet, ...]
    blind: bool = False
