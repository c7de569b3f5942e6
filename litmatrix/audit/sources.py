"""The works that a thesis may cite: the items of its reference list, or the references of a `.bib` file."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from litmatrix.audit.parliament import documents_in
from litmatrix.audit.reference_list import ListEntry
from litmatrix.audit.years import base_year, year_letter
from litmatrix.model import Reference

_OTHERS = "others"
"""BibTeX's "and others"."""
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
    names = tuple(person.family for person in people if person.family != _OTHERS)
    names = _series(reference, names) or names or _instead_of_author(reference)
    open_ended = any(person.family == _OTHERS for person in people)
    return Source(names, reference.year, "", pages_of(reference), "bib", open_ended, reference=reference)


def _series(reference: Reference, names: tuple[str, ...]) -> tuple[str, ...]:
    """What stands for the author of a document of parliament: "Meld. St. 30"."""
    fields = reference.fields
    numbered = f"{fields.get('type', '')} {fields.get('number', '')}"
    for text in (numbered, *names, fields.get("title", "")):
        documents = documents_in(text)
        if documents and documents[0].start == 0:
            return (documents[0].label,)
    return ()


def _instead_of_author(reference: Reference) -> tuple[str, ...]:
    """The short title of a law, or the body that publishes a work without authors."""
    fields = reference.fields
    for field in ("shortauthor", "shorttitle", "institution", "organization", "publisher", "title"):
        if fields.get(field):
            return (fields[field],)
    return ()


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
