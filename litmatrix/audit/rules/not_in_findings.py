"""A work in the literature matrix is not cited among the findings.

Fails:
    # Funn i studiene

    Målet nås ikke (Berg, 2020; Dahl, 2021).

    # Litteraturmatrise

    | Navn og år | Tittel |
    |---|---|
    | Berg, 2020 | Om å bo |
    | Dahl, 2021 | Om å lære |
    | Eng, 2019 | Om å arbeide |

Passes:
    Målet nås ikke (Berg, 2020; Dahl, 2021).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.matrix_in_text import label, works_of_findings, works_of_matrix
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "AUD011",
    "not-in-findings",
    "error",
    message=Message(
        nb="{work} står i litteraturmatrisen, men er ikke sitert blant funnene.",
        nn="{work} står i litteraturmatrisa, men er ikkje sitert blant funna.",
        en="{work} is in the literature matrix but is not cited among the findings.",
    ),
    hint=Message(
        nb="Si hva studien viser, også når den ikke svarer på spørsmålet, eller ta den ut av matrisen.",
        nn="Sei kva studien viser, også når han ikkje svarer på spørsmålet, eller ta han ut av matrisa.",
        en="Say what the study shows, also when it does not answer the question, or take it out of the matrix.",
    ),
    why=Message(
        nb="En studie som er valgt ut og så forsvinner, ser ut som om den ikke passet.",
        nn="Ein studie som er vald ut og så forsvinn, ser ut som om han ikkje passa.",
        en="A study that was selected and then vanishes looks as if it did not suit.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per work, at its row."""
    matrix = works_of_matrix(manuscript)
    findings = works_of_findings(manuscript, tuple(matrix))
    if not findings:
        return
    for key, found in matrix.items():
        if key not in findings:
            at = (found.work.start, found.work.end)
            name = {"work": label(manuscript, found.work)}
            yield manuscript.remark(RULE, found.citation, at, name, certain=False)
