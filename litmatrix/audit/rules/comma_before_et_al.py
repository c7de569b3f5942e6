"""A comma stands before "et al.".

Et al. means "and others" and belongs to the name before it. Source: Søk & Skriv, APA 7.

Fails:
    Det er å sikre et sted å bo (Haaland, et al., 2021, s. 180).

Passes:
    Det er å sikre et sted å bo (Haaland et al., 2021, s. 180).
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "FRM001",
    "comma-before-et-al",
    "format",
    message=Message(
        nb="Komma foran «et al.»: «{text}».",
        nn="Komma framfor «et al.»: «{text}».",
        en="Comma before “et al.”: “{text}”.",
    ),
    hint=Message(nb="Skriv «{right}».", nn="Skriv «{right}».", en="Write “{right}”."),
    why=Message(
        nb="«Et al.» betyr «og andre» og hører til navnet foran. Norsk APA setter ikke komma mellom dem.",
        nn="«Et al.» tyder «og andre» og høyrer til namnet framfor. Norsk APA set ikkje komma mellom dei.",
        en="“Et al.” means “and others” and belongs to the name before it. APA puts no comma between them.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per cited work."""
    for citation, work in manuscript.in_text():
        if work.et_al is None or not work.names or work.continues:
            continue
        name, text = work.names[-1], manuscript.text(citation)
        if "," in text[name.end : work.et_al.start]:
            written = text[name.start : work.et_al.end]
            parameters = {"text": written, "right": f"{name.text} et al."}
            yield manuscript.remark(RULE, citation, (name.start, work.et_al.end), parameters)
