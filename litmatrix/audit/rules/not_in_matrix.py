"""A work that the findings rest on is not in the literature matrix.

Fails:
    # Funn i studiene

    Målet nås ikke (Berg, 2020; Dahl, 2021; Strøm et al., 2020).

    # Litteraturmatrise

    | Navn og år | Tittel |
    |---|---|
    | Berg, 2020 | Om å bo |
    | Dahl, 2021 | Om å lære |

Passes:
    Målet nås ikke (Berg, 2020; Dahl, 2021).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.matrix_in_text import label, works_of_findings, works_of_matrix
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "AUD010",
    "not-in-matrix",
    "error",
    message=Message(
        nb="{work} er sitert blant funnene, men står ikke i litteraturmatrisen.",
        nn="{work} er sitert blant funna, men står ikkje i litteraturmatrisa.",
        en="{work} is cited among the findings but is not in the literature matrix.",
    ),
    hint=Message(
        nb="Ta verket inn i matrisen, eller se etter om det er sitert under galt navn.",
        nn="Ta verket inn i matrisa, eller sjå etter om det er sitert under gale namn.",
        en="Add the work to the matrix, or see whether it is cited under a wrong name.",
    ),
    why=Message(
        nb="Funnene skal bygge på de studiene du har valgt ut, og matrisen sier hvilke det er.",
        nn="Funna skal byggje på dei studiane du har valt ut, og matrisa seier kva for nokre det er.",
        en="The findings rest on the studies that were selected, and the matrix says which.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per work, at its first citation among the findings."""
    matrix = works_of_matrix(manuscript)
    for key, found in works_of_findings(manuscript, tuple(matrix)).items():
        if key not in matrix:
            at = (found.work.start, found.work.end)
            name = {"work": label(manuscript, found.work)}
            yield manuscript.remark(RULE, found.citation, at, name, certain=False)
