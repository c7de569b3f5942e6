"""A DOI is not written as an address: https://doi.org/10.…

Source: Søk & Skriv, APA 7; the form that the DOI foundation recommends.

Fails:
    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktninger. Søkelys på arbeidslivet, 37(1), 92–108. doi:10.18261/issn.1504-7989-2020-01-02-06

Passes:
    Referanser

    Kobberstad, J. H. (2020). Høyt utdanna flyktninger. Søkelys på arbeidslivet, 37(1), 92–108. https://doi.org/10.18261/issn.1504-7989-2020-01-02-06
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "LST003",
    "doi-form",
    "format",
    message=Message(
        nb="DOI-en er skrevet «{text}».", nn="DOI-en er skriven «{text}».", en="The DOI is written “{text}”."
    ),
    hint=Message(nb="Skriv {right}", nn="Skriv {right}", en="Write {right}"),
    why=Message(
        nb="Som adresse kan den klikkes, og den virker så lenge verket finnes.",
        nn="Som adresse kan han klikkast, og han verkar så lenge verket finst.",
        en="As an address it can be followed, and it works as long as the work exists.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per DOI."""
    for entry in manuscript.entries:
        if entry.doi is None:
            continue
        right = f"https://doi.org/{entry.doi.text[entry.doi.text.find('10.') :]}"
        if entry.doi.text != right:
            parameters = {"text": entry.doi.text, "right": right}
            yield Remark(RULE, entry.paragraph, entry.doi.start, entry.doi.end, entry.doi.text, right, parameters)
