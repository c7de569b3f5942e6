"""The same work is cited under different sets of authors.

By the references; without them, when the same pages of the same year are cited from two sets of authors
with the same first name.

Fails:
    Det er slik (Berg & Dahl, 2020, s. 4).

    Referanser

    Berg, A. & Eng, B. (2020). Om å bo. Fagforlaget.

Passes:
    Det er slik (Berg & Eng, 2020, s. 4).

    Referanser

    Berg, A. & Eng, B. (2020). Om å bo. Fagforlaget.
"""

from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.message import Message

RULE = audit_rule(
    "AUD005",
    "author-set-differs",
    "error",
    message=Message(
        nb="{name} ({year}) er sitert med forskjellige forfattere.",
        nn="{name} ({year}) er sitert med ulike forfattarar.",
        en="{name} ({year}) is cited with different authors.",
    ),
    hint=Message(
        nb="Se etter hvem som har skrevet det du siterer, for eksempel kapitlet, og bruk de samme navnene overalt.",
        nn="Sjå etter kven som har skrive det du siterer, til dømes kapitlet, og bruk dei same namna overalt.",
        en="Look up who wrote what you cite, for example the chapter, and use the same names everywhere.",
    ),
    why=Message(
        nb="Ett verk med to sett forfattere blir til to verk i referanselisten.",
        nn="Eitt verk med to sett forfattarar blir til to verk i referanselista.",
        en="One work with two sets of authors becomes two works in the reference list.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per citation."""
    for citation, work in manuscript.in_text():
        verdict = manuscript.identity.verdict(work)
        if verdict.relation == "authors":
            parameters = {"name": work.first_author, "year": work.year_text}
            yield manuscript.remark(RULE, citation, (work.start, work.end), parameters, bool(verdict.right_names))
