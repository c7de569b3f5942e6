"""An item of the reference list says something else than the same work in the `.bib` file.

Fails:
    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktningers tilnærminger. Søkelys på arbeidslivet, 37(1–2), 91–107.

    Bib: @article{kobberstad2020, author = {Kobberstad, Johanne Hansen}, year = {2020}, pages = {92--108}, title = {Høyt utdanna flyktningers tilnærminger}}

Passes:
    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktningers tilnærminger. Søkelys på arbeidslivet, 37(1–2), 92–108.

    Bib: @article{kobberstad2020, author = {Kobberstad, Johanne Hansen}, year = {2020}, pages = {92--108}, title = {Høyt utdanna flyktningers tilnærminger}}
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.reference_list import ListEntry
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.audit.sources import pages_of
from litmatrix.message import Message
from litmatrix.model import Reference

RULE = audit_rule(
    "LST004",
    "differs-from-bib",
    "error",
    message=Message(
        nb="Referanselisten har «{listed}», .bib-filen har «{known}» ({key}).",
        nn="Referanselista har «{listed}», .bib-fila har «{known}» ({key}).",
        en="The reference list has “{listed}”, the .bib file has “{known}” ({key}).",
    ),
    hint=Message(
        nb="Slå opp kilden og rett den av dem som er gal.",
        nn="Slå opp kjelda og rett den av dei som er gal.",
        en="Look up the source and correct whichever is wrong.",
    ),
    why=Message(
        nb="Ett av stedene er galt, og leseren vet ikke hvilket.",
        nn="Éin av stadene er gal, og lesaren veit ikkje kva for ein.",
        en="One of the two is wrong, and the reader does not know which.",
    ),
)
_SAME_TITLE = 20


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per part that differs: authors, year, pages."""
    for entry in manuscript.entries:
        reference = next((one for one in manuscript.references if _is_same(entry, one)), None)
        for listed, known in _differences(entry, reference) if reference else ():
            parameters = {"listed": listed, "known": known, "key": reference.key if reference else ""}
            yield Remark(RULE, entry.paragraph, 0, len(entry.text), entry.text[:80], None, parameters)


def _is_same(entry: ListEntry, reference: Reference) -> bool:
    """The same DOI, or the same beginning of a title."""
    doi = reference.fields.get("doi", "").casefold()
    if doi and entry.doi and entry.doi.text.casefold().endswith(doi):
        return True
    listed, known = _plain(entry.title), _plain(reference.title)
    shorter = min(len(listed), len(known))
    return shorter >= _SAME_TITLE and listed[:shorter] == known[:shorter]


def _differences(entry: ListEntry, reference: Reference) -> Iterator[tuple[str, str]]:
    people = reference.authors or reference.editors
    listed = tuple(name.family for name in entry.names)
    known = tuple(person.family for person in people)
    if known and not entry.et_al and listed != known:
        yield ", ".join(listed), ", ".join(known)
    if reference.year and entry.year[:1].isdigit() and entry.year[:4] != reference.year:
        yield entry.year, reference.year
    pages = pages_of(reference)
    if pages and entry.pages and pages != entry.pages:
        yield "–".join(map(str, entry.pages)), "–".join(map(str, pages))


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
