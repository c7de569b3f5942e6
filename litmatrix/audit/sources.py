"""The works that a thesis may cite: the items of its reference list, or the references of a `.bib` file."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from litmatrix.audit.reference_list import ListEntry
from litmatrix.audit.years import base_year, year_letter
from litmatrix.model import Name, Reference

_WITH_PAGES = frozenset(("article", "incollection", "inbook", "inproceedings"))


class Source(NamedTuple):
    """A work that can be cited."""

    names: tuple[str, ...]
    """Family names, or the names of organisations."""
    year: str
    """Without its letter; "u.å." or "" where there is none."""
    letter: str
    pages: tuple[int, int] | None
    """First and last page of an article or chapter."""
    origin: Literal["list", "bib"]
    open_ended: bool = False
    """Whether the list itself shortens the authors with et al."""
    entry: ListEntry | None = None
    reference: Reference | None = None


def sources_of(entries: Iterable[ListEntry], references: Iterable[Reference]) -> tuple[Source, ...]:
    """What can be cited: the reference list where there is one, else the `.bib`.

    An item of the list that lacks its pages takes them from the reference that is the same work.
    """
    listed = tuple(_from_entry(entry) for entry in entries if entry.names)
    known = tuple(_from_reference(reference) for reference in references)
    if not listed:
        return known
    return tuple(_completed(source, known) for source in listed)


def _from_entry(entry: ListEntry) -> Source:
    year = base_year(entry.year)
    names = tuple(name.family for name in entry.names)
    return Source(names, year, year_letter(entry.year), entry.pages, "list", entry.et_al, entry)


def _from_reference(reference: Reference) -> Source:
    people = reference.authors or reference.editors
    names = tuple(_name(person) for person in people)
    return Source(names, reference.year, "", pages_of(reference), "bib", reference=reference)


def _name(person: Name) -> str:
    return person.family


def pages_of(reference: Reference) -> tuple[int, int] | None:
    """First and last page of an article or chapter, as the `.bib` gives them; None for whole works."""
    if reference.type not in _WITH_PAGES:
        return None
    first, _, last = reference.fields.get("pages", "").replace("–", "-").replace("--", "-").partition("-")
    first, last = first.strip(), last.strip()
    if not (first.isdecimal() and last.isdecimal()) or int(first) > int(last):
        return None
    return int(first), int(last)


def _completed(source: Source, known: Iterable[Source]) -> Source:
    """The item with the reference that is the same work, by first author, year and title."""
    same = next((one for one in known if _same(source, one)), None)
    if same is None:
        return source
    return source._replace(pages=source.pages or same.pages, reference=same.reference)


def _same(source: Source, other: Source) -> bool:
    if not other.names or source.names[0].casefold() != other.names[0].casefold() or source.year != other.year:
        return False
    if source.entry is None or other.reference is None:
        return False
    return _plain(source.entry.title)[:25] == _plain(other.reference.title)[:25]


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
