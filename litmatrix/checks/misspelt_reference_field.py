"""A field of a reference differs from a known one by a letter.

Programs that read BibTeX skip a field they do not know, without a word. Fields of your own are let be.

Fails:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget},
      lcoation = {Oslo}}

Passes:
    --- sources/references.bib
    @book{b2021, author = {Berg, B.}, title = {Språk og arbeid}, date = {2021}, publisher = {Forlaget},
      location = {Oslo}}
"""

from collections.abc import Iterator
from functools import cache

from litmatrix.checks._bibtex_names import FIELDS
from litmatrix.checks._spelling import Spelling
from litmatrix.diagnostic import Fault, Rule, Severity
from litmatrix.message import Message
from litmatrix.model import Review

RULE = Rule(
    "REF014",
    "misspelt-reference-field",
    Severity.WARNING,
    message=Message(
        nb="BibTeX har ikke noe felt «{field}».",
        nn="BibTeX har ikkje noko felt «{field}».",
        en="BibTeX has no field “{field}”.",
    ),
    hint=Message(
        nb="Rett navnet på feltet. Feltet leses ikke slik det står.",
        nn="Rett namnet på feltet. Feltet blir ikkje lese slik det står.",
        en="Mend the field's name. As it stands the field is not read.",
    ),
    why=Message(
        nb="Et felt som ingen program kjenner, blir borte fra referanselisten i stillhet.",
        nn="Eit felt som ingen program kjenner, blir borte frå referanselista i stillheit.",
        en="A field that no program knows silently vanishes from the reference list.",
    ),
)


def check(review: Review) -> Iterator[Fault]:
    """One fault per field whose name is one letter from a known one."""
    for reference in review.references.values():
        for name in sorted(reference.fields.keys() - FIELDS):
            near = _known().near(name)
            if near:
                yield Fault(RULE, reference.place(name), {"field": name, "near": near[0]})


@cache
def _known() -> Spelling:
    return Spelling(FIELDS)
