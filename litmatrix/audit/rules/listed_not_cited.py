"""A work stands in the reference list and is never cited.

The list holds what is cited, and nothing else. Source: Søk & Skriv, APA 7.

Fails:
    Det er slik (Dalland, 2020, s. 4).

    Referanser

    Dalland, O. (2020). Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.

    Varvin, S. (2015). Flukt og eksil (2. utg.). Universitetsforlaget.

Passes:
    Det er slik (Dalland, 2020, s. 4).

    Referanser

    Dalland, O. (2020). Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "AUD002",
    "listed-not-cited",
    "format",
    message=Message(
        nb="{work} står i referanselisten, men er ikke sitert.",
        nn="{work} står i referanselista, men er ikkje sitert.",
        en="{work} is in the reference list but is not cited.",
    ),
    hint=Message(
        nb="Ta verket ut av listen, eller siter det der du har brukt det.",
        nn="Ta verket ut av lista, eller siter det der du har brukt det.",
        en="Take the work out of the list, or cite it where you used it.",
    ),
    why=Message(
        nb="Referanselisten er listen over det teksten bygger på, ikke over alt du har lest.",
        nn="Referanselista er lista over det teksten byggjer på, ikkje over alt du har lese.",
        en="The list holds what the text builds on, not everything that was read.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per item whose authors and year could be read."""
    verdicts = [manuscript.identity.verdict(work) for citation in manuscript.citations for work in citation.works]
    cited = {verdict.source.entry for verdict in verdicts if verdict.source and verdict.source.entry}
    labels = {(entry.names, entry.year[:4]) for entry in cited}
    for entry in manuscript.entries:
        # Works of the same authors and year are told apart by letters, which a text may have left out.
        if not entry.names or (entry.names, entry.year[:4]) in labels:
            continue
        year = f" ({entry.year})" if entry.year else ""
        name = f"{entry.names[0].family}{' et al.' if len(entry.names) > 2 else ''}{year}"
        yield Remark(RULE, entry.paragraph, 0, len(entry.text), entry.text[:80], None, {"work": name})
