"""An author is spelt differently than elsewhere, or than among the references.

Where the references do not tell which spelling is right, and none is far more frequent, both are named.

Fails:
    Praksis virker (Fedreheim et al., 2022, s. 4). Det er krevende (Fedreheim et al., 2022, s. 5), også for små
    bedrifter (Fedreheim et al., 2022, s. 7) og store (Fedreheim et al., 2022, s. 8). Noen sier nei (Fedrehem et al., 2022, s. 9).

Passes:
    Praksis virker (Fedreheim et al., 2022, s. 4). Det er krevende (Fedreheim et al., 2022, s. 5).
"""

import re
from collections.abc import Iterator

from litmatrix.audit.citation import Citation, Span
from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Parameters, Remark, audit_rule
from litmatrix.audit.spelling import Misspelling
from litmatrix.message import Message

RULE = audit_rule(
    "AUD003",
    "author-spelt-differently",
    "error",
    message=Message(
        nb="«{name}» er skrevet «{others}» ellers.",
        nn="«{name}» er skrive «{others}» elles.",
        en="“{name}” is written “{others}” elsewhere.",
    ),
    hint=Message(
        nb="Se etter i kilden hvordan navnet skrives, og skriv det likt overalt.",
        nn="Sjå etter i kjelda korleis namnet blir skrive, og skriv det likt overalt.",
        en="Look up the name in the source, and write it the same everywhere.",
    ),
    why=Message(
        nb="Et navn i to skrivemåter ser ut som to forfattere, og gjør kilden vanskelig å finne.",
        nn="Eit namn i to skrivemåtar ser ut som to forfattarar, og gjer kjelda vanskeleg å finne.",
        en="A name in two spellings looks like two authors and makes the source hard to find.",
    ),
)
_GENITIVE = re.compile(
    r"(?:[Ii]følgj?e)\s+([^\W\d_][\w-]{2,40})s\s+([a-zæøå]{3,30}es|er|har|kan|skal|må|vil|bør|blir)\b"
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per misspelt name; a single one for a name whose right spelling is not known."""
    said: set[str] = set()
    for citation in manuscript.citations:
        for work in citation.works:
            misspelt = manuscript.identity.verdict(work).misspelt
            for name in () if work.continues else work.names:
                wrong = misspelt.get(name.text)
                if wrong and (wrong.right or name.text not in said):
                    said.add(name.text)
                    yield _remark(manuscript, citation, name, wrong)
    yield from _genitives(manuscript)


def _remark(manuscript: Manuscript, citation: Citation, name: Span, wrong: Misspelling) -> Remark:
    parameters: Parameters = {"name": name.text, "others": wrong.others}
    return manuscript.remark(RULE, citation, (name.start, name.end), parameters, certain=wrong.right is not None)


def _genitives(manuscript: Manuscript) -> Iterator[Remark]:
    """ "Ifølge Varvins bygges relasjoner": a genitive with nothing that it owns."""
    known = {name for citation in manuscript.citations for work in citation.works for name in work.authors}
    for position, paragraph in enumerate(manuscript.paragraphs):
        for match in _GENITIVE.finditer(paragraph.text) if paragraph.kind == "text" else ():
            name = match.group(1)
            if name in known and f"{name}s" not in known:
                start, end = match.start(1), match.end(1) + 1
                parameters: Parameters = {"name": f"{name}s", "others": (name,)}
                yield Remark(RULE, position, start, end, f"{name}s", name, parameters)
