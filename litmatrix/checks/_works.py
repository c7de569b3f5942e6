"""When two references stand for the same work."""

from collections.abc import Iterator

from litmatrix.checks._titles import comparable
from litmatrix.model import Reference


def marks(reference: Reference) -> Iterator[tuple[str, ...]]:
    """What only one work can have: its DOI; first author, year and title.

    The DOI of a chapter may be the whole book's, so the title goes with it.
    """
    title = comparable(reference.title)
    if doi := reference.fields.get("doi", "").strip().casefold():
        yield "doi", doi.partition("10.")[2], title if "booktitle" in reference.fields else ""
    people = reference.authors or reference.editors
    if title and people and reference.year:
        yield reference.type, people[0].family.casefold(), reference.year, title
