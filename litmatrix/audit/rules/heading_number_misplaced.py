"""The number of a heading does not fit the chapter it stands in.

Fails:
    2 Metode

    1.7 Litteraturstudie som metode

    Her er teksten.

Passes:
    2 Metode

    2.1 Litteraturstudie som metode

    Her er teksten.
"""

from collections.abc import Iterator

from litmatrix.audit.headings import numbered_headings
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "DOC001",
    "heading-number-misplaced",
    "format",
    message=Message(
        nb="Overskriften har nummer {number}, men står i kapittel {parent}.",
        nn="Overskrifta har nummer {number}, men står i kapittel {parent}.",
        en="The heading has number {number} but stands in chapter {parent}.",
    ),
    hint=Message(
        nb="Etter rekkefølgen skal den ha nummer {right}. La Word nummerere overskriftene.",
        nn="Etter rekkjefølgja skal ho ha nummer {right}. La Word nummerere overskriftene.",
        en="In its place it should be {right}. Let the word processor number the headings.",
    ),
    why=Message(
        nb="Leseren finner ikke fram i innholdsfortegnelsen, og henvisninger til kapitler peker galt.",
        nn="Lesaren finn ikkje fram i innhaldslista, og tilvisingar til kapittel peikar gale.",
        en="Readers lose their way in the contents, and cross references point to the wrong place.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per heading whose number does not begin with that of the heading above it."""
    for heading in numbered_headings(manuscript.paragraphs):
        if heading.parent and not heading.fits_parent:
            at = (heading.start, heading.end)
            parameters = {"number": heading.number, "parent": heading.parent, "right": heading.expected}
            yield Remark(RULE, heading.paragraph, *at, heading.number, heading.expected, parameters)
