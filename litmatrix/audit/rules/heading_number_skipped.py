"""A number is missing in a row of headings: 3.2 comes without 3.1.

Fails:
    3 Teori

    3.2 Opplevelsen av relasjoner

    Her er teksten.

Passes:
    3 Teori

    3.1 Opplevelsen av relasjoner

    Her er teksten.
"""

from collections.abc import Iterator

from litmatrix.audit.headings import numbered_headings
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "DOC002",
    "heading-number-skipped",
    "format",
    message=Message(
        nb="Overskriften har nummer {number}; {before} finnes ikke.",
        nn="Overskrifta har nummer {number}; {before} finst ikkje.",
        en="The heading has number {number}; there is no {before}.",
    ),
    hint=Message(
        nb="Enten mangler en overskrift, eller så er nummeret galt.",
        nn="Anten manglar ei overskrift, eller så er nummeret gale.",
        en="Either a heading is missing or the number is wrong.",
    ),
    why=Message(
        nb="Leseren leter etter et avsnitt som ikke finnes.",
        nn="Lesaren leitar etter eit avsnitt som ikkje finst.",
        en="The reader looks for a section that does not exist.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per heading that is not the next one after its predecessor."""
    for heading in numbered_headings(manuscript.paragraphs):
        if heading.fits_parent and heading.skipped:
            at = (heading.start, heading.end)
            parameters = {"number": heading.number, "before": heading.skipped}
            yield Remark(RULE, heading.paragraph, *at, heading.number, None, parameters)
