"""The page number stands without "s." before it.

Source: UiT, APA 7: comma separates author, year and locator; a range is "s. 25–28".

Fails:
    Loven ble endret (Kavli et al., 2022, 7).

Passes:
    Loven ble endret (Kavli et al., 2022, s. 7).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM008",
    "page-label-missing",
    "format",
    message=Message(
        nb="«{label}» mangler foran sidetallet {pages}.",
        nn="«{label}» manglar framfor sidetalet {pages}.",
        en="“{label}” is missing before the page number {pages}.",
    ),
    hint=Message(nb="Skriv «{right}».", nn="Skriv «{right}».", en="Write “{right}”."),
    why=Message(
        nb="Uten «s.» kan tallet være et avsnitt, en paragraf eller et årstall.",
        nn="Utan «s.» kan talet vere eit avsnitt, ein paragraf eller eit årstal.",
        en="Without the label the number may be a paragraph, a section or a year.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per cited work."""
    for citation, work in manuscript.in_text():
        if work.locator and work.locator.label == "":
            right = manuscript.convention.locator(work.locator)
            parameters = {"pages": work.locator.pages.text, "right": right, "label": right.split()[0]}
            yield manuscript.remark(RULE, citation, (work.locator.start, work.locator.end), parameters)
