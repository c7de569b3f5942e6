"""A document of parliament is not written in its form: Meld. St. 20 (2009–2010), NOU 2016: 16.

"St.meld. nr." is right only before 1 October 2009; the year is not repeated. Source: Søk & Skriv, APA 7; UiT.

Fails:
    Målet er stabil tilknytning (St. Meld. 30 (2015–2016), 2016).

Passes:
    Målet er stabil tilknytning (Meld. St. 30 (2015–2016), s. 49).
"""

import re
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM020",
    "parliamentary-form",
    "format",
    message=Message(
        nb="«{text}» er ikke skrevet som stortingsdokumenter siteres.",
        nn="«{text}» er ikkje skrive slik stortingsdokument blir siterte.",
        en="“{text}” is not the form in which documents of parliament are cited.",
    ),
    hint=Message(
        nb="Skriv serie, nummer og sesjon: {right}",
        nn="Skriv serie, nummer og sesjon: {right}",
        en="Give series, number and session: {right}",
    ),
    why=Message(
        nb="Serien er forfatteren og sesjonen er året. «St.meld. nr.» het de bare til oktober 2009.",
        nn="Serien er forfattaren og sesjonen er året. «St.meld. nr.» heitte dei berre til oktober 2009.",
        en="The series is the author and the session is the year. “St.meld. nr.” was their name only until October 2009.",
    ),
)
_DASH = re.compile(r"\s?[-‐‑‒–—]{1,2}\s?")
_EXAMPLE = "Meld. St. 20 (2009–2010)"


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per document."""
    for citation, work in manuscript.in_text():
        if work.genre != "document":
            continue
        name = work.names[0]
        written = manuscript.text(citation)[name.start : name.end]
        if _DASH.sub("–", written) != work.canonical:
            parameters = {"text": written, "right": work.canonical or _EXAMPLE}
            certain = work.canonical is not None
            yield manuscript.remark(RULE, citation, (name.start, name.end), parameters, certain)
