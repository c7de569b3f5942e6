"""Et al. stands for a single further author.

Two authors are always both named. Source: Søk & Skriv, APA 7; NTNU.

Fails:
    Det er data om løpet (Guribye et al., 2019, s. 6). Tallene er stabile (Guribye & Espegren, 2019, s. 11).

Passes:
    Det er data om løpet (Guribye & Espegren, 2019, s. 6). Tallene er stabile (Guribye & Espegren, 2019, s. 11).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Parameters, Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "AUD006",
    "et-al-for-two",
    "error",
    message=Message(
        nb="{name} ({year}) har to forfattere: {names}.",
        nn="{name} ({year}) har to forfattarar: {names}.",
        en="{name} ({year}) has two authors: {names}.",
    ),
    hint=Message(
        nb="Nevn begge hver gang. «Et al.» brukes fra tre forfattere.",
        nn="Nemn begge kvar gong. «Et al.» blir brukt frå tre forfattarar.",
        en="Name both every time. “Et al.” is for three authors and more.",
    ),
    why=Message(
        nb="«Et al.» er flertall, og leseren leter etter et verk med minst tre forfattere.",
        nn="«Et al.» er fleirtal, og lesaren leitar etter eit verk med minst tre forfattarar.",
        en="“Et al.” is a plural, and the reader looks for a work of at least three authors.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per cited work."""
    for citation, work in manuscript.in_text():
        verdict = manuscript.identity.verdict(work)
        if verdict.relation == "et-al-for-two" and work.et_al:
            parameters: Parameters = {
                "name": work.first_author,
                "year": work.year_text,
                "names": f" {manuscript.convention.and_word} ".join(verdict.right_names),
            }
            yield manuscript.remark(RULE, citation, (work.names[0].start, work.et_al.end), parameters)
