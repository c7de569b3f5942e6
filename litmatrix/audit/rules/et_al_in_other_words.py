"""Further authors are not written "et al." but "mfl.", "et. al.", "og andre" or the like.

Norwegian APA writes et al., not mfl. Source: Søk & Skriv, APA 7.

Fails:
    Barn lærer av barn (Hansen mfl., 2019, s. 3).

Passes:
    Barn lærer av barn (Hansen et al., 2019, s. 3).
"""

import re
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

_USUAL = re.compile(r"[Ee]t al\.?\Z")

RULE = audit_rule(
    "FRM003",
    "et-al-in-other-words",
    "format",
    message=Message(
        nb="«{text}» skal være «et al.».", nn="«{text}» skal vere «et al.».", en="“{text}” should be “et al.”."
    ),
    hint=Message(nb="Skriv «{right}».", nn="Skriv «{right}».", en="Write “{right}”."),
    why=Message(
        nb="Norsk APA bruker «et al.» for flere forfattere, ikke «mfl.». «Et» er et helt ord og har ikke punktum.",
        nn="Norsk APA brukar «et al.» for fleire forfattarar, ikkje «mfl.». «Et» er eit heilt ord og har ikkje punktum.",
        en="APA writes “et al.” for further authors. “Et” is a whole word and takes no full stop.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per cited work."""
    for citation, work in manuscript.in_text():
        if work.et_al and not work.continues and not _USUAL.match(work.et_al.text):
            parameters = {"text": work.et_al.text, "right": f"{work.names[-1].text} et al."}
            yield manuscript.remark(RULE, citation, (work.et_al.start, work.et_al.end), parameters)
