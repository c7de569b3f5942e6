"""A reference says "Hentet fra" before an address without a date of retrieval.

The words are used only with a date, for content that changes. Source: Søk & Skriv, APA 7.

Fails:
    Referanser

    Fellesorganisasjonen. (2015). Yrkesetisk grunnlagsdokument. Hentet fra https://www.fo.no/

Passes:
    Referanser

    Fellesorganisasjonen. (2015). Yrkesetisk grunnlagsdokument. https://www.fo.no/
"""

import re
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "LST007",
    "retrieved-from",
    "style",
    message=Message(
        nb="«{text}» foran adressen.", nn="«{text}» framfor adressa.", en="“{text}” before the address."
    ),
    hint=Message(
        nb="La adressen stå alene. Endrer siden seg ofte, skriv dato: «Hentet 28. juni 2022 fra …».",
        nn="La adressa stå åleine. Endrar sida seg ofte, skriv dato: «Henta 28. juni 2022 frå …».",
        en="Let the address stand alone. If the page changes often, give the date: “Retrieved June 28, 2022, from …”.",
    ),
    why=Message(
        nb="APA 7 tok bort «Hentet fra»; bare innhold som endrer seg, trenger en dato.",
        nn="APA 7 tok bort «Henta frå»; berre innhald som endrar seg, treng ein dato.",
        en="APA 7 dropped “Retrieved from”; only content that changes needs a date.",
    ),
)
_WORDS = re.compile(r"(?:Hentet fra|Henta frå|Retrieved from|Tilgjengelig fra|Lest på)\s*:?\s*(?=https?://|www\.)")


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per item."""
    for entry in manuscript.entries:
        match = _WORDS.search(entry.text)
        if match:
            written = match.group().strip()
            at = (match.start(), match.end())
            address = entry.url.text if entry.url else None
            yield Remark(
                RULE,
                entry.paragraph,
                *at,
                entry.text[match.start() : match.end() + 60],
                address,
                {"text": written},
            )
