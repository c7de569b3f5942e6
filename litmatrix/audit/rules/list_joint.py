"""The last author of a reference is joined by "og", or by a comma before &.

Norwegian APA: "Hansen, A. & Berg, B."; English APA: "Hansen, A., & Berg, B.". Source: Søk & Skriv, APA 7.

Fails:
    Referanser

    Guribye, E. og Espegren, A. (2019). Resultatmål i introduksjonsprogrammet (Rapport 20). NORCE.

Fails:
    Referanser

    Guribye, E., & Espegren, A. (2019). Resultatmål i introduksjonsprogrammet for flyktninger (Rapport 20). NORCE.

Passes:
    Referanser

    Guribye, E. & Espegren, A. (2019). Resultatmål i introduksjonsprogrammet (Rapport 20). NORCE.
"""

import re
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "LST005",
    "list-joint",
    "format",
    message=Message(
        nb="«{text}» foran siste forfatter.",
        nn="«{text}» framfor siste forfattar.",
        en="“{text}” before the last author.",
    ),
    hint=Message(nb="Skriv «{right}».", nn="Skriv «{right}».", en="Write “{right}”."),
    why=Message(
        nb="I referanselisten skriver norsk APA «&» uten komma foran siste forfatter.",
        nn="I referanselista skriv norsk APA «&» utan komma framfor siste forfattar.",
        en="English APA writes “, &” before the last author; Norwegian APA writes “&” without a comma.",
    ),
)
_JOINT = re.compile(r"\.(,?)\s*(&|\b(?:og|and))\s+(?=[^\W\d_])")


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per item."""
    right = ", &" if manuscript.convention.language == "en" else "&"
    for entry in manuscript.entries:
        match = _JOINT.search(entry.authors.text) if entry.authors else None
        if match is None or entry.authors is None:
            continue
        written = f"{match.group(1)} {match.group(2)}".strip()
        if written != right:
            start = entry.authors.start + match.start() + 1
            expected = _JOINT.sub(f".{', & ' if right[0] == ',' else ' & '}", entry.authors.text, count=1)
            at = (start, start + len(match.group()) - 1)
            yield Remark(
                RULE, entry.paragraph, *at, entry.authors.text, expected, {"text": written, "right": right}
            )
