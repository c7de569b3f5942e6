"""The thesis cites works and has no reference list.

Said once, at the end of the text, instead of once per citation.

Fails:
    Det er slik (Dalland, 2020, s. 4).

Passes:
    Det er slik (Dalland, 2020, s. 4).

    Referanser

    Dalland, O. (2020). Metode og oppgaveskriving (7. utg.). Gyldendal akademisk.
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "AUD012",
    "no-reference-list",
    "error",
    message=Message(
        nb="Teksten siterer {count} verk og har ingen referanseliste.",
        nn="Teksten siterer {count} verk og har inga referanseliste.",
        en="The text cites {count} works and has no reference list.",
    ),
    hint=Message(
        nb="Sett inn listen til slutt under overskriften «Referanser». «litmatrix audit --write-bib» gir deg et utgangspunkt.",
        nn="Set inn lista til slutt under overskrifta «Referansar». «litmatrix audit --write-bib» gir deg eit utgangspunkt.",
        en="Add the list at the end under “References”. “litmatrix audit --write-bib” gives you a start.",
    ),
    why=Message(
        nb="Uten referanseliste kan ingen av kildene slås opp.",
        nn="Utan referanseliste kan ingen av kjeldene slåast opp.",
        en="Without a reference list none of the sources can be looked up.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """At most one remark."""
    works = {
        (manuscript.identity.names(work)[:1], work.year_text[:4])
        for _, work in manuscript.in_text()
        if work.genre in {"work", "document"}
    }
    if (
        works
        and not manuscript.keyed.keys
        and not manuscript.entries
        and not any(one.kind == "references" for one in manuscript.paragraphs)
    ):
        last = len(manuscript.paragraphs) - 1
        end = len(manuscript.paragraphs[last].text)
        yield Remark(RULE, last, max(0, end - 1), end, "", None, {"count": len(works)})
