"""An item of the reference list says something else than the same work in the `.bib` file.

Fails:
    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktningers tilnærminger. Søkelys på arbeidslivet, 37(1–2), 91–107.

    Bib: @article{kobberstad2020, author = {Kobberstad, Johanne Hansen}, year = {2020}, pages = {92--108}, title = {Høyt utdanna flyktningers tilnærminger}}

Passes:
    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktningers tilnærminger. Søkelys på arbeidslivet, 37(1–2), 92–108.

    Bib: @article{kobberstad2020, author = {Kobberstad, Johanne Hansen}, year = {2020}, pages = {92--108}, title = {Høyt utdanna flyktningers tilnærminger}}

Passes:
    Referanser

    Integrerings- og mangfoldsdirektoratet. (2024). Var det oppskriften som manglet?

    Bib: @report{kavli2024, author = {Kavli, Hanne and Bråten, Beret}, year = {2024}, title = {Var det oppskriften som manglet? Delrapport 2}} @online{imdi2024, author = {{Integrerings- og mangfoldsdirektoratet}}, year = {2024}, title = {Var det oppskriften som manglet?}}

Passes:
    Referanser

    Lunde & Lysen. (2020). Nær halvparten har vedvarende lavinntekt. SSB.

    Bib: @online{lunde2020, author = {Lunde and Lysen}, year = {2020}, title = {Nær halvparten har vedvarende lavinntekt}}

Fails:
    Referanser

    Lunde & Lie. (2020). Nær halvparten har vedvarende lavinntekt. SSB.

    Bib: @online{lunde2020, author = {Lunde and Lysen}, year = {2020}, title = {Nær halvparten har vedvarende lavinntekt}}
"""

import re
from collections.abc import Iterable, Iterator

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
_JOINT = re.compile(r"\s*,?\s+(?:&|og|and)\s+|\s*,\s*")


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per part that differs: authors, year, pages."""
    for entry in manuscript.entries:
        reference = _same_work(entry, manuscript.references)
        for listed, known in _differences(entry, reference) if reference else ():
            parameters = {"listed": listed, "known": known, "key": reference.key if reference else ""}
            yield Remark(RULE, entry.paragraph, 0, len(entry.text), entry.text[:80], None, parameters)


def _same_work(entry: ListEntry, references: Iterable[Reference]) -> Reference | None:
    """The reference with the same DOI, else one whose title begins alike.

    Of several titles alike (a report, and a web page about it) the one by the same authors, of the same year, or by
    the same first author.
    """
    alike = []
    for reference in references:
        if _has_doi(entry, reference):
            return reference
        if _has_title(entry, reference):
            alike.append(reference)
    return min(alike, key=lambda one: _distance(entry, one), default=None)


def _has_doi(entry: ListEntry, reference: Reference) -> bool:
    doi = reference.fields.get("doi", "").casefold()
    return bool(doi and entry.doi and entry.doi.text.casefold().endswith(doi))


def _has_title(entry: ListEntry, reference: Reference) -> bool:
    listed, known = _plain(entry.title), _plain(reference.title)
    shorter = min(len(listed), len(known))
    return shorter >= _SAME_TITLE and listed[:shorter] == known[:shorter]


def _distance(entry: ListEntry, reference: Reference) -> tuple[bool, bool, int]:
    """How unlike the two are; the first that differs decides."""
    known = _families(reference)
    listed = _listed(entry, known)
    return listed[:1] != known[:1], listed != known, len(list(_differences(entry, reference)))


def _families(reference: Reference) -> tuple[str, ...]:
    return tuple(person.family for person in reference.authors or reference.editors)


def _listed(entry: ListEntry, known: tuple[str, ...]) -> tuple[str, ...]:
    """The authors of the item. People of whom only the family name is known stand there like one organisation."""
    listed = tuple(name.family for name in entry.names)
    if len(listed) == 1 < len(known) and tuple(_JOINT.split(listed[0])) == known:
        return known
    return listed


def _differences(entry: ListEntry, reference: Reference) -> Iterator[tuple[str, str]]:
    known = _families(reference)
    listed = _listed(entry, known)
    if known and not entry.et_al and listed != known:
        yield ", ".join(listed), ", ".join(known)
    if reference.year and entry.year[:1].isdigit() and entry.year[:4] != reference.year:
        yield entry.year, reference.year
    pages = pages_of(reference)
    if pages and entry.pages and pages != entry.pages:
        yield "–".join(map(str, entry.pages)), "–".join(map(str, pages))


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
