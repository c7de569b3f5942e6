"""A work is cited and is not among the references.

Judged by the reference list of the thesis; where it has none, by the `.bib`. Source: Søk & Skriv, APA 7.

Fails:
    Det er slik (Hansen, 2019, s. 4).

    Referanser

    Dalland, O. (2020). Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.

Passes:
    Det er slik (Dalland, 2020, s. 4).

    Referanser

    Dalland, O. (2020). Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.matrix_in_text import WorkKey, label
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "AUD001",
    "cited-not-listed",
    "error",
    message=Message(
        nb="{work} er sitert, men står ikke blant referansene.",
        nn="{work} er sitert, men står ikkje blant referansane.",
        en="{work} is cited but is not among the references.",
    ),
    hint=Message(
        nb="Legg verket til i referanselisten, eller rett navn og årstall hvis du mener et som står der.",
        nn="Legg verket til i referanselista, eller rett namn og årstal om du meiner eit som står der.",
        en="Add the work to the reference list, or correct name and year if you mean one that is there.",
    ),
    why=Message(
        nb="Leseren kan ikke finne kilden, og sensor kan ikke kontrollere den.",
        nn="Lesaren kan ikkje finne kjelda, og sensor kan ikkje kontrollere henne.",
        en="The reader cannot find the source, and the examiner cannot check it.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per work, at its first citation."""
    said: set[WorkKey] = set()
    if not manuscript.sources:
        return
    for citation in manuscript.citations:
        for position, work in enumerate(citation.works):
            following = citation.works[position + 1 : position + 2]
            if any(other.secondary for other in following):  # read in another work, and rightly not listed
                continue
            verdict = manuscript.identity.verdict(work)
            name = label(manuscript, work) if work.year is not None else work.first_author
            if verdict.relation != "unknown" or manuscript.identity.key(work) in said:
                continue
            said.add(manuscript.identity.key(work))
            yield manuscript.remark(RULE, citation, (work.start, work.end), {"work": name}, certain=False)
