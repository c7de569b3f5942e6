"""The full stop after "et al" is missing.

"Al." is short for *alii*, "others". Source: Søk & Skriv, APA 7.

Fails:
    Forventningene er høye (Kavli et al, 2022, s. 72).

Passes:
    Forventningene er høye (Kavli et al., 2022, s. 72).
"""

import re
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

_BARE = re.compile(r"[Ee]t al\Z")

RULE = audit_rule(
    "FRM002",
    "et-al-without-full-stop",
    "format",
    message=Message(
        nb="Punktum mangler etter «et al» i «{text}».",
        nn="Punktum manglar etter «et al» i «{text}».",
        en="The full stop after “et al” is missing in “{text}”.",
    ),
    hint=Message(nb="Skriv «{right}».", nn="Skriv «{right}».", en="Write “{right}”."),
    why=Message(
        nb="«Al.» er en forkortelse (for «alii», andre) og skal ha punktum.",
        nn="«Al.» er ei forkorting (for «alii», andre) og skal ha punktum.",
        en="“Al.” is an abbreviation (of “alii”, others) and takes a full stop.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per cited work."""
    for citation, work in manuscript.in_text():
        if work.et_al and not work.continues and _BARE.search(work.et_al.text):
            text = manuscript.text(citation)[work.names[-1].start : work.et_al.end]
            parameters = {"text": text, "right": f"{work.names[-1].text} et al."}
            yield manuscript.remark(RULE, citation, (work.et_al.start, work.et_al.end), parameters)
