"""A year has a letter, and no other work of the same authors and year has one.

2021a and 2021b tell two works apart; a single one needs no letter. Source: Søk & Skriv, APA 7.

Fails:
    Det er slik (Dalland, 2020a, s. 4).

Passes:
    Det er slik (Dalland, 2020a, s. 4) og slik (Dalland, 2020b, s. 9).
"""

from collections import defaultdict
from collections.abc import Iterator

from litmatrix.audit.manuscript import Manuscript
from litmatrix.audit.rule import Remark, audit_rule
from litmatrix.audit.years import base_year, year_letter
from litmatrix.message import Message

RULE = audit_rule(
    "AUD013",
    "year-letter-alone",
    "format",
    message=Message(
        nb="{name} har {year}, men ingen annen {base}.",
        nn="{name} har {year}, men ingen annan {base}.",
        en="{name} has {year} but no other {base}.",
    ),
    hint=Message(
        nb="Fjern bokstaven, eller se etter om et annet verk mangler sin.",
        nn="Ta bort bokstaven, eller sjå etter om eit anna verk manglar sin.",
        en="Remove the letter, or see whether another work lacks its own.",
    ),
    why=Message(
        nb="Bokstaven lover leseren et verk til fra samme år.",
        nn="Bokstaven lovar lesaren eitt verk til frå same år.",
        en="The letter promises the reader a second work of the same year.",
    ),
)


def find(manuscript: Manuscript) -> Iterator[Remark]:
    """A remark per work, at its first citation."""
    letters: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, work in manuscript.in_text():
        names = manuscript.identity.names(work)
        letters[names[0] if names else "", base_year(work.year_text)].add(work.year_text)
    for source in manuscript.sources:
        letters[source.names[0] if source.names else "", source.year].add(source.year + source.letter)
    said: set[tuple[str, str]] = set()
    for citation, work in manuscript.in_text():
        if work.year is None or not work.names or not year_letter(work.year_text):
            continue
        key = (manuscript.identity.names(work)[0], base_year(work.year_text))
        if len({year for year in letters[key] if year_letter(year)}) == 1 and key not in said:
            said.add(key)
            parameters = {"name": key[0], "year": work.year_text, "base": key[1]}
            yield manuscript.remark(RULE, citation, (work.year.start, work.year.end), parameters, certain=False)
