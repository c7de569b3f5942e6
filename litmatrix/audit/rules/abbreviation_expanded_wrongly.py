"""An abbreviation that everybody knows stands behind another name than its own.

Fails:
    Opphold gis av Utenriksdepartementet (UDI).

Passes:
    Opphold gis av Utlendingsdirektoratet (UDI).
"""

from collections.abc import Iterator

from litmatrix.audit.abbreviations import KNOWN, expansions
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "DOC005",
    "abbreviation-expanded-wrongly",
    "error",
    message=Message(
        nb="{short} er forkortelsen for {right}, ikke for {full}.",
        nn="{short} er forkortinga for {right}, ikkje for {full}.",
        en="{short} is the abbreviation of {right}, not of {full}.",
    ),
    hint=Message(
        nb="Skriv «{right} ({short})», eller se etter hvilken etat du mener.",
        nn="Skriv «{right} ({short})», eller sjå etter kva for ein etat du meiner.",
        en="Write “{right} ({short})”, or see which body you mean.",
    ),
    why=Message(
        nb="Leseren vet ikke hvem det er snakk om.",
        nn="Lesaren veit ikkje kven det er snakk om.",
        en="The reader does not know which body is meant.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per expansion."""
    for expansion in expansions(manuscript):
        right = KNOWN.get(expansion.short)
        if (
            right
            and expansion.full.split()[-1].casefold() != right.split()[-1].casefold()
            and not _is_one(expansion.full, right)
        ):
            parameters = {"short": expansion.short, "full": expansion.full, "right": right}
            text = f"{expansion.full} ({expansion.short})"
            expected = f"{right} ({expansion.short})"
            yield Remark(RULE, expansion.paragraph, expansion.start, expansion.end, text, expected, parameters)


def _is_one(full: str, right: str) -> bool:
    return right.casefold() in full.casefold() or full.casefold() in right.casefold()
