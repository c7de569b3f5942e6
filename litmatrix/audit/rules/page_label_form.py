"""The page number has another label than "s.": "s", "side", "ss.", "p.".

In Norwegian every page number has "s."; in English one page has "p." and several "pp.". Source: UiT, APA 7.

Fails:
    Mange var fornøyde (Sætermo et al., 2021, s 29).

Passes:
    Mange var fornøyde (Sætermo et al., 2021, s. 29).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM009",
    "page-label-form",
    "format",
    message=Message(
        nb="Sidetallet er skrevet «{text}».",
        nn="Sidetalet er skrive «{text}».",
        en="The page number is written “{text}”.",
    ),
    hint=Message(nb="Skriv «{right}».", nn="Skriv «{right}».", en="Write “{right}”."),
    why=Message(
        nb="Norsk APA skriver «s.» med liten bokstav og punktum foran alle sidetall, også flere.",
        nn="Norsk APA skriv «s.» med liten bokstav og punktum framfor alle sidetal, også fleire.",
        en="APA writes “p.” before one page and “pp.” before several; Norwegian APA always “s.”.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per cited work."""
    for citation, work in manuscript.in_text():
        locator = work.locator
        if locator is None or locator.canonical != "page" or locator.label == "":
            continue
        right = manuscript.convention.locator(locator)
        after = manuscript.text(citation)[locator.start + len(locator.label)]
        if f"{locator.label}{after}" != right.split()[0]:
            written = manuscript.text(citation)[locator.start : locator.end]
            parameters = {"text": written, "right": right}
            yield manuscript.remark(RULE, citation, (locator.start, locator.end), parameters)
