"""An item of the reference list is not where the alphabet puts it.

Source: Søk & Skriv, APA 7: alphabetical by first author; works of the same authors by year.

Fails:
    Referanser

    Varvin, S. (2015). Flukt og eksil (2. utg.). Universitetsforlaget.

    Dalland, O. (2020). Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.

Passes:
    Referanser

    Dalland, O. (2020). Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.

    Varvin, S. (2015). Flukt og eksil (2. utg.). Universitetsforlaget.
"""

from collections.abc import Iterator

from litmatrix.audit.correct import alphabetical
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "LST001",
    "list-out-of-order",
    "format",
    message=Message(
        nb="{name} ({year}) skal stå før {other} i referanselisten.",
        nn="{name} ({year}) skal stå før {other} i referanselista.",
        en="{name} ({year}) belongs before {other} in the reference list.",
    ),
    hint=Message(
        nb="Sorter listen alfabetisk etter første forfatter, og deretter etter år.",
        nn="Sorter lista alfabetisk etter første forfattar, og deretter etter år.",
        en="Sort the list by first author and then by year.",
    ),
    why=Message(
        nb="Leseren slår opp alfabetisk.", nn="Lesaren slår opp alfabetisk.", en="Readers look up alphabetically."
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per item that comes too late. "Aa" may stand as å or as two letters, whichever fits better."""
    found = [list(_misplaced(manuscript, as_one_letter)) for as_one_letter in (True, False)]
    yield from min(found, key=len)


def _misplaced(manuscript: Manuscript, aa_is_one_letter: bool) -> Iterator[Remark]:
    highest: tuple[tuple[tuple[str, str], str], str] | None = None
    for entry in manuscript.entries:
        if not entry.names:
            continue
        names = " ".join(f"{name.family} {name.initials}" for name in entry.names).replace(".", "")
        key = (alphabetical(names, manuscript.convention, aa_is_one_letter), entry.year)
        if highest is not None and key < highest[0]:
            parameters = {"name": entry.names[0].family, "year": entry.year, "other": highest[1]}
            yield Remark(RULE, entry.paragraph, 0, len(entry.text), entry.text[:80], None, parameters)
        else:
            highest = (key, entry.names[0].family)
