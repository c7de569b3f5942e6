"""A work in the bibliography: what is known of a report, as its `.bib` block says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from litmatrix.location import Place


class Name(NamedTuple):
    """A person or a group. A group has only `family`."""

    family: str
    given: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A block of `sources/*.bib`. Field names in lower case, values as plain Unicode text."""

    key: str
    type: str
    """BibTeX type in lower case: article, report, book …"""
    fields: Mapping[str, str]
    """Plain text: LaTeX decoded, braces gone."""
    raw: Mapping[str, str]
    """As written between the outer braces, for programs that read BibTeX."""
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    path: str

    @property
    def title(self) -> str:
        """The title, with the subtitle where biblatex keeps it apart."""
        main, sub = self.fields.get("title", ""), self.fields.get("subtitle", "")
        return f"{main}: {sub}" if main and sub else main or sub

    @property
    def year(self) -> str:
        """The year of publication as four digits, or "" when unknown."""
        return (self.fields.get("date") or self.fields.get("year") or "")[:4]

    def place(self, *keys: str | int) -> Place:
        """The address of the block, or of one of its fields."""
        return Place(self.path, (self.key, *keys))
