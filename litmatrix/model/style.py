"""A citation style: how citations and the reference list shall look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A style of the Citation Style Language, read and ready."""

    name: str
    """As the user wrote it: `norsk-apa-manual`, or the path of a file."""
    csl: str
    """The text of the `.csl` file."""
